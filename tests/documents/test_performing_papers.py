"""Papers after an agreement: many payees, nothing known, several kinds of instrument."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.documents import DOCUMENTS, FactsError, UnprintableCharacter
from mediation.documents.facts import (
    InstalmentFacts,
    PaperFacts,
)
from mediation.documents.facts.performing import ARBITRATION, ORDER
from mediation.documents.owed import owed_to, total_owed
from mediation.documents.wording import due_words
from tests.documents import sample_agreement, sample_people
from tests.documents import sample_performing as sample
from tests.documents.reading import page_texts, poppler_text, text_of

EVENT = "法院裁定确认本协议之日起5个工作日内"
LAST = date(2027, 3, 1)
CROWDED = {
    "payment_order_application": sample.payment_order_application,
    "enforcement_application": sample.enforcement_application,
    "arbitration_application": sample.arbitration_application,
    "complaint": sample.complaint,
}


def printed(kind: str, facts: PaperFacts) -> str:
    return text_of(DOCUMENTS[kind].draw(facts))


def agreed_by_event(*instalments: InstalmentFacts) -> str:
    term = replace(sample_agreement.payment_term(), instalments=instalments)
    return printed("agreement", sample_agreement.agreement(terms=(term,)))


@pytest.mark.parametrize(
    ("when", "due", "words"),
    [
        ("", LAST, "2027年3月1日前"),
        (EVENT, None, EVENT),
        (EVENT, LAST, f"{EVENT}，最迟不晚于2027年3月1日"),
        ("", None, ""),
    ],
)
def test_a_sum_is_due_by_a_day_by_an_event_or_by_both(
    when: str, due: date | None, words: str
) -> None:
    assert due_words(when, due) == words


def test_an_instalment_by_event_stands_in_the_table() -> None:
    first = InstalmentFacts(number=1, when=EVENT, due=LAST, amount=Decimal("5000.00"))
    second = InstalmentFacts(number=2, when="厂房出租之日起10日内", amount=Decimal("7600.00"))
    text = agreed_by_event(first, second)
    assert f"一{EVENT}，最迟不晚于2027年3月1日5,000.00人民币伍仟元整" in text
    assert "二厂房出租之日起10日内7,600.00" in text


@pytest.mark.parametrize(
    ("due", "clause"),
    [
        (LAST, f"于{EVENT}，最迟不晚于2027年3月1日（含当日），以银行转账方式一次付清。"),
        (None, f"于{EVENT}，以银行转账方式一次付清。"),
    ],
)
def test_a_single_payment_by_event_stands_in_the_clause(due: date | None, clause: str) -> None:
    only = InstalmentFacts(number=1, when=EVENT, due=due, amount=Decimal("12600.00"))
    assert clause in agreed_by_event(only)


@pytest.mark.parametrize("kind", CROWDED)
def test_many_applicants_stand_in_an_annex_and_sign_there(kind: str) -> None:
    people = sample_people.people(40)
    facts = CROWDED[kind](applicants=people, owed=sample.owed_to_each(40))
    content = DOCUMENTS[kind].draw(facts)
    text = text_of(content)
    assert all(each.id_number in text for each in people)
    assert "（签名、捺印见附表一）：" in text
    assert len(page_texts(content)) > 4
    assert f"{total_owed(sample.owed_to_each(40)):,.2f}" in text


def test_several_applicants_are_told_what_each_asks_for() -> None:
    people, owed = sample_people.people(2), sample.owed_to_each(2)
    text = printed(
        "payment_order_application", sample.payment_order_application(applicants=people, owed=owed)
    )
    assert "各申请人请求给付的金额如下表" in text
    for person, amount in zip(people, ("6,409.50", "6,411.50"), strict=True):
        assert f"{person.name}{amount}人民币陆仟肆佰" in text


def test_namesakes_are_owed_each_their_own() -> None:
    one, other = (replace(sample_people.WORKER, id_number=number) for number in ("甲", "乙"))
    owed = tuple(
        replace(sample.OWED[index], payee="王秀兰", id_number=number)
        for index, number in enumerate(("甲", "乙"))
    )
    assert owed_to(owed, [one, other]) == {
        ("王秀兰", "甲"): Decimal("1409.50"),
        ("王秀兰", "乙"): Decimal("5000.00"),
    }


@pytest.mark.parametrize("kind", CROWDED)
def test_who_acted_for_the_other_side_in_mediation_is_not_named(kind: str) -> None:
    text = printed(kind, CROWDED[kind]())
    assert "赵明" in text
    assert "孙芳" not in text


def test_evidence_nobody_named_leaves_rows_to_write_on() -> None:
    facts = sample.arbitration_application(
        owed=(), proofs=(), witnesses=(), mediation="", attachments=()
    )
    text = printed("arbitration_application", facts)
    assert "证据名称" in text
    assert "证人" not in text
    assert "第十五条" not in text
    assert "期次" not in text


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (ARBITRATION, ("《中华人民共和国劳动争议调解仲裁法》第五十一条", "根据经城东区总工会")),
        (ORDER, ("《中华人民共和国民事诉讼法》第二百二十七条", "依据经城东区总工会")),
    ],
)
def test_each_instrument_is_enforced_by_its_own_article(basis: str, words: tuple[str, ...]) -> None:
    text = printed("enforcement_application", sample.enforcement_application(basis=basis))
    assert all(word in text for word in words)
    assert "第二百零六条" not in text


def test_an_unknown_kind_of_instrument_is_refused() -> None:
    with pytest.raises(FactsError, match="basis"):
        printed("enforcement_application", sample.enforcement_application(basis="promise"))


def test_what_is_unknown_is_left_out() -> None:
    facts = sample.enforcement_application(
        served_on=None, effective_on=None, agreement_number="", apply_by=None, facts="",
        with_interest=False, property_clues=("在某某银行有账户",), attachments=("裁定书",),
        owed=(replace(sample.OWED[1], purpose="", days_late=None),),
    )  # fmt: skip
    text = printed("enforcement_application", facts)
    for absent in (
        "日送达",
        "日发生法律效力",
        "第二百五十条",
        "利息",
        "其他：",
        "款项应付",
        "逾期（日）",
        "None",
    ):
        assert absent not in text
    assert "1．在某某银行有账户。" in text
    assert "没有履行给付义务" in text
    assert "2．执行费用由被执行人负担。" in text
    letter = sample.demand_letter(accounts=(), remedies=(), effective_on=None, case_number="")
    text = printed("demand_letter", letter)
    assert "后果" not in text
    assert "案号" not in text
    assert "收款账户：" not in text


@pytest.mark.parametrize("kind", ["demand_letter", *CROWDED])
def test_markup_is_printed_as_typed_and_an_unprintable_character_is_named(kind: str) -> None:
    make = {**CROWDED, "demand_letter": sample.demand_letter}[kind]
    typed = "<b>工资</b>&amp;{{7*7}}%s"
    content = DOCUMENTS[kind].draw(make(owed=(replace(sample.OWED[0], purpose=typed),)))
    assert typed in text_of(content)
    assert typed in poppler_text(content)
    with pytest.raises(UnprintableCharacter, match=r"U\+E000"):
        printed(kind, make(owed=(replace(sample.OWED[0], purpose="工\ue000资"),)))
