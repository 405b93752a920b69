"""Registering a dispute: the rows it leaves, and what is refused before anything is written."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from mediation.domain.application import EmploymentData, RepresentativeData
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, InvalidInput
from mediation.domain.parties import Authority, RepresentativeKind, Side
from mediation.domain.worker_tags import WorkerTag
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, Employer, Party
from mediation.models.blind_indexes import identity_index, phone_index
from mediation.services import intake
from tests.applications import HOTEL_CODE, WANG_NUMBER, application, company, wages, worker
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

NOW = MONDAY_MORNING


def problems_of(**changes: object) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        intake.examine(application(**changes), at=NOW)
    return {problem.field: problem.sentence for problem in refused.value.problems}


def test_a_registered_case_has_a_state_an_owner_and_a_dated_next_action(cast: Cast) -> None:
    case = intake.register(application(), by=cast.registrar, at=NOW)
    assert case.state is CaseState.REGISTERED
    assert case.body_id == cast.body.id
    assert case.owner_id == case.registered_by_id == cast.registrar.id
    assert case.next_action
    assert NOW.date() <= case.next_on <= NOW.date() + timedelta(days=14)
    assert case.number is None


def test_what_lists_show_is_written_with_the_case(cast: Cast) -> None:
    typed = application(
        parties=(worker(), worker("罗桂芳"), company()),
        claims=(wages(0, "12600.00"), wages(1, "9180.55")),
    )
    case = intake.register(typed, by=cast.registrar, at=NOW)
    assert case.title == "王秀兰等2人 与 城东悦来酒店有限公司"
    assert case.main_claim_type == "wages"
    assert case.applicant_count == 2
    assert case.claimed_fen == 21_780_55
    assert case.flags == []


def test_one_event_and_one_audit_row_tell_who_registered_it(cast: Cast) -> None:
    case = intake.register(application(), by=cast.registrar, at=NOW)
    events = db.session.scalars(select(CaseEvent).filter_by(case_id=case.id)).all()
    assert [(event.code, event.by_id, event.to_state) for event in events] == [
        ("registered", cast.registrar.id, "registered")
    ]
    audits = db.session.scalars(select(AuditEntry).filter_by(case_id=case.id)).all()
    assert [(entry.verb, entry.user_id) for entry in audits] == [
        ("case.registered", cast.registrar.id)
    ]


def test_the_number_of_an_identity_card_fills_birth_and_sex(cast: Cast) -> None:
    typed = application(parties=(worker(identity_number=" 36042619910101 0071"), company()))
    party = intake.register(typed, by=cast.registrar, at=NOW).applicants[0]
    assert party.identity_number == WANG_NUMBER
    assert party.identity_kind == "resident_card"
    assert party.identity_index == identity_index(WANG_NUMBER)
    assert (party.birth_on, party.sex) == (date(1991, 1, 1), "male")
    assert party.phone_index == phone_index("138-0000-1234")


def test_what_belongs_to_a_party_is_kept_with_it(cast: Cast) -> None:
    lawyer = RepresentativeData(
        name="孙律师",
        kind=RepresentativeKind.LAWYER,
        authority=Authority.SPECIAL,
        powers="代为承认、变更、放弃请求，进行和解",
    )
    job = EmploymentData(
        started_on=date(2024, 3, 1), post="客房服务员", monthly_wage=Decimal("3150.00")
    )
    typed = worker(
        tags=(WorkerTag.MIGRANT, WorkerTag.UNION_MEMBER), representatives=(lawyer,), employment=job
    )
    case = intake.register(application(parties=(typed, company())), by=cast.registrar, at=NOW)
    party = case.applicants[0]
    assert party.tags == ["migrant", "union_member"]
    assert [(each.name, each.authority) for each in party.representatives] == [
        ("孙律师", "special")
    ]
    assert party.employment.monthly_wage_fen == 3150_00


def test_ten_workers_make_a_collective_dispute_and_nine_do_not(cast: Cast) -> None:
    def register(count: int) -> Case:
        people = tuple(worker(f"工友{sign}") for sign in "甲乙丙丁戊己庚辛壬癸"[:count])
        typed = application(parties=(*people, company()))
        return intake.register(typed, by=cast.registrar, at=NOW)

    assert register(10).flags == ["collective"]
    assert register(9).flags == []


def test_an_employer_may_apply_against_a_worker(cast: Cast) -> None:
    typed = application(
        parties=(company(side=Side.APPLICANT), worker("小陈", side=Side.RESPONDENT))
    )
    case = intake.register(typed, by=cast.registrar, at=NOW)
    assert case.title == "城东悦来酒店有限公司 与 小陈"
    assert case.applicants[0].employer.name == "城东悦来酒店有限公司"
    assert case.respondents[0].employer is None


def test_a_second_case_of_an_employer_finds_its_record(cast: Cast) -> None:
    first = application(parties=(worker(), company(credit_code=HOTEL_CODE, address="解放路88号")))
    intake.register(first, by=cast.registrar, at=NOW)
    second = intake.register(
        application(parties=(worker("罗桂芳"), company("城东悦来酒店 有限公司"))),
        by=cast.registrar,
        at=NOW,
    )
    assert db.session.scalar(select(func.count()).select_from(Employer)) == 1
    # What was not typed again comes from the record.
    assert second.respondents[0].credit_code == HOTEL_CODE
    assert second.respondents[0].address == "解放路88号"


@pytest.mark.parametrize("name", ["张䶮", "赵𬱖", "测䮌", "买买提·吐尔逊", "欧阳锋", "DANIE"])
def test_real_names_are_kept_as_they_are_written(cast: Cast, name: str) -> None:
    typed = application(parties=(worker(name), company()))
    case = intake.register(typed, by=cast.registrar, at=NOW)
    assert db.session.get(Party, case.applicants[0].id).name == name


def test_two_applicants_may_share_a_masked_name(cast: Cast) -> None:
    typed = application(parties=(worker("王某某"), worker("王某某"), company()))
    assert intake.register(typed, by=cast.registrar, at=NOW).applicant_count == 2


def test_everything_wrong_is_said_at_once_with_its_field() -> None:
    problems = problems_of(
        parties=(
            worker("张？", identity_number="110105209901010012"),
            company(credit_code="91330100799655058C"),
        ),
        claims=(wages(applicant=3),),
        received_on=date(2026, 11, 24),
    )
    assert set(problems) == {
        "applicants-0-name",
        "applicants-0-identity_number",
        "respondents-0-credit_code",
        "claims-0-applicant",
        "received_on",
    }


def test_a_character_without_a_glyph_is_named_while_the_person_is_still_here() -> None:
    problems = problems_of(parties=(worker("王\U00031353"), company()))
    assert "U+31353" in problems["applicants-0-name"]


def test_nothing_is_left_of_a_refused_application(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        intake.register(application(claims=()), by=cast.registrar, at=NOW)
    assert db.session.scalar(select(func.count()).select_from(Case)) == 0
    assert db.session.scalar(select(func.count()).select_from(Employer)) == 0


@pytest.mark.parametrize("person", ["mediator", "court_liaison", "hr_liaison", "system_admin"])
def test_others_may_not_register(cast: Cast, person: str) -> None:
    with pytest.raises(ActionNotAllowed):
        intake.register(application(), by=getattr(cast, person), at=NOW)


def test_an_office_that_does_not_mediate_cannot_register(cast: Cast) -> None:
    with pytest.raises(InvalidInput, match="江城市总工会不是调解组织"):
        intake.register(application(), by=cast.city_supervisor, at=NOW)
