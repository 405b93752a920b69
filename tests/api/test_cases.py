"""A case from JSON to its agreement's PDF: the rules of the pages, in the words of the pages."""

import pytest

from mediation.domain.case_flow import Action, CaseState
from mediation.extensions import db
from mediation.models import Case
from tests.api.program import APPLICATION, Program, fields_of, problem_of
from tests.cast import Cast
from tests.factories import make_agreement, make_case
from tests.page_checks import PageClient


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> Program:
    return Program(client.sign_in(cast.registrar))


def test_a_case_is_registered_shown_listed_and_found(desk: Program) -> None:
    made = desk.post("/cases", APPLICATION)
    assert made.status_code == 201, made.text
    receipt = made.get_json()
    assert made.headers["Location"] == receipt["location"] == f"/api/v1/cases/{receipt['id']}"
    shown = desk.get(receipt["location"])
    assert shown.headers["ETag"] == f'"v{shown.get_json()["version"]}"'
    assert shown.get_json()["state"] == "registered"
    assert shown.get_json()["claimed"] == "12600.00"
    assert "accept" in {each["action"] for each in shown.get_json()["steps"]}
    listed = desk.get("/cases?state=registered&q=王秀兰").get_json()
    assert [each["id"] for each in listed["items"]] == [receipt["id"]]
    found = desk.get("/search?q=王秀兰").get_json()["items"]
    assert [each["location"] for each in found] == [receipt["location"]]


def test_numbers_are_masked_and_one_is_shown_for_a_reason(desk: Program) -> None:
    case = desk.post("/cases", APPLICATION).get_json()["location"]
    told = desk.get(f"{case}/parties").text + desk.get(f"{case}/application").text
    assert "360426199101010071" not in told
    assert "13800001234" not in told
    party = desk.get(f"{case}/parties").get_json()["items"][0]
    asked = f"{case}/people/{party['person']}/phone"
    assert "reason" in fields_of(problem_of(desk.post(asked, {}), 422))
    shown = desk.post(asked, {"reason": "contact", "note": ""})
    assert shown.get_json() == {"value": "13800001234"}, shown.text


def test_an_application_is_read_corrected_and_its_masks_stay(desk: Program) -> None:
    case = desk.post("/cases", APPLICATION).get_json()["location"]
    read = desk.get(f"{case}/application")
    sent = read.get_json()["application"]
    sent["facts"] = "工资一直没有付。"
    answer = desk.put(f"{case}/application", sent, match=read.headers["ETag"])
    assert answer.status_code == 200, answer.text
    assert desk.get(case).get_json()["facts"] == "工资一直没有付。"
    row = db.session.get_one(Case, int(case.rsplit("/", 1)[1]))
    assert row.applicants[0].identity_number == "360426199101010071"


def test_the_rules_of_the_page_name_the_fields(desk: Program) -> None:
    wrong = APPLICATION | {"received_on": "2027-01-01", "applicants": [{"name": ""}]}
    fields = fields_of(problem_of(desk.post("/cases", wrong), 422))
    assert fields & {"applicants-0-name", "received_on"}
    assert "colour" in fields_of(problem_of(desk.post("/cases", {"colour": "red"}), 422))


def test_a_case_that_may_be_there_already_is_named(desk: Program) -> None:
    case = desk.post("/cases", APPLICATION).get_json()["location"]
    assert problem_of(desk.post("/cases", APPLICATION), 409)["duplicates"] == [case]
    assert desk.post("/cases", APPLICATION | {"confirmed": True}).status_code == 201


