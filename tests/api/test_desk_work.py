"""What a desk does every day, through the interface: serving, printing, consents, facts."""

from io import BytesIO

from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.extensions import db
from mediation.models import Case, Referral
from mediation.services import job_worker
from tests.api.program import APPLICATION, Program, fields_of, problem_of
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.services.share_terms import grant


def receipt(desk: Program) -> tuple[str, int]:
    """A case with an issued paper: the address of the one, the key of the other."""
    case = desk.post("/cases", APPLICATION).get_json()["location"]
    made = desk.post(f"{case}/documents/receipt", {"enclosures": "工资条 4份"})
    return case, made.get_json()["id"]


def test_a_paper_is_printed_served_and_bound(client: PageClient, cast: Cast, clock: Clock) -> None:
    desk = Program(client.sign_in(cast.registrar))
    case, paper = receipt(desk)
    begun = desk.post("/prints", {"papers": [paper], "copies": 1})
    assert begun.status_code == 201, begun.text
    assert desk.get(begun.headers["Location"]).data[:5] == b"%PDF-"
    problem_of(desk.post("/prints", {"papers": [paper + 77], "copies": 1}), 404)
    assert [each["document_id"] for each in desk.get("/prints").get_json()["items"]] == [paper]
    party = desk.get(f"{case}/parties").get_json()["items"][0]["id"]
    served = {"document_id": paper, "party_ids": [party], "method": "direct", "outcome": "served"}
    days = {"sent_on": "2026-11-23", "result_on": "2026-11-23"}
    assert fields_of(problem_of(desk.post(f"{case}/service", served), 422)) == {"sent_on"}
    made = desk.post(f"{case}/service", served | days)
    assert made.status_code == 201, made.text
    attempt = desk.get(f"{case}/service").get_json()["attempts"][0]
    assert (attempt["document_id"], attempt["served_on"]) == (paper, "2026-11-23")
    void = f"{case}/service/{attempt['id']}/void"
    assert desk.post(void, {"reason": "记错了"}).status_code == 200
    address = {"party_id": party, "confirmed_on": "2026-11-23", "address": "城东路 9 号"}
    address |= {"phone": "13800001234"}
    assert desk.post(f"{case}/service-addresses", address).status_code == 201
    told = desk.get(f"{case}/service").get_json()["addresses"][0]
    assert told["phone"] != "13800001234"
    file = desk.get(f"{case}/dossier").get_json()
    assert "收件回执" in {each["title"] for part in file["parts"] for each in part["pieces"]}
    labels = desk.post(f"{case}/addresses", {"parties": [party], "form": "labels"})
    assert labels.mimetype == "application/pdf", labels.text


def test_a_list_is_exported_for_a_purpose_and_its_file_fetched(
    client: PageClient, cast: Cast
) -> None:
    desk = Program(client.sign_in(cast.registrar))
    receipt(desk)
    assert fields_of(problem_of(desk.post("/cases/export", {}), 422)) == {"purpose"}
    made = desk.post("/cases/export?view=all", {"purpose": "报送第四季度统计"})
    assert made.status_code == 201, made.text
    job = desk.get(made.headers["Location"]).get_json()
    assert job["state"] == "done"
    assert desk.get(job["file"]).data[:2] == b"PK"
    stranger = Program(client.sign_in(cast.stranger))
    problem_of(stranger.get(made.headers["Location"]), 404)


