"""What a page says of its paper: read back as written, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.page_codes import PageMark, read_mark
from mediation.domain.page_seals import PageStatement, in_one_line, read_seal

SIGNATURE = "s1:" + "ab" * 64
SAID = PageStatement(
    mark=PageMark("2X9KM7PQRTWA", 2, 5),
    version=3,
    title="调解协议书",
    number="东工调〔2026〕12号之二",
    amount_fen=1_260_000,
    issued_on=date(2026, 11, 23),
    effective_on=None,
    parties="王*兰等3人、城*司",
    facts_hash="0f" * 32,
    text_hash="1e" * 16,
)
WORDS = st.text(alphabet=st.characters(codec="gb18030", exclude_characters="\n"), max_size=20)


def test_a_statement_is_read_back_with_its_signature() -> None:
    seal = read_seal(SAID.sealed(SIGNATURE))
    assert seal is not None
    assert (seal.said, seal.signature) == (SAID, SIGNATURE)


@given(WORDS, WORDS, st.none() | st.integers(0, 10**13), st.none() | st.dates())
def test_whatever_stands_on_a_paper_comes_back(
    title: str, parties: str, amount: int | None, effective: date | None
) -> None:
    said = replace(SAID, title=title, parties=parties, amount_fen=amount, effective_on=effective)
    seal = read_seal(said.sealed(SIGNATURE))
    assert seal is not None
    assert seal.said == said


def test_copying_does_no_harm() -> None:
    text = SAID.sealed(SIGNATURE)
    copied = "  " + text[:40].lower() + "\r\n " + text[40:] + "\n"
    assert read_seal(copied) == read_seal(text)
    assert in_one_line(copied) == text


def test_the_mark_of_the_page_is_read_as_from_older_papers() -> None:
    assert read_mark(SAID.sealed(SIGNATURE)) == SAID.mark


@pytest.mark.parametrize(
    "text",
    ["", "HJT1:2X9KM7PQRTWA:2:5", "HJT2:2X9KM7PQRTWA:2:5:", "HJT2:2X9KM7PQRTWA:2:5:AAAA",
     "HJT2:2X9KM7PQRTWA:6:5:" + "A" * 300, "HJT2:2X9KM7PQRTWA:2:5:" + "A" * 5000, "你好", "\ue000"],
)  # fmt: skip
def test_what_is_no_seal_says_nothing(text: str) -> None:
    assert read_seal(text) is None


def test_cut_short_or_lengthened_it_says_something_else_or_nothing() -> None:
    text = SAID.sealed(SIGNATURE)
    changed = [text[:length] for length in range(len(text))] + [text + "A"]
    seals = [seal for seal in map(read_seal, changed) if seal is not None]
    assert SAID not in [seal.said for seal in seals]


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=400))
def test_no_text_makes_the_reader_fail(packed: str) -> None:
    seal = read_seal(f"HJT2:2X9KM7PQRTWA:2:5:{packed}")
    assert seal is None or seal.said.mark == SAID.mark


def test_what_is_said_is_told_in_words() -> None:
    lines = SAID.lines()
    assert lines["金额"] == "12,600.00 元"
    assert (lines["版本"], lines["页数"], lines["生效日期"]) == ("第 3 版", "共 5 页", "未载明")
    assert replace(SAID, amount_fen=None).lines()["金额"] == "未载明"
