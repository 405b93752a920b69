"""The pages of joint meetings: the host's round, the guest's sight, what must not be shown."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Case, JointMeeting, Share
from mediation.services import meetings as services
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.documents.reading import text_of as text_of_paper
from tests.factories import make_agreement, make_case, make_session
from tests.how_often import EACH
from tests.page_checks import PageClient, parsed, text_of
from tests.services.meetings import MATTER, call, held, plan
from tests.services.share_terms import grant
from tests.statements import StatementCounter
from tests.typed_forms import errors_of, values_of_form

REFERRAL = {"purpose": SharePurpose.ARBITRATION_REFERRAL}
NAME, STORY, EMPLOYER = "金丝雀人名", "金丝雀事实", "金丝雀公司"


def the_meeting() -> JointMeeting:
    return db.session.scalars(select(JointMeeting)).one()


def form_on(page: str) -> dict[str, Any]:
    """What the browser would send from the form of the page's own."""
    form = next(each for each in parsed(page).iter("form") if "/meetings" in each.get("action", ""))
    return values_of_form(form)


def test_a_supervisor_calls_and_records_a_meeting_and_the_court_does_its_task(
    cast: Cast, client: PageClient, clock: Clock
) -> None:
    case = make_case(cast)
    grant(case, cast.court, cast.mediator)
    client.sign_in(cast.supervisor)
    fields = form_on(client.get("/meetings/new").text)
    fields |= {"title": "第四季度联席会议", "day": "2026-11-25", "hour": "09:30", "place": "三楼"}
    fields |= {"guest_ids": [str(cast.court.id)], "cases-0-chosen": "y", "cases-0-place": "2"}
    fields |= {"matters-1-matter": MATTER, "matters-1-place": "1"}
    answer = client.post("/meetings/new", data=fields)
    meeting = the_meeting()
    assert answer.location == f"/meetings/{meeting.id}"
    assert [item.case_id for item in meeting.items] == [None, case.id]
    assert str(case.number) in text_of(client.page(f"/meetings/{meeting.id}"))
    clock.set(2026, 11, 25, 12)
    client.sign_in(cast.supervisor)
    page = f"/meetings/{meeting.id}/hold"
    fields = form_on(client.get(page).text)
    fields |= {"attended": "法院 高宁", "minutes": "会商顺利。"}
    fields |= {"items-0-decision": "五日内移送", "items-0-tasks-0-what": "指定专人"}
    refused = client.post(page, data=fields)
    assert refused.status_code == 422
    said = errors_of(refused.text)
    assert said.keys() == {"items-0-tasks-0-organisation_id", "items-0-tasks-0-due_on"}
    fields |= {"items-0-tasks-0-organisation_id": str(cast.court.id)}
    client.post(page, data=fields | {"items-0-tasks-0-due_on": "2026-11-27"})
    clock.set(2026, 11, 30)
    client.sign_in(cast.court_liaison)
    assert "指定专人" in text_of(client.page("/desk"))
    home = text_of(client.page("/meetings?tab=tasks"))
    assert "逾期 3 日" in home
    task = the_meeting().items[0].tasks[0].id
    done = {"state": "done", "result": "由立案庭高宁接收"}
    client.post(f"/meetings/{meeting.id}/tasks/{task}", data=done)
    assert "指定专人" not in text_of(client.page("/desk"))
    paper = client.get(f"/meetings/{meeting.id}/minutes.pdf").data
    assert "由立案庭高宁接收" not in text_of_paper(paper), "a result is for its office and the host"
    assert "五日内移送" in text_of_paper(paper)


def test_the_desk_of_a_body_sees_its_task_on_its_home_page(
    cast: Cast, client: PageClient, clock: Clock
) -> None:
    held(cast)
    clock.set(2026, 11, 25, 12)
    client.sign_in(cast.registrar)
    assert "整理待确认的协议清单" in text_of(client.page("/"))
    assert "指定专人接收确认申请" not in text_of(client.page("/"))


