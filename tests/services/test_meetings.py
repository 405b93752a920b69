"""Joint meetings: who calls, records and reads them, and that no text for all names anybody."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    InvalidInput,
    NotVisible,
)
from mediation.domain.joint_meetings import Decision, Matter, MeetingState, NewTask, TaskState
from mediation.extensions import db
from mediation.models import JointMeeting, JointMeetingItem, JointTask, Notice, User
from mediation.queries import meetings as rows
from mediation.queries.meetings import MeetingTab
from mediation.services import destroying, forgetting, meetings, sharing
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.meetings import MATTER, WEDNESDAY, call, held, plan, record
from tests.services.share_terms import grant

TODAY = MONDAY_MORNING.date()


def codes_of(user: User) -> list[str]:
    return list(db.session.scalars(select(Notice.code).where(Notice.user_id == user.id)))


def problems_of(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        act()
    return {each.field: each.sentence for each in refused.value.problems}


def shared_case(cast: Cast) -> int:
    case = make_case(cast)
    grant(case, cast.court, cast.mediator)
    return case.id


def test_guests_are_told_when_a_meeting_is_called_changed_and_called_off(cast: Cast) -> None:
    meeting = call(cast, shared_case(cast))
    assert [item.position for item in meeting.items] == [1, 2]
    assert codes_of(cast.hr_liaison) == ["meeting_called"]
    assert "meeting_called" in codes_of(cast.court_liaison)
    assert not codes_of(cast.justice_liaison)
    # The bureau is asked no more; the agenda alone is changed for the others.
    changed = plan(cast, guest_ids=(cast.court.id,))
    version = meeting.version
    meetings.change(
        meeting, changed, expected_version=version, by=cast.registrar, at=MONDAY_MORNING
    )
    assert [item.matter for item in meeting.items] == [MATTER]
    assert codes_of(cast.hr_liaison)[-1] == "meeting_cancelled"
    assert codes_of(cast.court_liaison)[-1] == "meeting_changed"
    meetings.cancel(meeting, reason="与法院开庭冲突", by=cast.supervisor, at=MONDAY_MORNING)
    assert (meeting.state, meeting.cancel_reason) == (MeetingState.CANCELLED, "与法院开庭冲突")
    assert codes_of(cast.court_liaison)[-1] == "meeting_cancelled"
    with pytest.raises(ActionNotPossible):
        meetings.hold(meeting, record(cast, meeting), by=cast.supervisor, at=WEDNESDAY)


def test_the_second_of_two_who_change_a_meeting_is_told_even_of_its_agenda(cast: Cast) -> None:
    meeting = call(cast)
    opened = {"expected_version": meeting.version, "at": MONDAY_MORNING}
    other = plan(cast, agenda=(Matter("另一项议题"),))
    meetings.change(meeting, other, by=cast.registrar, **opened)
    told = problems_of(lambda: meetings.change(meeting, plan(cast), by=cast.supervisor, **opened))
    assert "别人已经修改" in told[""]
    assert [item.matter for item in meeting.items] == ["另一项议题"]


def test_a_task_is_ended_once(cast: Cast) -> None:
    meeting = held(cast)
    task = meeting.items[-1].tasks[-1]
    told = {"state": TaskState.DONE, "result": "已指定立案庭接收", "at": WEDNESDAY}
    meetings.end_task(meeting, task.id, by=cast.court_liaison, **told)
    assert (task.state, task.result, task.ended_by) == (
        TaskState.DONE,
        "已指定立案庭接收",
        cast.court_liaison,
    )
    with pytest.raises(ActionNotPossible):
        meetings.end_task(meeting, task.id, by=cast.supervisor, **told)


def test_only_cases_that_are_shared_with_a_guest_come_on_the_agenda(cast: Cast) -> None:
    shared, unshared = shared_case(cast), make_case(cast).id
    foreign = make_case(cast, body=cast.other_body, mediator=cast.other_mediator).id
    told = problems_of(lambda: call(cast, shared, unshared, foreign, 2_000_000_000, shared))
    # What is out of sight is told as what never was.
    assert told["cases-1-matter"] == told["cases-2-matter"] == told["cases-3-matter"]
    assert told["cases-1-matter"] == meetings.NOT_SHARED
    assert told["cases-4-matter"] == meetings.LISTED_TWICE
    assert "cases-0-matter" not in told
    told = problems_of(lambda: call(cast, shared, guest_ids=(cast.justice_bureau.id,)))
    assert told == {"cases-0-matter": meetings.NOT_SHARED}


def test_a_case_whose_share_ended_stays_on_the_agenda(cast: Cast) -> None:
    case = make_case(cast)
    share = grant(case, cast.court, cast.mediator)
    meeting = call(cast, case.id)
    sharing.revoke(share, reason="当事人撤回同意", by=cast.mediator, at=MONDAY_MORNING)
    opened = {"expected_version": meeting.version, "by": cast.supervisor, "at": MONDAY_MORNING}
    meetings.change(meeting, plan(cast, case.id, place="二楼"), **opened)
    assert meeting.items[0].case_id == case.id


def test_no_text_for_the_whole_table_names_a_party(cast: Cast) -> None:
    key = shared_case(cast)
    named = (Matter("王秀兰的工资", key, "cases-0-matter"), Matter("关于悦来酒店", None, "m-0"))
    told = problems_of(lambda: call(cast, title="王秀兰案会商", agenda=named))
    assert "“王秀兰”" in told["title"]
    assert "“王秀兰”" in told["cases-0-matter"]
    assert "m-0" not in told, "a part of a name is no name"
    meeting = call(cast, key)
    item = meeting.items[0].id
    wrong = record(
        cast,
        meeting,
        minutes="城东悦来酒店有限公司没有派人",
        decisions=(Decision(item, "由王秀兰补交", "items-0-decision"),),
        tasks=(NewTask(item, cast.court.id, "联系王秀兰", date(2026, 12, 1), "t-"),),
    )
    told = problems_of(lambda: meetings.hold(meeting, wrong, by=cast.supervisor, at=WEDNESDAY))
    assert told.keys() == {"minutes", "items-0-decision", "t-what"}
    told = problems_of(
        lambda: meetings.cancel(meeting, reason="王秀兰不来", by=cast.supervisor, at=MONDAY_MORNING)
    )
    assert told.keys() == {"reason"}


def test_a_meeting_is_recorded_on_its_day_with_tasks_of_those_at_the_table(cast: Cast) -> None:
    meeting = call(cast)
    given = record(cast, meeting)
    with pytest.raises(ActionNotPossible, match="还没有到"):
        meetings.hold(meeting, given, by=cast.supervisor, at=MONDAY_MORNING)
    item = meeting.items[0].id
    wrong = (
        NewTask(item, cast.justice_bureau.id, "办", date(2026, 12, 1), "a-"),
        NewTask(item, None, "", date(2026, 11, 24), "b-"),
    )
    told = problems_of(
        lambda: meetings.hold(
            meeting,
            record(cast, meeting, tasks=wrong, minutes=" "),
            by=cast.supervisor,
            at=WEDNESDAY,
        )
    )
    assert told.keys() == {
        "minutes",
        "a-organisation_id",
        "b-organisation_id",
        "b-what",
        "b-due_on",
    }
    meetings.hold(meeting, given, by=cast.supervisor, at=WEDNESDAY)
    assert (meeting.state, meeting.held_at) == (MeetingState.HELD, WEDNESDAY)
    assert codes_of(cast.hr_liaison)[-1] == "meeting_held"
    added = NewTask(item, cast.hr_bureau.id, "核查欠薪线索", date(2026, 12, 8))
    meetings.add_task(meeting, added, by=cast.registrar, at=WEDNESDAY)
    assert [task.organisation for task in meeting.items[0].tasks][-1] == cast.hr_bureau


def test_who_calls_leads_and_reads(cast: Cast) -> None:
    for nobody in (cast.mediator, cast.court_liaison, cast.system_admin):
        with pytest.raises(ActionNotAllowed):
            meetings.call(plan(cast), by=nobody, at=MONDAY_MORNING)
    meeting = held(cast)
    readers = (cast.mediator, cast.registrar, cast.city_supervisor, cast.court_liaison)
    assert all(rows.get_for(reader, meeting.id) is meeting for reader in readers)
    for stranger in (cast.stranger, cast.justice_liaison, cast.system_admin, cast.audit_admin):
        with pytest.raises(NotVisible):
            rows.get_for(stranger, meeting.id)
        assert not sum(rows.counts(stranger).values())
    # The city reads what its body called; it leads nothing there.
    reason = {"reason": "改期", "at": MONDAY_MORNING}
    with pytest.raises(ActionNotAllowed):
        meetings.cancel(meeting, by=cast.city_supervisor, **reason)


def test_tasks_are_listed_for_who_took_them_and_for_the_host(cast: Cast) -> None:
    meeting = held(cast)
    own, courts = meeting.items[-1].tasks
    assert list(rows.own_tasks(cast.court_liaison)) == [courts]
    assert list(rows.own_tasks(cast.mediator)) == [own]
    assert not rows.own_tasks(cast.hr_liaison)
    assert rows.tasks(cast.supervisor).rows == [own, courts], "the nearest day first"
    assert rows.counts(cast.hr_liaison)[MeetingTab.TASKS] == 0
    told = {"state": TaskState.DROPPED, "result": "不办了", "at": WEDNESDAY}
    with pytest.raises(ActionNotAllowed):
        meetings.end_task(meeting, courts.id, by=cast.hr_liaison, **told)
    meetings.end_task(meeting, courts.id, by=cast.registrar, **told)
    assert not rows.own_tasks(cast.court_liaison)
    other = held(cast)
    with pytest.raises(NotVisible):
        meetings.end_task(other, own.id, by=cast.supervisor, **told)


def test_an_item_goes_with_its_case_and_the_rest_after_the_period(cast: Cast) -> None:
    key = shared_case(cast)
    meeting = call(cast, key)
    item = meeting.items[0].id
    tasks = (NewTask(item, cast.court.id, "核对", date(2026, 12, 1)),)
    given = record(cast, meeting, decisions=(Decision(item, "核对后再议"),), tasks=tasks)
    meetings.hold(meeting, given, by=cast.supervisor, at=WEDNESDAY)
    long_after = WEDNESDAY + timedelta(days=40 * 366)
    forgetting.forget_old(at=long_after)
    assert db.session.get(JointMeeting, meeting.id), "as long as a case of it is kept"
    with transaction():
        destroying.erase(meeting.items[0].case)  # type: ignore[arg-type]
    assert [each.matter for each in meeting.items] == [MATTER]
    assert not db.session.scalars(select(JointTask)).all()
    assert forgetting.forget_old(at=MONDAY_MORNING)["meetings"] == 0
    assert forgetting.forget_old(at=long_after)["meetings"] == 1
    assert not db.session.scalars(select(JointMeetingItem)).all()
