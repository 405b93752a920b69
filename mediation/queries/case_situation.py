"""The facts of a case that its next step depends on, read once."""

from dataclasses import replace
from datetime import date

from mediation.domain.case_facts import CaseFacts
from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import MEDIATION_RULES, add_months
from mediation.domain.exits import state_label
from mediation.domain.money import figures, from_fen
from mediation.domain.next_step import (
    DueInstalment,
    ExitWay,
    ExitWindow,
    Situation,
    Wait,
    Workdays,
    days_after,
    spoken,
)
from mediation.domain.referral_dates import answer_due
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.sessions import SessionMode, SessionOutcome, SessionState
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState
from mediation.models import (
    Agreement,
    Case,
    Clock,
    ExitProcedure,
    Instalment,
    MediationSession,
    Party,
    Referral,
)
from mediation.queries.case_facts import facts_of, is_unanswered
from mediation.queries.clock_events import DECISION_RULES, effective_agreement
from mediation.queries.exit_facts import recommended_for
from mediation.queries.office import Office

WINDOWS = {"K17": "司法确认", "K15": "仲裁审查"}
BEFORE_DECISION = {CaseState.REGISTERED, CaseState.SUPPLEMENTING, CaseState.INQUIRING}
# When one asks again: 办案规则 art. 76 (working days); 民诉法 arts. 187, 226-227.
COMMISSION_WORKING_DAYS = 5
CONFIRMATION_DAYS, PAYMENT_ORDER_DAYS = 30, 20
# 民诉解释 art. 430: an order not served within thirty days falls; 民诉法 art. 237: after six months
# without enforcement the court above may be asked.
SERVICE_DAYS, ENFORCEMENT_MONTHS = 30, 6
# The office's own span: a decree is signed for by both soon after it was made.
ASK_SERVICE_WITHIN = 5

Clocks = dict[str, Clock]


def situation_of(case: Case, office: Office, *, today: date) -> Situation:
    """Everything that the rules of the next step ask; the clocks are already refreshed."""
    workdays = office.calendar.add_working_days
    clocks = {row.rule: row for row in case.clocks if row.state is not ClockState.VOIDED}
    decision = _first(clocks, DECISION_RULES)
    situation = Situation(
        today=today,
        state=case.state,
        entry_path=case.entry_path,
        received_on=case.received_on,
        decide_by=decision.due_on if decision else None,
        applicant=_first_name(case.applicants),
        respondent=_first_name(case.respondents),
        consent=case.respondent_consent,
        answered_on=case.answered_on,
        inquired_on=case.inquired_on,
        answer_due_on=case.answer_due_on,
        supplement_due_on=case.supplement_due_on,
    )
    if case.state in BEFORE_DECISION:
        return situation
    facts = facts_of(case, today=today, told_court=office.has_result_letter(case))
    situation = _with_mediation(situation, case, facts, clocks)
    situation = _with_agreement(situation, case, facts, clocks, office)
    return _with_end(situation, case, facts, workdays)


def _first(clocks: Clocks, rules: frozenset[str]) -> Clock | None:
    return next((row for rule, row in clocks.items() if rule in rules), None)


def _first_name(parties: list[Party]) -> str:
    if not parties:
        return ""
    return parties[0].name if len(parties) == 1 else f"{parties[0].name}等"


def _with_mediation(
    situation: Situation, case: Case, facts: CaseFacts, clocks: Clocks
) -> Situation:
    term = _first(clocks, MEDIATION_RULES)
    planned = [item for item in case.sessions if item.state is SessionState.PLANNED]
    held = [item for item in case.sessions if item.state is SessionState.HELD]
    upcoming = min(planned, key=lambda item: item.planned_at, default=None)
    last = held[-1] if held else None
    return replace(
        situation,
        accepted_on=case.accepted_on,
        has_mediator=case.mediator_id is not None,
        assigned_on=_assigned_on(case),
        mediator_cleared=facts.mediator_cleared,
        mediation_anchor=_latest(
            case.rights_told_on, case.resumed_on, case.reopened_on, _day_of(last)
        ),
        term_title=term.title if term else "调解期限",
        term_due=term.due_on if term else None,
        session_on=upcoming.planned_at.date() if upcoming else None,
        session_line=_session_line(upcoming) if upcoming else "",
        last_outcome=SessionOutcome(last.outcome) if last and last.outcome else None,
        has_draft=any(agreement.terms for agreement in case.agreements),
        paused_on=case.paused_on,
        pause_reason=case.pause_reason or "",
        pause_check_on=case.pause_check_on,
    )


def _assigned_on(case: Case) -> date | None:
    current = [item.from_at.date() for item in case.assignments if item.to_at is None]
    return current[-1] if current else None


def _day_of(session: MediationSession | None) -> date | None:
    return (session.ended_at or session.planned_at).date() if session else None


