"""What the check of an agreement asks about the case around a draft: in few statements, for all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mediation.documents import missing_glyphs
from mediation.domain.agreement.checks.facts import ClaimToSettle, WayOut, WorkerAtHand
from mediation.domain.agreement.draft import ALL_CLAIMS, AgreementDraft, TermDraft
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.fact_sheet import FactSheet
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Parameter, ParameterKind
from mediation.domain.exits import (
    AgreedPayment,
    AgreedTerm,
    ExitFacts,
    RouteKind,
    WindowStart,
    rules_on,
    unfit,
)
from mediation.domain.identifiers.folding import fold_number
from mediation.domain.money import from_fen
from mediation.domain.organisations import OrganisationKind
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, PerformanceState
from mediation.domain.worker_tags import WorkerTag
from mediation.models import Case, Claim, Party
from mediation.queries import calculations
from mediation.queries.agreed_terms import standing_facts
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import is_cleared
from mediation.queries.exit_facts import receivers_for
from mediation.queries.exit_windows import window
from mediation.queries.office_rules import exit_rules
from mediation.queries.standards import standards_for

# The ways that give force; the two decrees stand only for cases that were sent.
TOLD_WAYS = (
    RouteKind.JUDICIAL_CONFIRMATION,
    RouteKind.ARBITRATION_REVIEW,
    RouteKind.PAYMENT_ORDER,
    RouteKind.COURT_DECREE,
    RouteKind.COMMISSION_DECREE,
)
ALWAYS_TOLD = frozenset(TOLD_WAYS[:3])
INJURY = ClaimType.WORK_INJURY.value


def surroundings(case: Case, draft: AgreementDraft, *, agreed_on: date) -> dict[str, Any]:
    """The fields of `AgreementFacts` that are about the case and not about the draft."""
    court, courts = _courts(case)
    return {
        "claims": tuple(_claim(claim) for claim in case.claims),
        "workers": _workers(case),
        "identities_known": True,
        "known_numbers": _numbers(case),
        "mediator_cleared": is_cleared(case),
        "minimum_wage": _minimum_wage(case, agreed_on),
        "ways": _ways(case, draft, agreed_on),
        "court": court,
        "courts": courts,
        "unprintable": _unprintable(case, draft),
    }


def _claim(claim: Claim) -> ClaimToSettle:
    return ClaimToSettle(
        claim.party_id,
        claim.type,
        ClaimType(claim.type).label,
        claimed=_yuan(claim.claimed_fen),
        # Written anew with every run, it is what the newest calculations come to.
        statutory=_yuan(claim.calculated_fen),
        months=whole_months(claim.period_from, claim.period_to),
    )


def whole_months(first: date | None, last: date | None) -> int:
    """How many months lie between two days, both counted."""
    if first is None or last is None or last < first:
        return 0
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    return months - (end.day < first.day)


def _workers(case: Case) -> dict[int, WorkerAtHand]:
    injured = any(claim.type == INJURY for claim in case.claims)
    sheets = calculations.sheets(case.id) if injured else {}
    return {
        party.id: _worker(party, sheets) for party in case.parties if party.kind is PartyKind.WORKER
    }


def _worker(party: Party, sheets: Mapping[int, FactSheet]) -> WorkerAtHand:
    job, by_head = party.employment, sheets.get(party.id, FactSheet()).by_head
    known = set(WorkerTag)
    return WorkerAtHand(
        employed_from=job.started_on if job else None,
        employed_to=job.ended_on if job else None,
        monthly_wage=_yuan(job.monthly_wage_fen) if job else None,
        tags=frozenset(WorkerTag(tag) for tag in party.tags or () if tag in known),
        is_graded=bool(by_head.get(Head.INJURY, {}).get("grade")),
        is_dead=Head.DEATH in by_head,
    )


def _numbers(case: Case) -> frozenset[str]:
    found = {party.identity_number for party in case.parties}
    found |= {party.credit_code for party in case.parties}
    found |= {each.identity_number for party in case.parties for each in party.representatives}
    return frozenset(fold_number(number) for number in found if number)


def _minimum_wage(case: Case, on: date) -> Decimal | None:
    standards = standards_for(case.body.division_code)
    found = standards.find(ParameterKind.MINIMUM_WAGE, on=on)
    return found.value if isinstance(found, Parameter) else None


def _courts(case: Case) -> tuple[str, tuple[str, ...]]:
    """The court to ask for confirmation, when there is but one, and all that are known."""
    known = tuple(
        each.name for each in receivers_for(ExitKind.JUDICIAL_CONFIRMATION) if each.is_active
    )
    if not case.entry_path.from_court:
        return (known[0] if len(known) == 1 else ""), known
    is_court = case.sender is not None and case.sender.kind is OrganisationKind.COURT
    return (case.sender.name if case.sender and is_court else case.sender_name or ""), known


def _ways(case: Case, draft: AgreementDraft, on: date) -> tuple[WayOut, ...]:
    """The ways as they would be if this draft were signed and took effect on the day."""
    facts, rules, calendar = _exit_facts(case, draft, on), exit_rules(), working_calendar()
    found = []
    for rule in rules_on(on, division=facts.division, rules=rules):
        if rule.route not in TOLD_WAYS:
            continue
        why_not = unfit(rule.route, facts, rules)
        from_effect = rule.window and rule.window_from is WindowStart.EFFECT and not why_not
        until = _last_day(rule.window, on, facts.division, calendar) if from_effect else None
        if not why_not or rule.route in ALWAYS_TOLD:
            found.append(WayOut(rule.route, why_not, until))
    return tuple(found)


def _last_day(code: str, on: date, division: str, calendar: WorkingCalendar) -> date | None:
    found = window(code, on, division=division, calendar=calendar)
    return found.legal_date if found else None


def _exit_facts(case: Case, draft: AgreementDraft, on: date) -> ExitFacts:
    standing = standing_facts(case, None, on=on, performance=PerformanceState.PENDING)
    kinds = {party.id: party.kind for party in case.parties}
    claimed: dict[int, set[str]] = {}
    for claim in case.claims:
        claimed.setdefault(claim.party_id, set()).add(claim.type)
    terms = tuple(
        AgreedTerm(number, term.kind, _payment(term, kinds, claimed))
        for number, term in enumerate(draft.terms, start=1)
    )
    return replace(standing, effective_on=on, terms=terms)


def _payment(
    term: TermDraft, kinds: Mapping[int, PartyKind], claimed: Mapping[int, set[str]]
) -> AgreedPayment | None:
    if term.payer_id is None or term.payer_id not in kinds:
        return None
    payees = {share.payee_id for share in term.shares} & kinds.keys()
    types = {term.claim_type} if term.claim_type else set()
    if term.claim_type == ALL_CLAIMS:
        types = {kind for payee in payees for kind in claimed.get(payee, ())}
    return AgreedPayment(
        claim_types=frozenset(kind for kind in types if kind),
        payer_kind=kinds[term.payer_id],
        payee_kinds=frozenset(kinds[payee] for payee in payees),
    )


def _unprintable(case: Case, draft: AgreementDraft) -> frozenset[str]:
    words = [draft.disputed_facts, draft.remaining, *(party.name for party in case.parties)]
    for term in draft.terms:
        words += [term.text, term.purpose, *(row.condition for row in term.instalments)]
    return unprintable_signs("".join(words))


def unprintable_signs(text: str) -> frozenset[str]:
    """The characters of a text that no font of ours has."""
    signs = "".join(dict.fromkeys(text))
    return frozenset(missing.character for missing in missing_glyphs(signs))


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else from_fen(fen)
