"""A form made from the questions of a calculator, and its answers as the readers want them.

    form = question_form(QUESTIONS[head])()
    result = answer(head.value, form.inputs())
    form.show(result.problems)

The form only keeps what was typed: what a sum, a day or a share is, the readers alone decide, so
that the page, the command and the JSON face refuse the same things with the same sentences.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.fields.choices import SelectChoice

from mediation.domain.claims.asked import Asked, AskedKind
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.web.choices import options
from mediation.web.fields import ListedField, OneOfField
from mediation.web.form_errors import show_problems
from mediation.web.intake.fields import LineField, StoryField

LONGEST_ANSWER = 100
LONGEST_LIST = 5_000
FLAGS = (("yes", "是"), ("no", "否"), ("", "不清楚"))
NAME_AND_AMOUNT = re.compile(r"(.+?)[\s:：]+(\S+)")
NO_AMOUNT = "第 {} 行没有读到金额，请写成“名称 金额”，例如：拖欠工资 5000。"
NAMED_TWICE = "第 {} 行的“{}”写了两次，请合并成一行或者换一个名称。"


class FlagField(OneOfField):
    """Yes, no, or nobody knows, which gives None."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, choices=options(FLAGS), coerce=_flag, **kwargs)


def _flag(value: Any) -> bool | None:
    if isinstance(value, bool) or not value:
        return value if isinstance(value, bool) else None
    if value in ("yes", "no"):
        return bool(value == "yes")
    raise ValueError(value)


class LinesField(StoryField):
    """One entry a line, as a list."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the lines into which something was typed."""
        super().process_formdata(valuelist)
        self.data = [line.strip() for line in self.data.splitlines() if line.strip()]

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else "\n".join(map(str, self.data or ()))


class AmountsField(StoryField):
    """One item a line, its name and its amount, as a mapping."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the lines; ValueError names the first that has no amount."""
        super().process_formdata(valuelist)
        lines, self.data = self.data.splitlines(), {}
        for number, line in enumerate(lines, 1):
            match = NAME_AND_AMOUNT.fullmatch(line.strip())
            if match is None and line.strip():
                raise ValueError(NO_AMOUNT.format(number))
            if match and match[1] in self.data:
                raise ValueError(NAMED_TWICE.format(number, match[1]))
            if match:
                self.data[match[1]] = match[2]

    def _value(self) -> str:
        given = (self.data or {}).items()
        return (
            str(self.raw_data[0])
            if self.raw_data
            else "\n".join(f"{name} {amount}" for name, amount in given)
        )


class QuestionForm(FlaskForm):
    """The parent of every form made from questions; `questions` are those it asks, by name."""

    questions: Mapping[str, Asked] = {}

    def inputs(self) -> dict[str, object]:
        """What was answered, by the names of the readers; `False` is an answer."""
        answered = ((name, self[name].data) for name in self.questions)
        return {name: data for name, data in answered if data is False or data}

    def show(self, problems: Mapping[str, str]) -> None:
        """Put the sentences of the readers beside their fields."""
        found = (FieldProblem(name, sentence) for name, sentence in problems.items())
        show_problems(self, InvalidInput(*found))


def question_form(questions: Sequence[Asked]) -> type[QuestionForm]:
    """The class of the form that asks these questions, in their order."""
    fields: dict[str, object] = {each.name: _field(each) for each in questions}
    fields["questions"] = {each.name: each for each in questions}
    return type("AskedForm", (QuestionForm,), fields)


def _field(asked: Asked) -> Field:
    return _MAKERS.get(asked.kind, _line)(asked)


def _line(asked: Asked) -> Field:
    return LineField(asked.label, LONGEST_ANSWER, description=asked.help)


def _choice(asked: Asked) -> Field:
    is_offered = any(not value for value, _ in asked.options)
    nothing = [] if is_offered else [SelectChoice("", "（未填）")]
    choices = [*nothing, *options(asked.options)]
    return ListedField(asked.label, choices=choices, coerce=str, default="", description=asked.help)


_MAKERS: Mapping[AskedKind, Callable[[Asked], Field]] = {
    AskedKind.FLAG: lambda asked: FlagField(asked.label, description=asked.help),
    AskedKind.CHOICE: _choice,
    AskedKind.MONEYS: lambda asked: LinesField(asked.label, LONGEST_LIST, description=asked.help),
    AskedKind.AMOUNTS: lambda asked: AmountsField(
        asked.label, LONGEST_LIST, description=asked.help
    ),
}
