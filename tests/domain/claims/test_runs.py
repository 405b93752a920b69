"""Two runs of one head: what moved between them, and when there is nothing new."""

from decimal import Decimal

from mediation.domain.claims.heads import Head
from mediation.domain.claims.runs import RULES_VERSION, Run, compute, differences, same

JOB = {"start": "2018-03-15", "end": "2026-10-20", "avg_wage_12m": "8000", "end_reason": "no_fault"}


def severance(**changes: object) -> Run:
    return compute(Head.SEVERANCE, {**JOB, **changes})


def test_a_changed_fact_and_what_it_moved_are_both_told() -> None:
    told = differences(severance(), severance(avg_wage_12m="9000"))
    assert told == (
        "离职前十二个月平均工资：8000 → 9000。",
        "金额：72,000.00 元 → 81,000.00 元，增加 9,000.00 元。",
    )


def test_a_figure_entered_for_this_run_is_told_as_such() -> None:
    told = differences(severance(), severance(local_avg_monthly_prev_year="2000"))
    assert "上年度职工月平均工资：未填 → 2000。" in told
    assert any(each.startswith("改用：") and "本次计算录入" in each for each in told)
    assert any("减少" in each for each in told)


def test_lines_are_told_one_by_one_where_there_are_several() -> None:
    told = differences(severance(), severance(paid="2000"))
    assert "减：已支付：无 → -2,000.00 元。" in told


def test_what_was_missing_and_is_there_now_is_told() -> None:
    before = compute(Head.SEVERANCE, {"start": "2018-03-15", "end": "2026-10-20"})
    assert before.amount is None
    told = differences(before, severance())
    assert any(each.startswith("已补齐：") for each in told)
    assert "金额：无 → 72,000.00 元。" in told


def test_new_rules_make_a_new_run_although_nothing_else_moved() -> None:
    old = severance()
    earlier = Run(old.head, old.inputs, old.answer, old.amount, "2025-01")
    assert not same(earlier, old)
    assert f"计算规则：2025-01 版 → {RULES_VERSION} 版。" in differences(earlier, old)


def test_the_same_facts_say_the_same() -> None:
    assert same(severance(), severance())
    assert differences(severance(), severance()) == ("金额没有变化。",)
    assert severance().amount == Decimal("72000.00")
