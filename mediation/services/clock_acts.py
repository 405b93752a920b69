"""What people may do to a statutory date: extend it where a rule lets somebody, or void it.

The term of mediation has its own extension (services/term.py) and is never voided.
"""

from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.clocks import MEDIATION_RULES, check_extension
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.models import Case, Clock, User
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_rows import extendable_clocks, live_clocks, voidable_clocks
from mediation.services import clocks, planning
from mediation.services.case_log import record
from mediation.services.moving import move, require
from mediation.services.proving import Paper, named_paper, tidy
from mediation.services.step_input import happened, in_brief
from mediation.services.transaction import transaction

LONGEST_REASON = 120


def extend_clock(
    case: Case,
    *,
    clock_id: int,
    extended_to: date,
    granted_on: date,
    paper: Paper,
    by: User,
    at: datetime,
) -> None:
    """Write down that whoever may extend a period has done so, with the paper that says it."""
    with transaction():
        require(case, Action.EXTEND_CLOCK, by=by, at=at)
        row = _chosen(clock_id, extendable_clocks(case), case)
        day = happened(
            "granted_on", granted_on, today=at.date(), since=row.start_on, since_what="起算之日"
        )
        who = _require_extendable(row, case, extended_to, day, at.date())
        called = named_paper(case, paper, called="延长的文书")
        reason = f"{who}同意延长；{called}"
        clocks.keep_segment(row, clocks.EXTENSION, from_on=day, to_on=extended_to, reason=reason)
        words = in_brief(f"“{row.title}”延长至 {extended_to.isoformat()}", reason)
        move(case, Action.EXTEND_CLOCK, by=by, at=at, note=words, data={"rule": row.rule})


def void_clock(case: Case, *, clock_id: int, reason: str, by: User, at: datetime) -> None:
    """Say that a statutory date does not count here, and why; the row and its trace stay."""
    with transaction():
        require(case, Action.VOID_CLOCK, by=by, at=at)
        row = _chosen(clock_id, voidable_clocks(case), case)
        ask = "请写明作废的原因，例如：起算的事实已查明不存在。"
        words = tidy(reason, "reason", "作废的原因", LONGEST_REASON, ask)
        clocks.void_by_hand(row, reason=words, by=by, today=at.date())
        note = in_brief(f"“{row.title}”（{row.due_on.isoformat()} 届满）作废", f"原因：{words}")
        # Asked before it was done: afterwards there may be nothing left to void.
        planning.replan(case, by=by, at=at)
        state, facts = case.state.value, {"rule": row.rule}
        code = Action.VOID_CLOCK.value
        record(case, code, by=by, at=at, from_state=state, note=note, data=facts)


def _chosen(clock_id: int, offered: list[Clock], case: Case) -> Clock:
    """The clock of this very case that is meant; InvalidInput with the reason why not."""
    for row in offered:
        if row.id == clock_id:
            return row
    is_term = any(row.id == clock_id and row.rule in MEDIATION_RULES for row in live_clocks(case))
    term = "调解期限不能作废，也不在这里延长：请办理延长、调解不成或者撤回。"
    raise InvalidInput(FieldProblem("clock_id", term if is_term else "请选择列出的期限。"))


def _require_extendable(row: Clock, case: Case, until: date, granted_on: date, today: date) -> str:
    """Who may extend the period; InvalidInput when it cannot be extended so far."""
    found = clocks.counted_today(row, case, today=today)
    if found is None:
        raise InvalidInput(FieldProblem("clock_id", "这一期限已不再计算，请刷新后重新选择。"))
    rule = found.started.rule
    problem = check_extension(
        rule, found.deadline, until=until, agreed_on=granted_on, calendar=working_calendar()
    )
    if problem is not None:
        raise InvalidInput(FieldProblem("extended_to", problem.sentence))
    return rule.extendable_by
