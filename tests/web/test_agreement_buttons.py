"""The buttons of the workbench: sums shared, planned and pasted, terms taken from elsewhere."""

from datetime import date

import pytest

from mediation.domain.agreement.particulars import Withdrawal
from mediation.domain.agreement.words import TermKind
from mediation.domain.four_eyes import ApprovalState
from mediation.extensions import db
from mediation.models import Agreement, Case, Claim, Employment, OfficeClause
from mediation.queries.agreement_facts import draft_of
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_calculation
from tests.page_checks import PageClient, parsed, text_of
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, saved
from tests.typed_forms import errors_of
from tests.web.workbench import NAMES, opened, posted, read, typed, url, words_of


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return client.sign_in(cast.mediator)


@pytest.fixture
def case(cast: Cast) -> Case:
    return case_at_the_table(cast, NAMES)


def pressed(
    client: PageClient, case: Case, status: int = 200, **fields: str
) -> tuple[str, dict[str, str]]:
    """The page after a button of a new draft, and what stands in its form."""
    named = {name.replace("__", "-"): value for name, value in fields.items()}
    page = posted(client, url(case, "/new"), opened(client, case) | named, status)
    return page, typed(page)


def shares(sent: dict[str, str], term: int = 0) -> list[str]:
    return [sent[f"terms-{term}-shares-{place}-amount"] for place in range(3)]


def test_a_sum_is_shared_by_what_the_law_supports(mediator: PageClient, case: Case) -> None:
    for claim, fen in zip(case.claims, (3_000_00, 2_000_00, 1_000_00), strict=True):
        claim.calculated_fen = fen
    db.session.commit()
    _, sent = pressed(mediator, case, terms__0__amount="100", split="terms-0:statutory")
    assert shares(sent) == ["50.00", "33.33", "16.67"]


def test_a_sum_is_shared_by_months_of_service(mediator: PageClient, case: Case) -> None:
    for party, months in zip(case.applicants, (6, 3, 1), strict=True):
        started = date(2026, 10 - months, 1)
        party.employment = Employment(started_on=started, ended_on=date(2026, 9, 30))
    db.session.commit()
    _, sent = pressed(mediator, case, terms__0__amount="100", split="terms-0:service")
    assert shares(sent) == ["60.00", "30.00", "10.00"]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("statutory", "王秀兰、李强、陈静的法定核算还没有结果"),
        ("service", "的工作起止日期没有登记"),
    ],
)
def test_a_rule_that_lacks_something_says_what(
    mediator: PageClient, case: Case, rule: str, words: str
) -> None:
    page, sent = pressed(mediator, case, 422, split=f"terms-0:{rule}", terms__0__purpose="刚打的")
    assert words in words_of(page)
    assert sent["terms-0-purpose"] == "刚打的"
    assert shares(sent) == ["12,600.00"] * 3


def test_nothing_is_shared_without_a_sum(mediator: PageClient, case: Case) -> None:
    page, _ = pressed(mediator, case, 422, split="terms-0:evenly", terms__0__amount="")
    assert "terms-0-amount" in errors_of(page)


def test_months_are_planned_and_the_last_takes_the_rest(mediator: PageClient, case: Case) -> None:
    plan = {"plan_count": "3", "plan_day": "31", "plan_from": "2026-12-01"}
    named = {f"terms__0__{name}": value for name, value in plan.items()}
    _, sent = pressed(
        mediator,
        case,
        plan="terms-0",
        terms__0__amount="100",
        terms__0__due_on="2026-12-31",
        **named,
    )
    rows = [
        (sent[f"terms-0-instalments-{place}-due_on"], sent[f"terms-0-instalments-{place}-amount"])
        for place in range(3)
    ]
    assert rows == [("2026-12-31", "33.33"), ("2027-01-31", "33.33"), ("2027-02-28", "33.34")]
    assert sent["terms-0-due_on"] == ""
    assert "terms-0-instalments-3-amount" not in sent


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"plan_count": "一"}, "plan_count"),
        ({"plan_count": "61"}, "plan_count"),
        ({"plan_day": "32"}, "plan_day"),
        ({"plan_from": ""}, "plan_from"),
        ({"amount": ""}, "amount"),
        ({"amount": "0.01"}, "plan_count"),
    ],
)
def test_a_plan_that_cannot_be_is_told_beside_its_field(
    mediator: PageClient, case: Case, wrong: dict[str, str], field: str
) -> None:
    plan = {"plan_count": "3", "plan_day": "15", "plan_from": "2026-12-01"} | wrong
    named = {f"terms__0__{name}": value for name, value in plan.items()}
    page, sent = pressed(mediator, case, 422, plan="terms-0", **named)
    assert f"terms-0-{field}" in errors_of(page)
    assert {name: sent[f"terms-0-{name}"] for name in plan} == plan


