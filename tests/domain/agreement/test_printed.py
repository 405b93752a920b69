"""A printed text cut into clauses, set beside ours and judged by the rules."""

import pytest

from mediation.domain.agreement.checks.paper import PAPER_RULES, check_text
from mediation.domain.agreement.printed import Change, clauses_in, compare
from tests.domain.agreement.corpus.people import NAMED
from tests.domain.agreement.samples import facts

OURS = (
    "被申请人城东悦来酒店有限公司向申请人王秀兰支付工资共计人民币9,000.00元。",
    "社会保险费的补缴不在本协议处理范围。",
    "本协议履行完毕后，双方就本案请求事项再无其他争议。",
)
PAPER = """调解协议书
申请人王秀兰与被申请人发生争议。双方在平等协商的基础上，自愿达成如下协议：
一、被申请人城东悦来酒店有限公司向申请人王秀兰支付工资共计人民币9,000.00
元。
二、社会保险费的补缴不在本协议处理范围。
三、本协议履行完毕后，双方就本案请求事项再无其他争议。
权利告知
1．一方当事人在本协议约定期限内不履行的，另一方当事人可以依法申请仲裁。
"""


def test_the_clauses_of_a_paper_stand_between_its_opening_and_the_notices() -> None:
    found = clauses_in(PAPER)
    assert [clause.number for clause in found] == ["一", "二", "三"]
    assert tuple(clause.text for clause in found) == OURS


@pytest.mark.parametrize("heading", ["第{}条 ", "{}、", "{}．", "{}."])
def test_clauses_are_known_by_their_numbers(heading: str) -> None:
    text = "\n".join(heading.format(number) + words for number, words in enumerate(OURS, 1))
    assert tuple(clause.text for clause in clauses_in(text)) == OURS


def test_a_day_or_a_sum_at_the_head_of_a_line_begins_no_clause() -> None:
    text = "一、付款如下：\n2027.1.29 支付\n3.50元\n二、其他。"
    assert [clause.number for clause in clauses_in(text)] == ["一", "二"]


def test_a_text_without_numbers_has_a_clause_a_paragraph() -> None:
    assert tuple(clause.text for clause in clauses_in("\n".join(OURS))) == OURS
    assert clauses_in(" \n ") == ()


def test_spaces_and_the_width_of_signs_are_no_difference() -> None:
    (same,) = compare(
        ["付款人民币 9,000.00 元；逾期的，提前到期。"],
        clauses_in("付款人民币9，000.00元;逾期的,提前到期"),
    )
    assert same.change is Change.SAME


def test_what_a_hand_changed_stands_out() -> None:
    found = compare(OURS, clauses_in(PAPER.replace("9,000.00\n元", "6,000.00\n元")))
    assert [each.change for each in found] == [Change.CHANGED, Change.SAME, Change.SAME]
    assert found[0].place == "第 1 条"
    assert [piece.text for piece in found[0].pieces if not piece.is_new] == ["9"]
    assert [piece.text for piece in found[0].pieces if not piece.is_old] == ["6"]


def test_a_clause_added_and_a_clause_left_out_are_told_apart() -> None:
    text = PAPER.replace("二、社会保险费的补缴不在本协议处理范围。\n", "")
    text = text.replace("权利告知", "四、申请人自愿放弃要求补缴社会保险。\n权利告知")
    found = {(each.change, each.place) for each in compare(OURS, clauses_in(text))}
    assert found == {
        (Change.SAME, "第 1 条"),
        (Change.MISSING, "第 2 条"),
        (Change.SAME, "第 3 条"),
        (Change.ADDED, "打印稿第 3 条"),
    }


def test_our_own_text_keeps_every_rule() -> None:
    report = check_text(OURS, facts())
    assert report.findings == ()
    assert len(report.passed) == len(PAPER_RULES)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("被申请人尽快支付余款。", "vague_word"),
        ("余款于2026年底前付清。", "vague_date"),
        ("余款于____年__月__日付清。", "blank_left"),
        ("余款于2027年2月30日前付清。", "no_such_day"),
        ("支付9,000.00元（大写：人民币陆仟元整）。", "capitals_differ"),
        ("共计9,000.00元，分2期：4,000.00元，4,000.00元。", "parts_in_words_differ"),
        ("向申请人王秀蓝支付工资。", "name_differs"),
        ("申请人王秀兰（110105194912310038）已收悉。", "number_differs"),
        ("由江城宏基建设有限公司承担付款责任。", "stranger_bound"),
        ("工资由包工头代领。", "wages_to_another"),
        ("申请人自愿放弃要求补缴社会保险。", "insurance_waived"),
        ("逾期不支付的，由人民法院判决加倍支付。", "court_to_judge"),
        ("申请人不得再申请仲裁。", "remedy_blocked"),
        ("双方共同向江城市中级人民法院申请司法确认。", "wrong_court"),
    ],
)
def test_a_hand_edit_is_caught_with_its_place(written: str, code: str) -> None:
    around = facts(
        identities_known=True,
        known_numbers=frozenset({NAMED[0].identity_number, NAMED[1].credit_code}),
    )
    report = check_text((OURS[0], written), around)
    assert [finding.code for finding in report.reds] == [code]
    assert report.reds[0].title.startswith("第 2 条")
    assert report.reds[0].repair is None
