"""Forms made from questions: what is typed comes to the readers, and their sentences come back."""

from collections.abc import Iterator, Mapping

import pytest
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict

from mediation.domain.claims.asked import Asked, AskedKind
from mediation.domain.claims.heads import Head
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import answer
from mediation.web.question_form import QuestionForm, question_form
from tests.page_checks import find_faults, parsed, text_of

PAGE = """{% import "components/questions.html" as questions with context %}
<!doctype html><html lang="zh-CN"><title>表</title><body><h1>表</h1>
<form action="/" method="post">{{ form_tokens() }}{{ questions.questions(form) }}</form>
</body></html>"""
FINAL = QUESTIONS[Head.FINAL_AWARD]
SEVERANCE = QUESTIONS[Head.SEVERANCE]


@pytest.fixture(autouse=True)
def request_context(app_of_worker: Flask) -> Iterator[None]:
    with app_of_worker.test_request_context():
        yield


def typed(questions: tuple[Asked, ...], fields: Mapping[str, str]) -> QuestionForm:
    return question_form(questions)(formdata=MultiDict(fields))


@pytest.mark.parametrize("head", Head)
def test_every_head_has_a_form_with_a_label_for_each_question(head: Head) -> None:
    page = render_template_string(PAGE, form=question_form(QUESTIONS[head])(formdata=None))
    words = text_of(parsed(page))
    assert [each.label for each in QUESTIONS[head] if each.label not in words] == []
    assert not find_faults(page)


def test_what_was_left_empty_is_no_input() -> None:
    form = typed(SEVERANCE, {"start": " ", "avg_wage_12m": "", "part_time": "", "end_reason": ""})
    assert form.inputs() == {}
    assert question_form(SEVERANCE)(formdata=None).inputs() == {}


def test_what_was_typed_comes_to_the_readers_as_it_is() -> None:
    form = typed(
        SEVERANCE,
        {
            "start": "２０１８年3月15日",
            "end": "2026-10-20",
            "monthly_wages": "8000\n\n ８，１００ \n",
            "part_time": "no",
            "end_reason": "redundancy",
        },
    )
    assert form.inputs() == {
        "start": "２０１８年3月15日",
        "end": "2026-10-20",
        "monthly_wages": ["8000", "８，１００"],
        "part_time": False,
        "end_reason": "redundancy",
    }
    found = answer(Head.SEVERANCE.value, form.inputs())
    assert not found.problems
    assert found.amount is not None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("拖欠工资 5000", {"拖欠工资": "5000"}),
        ("2026 年 工资　５\n\n加班费：300.5", {"2026 年 工资": "５", "加班费": "300.5"}),
    ],
)
def test_amounts_are_read_a_line_an_item(written: str, read: dict[str, str]) -> None:
    assert typed(FINAL, {"items": written}).inputs()["items"] == read


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("加班费 300\n拖欠工资", "第 2 行没有读到金额"),
        ("工资 1\n工资 2", "第 2 行的“工资”写了两次"),
    ],
)
def test_a_line_that_is_no_item_is_named_and_stays(written: str, sentence: str) -> None:
    form = typed(FINAL, {"items": written})
    assert not form.validate()
    assert sentence in form["items"].errors[0]
    assert written in str(form["items"]())


def test_the_sentences_of_the_readers_stand_beside_their_fields() -> None:
    form = typed(SEVERANCE, {"start": "去年春天", "avg_wage_12m": "八千", "end": "2026-10-20"})
    found = answer(Head.SEVERANCE.value, form.inputs())
    form.show(found.problems)
    assert "日期请写成" in form["start"].errors[0]
    assert "金额" in form["avg_wage_12m"].errors[0]
    assert not form["end"].errors
    page = render_template_string(PAGE, form=form)
    assert "去年春天" in page
    assert "八千" in page


def test_a_problem_of_no_field_stands_above_the_form() -> None:
    form = typed(SEVERANCE, {})
    form.show({"segments": "请逐段填写。"})
    assert form.form_errors == ["请逐段填写。"]


@pytest.mark.parametrize("value", ["maybe", "是"])
def test_a_flag_takes_one_of_three(value: str) -> None:
    form = typed(SEVERANCE, {"part_time": value})
    assert not form.validate()
    assert form["part_time"].errors == ["请选择其中一项。"]


def test_a_choice_takes_what_it_offers() -> None:
    form = typed(SEVERANCE, {"end_reason": "因为下雨"})
    assert not form.validate()
    assert form["end_reason"].errors


def test_what_is_far_too_long_is_refused() -> None:
    form = typed(SEVERANCE, {"avg_wage_12m": "9" * 101})
    assert not form.validate()
    assert "最多 100 个字" in form["avg_wage_12m"].errors[0]


def test_kept_inputs_fill_the_form_again() -> None:
    kept: dict[AskedKind, object] = {
        AskedKind.MONEYS: ["8000", "8100"],
        AskedKind.AMOUNTS: {"拖欠工资": "5000"},
        AskedKind.FLAG: False,
        AskedKind.DAY: "2026-10-20",
    }
    asked = tuple(Asked(kind.value, kind.value, kind) for kind in kept)
    inputs = {kind.value: value for kind, value in kept.items()}
    form = question_form(asked)(formdata=None, data=inputs)
    assert form.inputs() == inputs
    page = render_template_string(PAGE, form=form)
    assert "8000\n8100" in page
    assert "拖欠工资 5000" in page
    chosen = [each for each in parsed(page).iter("input") if "checked" in each.attrib]
    assert [each.get("value") for each in chosen] == ["no"]