def test_a_step_needs_the_version_that_was_read(desk: Program) -> None:
    case = desk.post("/cases", APPLICATION).get_json()["location"]
    step, body = f"{case}/steps/inquire", {"inquired_on": "2026-11-23", "way": "电话"}
    problem_of(desk.post(step, body), 428)
    problem_of(desk.post(step, body, match='"v999"'), 412)
    match = desk.get(case).headers["ETag"]
    problem = problem_of(desk.post(step, body, match=match), 422)
    assert fields_of(problem) == {"answer_due_on"}
    done = desk.post(step, body | {"answer_due_on": "2026-11-28"}, match=match)
    assert (done.status_code, done.headers["Location"]) == (200, case), done.text
    assert desk.get(case).get_json()["state"] == "inquiring"
    problem_of(desk.post(step, body, match=match), 412)


def test_what_the_state_or_the_role_forbids_is_said(
    client: PageClient, cast: Cast, desk: Program
) -> None:
    case = make_case(cast, state=CaseState.REGISTERED)
    url = f"/cases/{case.id}"
    body = {"resumed_on": "2026-11-23"}
    problem_of(desk.post(f"{url}/steps/resume", body, match="*"), 403)
    problem_of(desk.post(f"{url}/steps/dance", body, match="*"), 404)
    supervisor = Program(client.sign_in(cast.supervisor))
    problem_of(supervisor.post(f"{url}/steps/resume", body, match="*"), 409)


def test_a_draft_is_made_read_and_sent_again(client: PageClient, cast: Cast) -> None:
    case = make_case(cast, state=CaseState.MEDIATING)
    make_agreement(case)
    mediator = Program(client.sign_in(cast.mediator))
    drafts = f"/cases/{case.id}/agreements"
    row = mediator.get(drafts).get_json()["items"][0]
    read = mediator.get(f"{drafts}/{row['id']}")
    assert read.get_json()["unsigned"]
    body = read.get_json()["draft"]
    body["remaining"] = ""
    made = mediator.post(drafts, body)
    assert made.status_code == 201, made.text
    again = mediator.get(made.headers["Location"])
    assert again.get_json()["draft"]["terms"] == body["terms"]
    url = made.headers["Location"]
    problem_of(mediator.put(url, body, match='"v77"'), 412)
    assert mediator.put(url, body, match=again.headers["ETag"]).status_code == 200


def test_a_paper_is_issued_listed_and_fetched(
    client: PageClient, cast: Cast, desk: Program
) -> None:
    case = desk.post("/cases", APPLICATION).get_json()["location"]
    body = {"enclosures": "工资条 4份", "read_back": True}
    problem = problem_of(desk.post(f"{case}/documents/receipt", body | {"clues": "无"}), 422)
    assert "clues" in fields_of(problem)
    kinds = desk.post(f"{case}/documents/receipt", {"enclosures": "工资条 4份"})
    assert kinds.status_code == 201, kinds.text
    paper = desk.get(kinds.headers["Location"]).get_json()
    assert paper["kind"] == "receipt"
    pdf = desk.get(f"{kinds.headers['Location']}/pdf")
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    assert [each["id"] for each in desk.get(f"{case}/documents").get_json()["items"]] == [
        paper["id"]
    ]
    problem_of(desk.post(f"{case}/documents/poem", {}), 404)


def test_pages_of_a_list_follow_one_another(cast: Cast, desk: Program) -> None:
    made = [make_case(cast, state=CaseState.REGISTERED).id for _ in range(27)]
    first = desk.get("/cases").get_json()
    second = desk.get(f"/cases?after={first['next']}").get_json()
    seen = [each["id"] for page in (first, second) for each in page["items"]]
    assert sorted(seen) == sorted(made)
    assert second["next"] is None
    assert fields_of(problem_of(desk.get("/cases?after=2026"), 422)) == {"after"}
    assert fields_of(problem_of(desk.get("/cases?state=asleep"), 422)) == {"state"}


def test_every_step_with_a_form_has_an_address(desk: Program) -> None:
    described = desk.get("/openapi.json").get_json()["paths"]
    steps = {path.rsplit("/", 1)[1] for path in described if "/steps/" in path}
    assert {Action.ACCEPT.value, Action.REFER.value, Action.RECORD_DATE.value} <= steps
