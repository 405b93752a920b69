"""校验文书: whoever holds a paper asks whether the office issued it, and is told little else.

Every question counts, also one with a good code: nobody can go through the codes, nor fill the
trail with questions.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediation.domain.errors import FieldProblem, InvalidInput, TooManyTries
from mediation.domain.page_codes import mask_number, typed_code
from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import Document, Organisation
from mediation.queries import papers
from mediation.services import paper_seals
from mediation.services.audit import audit
from mediation.services.sign_in_limits import QUARTER, counted, network_of
from mediation.services.transaction import transaction

# A clerk has a stack of papers; all strangers together leave a few rows a minute in the trail.
ADDRESS_TRIES, ALL_TRIES = (20, QUARTER), (100, timedelta(minutes=5))
TOO_OFTEN = "校验次数过多，请过一会儿再试，或者致电文书上的联系电话。"
NO_CODE = "校验码是 12 位字母和数字，没有 0、1、I、L、O。请照文书页脚重新输入。"


@dataclass(frozen=True)
class CheckedPaper:
    """All that a stranger learns of a paper."""

    title: str
    number: str
    issued_on: date
    body_name: str
    pages: int
    is_superseded: bool


def check(typed: str, *, address: str | None, at: datetime) -> CheckedPaper | None:
    """The paper of a code, masked; None for every code of no paper that is whole.

    InvalidInput when it cannot be a code; TooManyTries.
    """
    code = typed_code(typed)
    if code is None:
        raise InvalidInput(FieldProblem("code", NO_CODE))
    tries = [(f"checks from {network_of(address)}", *ADDRESS_TRIES), ("all checks", *ALL_TRIES)]
    try:
        with counted(tries, at):
            paper = _whole(papers.of_code(code))
    except TooManyTries as error:
        raise TooManyTries(TOO_OFTEN) from error
    with transaction():
        audit(
            "document.checked",
            by=None,
            at=at,
            subject=(paper.number or paper.title) if paper else f"校验码 {code[:4]}********",
            case_id=paper.case_id if paper else None,
            result=AuditResult.OK if paper else AuditResult.FAILED,
        )
    return _told(paper) if paper else None


def _whole(paper: Document | None) -> Document | None:
    """The paper if its facts are still those that were sealed.

    A code of no paper costs the same: how long the answer takes tells nothing.
    """
    facts, seal = (paper.facts, paper.facts_seal) if paper else ({}, None)
    # Papers from before there were seals have none.
    is_unsealed = paper is not None and seal is None
    holds = paper_seals.facts_are_sealed(facts, seal or paper_seals.NOBODYS_SEAL)
    return paper if holds or is_unsealed else None


def _told(paper: Document) -> CheckedPaper:
    body = db.session.get(Organisation, paper.body_id)
    assert body is not None, "the foreign key holds"
    return CheckedPaper(
        title=paper.title,
        number=mask_number(paper.number or ""),
        issued_on=paper.issued_at.date(),
        body_name=body.name,
        pages=paper.pages,
        is_superseded=papers.replacing(paper) is not None,
    )
