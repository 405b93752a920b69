"""Checking the text of a paper that was edited outside: against ours, and by the rules."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from mediation.documents import from_json
from mediation.documents.agreement_terms import clause_texts
from mediation.documents.facts import AgreementFacts
from mediation.domain.agreement.checks import CheckReport
from mediation.domain.agreement.checks.paper import check_text
from mediation.domain.agreement.printed import ClauseDifference, clauses_in, compare
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.papers import PaperKind
from mediation.models import Agreement, Case, Document, User
from mediation.queries import papers
from mediation.queries.agreement_facts import draft_of, facts_for_printed_text
from mediation.services.audit import viewed
from mediation.services.paper_facts import PaperOrder, collect


@dataclass(frozen=True)
class PrintedCheck:
    """What was found: beside which paper, clause by clause, and by the rules."""

    beside: str
    differences: tuple[ClauseDifference, ...]
    report: CheckReport


def check_printed(
    case: Case, agreement: Agreement, text: str, *, by: User, at: datetime
) -> PrintedCheck:
    """Judge a text; nothing of it is kept. InvalidInput when no clause can be read from it."""
    printed = clauses_in(text)
    if not printed:
        raise InvalidInput(FieldProblem("text", "没有读到条款，请粘贴协议书正文，从第一条开始。"))
    paper = papers.newest(case.id, PaperKind.AGREEMENT.value, _subject(agreement))
    words = [clause.text for clause in printed]
    facts = facts_for_printed_text(
        case, draft_of(agreement), agreed_on=agreement.agreed_on or at.date(), text=text
    )
    found = PrintedCheck(
        beside=f"已出具的《调解协议书》{paper.number}"
        if paper
        else f"草稿 {agreement.draft_number}",
        differences=compare(_ours(case, agreement, paper, by=by, at=at), printed),
        report=check_text(words, facts),
    )
    viewed(case, by=by, at=at, what="case.agreement_viewed")
    return found


def _subject(agreement: Agreement) -> str:
    return f"agreement:{agreement.id}"


def _ours(
    case: Case, agreement: Agreement, paper: Document | None, *, by: User, at: datetime
) -> tuple[str, ...]:
    """The clauses as they were issued, or as they would be printed now."""
    if paper is not None:
        return clause_texts(cast(AgreementFacts, from_json(paper.kind, paper.facts)))
    order = PaperOrder(case=case, by=by, at=at, subject=_subject(agreement))
    return clause_texts(cast(AgreementFacts, collect(PaperKind.AGREEMENT, order)))
