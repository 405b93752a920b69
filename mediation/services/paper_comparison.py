"""A clerk of another office compares what the code of a page says with what the office kept."""

from dataclasses import dataclass, replace
from datetime import datetime

from mediation.documents import FactsError, from_json
from mediation.domain.page_seals import PageSeal, PageStatement, read_seal
from mediation.domain.trail import AuditResult
from mediation.models import Document, User
from mediation.queries import papers
from mediation.services import paper_seals
from mediation.services.audit import audit
from mediation.services.transaction import transaction

DAMAGED = "留存的要素已经损坏"


@dataclass(frozen=True)
class ComparedLine:
    """One thing that the page says, and what was kept about it; both as words."""

    label: str
    on_page: str
    kept: str

    @property
    def agrees(self) -> bool:
        """Whether the page says what was kept."""
        return self.on_page == self.kept


@dataclass(frozen=True)
class Comparison:
    """What came of a code; without lines it is none that this office made."""

    page: int = 0
    lines: tuple[ComparedLine, ...] = ()
    is_superseded: bool = False

    @property
    def is_genuine(self) -> bool:
        """Whether the office signed it and it agrees with what was kept."""
        return bool(self.lines) and all(line.agrees for line in self.lines)


def compare(typed: str, *, by: User, at: datetime) -> Comparison:
    """Compare the text of a code; what was not signed by the office learns nothing of a paper."""
    seal = read_seal(typed)
    genuine = seal if seal is not None and paper_seals.is_genuine(seal) else None
    paper = papers.of_code(genuine.said.mark.code) if genuine else None
    found = _compared(genuine, paper) if genuine and paper else Comparison()
    with transaction():
        audit(
            "document.checked",
            by=by,
            at=at,
            subject=(paper.number or paper.title) if paper else "二维码",
            case_id=paper.case_id if paper else None,
            result=AuditResult.OK if found.is_genuine else AuditResult.FAILED,
        )
    return found


def _compared(seal: PageSeal, paper: Document) -> Comparison:
    said = seal.said
    try:
        kept = _kept(paper, said).lines()
    except FactsError:
        kept = dict.fromkeys(said.lines(), DAMAGED)
    lines = tuple(ComparedLine(label, text, kept[label]) for label, text in said.lines().items())
    return Comparison(said.mark.number, lines, papers.replacing(paper) is not None)


def _kept(paper: Document, said: PageStatement) -> PageStatement:
    """What the same page would say of the paper as it is kept; FactsError if it is kept no more."""
    mark = replace(said.mark, count=paper.pages)
    seal = paper_seals.PaperSeal(
        facts=from_json(paper.kind, paper.facts),
        title=paper.title,
        number=paper.number or "",
        version=papers.version_of(paper),
        issued_on=paper.issued_at.date(),
    )
    # Of the facts as they lie there: read and written again, they have what later releases added.
    return replace(
        seal.statement(mark, said.text_hash), facts_hash=paper_seals.facts_hash(paper.facts)
    )
