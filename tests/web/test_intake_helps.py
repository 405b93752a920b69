"""What helps at the intake page: rows without scripts, lists, drafts, known employers and cases."""

import pytest
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models import Case, Draft, Employer
from mediation.services import intake
from tests.applications import HOTEL_CODE, application, company, worker
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, Clock
from tests.page_checks import PageClient, parsed, text_of
from tests.typed_forms import errors_of, fields_of
from tests.typed_forms import intake_fields as typed

NEW = "/intake/new"


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.registrar)


def the_case() -> Case:
    return db.session.scalars(select(Case)).one()


def count(table: type = Case) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def value_of(page: str, name: str) -> str | None:
    """What a field of the page holds."""
    value = fields_of(page, "intake-form").get(name)
    return None if value is None else str(value).strip()


def test_rows_are_added_and_removed_without_scripts(desk: PageClient) -> None:
    answer = desk.post(NEW, data=typed() | {"add": "applicants", "act": None})
    assert answer.status_code == 200
    assert value_of(answer.text, "applicants-0-name") == "王秀兰"
    assert value_of(answer.text, "applicants-1-name") == ""
    assert not errors_of(answer.text)
    two = typed(**{"applicants-1-kind": "worker", "applicants-1-name": "罗桂芳"})
    answer = desk.post(NEW, data=two | {"remove": "applicants-0", "act": None})
    assert value_of(answer.text, "applicants-0-name") == "罗桂芳"
    assert value_of(answer.text, "applicants-1-name") is None
    answer = desk.post(NEW, data=typed() | {"add": "respondents-0-representatives"})
    assert value_of(answer.text, "respondents-0-representatives-0-name") == ""
    assert count() == 0


def test_a_claim_chooses_among_the_applicants_by_name(desk: PageClient) -> None:
    two = typed(**{"applicants-1-kind": "worker", "applicants-1-name": "罗桂芳"})
    answer = desk.post(NEW, data=two | {"add": "claims"})
    select_box = next(
        each
        for each in parsed(answer.text).iter("select")
        if each.get("id") == "claims-1-applicant"
    )
    assert [text_of(option) for option in select_box] == ["1 王秀兰", "2 罗桂芳"]


def test_a_list_from_a_spreadsheet_becomes_applicants_with_claims(desk: PageClient) -> None:
    pasted = "姓名\t手机\t金额\n常某\t13800005678\t22000\n罗桂芳\t13800001111\t9,180.50\n"
    blank = {"applicants-0-name": "", "applicants-0-phone": "", "claims-0-claimed": ""}
    fields = typed(**blank, pasted=pasted, pasted_claim_type="overtime") | {"claims-0-type": ""}
    page = desk.post(NEW, data=fields | {"act": "paste"}).text
    assert value_of(page, "applicants-0-name") == "常某"
    assert value_of(page, "applicants-1-phone") == "13800001111"
    assert value_of(page, "claims-1-applicant") == "1"
    assert value_of(page, "claims-1-claimed") == "9,180.50"
    assert value_of(page, "claims-1-type") == "overtime"
    assert value_of(page, "pasted") == ""


def test_an_empty_list_is_answered_beside_its_field(desk: PageClient) -> None:
    answer = desk.post(NEW, data=typed(pasted=" \n ") | {"act": "paste"})
    assert answer.status_code == 422
    assert "没有读到姓名" in errors_of(answer.text)["pasted"]


# Sixty different names of characters that the fonts of the program have.
STEMS, BRANCHES = "甲乙丙丁戊", "子丑寅卯辰巳午未申酉戌亥"


def test_sixty_applicants_are_registered_at_once(desk: PageClient) -> None:
    fields = typed()
    for number in range(60):
        fields |= {
            f"applicants-{number}-kind": "worker",
            f"applicants-{number}-name": f"王{STEMS[number // 12]}{BRANCHES[number % 12]}",
            f"claims-{number}-applicant": str(number),
            f"claims-{number}-type": "wages",
            f"claims-{number}-claimed": "1000",
        }
    assert desk.post(NEW, data=fields).status_code == 302
    case = the_case()
    assert (case.applicant_count, case.claimed_fen, case.flags) == (60, 60_000_00, ["collective"])
    assert desk.get(f"/cases/{case.id}/edit").status_code == 200


