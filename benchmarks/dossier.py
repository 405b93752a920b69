"""Binding the file of a case into one proved volume.

`python -m benchmarks.dossier [pages]`: 300 unless said, beside a tenth of them. What the program
promises: a volume of 300 pages is bound, read back and compared with the notes in less than ten
seconds of processor time, that of the processes that read foreign files among them.
"""

import resource
import sys
from hashlib import sha256
from io import BytesIO
from itertools import cycle
from time import process_time

from PIL import Image
from pypdf import PdfReader

from benchmarks.cases import scratch_database
from mediation.documents import DOCUMENTS
from mediation.domain.evidence import EvidenceForm, EvidenceKind
from mediation.domain.file_kinds import RULES, FileKind
from mediation.domain.jobs import JobState
from mediation.domain.papers import RULES as PAPERS
from mediation.domain.papers import PaperKind
from mediation.domain.sessions import NoteKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Document, DossierBinding, Evidence, Job, Note, User
from mediation.services import file_keeping, job_worker
from mediation.services.dossier import binding
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.samples import all_papers
from tests.factories import make_case

PAGES, PROMISE = 300, 10.0
NOTES = 50
# Of ten pages six are papers of ours, two a scan in a PDF, two a photograph.
SCANNED, PHOTOGRAPHED = 0.2, 0.2
PAGES_OF_A_SCAN = 6
PHOTOGRAPH = (3000, 4000)


def _cast() -> tuple[Cast, User]:
    people = {user.username: user for user in db.session.query(User)}
    mediator = people["mediator"]

    class Here:
        """As much of the cast as a case needs."""

        body = mediator.organisation
        registrar = people["registrar"]

    Here.mediator = mediator  # type: ignore[attr-defined]
    return Here, mediator  # type: ignore[return-value]


def _papers(case: Case, by: User, wanted: int) -> int:
    """Issued papers of every public kind, drawn from the samples, until there are enough pages."""
    drawn = {
        kind: DOCUMENTS[kind].draw(facts)
        for kind, facts in all_papers().items()
        if PAPERS[PaperKind(kind)].volume is Volume.MAIN
    }
    made = 0
    for serial, (kind, content) in enumerate(cycle(drawn.items())):
        if made >= wanted:
            return made
        pages = len(PdfReader(BytesIO(content)).pages)
        db.session.add(
            Document(
                case_id=case.id,
                body_id=case.body_id,
                kind=kind,
                title=DOCUMENTS[kind].TITLE,
                number=f"{case.number}-{serial}",
                volume=Volume.MAIN,
                facts={},
                content=content,
                sha256=sha256(content).hexdigest(),
                pages=pages,
                template_version="1",
                issued_by_id=by.id,
                issued_at=MONDAY_MORNING,
            )
        )
        made += pages
    raise AssertionError("the samples never end")


def _file(case: Case, by: User, kind: FileKind, content: bytes, name: str) -> None:
    media_type = RULES[kind].media_type
    with file_keeping.kept(content, media_type=media_type, at=MONDAY_MORNING) as stored:
        db.session.add(
            Evidence(
                case_id=case.id,
                file=stored,
                name=name,
                kind=EvidenceKind.WAGES,
                form=EvidenceForm.COPY,
                volume=Volume.MAIN,
                added_by_id=by.id,
                added_at=MONDAY_MORNING,
            )
        )
        db.session.flush()


def _photograph() -> bytes:
    noise = Image.effect_noise((PHOTOGRAPH[0] // 8, PHOTOGRAPH[1] // 8), 60)
    buffer = BytesIO()
    noise.resize(PHOTOGRAPH).convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def _scan() -> bytes:
    """Some photographs in one PDF, as an office scanner makes it."""
    sheets = [Image.effect_noise((1240, 1754), 40).convert("L") for _ in range(PAGES_OF_A_SCAN)]
    buffer = BytesIO()
    sheets[0].save(buffer, "PDF", save_all=True, append_images=sheets[1:], resolution=150)
    return buffer.getvalue()


def _made(pages: int) -> tuple[Case, User]:
    cast, mediator = _cast()
    case = make_case(cast)
    photograph, scan = _photograph(), _scan()
    photographs, scans = int(pages * PHOTOGRAPHED), int(pages * SCANNED) // PAGES_OF_A_SCAN
    for number in range(photographs):
        _file(case, mediator, FileKind.JPEG, photograph, f"照片{number}.jpg")
    for number in range(scans):
        _file(case, mediator, FileKind.PDF, scan, f"扫描{number}.pdf")
    _papers(case, mediator, pages - photographs - scans * PAGES_OF_A_SCAN)
    for number in range(NOTES):
        text = (
            f"第{number}次单独谈话：单位愿意再让{number}千元，劳动者坚持先付一半再谈其余部分。" * 4
        )
        note = Note(case_id=case.id, author_id=mediator.id, kind=NoteKind.VAULT, text=text)
        note.written_at = MONDAY_MORNING
        db.session.add(note)
    db.session.commit()
    return case, mediator


def _processor() -> float:
    """The processor time of this process and of those it asked."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def _measured(pages: int) -> tuple[float, DossierBinding]:
    """The seconds of a binding, and what came of it."""
    case, mediator = _made(pages)
    wished = binding.wish(case, volume=Volume.MAIN, part=1, by=mediator, at=MONDAY_MORNING)
    key = wished.id
    db.session.rollback()
    began = _processor()
    job_worker.run_one(lambda: MONDAY_MORNING, job_id=key)
    took = _processor() - began
    job = db.session.get_one(Job, key)
    assert job.state is JobState.DONE, job.sentence
    return took, db.session.query(DossierBinding).order_by(DossierBinding.id.desc()).first()


def main(pages: int = PAGES) -> None:
    """Print the seconds for a small and for a large volume."""
    print(f"dossier, about {pages // 10} and {pages} pages; promised: {PROMISE:.0f} s")
    with scratch_database():
        for number in (pages // 10, pages):
            took, made = _measured(number)
            size = made.file.size / 1024 / 1024
            each = 1000 * took / made.pages
            print(
                f"  {made.pages:>4} pages, {len(made.manifest):>3} pieces, {size:>6.1f} MB"
                f"{took:>9.2f} s of the processor {each:>7.1f} ms a page",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
