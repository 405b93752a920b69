"""A question as a lawyer writes it down, “起诉期15日, received 2025-09-16”, and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.national import RULES
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import DomainError


class UnanswerableQuestion(DomainError):
    """A question without a known period or a possible date."""

    code = "unanswerable_question"


@dataclass(frozen=True)
class Question:
    """A period by any of its names and the day it starts; `period`, `event`, `basis` may help."""

    rule: str
    on: str
    period: str = ""
    event: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Answer:
    """The last day after and before the roll with its reasons; days may be open (“D+30”).

    `alternatives` are the two counts of a question that asks which days are meant.
    """

    title: str
    last_day: str
    unrolled: str
    trace: tuple[str, ...]
    code: str = ""
    provisional: bool = False
    warnings: tuple[str, ...] = ()
    alternatives: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """What questions are answered from: calendar, rules, place and way, and the day of asking."""

    calendar: WorkingCalendar
    today: date
    rules: Sequence[ClockRule] = RULES
    region: str = ""
    entry_path: EntryPath | None = None
