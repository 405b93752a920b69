"""Rules of the days in an agreement: when each sum and each act is due."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.checks.payments import CONTENT, UNCLEAR
from mediation.domain.agreement.particulars import (
    EmploymentContinue,
    EmploymentEnd,
    Handover,
    InsuranceClause,
)
from mediation.domain.agreement.payment_repairs import sorted_instalments
from mediation.domain.agreement.repairs import Repair, set_instalment, set_particulars
from mediation.domain.agreement.words import DueEvent
from mediation.domain.exits import RouteKind

WEEKDAYS = "一二三四五六日"
# As long as the period of enforcement itself, which the last instalment opens (民诉法 art. 250).
FAR_AWAY = timedelta(days=2 * 365)
# How long after the signing a sum that waits for an event is due at the latest, as a proposal.
LATEST_AFTER = timedelta(days=90)
PAPERS_WITHIN = timedelta(days=15)
NEVER = {
    DueEvent.CONFIRMED: RouteKind.JUDICIAL_CONFIRMATION,
    DueEvent.DECREE_SERVED: RouteKind.ARBITRATION_REVIEW,
}


@rule("due_missing", "每笔款项有付款日期", RED, CONTENT, firm=True)
def dates_are_named(facts: AgreementFacts) -> Iterator[Hit]:
    """Every sum, and every instalment, has a day by which it is paid."""
    for each in facts.payments:
        if not all(row.is_dated for row in each.term.schedule):
            yield Hit(
                f"{each.name}没有付款日期",
                "没有履行期限的条款不能申请执行。",
                where=f"{each.where}-due_on",
            )


@rule("due_in_past", "付款日期不早于协议日期", RED, UNCLEAR)
def dates_are_not_past(facts: AgreementFacts) -> Iterator[Hit]:
    """No sum is due before the agreement is made; on the same day it is paid at once."""
    for due in facts.due_days:
        day = due.row.due_on
        if day and day < facts.agreed_on:
            yield Hit(
                f"{due.name}应付日 {day} 早于协议日期",
                "已经过去的日期一签字就算逾期；当场付清的，请写协议当日。",
                where=due.where,
            )


@rule(
    "due_on_rest_day",
    "应付日、办理日不落在休息日",
    AMBER,
    "民法典 203 只适用于期间",
    offers="改为前一个工作日",
)
def dates_are_working_days(facts: AgreementFacts) -> Iterator[Hit]:
    """An agreed day does not move when it falls on a rest day: banks and offices are closed."""
    for where, name, day, repair in _promised_days(facts):
        if day < facts.agreed_on or not facts.calendar.is_rest_day(day):
            continue
        before = _workday_before(facts, day)
        is_open = facts.calendar.is_provisional(day.year)
        note = f"{day.year} 年放假安排未录入，暂定。" if is_open else ""
        yield Hit(
            f"{name} {day} 是{_kind_of_day(facts, day)}",
            f"约定日期不自动顺延，当日银行、单位可能不办理。{note}",
            where=where,
            mend=f"改为 {before}（周{WEEKDAYS[before.weekday()]}）" if before else "",
            repair=repair(before) if before else None,
        )


@rule("instalments_out_of_order", "各期日期依次先后", AMBER, UNCLEAR, offers="按日期先后排列")
def instalments_are_in_order(facts: AgreementFacts) -> Iterator[Hit]:
    """The instalments follow each other in time."""
    for each in facts.payments:
        days = [row.due_on for row in each.term.instalments if row.due_on]
        if days != sorted(set(days)):
            offer = sorted_instalments(each.index, each.term)
            yield Hit(
                f"{each.name}各期日期没有先后顺序",
                "有两期同日或者后一期早于前一期，请核对。",
                where=f"{each.where}-instalments",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule(
    "event_without_latest",
    "等待事件的款项有最迟日期",
    AMBER,
    UNCLEAR,
    offers="补写最迟日期",
)
def events_have_a_latest_day(facts: AgreementFacts) -> Iterator[Hit]:
    """A sum that waits for an event is due by some day all the same."""
    latest = facts.agreed_on + LATEST_AFTER
    while facts.calendar.is_rest_day(latest):
        latest -= timedelta(days=1)
    for due in facts.due_days:
        after = due.row.due_after
        # What waits for the signing or the effect alone cannot be put off for long.
        if after is None or due.row.due_on or after.event in {DueEvent.SIGNED, DueEvent.EFFECTIVE}:
            continue
        yield Hit(
            f"{due.name}只写“{after.label}”，没有最迟日期",
            "事件一直不发生，款项就一直不到期；请写明最迟不晚于哪一天。",
            where=due.where,
            mend=f"最迟不晚于 {latest}",
            repair=set_instalment(due.index, due.part, due_on=latest),
        )


@rule("event_cannot_happen", "等待的事件可能发生", RED, UNCLEAR)
def events_can_happen(facts: AgreementFacts) -> Iterator[Hit]:
    """No sum waits for a ruling that this agreement can never get."""
    shut = {way.kind: way.why_not for way in facts.ways if way.why_not}
    for due in facts.due_days:
        event = due.row.due_after.event if due.row.due_after else None
        way = NEVER.get(event) if event else None
        if event is not None and way in shut:
            yield Hit(
                f"{due.name}等待的“{event.label}”不会发生",
                f"{shut[way]}请改写付款期限。",
                where=due.where,
            )


@rule("last_payment_far", "最后一期不太远", AMBER, "民诉法 250")
def last_payment_is_near(facts: AgreementFacts) -> Iterator[Hit]:
    """A debt that is paid off over years may outlive the debtor's means."""
    days = [due.row.due_on for due in facts.due_days if due.row.due_on]
    last = max(days, default=facts.agreed_on)
    if last - facts.agreed_on > FAR_AWAY:
        yield Hit(
            f"最后一期在 {last}，距协议日超过两年",
            "申请执行的两年期间自最后一期届满起算；期限越长，对方失去履行能力的风险越大，"
            "请确认收款人知情，并考虑担保或者缩短期限。",
        )


