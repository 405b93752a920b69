"""One number in full: for a reason, to those who work on the case, once, and written down."""

import pytest
from sqlalchemy import select

from mediation.domain.revealing import RevealReason, SecretField
from mediation.extensions import db
from mediation.models import AuditEntry, Case
from tests.cast import Cast
from tests.page_checks import PageClient, elements
from tests.web.planted_case import BANK, ID_NUMBER, LAWYER_ID, PHONE, SERVICE_PHONE, planted

NUMBERS = {
    SecretField.IDENTITY_NUMBER: ID_NUMBER,
    SecretField.PHONE: PHONE,
    SecretField.SERVICE_PHONE: SERVICE_PHONE,
    SecretField.BANK_ACCOUNT: BANK,
}
CONTACT = {"reason": RevealReason.CONTACT.value}


@pytest.fixture
def case(cast: Cast) -> Case:
    case = planted(cast)
    db.session.commit()
    return case


def address(case: Case, field: str = "phone", person: str = "") -> str:
    return f"/cases/{case.id}/people/{person or f'party-{case.applicants[0].id}'}/{field}"


def trail() -> list[AuditEntry]:
    db.session.expire_all()
    return list(db.session.scalars(select(AuditEntry).filter_by(verb="person.revealed")))


def test_the_page_of_a_case_holds_masks_only(client: PageClient, cast: Cast, case: Case) -> None:
    client.sign_in(cast.mediator)
    shown = client.get(f"/cases/{case.id}").text
    assert not [number for number in (*NUMBERS.values(), LAWYER_ID) if number in shown]
    for mask in ("110***********0038", "139****2222", "136****4444", "****3445", "320***"):
        assert mask in shown


@pytest.mark.parametrize("field", list(SecretField))
def test_a_number_is_shown_once_for_a_reason(
    client: PageClient, cast: Cast, case: Case, field: SecretField
) -> None:
    client.sign_in(cast.mediator)
    url = address(case, field.value)
    asked = client.get(url)
    assert asked.status_code == 200
    assert NUMBERS[field] not in asked.text
    answer = client.post(url, data=CONTACT)
    assert answer.status_code == 200
    assert NUMBERS[field] in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert NUMBERS[field] not in client.get(url).text
    (entry,) = trail()
    assert (entry.user_id, entry.case_id, entry.subject) == (cast.mediator.id, case.id, case.number)
    assert entry.data == {
        "person": f"party-{case.applicants[0].id}",
        "field": field.value,
        "reason": "contact",
    }


def test_the_number_of_a_representative(client: PageClient, cast: Cast, case: Case) -> None:
    client.sign_in(cast.mediator)
    person = f"representative-{case.applicants[0].representatives[0].id}"
    answer = client.post(address(case, "identity_number", person), data=CONTACT)
    assert LAWYER_ID in answer.text
    assert client.get(address(case, "phone", person)).status_code == 404, "there is none"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "请选择用途。"),
        ({"reason": "curiosity"}, "请选择"),
        ({"reason": "other"}, "请写明用途"),
        ({"reason": "other", "note": " 看 "}, "请写明用途"),
        ({"reason": "contact", "note": "长" * 101}, "最多 100 个字"),
    ],
)
def test_without_a_good_reason_nothing_is_shown(
    client: PageClient, cast: Cast, case: Case, sent: dict[str, str], sentence: str
) -> None:
    client.sign_in(cast.mediator)
    answer = client.post(address(case), data=sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert PHONE not in answer.text
    assert trail() == []


def test_the_words_of_a_reason_are_kept_without_numbers(
    client: PageClient, cast: Cast, case: Case
) -> None:
    client.sign_in(cast.mediator)
    note = f"法官要求核对 {PHONE} 是否本人"
    answer = client.post(address(case), data={"reason": "other", "note": note})
    assert PHONE in answer.text
    (entry,) = trail()
    assert entry.data["note"] == "法官要求核对 **** 是否本人"


@pytest.mark.parametrize(
    ("person", "status"),
    [
        *(("mediator", 200), ("registrar", 200), ("supervisor", 200)),
        *(("city_supervisor", 403), ("second_mediator", 404), ("stranger", 404)),
        *(("court_liaison", 403), ("system_admin", 403), ("audit_admin", 403)),
    ],
)
def test_who_is_shown_a_number(
    client: PageClient, cast: Cast, case: Case, person: str, status: int
) -> None:
    client.sign_in(getattr(cast, person))
    assert client.get(address(case)).status_code == status
    answer = client.post(address(case), data=CONTACT)
    assert answer.status_code == status
    assert (PHONE in answer.text) == (status == 200)
    assert len(trail()) == (1 if status == 200 else 0)


def test_links_stand_only_where_they_lead_somewhere(
    client: PageClient, cast: Cast, case: Case
) -> None:
    for person, expected in (("mediator", True), ("city_supervisor", False)):
        client.sign_in(getattr(cast, person))
        page = client.page(f"/cases/{case.id}")
        links = [
            each.get("href") or ""
            for each in elements(page)
            if "reveal-link" in each.get("class", "")
        ]
        assert bool(links) == expected
        assert all(client.get(link).status_code == 200 for link in links)


@pytest.mark.parametrize(
    "person", ["party-999999", "party-x", "case-1", "representative-1x", "party-"]
)
def test_an_address_of_nobody_is_not_found(
    client: PageClient, cast: Cast, case: Case, person: str
) -> None:
    client.sign_in(cast.mediator)
    assert client.post(address(case, "phone", person), data=CONTACT).status_code == 404
    assert client.post(address(case, "name"), data=CONTACT).status_code == 404


def test_the_person_of_another_case_is_not_found(
    client: PageClient, cast: Cast, case: Case
) -> None:
    other = planted(cast)
    db.session.commit()
    client.sign_in(cast.mediator)
    person = f"party-{other.applicants[0].id}"
    assert client.post(address(case, "phone", person), data=CONTACT).status_code == 404


def test_revealing_asks_who_is_sitting_there(client: PageClient) -> None:
    views = client.application.view_functions
    for name in ("cases.ask_reveal", "cases.reveal", "desk.ask_reveal", "desk.reveal"):
        assert getattr(views[name], "is_sensitive", False), name
