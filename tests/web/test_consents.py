"""Consents on the page of a case, the shares that rest on them, and what a withdrawal does."""

from datetime import date

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Case, Consent, Share, ShareConsent
from mediation.services import consents
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient, parsed, text_of


def data_for(case: Case, cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "party_id": case.parties[0].id,
        "purpose": "sharing",
        "receiver_id": cast.court.id,
        "way": "paper",
        "given_on": "2026-11-20",
        "paper": "正卷第12页同意书",
    } | changes


def given(case: Case, cast: Cast, **changes: object) -> Consent:
    facts = data_for(case, cast, given_on=date(2026, 11, 20)) | changes
    facts |= {"purpose": ConsentPurpose.SHARING, "way": ConsentWay.PAPER}
    return consents.give(case, **facts, by=cast.mediator, at=MONDAY_MORNING)  # type: ignore[arg-type]


def shared_on(case: Case, cast: Cast, client: PageClient, consent: Consent) -> Share:
    url = f"/cases/{case.id}/shares/new?receiver_id={cast.court.id}&purpose=court_result"
    data = {
        "basis": "当事人单独同意",
        "field_groups": ["parties"],
        "until_on": "2027-01-31",
        "consent_ids": [consent.id],
    }
    assert client.post(url, data=data).status_code == 302
    return db.session.scalars(select(Share)).one()


def test_a_consent_is_recorded_and_shown(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    url = f"/cases/{case.id}/consents/new"
    client.sign_in(cast.mediator).page(url)
    assert client.post(url, data=data_for(case, cast)).status_code == 302
    shown = text_of(client.page(f"/cases/{case.id}"))
    for word in ("提供给其他单位（单独同意）", "城东区人民法院", "正卷第12页同意书", "登记同意"):
        assert word in shown


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"receiver_id": 0}, "请选择提供给哪个单位"),
        ({"paper": ""}, "请写明凭证"),
        ({"given_on": "2026-11-24"}, "不能晚于今天"),
        ({"party_id": 99999}, "请在列表中选择一项"),
    ],
)
def test_a_consent_without_receiver_proof_or_day_is_refused(
    cast: Cast, client: PageClient, changes: dict[str, object], sentence: str
) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    answer = client.post(f"/cases/{case.id}/consents/new", data=data_for(case, cast, **changes))
    assert answer.status_code == 422
    assert sentence in text_of(parsed(answer.text))
    assert db.session.scalars(select(Consent)).all() == []


def test_a_share_names_the_consent_it_rests_on(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    consent = given(case, cast)
    client.sign_in(cast.mediator)
    share = shared_on(case, cast, client, consent)
    link = db.session.scalars(select(ShareConsent)).one()
    assert (link.share_id, link.consent_id) == (share.id, consent.id)
    assert "城东区人民法院的共享依据" in text_of(client.page(f"/cases/{case.id}"))


def test_a_consent_for_another_receiver_does_not_carry_a_share(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    consent = given(case, cast, receiver_id=cast.hr_bureau.id)
    url = f"/cases/{case.id}/shares/new?receiver_id={cast.court.id}&purpose=court_result"
    data = {
        "basis": "同意",
        "field_groups": ["parties"],
        "until_on": "2027-01-31",
        "consent_ids": [consent.id],
    }
    assert client.sign_in(cast.mediator).post(url, data=data).status_code == 422
    assert db.session.scalars(select(Share)).all() == []


def test_a_withdrawal_marks_the_share_and_deletes_nothing(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    consent = given(case, cast)
    client.sign_in(cast.mediator)
    share = shared_on(case, cast, client, consent)
    url = f"/cases/{case.id}/consents/{consent.id}/withdraw"
    client.page(url)
    answer = client.post(url, data={"withdrawn_on": "2026-11-23", "note": "来电"})
    assert answer.status_code == 302
    shown = text_of(client.page(f"/cases/{case.id}"))
    assert "同意已撤回，请收回" in shown
    assert "当事人已撤回同意，请收回共享" in text_of(client.page("/"))
    assert db.session.get_one(Share, share.id).state is ShareState.NEW
    assert client.post(url, data={"withdrawn_on": "2026-11-23"}).status_code == 409
    revoked = client.post(
        f"/cases/{case.id}/shares/{share.id}/revoke", data={"reason": "当事人撤回同意"}
    )
    assert revoked.status_code == 302
    assert "同意已撤回，请收回" not in text_of(client.page(f"/cases/{case.id}"))
    assert "请收回共享" not in text_of(client.page("/"))


def test_a_consent_taken_back_carries_no_new_share(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    consent = given(case, cast)
    day = date(2026, 11, 23)
    consents.withdraw(consent, withdrawn_on=day, note="", by=cast.mediator, at=MONDAY_MORNING)
    url = f"/cases/{case.id}/shares/new?receiver_id={cast.court.id}&purpose=court_result"
    page = client.sign_in(cast.mediator).page(url)
    assert not [box for box in page.iter("input") if box.get("name") == "consent_ids"]


def test_a_withdrawal_is_recorded_even_when_the_case_is_archived(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    consent = given(case, cast)
    archived = make_case(cast, state=CaseState.ARCHIVED)
    other = given(archived, cast)
    client.sign_in(cast.mediator)
    for each, row in ((case, consent), (archived, other)):
        url = f"/cases/{each.id}/consents/{row.id}/withdraw"
        assert client.post(url, data={"withdrawn_on": "2026-11-23"}).status_code == 302


def test_consents_of_a_case_that_one_does_not_see_are_not_there(
    cast: Cast, client: PageClient
) -> None:
    case, another = make_case(cast), make_case(cast)
    consent = given(case, cast)
    client.sign_in(cast.other_mediator).page(f"/cases/{case.id}/consents/new", status=404)
    client.page(f"/cases/{case.id}/consents/{consent.id}/withdraw", status=404)
    url = f"/cases/{another.id}/consents/{consent.id}/withdraw"
    client.sign_in(cast.mediator).page(url, status=404)
