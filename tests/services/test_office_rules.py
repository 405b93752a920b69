"""Rules of the office: one proposes, another approves, and cases of the region are counted so."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from mediation.domain.clocks import find_rule
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.exits import RouteKind, why_not
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.jobs import JobKind
from mediation.domain.notices import sentence_of
from mediation.domain.office_rules import RuleKind
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import AuditEntry, Job, Notice, OfficeRule, User
from mediation.queries import office_rules as queries
from mediation.queries.clock_rules import clock_rules
from mediation.queries.exit_facts import exit_facts_of, routes_of, window_end
from mediation.services import clocks, four_eyes, job_worker
from mediation.services import office_rules as services
from mediation.services.office_rules import RuleData
from tests.cast import Cast, make_user
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
)
from tests.statements import seen_statements

TERM = RuleData(
    kind=RuleKind.CLOCK,
    code="K04",
    region="4201",
    valid_from=date(2026, 1, 1),
    valid_to=None,
    fields={"length": 20, "unit": "ND", "extendable_by": "双方当事人", "rolls": True},
    law="江城市劳动争议调解办法",
    article="第九条",
    reason="市条例，自2026年起施行",
)
NO_WINDOW = replace(
    TERM, kind=RuleKind.EXIT, code="arbitration_review", fields={"window": ""}, article="第十一条"
)


@pytest.fixture
def second(cast: Cast) -> User:
    """Another keeper of the rules."""
    for body in (cast.body, cast.other_body):
        body.division_code = "420103"
    found = make_user("citysupervisor2", "何平", cast.city_union, Role.SUPERVISOR)
    db.session.commit()
    return found


def proposed(cast: Cast, data: RuleData = TERM) -> OfficeRule:
    return services.propose(data, by=cast.city_supervisor, at=MONDAY_MORNING)


def approved(cast: Cast, second: User, data: RuleData = TERM) -> OfficeRule:
    rule = proposed(cast, data)
    services.approve(rule, by=second, at=MONDAY_MORNING)
    return rule


def verbs() -> list[str]:
    db.session.expire_all()
    return [row.verb for row in db.session.query(AuditEntry).order_by(AuditEntry.id)]


def rule_in_force(day: date, region: str = "420103"):
    return find_rule("K04", on=day, region=region, rules=clock_rules())


def test_a_proposal_changes_nothing_until_a_second_person_agrees(cast: Cast, second: User) -> None:
    rule = proposed(cast)
    assert rule.content == {"length": 20}
    assert rule_in_force(TODAY).length == 15
    services.approve(rule, by=second, at=MONDAY_MORNING)
    assert rule.state is ApprovalState.APPROVED
    assert (rule.decided_by_id, rule.decided_at) == (second.id, MONDAY_MORNING)
    assert rule_in_force(TODAY).length == 20
    assert rule_in_force(TODAY, "430103").length == 15
    assert rule_in_force(date(2025, 12, 31)).length == 15
    assert verbs()[-2:] == ["rule.proposed", "rule.approved"]


def test_every_open_case_is_counted_anew_once_a_rule_is_approved(cast: Cast, second: User) -> None:
    four_eyes.refuse(proposed(cast), by=second, at=MONDAY_MORNING)
    assert not db.session.query(Job).count()
    approved(cast, second)
    (job,) = db.session.query(Job)
    assert job.kind is JobKind.REFRESH_CLOCKS
    case = case_at_the_table(cast)
    job_worker.run_all(lambda: MONDAY_MORNING)
    db.session.refresh(case)
    term = clocks.mediation_clock(case)
    assert term is not None
    assert term.rule_version == "4201/2026-01-01"


def test_nobody_decides_about_their_own_proposal(cast: Cast, second: User) -> None:
    rule = proposed(cast)
    for act in (services.approve, four_eyes.refuse):
        with pytest.raises(ActionNotAllowed, match="另一人"):
            act(rule, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert rule.state is ApprovalState.WAITING


def test_the_database_itself_wants_two_persons(cast: Cast, second: User) -> None:
    rule = proposed(cast)
    rule.state, rule.decided_by_id = ApprovalState.APPROVED, rule.asked_by_id
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
    with pytest.raises(ActionNotAllowed, match="最上级工会"):
        services.propose(TERM, by=user, at=MONDAY_MORNING)
    rule = proposed(cast)
    with pytest.raises(ActionNotAllowed):
        services.approve(rule, by=user, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        four_eyes.withdraw(rule, by=user, at=MONDAY_MORNING)


def test_a_system_administrator_is_a_keeper_too(cast: Cast, second: User) -> None:
    rule = proposed(cast)
    four_eyes.refuse(rule, by=cast.system_admin, at=MONDAY_MORNING)
    assert rule.state is ApprovalState.REFUSED
    with pytest.raises(ActionNotPossible):
        services.approve(rule, by=second, at=MONDAY_MORNING)


def test_one_takes_back_what_one_proposed(cast: Cast, second: User) -> None:
    rule = proposed(cast)
    four_eyes.withdraw(rule, by=cast.city_supervisor, at=MONDAY_MORNING)
    with pytest.raises(ActionNotPossible):
        services.approve(rule, by=second, at=MONDAY_MORNING)
    assert rule_in_force(TODAY).length == 15


def test_one_proposal_at_a_time_for_a_place(cast: Cast, second: User) -> None:
    proposed(cast)
    with pytest.raises(InvalidInput, match="已有一份待复核"):
        proposed(cast)
    assert proposed(cast, replace(TERM, region="4202"))


def test_what_cannot_be_is_not_kept(cast: Cast, second: User) -> None:
    with pytest.raises(InvalidInput, match="长度"):
        proposed(cast, replace(TERM, fields={"length": 0}))
    assert not db.session.query(OfficeRule).count()


def test_a_newer_version_ends_the_older_and_both_keep_their_days(cast: Cast, second: User) -> None:
    old = approved(cast, second)
    newer = replace(TERM, fields={"length": 25}, valid_from=date(2026, 7, 1))
    approved(cast, second, newer)
    assert (old.state, old.valid_to) == (ApprovalState.ENDED, date(2026, 6, 30))
    assert rule_in_force(date(2026, 6, 30)).length == 20
    assert rule_in_force(date(2026, 7, 1)).length == 25
    assert verbs()[-2:] == ["rule.ended", "rule.approved"]


def test_a_region_returns_to_the_wider_rule(cast: Cast, second: User) -> None:
    rule = approved(cast, second)
    back = services.propose_return(
        rule,
        valid_from=date(2026, 9, 1),
        reason="市办法废止",
        by=cast.city_supervisor,
        at=MONDAY_MORNING,
    )
    services.approve(back, by=second, at=MONDAY_MORNING)
    assert rule_in_force(date(2026, 8, 31)).length == 20
    assert rule_in_force(date(2026, 9, 1)).length == 15
    assert db.session.query(OfficeRule).count() == 2
    with pytest.raises(InvalidInput):
        services.propose_return(rule, valid_from=TODAY, reason="重复", by=second, at=MONDAY_MORNING)


def test_a_case_of_the_region_is_counted_by_its_rule(cast: Cast, second: User) -> None:
    case = case_at_the_table(cast)
    clocks.refresh(case, today=TODAY)
    db.session.commit()
    before = clocks.mediation_clock(case)
    assert before is not None
    rule = proposed(cast)
    assert queries.moved_cases(rule.row) == 1
    assert queries.moved_cases(replace(rule.row, region="43")) == 0
    assert queries.moved_cases(replace(rule.row, valid_from=date(2027, 1, 1))) == 0
    services.approve(rule, by=second, at=MONDAY_MORNING)
    clocks.refresh(case, today=TODAY)
    after = clocks.mediation_clock(case)
    assert after is not None
    assert (after.due_on - before.due_on).days == 5
    assert after.rule_version == "4201/2026-01-01"
    assert "江城市劳动争议调解办法第九条" in "".join(after.trace)


def test_a_region_without_a_window_leaves_the_review_open(cast: Cast, second: User) -> None:
    case = case_at_the_table(cast)
    agreement = effective(case, cast, draft_with(payment_term(case)))
    late = date(2026, 12, 20)
    assert why_not(RouteKind.ARBITRATION_REVIEW, exit_facts_of(case, filed_on=late))
    rule = approved(cast, second, NO_WINDOW)
    found = {route.kind: route for route in routes_of(case, today=late)}
    assert found[RouteKind.ARBITRATION_REVIEW].is_open
    assert found[RouteKind.ARBITRATION_REVIEW].window is None
    assert found[RouteKind.ARBITRATION_REVIEW].rule.article == "第十一条"
    assert queries.moved_cases(rule.row) == 1
    assert window_end("K17", agreement) == date(2026, 12, 23)


def test_a_period_switched_off_opens_no_window(cast: Cast, second: User) -> None:
    case = case_at_the_table(cast)
    agreement = effective(case, cast, draft_with(payment_term(case)))
    approved(cast, second, replace(TERM, code="K15", fields={"is_used": False}))
    assert window_end("K15", agreement) is None


def test_the_tables_cost_one_statement_however_often_they_are_asked(
    cast: Cast, second: User
) -> None:
    approved(cast, second)
    with seen_statements() as statements:
        for _ in range(5):
            queries.tables()
            clock_rules()
            queries.exit_rules()
    assert len(statements) == 1


def test_everybody_who_may_decide_is_told_that_a_rule_waits(cast: Cast, second: User) -> None:
    proposed(cast)
    told = db.session.query(Notice).filter_by(code="proposal_waiting").all()
    assert {notice.user_id for notice in told} == {second.id, cast.system_admin.id}
    assert sentence_of(told[0].code, told[0].data) == (
        "孙宁 提出期限规则“K04 调解期限”（地区 4201），等待另一人复核。"
    )