def test_the_page_of_a_case_leads_to_its_meetings_for_who_reads_them(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    grant(case, cast.court, cast.mediator)
    title = held(cast, case.id).title
    by_city = plan(cast, case.id, title="市总会商")
    services.call(by_city, by=cast.city_supervisor, at=MONDAY_MORNING)
    page = f"/cases/{case.id}"
    told = text_of(client.sign_in(cast.mediator).page(page))
    assert title in told
    assert "市总会商" not in told, "the body of the case does not sit at that table"
    assert "市总会商" in text_of(client.sign_in(cast.city_supervisor).page(page))


def test_a_forged_row_is_refused_and_nothing_is_kept(cast: Cast, client: PageClient) -> None:
    unseen = make_case(cast, body=cast.other_body, mediator=cast.other_mediator)
    client.sign_in(cast.supervisor)
    fields = form_on(client.get("/meetings/new").text)
    fields |= {"title": "会议", "day": "2026-11-25", "hour": "09:30", "place": "三楼"}
    fields |= {"guest_ids": [str(cast.court.id)], "cases-0-chosen": "y"}
    for key in (str(unseen.id), "2000000000", "x"):
        answer = client.post("/meetings/new", data=fields | {"cases-0-case_id": key})
        assert answer.status_code == 422
        assert str(unseen.number) not in answer.text
    assert not db.session.scalars(select(JointMeeting)).all()


def test_the_notice_is_printed_until_the_meeting_was_held(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    grant(case, cast.court, cast.mediator)
    meeting = call(cast, case.id)
    client.sign_in(cast.court_liaison)
    page = f"/meetings/{meeting.id}"
    assert "打印通知" in text_of(client.page(page))
    paper = text_of_paper(client.get(f"{page}/notice.pdf").data)
    assert meeting.title in paper
    for untold in (str(case.number), case.applicants[0].name):
        assert untold not in paper
    over = held(cast, case.id)
    assert "打印通知" not in text_of(client.page(f"/meetings/{over.id}"))
    assert client.get(f"/meetings/{over.id}/notice.pdf").status_code == 409


def test_administrators_are_turned_away_and_strangers_find_nothing(
    cast: Cast, client: PageClient
) -> None:
    meeting = call(cast)
    for admin in (cast.system_admin, cast.security_admin, cast.audit_admin):
        client.sign_in(admin)
        assert client.get("/meetings").status_code == 403
    for stranger in (cast.stranger, cast.justice_liaison):
        client.sign_in(stranger)
        for page in ("", "/minutes.pdf", "/notice.pdf"):
            assert client.get(f"/meetings/{meeting.id}{page}").status_code == 404
    client.sign_in(cast.court_liaison)
    for page in ("change", "hold", "cancel"):
        assert client.get(f"/meetings/{meeting.id}/{page}").status_code == 403


@pytest.mark.postgresql
def test_pages_of_meetings_go_on_where_the_last_one_ended(cast: Cast, client: PageClient) -> None:
    for number in range(21):
        call(cast, title=f"第{number:02d}次会议")
    client.sign_in(cast.court_liaison)
    first = client.page("/meetings")
    assert "第20次会议" not in text_of(first)
    onward = next(each.get("href") for each in first.iter("a") if each.get("rel") == "next")
    assert "第20次会议" in text_of(client.page(str(onward)))
    for nonsense in ("2026-11-25_3", "0001-01-01T00:00:00+08:00_1", "x"):
        assert "第00次会议" in text_of(client.page(f"/meetings?after={nonsense}"))


def test_a_page_costs_the_same_with_one_row_and_with_many(
    cast: Cast, client: PageClient, statements: StatementCounter
) -> None:
    first, second, third = (make_case(cast).id for _ in range(3))
    for key in (first, second, third):
        grant(db.session.get_one(Case, key), cast.commission, cast.mediator, **REFERRAL)
    client.sign_in(cast.hr_liaison)
    costs = []
    for keys in ((first,), (first, second, third)):
        meeting = held(cast, *keys)
        seen: list[int] = []
        for page in (
            f"/meetings/{meeting.id}",
            "/meetings?tab=over",
            "/meetings?tab=tasks",
            "/desk",
        ):
            client.get(page)
            with statements() as sent:
                client.get(page)
            seen.append(len(sent))
        costs.append(seen)
    assert costs[0] == costs[1]


@pytest.fixture
def on_the_table(cast: Cast) -> tuple[int, int, int]:
    """A case with canaries on the agenda of a held meeting; its share is drawn by the test."""
    case = make_case(
        cast, state=CaseState.SETTLED, applicants=(NAME,), employer=EMPLOYER, facts=STORY
    )
    make_session(case)
    make_agreement(case)
    share = grant(case, cast.court, cast.mediator)
    meeting = held(cast, case.id)
    db.session.commit()
    return case.id, share.id, meeting.id


@settings(
    max_examples=EACH,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(
    groups=st.sets(st.sampled_from(FieldGroup)),
    state=st.sampled_from(ShareState),
    days=st.sampled_from([-1, 0, 30]),
    whose=st.sampled_from(["court", "hr_bureau"]),
    named=st.sampled_from(["", "court_liaison", "hr_liaison"]),
)
def test_a_guest_is_shown_of_a_case_what_its_shares_open_and_nothing_else(
    cast: Cast,
    client: PageClient,
    on_the_table: tuple[int, int, int],
    groups: set[FieldGroup],
    state: ShareState,
    days: int,
    whose: str,
    named: str,
) -> None:
    case_id, share_id, meeting_id = on_the_table
    share = db.session.get_one(Share, share_id)
    share.field_groups, share.state = [group.value for group in groups], state
    share.receiver_id = getattr(cast, whose).id
    share.receiver_user_id = getattr(cast, named).id if named else None
    share.until_on = MONDAY_MORNING.date() + timedelta(days=days)
    db.session.commit()
    in_force = state is not ShareState.REVOKED and days >= 0
    number = str(db.session.get_one(Case, case_id).number)
    for reader, office in (("court_liaison", "court"), ("hr_liaison", "hr_bureau")):
        client.sign_in(getattr(cast, reader))
        opens = in_force and whose == office and named in {"", reader}
        text = client.get(f"/meetings/{meeting_id}").text
        assert (number in text) == opens
        assert (NAME in text) == (EMPLOYER in text) == (opens and FieldGroup.PARTIES in groups)
        assert STORY not in text
        for place in ("/meetings?tab=over", "/meetings?tab=tasks"):
            assert NAME not in client.get(place).text
        paper = text_of_paper(client.get(f"/meetings/{meeting_id}/minutes.pdf").data)
        assert NAME not in paper
        assert number not in paper
