"""The ways that cases go: sequences of beats, from the desk to where they shall stand today."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from mediation.demonstration import acts_intake as desk
from mediation.demonstration import acts_mediation as room
from mediation.demonstration.acts_agreement import apply_exit, draft, pay, settle, sign
from mediation.demonstration.acts_links import acknowledge, reply, return_to_court, share
from mediation.demonstration.acts_papers import issue
from mediation.demonstration.lives import Act, Beat
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.entry_path import EntryPath
from mediation.domain.papers import PaperKind
from mediation.domain.sessions import NoteKind, SessionOutcome
from mediation.domain.sharing import AnswerOutcome, SharePurpose
from mediation.domain.small_flows import ExitKind

Beats = tuple[Beat, ...]
ASKS_THE_OTHER_SIDE = frozenset({EntryPath.OWN_INTAKE, EntryPath.NEW_EMPLOYMENT_FORM})
HALF = Decimal("0.5")


def do(act: Act, after: int = 0, on: date | None = None, **options: Any) -> Beat:
    """One beat, so many working days after the one before it, or on a day of its own."""
    return Beat(act, after, on, act is room.meet, options)


class Courses:
    """Makes courses for one case: its entry path decides, chance varies the pace."""

    def __init__(
        self, path: EntryPath, random: Random, today: date, calendar: WorkingCalendar
    ) -> None:
        self.path, self.random = path, random
        self.today, self.calendar = today, calendar

    def some(self, *choices: int) -> int:
        """One of the numbers."""
        return self.random.choice(choices)

    def day(self, days: int) -> date:
        """So many days from today."""
        return self.today + timedelta(days=days)

    def ago(self, workdays: int) -> date:
        """So many working days before today."""
        return self.calendar.subtract_working_days(self.today, workdays)

    def registered(self) -> Beats:
        """Taken down, now and then after papers were asked for."""
        if self.path in ASKS_THE_OTHER_SIDE and self.random.random() < 0.2:
            return (do(desk.register), do(desk.ask_for_papers, 1), do(desk.take_papers, 2))
        return (do(desk.register),)

    def answered(self, **options: Any) -> Beats:
        """The other side was asked and has answered."""
        asked = (do(desk.inquire, self.some(0, 1)), do(desk.answer, self.some(1, 2), **options))
        return (*self.registered(), *asked)

    def accepted(self, on: date | None = None) -> Beats:
        """Accepted and numbered, with the consent that this path asks for."""
        if self.path in ASKS_THE_OTHER_SIDE:
            return (*self.answered(), do(desk.accept, self.some(0, 1), on))
        return (*self.registered(), do(desk.accept, 1, on))

    def begun(self, on: date | None = None) -> Beats:
        """Assigned, rights told."""
        return (*self.accepted(on), do(desk.assign), do(room.begin, self.some(0, 1)))

    def met(self, outcome: SessionOutcome = SessionOutcome.AGREED, on: date | None = None) -> Beats:
        """A session was held; the notes of the room come with it."""
        vault = (do(room.note, kind=NoteKind.VAULT),) if self.random.random() < 0.3 else ()
        work = (do(room.note),) if self.random.random() < 0.3 else ()
        held = (do(room.plan_session), do(room.meet, self.some(2, 2, 3), outcome=outcome))
        return (*self.begun(on), *work, *held, *vault)

    def settled(self, **options: Any) -> Beats:
        """Agreed; to be signed."""
        return (*self.met(), do(draft, **options), do(settle))

    def signed(self, **options: Any) -> Beats:
        """Agreed and in force."""
        return (*self.settled(**options), do(sign, self.some(0, 0, 1)))

    def failed(self, told: bool = True) -> Beats:
        """Mediated in vain."""
        return (*self.met(SessionOutcome.STUCK), do(room.fail, self.some(0, 1), told=told))

    def reported(self) -> Beats:
        """What the court that sent the case is owed before it is closed (特邀 art. 26)."""
        if not self.path.from_court:
            return ()
        return (do(issue, kind=PaperKind.RETURN_LETTER),)

    def performed(self) -> Beats:
        """Paid, in one sum or two, and closed."""
        parts = self.some(1, 1, 2)
        paid = tuple(do(pay, self.some(0, 2, 3, 5), part=part) for part in range(1, parts + 1))
        return (*self.signed(), *paid, *self.reported(), do(room.close, self.some(0, 1)))

    def confirmation_applied(self) -> Beats:
        """司法确认 applied for, the court has the share on its desk."""
        shared = do(share, purpose=SharePurpose.COURT_CONFIRMATION, until_on=self.day(60))
        later = tuple(self.day(days) for days in (45, 75))
        applied = do(apply_exit, self.some(1, 2), kind=ExitKind.JUDICIAL_CONFIRMATION)
        printed = (PaperKind.AGREEMENT, PaperKind.CONFIRMATION_APPLICATION)
        papers = tuple(do(issue, kind=kind) for kind in printed)
        return (*self.signed(later=later), *papers, applied, shared)

    def confirmation_docketed(self) -> Beats:
        """The court has docketed the application."""
        taken = (do(acknowledge, 1), do(reply, 1, outcome=AnswerOutcome.DOCKETED))
        return (*self.confirmation_applied(), *taken)

    def confirmed(self) -> Beats:
        """The court has confirmed; the case is closed."""
        decided = do(reply, self.some(3, 5), outcome=AnswerOutcome.CONFIRMED)
        return (*self.confirmation_docketed(), decided, *self.reported(), do(room.close, 1))

    def returned(self) -> Beats:
        """Mediated in vain and given back to the court."""
        return (*self.failed(), do(return_to_court, 1))

    def part_paid(self, due_on: date, later: tuple[date, ...] = (), **options: Any) -> Beats:
        """In force; one instalment paid, the next ones to come."""
        first = do(pay, self.some(1, 2))
        return (*self.signed(later=(due_on, *later), **options), first)

    def half_paid_late(self, due_on: date) -> Beats:
        """In force; half of what was due came."""
        return (*self.signed(later=(self.day(25),)), do(pay, 3, share=HALF, due_on=due_on))
