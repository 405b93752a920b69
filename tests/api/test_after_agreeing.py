"""From the draft to the money through the interface: findings, signatures, ledger, calls, exits."""

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Agreement, ExitProcedure
from tests.api.program import Program, fields_of, problem_of
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.page_checks import PageClient
from tests.services.agreement_steps import (
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
    saved,
    settled,
)
from tests.services.test_agreement_overrides import REASON, VOID

TODAY = MONDAY_MORNING.date()
SERVED = {"voucher": "银行回单 881", "way": "money", "paid_on": "2026-11-23"}


def test_signatures_on_paper_bring_the_agreement_into_force(client: PageClient, cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    mediator = Program(client.sign_in(cast.mediator))
    url = f"/cases/{case.id}/agreements/{agreement.id}"
    waiting = mediator.get(f"{url}/signatures").get_json()["items"]
    assert [each["key"] for each in waiting][-2:] == ["mediator", "seal"]
    rows = [
        {"key": each["key"], "signer": each["usual_signer"], "signed_on": "2026-11-23"}
        | {"has_signed": "seal" if each["key"] == "seal" else "ink", "place": "第一调解室"}
        for each in waiting
    ]
    sent = {"signatures": rows}
    match = mediator.get(url).headers["ETag"]
    problem_of(mediator.post(f"{url}/signatures", sent), 428)
    strange = {"signatures": [rows[0] | {"signed_on": "2027-01-01"}]}
    problem = problem_of(mediator.post(f"{url}/signatures", strange, match=match), 422)
    assert fields_of(problem) == {"signatures-0-signed_on"}
    done = mediator.post(f"{url}/signatures", sent, match=match)
    assert done.status_code == 200, done.text
    assert mediator.get(url).get_json()["state"] == "effective"
    refusal = {"reason": "公司反悔", "refused_on": "2026-11-23"}
    problem_of(mediator.post(f"{url}/refusal", refusal, match="*"), 409)


def test_a_party_that_will_not_sign_ends_it(client: PageClient, cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    mediator = Program(client.sign_in(cast.mediator))
    url = f"/cases/{case.id}/agreements/{agreement.id}"
    refusal = {"reason": "公司反悔", "refused_on": "2026-11-23"}
    assert mediator.post(f"{url}/refusal", refusal, match="*").status_code == 200
    db.session.expire_all()
    assert db.session.get_one(Agreement, agreement.id).state is AgreementState.REFUSED


def test_money_is_written_down_confirmed_asked_about_and_voided(
    client: PageClient, cast: Cast
) -> None:
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case)))
    mediator = Program(client.sign_in(cast.mediator))
    url = f"/cases/{case.id}"
    part = mediator.get(f"{url}/payments").get_json()["instalments"][0]
    payee = part["payees"][0]["payee_id"]
    paid = SERVED | {"instalment_id": part["id"], "payee": payee, "amount": "100.00"}
    foreign = problem_of(mediator.post(f"{url}/payments", paid | {"payee": 999}), 422)
    assert fields_of(foreign) == {"payee"}
    assert mediator.post(f"{url}/payments", paid).status_code == 200
    several = {"payee": payee, "is_paid": True, "amount": "50.00"}
    body = SERVED | {"instalment_id": part["id"], "payees": [several]}
    assert mediator.post(f"{url}/payments/several", body).status_code == 200
    ledger = mediator.get(f"{url}/payments").get_json()
    assert (ledger["paid"], ledger["instalments"][0]["payees"][0]["mark"]) == ("150.00", "partly")
    entry = ledger["payments"][0]["id"]
    problem_of(mediator.post(f"{url}/payments/{entry}/void", {}), 422)
    wrong = {"reason": "记错了"}
    assert mediator.post(f"{url}/payments/{entry}/void", wrong).status_code == 200
    place = f"{url}/instalments/{part['id']}/payees/{payee}"
    slip = mediator.post(f"{place}/receipt", {})
    assert mediator.get(slip.headers["Location"]).get_json()["kind"] == "payment_receipt"
    said = {"state": "received", "note": "本人到场"}
    assert mediator.post(f"{place}/confirmation", said).status_code == 200
    ledger = mediator.get(f"{url}/payments").get_json()
    assert ledger["instalments"][0]["payees"][0]["said"] == "received"
    call = {"party": payee, "called_on": "2026-11-23", "way": "phone", "reached": "yes"}
    call |= {"performance": "partly", "again_on": "2026-11-30"}
    made = mediator.post(f"{url}/callbacks", call)
    assert made.status_code == 200, made.text
    assert mediator.get(f"{url}/callbacks").get_json()["items"][0]["again_on"] == "2026-11-30"
    reminders = mediator.get(f"{url}/reminders").get_json()["items"]
    assert [each["due_on"] for each in reminders] == ["2026-11-30"]
    problem_of(mediator.post(f"/cases/{case.id}/payments/events", {"event": "signed"}), 422)


