"""Joint meetings for programs: a guest's view, and a task that is done once."""

from tests.api.program import Program, problem_of
from tests.cast import Cast
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.services.meetings import held
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
    path = f"/meetings/{meeting_id}/tasks/{own['id']}/done"
    problem_of(court.post(path, {"result": " "}), 422)
    assert court.post(path, {"result": "已指定专人"}).status_code == 200
    problem_of(court.post(path, {"result": "再办一次"}), 409)
    bureau = Program(client.sign_in(cast.hr_liaison))
    told = bureau.get(f"/meetings/{meeting_id}").get_json()["items"]
    assert told[0]["cases"] == []
    assert "已指定专人" not in str(told)
    stranger = Program(client.sign_in(cast.justice_liaison))
    problem_of(stranger.get(f"/meetings/{meeting_id}"), 404)
