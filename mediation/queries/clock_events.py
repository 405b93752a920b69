"""The dated events of a case that its clocks live by: read from its facts, and from its ledger."""

from collections.abc import Iterator
from datetime import date

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.case_flow import CaseState
from mediation.domain.claim_types import ClaimType
from mediation.domain.clocks import (
    ClockEvent,
    ClockFacts,
    ClockKey,
    Extension,
    Happened,
    double_wage_events,
)
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.entry_path import EntryPath
from mediation.domain.parties import Consent
from mediation.domain.pausing import PauseKind, stops_the_term
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState
from mediation.models import Agreement, Case, ExitProcedure, Instalment
from mediation.queries.agreed_terms import standing_facts
from mediation.queries.case_facts import current_agreement, performance_on
from mediation.queries.clock_rows import live_clocks
from mediation.queries.exit_facts import (
    enforceable_parts,
    enforcement_attempts,
    last_due_by_force,
    shut_windows,
)
from mediation.queries.ledger import entered_day, ledger_events
from mediation.queries.referrals import referral_happenings, ways_of_the_other_side
from mediation.queries.served_days import service_events

BEFORE_ACCEPTANCE = {CaseState.REGISTERED, CaseState.SUPPLEMENTING, CaseState.INQUIRING}
DECISION_RULES = frozenset({"K01", "K11"})
LIMITATION_RULES = frozenset({"K27", "K27A", "K27B", "K28"})
EXTENSION = "extension"
PAUSE = "pause"
REMUNERATION = frozenset(kind.value for kind in ClaimType if kind.is_remuneration)
# Claims for which it matters that the employer hands the papers over (劳动合同法 art. 50).
OF_PAPERS = frozenset({ClaimType.LEAVING_PAPERS.value, ClaimType.SOCIAL_INSURANCE.value})

E = ClockEvent
_APPLIED = {
    ExitKind.JUDICIAL_CONFIRMATION: E.CONFIRMATION_APPLIED,
    ExitKind.ARBITRATION_REVIEW: E.REVIEW_APPLIED,
    ExitKind.PAYMENT_ORDER: E.ORDER_APPLIED,
}
_ACCEPTED = {
    ExitKind.JUDICIAL_CONFIRMATION: E.CONFIRMATION_ACCEPTED,
    ExitKind.ARBITRATION_REVIEW: E.REVIEW_ACCEPTED,
    ExitKind.PAYMENT_ORDER: E.ORDER_ACCEPTED,
}
_DECIDED = {
    ExitKind.JUDICIAL_CONFIRMATION: E.CONFIRMATION_DECIDED,
    ExitKind.ARBITRATION_REVIEW: E.REVIEW_DECIDED,
    ExitKind.PAYMENT_ORDER: E.ORDER_ISSUED,
}


def clock_facts(case: Case, *, today: date) -> ClockFacts:
    """Everything dated that starts, stops, pauses, extends or renews a clock of this case."""
    return ClockFacts(
        entry_path=case.entry_path,
        events=(*carried_events(case, today=today), *ledger_events(case)),
        region=case.body.division_code or "",
        shut=shut_windows(effective_agreement(case)),
        shut_for=ways_of_the_other_side(case),
        extensions=_extensions(case),
    )


def carried_events(case: Case, *, today: date) -> Iterator[Happened]:
    """What the case tells by its own columns, without its ledger."""
    yield from _of_intake(case)
    yield from _of_mediation(case)
    yield from _of_agreement(case, today)
    yield from _of_employment(case, today)
    yield from _of_arbitration(case)
    yield from _of_pauses(case)
    yield from service_events(case)


def effective_agreement(case: Case) -> Agreement | None:
    """The agreement in force, if there is one."""
    agreement = current_agreement(case)
    in_force = agreement is not None and agreement.state is AgreementState.EFFECTIVE
    return agreement if in_force else None


