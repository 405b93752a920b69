"""The facts of cover, catalogue, remarks, back cover and stand-ins, collected from the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.documents import stand_in, volume_back, volume_catalogue, volume_cover
from mediation.documents import volume_remarks as remarks
from mediation.documents.facts import BodyFacts
from mediation.documents.facts.binding import (
    BackFacts,
    CatalogueFacts,
    CatalogueRowFacts,
    CoverFacts,
    HashRowFacts,
    RemarksFacts,
    StandInFacts,
)
from mediation.documents.volume import TARGET, Jacket
from mediation.domain.dossier.catalogue import Piece, PieceKey
from mediation.domain.dossier.completeness import Completeness
from mediation.domain.dossier.pages import Place, part_label
from mediation.domain.outcomes import CaseOutcome
from mediation.domain.parties import Side
from mediation.domain.volumes import Volume
from mediation.models import Case, User
from mediation.queries import retention
from mediation.services.paper_facts import people

UNKNOWN_PERIOD = "结案后按保管期限表确定"
NOT_ON_PAPER = "电子文件，不能印成纸面页，见归档包附件"
TAKEN_OUT = "本件不在本卷展示，原件存电子卷宗"


@dataclass(frozen=True)
class BoundLine:
    """A piece with its place, as it stands in the volume that is being bound."""

    piece: Piece
    place: Place
    remark: str = ""
    is_shown: bool = True
    is_printed: bool = True


@dataclass(frozen=True)
class Binding:
    """Everything that the sheets around the pieces tell."""

    case: Case
    volume: Volume
    part: int
    lines: Sequence[BoundLine]
    judged: Completeness
    by: User
    on: date

    @property
    def label(self) -> str:
        """正卷, 副卷, 正卷补充卷1."""
        return part_label(self.volume, self.part)

    @property
    def pages(self) -> int:
        """How many numbered pages it has."""
        return sum(line.place.pages for line in self.lines)


def target_of(key: PieceKey) -> str:
    """What the links of the catalogue call a piece."""
    return f"{key.source.value}-{key.id}"


def jacket_of(binding: Binding) -> Jacket:
    """The drawn sheets."""
    common = _common(binding)
    counted: dict[str, Any] = {"pieces": len(binding.lines), "pages": binding.pages}
    return Jacket(
        cover=volume_cover.draw(CoverFacts(**common, **counted, **_cover(binding))),
        catalogue=volume_catalogue.draw(
            CatalogueFacts(**common, rows=tuple(_row(line) for line in binding.lines))
        ),
        remarks=remarks.draw(RemarksFacts(**common, **counted, **_remarks(binding))),
        back=volume_back.draw(BackFacts(**common, **counted)),
    )


def stand_in_for(binding: Binding, piece: Piece, reason: str) -> bytes:
    """One sheet that keeps the pages of a piece."""
    return stand_in.draw(
        StandInFacts(
            **_common(binding),
            title=f"{piece.title} {piece.number}".strip(),
            reason=reason,
            sha256=piece.sha256,
        )
    )


def _common(binding: Binding) -> dict[str, Any]:
    case = binding.case
    return {
        "body": BodyFacts(name=case.body.name),
        "case_number": case.number or "尚未编号",
        "volume_label": binding.label,
        "case_title": case.title,
        "is_internal": binding.volume is Volume.SIDE,
    }


def _cover(binding: Binding) -> dict[str, Any]:
    case = binding.case
    period, until = _retention(case, binding.on)
    return {
        "cause": people.cause(case),
        "applicants": people.names(case, Side.APPLICANT),
        "respondents": people.names(case, Side.RESPONDENT),
        "mediator": case.mediator.name if case.mediator else "",
        "begun_on": case.accepted_on or case.received_on,
        "ended_on": case.closed_on,
        "outcome": CaseOutcome(case.outcome).label if case.outcome else "",
        "retention": period,
        "keep_until": until,
        "archive_number": case.archive_number or "",
        "filer": binding.by.name,
        "filed_on": binding.on,
    }


def _retention(case: Case, on: date) -> tuple[str, str]:
    """How long the file is kept and until when, by the rules in force."""
    if case.closed_on is None:
        return UNKNOWN_PERIOD, ""
    (judged,) = retention.judged([case], retention.rules(), on)
    until = judged.verdict.keep_until
    return judged.verdict.rule.words, f"至{until.isoformat()}届满" if until else ""


def volume_facts(case: Case, on: date) -> dict[str, object]:
    """What 电子档案 metadata say of a volume and the cover too, under their names there."""
    people_of_case = (*people.names(case, Side.APPLICANT), *people.names(case, Side.RESPONDENT))
    ended = case.closed_on
    return {
        "人名": "、".join(people_of_case),
        "起始日期": (case.accepted_on or case.received_on).isoformat(),
        "截止日期": ended.isoformat() if ended else "",
        "保管期限": "，".join(part for part in _retention(case, on) if part),
    }


def _row(line: BoundLine) -> CatalogueRowFacts:
    piece = line.piece
    return CatalogueRowFacts(
        position=line.place.position,
        number=piece.number,
        author=piece.author,
        title=piece.title,
        day=piece.came_at.date(),
        pages=line.place.words,
        remark=line.remark,
        target=TARGET + target_of(piece.key),
    )


def _remarks(binding: Binding) -> dict[str, Any]:
    mine = [each for each in binding.judged.missing if each.item.volume is binding.volume]
    lines = binding.lines
    return {
        "score": binding.judged.score,
        "missing": tuple(f"{each.item.label}（{each.item.basis}）" for each in mine),
        "withdrawn": tuple(_named(line) for line in lines if line.piece.withdrawn),
        "not_on_paper": tuple(_named(line) for line in lines if not line.is_printed),
        "filer": binding.by.name,
        "filed_on": binding.on,
        "hashes": tuple(
            HashRowFacts(
                position=line.place.position, title=line.piece.title, sha256=line.piece.sha256
            )
            for line in lines
        ),
    }


def _named(line: BoundLine) -> str:
    remark = f"：{line.remark}" if line.remark else ""
    return f"第{line.place.words}页，{line.piece.title}{remark}"
