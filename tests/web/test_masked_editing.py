"""Editing sends no personal number to the browser, and loses none."""

from typing import Any

import pytest

from mediation.domain.application import RepresentativeData
from mediation.domain.parties import Authority, RepresentativeKind
from mediation.extensions import db
from mediation.models import Case, Employer
from mediation.services import intake
from tests import typed_forms
from tests.applications import HOTEL_CODE, LI_NUMBER, WANG_NUMBER, application, company, worker
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.page_checks import PageClient

PHONE, SERVICE_PHONE, ACCOUNT = "13800001234", "13633334444", "6222020200112233445"
LAWYER_PHONE, LAWYER_ID = "13755556666", "320102198506060012"
NUMBERS = (WANG_NUMBER, PHONE, SERVICE_PHONE, ACCOUNT, LAWYER_PHONE, LAWYER_ID)


@pytest.fixture
def case(cast: Cast) -> int:
    lawyer = RepresentativeData(
        name="钱律师",
        kind=RepresentativeKind.LAWYER,
        authority=Authority.GENERAL,
        identity_number=LAWYER_ID,
        phone=LAWYER_PHONE,
    )
    wang = worker(
        identity_number=WANG_NUMBER,
        phone=PHONE,
        service_phone=SERVICE_PHONE,
        bank_account=ACCOUNT,
        representatives=(lawyer,),
    )
    typed = application(parties=(wang, company(credit_code=HOTEL_CODE, phone="027-88886666")))
    return intake.register(typed, by=cast.registrar, at=MONDAY_MORNING).id


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> PageClient:
    return client.sign_in(cast.registrar)


def stored(case: int) -> Case:
    return db.session.get_one(Case, case)


def numbers_of(case: int) -> tuple[str | None, ...]:
    wang = stored(case).applicants[0]
    lawyer = wang.representatives[0]
    return (
        *(wang.identity_number, wang.phone, wang.service_phone, wang.bank_account),
        *(lawyer.phone, lawyer.identity_number),
    )


def opened(client: PageClient, case: int) -> dict[str, Any]:
    page = client.get(f"/cases/{case}/edit").text
    assert not [number for number in NUMBERS if number in page]
    return typed_forms.fields_of(page, "intake-form") | {"act": "save"}


def test_an_untouched_page_keeps_every_number(desk: PageClient, case: int, clock: Clock) -> None:
    clock.advance(minutes=1)
    fields = opened(desk, case) | {"facts": "补充的事实"}
    assert fields["applicants-0-identity_number"] == "360***********0071"
    assert desk.post(f"/cases/{case}/edit", data=fields).status_code == 302
    assert numbers_of(case) == NUMBERS
    assert stored(case).facts == "补充的事实"


def test_a_number_typed_anew_replaces_the_old_one(
    desk: PageClient, case: int, clock: Clock
) -> None:
    clock.advance(minutes=1)
    typed = {"applicants-0-identity_number": LI_NUMBER, "applicants-0-phone": "13911112222"}
    assert desk.post(f"/cases/{case}/edit", data=opened(desk, case) | typed).status_code == 302
    assert numbers_of(case) == (LI_NUMBER, "13911112222", *NUMBERS[2:])
    page = desk.get(f"/cases/{case}").text
    assert "138****1234 → 139****2222" in page
    assert not [number for number in (*NUMBERS, LI_NUMBER, "13911112222") if number in page]


def test_a_number_taken_out_is_gone(desk: PageClient, case: int, clock: Clock) -> None:
    clock.advance(minutes=1)
    fields = opened(desk, case) | {"applicants-0-bank_account": ""}
    assert desk.post(f"/cases/{case}/edit", data=fields).status_code == 302
    assert stored(case).applicants[0].bank_account is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("applicants-0-phone", "138****9999"),
        ("applicants-0-identity_number", "360***********0099"),
        ("applicants-0-bank_account", "****0000"),
        ("applicants-0-representatives-0-identity_number", "320***********0099"),
    ],
)
def test_another_mask_is_refused_with_a_sentence(
    desk: PageClient, case: int, field: str, typed: str
) -> None:
    answer = desk.post(f"/cases/{case}/edit", data=opened(desk, case) | {field: typed})
    assert answer.status_code == 422
    assert "被遮住了" in typed_forms.errors_of(answer.text)[field]
    assert numbers_of(case) == NUMBERS


def test_a_draft_and_rows_keep_the_masks(desk: PageClient, case: int) -> None:
    added = desk.post(
        f"/cases/{case}/edit", data=opened(desk, case) | {"add": "applicants", "act": ""}
    ).text
    assert not [number for number in NUMBERS if number in added]
    fields = opened(desk, case) | {"facts": "写了一半"}
    desk.post(f"/intake/draft?case_id={case}", data=fields)
    resumed = typed_forms.fields_of(desk.get(f"/cases/{case}/edit?draft=1").text, "intake-form")
    assert desk.post(f"/cases/{case}/edit", data=resumed | {"act": "save"}).status_code == 302
    assert numbers_of(case) == NUMBERS


def test_an_employer_from_the_record_has_its_masked_telephone(
    desk: PageClient, case: int, clock: Clock
) -> None:
    found = desk.get("/intake/employers?q=悦来").get_json()[0]
    assert found["fields"]["phone"] == "027-****6666"
    fields = typed_forms.intake_fields(
        **{
            "respondents-0-employer_id": str(found["id"]),
            "respondents-0-phone": found["fields"]["phone"],
            "applicants-0-name": "罗桂芳",
            "confirmed": "1",
        }
    )
    answer = desk.post("/intake/new", data=fields)
    assert answer.status_code == 302, typed_forms.errors_of(answer.text)
    newest = db.session.query(Case).order_by(Case.id.desc()).first()
    assert newest is not None
    assert newest.respondents[0].phone == "027-88886666"
    assert db.session.get_one(Employer, found["id"]).phone == "027-88886666"
