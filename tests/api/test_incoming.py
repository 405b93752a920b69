"""Cases sent in by programs: as from the file, taken and refused as on the page; who sees them."""

from io import BytesIO
from typing import Any

from flask import Flask

from mediation.domain.api_tokens import ApiScope
from mediation.domain.incoming import IncomingState, IncomingWay
from mediation.extensions import db
from mediation.models import Case, IncomingCase
from mediation.services import incoming
from tests.api.program import APPLICATION, Program, problem_of
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient
from tests.services.sent_in import DOCKET, send
from tests.uploads.making import pdf

DISPUTE = {
    name: value
    for name, value in APPLICATION.items()
    if name not in {"source_channel", "entry_path", "received_on"}
}


def sending(cast: Cast, **changes: Any) -> dict[str, Any]:
    """What the court's program sends."""
    letter = {
        "body_id": str(cast.body.id),
        "channel": "court_delegated",
        "entry_path": "court_delegated_online",
        "docket": DOCKET,
        "letter_on": "2026-11-20",
        "contact_name": "高宁",
    }
    return DISPUTE | letter | changes


def test_a_court_sends_and_a_body_takes_by_programs(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    court = Program(client.sign_in(cast.court_liaison))
    made = court.post("/incoming", sending(cast))
    assert made.status_code == 201, made.text
    row = db.session.get(IncomingCase, made.get_json()["id"])
    assert row is not None
    assert row.way is IncomingWay.INTERFACE
    assert incoming.application_of(row).parties[0].phone == "13800001234"
    told = court.get(made.get_json()["location"]).get_json()
    assert (told["docket"], told["case_number"]) == (DOCKET, None)
    assert told["application"]["applicants"][0]["phone"] == "138****1234"

    desk = Program(app.test_client().sign_in(cast.registrar))
    (listed,) = desk.get("/incoming").get_json()["items"]
    assert listed["sender"] == cast.court.name
    taken = desk.post(f"/incoming/{row.id}/accept", {})
    case = desk.get(taken.get_json()["location"]).get_json()
    assert case["state"] == "accepted"
    (answered,) = court.get("/incoming/sent?tab=answered").get_json()["items"]
    assert answered["state"] == "accepted"
    told = court.get(f"/incoming/sent/{row.id}").get_json()
    assert (told["case_number"], told["case_state"]) == (case["number"], "accepted")
    problem_of(desk.post(f"/incoming/{row.id}/refuse", {"refusal": "no_mediator"}), 409)


def test_a_file_added_by_the_sender_is_fetched_by_both_sides_and_nobody_else(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    row_id = send(cast).id
    court, content = Program(client.sign_in(cast.court_liaison)), pdf()
    sent = f"/incoming/sent/{row_id}"
    files = {"file": (BytesIO(content), "起诉状.pdf")}
    added = court.post(f"{sent}/papers", data=files).get_json()["location"]
    assert court.get(added).data == content
    desk = Program(app.test_client().sign_in(cast.registrar))
    listed = desk.get(f"/incoming/{row_id}").get_json()["papers"]
    (place,) = [each["location"] for each in listed if each["name"] == "起诉状.pdf"]
    assert desk.get(place).data == content
    stranger = Program(app.test_client().sign_in(cast.stranger))
    for path in (added, place):
        problem_of(stranger.get(path), 404)
    desk.post(f"/incoming/{row_id}/refuse", {"refusal": "no_mediator"})
    late = {"file": (BytesIO(pdf()), "迟交.pdf")}
    problem_of(court.post(f"{sent}/papers", data=late), 409)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    cast: Cast, client: PageClient
) -> None:
    court = Program(client.sign_in(cast.court_liaison))
    faults = problem_of(court.post("/incoming", sending(cast, docket="")), 422)["errors"]
    assert [fault["field"] for fault in faults] == ["docket"]
    problem_of(court.post("/incoming", sending(cast, case_id=7)), 422)
    assert db.session.query(IncomingCase).count() == 0
    court.post("/incoming", sending(cast))
    again = problem_of(court.post("/incoming", sending(cast)), 422)
    assert "已经转来同一案件" in again["errors"][0]["message"]
    assert db.session.query(IncomingCase).count() == 1


def test_refusing_and_taking_back_are_told_to_the_other_side(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    row_id = send(cast).id
    desk = Program(app.test_client().sign_in(cast.registrar))
    problem_of(desk.post(f"/incoming/{row_id}/refuse", {"refusal": "other"}), 422)
    desk.post(f"/incoming/{row_id}/refuse", {"refusal": "other", "note": "涉及刑事案件"})
    court = Program(client.sign_in(cast.court_liaison))
    told = court.get(f"/incoming/sent/{row_id}").get_json()
    assert (told["state"], told["refusal"], told["answer_note"]) == (
        *("refused", "other"),
        "涉及刑事案件",
    )
    problem_of(court.post(f"/incoming/sent/{row_id}/withdraw", {}), 409)
    other_id = send(cast).id
    court.post(f"/incoming/sent/{other_id}/withdraw", {})
    db.session.expire_all()
    other = db.session.get(IncomingCase, other_id)
    assert other is not None
    assert other.state is IncomingState.WITHDRAWN


def test_a_stranger_and_a_token_for_something_else_see_and_do_nothing(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    row_id = send(cast).id
    stranger = Program(client.sign_in(cast.stranger))
    assert stranger.get("/incoming").get_json()["items"] == []
    problem_of(stranger.get(f"/incoming/{row_id}"), 404)
    problem_of(stranger.get(f"/incoming/sent/{row_id}"), 404)
    problem_of(stranger.post(f"/incoming/{row_id}/accept", {}), 404)
    court = Program(app.test_client().sign_in(cast.court_liaison))
    problem_of(court.post(f"/incoming/{row_id}/accept", {}), 403)
    token = make_api_token(cast.registrar.id, MONDAY_MORNING, [ApiScope.INCOMING_READ])
    reader = Program(app.test_client(), token)
    assert reader.get(f"/incoming/{row_id}").status_code == 200
    problem_of(reader.post(f"/incoming/{row_id}/accept", {}), 403)
    assert db.session.query(Case).count() == 0
