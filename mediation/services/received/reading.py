"""What a pack tells, read with the eyes of somebody who does not know who wrote it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.documents.facts.keeping import FactsError, from_plain
from mediation.domain.application import Application, foreign
from mediation.domain.handoff import Contract, HandoffField, PackRefused
from mediation.services.handoff.tables import COLUMNS
from mediation.uploads.packs import OpenedPack

PAPERS = "papers/"
MALFORMED = "交换包里的案件内容读不出来，可能由不同版本的系统制作。请对方核对后重新制作。"
F = HandoffField
# What the application does not hold already, and what of each row a person reads.
_READ: dict[HandoffField, tuple[str, ...]] = {
    F.EVIDENCE: ("name", "kind", "form", "held_by", "is_here", "must_produce"),
    F.SESSIONS: ("held_on", "mode", "state", "outcome"),
    F.UNDISPUTED: ("fact",),
    F.ENDING_REASON: ("reason", "ended_on"),
    F.REFERRAL_REASON: (),
}


@dataclass(frozen=True)
class Deadline:
    """A date of the pack: a period of limitation, or another that runs."""

    label: str
    on: date
    note: str
    is_limitation: bool


@dataclass(frozen=True)
class ToldField:
    """One field of the contract for a person: a text a row, or a table with headings."""

    label: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PackContents:
    """The case of a pack."""

    application: Application
    case_number: str
    reason: str
    deadlines: tuple[Deadline, ...]
    told: tuple[ToldField, ...]
    # What the contract wants and the pack has not.
    missing: tuple[str, ...]

    @property
    def party_names(self) -> tuple[str, ...]:
        """Everybody in it, each once."""
        return tuple(dict.fromkeys(party.name for party in self.application.parties))


def contents_of(opened: OpenedPack) -> PackContents:
    """The case of a pack; PackRefused when it cannot be read."""
    try:
        fields = opened.data["fields"]
        application = foreign(from_plain(Application, opened.data["application"]))
        return PackContents(
            application=application,
            case_number=_text(fields, F.CASE_NUMBER),
            reason=_text(fields, F.REFERRAL_REASON),
            deadlines=tuple(_deadlines(fields)),
            told=tuple(_told(opened.contract, fields)),
            missing=tuple(_missing(opened.contract, fields, opened.data["papers"])),
        )
    except (FactsError, KeyError, TypeError, ValueError) as error:
        raise PackRefused("malformed", MALFORMED) from error


def papers_in(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The papers of a pack by their plain names, in its order."""
    found = sorted(name for name in files if name.startswith(PAPERS))
    return {name.removeprefix(PAPERS): files[name] for name in found}


def _text(fields: Mapping[str, Any], code: HandoffField) -> str:
    value = fields.get(code, "")
    if not isinstance(value, str):
        raise FactsError(f"{code} is no text")
    return value


def _rows(fields: Mapping[str, Any], code: HandoffField) -> list[Mapping[str, Any]]:
    value = fields.get(code) or []
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        raise FactsError(f"{code} are no rows")
    return value


def _deadlines(fields: Mapping[str, Any]) -> Iterator[Deadline]:
    for code in (F.LIMITATION, F.CLOCKS):
        for row in _rows(fields, code):
            on = date.fromisoformat(row["due_on"])
            yield Deadline(str(row["title"]), on, str(row["state"]), code is F.LIMITATION)


def _told(contract: Contract, fields: Mapping[str, Any]) -> Iterator[ToldField]:
    for field in contract.fields:
        if field.code not in _READ or not fields.get(field.code):
            continue
        if isinstance(fields[field.code], str):
            yield ToldField(field.name, (), ((fields[field.code],),))
            continue
        names = _READ[field.code]
        headings = tuple(COLUMNS[name].heading for name in names) if len(names) > 1 else ()
        rows = tuple(
            tuple(str(row.get(name) or "") for name in names) for row in _rows(fields, field.code)
        )
        yield ToldField(field.name, headings, rows)


def _missing(contract: Contract, fields: Mapping[str, Any], papers: Sequence[str]) -> Iterator[str]:
    """Required fields that are empty, and required papers that are not in the list."""
    yield from (
        each.name for each in contract.fields if each.required and not fields.get(each.code)
    )
    for paper in contract.papers:
        if paper.required and not any(paper.kind.label in title for title in papers):
            yield f"《{paper.kind.label}》"
