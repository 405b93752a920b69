"""The one function that turns a rule and a start date into a deadline with its trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import wording
from mediation.domain.clocks.deadline import Deadline, Extension, Pause
from mediation.domain.clocks.periods import Unit, count_period
from mediation.domain.clocks.rule import ClockRule


def compute(
    rule: ClockRule,
    *,
    start: date,
    calendar: WorkingCalendar,
    today: date,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Deadline:
    """The deadline of a rule that started on a day (民法典 arts. 201–203; 民诉法 art. 85).

    `today` ends a pause that is still open. ValueError for an extension of a rule that nobody may
    extend: ask `check_extension` first.
    """
    if extensions and not rule.extendable_by:
        raise ValueError(f"{rule.code} cannot be extended")
    period = _Period(rule, start, calendar, today, tuple(pauses), tuple(extensions))
    end = period.end()
    missing = period.years_without_notice(end)
    return Deadline(
        code=rule.code,
        title=rule.full_title,
        version=rule.version,
        start=start,
        start_event=rule.starts.label,
        safe_date=end.safe,
        legal_date=end.legal,
        provisional=bool(missing),
        trace=period.trace(end, missing),
        excluded_days=end.excluded,
        extended_days=end.extended,
        paused=period.is_excluded(today),
    )


@dataclass(frozen=True)
class _End:
    """The last day before and after the roll, and by how many days it was shifted."""

    safe: date
    legal: date
    excluded: int
    extended: int


@dataclass(frozen=True)
class _Period:
    """Everything that decides where one period ends."""

    rule: ClockRule
    start: date
    calendar: WorkingCalendar
    today: date
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]

    @property
    def length(self) -> int:
        """The rule's length with the agreed days."""
        return self.rule.length + sum(extension.days for extension in self.extensions)

    def is_excluded(self, day: date) -> bool:
        """Whether a pause leaves the day out of the count."""
        return any(pause.covers(day, self.today) for pause in self.pauses)

    def end(self) -> _End:
        """Count to the last day and roll it, unless the parties fixed a later date."""
        unit, calendar = self.rule.unit, self.calendar
        counted = count_period(unit, self.length, self.start, calendar, self.is_excluded)
        last, excluded = counted.last_day, counted.excluded_days
        extended = self.length - self.rule.length
        agreed = max((item.until for item in self.extensions if item.until), default=last)
        if agreed > last:
            # A date that the parties fixed stands as written; only counted periods roll.
            return _End(agreed, agreed, excluded, extended + (agreed - last).days)
        return _End(last, calendar.next_workday(last), excluded, extended)

    def years_without_notice(self, end: _End) -> tuple[int, ...]:
        """The years on which the end depends and whose holidays are not known yet."""
        # Working days depend on every year in between, the others only on where the end falls.
        first = self.start if self.rule.unit is Unit.WORKING_DAY else end.safe
        years = range(first.year, end.legal.year + 1)
        return tuple(year for year in years if self.calendar.is_provisional(year))

    def trace(self, end: _End, missing: tuple[int, ...]) -> tuple[str, ...]:
        """The sentences that explain the end."""
        rule, shifted = self.rule, f"鉴定、中止扣除 {end.excluded} 日"
        sentences = [
            f"依据：{rule.basis}。",
            f"起算：{self.start.isoformat()} {rule.starts.label}，次日起算（{rule.counted_by}）。",
            *wording.pause_sentences(self.pauses, self.today),
            self._last_day_sentence(end),
        ]
        if rule.extendable_by:
            sentences.append(f"{shifted}，{rule.extendable_by}同意延长 {end.extended} 日。")
        if missing:
            sentences.append(wording.provisional_sentence(missing))
        return tuple(sentences)

    def _last_day_sentence(self, end: _End) -> str:
        if any(extension.until == end.safe for extension in self.extensions):
            day = wording.day_in_words(end.safe, self.calendar)
            return f"{self.rule.extendable_by}书面同意延长至 {day}；约定的固定日期不顺延。"
        name = wording.name_of_last_day(
            self.rule.unit, self.length, self.start, end.safe, end.excluded
        )
        return wording.last_day_sentence(name, end.safe, end.legal, self.calendar)
