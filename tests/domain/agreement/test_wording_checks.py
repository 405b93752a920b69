"""协议体检 of the words: what is unclear, void or not allowed is found; what is sound is not."""

import pytest

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.words import TermKind
from tests.domain.agreement.samples import DEFAULT, ambers, clause, draft, facts, payment, reds


def with_clause(text: str, kind: TermKind = TermKind.OTHER):
    return facts(draft(payment(), DEFAULT, clause(text, kind)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("被申请人尽快办理社保转移。", "vague_word"),
        ("被申请人给予适当补偿。", "vague_word"),
        ("双方视情况另行协商。", "vague_word"),
        ("被申请人承担有关费用。", "vague_word"),
        ("双方的劳动关系于＿＿年＿＿月＿＿日解除。", "blank_left"),
        ("被申请人于    年  月  日前出具证明。", "blank_left"),
        ("被申请人于2026年2月30日前出具证明。", "no_such_day"),
        ("另付1,000.00元（大写：人民币壹佰元整）。", "capitals_differ"),
        ("申请人自愿放弃社会保险。", "insurance_waived"),
        ("申请人不再要求补缴2024年的社会保险费。", "insurance_waived"),
        ("社保折现后随工资发放。", "insurance_waived"),
        ("被申请人无需为申请人缴纳养老保险。", "insurance_waived"),
        ("逾期不付的，申请人可以请求人民法院判决。", "court_to_judge"),
        ("一方不履行的，另一方可请求法院对本案作出裁判。", "court_to_judge"),
        ("申请人今后不得向任何部门投诉、举报。", "remedy_blocked"),
        ("申请人放弃申请仲裁的权利。", "remedy_blocked"),
        (" ", "clause_empty"),
    ],
)
def test_a_forbidden_or_unclear_clause_is_red(text: str, code: str) -> None:
    assert code in reds(with_clause(text))


@pytest.mark.parametrize(
    "text",
    [
        "被申请人于2026年12月15日前办理社会保险关系转移并出具凭证。",
        "社会保险费的缴纳不在本协议处理范围，由社会保险经办机构依法处理。",
        "社会保险费的补缴不在本协议处理范围，申请人可以向社会保险经办机构反映。",
        "被申请人不得以申请人放弃为由不缴社会保险。",
        "任何一期逾期的，申请人可以就全部未付款项一并申请强制执行。",
        "一方不履行的，另一方可以向人民法院申请司法确认后申请执行。",
        "申请人放弃其他请求，双方就本协议所列事项再无其他争议。",
        "双方劳动关系于2026年11月20日协商一致解除。",
        "被申请人另付1,000.00元（大写：人民币壹仟元整）。",
    ],
)
def test_a_sound_clause_is_not_red(text: str) -> None:
    assert not reds(with_clause(text))


def test_the_finding_quotes_the_words_and_names_the_field() -> None:
    report = check(with_clause("双方协商一致，被申请人尽快办理社保转移，并出具证明。"))
    (finding,) = [item for item in report.reds if item.code == "vague_word"]
    assert "被申请人尽快办理社保转移" in finding.title
    assert finding.where == "terms-2-text"
    assert "33号令 77" in finding.article


def test_words_are_looked_for_in_purposes_conditions_and_reservations_too() -> None:
    assert "vague_word" in reds(facts(draft(payment(purpose="有关费用"), DEFAULT)))
    assert "vague_word" in reds(facts(draft(is_whole=False, remaining="加班费择期处理。")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("被申请人出具离职证明。", True),
        ("被申请人于2026年12月5日前出具离职证明。", False),
        ("被申请人自协议生效之日起五日内出具离职证明。", False),
        ("被申请人当日出具离职证明。", False),
    ],
)
def test_a_certificate_is_due_by_a_day(text: str, found: bool) -> None:
    assert ("act_without_date" in reds(with_clause(text, TermKind.CERTIFICATE))) is found


def test_a_sum_in_running_text_is_pointed_out_except_in_a_default_clause() -> None:
    text = "被申请人另付5000元。"
    assert "sum_in_text" in ambers(with_clause(text))
    assert "sum_in_text" not in ambers(with_clause(text, TermKind.DEFAULT))


def test_no_further_dispute_is_too_much_in_a_part_agreement() -> None:
    text = "双方再无其他争议。"
    part = draft(payment(), DEFAULT, clause(text), is_whole=False, remaining="加班费。")
    assert "done_with_all_in_part" in ambers(facts(part))
    assert "done_with_all_in_part" not in ambers(with_clause(text))