def test_consents_shares_messages_and_who_looked(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    share = grant(case, cast.court, cast.mediator)
    url, party = f"/cases/{case.id}", case.parties[0].id
    mediator = Program(client.sign_in(cast.mediator))
    given = {"party_id": party, "purpose": "sharing", "receiver_id": cast.court.id}
    given |= {"way": "paper", "given_on": "2026-11-23", "paper": "正卷第 12 页"}
    made = mediator.post(f"{url}/consents", given)
    assert made.status_code == 201, made.text
    consent = mediator.get(f"{url}/consents").get_json()["items"][0]
    withdrawal = f"{url}/consents/{consent['id']}/withdraw"
    assert mediator.post(withdrawal, {"withdrawn_on": "2026-11-23"}).status_code == 200
    place = f"{url}/shares/{share.id}"
    assert mediator.post(f"{place}/messages", {"text": "请尽快"}).status_code == 200
    court = Program(client.sign_in(cast.court_liaison))
    assert court.get(f"/desk/{share.id}").status_code == 200
    assert court.post(f"/desk/{share.id}/messages", {"text": "收到"}).status_code == 200
    wanted = {"wanted": ["identity"], "note": ""}
    shortage = court.post(f"/desk/{share.id}/papers-wanted", wanted)
    mediator = Program(client.sign_in(cast.mediator))
    read = mediator.get(place).get_json()
    assert [each["text"] for each in read["messages"]] == ["请尽快", "收到"]
    assert (read["papers_wanted"] == ["identity"]) is (shortage.status_code == 200)
    filed = f"{place}/messages/{read['messages'][1]['id']}/file"
    assert mediator.post(filed, {"in_main_volume": True}).status_code == 200
    assert mediator.get(place).get_json()["messages"][1]["in_main_volume"]
    looks = mediator.get(f"{url}/looks").get_json()["items"]
    assert {each["who"] for each in looks} == {cast.court_liaison.name}
    problem_of(Program(client.sign_in(cast.stranger)).get(f"{url}/looks"), 404)


def test_facts_are_kept_under_their_version_and_computed(client: PageClient, cast: Cast) -> None:
    case = make_case(cast, state=CaseState.MEDIATING)
    url = f"/cases/{case.id}/parties/{case.parties[0].id}"
    mediator = Program(client.sign_in(cast.mediator))
    assert mediator.get(f"{url}/facts").headers["ETag"] == '"v0"'
    facts = {"common": {"monthly_wage": "6000"}, "heads": {"unpaid_wages": {"unpaid_months": "2"}}}
    strange = facts | {"common": {"colour": "red"}}
    problem = problem_of(mediator.put(f"{url}/facts", strange, match='"v0"'), 422)
    assert fields_of(problem) == {"common-colour"}
    done = mediator.put(f"{url}/facts", facts, match='"v0"')
    assert done.status_code == 200, done.text
    problem_of(mediator.put(f"{url}/facts", facts, match='"v0"'), 412)
    assert mediator.get(f"{url}/facts").get_json() == facts
    run = mediator.get(f"{url}/calculations").get_json()["items"][0]
    assert run["amount"] == "12000.00"
    assert mediator.get(f"/calculations/{run['id']}").get_json()["inputs"]
    every = mediator.post(f"/cases/{case.id}/calculations", {})
    assert mediator.get(every.headers["Location"]).get_json()["state"] == "done"


def test_reminding_urging_and_the_numbers_of_a_year(client: PageClient, cast: Cast) -> None:
    case = make_case(cast, state=CaseState.MEDIATING)
    mediator = Program(client.sign_in(cast.mediator))
    url = f"/cases/{case.id}/reminders"
    made = mediator.post(url, {"due_on": "2026-11-30", "text": "问问仲裁委"})
    assert made.status_code == 201, made.text
    row = mediator.get(url).get_json()["items"][0]
    assert row["for_id"] == cast.mediator.id
    assert mediator.post(f"{url}/{row['id']}/end", {"ending": "done"}).status_code == 200
    assert mediator.get(url).get_json()["items"][0]["ending"] == "done"
    supervisor = Program(client.sign_in(cast.supervisor))
    assert supervisor.post(f"/cases/{case.id}/urge", {}).status_code == 200
    problem_of(supervisor.post(f"/cases/{case.id}/urge", {}), 409)
    assert supervisor.get("/numbers?year=2026").status_code == 200
    problem_of(supervisor.get(f"/numbers?body={cast.other_body.id}"), 404)


def test_what_a_receiver_reports_of_a_referral_is_followed(client: PageClient, cast: Cast) -> None:
    case = make_case(cast, state=CaseState.REFERRED)
    referral = sent_on(case, cast)
    mediator = Program(client.sign_in(cast.mediator))
    url = f"/cases/{case.id}/referrals/{referral.id}"
    report = {"referral_id": referral.id, "step": "accepted", "happened_on": "2026-11-23"}
    report |= {"number": "江劳人仲案〔2026〕9号"}
    step = f"/cases/{case.id}/steps/record_receipt"
    problem = problem_of(mediator.post(step, report | {"step": "served"}, match="*"), 422)
    assert fields_of(problem) == {"step"}
    made = mediator.post(step, report, match="*")
    assert made.status_code == 200, made.text
    read = mediator.get(url).get_json()
    assert [each["step"] for each in read["events"]] == ["accepted"]
    assert read["receipt_number"] == report["number"]


def sent_on(case: Case, cast: Cast) -> Referral:
    """The case went to the commission today."""
    row = Referral(
        kind=ReferralKind.ARBITRATION,
        state=ReferralState.SENT,
        case_id=case.id,
        receiver_id=cast.commission.id,
        reason="不愿继续调解",
        papers=[],
        sent_on=MONDAY_MORNING.date(),
    )
    db.session.add(row)
    db.session.commit()
    return row


def test_binding_is_wished_once_and_done_beside_the_requests(
    app: Flask, client: PageClient, cast: Cast, clock: Clock
) -> None:
    desk = Program(client.sign_in(cast.registrar))
    case, _paper = receipt(desk)
    wished = desk.post(f"{case}/dossier/main/1", {})
    assert wished.status_code == 201, wished.text
    job_worker.run_all(lambda: clock.now)
    assert desk.get(wished.headers["Location"]).get_json()["state"] == "done"
    part = desk.get(f"{case}/dossier").get_json()["parts"][0]
    bound = desk.get(f"/dossier/{part['newest']['id']}/pdf")
    assert bound.data[:5] == b"%PDF-"
    problem_of(desk.post(f"{case}/dossier/attic/1", {}), 404)


def test_a_file_that_comes_after_archiving_is_taken_as_on_the_page(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, state=CaseState.ARCHIVED)
    desk = Program(client.sign_in(cast.registrar))
    sent = {"kind": "wages", "form": "copy", "file": (BytesIO("三月 5600".encode()), "工资条.txt")}
    headers = {"Idempotency-Key": "a-key-of-thirty-six-signs-0123456789"}
    address = f"/cases/{case.id}/evidence"
    made = desk.ask("POST", address, data=sent, headers=headers, content_type="multipart/form-data")
    assert made.status_code == 201, made.text
    assert desk.get(made.headers["Location"]).get_json()["name"] == "工资条.txt"
    problem_of(desk.post(address, {}), 415)
