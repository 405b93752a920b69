"""What is wrong with an application, each thing beside its field, all at once."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.application import Application, EmploymentData, RepresentativeData
from mediation.domain.application_check import MOST_PARTIES, Findings, check
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.identifiers import IdentityKind
from mediation.domain.identifiers.resident_number import check_sign
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from mediation.domain.sex import Sex
from mediation.domain.worker_tags import WorkerTag
from tests.applications import (
    HOTEL_CODE,
    LI_NUMBER,
    WANG_NUMBER,
    application,
    company,
    wages,
    worker,
)

TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)


def findings(**changes: object) -> Findings:
    return check(application(**changes), TODAY)


def fields(**changes: object) -> set[str]:
    return {problem.field for problem in findings(**changes).problems}


def warned(**changes: object) -> set[str]:
    return {warning.field for warning in findings(**changes).warnings}


def test_a_plain_application_is_right() -> None:
    assert findings().problems == ()


def test_sides_and_claims_are_needed() -> None:
    assert fields(parties=(), claims=()) == {"applicants", "respondents", "claims"}
    third = company(side=Side.THIRD_PARTY)
    assert fields(parties=(worker(), third)) == {"respondents"}


def test_numbers_are_kept_in_their_normal_form() -> None:
    typed = worker(
        identity_number="１１０１０５１９４９１２３１００２ｘ",
        phone="138 0000 1234",
        name=" 王秀兰 ",
    )
    hotel = company(credit_code="９１１１００００６０００３７３４１Ｌ", phone="057187654321")
    result = findings(parties=(typed, hotel))
    person, firm = result.application.parties
    assert result.problems == ()
    assert (person.name, person.identity_number, person.phone) == (
        "王秀兰",
        LI_NUMBER,
        "13800001234",
    )
    assert (person.birth_on, person.sex) == (date(1949, 12, 31), Sex.FEMALE)
    assert (firm.credit_code, firm.phone) == ("91110000600037341L", "0571-87654321")


@pytest.mark.parametrize("number", [WANG_NUMBER, LI_NUMBER, "911124198108030024"])
def test_right_identity_numbers_pass(number: str) -> None:
    assert fields(parties=(worker(identity_number=number), company())) == set()


@pytest.mark.parametrize(
    "number", ["110105491331002", "110105209901010012", "1101051949123100X2", "36042619910101"]
)
def test_wrong_identity_numbers_are_refused(number: str) -> None:
    assert fields(parties=(worker(identity_number=number), company())) == {
        "applicants-0-identity_number"
    }


@pytest.mark.parametrize("code", [HOTEL_CODE, "9144030071526726XG", "12110000400000018T"])
def test_right_credit_codes_pass(code: str) -> None:
    assert fields(parties=(worker(), company(credit_code=code))) == set()


@pytest.mark.parametrize(
    "code", ["91330100799655058C", "91110000600037341X", "91110000600O37341L", "440301103097413"]
)
def test_wrong_credit_codes_are_refused(code: str) -> None:
    assert fields(parties=(worker(), company(credit_code=code))) == {"respondents-0-credit_code"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("买买提∙吐尔逊", "买买提·吐尔逊"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
        ("买买提吐尔逊", "买买提吐尔逊"),
        ("张䶮", "张䶮"),
        ("▀某", "▀某"),
        ("DANIE", "DANIE"),
    ],
)
def test_real_names_pass_in_their_normal_form(typed: str, kept: str) -> None:
    result = findings(parties=(worker(typed), company()))
    assert result.problems == ()
    assert result.application.applicants[0].name == kept


@pytest.mark.parametrize("name", ["", "张？", "张三、李四", "张\ue000"])
def test_wrong_names_are_refused_beside_their_field(name: str) -> None:
    assert fields(parties=(worker(name), company())) == {"applicants-0-name"}


def test_a_village_address_keeps_its_lines() -> None:
    village = "积石山保安族东乡族撒拉族自治县刘集乡\n某村三社（村委会东200米，蓝色大门）"
    result = findings(parties=(worker(address=village), company()))
    assert result.problems == ()
    assert result.application.applicants[0].address == village


def test_what_the_page_hides_is_dropped() -> None:
    typed = worker(credit_code="nonsense", legal_representative="冯建国", employer_id=7)
    firm = company(identity_number="nonsense", sex=Sex.MALE, tags=(WorkerTag.MIGRANT,))
    result = findings(parties=(typed, firm))
    person, hotel = result.application.parties
    assert result.problems == ()
    assert (person.credit_code, person.legal_representative, person.employer_id) == ("", "", None)
    assert (hotel.identity_number, hotel.sex, hotel.tags) == ("", None, ())


@pytest.mark.parametrize(
    "name",
    [
        *("received_on", "sender_document_on", "file_received_on", "award_received_on"),
        *("infringed_on", "injured_on"),
    ],
)
def test_what_happened_does_not_lie_ahead(name: str) -> None:
    assert fields(**{name: TOMORROW}) == {name}
    assert fields(**{name: TODAY}) == set()


def test_a_coming_end_of_employment_is_only_remarked_on() -> None:
    assert fields(employment_ended_on=TOMORROW) == set()
    assert "employment_ended_on" in warned(employment_ended_on=TOMORROW)


def test_an_injury_without_its_day_is_only_remarked_on() -> None:
    injury = wages(type=ClaimType.WORK_INJURY)
    assert fields(claims=(injury,)) == set()
    assert "injured_on" in warned(claims=(injury,))
    assert "injured_on" not in warned(claims=(injury,), injured_on=TODAY)
    assert "injured_on" not in warned(claims=(wages(),))


def test_a_claim_names_its_applicant_and_a_period_that_runs_forward() -> None:
    backwards = wages(period_from=date(2026, 9, 2), period_to=date(2026, 9, 1))
    assert fields(claims=(wages(1), backwards)) == {"claims-0-applicant", "claims-1-period_to"}
    one_day = wages(period_from=date(2026, 9, 1), period_to=date(2026, 9, 1))
    assert fields(claims=(one_day,)) == set()


@pytest.mark.parametrize("amount", ["-0.01", "0.001", "1E+15", "NaN", "Infinity"])
def test_a_sum_is_a_sum_of_money(amount: str) -> None:
    assert fields(claims=(wages(amount=amount),)) == {"claims-0-claimed"}


def test_a_claim_may_ask_for_no_money() -> None:
    assert fields(claims=(wages(amount=None, type=ClaimType.CONFIRM_EMPLOYMENT),)) == set()


COURT = {"entry_path": EntryPath.COURT_DELEGATED_ONLINE}
SENT = {"sender_document_number": "（2026）东0103诉前调4417号", "sender_organisation_id": 5}


def test_a_court_case_has_a_sender_and_a_docket_number() -> None:
    assert fields(**COURT) == {"sender_organisation_id", "sender_document_number"}
    assert fields(**COURT, **SENT) == set()
    by_name = {"sender_name": "城东区人民法院", "sender_document_number": "4417"}
    assert fields(**COURT, **by_name) == set()


def test_a_file_delegated_on_paper_has_the_day_of_its_receipt() -> None:
    paper = {"entry_path": EntryPath.COURT_DELEGATED_PAPER, **SENT}
    assert fields(**paper) == {"file_received_on"}
    assert fields(**paper, file_received_on=TODAY) == set()


def test_a_commission_that_entrusts_is_named() -> None:
    entrusted = {"entry_path": EntryPath.COMMISSION_ENTRUSTED}
    assert fields(**entrusted) == {"sender_organisation_id"}
    assert fields(**entrusted, sender_organisation_id=6) == set()


@pytest.mark.parametrize("status", ArbitrationStatus)
def test_only_an_award_needs_the_day_of_its_receipt(status: ArbitrationStatus) -> None:
    expected = {"award_received_on"} if status.is_award else set()
    assert fields(arbitration_status=status) == expected
    assert fields(arbitration_status=status, award_received_on=TODAY) == set()


def test_nobody_stands_in_a_case_twice() -> None:
    twice = (worker(identity_number=WANG_NUMBER), worker("王秀", identity_number=WANG_NUMBER))
    assert fields(parties=(*twice, company())) == {"applicants-1-identity_number"}
    firms = (company("甲（天津）公司"), company("甲(天津) 公司"))
    assert fields(parties=(worker(), *firms)) == {"respondents-1-employer_name"}


def test_two_people_of_one_name_may_apply() -> None:
    assert fields(parties=(worker("王某某"), worker("王某某"), company())) == set()


def test_a_special_authority_says_what_it_covers() -> None:
    person = {"name": "孙律师", "kind": RepresentativeKind.LAWYER, "authority": Authority.SPECIAL}
    typed = worker(representatives=(RepresentativeData(**person),))
    assert fields(parties=(typed, company())) == {"applicants-0-representatives-0-powers"}
    told = worker(representatives=(RepresentativeData(**person, powers="代为和解"),))
    assert fields(parties=(told, company())) == set()


def test_a_job_begins_before_it_ends_and_not_tomorrow() -> None:
    job = EmploymentData(started_on=date(2026, 3, 1), ended_on=date(2026, 2, 1))
    assert fields(parties=(worker(employment=job), company())) == {"applicants-0-ended_on"}
    coming = EmploymentData(started_on=TOMORROW, monthly_wage=Decimal("-1"))
    assert fields(parties=(worker(employment=coming), company())) == {
        "applicants-0-started_on",
        "applicants-0-monthly_wage",
    }


def test_a_child_at_work_is_remarked_on() -> None:
    first_seventeen = "11010120150101001"
    child = worker(identity_number=first_seventeen + check_sign(first_seventeen))
    result = findings(parties=(child, company()))
    sentences = [each.sentence for each in result.warnings + result.problems]
    assert any("劳动监察" in sentence for sentence in sentences)


def test_missing_identity_numbers_are_counted() -> None:
    people = (worker(), worker("常某"), worker("罗桂芳", identity_number=WANG_NUMBER))
    result = findings(parties=(*people, company()))
    assert any("有 2 名劳动者" in warning.sentence for warning in result.warnings)


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("facts", {"facts": "一" * 20_001}),
        ("facts", {"facts": "甲\x00乙"}),
        ("reasons", {"reasons": "\ue123"}),
        ("sender_name", {"sender_name": "一" * 101}),
        ("sender_document_number", {"sender_document_number": "甲\n乙"}),
        ("claims-0-facts", {"claims": (wages(facts="甲\x00"),)}),
        ("applicants-0-occupation", {"parties": (worker(occupation="一" * 51), company())}),
        ("applicants-0-phone", {"parties": (worker(phone="110"), company())}),
        ("respondents-0-bank_account", {"parties": (worker(), company(bank_account="12*"))}),
    ],
)
def test_what_cannot_be_kept_or_printed_is_refused(place: str, changes: dict[str, object]) -> None:
    assert fields(**changes) == {place}


def test_too_many_parties_are_refused_at_once() -> None:
    crowd = tuple(worker(f"工友{number}") for number in range(MOST_PARTIES))
    assert "applicants" in fields(parties=(*crowd, company()))


def test_the_number_of_another_kind_of_document_is_read_as_such() -> None:
    passport = worker(identity_kind=IdentityKind.PASSPORT, identity_number="e12345678")
    result = findings(parties=(passport, company()))
    assert result.problems == ()
    assert result.application.applicants[0].identity_number == "E12345678"


def test_the_main_claim_is_the_one_most_money_is_asked_for() -> None:
    typed: Application = application(
        claims=(
            wages(amount=None, type=ClaimType.CONFIRM_EMPLOYMENT),
            wages(amount="100.00"),
            wages(amount="60.00", type=ClaimType.OVERTIME),
            wages(amount="60.00", type=ClaimType.OVERTIME),
        )
    )
    assert typed.main_claim_type is ClaimType.OVERTIME
    assert typed.claimed_total == Decimal("220.00")
    assert application(claims=typed.claims[:1]).main_claim_type is ClaimType.CONFIRM_EMPLOYMENT


def test_either_kind_may_be_on_either_side() -> None:
    reversed_sides = (company(side=Side.APPLICANT), worker(side=Side.RESPONDENT))
    assert fields(parties=reversed_sides) == set()
    assert reversed_sides[1].kind is PartyKind.WORKER
