"""The library: which edition counts where and when, and what it does not take."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.clauses import Clause, PaymentOutline
from mediation.domain.agreement.particulars import EmploymentEnd
from mediation.domain.agreement.words import TermKind
from mediation.domain.office_clauses import (
    ONE_DAY,
    SHIPPED,
    Edition,
    differences,
    in_force,
    matches,
    predecessor,
    problems,
    standing,
)

DAY = date(2026, 1, 1)
RETURN = Clause(
    *("N72", TermKind.OTHER, "归还工作物品", "劳动合同法 50"),
    text="劳动者于＿＿年＿＿月＿＿日前归还工作服；用人单位当场出具收条。",
)
HOTEL, FACTORY = 5, 6
PROVINCE = Edition(RETURN, DAY, region="42", number=1, key=1)
CITY = Edition(replace(RETURN, title="市"), date(2026, 6, 1), region="4201", number=1, key=2)
NATION = Edition(replace(RETURN, title="全国"), date(2026, 3, 1), number=1, key=3)
OF_HOTEL = Edition(
    *(replace(RETURN, title="酒店"), date(2026, 9, 1)),
    employer_id=HOTEL,
    employer_name="城东悦来酒店有限公司",
    number=1,
    key=4,
)
SHIPPED_ONE = next(each for each in SHIPPED if each.clause.code == "N72")
ALL = (*SHIPPED, PROVINCE, CITY, NATION, OF_HOTEL)


def counting(day: date, division: str = "", *employers: int, among=ALL) -> Edition | None:
    found = in_force(among, day, division=division, employers=employers)
    return next((each for each in found if each.clause.code == "N72"), None)


@pytest.mark.parametrize(
    ("day", "division", "employers", "wanted"),
    [
        (date(2025, 12, 31), "420103", (), SHIPPED_ONE),
        (date(2026, 1, 1), "420103", (), PROVINCE),
        (date(2026, 1, 1), "430103", (), SHIPPED_ONE),
        (date(2026, 1, 1), "", (), SHIPPED_ONE),
        (date(2026, 3, 1), "430103", (), NATION),
        (date(2026, 3, 1), "", (HOTEL,), NATION),
        (date(2026, 3, 1), "420103", (), PROVINCE),
        (date(2026, 5, 31), "420103", (HOTEL,), PROVINCE),
        (date(2026, 6, 1), "420103", (HOTEL,), CITY),
        (date(2026, 6, 1), "420203", (), PROVINCE),
        (date(2026, 9, 1), "420103", (HOTEL,), OF_HOTEL),
        (date(2026, 9, 1), "430103", (FACTORY, HOTEL), OF_HOTEL),
        (date(2026, 9, 1), "420103", (FACTORY,), CITY),
    ],
)
def test_the_narrowest_place_wins(
    day: date, division: str, employers: tuple[int, ...], wanted: Edition
) -> None:
    assert counting(day, division, *employers) == wanted
    assert counting(day, division, *employers, among=ALL[::-1]) == wanted


def test_what_is_given_up_leaves_the_next_wider_one() -> None:
    ended = replace(CITY, valid_to=date(2026, 8, 31))
    end = replace(
        *(CITY,), clause=replace(RETURN, text=""), valid_from=date(2026, 9, 1), number=2, key=9
    )
    among = (*SHIPPED, PROVINCE, ended, end)
    assert counting(date(2026, 8, 31), "420103", among=among) == ended
    assert counting(date(2026, 9, 1), "420103", among=among) == PROVINCE
    assert end not in standing(among, date(2026, 9, 1))


def test_the_clauses_come_in_the_order_of_their_kinds() -> None:
    found = [each.clause.kind for each in in_force(SHIPPED, DAY)]
    assert found == sorted(found, key=list(TermKind).index)
    assert len(found) == len(SHIPPED)


def test_a_shipped_clause_is_listed_until_it_counts_nowhere() -> None:
    assert SHIPPED_ONE in standing(ALL, date(2026, 2, 1))
    assert PROVINCE in standing(ALL, date(2026, 2, 1))
    listed = standing(ALL, date(2026, 3, 1))
    assert SHIPPED_ONE not in listed
    assert {NATION, PROVINCE} <= set(listed)


GAPS = st.lists(st.integers(1, 400), min_size=1, max_size=8)


@given(GAPS, st.sampled_from(["", "42", "4201"]), st.integers(-10, 4000))
def test_on_any_day_there_is_one_edition_of_a_code_in_a_place(
    gaps: list[int], region: str, offset: int
) -> None:
    editions: list[Edition] = []
    first = DAY
    for number, gap in enumerate(gaps, 1):
        new = replace(PROVINCE, region=region, valid_from=first, number=number, key=number)
        assert not [each for each in problems(new, "规程", editions) if each.field == "valid_from"]
        editions = [
            replace(each, valid_to=each.valid_to or first - ONE_DAY) for each in editions
        ] + [new]
        first += timedelta(days=gap)
    day = DAY + timedelta(days=offset)
    there = [each for each in editions if each.counts_on(day)]
    assert len(there) == (1 if day >= DAY else 0)
    assert list(in_force(editions, day, division="420103")) == there
    # Without it the shipped one counts, so that a case always finds the clause.
    assert counting(day, "420103", among=(*SHIPPED, *editions)) == (
        there[0] if there else SHIPPED_ONE
    )


@pytest.mark.parametrize("day", [DAY, DAY - ONE_DAY, DAY - timedelta(days=90)])
def test_a_new_edition_begins_after_those_of_its_place(day: date) -> None:
    new = replace(PROVINCE, valid_from=day, number=2, key=None)
    assert [each.field for each in problems(new, "规程", ALL)] == ["valid_from"]
    elsewhere = replace(new, region="43")
    assert not [each for each in problems(elsewhere, "规程", ALL) if each.field == "valid_from"]


def test_the_edition_before_is_the_one_of_the_eve() -> None:
    assert predecessor(CITY, ALL) == PROVINCE
    assert predecessor(PROVINCE, ALL) == SHIPPED_ONE
    assert predecessor(OF_HOTEL, ALL) == NATION
    own = replace(OF_HOTEL, clause=replace(RETURN, code="T9"))
    assert predecessor(own, ALL) is None


def test_differences_are_told_in_words() -> None:
    new = replace(CITY, clause=replace(RETURN, text="劳动者归还工牌。"), is_preset=True)
    changes = {each.label: (each.before, each.after) for each in differences(new, PROVINCE)}
    assert changes["新草稿"] == ("不自动带入", "自动带入")
    assert changes["条文"][1] == "劳动者归还工牌。"
    assert "名称" not in changes
    assert differences(PROVINCE, None)[0].before == "（无）"


def fields_of(edition: Edition, reason: str = "例会确定") -> list[str]:
    return [each.field for each in problems(edition, reason, SHIPPED)]


def test_a_clause_with_gaps_is_taken() -> None:
    assert not fields_of(PROVINCE)


@pytest.mark.parametrize(
    "text",
    [
        "被申请人尽快办理转移手续。",
        "用人单位给予适当补偿。",
        "双方于2026年2月30日前办结交接。",
        "另付1,000.00元（大写：人民币壹佰元整）。",
        "劳动者自愿放弃社会保险。",
        "逾期不付的，收款人可以请求人民法院判决。",
        "劳动者今后不得向任何部门投诉、举报。",
        "劳动者于    年  月  日前归还工作服。",
        "劳动者归还XX。",
        "",
        "归" * 2001,
    ],
)
def test_what_an_agreement_may_not_say_the_library_does_not_keep(text: str) -> None:
    edition = replace(PROVINCE, clause=replace(RETURN, text=text), is_preset=True)
    found = problems(edition, "规程", SHIPPED)
    if text:
        assert {each.field for each in found} == {"text"}
    else:
        assert edition.is_end


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("用人单位出具离职证明。", True),
        ("用人单位于＿＿年＿＿月＿＿日前出具离职证明。", False),
        ("用人单位自解除之日起＿＿日内出具离职证明。", False),
    ],
)
def test_an_act_needs_a_day_or_a_gap_for_one(text: str, *, is_refused: bool) -> None:
    clause = Clause("T1", TermKind.CERTIFICATE, "证明", "劳动合同法 50", text)
    edition = Edition(clause, DAY, number=1)
    assert ("text" in fields_of(edition)) is is_refused


def test_particulars_alone_are_a_clause() -> None:
    clause = Clause("T1", TermKind.EMPLOYMENT_END, "解除", "劳动合同法 36", "", EmploymentEnd())
    assert not fields_of(Edition(clause, DAY, number=1))


PAYMENT = Clause(
    *("T1", TermKind.PAYMENT, "奖金", "劳动合同法 30"),
    particulars=PaymentOutline(purpose="＿＿年度奖金"),
)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"purpose": ""}, "purpose"),
        ({"purpose": "有关费用"}, "purpose"),
        ({"purpose": "奖" * 101}, "purpose"),
        ({"parts": 0}, "parts"),
        ({"parts": 37}, "parts"),
        ({"due_days": 366}, "due_days"),
    ],
)
def test_a_payment_that_cannot_be_is_told_beside_its_field(changes: dict, field: str) -> None:
    assert not fields_of(Edition(PAYMENT, DAY, number=1))
    outline = replace(PAYMENT.particulars, **changes)
    assert fields_of(Edition(replace(PAYMENT, particulars=outline), DAY, number=1)) == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"region": "4"}, "region"),
        ({"region": "江城"}, "region"),
        ({"region": "42", "employer_id": HOTEL}, "region"),
        ({"valid_from": date(202, 1, 1)}, "valid_from"),
        ({"clause": replace(RETURN, title=" ")}, "title"),
        ({"clause": replace(RETURN, title="名" * 61)}, "title"),
        ({"clause": replace(RETURN, article="")}, "article"),
        ({"clause": SHIPPED_ONE.clause}, "text"),
    ],
)
def test_an_edition_that_cannot_be_is_told_beside_its_field(changes: dict, field: str) -> None:
    assert fields_of(replace(PROVINCE, **changes)) == [field]


def test_a_reason_is_wanted() -> None:
    assert fields_of(PROVINCE, " ") == ["reason"]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("归还", True), ("劳动合同法 收条", True), ("n72", True), ("酒店", True), ("竞业", False)],
)
def test_the_search_looks_at_title_text_article_code_and_place(
    words: str, *, is_found: bool
) -> None:
    assert matches(OF_HOTEL, words) is is_found
