"""Wording of an office: what is filled, what is refused, and that nothing in it can run."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.documents import DOCUMENTS, FactsError, from_json, to_json
from mediation.documents.passages import LONGEST, Passage, problems, say
from tests.documents import samples

PAPERS = samples.all_papers()
PASSAGES = [
    pytest.param(each, id=each.name) for module in DOCUMENTS.values() for each in module.PASSAGES
]
GREETING = Passage(
    "test.greeting", "问候", "{申请人}于{日期}申请。", ("申请人", "日期"), ("申请人", "申请")
)
FACTS = samples.receipt()


def worded(text: str) -> str:
    facts = replace(FACTS, wording={GREETING.name: text})
    return say(facts, GREETING, 申请人="王秀兰", 日期="2026年11月3日")


def test_a_passage_is_said_as_shipped_or_in_the_words_of_the_office() -> None:
    assert say(FACTS, GREETING, 申请人="甲", 日期="今日") == "甲于今日申请。"
    assert worded("申请：{申请人}（{申请人}）") == "申请：王秀兰（王秀兰）"


@pytest.mark.parametrize("value", ["{日期}", "{申请人}", "{0}", "%s", "${日期}", "{{7*7}}", r"\1"])
def test_a_value_is_never_read_as_a_field(value: str) -> None:
    assert say(FACTS, GREETING, 申请人=value, 日期="今日") == f"{value}于今日申请。"


@pytest.mark.parametrize(
    "text",
    ["{申请人.__class__}", "{申请人[0]}", "{申请人!r}", "{申请人:>9}", "{0}", "{}", "{ 日期}"],
)
def test_a_field_is_a_name_and_nothing_else(text: str) -> None:
    assert any("没有字段" in each for each in problems(GREETING, text))
    with pytest.raises(FactsError, match="no field"):
        worded(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_text_around_the_fields_stays_as_it_is(before: str, value: str) -> None:
    plain = before.replace("{", "").replace("}", "")
    facts = replace(FACTS, wording={GREETING.name: f"{plain}{{申请人}}"})
    assert say(facts, GREETING, 申请人=value, 日期="") == plain + value


def test_a_document_that_gives_other_fields_is_found_out() -> None:
    with pytest.raises(FactsError, match="takes"):
        say(FACTS, GREETING, 申请人="甲")
    with pytest.raises(FactsError, match="takes"):
        say(FACTS, GREETING, 申请人="甲", 日期="今日", 案号="1")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "不能为空"),
        (" \n\u3000\n", "不能为空"),
        ("{申请人}申请" + "字" * LONGEST, f"不能超过{LONGEST}字"),
        ("{申请人}申请{案号}", "没有字段{案号}，这里可以用的字段是{申请人}、{日期}"),
        ("{申请人}申请{日期", "没有成对"),
        ("{申请人}申请日期}", "没有成对"),
        ("{{申请人}}申请", "没有成对"),
        ("{申请人}申请｛日期｝", "全角花括号"),
        ("申请于{日期}", "缺少必须有的字段{申请人}"),
        ("{申请人}到场", "缺少必须有的内容“申请”"),
        ("{申请人}申请\a", "第1行有不可见的字符（U+0007）"),
        ("{申请人}申请\n一\u200b", "第2行有不可见的字符（U+200B）"),
        ("{申请人}\t申请", "U+0009"),
        ("{申请人}申请\ue000", "U+E000"),
        ("{申请人}申请\n\n\n以上", "连续的空行"),
        ("{申请人}申请\r\n \r\n\r\n以上", "连续的空行"),
    ],
)
def test_a_wording_that_cannot_be_used_is_told_why(text: str, complaint: str) -> None:
    (found,) = (each for each in problems(GREETING, text) if complaint in each)
    assert found.endswith("。")


def test_several_problems_are_told_at_once() -> None:
    assert len(problems(GREETING, "{甲}{乙}\a\n\n\n")) == 6


@pytest.mark.parametrize("text", ["{申请人}申请", "{日期}\r\n\r\n{申请人}申请《调解》……"])
def test_a_wording_that_can_be_used_has_no_problem(text: str) -> None:
    assert problems(GREETING, text) == ()


def test_a_passage_without_fields_says_that_there_are_none() -> None:
    (found,) = problems(Passage("test.plain", "说明", "请注意。"), "请注意{日期}。")
    assert "没有可以用的字段" in found


@pytest.mark.parametrize("passage", PASSAGES)
def test_what_is_shipped_is_without_problem(passage: Passage) -> None:
    assert problems(passage, passage.text) == ()
    assert passage.title
    assert all(each.isidentifier() for each in passage.fields)


def test_a_name_means_one_passage() -> None:
    every = {each for module in DOCUMENTS.values() for each in module.PASSAGES}
    assert len({each.name for each in every}) == len(every)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_passage_of_a_paper_can_be_worded_otherwise(kind: str) -> None:
    module = DOCUMENTS[kind]
    specimens = (PAPERS[kind], *samples.other_papers().get(kind, ()))
    shipped = [module.draw(each) for each in specimens]
    for passage in module.PASSAGES:
        text = "改写" + "".join(f"{{{each}}}" for each in passage.fields)
        worded = [module.draw(replace(each, wording={passage.name: text})) for each in specimens]
        assert worded != shipped, passage.name


def test_wording_is_kept_with_the_paper_and_a_later_change_does_not_reach_it() -> None:
    wording = {GREETING.name: "改写{申请人}"}
    facts = replace(FACTS, wording=wording)
    wording[GREETING.name] = "又改写"
    assert facts.wording == {GREETING.name: "改写{申请人}"}
    assert from_json("receipt", to_json(facts)) == facts
    assert hash(facts) == hash(replace(facts, wording={}))


@pytest.mark.parametrize("wording", [["甲"], "甲", {"甲": 1}, {"甲": None}])
def test_wording_of_another_shape_is_refused(wording: object) -> None:
    with pytest.raises(FactsError):
        from_json("receipt", to_json(FACTS) | {"wording": wording})


def test_facts_kept_before_there_was_wording_still_fit() -> None:
    kept = to_json(FACTS)
    del kept["wording"]
    assert from_json("receipt", kept) == FACTS
