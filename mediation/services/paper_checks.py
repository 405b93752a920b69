"""校验文书: whoever holds a paper asks whether the office issued it, and is told little else.

Every question counts, also one with a good code: nobody can go through the codes, nor fill the
trail with questions.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediation.domain.errors import FieldProblem, InvalidInput, TooManyTries
from mediation.domain.page_codes import mask_number, typed_code
from mediation.domain.paper_signatures import FoundSignature, SignatureState
from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import Document, Organisation, User
from mediation.queries import papers
from mediation.services import paper_seals, paper_signing
from mediation.services.audit import audit
from mediation.services.paper_store import hash_of
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


@dataclass(frozen=True)
class CheckedFile:
    """What came of a PDF; without a signature it could not be read in time."""

    signature: FoundSignature | None
    # The paper whose kept bytes are these very bytes.
    paper: Document | None

    @property
    def told(self) -> CheckedPaper | None:
        """What a stranger learns of that paper."""
        return _told(self.paper) if self.paper else None


def check(typed: str, *, address: str | None, at: datetime) -> CheckedPaper | None:
    """The paper of a code, masked; None for every code of no paper that is whole.

    InvalidInput when it cannot be a code; TooManyTries.
    """
    code = typed_code(typed)
    if code is None:
        raise InvalidInput(FieldProblem("code", NO_CODE))
    with _limited(address, at):
        paper = _whole(papers.of_code(code))
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


def check_file(
    content: bytes, *, by: User | None, address: str | None, at: datetime
) -> CheckedFile:
    """Whether a PDF is signed, and whether it is a paper as it was kept; TooManyTries.

    Strangers (nobody) are counted as with codes; whoever is signed in is limited elsewhere.
    """
    with nullcontext() if by else _limited(address, at):
        found = look_at(content, at=at)
    paper = found.paper
    is_sound = found.signature is not None and found.signature.state is SignatureState.VALID
    with transaction():
        audit(
            "document.checked",
            by=by,
            at=at,
            subject=(paper.number or paper.title) if paper else "PDF 文件",
            case_id=paper.case_id if paper else None,
            result=AuditResult.OK if is_sound or paper else AuditResult.FAILED,
        )
    return found


def look_at(content: bytes, *, at: datetime) -> CheckedFile:
    """The signature of a PDF, read apart, and the paper whose kept bytes it is."""
    signature = paper_signing.check_foreign(content, at=at)
    return CheckedFile(signature, papers.of_hash(hash_of(content)))


@contextmanager
def _limited(address: str | None, at: datetime) -> Iterator[None]:
    """Count a question of a stranger, also a good one."""
    tries = [(f"checks from {network_of(address)}", *ADDRESS_TRIES), ("all checks", *ALL_TRIES)]
    try:
        with counted(tries, at):
            yield
    except TooManyTries as error:
        raise TooManyTries(TOO_OFTEN) from error


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
