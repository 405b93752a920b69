"""The one function that turns a rule and dated events into a deadline with its trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import wording
from mediation.domain.clocks.deadline import Deadline, Extension, Pause
from mediation.domain.clocks.events import Happened
from mediation.domain.clocks.periods import Unit, count_period
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
        paused=period.is_excluded(period.today),
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
        # 民法典 art. 201: the day itself is not counted, unless the rule says that it is.
        before_first = self.start - _ONE_DAY if self.rule.counts_start_day else self.start
        counted = count_period(unit, self.length, before_first, calendar, self.is_excluded)
        last, excluded = counted.last_day, counted.excluded_days
        extended = self.length - self.rule.length
        agreed = max((item.until for item in self.extensions if item.until), default=last)
        if agreed > last:
            # A date that the parties fixed stands as written; only counted periods roll.
            return _End(agreed, agreed, excluded, extended + (agreed - last).days)
        legal = calendar.next_workday(last) if self.rule.rolls else last
        return _End(last, legal, excluded, extended)

    def years_without_notice(self, end: _End) -> tuple[int, ...]:
        """The years on which the end depends and whose holidays are not known yet."""
        # Working days depend on every year in between, the others only on where the end falls.
        first = self.start if self.rule.unit is Unit.WORKING_DAY else end.safe
        if not self.rule.rolls and self.rule.unit is not Unit.WORKING_DAY:
            return ()
        years = range(first.year, end.legal.year + 1)
        return tuple(year for year in years if self.calendar.is_provisional(year))

    def trace(self, end: _End, missing: tuple[int, ...]) -> tuple[str, ...]:
        """The sentences that explain the end of this count."""
        sentences = [
            *wording.pause_sentences(self.pauses, self.today),
            self._last_day_sentence(end),
        ]
        if self.rule.extendable_by:
            sentences.append(wording.shift_sentence(self.rule, end.excluded, end.extended))
        if missing:
            sentences.append(wording.provisional_sentence(missing))
        return tuple(sentences)

    def _last_day_sentence(self, end: _End) -> str:
        if any(extension.until == end.safe for extension in self.extensions):
            return wording.fixed_end_sentence(self.rule, end.safe, self.calendar)
        name = wording.name_of_last_day(
            self.rule.unit, self.length, self.start, end.safe, end.excluded
        )
        return wording.last_day_sentence(
            name, end.safe, end.legal, self.calendar, rolls=self.rule.rolls
        )


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
        sentences.append(wording.renewal_sentence(each))
        start_event = each.label
        period = _Period(
            period.rule, each.on, period.calendar, period.today, period.pauses, period.extensions
        )
    return _Renewed(period, start_event, tuple(sentences))
