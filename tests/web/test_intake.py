"""The intake page: rows without scripts, drafts, duplicates, errors beside fields, rights."""

from typing import Any

import pytest
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models import Case, Draft, Employer
from mediation.services import intake
from tests.applications import HOTEL_CODE, WANG_NUMBER, application, company, worker
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, Clock
from tests.page_checks import PageClient, parsed, text_of
from tests.typed_forms import errors_of, fields_of

NEW = "/intake/new"


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.registrar)


def typed(**changes: str) -> dict[str, Any]:
    """What a browser sends for a worker at the desk; None takes a field away."""
    fields = {
        "source_channel": "visit",
        "entry_path": "own_intake",
        "received_on": "2026-11-23",
        "arbitration_status": "not_applied",
        "applicants-0-kind": "worker",
        "applicants-0-name": "王秀兰",
        "applicants-0-phone": "13800001234",
        "respondents-0-kind": "employer",
        "respondents-0-side": "respondent",
        "respondents-0-employer_name": "城东悦来酒店有限公司",
        "claims-0-applicant": "0",
        "claims-0-type": "wages",
        "claims-0-claimed": "12,600.00",
        "facts": "2026年6月至9月工资未付。",
        "act": "save",
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def the_case() -> Case:
    return db.session.scalars(select(Case)).one()


def count(table: type = Case) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def value_of(page: str, name: str) -> str | None:
    """What a field of the page holds."""
    value = fields_of(page, "intake-form").get(name)
    return None if value is None else str(value).strip()


def test_a_worker_at_the_desk_is_registered_and_the_papers_are_offered(desk: PageClient) -> None:
    page = desk.page(NEW)
    assert text_of(page.find(".//h1")) == "登记来访"
    answer = desk.post(NEW, data=typed(is_oral="y"))
    case = the_case()
    assert answer.status_code == 302
    assert answer.location == f"/intake/{case.id}/registered"
    assert case.is_oral
    links = {link.get("href") for link in desk.page(answer.location).iter("a")}
    assert {
        f"/cases/{case.id}",
        f"/cases/{case.id}/documents/receipt",
        f"/cases/{case.id}/documents/application",
    } <= links


def test_everything_on_the_page_is_kept(desk: PageClient) -> None:
    everything = typed(
        **{
            "applicants-0-identity_kind": "resident_card",
            "applicants-0-identity_number": WANG_NUMBER,
            "applicants-0-ethnicity": "汉族",
            "applicants-0-occupation": "服务员",
            "applicants-0-tags": ["migrant", "union_member"],
            "applicants-0-started_on": "2024-03-01",
            "applicants-0-monthly_wage": "3150元",
            "applicants-0-service_address": "槐树街14号",
            "applicants-0-accepts_e_service": "y",
            "applicants-0-representatives-0-name": "孙律师",
            "applicants-0-representatives-0-kind": "lawyer",
            "applicants-0-representatives-0-authority": "general",
            "respondents-0-respondent_role": "host",
            "respondents-0-industry": "H",
            "claims-0-period_from": "2026-06-01",
            "claims-0-period_to": "2026-09-30",
            "employment_ended_on": "2026-09-30",
        }
    )
    assert desk.post(NEW, data=everything).status_code == 302
    case = the_case()
    person, hotel = case.parties
    assert (person.identity_number, person.ethnicity, person.tags) == (
        WANG_NUMBER,
        "汉族",
        ["migrant", "union_member"],
    )
    assert (person.employment.monthly_wage_fen, person.accepts_e_service) == (3150_00, True)
    assert person.representatives[0].name == "孙律师"
    assert (hotel.respondent_role, hotel.employer.industry) == ("host", "H")
    assert str(case.claims[0].period_to) == "2026-09-30"


def test_a_hotline_ticket_needs_little(desk: PageClient) -> None:
    ticket = typed(
        **{
            "source_channel": "hotline_12351",
            "sender_document_number": "12351-20261120-0077",
            "applicants-0-phone": None,
        }
    )
    answer = desk.post(NEW, data=ticket)
    assert the_case().sender_document_number == "12351-20261120-0077"
    assert "有 1 名劳动者没有登记证件号码" in desk.get(answer.location).text


def test_a_court_file_asks_for_its_docket_and_the_day_it_was_signed_for(
    desk: PageClient, cast: Cast
) -> None:
    paper = typed(entry_path="court_delegated_paper", source_channel="court_delegated")
    answer = desk.post(NEW, data=paper)
    assert answer.status_code == 422
    assert set(errors_of(answer.text)) == {
        "sender_organisation_id",
        "sender_document_number",
        "file_received_on",
    }
    paper |= {
        "sender_organisation_id": str(cast.court.id),
        "sender_document_number": "（2026）东0103诉前调4417号",
        "file_received_on": "2026-11-20",
    }
    assert desk.post(NEW, data=paper).status_code == 302
    assert the_case().sender_organisation_id == cast.court.id


def test_wrong_input_is_answered_beside_each_field_and_all_that_was_typed_stays(
    desk: PageClient,
) -> None:
    wrong = typed(
        **{
            "received_on": "昨天",
            "applicants-0-name": "张？",
            "applicants-0-identity_kind": "resident_card",
            "applicants-0-identity_number": "110105491331002",
            "respondents-0-credit_code": "91330100799655058C",
            "claims-0-claimed": "一万二",
            "claims-0-type": "",
        }
    )
    answer = desk.post(NEW, data=wrong)
    assert answer.status_code == 422
    assert set(errors_of(answer.text)) == {
        "received_on",
        "applicants-0-name",
        "applicants-0-identity_number",
        "respondents-0-credit_code",
        "claims-0-claimed",
        "claims-0-type",
    }
    for name in ("applicants-0-name", "claims-0-claimed", "respondents-0-credit_code", "facts"):
        assert value_of(answer.text, name) == wrong[name]
    assert count() == 0


def test_the_summary_above_links_to_every_field(desk: PageClient) -> None:
    answer = desk.post(NEW, data=typed(**{"applicants-0-name": "", "claims-0-type": ""}))
    summary = next(
        each for each in parsed(answer.text).iter("div") if "data-error-summary" in each.attrib
    )
    assert {link.get("href") for link in summary.iter("a")} == {
        "#applicants-0-name",
        "#claims-0-type",
    }


def test_a_character_that_cannot_be_printed_is_named(desk: PageClient) -> None:
    answer = desk.post(NEW, data=typed(**{"applicants-0-name": "王\U000323af"}))
    assert "U+323AF" in errors_of(answer.text)["applicants-0-name"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("source_channel", "nonsense"),
        ("entry_path", ""),
        ("arbitration_status", "x"),
        ("applicants-0-kind", "ghost"),
        ("applicants-0-identity_kind", "?"),
        ("respondents-0-side", "applicant"),
        ("respondents-0-side", "judge"),
        ("respondents-0-industry", "Z"),
        ("claims-0-type", "nonsense"),
        ("claims-0-applicant", "9"),
        ("claims-0-applicant", "x"),
        ("claims-0-applicant", "-1"),
        ("sender_organisation_id", "99999"),
        ("sender_organisation_id", "9" * 40),
        ("applicants-0-tags", "nonsense"),
        ("received_on", "2026-13-45"),
        ("claims-0-claimed", "9" * 60),
        ("applicants-0-monthly_wage", "1e9"),
    ],
)
def test_forged_values_are_refused_in_words(desk: PageClient, name: str, value: str) -> None:
    answer = desk.post(NEW, data=typed(**{name: value}))
    assert answer.status_code == 422
    assert "data-error-summary" in answer.text
    assert count() == 0


