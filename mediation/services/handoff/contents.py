"""The papers that go with a pack: kept bytes as they were issued, and files of the main volume."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediation.domain.evidence import EvidenceKind
from mediation.domain.file_kinds import RULES
from mediation.domain.file_names import display_name
from mediation.domain.handoff import Contract, ContractPaper
from mediation.domain.handoff.contracts import group_of_evidence
from mediation.domain.papers import PaperKind
from mediation.domain.parties import Side
from mediation.domain.sharing import FieldGroup
from mediation.models import Case, Document, Evidence, Referral
from mediation.queries import evidence, papers
from mediation.services.dossier.sheets import Reader, kind_of
from mediation.services.paper_facts.evidence import titled

# Letters about one of several referrals: only that of this very referral goes along.
ABOUT_THE_REFERRAL = frozenset({PaperKind.REFERRAL_LETTER, PaperKind.HELP_LETTER})
NOT_YET = "还没有出具"
HELD_BACK = "{count} 份正在等待病毒检查，暂不随包"
NOT_OPENED = "{count} 份含有账户、健康等信息，没有单独同意，不随包"


@dataclass(frozen=True)
class Chosen:
    """What goes along for one line of the contract; `note` says what stays and why."""

    wanted: ContractPaper
    documents: tuple[Document, ...] = ()
    files: tuple[Evidence, ...] = ()
    note: str = ""

    @property
    def count(self) -> int:
        """How many pieces."""
        return len(self.documents) + len(self.files)

    @property
    def is_missing(self) -> bool:
        """Whether the contract asks for it and it is not there."""
        return self.wanted.required and not self.count


def chosen_papers(
    case: Case, referral: Referral, contract: Contract, groups: frozenset[FieldGroup]
) -> list[Chosen]:
    """What goes along, line by line of the contract; only what a share could carry."""
    issued, brought = papers.shareable(case.id), evidence.brought_to(case.id)
    return [
        _issued(line, line.kind, issued, referral)
        if isinstance(line.kind, PaperKind)
        else _brought(line, line.kind, brought, groups)
        for line in contract.papers
    ]


def _issued(
    line: ContractPaper, kind: PaperKind, issued: Sequence[Document], referral: Referral
) -> Chosen:
    found = [each for each in issued if each.kind == kind.value]
    if kind in ABOUT_THE_REFERRAL:
        found = [each for each in found if each.subject == f"referral:{referral.id}"]
    return Chosen(line, documents=tuple(found), note="" if found else NOT_YET)


def _brought(
    line: ContractPaper,
    kind: EvidenceKind,
    brought: Sequence[Evidence],
    groups: frozenset[FieldGroup],
) -> Chosen:
    """What the other side brought stays: it goes to the receiver by that side's own hand."""
    found = [row for row in brought if row.kind is kind and not _is_of_the_other_side(row)]
    needed = group_of_evidence(kind)
    if needed is not None and needed not in groups:
        return Chosen(line, note=NOT_OPENED.format(count=len(found)) if found else "")
    clean = [row for row in found if row.file.scan.may_leave]
    held = len(found) - len(clean)
    return Chosen(line, files=tuple(clean), note=HELD_BACK.format(count=held) if held else "")


def _is_of_the_other_side(row: Evidence) -> bool:
    return row.party is not None and row.party.side is not Side.APPLICANT


@dataclass(frozen=True)
class Piece:
    """One piece of the pack with its bytes, and the row it was kept in."""

    name: str
    content: bytes
    row: Document | Evidence


def pieces_of(chosen: Sequence[Chosen], reader: Reader) -> list[Piece]:
    """Every piece under its name in the pack: papers/03-工资条.pdf."""
    rows: list[Document | Evidence] = []
    for line in chosen:
        rows += [*line.documents, *line.files]
    return [_piece(number, row, reader) for number, row in enumerate(rows, 1)]


def _piece(number: int, row: Document | Evidence, reader: Reader) -> Piece:
    if isinstance(row, Document):
        content, title, ending = reader.paper(row), f"{row.title} {row.number or ''}", "pdf"
    else:
        content, title = reader.content_of(row), titled(row)
        ending = RULES[kind_of(row)].endings[0]
    name = display_name(f"{number:02d}-{title.strip()}.{ending}")
    return Piece(f"papers/{name}", content, row)


def titles_of(chosen: Sequence[Chosen]) -> Iterator[str]:
    """What goes along, in words, for the list in the pack."""
    for line in chosen:
        for document in line.documents:
            yield f"{document.title} {document.number or ''}".strip()
        for file in line.files:
            yield titled(file)
