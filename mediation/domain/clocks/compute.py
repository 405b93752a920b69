"""The one function that turns a rule and dated events into a deadline with its trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import wording
from mediation.domain.clocks.deadline import Deadline, Extension, Pause
from mediation.domain.clocks.events import Happened
from mediation.domain.clocks.periods import Unit, add_months, count_period, days_between
from mediation.domain.clocks.rule import ClockRule

_ONE_DAY = timedelta(days=1)


def compute(
    rule: ClockRule,
    *,
    start: date,
    calendar: WorkingCalendar,
    today: date,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    interruptions: Sequence[Happened] = (),
) -> Deadline:
    """The deadline of a rule that started on a day (民法典 arts. 201–203; 民诉法 art. 85).

    `today` ends a pause that is still open and hides events to come. Interruptions start a
    limitation anew, each in its order, as long as it has not run out (调解仲裁法 art. 27(2)).
    ValueError for an extension of a rule that nobody may extend: ask `check_extension` first.
    """
    if extensions and not rule.extendable_by:
        raise ValueError(f"{rule.code} cannot be extended")
    period = _Period(rule, start, calendar, today, tuple(pauses), tuple(extensions))
    newest = _renewed(period, interruptions)
    return _deadline(newest, start, newest.period.end())


def _deadline(newest: "_Renewed", first_start: date, end: "_End") -> Deadline:
    period, rule = newest.period, newest.period.rule
    missing = period.years_without_notice(end)
    return Deadline(
        code=rule.code,
        title=rule.full_title,
        version=rule.version,
        start=period.start,
        start_event=newest.start_event,
        safe_date=end.safe,
        legal_date=end.legal,
        provisional=bool(missing),
        trace=(
            *wording.basis_sentences(rule),
            wording.start_sentence(rule, first_start),
            *newest.sentences,
            *period.trace(end, missing),
        ),
        excluded_days=end.excluded,
        extended_days=end.extended,
        paused=period.is_paused(period.today),
    )


@dataclass(frozen=True)
class _End:
    """The last day before and after the roll, and by how many days it was shifted.

    `is_fixed`: the parties fixed the day; `put_off`: an obstacle in the last months moved it.
    """

    safe: date
    legal: date
    excluded: int
    extended: int
    is_fixed: bool = False
    put_off: bool = False


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

    @property
    def day_before_first(self) -> date:
        """The day after which counting begins: that of the event, unless it counts itself."""
        # 民法典 art. 201: the day itself is not counted, unless the rule says that it is.
        return self.start - _ONE_DAY if self.rule.counts_start_day else self.start

    def is_paused(self, day: date) -> bool:
        """Whether a pause covers the day."""
        return any(pause.covers(day, self.today) for pause in self.pauses)

    def is_excluded(self, day: date) -> bool:
        """Whether a pause leaves the day out of the count."""
        return not self.rule.tail_months and self.is_paused(day)

    def end(self) -> _End:
        """Count to the last day and roll it, unless the parties fixed a later date."""
        unit, calendar = self.rule.unit, self.calendar
        is_excluded = self.is_excluded if self.pauses else None
        counted = count_period(unit, self.length, self.day_before_first, calendar, is_excluded)
        last = self._put_off(counted.last_day)
        excluded = counted.excluded_days + (last - counted.last_day).days
        extended = self.length - self.rule.length
        agreed = max((item.until for item in self.extensions if item.until), default=last)
        if agreed > last:
            # A date that the parties fixed stands as written; only counted periods roll.
            added = days_between(unit, last, agreed, calendar)
            return _End(agreed, agreed, excluded, extended + added, is_fixed=True)
        legal = calendar.next_workday(last) if self.rule.rolls else last
        return _End(last, legal, excluded, extended, put_off=last > counted.last_day)

    def _put_off(self, last: date) -> date:
        """The end after the obstacles in the last months of a limitation (民法典 art. 194)."""
        months = self.rule.tail_months
        if not months:
            return last
        for pause in sorted(self.pauses, key=lambda item: item.start):
            until = self.today if pause.until is None else pause.until
            if pause.start <= last and until >= add_months(last, -months):
                last = max(last, add_months(until, months))
        return last

    def years_without_notice(self, end: _End) -> tuple[int, ...]:
        """The years on which the end depends and whose holidays are not known yet."""
        counts_workdays = self.rule.unit is Unit.WORKING_DAY
        if end.is_fixed or not (self.rule.rolls or counts_workdays):
            return ()
        # Working days depend on every year in between, the others only on where the end falls.
        first = self.start if counts_workdays else end.safe
        years = range(first.year, end.legal.year + 1)
        return tuple(year for year in years if self.calendar.is_provisional(year))

    def trace(self, end: _End, missing: tuple[int, ...]) -> tuple[str, ...]:
        """The sentences that explain the end of this count."""
        rule = self.rule
        sentences = [
            *wording.pause_sentences(self.pauses, self.today, tail_months=rule.tail_months),
            self._last_day_sentence(end),
        ]
        if rule.extendable_by:
            sentences.append(wording.shift_sentence(rule, end.excluded, end.extended))
        if missing:
            sentences.append(wording.provisional_sentence(missing))
        return tuple(sentences)

    def _last_day_sentence(self, end: _End) -> str:
        rule = self.rule
        if end.is_fixed:
            return wording.fixed_end_sentence(rule, end.safe, self.calendar)
        if end.put_off:
            name = wording.name_of_put_off_day(rule.tail_months)
        else:
            before = self.day_before_first
            name = wording.name_of_last_day(rule.unit, self.length, before, end.safe, end.excluded)
        return wording.last_day_sentence(name, end.safe, end.legal, self.calendar, rolls=rule.rolls)


@dataclass(frozen=True)
class _Renewed:
    """The count that stands after every interruption, and the sentences that lead to it."""

    period: _Period
    start_event: str
    sentences: tuple[str, ...]


def _renewed(period: _Period, interruptions: Sequence[Happened]) -> _Renewed:
    start_event, sentences = period.rule.starts.label, []
    happened = [each for each in interruptions if period.start < each.on <= period.today]
    for each in sorted(happened, key=lambda item: item.on):
        over = period.end().legal
        if each.on > over:
            # 时效届满后不再中断: what comes later cannot start it anew.
            sentences.append(wording.too_late_sentence(each, over))
            break
        sentences.append(wording.renewal_sentence(each, period.rule.renewal_basis))
        start_event = each.label
        period = _Period(
            period.rule, each.on, period.calendar, period.today, period.pauses, period.extensions
        )
    return _Renewed(period, start_event, tuple(sentences))
