"""The library with four eyes: one proposes, another approves, and cases begin with what counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from mediation.domain.agreement.clauses import PaymentOutline
from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.notices import sentence_of
from mediation.domain.office_clauses import SHIPPED
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Notice, OfficeClause, User
from mediation.queries import office_clauses as queries
from mediation.services import four_eyes
from mediation.services import office_clauses as services
from mediation.services.office_clauses import ClauseData
from tests.cast import Cast, make_user
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, saved
from tests.services.clause_texts import HOTEL, UNIFORM, VISIT
from tests.statements import seen_statements

TODAY = MONDAY_MORNING.date()


@pytest.fixture
def second(cast: Cast) -> User:
    """Another keeper of the library."""
    for body in (cast.body, cast.other_body):
        body.division_code = "420103"
    found = make_user("citysupervisor2", "何平", cast.city_union, Role.SUPERVISOR)
    db.session.commit()
    return found


@pytest.fixture
def case(cast: Cast, second: User) -> Case:
    return case_at_the_table(cast)


def proposed(cast: Cast, data: ClauseData = VISIT) -> OfficeClause:
    return services.propose(TermKind.OTHER, data, by=cast.city_supervisor, at=MONDAY_MORNING)


def approved(cast: Cast, second: User, data: ClauseData = VISIT, code: str = "") -> OfficeClause:
    clause = edition(cast, code, data) if code else proposed(cast, data)
    services.approve(clause, by=second, at=MONDAY_MORNING)
    return clause


def edition(cast: Cast, code: str, data: ClauseData) -> OfficeClause:
    return services.propose_edition(code, data, by=cast.city_supervisor, at=MONDAY_MORNING)


def titles(case: Case, on: date = TODAY) -> dict[str, str]:
    return {each.clause.code: each.clause.title for each in queries.clauses_for(case, on)}


def verbs() -> list[str]:
    db.session.expire_all()
    return [row.verb for row in db.session.query(AuditEntry).order_by(AuditEntry.id)]


def test_without_clauses_of_the_office_a_case_finds_the_shipped_ones(case: Case) -> None:
    assert titles(case) == {each.clause.code: each.clause.title for each in SHIPPED}
    assert queries.presets_for(case, TODAY) == []


def test_a_clause_counts_once_a_second_person_agrees(cast: Cast, second: User, case: Case) -> None:
    clause = proposed(cast)
    assert clause.code == f"T{clause.id}"
    assert clause.code not in titles(case)
    services.approve(clause, by=second, at=MONDAY_MORNING)
    assert (clause.state, clause.decided_by_id) == (ApprovalState.APPROVED, second.id)
    assert titles(case)[clause.code] == "配合工会回访"
    (preset,) = queries.presets_for(case, TODAY)
    assert (preset.key, preset.clause.term(preset.key).clause_id) == (clause.id, clause.id)
    assert not queries.presets_for(case, date(2025, 12, 31))
    assert verbs()[-2:] == ["clause.proposed", "clause.approved"]


def test_a_case_of_another_region_does_not_begin_with_it(
    cast: Cast, second: User, case: Case
) -> None:
    approved(cast, second, replace(VISIT, region="43"))
    assert not queries.presets_for(case, TODAY)
    cast.body.division_code = None
    approved(cast, second, replace(VISIT, title="全国", region=""))
    assert [each.clause.title for each in queries.presets_for(case, TODAY)] == ["全国"]


def test_the_clause_of_an_employer_lies_over_the_shipped_one(
    cast: Cast, second: User, case: Case
) -> None:
    approved(cast, second, UNIFORM, "N72")
    elsewhere = make_case(cast, employer="汇达物流有限公司")
    assert titles(case)["N72"] == "归还工作服"
    assert titles(elsewhere)["N72"] == "归还工作物品"


def test_a_newer_edition_ends_the_older_on_the_day_before(
    cast: Cast, second: User, case: Case
) -> None:
    old = approved(cast, second)
    newer = replace(VISIT, title="回访和凭证", text="付款方付款后三日内提供付款凭证。")
    later = approved(cast, second, replace(newer, valid_from=date(2026, 7, 1)), old.code)
    assert (old.state, old.valid_to) == (ApprovalState.ENDED, date(2026, 6, 30))
    assert (old.edition, later.edition) == (1, 2)
    assert titles(case, date(2026, 6, 30))[old.code] == "配合工会回访"
    assert titles(case, date(2026, 7, 1))[old.code] == "回访和凭证"
    assert verbs()[-3:] == ["clause.proposed", "clause.ended", "clause.approved"]


def test_an_edition_of_another_place_ends_nothing(cast: Cast, second: User) -> None:
    old = approved(cast, second)
    wider = replace(VISIT, region="", title="全国回访", valid_from=date(2026, 7, 1))
    other = approved(cast, second, wider, old.code)
    assert (old.state, old.valid_to) == (ApprovalState.APPROVED, None)
    assert other.edition == 1


def test_a_clause_is_given_up_by_two_persons_and_the_wider_one_counts(
    cast: Cast, second: User, case: Case
) -> None:
    clause = approved(cast, second, UNIFORM, "N72")
    terms = {"valid_from": date(2026, 9, 1), "reason": "员工手册已修改", "at": MONDAY_MORNING}
    end = services.retire(clause, by=cast.city_supervisor, **terms)
    assert titles(case)["N72"] == "归还工作服"
    services.approve(end, by=second, at=MONDAY_MORNING)
    assert titles(case, date(2026, 8, 31))["N72"] == "归还工作服"
    assert titles(case, date(2026, 9, 1))["N72"] == "归还工作物品"
    for gone in (clause, end):
        with pytest.raises(InvalidInput, match="只有已生效"):
            services.retire(gone, by=second, **terms)


def test_after_it_was_given_up_a_clause_may_come_back(cast: Cast, second: User, case: Case) -> None:
    clause = approved(cast, second)
    end = services.retire(
        clause, valid_from=date(2026, 3, 1), reason="停用", by=second, at=MONDAY_MORNING
    )
    services.approve(end, by=cast.city_supervisor, at=MONDAY_MORNING)
    back = approved(cast, second, replace(VISIT, valid_from=date(2026, 5, 1)), clause.code)
    assert back.edition == 3
    for day, is_there in ((date(2026, 4, 30), False), (date(2026, 5, 1), True)):
        assert (clause.code in titles(case, day)) is is_there


def test_nobody_decides_about_their_own_proposal(cast: Cast, second: User) -> None:
    clause = proposed(cast)
    for act in (services.approve, four_eyes.refuse):
        with pytest.raises(ActionNotAllowed, match="不能复核自己提出的条款"):
            act(clause, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert clause.state is ApprovalState.WAITING


def test_the_database_itself_wants_two_persons(cast: Cast, second: User) -> None:
    clause = proposed(cast)
    clause.state, clause.decided_by_id = ApprovalState.APPROVED, clause.asked_by_id
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize(
    "who",
    [
        *("registrar", "mediator", "supervisor", "court_liaison", "hr_liaison"),
        *("security_admin", "audit_admin"),
    ],
)
def test_others_neither_propose_nor_decide(cast: Cast, second: User, who: str) -> None:
    user = getattr(cast, who)
    with pytest.raises(ActionNotAllowed, match="条款由最上级工会"):
        services.propose(TermKind.OTHER, VISIT, by=user, at=MONDAY_MORNING)
    clause = approved(cast, second)
    waiting = edition(cast, "N72", replace(UNIFORM, employer="", region="4201"))
    for act in (services.approve, four_eyes.refuse, four_eyes.withdraw):
        with pytest.raises(ActionNotAllowed):
            act(waiting, by=user, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        services.retire(clause, valid_from=TODAY, reason="停用", by=user, at=MONDAY_MORNING)


def test_what_is_refused_or_taken_back_never_counts(cast: Cast, second: User, case: Case) -> None:
    refused = proposed(cast)
    four_eyes.refuse(refused, by=cast.system_admin, at=MONDAY_MORNING)
    taken_back = proposed(cast)
    four_eyes.withdraw(taken_back, by=cast.city_supervisor, at=MONDAY_MORNING)
    for clause in (refused, taken_back):
        with pytest.raises(ActionNotPossible):
            services.approve(clause, by=second, at=MONDAY_MORNING)
        assert clause.code not in titles(case)
    assert verbs()[-1] == "clause.withdrawn"


def test_one_proposal_at_a_time_for_a_place(cast: Cast, second: User, case: Case) -> None:
    edition(cast, "N72", UNIFORM)
    with pytest.raises(InvalidInput, match="已有一版待复核"):
        edition(cast, "N72", UNIFORM)
    assert edition(cast, "N72", replace(UNIFORM, employer="", region="42"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "双方视情况另行协商。"}, "不可执行"),
        ({"text": ""}, "请写条文"),
        ({"text": "双方配合回访\ue000。"}, "U\\+E000"),
        ({"employer": "没有的公司"}, "没有登记过"),
        ({"employer": HOTEL}, "不再限定地区"),
    ],
)
def test_what_cannot_be_is_not_kept(
    cast: Cast, case: Case, changes: dict[str, str], words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        proposed(cast, replace(VISIT, **changes))
    assert not db.session.query(OfficeClause).count()


def test_an_employer_is_found_by_its_code_too(cast: Cast, second: User, case: Case) -> None:
    employer = case.respondents[0].employer
    assert employer is not None
    employer.credit_code = "91420103MA4KXXXX0G"
    db.session.commit()
    clause = proposed(cast, replace(UNIFORM, employer="91420103ma4kxxxx0g"))
    assert clause.employer_id == employer.id
    assert clause.place_words == HOTEL


def test_the_beginning_of_a_payment_is_kept(cast: Cast, second: User, case: Case) -> None:
    outline = PaymentOutline(
        purpose="＿＿年度奖金",
        claim_type=ClaimType.WAGES,
        parts=2,
        due_event=DueEvent.EFFECTIVE,
        due_days=5,
    )
    data = replace(VISIT, text="", particulars=outline)
    clause = services.propose(TermKind.PAYMENT, data, by=second, at=MONDAY_MORNING)
    services.approve(clause, by=cast.city_supervisor, at=MONDAY_MORNING)
    db.session.expire_all()
    (preset,) = queries.presets_for(case, TODAY)
    assert preset.clause.particulars == outline
    assert len(preset.clause.term().instalments) == 2


def test_everybody_who_may_decide_is_told_that_a_clause_waits(cast: Cast, second: User) -> None:
    proposed(cast)
    told = db.session.query(Notice).filter_by(code="proposal_waiting").all()
    assert {notice.user_id for notice in told} == {second.id, cast.system_admin.id}
    assert sentence_of(told[0].code, told[0].data) == (
        "孙宁 提出条款“配合工会回访”（地区 4201），等待另一人复核。"
    )


def test_of_two_who_decide_the_second_is_told(cast: Cast, second: User) -> None:
    clause = proposed(cast)
    services.approve(clause, by=second, at=MONDAY_MORNING)
    for act in (services.approve, four_eyes.refuse):
        with pytest.raises(ActionNotPossible, match="已生效"):
            act(clause, by=cast.system_admin, at=MONDAY_MORNING)
    assert (clause.state, clause.decided_by_id) == (ApprovalState.APPROVED, second.id)


def test_agreements_that_took_an_edition_are_counted(cast: Cast, second: User, case: Case) -> None:
    clause = approved(cast, second)
    taken = clause.row.clause.term(clause.id)
    for terms in ((payment_term(case), taken, taken), (payment_term(case), taken)):
        saved(case, cast, draft_with(*terms))
    saved(case, cast, draft_with(payment_term(case)))
    assert queries.uses([clause.id]) == {clause.id: 2}
    assert queries.uses([]) == {}


def test_a_case_finds_its_clauses_with_one_statement_however_many_there_are(
    cast: Cast, second: User, case: Case
) -> None:
    for number in range(6):
        day = VISIT.valid_from + timedelta(days=number)
        approved(cast, second, replace(VISIT, title=f"回访{number}", valid_from=day))
    assert case.parties
    assert case.body
    with seen_statements() as statements:
        assert len(queries.presets_for(case, TODAY)) == 6
    assert len(statements) == 1