def _of_intake(case: Case) -> Iterator[Happened]:
    if case.entry_path.from_court:
        yield Happened(E.TASK_RECEIVED, case.received_on)
    else:
        yield Happened(E.APPLICATION_RECEIVED, case.received_on)
        willing = _willing_from(case)
        if willing is not None:
            yield Happened(E.BOTH_WILLING, willing)
    yield Happened(E.MEDIATION_APPLIED, case.received_on)
    answer = E.TASK_ANSWERED if case.entry_path.from_court else E.DECIDED
    if case.accepted_on is not None and case.state not in BEFORE_ACCEPTANCE:
        yield Happened(answer, case.accepted_on, words="已受理")
    elif case.declined_on is not None:
        yield Happened(answer, case.declined_on, words="已决定不予受理")
    elif case.ended_on is not None:
        yield Happened(answer, case.ended_on, words="申请人撤回")
    if case.answered_on and case.respondent_consent == Consent.REFUSED:
        yield Happened(E.MEDIATION_REFUSED, case.answered_on)
    if case.answered_on and case.respondent_consent == Consent.SILENT:
        yield Happened(E.NEGOTIATION_REFUSED, case.answered_on)


def _willing_from(case: Case) -> date | None:
    # 17号令 art. 22: three working days from a whole application of which both sides are willing.
    if case.state is CaseState.SUPPLEMENTING:
        return None
    if case.state is CaseState.INQUIRING and case.answered_on is None:
        return None
    days = (case.received_on, case.complete_on, case.answered_on)
    return max(day for day in days if day is not None)


def _of_mediation(case: Case) -> Iterator[Happened]:
    began = _mediation_from(case)
    if began is not None:
        yield Happened(_begins_with(case.entry_path), began)
    contacted = case.rights_told_on or case.inquired_on
    if case.entry_path.from_court and contacted is not None:
        yield Happened(E.OTHER_SIDE_CONTACTED, contacted)
    if case.settled_on is not None:
        yield Happened(E.MEDIATION_ENDED, case.settled_on, words="达成协议")
    elif case.ended_on is not None:
        yield Happened(E.MEDIATION_ENDED, case.ended_on, words="调解已结束")
    elif case.declined_on is not None:
        yield Happened(E.MEDIATION_ENDED, case.declined_on, words="不予受理")
    if case.ended_on and case.accepted_on:
        expired = case.ending_reason == EndingReason.EXPIRED
        yield Happened(E.MEDIATION_EXPIRED if expired else E.MEDIATION_STOPPED, case.ended_on)


def _begins_with(path: EntryPath) -> ClockEvent:
    """Which event starts the term of mediation, by the way the case came in."""
    if path is EntryPath.COURT_DELEGATED_ONLINE:
        return E.CONFIRMED_ONLINE
    if path.from_court:
        return E.FILE_SIGNED_FOR
    return E.PARTIES_CONSENTED if path is EntryPath.COMMISSION_ENTRUSTED else E.CASE_ACCEPTED


def _mediation_from(case: Case) -> date | None:
    if case.accepted_on is None or case.state in BEFORE_ACCEPTANCE:
        return None
    began = case.accepted_on
    if case.entry_path.from_court or case.entry_path is EntryPath.COMMISSION_ENTRUSTED:
        began = case.file_received_on or began
    return case.reopened_on or began


def _of_agreement(case: Case, today: date) -> Iterator[Happened]:
    agreement = effective_agreement(case)
    if agreement is None:
        return
    if agreement.effective_on is not None:
        yield Happened(E.AGREEMENT_EFFECTIVE, agreement.effective_on)
    for row in agreement.exits:
        yield from _of_exit(row)
    yield from enforcement_attempts(agreement)
    parts = [part for term in agreement.terms for part in term.instalments]
    broken = _first_breach(parts, today)
    if broken is not None:
        yield Happened(E.AGREEMENT_BROKEN, broken)
    if any(row.state is ExitState.GRANTED for row in agreement.exits):
        yield from _of_force(case, agreement, today)


def _of_force(case: Case, agreement: Agreement, today: date) -> Iterator[Happened]:
    """Enforcement is counted from the end of the last instalment's time (民诉法 art. 250)."""
    performance = performance_on(agreement, today)
    facts = standing_facts(case, agreement, on=today, performance=performance)
    last = last_due_by_force(agreement, facts)
    if last is not None:
        yield Happened(E.PERFORMANCE_DUE, last)
    first = _first_breach(enforceable_parts(agreement, facts), today)
    if first is not None:
        yield Happened(E.INSTALMENT_DUE, first)