@rule("act_in_past", "办理期限不早于协议日期", RED, UNCLEAR)
def acts_are_not_past(facts: AgreementFacts) -> Iterator[Hit]:
    """Nothing is to be done by a day that has gone by."""
    for each in facts.terms:
        day = _act_day(each.term.particulars)
        if day and day < facts.agreed_on:
            yield Hit(
                f"{each.name}的期限 {day} 早于协议日期",
                "已经过去的日期一签字就算逾期。",
                where=each.where,
            )


@rule("papers_late", "离职证明、档案在十五日内办理", AMBER, "劳动合同法 50", offers="改为第十五日")
def papers_come_in_time(facts: AgreementFacts) -> Iterator[Hit]:
    """Certificate at the end, files and insurance within fifteen days of it."""
    ends = [each.term.particulars for each in facts.terms]
    ended = [each.ended_on for each in ends if isinstance(each, EmploymentEnd) and each.ended_on]
    for each in facts.terms:
        given = each.term.particulars
        if not ended or not isinstance(given, Handover) or given.by is None:
            continue
        last = max(ended[0], facts.agreed_on) + PAPERS_WITHIN
        if given.by > last and any(not item.is_by_worker for item in given.items):
            yield Hit(
                f"{each.name}的办理期限 {given.by} 晚于法定期限",
                "单位应当在解除、终止时出具证明，并在十五日内办理档案和社会保险关系转移。",
                where=f"{each.where}-particulars-by",
                mend=f"改为 {last}",
                repair=set_particulars(each.index, by=last),
            )


def _act_day(given: object) -> date | None:
    if isinstance(given, Handover | InsuranceClause):
        return given.by
    return given.resume_on if isinstance(given, EmploymentContinue) else None


def _promised_days(
    facts: AgreementFacts,
) -> Iterator[tuple[str, str, date, Callable[[date], Repair]]]:
    for due in facts.due_days:
        if due.row.due_on:
            yield due.where, f"{due.name}应付日", due.row.due_on, _moved(due.index, due.part)
    for each in facts.terms:
        given = each.term.particulars
        if isinstance(given, Handover | InsuranceClause) and given.by:
            yield (
                f"{each.where}-particulars-by",
                f"{each.name}办理期限",
                given.by,
                _moved(each.index, None),
            )


def _moved(index: int, part: int | None) -> Callable[[date], Repair]:
    """The repair that puts one promised day on another."""
    if part is None:
        return lambda day: set_particulars(index, by=day)
    return lambda day: set_instalment(index, part, due_on=day)


def _kind_of_day(facts: AgreementFacts, day: date) -> str:
    if facts.calendar.is_statutory_holiday(day):
        return "法定节假日"
    return f"星期{WEEKDAYS[day.weekday()]}" if day.weekday() >= 5 else "放假调休日"


def _workday_before(facts: AgreementFacts, day: date) -> date | None:
    while facts.calendar.is_rest_day(day):
        day -= timedelta(days=1)
    return day if day >= facts.agreed_on else None


DATE_RULES = (
    dates_are_named,
    dates_are_not_past,
    dates_are_working_days,
    instalments_are_in_order,
    events_have_a_latest_day,
    events_can_happen,
    last_payment_is_near,
    acts_are_not_past,
    papers_come_in_time,
)
