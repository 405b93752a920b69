"""The page of one applicant's facts: what is asked once, twelve months of wages, each head's own.

It is made of one form a part, because each part of a sheet has its own names.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField
from wtforms.validators import ValidationError

from mediation.domain.claims.asked import WAGES, Asked
from mediation.domain.claims.fact_sheet import (
    COMMON,
    USUAL_HEADS,
    FactSheet,
    own_questions,
    shared_questions,
)
from mediation.domain.claims.heads import Head
from mediation.domain.claims.wage_sheet import MONTH, MONTHS, months_before
from mediation.domain.errors import InvalidInput
from mediation.web.form_errors import show_problems
from mediation.web.intake.fields import LineField
from mediation.web.question_form import LONGEST_ANSWER, QuestionForm, question_form


class MonthForm(Form):
    """What was earned in one month."""

    month = LineField("月份", 7)
    amount = LineField("应发工资", LONGEST_ANSWER)

    def validate_month(self, field: LineField) -> None:
        """A month is named where something was earned in it."""
        if self.amount.data and not MONTH.fullmatch(field.data or ""):
            raise ValidationError("月份请写成 2026-09。")


class FactsForm:
    """The forms of one applicant, filled from a sheet or from what the browser sent."""

    def __init__(self, heads: tuple[Head, ...], sheet: FactSheet, *, version: int) -> None:
        """`version` is that of the row from which the sheet was read; 0 before there is one."""
        questions = shared_questions(heads)
        self.asks_wages = WAGES in questions
        self.common = _common_form(tuple(each for each in questions if each != WAGES))(
            prefix=COMMON, data=_first(sheet, version)
        )
        self.heads = {
            head: _head_form(head)(prefix=head.value, data=_own(sheet, head, version))
            for head in heads
        }

    @property
    def parts(self) -> tuple[QuestionForm, ...]:
        """All the forms, in the order of the page."""
        return (self.common, *self.heads.values())

    @property
    def version(self) -> int:
        """The version that whoever typed had read."""
        typed = self.common.version.data or "0"
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0

    def validate(self) -> bool:
        """Whether every part can be sent on; all of them are looked at."""
        is_sound = [part.validate_on_submit() for part in self.parts]
        return all(is_sound)

    def sheet(self) -> FactSheet:
        """What was typed; a head that is not ticked is not computed, and its answers go."""
        common = self.common.inputs()
        if self.asks_wages:
            common[WAGES.name] = self._months()
        own = {head: form.inputs() for head, form in self.heads.items() if form.wanted.data}
        return FactSheet(common, own)

    def _months(self) -> dict[str, str]:
        rows = (row.form for row in self.common.monthly_wages)
        return {row.month.data: row.amount.data for row in rows if row.amount.data}

    def show(self, error: InvalidInput) -> None:
        """Put the sentences of the service beside their fields."""
        for part in self.parts:
            names = tuple(f"{field.name}" for field in part)
            own = [each for each in error.problems if each.field in names]
            if own:
                show_problems(part, InvalidInput(*own))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Everything that is wrong, each with the field it is about."""
        return [pair for part in self.parts for pair in _problems(part)]


def _common_form(questions: tuple[Asked, ...]) -> type[Any]:
    fields = {
        "version": HiddenField(),
        "monthly_wages": FieldList(
            FormField(MonthForm), WAGES.label, min_entries=MONTHS, max_entries=MONTHS
        ),
    }
    return type("CommonForm", (question_form(questions),), fields)


def _head_form(head: Head) -> type[Any]:
    fields = {"wanted": BooleanField(f"核算{head.label}")}
    return type("HeadForm", (question_form(own_questions(head)),), fields)


def _first(sheet: FactSheet, version: int) -> dict[str, object]:
    kept = {name: value for name, value in sheet.common.items() if name != WAGES.name}
    return {**kept, "version": str(version), "monthly_wages": month_rows(sheet)}


def _own(sheet: FactSheet, head: Head, version: int) -> dict[str, object]:
    wanted = head in sheet.by_head or (not version and head in USUAL_HEADS)
    return {**sheet.by_head.get(head, {}), "wanted": wanted}


def month_rows(sheet: FactSheet) -> list[dict[str, str]]:
    """Twelve rows: the months that were entered, else those before the end of the job."""
    kept = sheet.common.get(WAGES.name)
    rows = (
        [{"month": month, "amount": str(amount)} for month, amount in kept.items()]
        if isinstance(kept, Mapping)
        else [{"month": month, "amount": ""} for month in _months(sheet.common.get("end"))]
    )
    return (rows + [{"month": "", "amount": ""}] * MONTHS)[:MONTHS]


def _months(end: object) -> list[str]:
    try:
        return months_before(date.fromisoformat(str(end)))
    except ValueError:
        return []


def _problems(form: Any) -> Iterator[tuple[str, str]]:
    for field in form:
        if isinstance(field, FieldList):
            yield from ((each, field.id) for each in field.errors if isinstance(each, str))
            for row in field:
                yield from _problems(row.form)
        else:
            yield from ((f"{field.label.text}：{each}", field.id) for each in field.errors)
