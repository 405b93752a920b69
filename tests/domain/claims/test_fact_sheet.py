"""Facts entered once: who reads what of them, what cannot be read, what changed."""

import pytest

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.fact_sheet import (
    USUAL_HEADS,
    FactSheet,
    changes_between,
    heads_of,
    own_questions,
    problems_of,
    shared_questions,
)
from mediation.domain.claims.heads import Head
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import NATIONAL

JOB = {"start": "2018-03-15", "end": "2026-10-20", "avg_wage_12m": "8000", "monthly_wage": "7800"}


def test_each_head_reads_the_common_facts_it_asks_for_and_no_others() -> None:
    sheet = FactSheet(JOB, {Head.SEVERANCE: {"paid": "500"}, Head.UNPAID_WAGES: {}})
    assert sheet.inputs(Head.SEVERANCE) == {
        "start": "2018-03-15",
        "end": "2026-10-20",
        "avg_wage_12m": "8000",
        "paid": "500",
    }
    # 拖欠工资 reads "start" and "end" as its own span: the dates of the job must not get there.
    assert sheet.inputs(Head.UNPAID_WAGES) == {"monthly_wage": "7800"}


def test_a_sheet_is_kept_and_read_again_without_what_was_left_empty() -> None:
    sheet = FactSheet({"start": "2018-03-15", "end": ""}, {Head.OVERTIME: {"rest_hours": None}})
    kept = sheet.as_plain()
    assert kept == {"common": {"start": "2018-03-15"}, "overtime": {}}
    assert FactSheet.from_plain(kept).as_plain() == kept


def test_no_is_an_answer() -> None:
    sheet = FactSheet({}, {Head.NOTICE_PAY: {"notice_given": False}})
    assert sheet.as_plain()["notice_pay"] == {"notice_given": False}
    assert sheet.inputs(Head.NOTICE_PAY) == {"notice_given": False}


@pytest.mark.parametrize("head", Head)
def test_every_question_is_asked_in_one_place_only(head: Head) -> None:
    shared = {each.name for each in shared_questions((head,))}
    own = {each.name for each in own_questions(head)}
    assert not shared & own
    assert shared | own | {"claimed"} == {each.name for each in QUESTIONS[head]} | {"claimed"}


def test_figures_of_the_place_stand_behind_the_facts_of_the_job() -> None:
    kinds = [each.standard is not None for each in shared_questions((Head.SEVERANCE,))]
    assert kinds == sorted(kinds)
    assert any(kinds)


def test_the_heads_of_a_claim_are_those_of_its_type() -> None:
    heads = heads_of((ClaimType.SEVERANCE, ClaimType.OVERTIME))
    assert heads == (Head.SEVERANCE, Head.NOTICE_PAY, Head.OVERTIME, Head.OVERTIME_BASE)
    assert not heads_of((ClaimType.CONFIRM_EMPLOYMENT,))
    assert {head.claim_type for head in USUAL_HEADS}.isdisjoint({None})


def test_an_answer_that_cannot_be_read_is_named_where_it_was_typed() -> None:
    sheet = FactSheet(
        {"start": "二〇一八年", "monthly_wage": "很多"},
        {Head.SEVERANCE: {}, Head.OVERTIME: {"rest_hours": "-1"}},
    )
    found = {each.field for each in problems_of(sheet, NATIONAL)}
    assert found == {"common-start", "common-monthly_wage", "overtime-rest_hours"}


def test_changes_are_told_in_words() -> None:
    before = FactSheet({"end_reason": "no_fault", "monthly_wages": {"2026-09": "8000"}}, {})
    after = FactSheet({"end_reason": "unlawful"}, {Head.SEVERANCE: {"paid": "500"}})
    told = [(each.label, each.before, each.after) for each in changes_between(before, after)]
    assert (
        "离职原因",
        "无过失性辞退（医疗期满、不能胜任、客观情况重大变化）",
        "用人单位违法解除或者终止",
    ) in told
    assert ("离职前十二个月逐月工资", "2026-09 8000", "") in told
    assert ("经济补偿", "不核算", "核算") in told
    assert ("经济补偿：已经支付", "", "500") in told
    assert not changes_between(after, after)
