"""Whose date a statutory period is, and in which colour it stands on a day.

Only what binds the body is its work and may be late; a party's window is a reminder; what a court,
a commission or an authority must do is not dunned here.
"""

from datetime import date
from enum import StrEnum

from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import Binds
from mediation.domain.urgency import Urgency, days_left, urgency_of


class Whose(StrEnum):
    """The three groups in which dates are shown."""

    OURS = "ours"
    PARTIES = "parties"
    OTHERS = "others"

    @property
    def label(self) -> str:
        """The Chinese heading of the group."""
        return {
            "ours": "我们的期限",
            "parties": "当事人的期限",
            "others": "法院、仲裁委、部门的期限",
        }[self.value]


_GROUPS = {
    Binds.BODY: Whose.OURS,
    Binds.PARTY: Whose.PARTIES,
    Binds.EMPLOYER: Whose.PARTIES,
    Binds.OPENS_RIGHT: Whose.PARTIES,
    Binds.COURT: Whose.OTHERS,
    Binds.COMMISSION: Whose.OTHERS,
    Binds.AUTHORITY: Whose.OTHERS,
}


def whose(binds: Binds) -> Whose:
    """The group of a period by whom it binds."""
    return _GROUPS[binds]


def is_window(binds: Binds) -> bool:
    """Whether a party loses something when the day passes; an opening right is only gained."""
    return binds in {Binds.PARTY, Binds.EMPLOYER}


def clock_tone(state: ClockState, binds: Binds, due_on: date, today: date) -> Urgency:
    """The colour of a clock: only our own can be late, only ours and a party's window come near."""
    is_ours = whose(binds) is Whose.OURS
    if state is ClockState.LAPSED:
        return Urgency.RED if is_ours else Urgency.GREY
    if state is not ClockState.RUNNING:
        return Urgency.GREY
    if is_ours or (is_window(binds) and due_on >= today):
        return urgency_of(due_on, today)
    return Urgency.GREY


def clock_words(state: ClockState, binds: Binds, due_on: date, today: date) -> str:
    """What stands in the badge: days left, days late when it is ours, else how it ended."""
    is_over = state is ClockState.LAPSED or (state is ClockState.RUNNING and due_on < today)
    if is_over:
        late = whose(binds) is Whose.OURS and due_on < today
        return days_left(due_on, today) if late else ClockState.LAPSED.label
    return days_left(due_on, today) if state is ClockState.RUNNING else state.label