def test_a_list_is_pasted_and_matched_by_name(mediator: PageClient, case: Case) -> None:
    lines = "姓名\t金额\t账户\n李强\t2,000\t农行 6228480402564890018\n王秀兰\t1000.50\n"
    page, sent = pressed(
        mediator, case, paste="terms-0", terms__0__pasted=lines, terms__0__amount=""
    )
    assert shares(sent) == ["1,000.50", "2,000.00", "12,600.00"]
    assert sent["terms-0-shares-1-account"] == "农行 6228480402564890018"
    assert sent["terms-0-amount"] == "3,000.50"
    assert sent["terms-0-pasted"] == ""
    assert "比总额多" in words_of(page)


def test_a_list_with_errors_fills_nothing_and_stays(mediator: PageClient, case: Case) -> None:
    lines = "李强 2000\n张三 300\n陈静 很多"
    page, sent = pressed(mediator, case, 422, paste="terms-0", terms__0__pasted=lines)
    told = errors_of(page)["terms-0-pasted"]
    assert "第 2 行“张三”" in told
    assert "第 3 行“陈静”" in told
    assert shares(sent) == ["12,600.00"] * 3
    assert sent["terms-0-pasted"] == lines


def test_payments_are_made_from_the_claims(mediator: PageClient, case: Case) -> None:
    worker = case.applicants[0]
    case.claims.append(
        Claim(party=worker, position=9, type="severance", claimed_fen=5_000_00, facts="")
    )
    db.session.commit()
    _, sent = pressed(mediator, case, fill="claims", terms__0__purpose="改过")
    assert [sent[f"terms-{place}-kind"] for place in range(3)] == ["payment"] * 2 + ["withdrawal"]
    assert (sent["terms-0-claim_type"], sent["terms-1-claim_type"]) == ("wages", "severance")
    assert shares(sent) == ["12,600.00"] * 3
    assert shares(sent, 1) == ["5,000.00", "", ""]
    assert sent["terms-1-amount"] == "5,000.00"
    assert sent["terms-2-particulars-done"] == "y"


def test_payments_are_made_from_the_newest_runs(
    cast: Cast, mediator: PageClient, case: Case
) -> None:
    page, _ = pressed(mediator, case, 422, fill="runs")
    assert "还没有核算出数额" in words_of(page)
    make_calculation(case, by=cast.mediator)
    _, sent = pressed(mediator, case, fill="runs")
    assert sent["terms-0-purpose"] == "拖欠工资"
    assert shares(sent) == ["12,000.00", "", ""]
    assert sent["terms-1-kind"] == "withdrawal"


def test_what_a_part_agreement_leaves_is_ticked_and_named(mediator: PageClient, case: Case) -> None:
    for kind in ("overtime", "severance"):
        case.claims.append(Claim(party=case.applicants[0], position=9, type=kind, facts=""))
    db.session.commit()
    sent = opened(mediator, case) | {"terms-0-claim_type": "wages"}
    live = read(mediator, url(case, "/new/read"), sent)
    assert "加班费" in live
    page = posted(mediator, url(case, "/new"), sent | {"leave_open": "1"}, 422)
    assert "left_open" in errors_of(page)
    sent = typed(page) | {"leave_open": "1", "left_open": "overtime", "remaining": "未谈社保。"}
    sent = typed(posted(mediator, url(case, "/new"), sent))
    assert sent["remaining"] == "未谈社保；加班费。"
    assert sent["extent"] == "part"
    assert sent["terms-1-particulars-reserved"] == "overtime"
    sent["terms-0-due_on"] = "2026-12-31"
    assert mediator.post(url(case, "/new"), data=sent).status_code == 302
    db.session.expire_all()
    assert draft_of(case.agreements[0]).terms[1].particulars == Withdrawal(reserved=("overtime",))


def office_clause(cast: Cast, **changes: object) -> OfficeClause:
    clause = OfficeClause(
        **{
            "code": "T1",
            "edition": 2,
            "kind": TermKind.DEFAULT,
            "title": "按日万分之五",
            "text": "双方另行对账。",
            "particulars": {"grace_days": 3, "extra": "daily_rate", "per_ten_thousand": "5"},
            "article": "民法典 585",
            "valid_from": date(2026, 1, 1),
            "reason": "例会确定",
            "state": ApprovalState.APPROVED,
            "asked_by_id": cast.supervisor.id,
            "asked_at": MONDAY_MORNING,
            "decided_by_id": cast.city_supervisor.id,
            "decided_at": MONDAY_MORNING,
            **changes,
        }
    )
    db.session.add(clause)
    db.session.commit()
    return clause


