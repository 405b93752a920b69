"""Which cases there are besides those on 李敏's desk: every state, every path, every channel."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mediation.demonstration import beginnings, endings
from mediation.demonstration.courses import Beats, Courses
from mediation.domain.entry_path import EntryPath

E = EntryPath
OWN = (E.OWN_INTAKE,)
COURT = tuple(path for path in EntryPath if path.from_court)
# Cases of one kind come these ways in turn: every way early, the usual one most often.
ANY = (
    *(E.COURT_DELEGATED_ONLINE, *OWN, E.COURT_DELEGATED_PAPER, *OWN, E.COMMISSION_ENTRUSTED, *OWN),
    *(E.NEW_EMPLOYMENT_FORM, *OWN, E.COURT_ENTRUSTED_ORDINARY, *OWN, E.COURT_ENTRUSTED_SUMMARY),
    *OWN,
)
FROM_THE_TABLE = (*OWN * 2, E.COURT_DELEGATED_PAPER, *OWN * 3, E.COURT_DELEGATED_ONLINE)


@dataclass(frozen=True)
class Kind:
    """One kind of case: its course, how many, how long it has rested, and what is special."""

    course: Callable[[Courses], Beats]
    count: int
    idle: tuple[int, int] = (1, 2)
    paths: tuple[EntryPath, ...] = OWN
    story: str | None = None
    body: str | None = None
    applicants: int = 1


# The first of each kind come first, so that a small demonstration shows every state too.
CATALOGUE: tuple[Kind, ...] = (
    Kind(Courses.registered, 6, (1, 4), ANY),
    Kind(beginnings.supplementing, 4, (1, 7)),
    Kind(beginnings.inquiring, 5, (1, 3)),
    Kind(beginnings.noticed, 5, (1, 3), ANY),
    Kind(beginnings.declined_as_civil, 2, (1, 3), OWN, "domestic"),
    Kind(beginnings.withdrawn, 3, (1, 4)),
    Kind(Courses.performed, 12, (1, 7), FROM_THE_TABLE),
    Kind(lambda course: endings.archived(course, course.performed()), 22, (2, 48), FROM_THE_TABLE),
    Kind(beginnings.aided, 2, (1, 5), OWN, "wages_left"),
    Kind(beginnings.supervised, 2, (1, 2), OWN, "wages", applicants=10),
    Kind(beginnings.supervised_and_read, 1, (1, 2), OWN, "contractor", "builders", applicants=40),
    Kind(Courses.answered, 3, (1, 2)),
    Kind(beginnings.declined, 4, (1, 3)),
    Kind(beginnings.assigned, 3, (1, 2), ANY),
    Kind(Courses.begun, 4, (1, 2), ANY),
    Kind(beginnings.session_planned, 9, (1, 1), OWN),
    Kind(beginnings.met_again, 3),
    Kind(beginnings.absent, 2, (1, 2)),
    Kind(beginnings.postponed, 1, (1, 1)),
    Kind(beginnings.extended, 3, (1, 5)),
    Kind(beginnings.lapsed, 2, (11, 14), OWN),
    Kind(beginnings.paused, 3, (1, 3), OWN, "work_injury"),
    Kind(beginnings.resumed, 2, (1, 2), (EntryPath.COURT_DELEGATED_PAPER,), "work_injury"),
    Kind(beginnings.reassigned, 1, body="east"),
    Kind(endings.agreed, 3, (1, 2), FROM_THE_TABLE),
    Kind(endings.signing, 3, (1, 2), FROM_THE_TABLE),
    Kind(endings.in_force, 5, (1, 9), FROM_THE_TABLE),
    Kind(endings.part_paid, 6, (1, 8), FROM_THE_TABLE),
    Kind(endings.breached, 3, (12, 15), FROM_THE_TABLE),
    Kind(endings.half_paid, 2, (1, 3)),
    Kind(Courses.confirmation_applied, 3, (1, 4)),
    Kind(Courses.confirmation_docketed, 3, (1, 4), FROM_THE_TABLE),
    Kind(endings.review_applied, 2, (1, 3)),
    Kind(endings.confirmation_refused, 1, (1, 4)),
    Kind(endings.payment_order, 1, (1, 2), OWN, "wages", "east"),
    Kind(endings.in_enforcement, 1, (1, 2), OWN, "wages"),
    Kind(endings.refused_then_sued, 1, (1, 2), OWN, "wages"),
    Kind(endings.unsettled_untold, 2, (1, 1), ANY),
    Kind(endings.unsettled, 3, (1, 2), OWN),
    Kind(endings.refused_to_sign, 1),
    Kind(endings.referred, 3, (1, 4)),
    Kind(endings.referred_defective, 1),
    Kind(endings.referral_taken, 2, (1, 3)),
    Kind(endings.part_agreed, 1, (1, 3), OWN, "insurance"),
    Kind(Courses.returned, 2, (1, 3), COURT),
    Kind(endings.reopened, 1, (1, 2), body="north"),
    Kind(beginnings.reconsidered, 1),
    Kind(beginnings.aid_asked, 2, (1, 2), OWN, "work_injury"),
    Kind(beginnings.aid_revoked, 1, (1, 2), OWN, "wages_left"),
    Kind(Courses.confirmed, 4, (1, 6), FROM_THE_TABLE),
    Kind(endings.confirmed_and_archived, 8, (2, 45), FROM_THE_TABLE),
    Kind(endings.unsettled_and_closed, 3, (1, 8), (*OWN, *COURT)),
    Kind(
        lambda course: endings.archived(course, endings.unsettled_and_closed(course)),
        7,
        (2, 50),
        ANY,
    ),
    Kind(endings.referred_and_closed, 2, (1, 8)),
    Kind(lambda course: endings.archived(course, endings.referred_and_closed(course)), 5, (2, 50)),
    Kind(beginnings.declined_and_closed, 1, (1, 6)),
    Kind(
        lambda course: endings.archived(course, beginnings.declined_and_closed(course)), 4, (2, 55)
    ),
    Kind(beginnings.withdrawn_late, 2, (1, 6), FROM_THE_TABLE),
    Kind(
        lambda course: endings.archived(course, beginnings.withdrawn_late(course)),
        3,
        (2, 50),
        FROM_THE_TABLE,
    ),
)


def kinds(count: int) -> Iterator[Kind]:
    """So many kinds: one of each, then each as often as it occurs, then over again."""
    given = 0
    rounds = [[kind for kind in CATALOGUE if kind.count > turn] for turn in range(22)]
    while given < count:
        for kind in (kind for turn in rounds for kind in turn):
            if given == count:
                return
            given += 1
            yield kind