def test_characters_that_nobody_types_are_dropped(desk: PageClient) -> None:
    name = {"applicants-0-name": "王\x00秀兰\x1b", "facts": "一\x07\r\n二"}
    assert desk.post(NEW, data=typed(**name)).status_code == 302
    assert (the_case().applicants[0].name, the_case().facts) == ("王秀兰", "一\n二")


def test_forged_keys_are_no_keys(desk: PageClient) -> None:
    forged = {"applicants-0-id": "9" * 30, "respondents-0-employer_id": "-1", "claims-0-id": "x"}
    assert desk.post(NEW, data=typed(**forged)).status_code == 302


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


def test_sixty_applicants_are_registered_at_once(desk: PageClient) -> None:
    fields = typed()
    for number in range(60):
        fields |= {
            f"applicants-{number}-kind": "worker",
            f"applicants-{number}-name": f"工友{chr(0x4E00 + number)}",
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


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("registrar", 200),
        ("supervisor", 200),
        ("mediator", 403),
        ("court_liaison", 403),
        ("hr_liaison", 403),
        ("justice_liaison", 403),
        ("system_admin", 403),
        ("security_admin", 403),
        ("audit_admin", 403),
    ],
)
def test_only_registrars_and_supervisors_register(
    client: PageClient, cast: Cast, person: str, status: int
) -> None:
    sign_in(client, getattr(cast, person))
    assert client.get(NEW).status_code == status
    if status == 403:
        assert client.post(NEW, data=typed()).status_code == 403
        assert count() == 0


def test_employers_are_looked_up_by_those_who_type_cases(client: PageClient, cast: Cast) -> None:
    assert sign_in(client, cast.court_liaison).get("/intake/employers?q=悦来").status_code == 403


def test_a_union_that_does_not_mediate_is_told_who_does(client: PageClient, cast: Cast) -> None:
    answer = sign_in(client, cast.city_supervisor).post(NEW, data=typed())
    assert answer.status_code == 422
    assert "江城市总工会不是调解组织" in answer.text


def test_a_visitor_is_sent_to_sign_in(client: PageClient) -> None:
    assert client.get(NEW).status_code in {302, 401}
    assert client.get("/intake/employers?q=悦来").status_code in {302, 401}


def test_what_only_the_rules_refuse_is_in_the_summary_too(desk: PageClient) -> None:
    answer = desk.post(NEW, data=typed(**{"applicants-0-phone": "1380000123"}))
    summary = next(
        each for each in parsed(answer.text).iter("div") if "data-error-summary" in each.attrib
    )
    assert [link.get("href") for link in summary.iter("a")] == ["#applicants-0-phone"]
    assert "11 位" in text_of(summary)
