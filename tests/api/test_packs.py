"""A case goes to another office as a pack, and its receipt comes back, by programs alone."""

from io import BytesIO

from flask import Flask
from werkzeug.test import TestResponse

from mediation.domain.api_tokens import ApiScope
from mediation.domain.handoff import PackageKind, contract_for
from mediation.domain.sharing import SharePurpose
from mediation.extensions import db
from mediation.models import Case, ReceivedPack
from mediation.uploads.packs import open_package
from tests.api.program import Program, fields_of, problem_of
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient
from tests.services.carried import carried
from tests.services.handoff.cases import bare, ready
from tests.services.share_terms import grant

NUMBER = "东劳人仲案〔2026〕88号"
ACCEPTED = {"outcome": "accepted", "number": NUMBER, "is_key_compared": True}


def file(program: Program, path: str, content: bytes, **words: str) -> TestResponse:
    """Send one file as programs do."""
    return program.post(path, data={"file": (BytesIO(content), "文件.zip"), **words})


def answered(office: Program, received: str) -> tuple[bytes, bytes]:
    """The receipt and a report of the award, as files, for a pack that the office looked at."""
    uncompared = office.post(f"{received}/answer", ACCEPTED | {"is_key_compared": False})
    assert fields_of(problem_of(uncompared, 422)) == {"is_key_compared"}
    assert office.post(f"{received}/answer", ACCEPTED).status_code == 200
    award = {"step": "decided", "happened_on": "2026-11-23", "number": "东劳人仲裁〔2026〕9号"}
    award |= {"decision": "final_award", "amount": "12600"}
    report = office.post(f"{received}/reports", award).get_json()["location"]
    return office.get(f"{received}/receipt").data, office.get(report).data


