"""The intake page: what it keeps, errors beside fields, forged values, rights."""

import pytest
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models import Case
from tests.applications import WANG_NUMBER
from tests.cast import Cast, sign_in
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


def test_a_claim_for_an_injury_asks_for_its_day_and_is_taken_without(desk: PageClient) -> None:
    injury = typed(**{"claims-0-type": "work_injury"})
    answer = desk.post(NEW, data=injury)
    assert answer.status_code == 302
    assert the_case().injured_on is None
    assert "尚未填写事故或诊断日期" in desk.get(answer.location).text


def test_the_day_of_an_accident_is_registered_and_kept_in_a_draft(desk: PageClient) -> None:
    injury = typed(**{"claims-0-type": "work_injury", "injured_on": "2026-10-08"})
    assert desk.post(NEW, data=injury | {"act": "draft"}).status_code == 302
    assert 'value="2026-10-08"' in desk.get(f"{NEW}?draft=1").text
    answer = desk.post(NEW, data=injury)
    assert str(the_case().injured_on) == "2026-10-08"
    assert "尚未填写事故或诊断日期" not in desk.get(answer.location).text


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
    answer = desk.post(NEW, data=typed(**{"applicants-0-name": "王\U00031353"}))
    assert "U+31353" in errors_of(answer.text)["applicants-0-name"]


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
    name = {"applicants-0-name": "王\x01秀兰\x1b", "facts": "一\x07\r\n二"}
    assert desk.post(NEW, data=typed(**name)).status_code == 302
    assert (the_case().applicants[0].name, the_case().facts) == ("王秀兰", "一\n二")


def test_forged_keys_are_no_keys(desk: PageClient) -> None:
    forged = {"applicants-0-id": "9" * 30, "respondents-0-employer_id": "-1", "claims-0-id": "x"}
    assert desk.post(NEW, data=typed(**forged)).status_code == 302


@pytest.mark.parametrize("nonsense", ["now", "-1", "9" * 30, "1.5", "{{7*7}}"])
def test_a_sender_that_was_not_offered_is_said_beside_the_list(
    desk: PageClient, nonsense: str
) -> None:
    answer = desk.post(NEW, data=typed(sender_organisation_id=nonsense))
    assert answer.status_code == 422
    assert "请在列表中选择一项" in errors_of(answer.text)["sender_organisation_id"]


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