def test_a_clause_of_the_office_is_taken_with_its_source(
    cast: Cast, mediator: PageClient, case: Case
) -> None:
    clause = office_clause(cast)
    _, sent = pressed(mediator, case, add_term="default")
    page = posted(mediator, url(case, "/new"), sent | {"take_clause": "terms-2"}, 422)
    assert "terms-2-chosen_clause" in errors_of(page)
    taken = sent | {"take_clause": "terms-2", "terms-2-chosen_clause": "T1"}
    page = posted(mediator, url(case, "/new"), taken)
    assert "《按日万分之五》第 2 版，依据 民法典 585" in words_of(page)
    sent = typed(page) | {"terms-0-due_on": "2026-12-31"}
    assert sent["terms-2-particulars-grace_days"] == "3"
    assert sent["terms-2-text"] == "双方另行对账。"
    assert mediator.post(url(case, "/new"), data=sent).status_code == 302
    assert case.agreements[0].terms[2].clause_id == clause.id


def test_a_clause_that_does_not_exist_is_not_kept(mediator: PageClient, case: Case) -> None:
    sent = opened(mediator, case) | {"terms-1-clause_id": "9999", "terms-0-due_on": "2026-12-31"}
    assert mediator.post(url(case, "/new"), data=sent).status_code == 302
    assert case.agreements[0].terms[1].clause_id is None


def test_a_first_draft_begins_with_the_presets(
    cast: Cast, mediator: PageClient, case: Case
) -> None:
    office_clause(cast, is_preset=True)
    sent = opened(mediator, case)
    assert [sent[f"terms-{place}-kind"] for place in range(3)] == [
        "payment",
        "default",
        "withdrawal",
    ]
    assert sent["terms-1-particulars-per_ten_thousand"] == "5.00"


def test_another_draft_begins_as_a_copy(cast: Cast, mediator: PageClient, case: Case) -> None:
    old = saved(case, cast, draft_with(payment_term(case, "9000.00"), copies=7))
    sent = opened(mediator, case, f"/new?copy={old.id}")
    assert (sent["terms-0-amount"], sent["copies"], sent["version"]) == ("9,000.00", "7", "")
    assert mediator.post(url(case, "/new"), data=sent).status_code == 302
    db.session.expire_all()
    assert draft_of(case.agreements[1]) == draft_of(old)
    mediator.page(url(case, "/new?copy=99999"), status=404)


def test_the_drafts_are_listed_with_who_and_when_and_any_two_are_compared(
    cast: Cast, mediator: PageClient, case: Case
) -> None:
    for amount in ("12600.00", "9000.00", "8000.00"):
        saved(case, cast, draft_with(payment_term(case, amount)))
    page = mediator.page(url(case, f"/{case.agreements[2].id}"))
    (section,) = [each for each in page.iter("section") if each.get("id") == "drafts"]
    text = text_of(section)
    assert "草稿 1" in text
    assert "李敏 2026-11-23" in text
    options = [option.get("value") for option in section.iter("option")]
    assert options == [str(each.id) for each in case.agreements] * 2
    old, new = case.agreements[0].id, case.agreements[2].id
    compared = text_of(mediator.page(url(case, f"/compare?old={old}&new={new}")))
    assert "12,600.00" in compared
    assert "8,000.00" in compared


def test_what_is_typed_is_read_at_once_and_nothing_is_kept(
    mediator: PageClient, case: Case
) -> None:
    sent = opened(mediator, case) | {"terms-0-amount": "7,654.32", "terms-0-payer": "0"}
    live = read(mediator, url(case, "/new/read"), sent)
    assert "柒仟陆佰伍拾肆元叁角贰分" in live
    assert "纸面暂不更新：" in live
    assert "请选择由谁付款" in live
    parts = {
        each.get("id") for each in parsed(f"<div>{live}</div>").iter() if each.get("hx-swap-oob")
    }
    page = mediator.get(url(case, "/new")).text
    assert parts <= {each.get("id") for each in parsed(page).iter()}
    assert {"live-check", "live-gap", "live-left", "live-text", "terms-0-reads"} <= parts
    assert not db.session.query(Agreement).count()
