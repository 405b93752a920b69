"""Receipt, call-back and override: with nothing known, with much, and with odd characters."""

from dataclasses import replace

import pytest

from mediation.documents import DOCUMENTS, UnprintableCharacter
from mediation.documents.facts import PaperFacts
from tests.documents import sample_following as sample
from tests.documents.reading import page_operators, page_texts, text_of
from tests.documents.sample_performing import OWED

ODD = {
    "payment_receipt": lambda typed: sample.payment_receipt(payer_name=typed),
    "callback_record": lambda typed: sample.callback_record(needs=typed),
    "override_record": lambda typed: sample.override_record(
        overridden=(replace(sample.OVERRIDDEN, reason=typed),)
    ),
}


def printed(kind: str, facts: PaperFacts) -> str:
    return text_of(DOCUMENTS[kind].draw(facts))


@pytest.mark.parametrize("kind", ODD)
def test_markup_is_printed_as_typed_and_an_unprintable_character_is_named(kind: str) -> None:
    typed = "<b>工资</b>&amp;{{7*7}}%s"
    assert typed in printed(kind, ODD[kind](typed))
    with pytest.raises(UnprintableCharacter, match=r"U\+E000"):
        printed(kind, ODD[kind]("工\ue000资"))


def test_a_receipt_without_a_code_explains_none() -> None:
    text = printed("payment_receipt", sample.payment_receipt(code="", case_number=""))
    assert "确认码" not in text
    assert "网上确认" not in text
    assert "案号" not in text
    assert "收款人王秀兰（签名、捺印）：" in text


def test_a_code_without_address_and_end_is_still_explained() -> None:
    facts = sample.payment_receipt(page_address="", code_good_until=None, contact_phone="")
    text = printed("payment_receipt", facts)
    assert "请收款人本人输入下面的确认码，核对金额后确认。确认码只能使用一次。" in text
    assert "致电" not in text


def test_the_code_is_one_word_to_whoever_copies_it() -> None:
    assert "7K3M9QXR" in printed("payment_receipt", sample.payment_receipt())


def test_many_instalments_go_over_pages_with_their_head() -> None:
    owed = tuple(replace(OWED[0], number=number) for number in range(1, 61))
    pages = page_texts(DOCUMENTS["payment_receipt"].draw(sample.payment_receipt(owed=owed)))
    assert len(pages) > 3
    assert all("期次" in page for page in pages[:-1])
    assert "六十" in "".join(pages)


def test_an_empty_record_has_lines_to_write_on() -> None:
    empty = sample.callback_record(
        reason="", visited_at=None, visitors=(), performance="", satisfaction="", needs="",
        handling="",
    )  # fmt: skip
    content = DOCUMENTS["callback_record"].draw(empty)
    text = text_of(content)
    assert "第三十一条" in text
    assert "回访人（签名）：" in text
    full = DOCUMENTS["callback_record"].draw(sample.callback_record(satisfaction=""))
    lines = [page_operators(each)[0].count(b" l S") for each in (content, full)]
    assert lines[0] == lines[1] + 3 * 3 + 2


def test_satisfaction_in_other_words_is_printed_and_ticks_nothing() -> None:
    other = DOCUMENTS["callback_record"].draw(sample.callback_record(satisfaction="希望更快"))
    assert "希望更快。" in text_of(other)
    ticks = [
        page_operators(each)[0].count(b"1.2 w")
        for each in (other, DOCUMENTS["callback_record"].draw(sample.callback_record()))
    ]
    assert ticks == [0, 1]


def test_a_long_account_goes_over_pages() -> None:
    facts = sample.callback_record(performance="第一期已经收到，第二期没有收到。" * 400)
    assert len(page_texts(DOCUMENTS["callback_record"].draw(facts))) > 3


def test_many_findings_are_signed_for_once_by_each_person() -> None:
    findings = [replace(sample.OVERRIDDEN, finding=f"项目{number}") for number in range(40)]
    findings[7] = replace(findings[7], asked_by="周宁", asked_at=None)
    content = DOCUMENTS["override_record"].draw(
        sample.override_record(overridden=tuple(findings), checked_at=None)
    )
    text = text_of(content)
    assert len(page_texts(content)) > 2
    assert all(f"项目{number}" in text for number in range(40))
    assert "协议第3稿经协议体检，有下列四十项" in text
    for line in ("提请人李敏（签名）：", "提请人周宁（签名）：", "同意人马强（签名）："):
        assert text.count(line) == 1


def test_nobody_named_leaves_a_line_to_sign_on() -> None:
    finding = replace(sample.OVERRIDDEN, asked_by="", agreed_by="", asked_at=None, agreed_at=None)
    text = printed("override_record", sample.override_record(overridden=(finding,)))
    assert "提请人（签名）：" in text
    assert "None" not in text
