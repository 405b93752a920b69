"""What payments wait for: once it has happened, they have a day on which they are due."""

from datetime import date, datetime

from mediation.domain.agreement.due_dates import TOLD_BY_HAND, due_day
from mediation.domain.agreement.words import DueEvent
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.models import Agreement, Case, Instalment, User
from mediation.queries.agreement_facts import due_after, instalments_of
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import current_agreement
from mediation.services import planning
from mediation.services.case_log import record
from mediation.services.moving import require
from mediation.services.step_input import happened as happened_day
from mediation.services.transaction import transaction


def happened(agreement: Agreement, event: DueEvent, on: date) -> list[Instalment]:
    """Give their day to the payments that wait for this event, in the open transaction.

    Told again with another day, it counts anew: the first day was wrong. The caller replans.
    """
    calendar, found = working_calendar(), waiting_for(agreement, event)
    for row in found:
        after = due_after(row)
        assert after is not None, "only what waits for an event is found"
        row.event_on = on
        row.due_on = due_day(after, on, row.latest_on, calendar)
    return found


def waiting_for(agreement: Agreement, event: DueEvent) -> list[Instalment]:
    """The payments that wait, or waited, for this event."""
    return [row for row in instalments_of(agreement) if row.due_event is event]


def told_by_hand(agreement: Agreement) -> list[DueEvent]:
    """The events of this agreement that somebody has to write down."""
    return [event for event in TOLD_BY_HAND if waiting_for(agreement, event)]


def record_event(case: Case, *, event: DueEvent, on: date, by: User, at: datetime) -> None:
    """Write down that what a payment waited for has happened."""
    with transaction():
        require(case, Action.RECORD_PAYMENT, by=by, at=at)
        agreement = current_agreement(case)
        if agreement is None or event not in told_by_hand(agreement):
            raise InvalidInput(FieldProblem("event", "请选择本协议中作为付款条件的事项。"))
        since, what = agreement.agreed_on, "达成协议的日期"
        day = happened_day("on", on, today=at.date(), since=since, since_what=what)
        found = happened(agreement, event, day)
        if all(row.paid_fen >= row.amount_fen for row in found):
            raise ActionNotPossible("以这一事项为条件的款项已经付清，不需要再登记。")
        days = "、".join(f"第 {row.number} 期应于 {row.due_on} 前支付" for row in found)
        data = {"event": event.value, "on": day.isoformat()}
        note = f"{day} {event.label}；{days}"
        planning.replan(case, by=by, at=at)
        record(case, "due_event", by=by, at=at, from_state=case.state.value, note=note, data=data)
