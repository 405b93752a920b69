"""Grams and terms: what is in a text is found, whatever the plane, and nothing is injected."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.search_terms import (
    Term,
    fts5_match,
    grams,
    searchable,
    terms,
    tsquery,
    words,
)

NAMES = "张王李建国䶮𬱖䲜司有限公"


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5"
        "(grams, content='', columnsize=0, detail=none, tokenize='ascii')"
    )
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, *texts: str) -> None:
    connection.executemany(
        "INSERT INTO found(rowid, grams) VALUES (?, ?)",
        [(number, " ".join(grams(text))) for number, text in enumerate(texts)],
    )


def hits(connection: sqlite3.Connection, query: str) -> list[int]:
    statement = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid"
    return [row[0] for row in connection.execute(statement, (fts5_match(terms(query)),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张建国", ("张建", "建国", "国")),
        ("张", ("张",)),
        ("赵𬱖", ("赵𬱖", "𬱖")),
        ("〔2026〕东工调字第213号", ("2026", "东工", "工调", "调字", "字第", "第", "213", "号")),
        ("3M中国有限公司", ("3m", "中国", "国有", "有限", "限公", "公司", "司")),
        ("Ａｃｍｅ LTD.", ("acme", "ltd")),
        ("买买提·吐尔逊", ("买买", "买提", "提吐", "吐尔", "尔逊", "逊")),
        ("张三 张三", ("张三", "三")),
        ("▀某", ("▀某", "某")),
        ("，。！", ()),
        ("", ()),
    ],
)
def test_a_text_becomes_its_grams(text: str, expected: tuple[str, ...]) -> None:
    assert grams(text) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("张建", (Term("张建", is_prefix=False),)),
        ("张", (Term("张", is_prefix=True),)),
        ("建国213", (Term("建国", is_prefix=False), Term("213", is_prefix=True))),
        ("  ", ()),
        ("'\"*", ()),
    ],
)
def test_a_query_becomes_its_terms(query: str, expected: tuple[Term, ...]) -> None:
    assert terms(query) == expected


def test_the_renderers_quote_every_term() -> None:
    looked_for = terms("张建国 ab")
    assert fts5_match(looked_for) == '"张建" AND "建国" AND "ab"*'
    assert tsquery(looked_for) == "'张建' & '建国' & 'ab':*"


def test_a_term_may_be_answered_by_another_gram() -> None:
    looked_for = (Term("5678", is_prefix=True, or_else="※t0a"), Term("张建", is_prefix=False))
    assert fts5_match(looked_for) == '("5678"* OR "※t0a") AND "张建"'
    assert tsquery(looked_for) == "('5678':* | '※t0a') & '张建'"


def test_quotes_cannot_leave_their_string() -> None:
    evil = (Term("a\"b'c\\", is_prefix=False),)
    assert fts5_match(evil) == '"a""b\'c\\"'
    assert tsquery(evil) == "'a\"b''c\\\\'"


def test_two_characters_one_character_and_numbers_are_found(index: sqlite3.Connection) -> None:
    put(index, "王秀兰 城东悦来酒店有限公司", "张䶮 〔2026〕东工调字第213号", "赵𬱖 Daniel")
    assert hits(index, "秀兰") == [0]
    assert hits(index, "悦来酒店") == [0]
    assert hits(index, "张䶮") == [1]
    assert hits(index, "䶮") == [1]
    assert hits(index, "213") == [1]
    assert hits(index, "〔2026〕东工调字第213号") == [1]
    assert hits(index, "𬱖") == [2]
    assert hits(index, "dan") == [2]
    assert hits(index, "ＤＡＮＩＥＬ") == [2]
    assert hits(index, "兰王") == []


def test_a_missing_name_dot_is_no_obstacle(index: sqlite3.Connection) -> None:
    put(index, "买买提·吐尔逊", "阿依古丽")
    assert hits(index, "买买提吐尔逊") == hits(index, "买买提•吐尔逊") == [0]
    assert hits(index, "阿依·古丽") == [1]


@pytest.mark.parametrize(
    "query", ["", "，", '"', "' OR 1=1 --", "*", "NEAR(", "a AND", "\x00", "^"]
)
def test_no_query_is_a_syntax_error(index: sqlite3.Connection, query: str) -> None:
    put(index, "王秀兰")
    assert hits(index, query) == []


def test_words_are_what_stands_between_spaces() -> None:
    assert words(" 绍兴　欠薪 绍兴 ") == ("绍兴", "欠薪")


def test_an_endless_word_stays_short_and_is_still_found(index: sqlite3.Connection) -> None:
    put(index, "9" * 5000)
    assert max(map(len, grams("9" * 5000))) == 64
    assert hits(index, "9" * 80) == [0]


@given(st.text(alphabet=NAMES + " ·a1", max_size=30), st.data())
def test_every_part_of_a_chinese_text_is_found(text: str, data: st.DataObject) -> None:
    plain = "".join(sign for sign in text if sign in NAMES)
    if len(plain) < 2:
        return
    start = data.draw(st.integers(0, len(plain) - 2))
    part = plain[start : data.draw(st.integers(start + 2, len(plain)))]
    assert {term.text for term in terms(part)} <= set(grams(plain))


@given(st.text(max_size=60))
def test_grams_hold_nothing_that_an_index_would_split(text: str) -> None:
    for gram in grams(text):
        assert gram
        assert not any(sign.isspace() or sign in "\"'\\*&|!():" for sign in gram)
    assert searchable(searchable(text)) == searchable(text)


@pytest.mark.parametrize("text", ["J\u030c", "\u0140", "\u0130", "\uff65a", "\u0387", "㈱"])
def test_the_searchable_form_is_stable(text: str) -> None:
    assert searchable(searchable(text)) == searchable(text)


@given(st.text(max_size=60))
def test_any_text_is_a_safe_query(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(grams, tokenize='ascii')")
    connection.execute("SELECT * FROM found WHERE found MATCH ?", (fts5_match(terms(text)),))
    connection.close()
