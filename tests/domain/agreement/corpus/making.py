"""How the agreements of the corpus are made: one worker, one company, one change."""

from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks.facts import (
    ClaimToSettle,
)
from mediation.domain.agreement.draft import (
    InstalmentDraft,
    TermDraft,
)
from mediation.domain.agreement.particulars import (
    DefaultClause,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
    Particulars,
)
from mediation.domain.agreement.sentences import claim_name
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import TermKind
from tests.domain.agreement.corpus.people import (
    TWO_SIDES,
    WORKER,
)
from tests.domain.agreement.samples import draft, facts, payment

YEAR_END = date(2026, 12, 31)
JANUARY, FEBRUARY, MARCH = date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 31)
COURT = "江城市城东区人民法院"


def of(kind: TermKind, given: Particulars, text: str = "") -> TermDraft:
    return TermDraft(kind, text=text, particulars=given)


DEFAULT = of(TermKind.DEFAULT, DefaultClause())
END = of(
    TermKind.EMPLOYMENT_END,
    EmploymentEnd(date(2026, 11, 20), EndGround.AGREED_BY_EMPLOYER),
)
PAPERS = of(
    TermKind.CERTIFICATE,
    Handover(
        (HandoverItem.CERTIFICATE, HandoverItem.PERSONNEL_FILE, HandoverItem.WORK_HANDOVER),
        date(2026, 12, 4),
    ),
)


def claim(kind: str, claimed: str | None = "9000", party: int = WORKER.id, **more) -> ClaimToSettle:
    asked = Decimal(claimed) if claimed else None
    return ClaimToSettle(party, kind, claim_name(kind), asked, **more)


def to_one(amount: str = "9000.00", **changes) -> TermDraft:
    """The company pays one worker."""
    given = {"amount": Decimal(amount), "shares": split_evenly(Decimal(amount), [WORKER])}
    return payment(**{**given, **changes})


def one(*terms: TermDraft, claims: tuple[ClaimToSettle, ...] | None = None, **around):
    """One worker against the company, three copies."""
    the_draft = around.pop("draft", None) or draft(*(terms or (to_one(), DEFAULT)), copies=3)
    known = claims if claims is not None else (claim("wages"),)
    return facts(the_draft, **{"parties": TWO_SIDES, "claims": known, **around})


def parts(*rows: tuple[date, str]) -> tuple[InstalmentDraft, ...]:
    return tuple(InstalmentDraft(day, Decimal(amount)) for day, amount in rows)


THREE_PARTS = parts((JANUARY, "3000"), (FEBRUARY, "3000"), (MARCH, "3000"))
