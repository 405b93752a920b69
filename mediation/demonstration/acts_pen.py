"""On the tablet of the office the applicants write their names; a signed paper comes back whole."""

import math
from random import Random

from mediation.demonstration.acts_files import LIMITS
from mediation.demonstration.lives import Stage
from mediation.domain.agreement.pen import UNITS, PenStrokes
from mediation.domain.agreement.words import SigningCapacity
from mediation.domain.papers import PaperKind
from mediation.queries import papers
from mediation.services import pen_signing, signed_scans
from mediation.services.file_admission import Upload
from mediation.services.pen_signing import PenOrder

PLACE = "第一调解室"
TABLET = "Mozilla/5.0 (Linux; Android 13; 平板) Chrome/120"
PAD = (900, 360)
SECONDS = 5
LINES_OF_A_SIGN, POINTS_OF_A_LINE = 4, 9


def pen_sign(stage: Stage) -> None:
    """Every applicant reads the issued paper and writes on the tablet."""
    paper = pen_signing.paper_to_sign(stage.case, by=stage.mediator, at=stage.at)
    for party in stage.case.applicants:
        order = PenOrder(
            capacity=SigningCapacity.PARTY,
            signer=party.name,
            party_id=party.id,
            document_id=paper.id,
            strokes=_written(party.name, stage),
            place=PLACE,
            device=TABLET,
            address="192.0.2.20",
        )
        pen_signing.sign(stage.case, order, by=stage.mediator, at=stage.at)


def bring_back(stage: Stage) -> None:
    """The agreement comes back from the scanner, every page of it."""
    agreement = stage.case.agreements[-1]
    subject = f"agreement:{agreement.id}"
    paper = papers.newest(stage.case.id, PaperKind.AGREEMENT.value, subject)
    assert paper is not None, "what comes back was issued"
    upload = Upload("调解协议书（签署盖章后扫描）.pdf", paper.content)
    signed_scans.file_scan(stage.case, upload, limits=LIMITS, by=stage.mediator, at=stage.at)


def _written(name: str, stage: Stage) -> PenStrokes:
    """Something that looks like a name: a few bent lines for every sign, the same each time."""
    room = UNITS // (len(name) + 1)
    lines = tuple(
        _line(Random(f"{sign} {number}"), room * place + room // 2, room, number)
        for place, sign in enumerate(name)
        for number in range(LINES_OF_A_SIGN)
    )
    ended = int(stage.at.timestamp() * 1000)
    return PenStrokes(*PAD, lines, began=ended - SECONDS * 1000, ended=ended)


def _line(chance: Random, left: int, room: int, number: int) -> tuple[tuple[int, int], ...]:
    """Across or down within the square of one sign, a little bent."""
    start, bend = chance.uniform(0.1, 0.9), chance.uniform(-0.12, 0.12)
    points = []
    for step in range(POINTS_OF_A_LINE):
        along = step / (POINTS_OF_A_LINE - 1)
        off = start + bend * math.sin(math.pi * along)
        across, down = (along, off) if number % 2 else (off, along)
        points.append((round(left + room * 0.85 * across), round(220 + 560 * down)))
    return tuple(points)
