"""Words in which the cells of the decision table are written: one agreement, and its changes."""

from dataclasses import replace
from datetime import date

from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import (
    AgreedPayment,
    AgreedTerm,
    ExitFacts,
    FiledProcedure,
    RouteKind,
    Window,
    why_not,
)
from mediation.domain.organisations import LegalType
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState

EFFECT = date(2026, 11, 23)
DUE = date(2026, 12, 31)
WINDOWS = {
    "K15": Window("共同申请仲裁审查 15 日", date(2026, 12, 8), date(2026, 12, 8)),
    "K17": Window("共同申请司法确认 30 日", date(2026, 12, 23), date(2026, 12, 23)),
    "K21": Window("申请强制执行 2 年", DUE.replace(year=2028), DUE.replace(year=2028)),
    "K27": Window("仲裁时效 1 年", DUE.replace(year=2027), DUE.replace(year=2027)),
    "K40": Window("劳动监察 2 年", DUE.replace(year=2028), DUE.replace(year=2028)),
}
# A route by a short name, as the heads of the tables below give them.
ROUTES = {
    "履行": RouteKind.PERFORMANCE,
    "确认": RouteKind.JUDICIAL_CONFIRMATION,
    "审查": RouteKind.ARBITRATION_REVIEW,
    "支付令": RouteKind.PAYMENT_ORDER,
    "执行": RouteKind.ENFORCEMENT,
    "法院调解书": RouteKind.COURT_DECREE,
    "仲裁调解书": RouteKind.COMMISSION_DECREE,
    "仲裁": RouteKind.ARBITRATION,
    "诉a": RouteKind.SUIT_AFTER_ORDER,
    "诉b": RouteKind.SUIT_FOR_WAGES,
    "诉c": RouteKind.SUIT_AFTER_REFUSAL,
    "监察": RouteKind.INSPECTION,
}


def pays(*claims: ClaimType, payer: PartyKind = PartyKind.EMPLOYER, number: int = 1) -> AgreedTerm:
    """A payment clause; by the employer to the worker unless told otherwise."""
    payee = PartyKind.WORKER if payer is PartyKind.EMPLOYER else PartyKind.EMPLOYER
    payment = AgreedPayment(frozenset(claims), payer, frozenset({payee}))
    return AgreedTerm(number, TermKind.PAYMENT, payment)


def says(kind: TermKind, number: int = 2) -> AgreedTerm:
    """A clause without money."""
    return AgreedTerm(number, kind)


def waits(*kinds: ExitKind, covers: frozenset[int] = frozenset()) -> tuple[FiledProcedure, ...]:
    """Applications that nobody has answered yet."""
    return tuple(FiledProcedure(kind, ExitState.APPLIED, covers) for kind in kinds)


def refusals(*kinds: ExitKind, covers: frozenset[int] = frozenset()) -> tuple[FiledProcedure, ...]:
    """Applications that were refused."""
    return tuple(FiledProcedure(kind, ExitState.REFUSED, covers) for kind in kinds)


def grants(
    *kinds: ExitKind, force_from: date | None = EFFECT, covers: frozenset[int] = frozenset()
) -> tuple[FiledProcedure, ...]:
    """What was granted, with force from a day."""
    return tuple(FiledProcedure(kind, ExitState.GRANTED, covers, force_from) for kind in kinds)


WAGES = pays(ClaimType.WAGES)
FACTS = ExitFacts(
    filed_on=date(2026, 11, 24),
    effective_on=EFFECT,
    legal_type=LegalType.PEOPLES_COMMITTEE,
    entry_path=EntryPath.OWN_INTAKE,
    terms=(WAGES,),
    performance=PerformanceState.PENDING,
    windows=WINDOWS,
    last_due_on=DUE,
)
# The same agreement the day after the employer did not pay.
BROKEN = replace(FACTS, filed_on=date(2027, 1, 1), performance=PerformanceState.BREACHED)


def is_open(route: str, facts: ExitFacts = FACTS, **changes: object) -> bool:
    return not why_not(ROUTES[route], replace(facts, **changes))


def signs(names: str, facts: ExitFacts = FACTS, **changes: object) -> str:
    """The routes of a head, each as ○ open or × shut, in its order."""
    return " ".join("○" if is_open(name, facts, **changes) else "×" for name in names.split())
