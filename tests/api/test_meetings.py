"""Joint meetings for programs: a guest's view, what the host does, and a task that is done once."""

from typing import Any

from flask import Flask

from tests.api.program import Program, fields_of, problem_of
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.services.meetings import MATTER, call, held
from tests.services.share_terms import grant


def test_a_guest_reads_what_is_shared_with_it_and_does_its_task(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    grant(case, cast.court, cast.mediator, field_groups=["claims"])
    meeting_id, number = held(cast, case.id).id, case.number
    court = Program(client.sign_in(cast.court_liaison))
    listed = court.get("/meetings?tab=over").get_json()
    assert [each["id"] for each in listed["items"]] == [meeting_id]
    item, decided = court.get(f"/meetings/{meeting_id}").get_json()["items"]
    assert [(each["number"], each["sides"]) for each in item["cases"]] == [(number, "")]
    own = next(each for each in decided["tasks"] if each["organisation"] == "城东区人民法院")
    path = f"/meetings/{meeting_id}/tasks/{own['id']}/end"
    problem_of(court.post(path, {"state": "done", "result": " "}), 422)
    assert court.post(path, {"state": "done", "result": "已指定专人"}).status_code == 200
    problem_of(court.post(path, {"state": "dropped", "result": "再办一次"}), 409)
    bureau = Program(client.sign_in(cast.hr_liaison))
    told = bureau.get(f"/meetings/{meeting_id}").get_json()["items"]
    assert told[0]["cases"] == []
    assert "已指定专人" not in str(told)
    stranger = Program(client.sign_in(cast.justice_liaison))
    problem_of(stranger.get(f"/meetings/{meeting_id}"), 404)


def plan(cast: Cast, case_id: int) -> dict[str, Any]:
    """What a program calls a meeting of this day with."""
    return {
        "title": "四方联动第四季度联席会议",
        "day": "2026-11-23",
        "hour": "14:30",
        "place": "中心三楼会议室",
        "guest_ids": [cast.court.id],
        "cases": [{"case_id": case_id, "place": 2}],
        "matters": [{"matter": MATTER, "place": 1}],
    }


def test_a_meeting_is_called_and_changed_by_whoever_read_it_last(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    grant(case, cast.court, cast.mediator, field_groups=["claims"])
    host, wanted = Program(client.sign_in(cast.registrar)), plan(cast, case.id)
    named = wanted | {"matters": [{"matter": f"{case.applicants[0].name}的工资"}]}
    assert fields_of(problem_of(host.post("/meetings", named), 422)) == {"matters-0-matter"}
    many = wanted | {"matters": [{"matter": MATTER}] * 31}
    assert fields_of(problem_of(host.post("/meetings", many), 422)) == {"matters"}
    made = host.post("/meetings", wanted)
    assert made.status_code == 201, made.text
    meeting = made.get_json()["location"]
    read = host.get(meeting)
    shown = [(each["matter"], each["is_about_a_case"]) for each in read.get_json()["items"]]
    assert shown == [(MATTER, False), ("", True)]
    problem_of(host.put(meeting, wanted), 428)
    moved = host.put(meeting, wanted | {"place": "二楼"}, match=read.headers["ETag"])
    assert moved.status_code == 200, moved.text
    problem_of(host.put(meeting, wanted, match=read.headers["ETag"]), 412)
    assert host.get(meeting).get_json()["place"] == "二楼"


def test_a_meeting_is_recorded_with_its_tasks_and_printed(cast: Cast, client: PageClient) -> None:
    meeting = f"/meetings/{call(cast, begins_at=MONDAY_MORNING).id}"
    host = Program(client.sign_in(cast.registrar))
    read = host.get(meeting)
    item = read.get_json()["items"][0]["id"]
    task = {"organisation_id": str(cast.court.id), "what": "指定专人", "due_on": "2026-12-04"}
    record = {
        "attended": "城东区人民法院 高宁",
        "minutes": "介绍了审查口径。",
        "items": [{"item_id": item, "decision": "五日内移送", "tasks": [task]}],
    }
    problem_of(host.post(f"{meeting}/tasks", task | {"item_id": item}), 409)
    problem_of(host.get(f"{meeting}/minutes"), 409)
    held = host.post(f"{meeting}/record", record, match=read.headers["ETag"])
    assert held.status_code == 200, held.text
    assert host.post(f"{meeting}/tasks", task | {"item_id": item}).status_code == 201
    tasks = host.get(meeting).get_json()["items"][0]["tasks"]
    assert [each["what"] for each in tasks] == ["指定专人"] * 2
    assert host.get(f"{meeting}/minutes").data.startswith(b"%PDF")
    dropped = {"state": "dropped", "result": "重复"}
    assert host.post(f"{meeting}/tasks/{tasks[1]['id']}/end", dropped).status_code == 200
    problem_of(host.post(f"{meeting}/cancel", {"reason": "改期"}), 409)


def test_only_the_host_leads_and_a_meeting_is_called_off_once(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    meeting = f"/meetings/{call(cast).id}"
    stranger = Program(app.test_client().sign_in(cast.justice_liaison))
    problem_of(stranger.get(meeting), 404)
    problem_of(stranger.post(f"{meeting}/cancel", {"reason": "改期"}), 403)
    city = Program(app.test_client().sign_in(cast.city_supervisor))
    assert city.get(meeting).status_code == 200
    problem_of(city.post(f"{meeting}/cancel", {"reason": "改期"}), 403)
    host = Program(client.sign_in(cast.registrar))
    assert host.post(f"{meeting}/cancel", {"reason": "改期"}).status_code == 200
    assert host.get(meeting).get_json()["cancel_reason"] == "改期"
    problem_of(host.post(f"{meeting}/cancel", {"reason": "再改"}), 409)