def test_the_employer_of_an_earlier_case_is_found_while_typing(
    desk: PageClient, cast: Cast
) -> None:
    known = application(parties=(worker("罗桂芳"), company(credit_code=HOTEL_CODE)))
    intake.register(known, by=cast.registrar, at=MONDAY_MORNING)
    found = desk.get("/intake/employers?q=悦来").json
    assert [(each["label"], each["fields"]["credit_code"]) for each in found] == [
        ("城东悦来酒店有限公司", HOTEL_CODE)
    ]
    desk.post(NEW, data=typed(**{"respondents-0-employer_id": str(found[0]["id"])}))
    assert count(Employer) == 1


def test_a_likely_duplicate_is_shown_first_and_may_be_registered_all_the_same(
    desk: PageClient, cast: Cast
) -> None:
    earlier = intake.register(application(), by=cast.registrar, at=MONDAY_MORNING).id
    answer = desk.post(NEW, data=typed())
    assert answer.status_code == 409
    assert f"/cases/{earlier}" in {link.get("href") for link in parsed(answer.text).iter("a")}
    assert count() == 1
    # The page carries everything typed, so that its buttons need nothing else.
    carried = {
        field.get("name"): field.get("value")
        for field in parsed(answer.text).find(".//main").iter("input")
    }
    assert carried["applicants-0-name"] == "王秀兰"
    back = desk.post(NEW, data=carried | {"act": "back"})
    assert value_of(back.text, "facts") == typed()["facts"]
    assert desk.post(NEW, data=carried | {"act": "save"}).status_code == 302
    assert count() == 2


def test_a_duplicate_out_of_sight_is_not_told(client: PageClient, cast: Cast) -> None:
    intake.register(application(), by=cast.registrar, at=MONDAY_MORNING)
    assert sign_in(client, cast.stranger).post(NEW, data=typed()).status_code == 302


def test_what_is_typed_is_kept_by_itself_and_offered_after_signing_in_again(
    desk: PageClient, cast: Cast, clock: Clock
) -> None:
    clock.set(2026, 11, 23, 9, 12)
    saved = desk.post("/intake/draft", data=typed())
    assert saved.json == {"saved_at": "09:12"}
    desk.post("/logout")
    sign_in(desk, cast.registrar)
    offer = desk.get(NEW).text
    assert "09:12" in offer
    assert "继续填写" in offer
    resumed = desk.get(f"{NEW}?draft=1").text
    assert value_of(resumed, "applicants-0-name") == "王秀兰"
    assert value_of(resumed, "claims-0-claimed") == "12,600.00"


def test_a_draft_is_kept_by_a_button_too(desk: PageClient) -> None:
    answer = desk.post(NEW, data=typed(facts="写了一半") | {"act": "draft"})
    assert value_of(desk.get(answer.location).text, "facts") == "写了一半"
    assert count() == 0


def test_a_draft_goes_when_it_is_given_up_or_registered(desk: PageClient) -> None:
    desk.post("/intake/draft", data=typed())
    desk.post("/intake/draft/discard")
    assert "继续填写" not in desk.get(NEW).text
    desk.post("/intake/draft", data=typed())
    desk.post(NEW, data=typed())
    assert count(Draft) == 0


def test_nobody_is_offered_the_draft_of_another(desk: PageClient, cast: Cast) -> None:
    desk.post("/intake/draft", data=typed(facts="只给我看"))
    desk.post("/logout")
    sign_in(desk, cast.supervisor)
    assert "只给我看" not in desk.get(f"{NEW}?draft=1").text
    assert "继续填写" not in desk.get(NEW).text