def _of_exit(row: ExitProcedure) -> Iterator[Happened]:
    if row.state is ExitState.WITHDRAWN:
        return
    if row.kind is ExitKind.ENFORCEMENT:
        if row.state is not ExitState.REFUSED:
            yield Happened(E.ENFORCEMENT_APPLIED, row.applied_on)
        return
    yield Happened(_APPLIED[row.kind], row.applied_on, words=f"已申请{row.kind.label}")
    if row.accepted_on is not None:
        yield Happened(_ACCEPTED[row.kind], row.accepted_on)
    if row.result_on is not None:
        # What was served and fell afterwards had been decided by the day of its service.
        decided = row.served_on if row.state is ExitState.REFUSED else None
        yield Happened(_DECIDED[row.kind], decided or row.result_on)
    if row.served_on is not None:
        yield from _of_service(row, row.served_on)


def _of_service(row: ExitProcedure, served_on: date) -> Iterator[Happened]:
    if row.kind is ExitKind.JUDICIAL_CONFIRMATION:
        yield Happened(E.RULING_RECEIVED, served_on)
    if row.kind is ExitKind.PAYMENT_ORDER:
        yield Happened(E.ORDER_RECEIVED, served_on)
        if row.state is ExitState.REFUSED and row.result_on:
            yield Happened(E.ORDER_ANSWERED, row.result_on)
            yield Happened(E.ORDER_ENDED, row.result_on)


def _first_breach(parts: list[Instalment], today: date) -> date | None:
    unpaid = [part.due_on for part in parts if part.paid_fen < part.amount_fen]
    return min((day for day in unpaid if day and day < today), default=None)


def _of_employment(case: Case, today: date) -> Iterator[Happened]:
    if case.infringed_on is not None:
        yield Happened(E.INFRINGEMENT_KNOWN, case.infringed_on)
    if case.injured_on is not None:
        yield Happened(E.INJURY_HAPPENED, case.injured_on)
    claimed = {claim.type for claim in case.claims}
    ended = case.employment_ended_on
    if ended is not None and ended <= today:
        if claimed & REMUNERATION:
            yield Happened(E.PAY_OWED_AFTER_JOB, ended)
        if claimed & OF_PAPERS:
            yield Happened(E.EMPLOYMENT_ENDED, ended)
    if ClaimType.DOUBLE_WAGE.value in claimed:
        yield from _of_double_wage(case, today)


def _of_double_wage(case: Case, today: date) -> Iterator[Happened]:
    """The two counts of limitation of each applicant who claims it and whose first day is known."""
    claimants = {claim.party_id for claim in case.claims if claim.type == ClaimType.DOUBLE_WAGE}
    for party in case.applicants:
        job = party.employment
        if party.id not in claimants or job is None or job.started_on is None:
            continue
        yield from double_wage_events(
            job.started_on,
            signed=entered_day(case, E.CONTRACT_SIGNED, party.id),
            ended=job.ended_on or case.employment_ended_on,
            today=today,
            party_id=party.id,
        )


def _of_arbitration(case: Case) -> Iterator[Happened]:
    if case.award_received_on is not None:
        if case.arbitration_status == ArbitrationStatus.FINAL_AWARD:
            yield Happened(E.FINAL_AWARD_RECEIVED, case.award_received_on)
        elif case.arbitration_status == ArbitrationStatus.OTHER_AWARD:
            yield Happened(E.OTHER_AWARD_RECEIVED, case.award_received_on)
    yield from referral_happenings(case)


def _of_pauses(case: Case) -> Iterator[Happened]:
    """What the term of mediation does not count (在线规则 art. 26)."""
    for row in live_clocks(case):
        for item in row.segments:
            if item.kind == PAUSE and item.to_on:
                yield Happened(E.APPRAISAL, item.from_on, item.to_on, words=item.reason)
    if case.state is CaseState.PAUSED and case.paused_on and case.pause_kind:
        kind = PauseKind(case.pause_kind)
        if stops_the_term(kind, case.entry_path):
            yield Happened(E.APPRAISAL, case.paused_on, words=kind.label)


def _extensions(case: Case) -> dict[ClockKey, tuple[Extension, ...]]:
    """What was granted to each clock in this life of the case; the longest holds."""
    since = case.reopened_on or date.min
    found: dict[ClockKey, tuple[Extension, ...]] = {}
    for row in live_clocks(case):
        granted = [
            item.to_on
            for item in row.segments
            if item.kind == EXTENSION and item.to_on and item.from_on >= since
        ]
        if granted:
            found[row.key] = (Extension(until=max(granted)),)
    return found