def _session_line(session: MediationSession) -> str:
    at = session.planned_at
    mode = SessionMode(session.mode).label
    return f"{at:%H:%M} {session.place}，第 {session.number} 场调解会（{mode}）"


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _with_agreement(
    situation: Situation, case: Case, facts: CaseFacts, clocks: Clocks, office: Office
) -> Situation:
    workdays = office.calendar.add_working_days
    agreement = effective_agreement(case)
    situation = replace(situation, settled_on=case.settled_on)
    if agreement is None:
        return situation
    waiting = [_exit_wait(row, workdays) for row in agreement.exits if _is_awaited(row)]
    results = [row.result_on for row in agreement.exits]
    paid = [payment.paid_on for part in _parts(agreement) for payment in part.payments]
    return replace(
        situation,
        agreement_effective=True,
        instalment=_first_unpaid(agreement),
        windows=_windows(agreement, facts, clocks),
        best_way=_best_way(case, facts, office),
        exit_wait=min(waiting, key=lambda wait: wait.until, default=None),
        finished_on=_latest(agreement.effective_on, *results, *paid),
    )


def _parts(agreement: Agreement) -> list[Instalment]:
    return [part for term in agreement.terms for part in term.instalments]


def _first_unpaid(agreement: Agreement) -> DueInstalment | None:
    unpaid = [part for part in _parts(agreement) if part.paid_fen < part.amount_fen]
    if not unpaid:
        return None
    part = min(unpaid, key=lambda item: item.due_on or date.max)
    return DueInstalment(
        part.number, figures(from_fen(part.amount_fen - part.paid_fen)), part.due_on
    )


def _windows(agreement: Agreement, facts: CaseFacts, clocks: Clocks) -> tuple[ExitWindow, ...]:
    performed = facts.performance is PerformanceState.PERFORMED
    used = any(row.state.is_open or row.state is ExitState.GRANTED for row in agreement.exits)
    if performed or used:
        return ()
    rows = [(clocks[rule], title) for rule, title in WINDOWS.items() if rule in clocks]
    return tuple(
        ExitWindow(title, row.safe_on, row.due_on)
        for row, title in rows
        if row.state is ClockState.RUNNING
    )


def _exit_wait(row: ExitProcedure, workdays: Workdays) -> Wait:
    if row.state is ExitState.GRANTED:
        since = row.result_on or row.applied_on
        is_order = row.kind is ExitKind.PAYMENT_ORDER
        until = days_after(since, SERVICE_DAYS) if is_order else workdays(since, ASK_SERVICE_WITHIN)
        what = f"{row.kind.label}{state_label(row.kind, row.state)}，请登记送达日期"
        return Wait(row.receiver.name, since, until, what)
    until = {
        ExitKind.JUDICIAL_CONFIRMATION: days_after(row.applied_on, CONFIRMATION_DAYS),
        ExitKind.ARBITRATION_REVIEW: workdays(row.applied_on, COMMISSION_WORKING_DAYS),
        ExitKind.PAYMENT_ORDER: days_after(row.applied_on, PAYMENT_ORDER_DAYS),
        ExitKind.ENFORCEMENT: add_months(row.applied_on, ENFORCEMENT_MONTHS),
    }[row.kind]
    accepted = "执行中" if row.kind is ExitKind.ENFORCEMENT else "已受理，待作出决定"
    stage = accepted if row.state is ExitState.ACCEPTED else "申请已递交，待答复"
    return Wait(row.receiver.name, row.applied_on, until, f"{row.kind.label}{stage}")


def _is_awaited(row: ExitProcedure) -> bool:
    # A ruling that confirms binds at once; a decree or an order waits until it was served.
    served = row.served_on is not None or row.kind is ExitKind.JUDICIAL_CONFIRMATION
    return row.state.is_open or (row.state is ExitState.GRANTED and not served)


def _best_way(case: Case, facts: CaseFacts, office: Office) -> ExitWay | None:
    if facts.performance is not PerformanceState.BREACHED:
        return None
    found = recommended_for(case, today=facts.today, calendar=office.calendar)
    if found is None:
        return None
    window = found.route.window
    return ExitWay(found.route.kind.act, window.legal_date if window else None)


def _with_end(situation: Situation, case: Case, facts: CaseFacts, workdays: Workdays) -> Situation:
    sent = [item for item in case.referrals if item.kind.ends_mediation]
    waiting = [item for item in sent if is_unanswered(item)]
    receipts = [item.receipt_on for item in sent]
    return replace(
        situation,
        remedies_told=facts.remedies_told,
        returned_to_court=facts.returned_to_court,
        result_reported=facts.result_letter_issued,
        referral_wait=_referral_wait(waiting[-1], workdays) if waiting else None,
        finished_on=_latest(situation.finished_on, *receipts),
        ended_on=case.ended_on or case.declined_on,
        closed_on=case.closed_on,
    )


def _referral_wait(row: Referral, workdays: Workdays) -> Wait:
    to_court = row.kind is ReferralKind.RETURN_TO_COURT
    until = answer_due(row.kind, row.sent_on, workdays)
    what = "材料已退回，待签收" if to_court else "移送材料待受理"
    if row.state is ReferralState.DEFECTIVE:
        what = "移送材料需补正，请补齐后再送"
    return Wait(row.receiver.name, row.sent_on, until, f"{what}（应于 {spoken(until)}前答复）")
