"""Whether an extension may be granted, asked before it is written."""

from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.deadline import Deadline
from mediation.domain.clocks.periods import days_between
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.problems import Problem

FARTHEST_YEARS = 2


def check_extension(
    rule: ClockRule,
    deadline: Deadline,
    *,
    until: date,
    agreed_on: date,
    calendar: WorkingCalendar,
) -> Problem | None:
    """What forbids to extend this deadline to a day (17号令 art. 29; 特邀 art. 27), if anything.

    A cap counts in the rule's own unit: five more working days are not five more days.
    """
    if not rule.extendable_by:
        return Problem("extension_not_allowed", f"“{rule.full_title}”不能延长，请在期限内办理。")
    if agreed_on > deadline.legal_date:
        sentence = f"期限已于 {deadline.legal_date.isoformat()} 届满，不能再延长。{rule.if_missed}"
        return Problem("extension_late", sentence)
    if until <= deadline.legal_date:
        sentence = f"新的届满日应晚于现在的届满日 {deadline.legal_date.isoformat()}，请重新选择。"
        return Problem("extension_backwards", sentence)
    if until.year > deadline.legal_date.year + FARTHEST_YEARS:
        return Problem("extension_too_far", "延长至的日期太远，请核对年份。")
    added = deadline.extended_days + days_between(rule.unit, deadline.safe_date, until, calendar)
    if rule.extension_cap is not None and added > rule.extension_cap:
        sentence = (
            f"累计最多延长 {rule.extension_cap} {rule.unit.label}，"
            f"这样将延长 {added} {rule.unit.label}，请选择较早的日期。"
        )
        return Problem("extension_too_long", sentence)
    return None
