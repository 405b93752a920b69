"""重算全部期限: wished with the change, once for many changes, gone on with when interrupted."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from mediation.domain.clock_states import ClockState, DayKind
from mediation.domain.errors import InvalidInput
from mediation.domain.jobs import CLAIM_LASTS, MOST_ATTEMPTS, JobKind, JobState
from mediation.extensions import db
from mediation.models import AuditEntry, CalendarDay, Case, Clock, Job
from mediation.queries.calendar_foresight import foreseen
from mediation.services import calendar, job_worker, jobs, recomputing, refreshing
from mediation.services.tasks import Task
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.notices import notice_of_2027

NOW = MONDAY_MORNING
LATER = NOW + timedelta(minutes=5)
HOLIDAY = date(2026, 12, 3)


@pytest.fixture(autouse=True)
def without_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recomputing, "BREATH", 0)


def work(at: datetime = LATER) -> int:
    return job_worker.run_all(lambda: at)


def wishes() -> list[Job]:
    db.session.expire_all()
    return list(db.session.scalars(select(Job).order_by(Job.id)))


def enter(day: date, cast: Cast, kind: DayKind = DayKind.REST) -> None:
    calendar.set_day(day, kind, "放假", by=cast.system_admin, at=NOW)


def dues(case: Case) -> dict[ClockState, date]:
    db.session.expire_all()
    return {row.state: row.due_on for row in case.clocks if row.rule == "K04"}


def test_a_day_entered_moves_the_clocks_of_every_case_and_leaves_the_reason(cast: Cast) -> None:
    cases = [make_case(cast) for _ in range(3)]
    list(refreshing.batches(refreshing.counting(), at=NOW))
    enter(HOLIDAY, cast)
    assert work() == 1
    for case in cases:
        assert dues(case) == {ClockState.VOIDED: HOLIDAY, ClockState.RUNNING: date(2026, 12, 4)}
    (job,) = wishes()
    assert (job.state, job.percent, job.sentence) == (
        JobState.DONE,
        100,
        "已重算 3 件案件的期限。",
    )
    assert job.title == "重算全部期限"


def test_a_day_taken_back_moves_them_back(cast: Cast) -> None:
    case = make_case(cast)
    enter(HOLIDAY, cast)
    work()
    calendar.clear_day(HOLIDAY, by=cast.system_admin, at=LATER)
    assert work(LATER + timedelta(minutes=5)) == 1
    assert dues(case)[ClockState.RUNNING] == HOLIDAY


def test_thirty_days_in_a_row_are_one_run(cast: Cast) -> None:
    for shift in range(30):
        enter(HOLIDAY + timedelta(days=shift), cast)
        # A worker that looks at once finds nothing that is due.
        assert work(NOW) == 0
    assert len(wishes()) == 1
    assert work() == 1


def test_what_is_entered_while_a_run_goes_on_is_a_run_of_its_own(cast: Cast) -> None:
    enter(HOLIDAY, cast)
    claim = jobs.claim_next(at=LATER)
    assert claim is not None
    enter(date(2026, 12, 4), cast)
    assert [job.state for job in wishes()] == [JobState.RUNNING, JobState.WAITING]


def test_a_run_that_was_begun_once_is_not_good_for_a_later_change(cast: Cast) -> None:
    enter(HOLIDAY, cast)
    claim = jobs.claim_next(at=LATER)
    assert claim is not None
    jobs.try_again(claim, "出错", at=LATER)
    enter(date(2026, 12, 4), cast)
    assert len(wishes()) == 2


def test_a_change_that_is_undone_by_an_error_wishes_nothing(cast: Cast) -> None:
    def change_in_vain() -> None:
        with transaction():
            recomputing.wish(by=cast.system_admin, at=NOW)
            raise OSError("plug")

    with pytest.raises(OSError, match="plug"):
        change_in_vain()
    assert wishes() == []


def test_the_very_same_day_entered_again_changes_nothing_and_wishes_nothing(cast: Cast) -> None:
    enter(HOLIDAY, cast)
    work()
    enter(HOLIDAY, cast)
    assert [job.state for job in wishes()] == [JobState.DONE]


@pytest.fixture
def dying_after_two(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A worker that is killed after two batches of one case; call it to let workers live."""
    monkeypatch.setattr(refreshing, "BATCH", 1)
    progress, calls = Task.progress, [0]

    def die(task: Task, done: int, total: int, **rest: dict[str, int]) -> None:
        calls[0] += 1
        if calls[0] == 4:
            raise KeyboardInterrupt
        progress(task, done, total, **rest)

    monkeypatch.setattr(Task, "progress", die)
    return lambda: monkeypatch.setattr(Task, "progress", progress)