def test_a_pack_goes_out_is_taken_and_its_receipt_moves_the_referral(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    case, referral = ready(cast)
    sent_on = f"/cases/{case.id}/referrals/{referral.id}"
    body = Program(client.sign_in(cast.mediator))
    assert body.get(f"{sent_on}/packs").get_json()["may_be_made"]
    made = body.post(f"{sent_on}/packs", {})
    assert made.status_code == 201, made.text
    pack = made.get_json()["location"]
    content = body.get(f"{pack}/file").data
    assert body.get(pack).get_json()["state"] == "sent"

    office = Program(app.test_client().sign_in(cast.hr_liaison))
    received = file(office, "/received", content).get_json()["location"]
    assert file(office, "/received", content).get_json()["location"] == received
    preview = office.get(received).get_json()
    assert (preview["is_key_known"], preview["missing"], preview["steps"]) == (False, [], [])
    assert preview["application"]["applicants"][0]["phone"] == "138****1234"
    assert office.get(preview["files"][-1]["location"]).data.startswith(b"%PDF")
    answer, report = answered(office, received)

    receipts, told = f"{sent_on}/receipts", preview["own_fingerprint"]
    assert fields_of(problem_of(file(body, receipts, answer), 422)) == {"fingerprint"}
    assert file(body, receipts, answer, fingerprint=told).status_code == 200
    # The same again changes nothing; a later report needs no telephone.
    for content in (answer, report):
        assert file(body, receipts, content).status_code == 200
    read = body.get(sent_on).get_json()
    assert (read["state"], read["receipt_number"]) == ("received", NUMBER)
    steps = [(each["step"], each["amount"]) for each in read["events"]]
    assert steps == [("accepted", None), ("decided", "12600.00")]
    assert body.get(pack).get_json()["state"] == "accepted"


def test_what_lacks_is_named_and_nobody_takes_out_what_they_may_not(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    case, referral = bare(cast)
    sent_on = f"/cases/{case.id}/referrals/{referral.id}"
    body = Program(client.sign_in(cast.mediator))
    state = body.get(f"{sent_on}/packs").get_json()
    assert not state["may_be_made"]
    lacking = [each["name"] for each in state["lines"] if each["state"] == "missing"]
    refused = problem_of(body.post(f"{sent_on}/packs", {}), 409)
    assert all(name in refused["detail"] for name in lacking)
    assert state["packs"] == []
    for path in (f"{sent_on}/packs", f"{sent_on}/receipts"):
        stranger = Program(app.test_client().sign_in(cast.other_mediator))
        problem_of(file(stranger, path, b"zip"), 404)
    reader = make_api_token(cast.mediator.id, MONDAY_MORNING, [ApiScope.REFERRALS_READ])
    only_reads = Program(app.test_client(), reader)
    assert only_reads.get(f"{sent_on}/packs").status_code == 200
    # Taking a pack out says that it was sent: reading is not enough for that.
    problem_of(only_reads.get(f"/cases/{case.id}/packs/1/file"), 403)


def test_a_desk_takes_a_pack_as_a_case_and_a_turned_bit_is_refused(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    content = carried()
    desk = Program(client.sign_in(cast.registrar))
    turned = content.replace("王秀兰".encode(), "王秀英".encode())
    assert problem_of(file(desk, "/received", turned), 422)["detail"]
    assert db.session.query(ReceivedPack).count() == 0
    received = file(desk, "/received", content).get_json()["location"]
    problem_of(Program(app.test_client().sign_in(cast.hr_liaison)).get(received), 404)
    taken = {"outcome": "accepted", "is_key_compared": True}
    assert desk.post(f"{received}/answer", taken).status_code == 200
    case = desk.get(desk.get(received).get_json()["case"]).get_json()
    assert case["id"] == db.session.query(Case).one().id
    (listed,) = desk.get("/received?tab=answered").get_json()["items"]
    assert listed["state"] == "accepted"


def test_a_liaison_reads_a_contract_and_agrees_once(cast: Cast, client: PageClient) -> None:
    office = Program(client.sign_in(cast.hr_liaison))
    offered = office.get("/desk/contracts").get_json()["items"]
    chosen = next(each for each in offered if each["contract"]["code"] == "arbitration")
    assert chosen["agreed_at"] is None
    assert "signature_missing" in chosen["contract"]["defects"]
    path = f"/desk/contracts/{chosen['organisation_id']}/arbitration"
    address = f"{path}/{chosen['contract']['version']}"
    assert office.post(address, {}).status_code == 200
    problem_of(office.post(address, {}), 409)
    problem_of(office.post(f"{path}/99", {}), 404)
    agreed = [
        each for each in office.get("/desk/contracts").get_json()["items"] if each["agreed_at"]
    ]
    assert [each["contract"]["version"] for each in agreed] == [chosen["contract"]["version"]]


def test_a_pack_that_goes_with_the_share_is_fetched_until_it_is_withdrawn(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    case, referral = ready(cast)
    body = Program(client.sign_in(cast.mediator))
    made = body.post(f"/cases/{case.id}/referrals/{referral.id}/packs", {}).get_json()
    assert "共享" in problem_of(body.post(f"{made['location']}/send", {}), 409)["detail"]
    groups = [group.value for group in contract_for("arbitration", 2).groups]
    terms = {"purpose": SharePurpose.ARBITRATION_REFERRAL, "field_groups": groups}
    share = grant(case, cast.commission, cast.mediator, may_print=True, **terms)
    at_the_desk = f"/desk/{share.id}/packs/{made['id']}"
    office = Program(app.test_client().sign_in(cast.hr_liaison))
    problem_of(office.get(at_the_desk), 404)
    assert body.post(f"{made['location']}/send", {}).status_code == 200
    fetched = open_package(office.get(at_the_desk).data, PackageKind.PACK)
    assert fetched.sha256 == body.get(made["location"]).get_json()["sha256"]
    assert body.post(f"{made['location']}/withdraw", {}).status_code == 200
    problem_of(office.get(at_the_desk), 404)
