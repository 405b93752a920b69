"""What the clocks of a case start from, and what ended them, read from its dated facts."""

from collections.abc import Iterator
from datetime import date

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.case_flow import CaseState
from mediation.domain.claim_types import ClaimType
from mediation.domain.clocks import ClockFacts, Interruption, InterruptionKind
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.entry_path import EntryPath
from mediation.domain.parties import Consent
from mediation.domain.small_flows import (
    AgreementState,
    ExitKind,
    ExitState,
    ReferralKind,
    ReferralState,
)
from mediation.models import Agreement, Case
from mediation.queries.case_facts import current_agreement

BEFORE_ACCEPTANCE = {CaseState.REGISTERED, CaseState.SUPPLEMENTING, CaseState.INQUIRING}
MEDIATION_RULES = frozenset({"K04", "K05", "K06", "K07", "K08", "K14"})
DECISION_RULES = frozenset({"K01", "K11"})
LIMITATION_RULES = frozenset({"K27", "K28"})
REMUNERATION = frozenset(kind.value for kind in ClaimType if kind.is_remuneration)

Ending = tuple[date, str]


def clock_facts(case: Case) -> ClockFacts:
    """The dates that start the counted periods; the limitation has its own functions."""
    agreement = effective_agreement(case)
    mediation_from = _mediation_from(case)
    own_court = case.entry_path.from_court
    return ClockFacts(
        entry_path=case.entry_path,
        applied_on=case.received_on,
        both_willing_on=None if own_court else _willing_from(case),
        accepted_on=mediation_from,
        task_received_on=case.received_on if own_court else None,
        consented_on=mediation_from,
        agreement_effective_on=agreement.effective_on if agreement else None,
        arbitration_status=_status(case),
        award_received_on=case.award_received_on,
    )


def _status(case: Case) -> ArbitrationStatus:
    known = {status.value for status in ArbitrationStatus}
    written = case.arbitration_status
    return ArbitrationStatus(written) if written in known else ArbitrationStatus.NOT_APPLIED


def effective_agreement(case: Case) -> Agreement | None:
    """The agreement in force, if there is one."""
    agreement = current_agreement(case)
    in_force = agreement is not None and agreement.state is AgreementState.EFFECTIVE
    return agreement if in_force else None


def _mediation_from(case: Case) -> date | None:
    if case.accepted_on is None or case.state in BEFORE_ACCEPTANCE:
        return None
    began = case.accepted_on
    if case.entry_path.from_court or case.entry_path is EntryPath.COMMISSION_ENTRUSTED:
        began = case.file_received_on or began
    return case.reopened_on or began


def _willing_from(case: Case) -> date | None:
    # 17号令 art. 22: three working days from a whole application of which both sides are willing.
    if case.state is CaseState.SUPPLEMENTING:
        return None
    if case.state is CaseState.INQUIRING and case.answered_on is None:
        return None
    days = (case.received_on, case.complete_on, case.answered_on)
    return max(day for day in days if day is not None)


def known_from(case: Case) -> date | None:
    """From when the one year of limitation is counted, or None when intake did not ask."""
    return case.infringed_on


def owes_pay_after_the_job(case: Case) -> bool:
    """Whether back pay is claimed after the job ended (调解仲裁法 art. 27(4))."""
    claims_pay = any(claim.type in REMUNERATION for claim in case.claims)
    return claims_pay and case.employment_ended_on is not None


def interruptions(case: Case, today: date) -> tuple[Interruption, ...]:
    """Every dated event of the case that starts the limitation anew (17号令 art. 31)."""
    return tuple(sorted(_interruptions(case, today), key=lambda event: event.on))


def _interruptions(case: Case, today: date) -> Iterator[Interruption]:
    kinds = InterruptionKind
    yield Interruption(kinds.MEDIATION_APPLIED, case.received_on)
    if case.answered_on and case.respondent_consent == Consent.REFUSED:
        yield Interruption(kinds.MEDIATION_REFUSED, case.answered_on)
    if case.answered_on and case.respondent_consent == Consent.SILENT:
        yield Interruption(kinds.NEGOTIATION_REFUSED, case.answered_on)
    if case.ended_on and case.accepted_on:
        expired = case.ending_reason == EndingReason.EXPIRED
        kind = kinds.MEDIATION_EXPIRED if expired else kinds.MEDIATION_STOPPED
        yield Interruption(kind, case.ended_on)
    breached = _first_breach(case, today)
    if breached:
        yield Interruption(kinds.AGREEMENT_BROKEN, breached)


def _first_breach(case: Case, today: date) -> date | None:
    agreement = effective_agreement(case)
    terms = agreement.terms if agreement else []
    parts = [part for term in terms for part in term.instalments]
    late = [
        part.due_on for part in parts if part.due_on < today and part.paid_fen < part.amount_fen
    ]
    return min(late, default=None)


def ending_of(case: Case, rule: str) -> Ending | None:
    """The day and the words of the act that met a clock, or None while it is undone."""
    if rule in DECISION_RULES:
        return _decided(case)
    if rule in MEDIATION_RULES or rule == "K03":
        return _mediated(case)
    if rule in LIMITATION_RULES:
        return _arbitrated(case)
    if rule in _EXIT_OF_RULE:
        return _exit_used(case, _EXIT_OF_RULE[rule])
    return None


_EXIT_OF_RULE = {
    "K15": ExitKind.ARBITRATION_REVIEW,
    "K17": ExitKind.JUDICIAL_CONFIRMATION,
}


def _decided(case: Case) -> Ending | None:
    if case.accepted_on is not None and case.state not in BEFORE_ACCEPTANCE:
        return case.accepted_on, "已受理"
    if case.declined_on is not None:
        return case.declined_on, "已决定不予受理"
    if case.ended_on is not None:
        return case.ended_on, "申请人撤回"
    return None


def _mediated(case: Case) -> Ending | None:
    if case.settled_on is not None:
        return case.settled_on, "达成协议"
    if case.ended_on is not None:
        return case.ended_on, "调解已结束"
    if case.declined_on is not None:
        return case.declined_on, "不予受理"
    return None


def _arbitrated(case: Case) -> Ending | None:
    for referral in case.referrals:
        docketed = referral.state is ReferralState.FINISHED and referral.receipt_on
        if referral.kind is ReferralKind.ARBITRATION and docketed and referral.receipt_on:
            return referral.receipt_on, "仲裁委员会已受理"
    return None


def _exit_used(case: Case, kind: ExitKind) -> Ending | None:
    agreement = effective_agreement(case)
    for row in agreement.exits if agreement else []:
        if row.kind is kind and row.state is not ExitState.WITHDRAWN:
            return row.applied_on, f"已申请{kind.label}"
    return None