def test_a_run_that_was_killed_goes_on_after_the_last_finished_case(
    cast: Cast, dying_after_two: Callable[[], None]
) -> None:
    cases = [make_case(cast) for _ in range(5)]
    recomputing.wish(by=cast.system_admin, at=NOW, more_to_come=False)
    with pytest.raises(KeyboardInterrupt):
        work()
    db.session.rollback()
    dying_after_two()
    (job,) = wishes()
    assert (job.state, job.done, job.total, job.percent) == (JobState.RUNNING, 2, 5, 40)
    assert job.params == {"after": cases[1].id, "done": 2}
    assert [bool(case.clocks) for case in cases] == [True, True, False, False, False]
    assert work(LATER + CLAIM_LASTS + timedelta(seconds=1)) == 1
    assert all(case.clocks for case in cases)
    (job,) = wishes()
    assert (job.state, job.sentence) == (JobState.DONE, "已重算 5 件案件的期限。")


def test_a_run_that_gets_on_is_not_given_up_however_often_it_is_killed(cast: Cast) -> None:
    recomputing.wish(by=cast.system_admin, at=NOW, more_to_come=False)
    at = NOW
    for done in range(MOST_ATTEMPTS + 2):
        claim = jobs.claim_next(at=at)
        assert claim is not None
        jobs.report(claim, done, 9, at=at, params={"after": done, "done": done})
        at += CLAIM_LASTS + timedelta(seconds=1)


def test_two_runs_that_follow_each_other_leave_one_history(cast: Cast) -> None:
    case = make_case(cast)
    list(refreshing.batches(refreshing.counting(), at=NOW))
    enter(HOLIDAY, cast)
    assert jobs.claim_next(at=LATER) is not None
    recomputing.wish(by=cast.system_admin, at=LATER, more_to_come=False)
    assert work(LATER + timedelta(seconds=1)) == 1
    assert work(LATER + CLAIM_LASTS + timedelta(minutes=1)) == 1
    db.session.expire_all()
    states = [row.state for row in case.clocks if row.rule == "K04"]
    assert states == [ClockState.VOIDED, ClockState.RUNNING]


def test_a_whole_notice_ends_what_was_provisional(cast: Cast) -> None:
    case = make_case(cast, infringed_on=date(2026, 9, 30))
    list(refreshing.batches(refreshing.counting(), at=NOW))
    provisional = select(func.count()).select_from(Clock).where(Clock.is_provisional)
    assert db.session.scalar(provisional) == 1
    calendar.enter_notice(notice_of_2027(), by=cast.system_admin, at=NOW)
    assert work(NOW) == 1
    assert db.session.scalar(provisional) == 0
    db.session.expire_all()
    assert not any("暂定" in line for row in case.clocks for line in row.trace)
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert verbs == ["calendar.notice_entered"]


def test_what_was_foreseen_of_a_notice_is_what_moves(cast: Cast) -> None:
    first = date(2026, 1, 20)
    for shift in range(0, 60, 3):
        day = first + timedelta(days=shift)
        make_case(cast, received_on=day, infringed_on=day - timedelta(days=9))
    list(refreshing.batches(refreshing.counting(), at=NOW))
    told = foreseen(notice_of_2027().kinds)
    calendar.enter_notice(notice_of_2027(), by=cast.system_admin, at=NOW)
    work(NOW)
    reasons = db.session.scalars(select(Clock.end_reason).where(Clock.state == ClockState.VOIDED))
    moved = [reason for reason in reasons if reason and reason.startswith("放假安排更新")]
    assert told.moving == len(moved) > 0
    assert told.settled == 20


def test_a_notice_goes_with_what_was_entered_alike_and_stops_at_what_was_not(cast: Cast) -> None:
    enter(date(2027, 2, 10), cast)
    calendar.enter_notice(notice_of_2027(), by=cast.system_admin, at=NOW)
    assert db.session.query(CalendarDay).count() == len(notice_of_2027().days)
    calendar.clear_day(date(2027, 2, 10), by=cast.system_admin, at=NOW)
    enter(date(2027, 2, 10), cast, DayKind.WORK)
    with pytest.raises(InvalidInput, match="2027-02-10 调休上班（放假）与正文不一致"):
        calendar.enter_notice(notice_of_2027(), by=cast.system_admin, at=NOW)


def test_the_kind_of_job_makes_no_file() -> None:
    assert [kind for kind in JobKind if kind.makes_file] == [
        JobKind.EXPORT_CASES,
        JobKind.PRINT_PAPERS,
    ]
