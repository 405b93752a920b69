"""Whether an extension may be granted, asked before it is written."""

from datetime import date

from mediation.domain.calendar import WorkingCalendar, national_calendar
from mediation.domain.clocks.deadline import Deadline
from mediation.domain.clocks.periods import days_between
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.problems import Problem


def check_extension(
    rule: ClockRule,
    deadline: Deadline,
    *,
    until: date,
    agreed_on: date,
    calendar: WorkingCalendar | None = None,
) -> Problem | None:
    """What forbids to extend this deadline to a day (17号令 art. 29; 特邀 art. 27), if anything.

    The cap is in the rule's own unit, so that of 仲裁审查 counts working days by the calendar
    (33号令 arts. 76, 80); without one the national calendar counts.
    """
    if not rule.extendable_by:
        return Problem("extension_not_allowed", f"“{rule.full_title}”不能延长，请在期限内办理。")
    if agreed_on > deadline.legal_date:
        sentence = f"期限已于 {deadline.legal_date.isoformat()} 届满，不能再延长。{rule.if_missed}"
        return Problem("extension_late", sentence)
    if until <= deadline.legal_date:
        sentence = f"新的届满日应晚于现在的届满日 {deadline.legal_date.isoformat()}，请重新选择。"
        return Problem("extension_backwards", sentence)
    known = calendar or national_calendar()
    added = deadline.extended_days + days_between(rule.unit, deadline.safe_date, until, known)
    if rule.extension_cap is not None and added > rule.extension_cap:
        sentence = (
            f"累计最多延长 {rule.extension_cap} {rule.unit.label}，"
            f"这样将延长 {added} {rule.unit.label}，请选择较早的日期。"
        )
        return Problem("extension_too_long", sentence)
    return None
