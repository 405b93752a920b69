"""Which edition of a passage counts where, whatever order a database gives them in."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from mediation.domain.paper_wordings import WordingEdition, in_force, predecessor, problems

DAY = date(2026, 11, 23)
CITY = WordingEdition(
    kind="receipt", passage="nature", text="市", valid_from=DAY, region="4201", number=1, key=1
)
CITY = replace(CITY, division="4201")
PROVINCE = replace(CITY, text="省", region="42", division="42", key=2)
NATION = replace(CITY, text="国", region="", division="", key=3)
BODY = replace(NATION, text="己", body_id=7, body_name="城东区调解中心", division="420103", key=4)


def text(*editions: WordingEdition, division: str = "420103", body_id: int = 7) -> str:
    found = in_force(editions, DAY, division=division, body_id=body_id).get("nature")
    return found.text if found else ""


@pytest.mark.parametrize("order", list(permutations((CITY, PROVINCE, NATION, BODY))))
def test_the_narrowest_place_counts_in_any_order(order: tuple[WordingEdition, ...]) -> None:
    assert text(*order) == "己"
    assert text(*order, body_id=8) == "市"
    assert text(*order, division="4203", body_id=8) == "省"
    assert text(*order, division="", body_id=8) == "国"


def test_in_one_place_the_newer_edition_counts() -> None:
    newer = replace(CITY, text="新", number=2, key=5)
    assert text(newer, CITY) == text(CITY, newer) == "新"


def test_an_edition_counts_on_its_days_only() -> None:
    assert not text(replace(CITY, valid_from=date(2026, 11, 24)))
    assert not text(replace(CITY, valid_from=date(2026, 1, 1), valid_to=date(2026, 11, 22)))
    assert text(replace(CITY, valid_to=DAY)) == "市"


def test_a_place_that_is_given_up_leaves_it_to_the_wider_one() -> None:
    assert text(NATION, replace(CITY, text="")) == "国"
    assert not text(replace(CITY, text=""))


def test_what_an_edition_takes_the_place_of() -> None:
    newer = replace(CITY, text="新", number=2, key=5, valid_from=date(2027, 1, 1))
    assert predecessor(newer, (CITY, NATION, newer)) == CITY
    assert predecessor(CITY, (NATION, CITY)) == NATION
    assert predecessor(BODY, (NATION, CITY, BODY)) == CITY
    assert predecessor(NATION, (NATION, CITY)) is None


def told(edition: WordingEdition, *others: WordingEdition) -> list[str]:
    found = problems(edition, "例会确定", editions=others, shipped="原文", today=DAY)
    return [each.field for each in found]


def test_what_forbids_an_edition() -> None:
    new = replace(CITY, key=None, number=0, text="改")
    assert told(new) == []
    assert told(replace(new, text="原文")) == ["text"]
    assert told(replace(new, text="国"), NATION) == ["text"]
    assert told(replace(new, text="原文"), NATION) == []
    assert told(new, CITY) == ["valid_from"]
    assert told(replace(new, valid_from=date(2026, 11, 22))) == ["valid_from"]
    assert told(replace(new, region="4")) == ["region"]
    assert told(replace(new, body_id=7)) == ["region"]
    assert told(replace(new, text="")) == []


def test_where_words_are_from() -> None:
    assert [each.source_words for each in (BODY, CITY, NATION)] == [
        "城东区调解中心 第 1 版",
        "地区 4201 第 1 版",
        "全国 第 1 版",
    ]