def test_a_confirmation_is_applied_for_answered_and_served(client: PageClient, cast: Cast) -> None:
    case = case_at_the_table(cast, entry_path=EntryPath.COURT_DELEGATED_PAPER)
    case.sender_organisation_id = cast.court.id
    db.session.commit()
    effective(case, cast, draft_with(payment_term(case), copies=4))
    mediator = Program(client.sign_in(cast.mediator))
    url = f"/cases/{case.id}/exits"
    ways = {each["way"]: each["why_not"] for each in mediator.get(url).get_json()["ways"]}
    assert ways["judicial_confirmation"] == ""
    body = {"kind": "judicial_confirmation", "receiver": cast.court.id, "applicant": "both"}
    done = mediator.post(url, body | {"applied_on": "2026-11-23"})
    assert done.status_code == 200, done.text
    row = db.session.query(ExitProcedure).one()
    result = {"state": "granted", "result_on": "2026-11-23", "docket_number": "（2026）确1号"}
    problem_of(mediator.post(f"{url}/{row.id}/result", result | {"state": "enforced"}), 422)
    assert mediator.post(f"{url}/{row.id}/result", result).status_code == 200
    served = {"served_on": "2026-11-23"}
    assert mediator.post(f"{url}/{row.id}/service", served).status_code == 200
    told = mediator.get(url).get_json()["procedures"][0]
    assert (told["state"], told["served_on"]) == ("granted", "2026-11-23")


def test_a_red_finding_passes_by_a_second_person_alone(client: PageClient, cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case), VOID))
    mediator = Program(client.sign_in(cast.mediator))
    url = f"/cases/{case.id}/agreements/{agreement.id}/overrides"
    red = next(each for each in mediator.get(url).get_json()["items"] if not each["is_firm"])
    asked = mediator.post(url, {"fingerprint": red["fingerprint"], "reason": REASON})
    assert asked.status_code == 201, asked.text
    supervisor = Program(client.sign_in(cast.supervisor))
    wish = supervisor.get("/overrides").get_json()["items"][0]
    decision = f"/cases/{case.id}/overrides/{wish['id']}/decision"
    assert supervisor.post(decision, {"decision": "granted"}).status_code == 200
    items = supervisor.get(url).get_json()["items"]
    told = next(each for each in items if each["fingerprint"] == red["fingerprint"])
    assert told["override"]["state"] == "granted"
    withdrawal = f"/cases/{case.id}/overrides/{wish['id']}/withdraw"
    problem_of(supervisor.post(withdrawal, {}), 403)


def test_what_is_not_in_force_yet_has_no_ledger(client: PageClient, cast: Cast) -> None:
    case = make_case(cast, state=CaseState.SETTLED)
    make_agreement(case, state=AgreementState.SIGNING)
    mediator = Program(client.sign_in(cast.mediator))
    problem_of(mediator.get(f"/cases/{case.id}/payments"), 409)
