"""What a program sends: its shape is checked by the description, its rules by the pages' forms."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, TypeVar

from flask import abort, request
from flask_login import current_user
from pydantic import BaseModel, ValidationError
from werkzeug.datastructures import MultiDict

from mediation.api.operations import FORM_DATA, JSON
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.models import User
from mediation.web.agreements.draft_values import as_posted
from mediation.web.intake.posting import NO_TEXT

Model = TypeVar("Model", bound=BaseModel)
# The beginnings of pydantic's names of faults, and what is said of them.
FAULTS = {
    "missing": "缺少这一项。",
    "extra_forbidden": "没有这一项，请核对名称。",
    "string_too_long": "太长了，请删减。",
    "string": "请填写文字。",
    "int": "请填写整数。",
    "bool": "请填写 true 或 false。",
    "date": "请按“2026-11-03”的格式填写日期。",
    "time": "请按“09:30”的格式填写时间。",
    "enum": "请填写列出的一项。",
    "literal": "请填写列出的一项。",
    "list": "请填写一个列表。",
    "too_long": "太多了，请分开办理。",
}
NOT_HERE = "这里没有这一项，请去掉再发。"
FAULT = "这一项的写法不对。"


def me() -> User:
    """Whose token this is."""
    user: User = current_user._get_current_object()
    return user


def body_of(model: type[Model]) -> Model:
    """The JSON of the request; 400 when it is none, 415 when it says that it is none."""
    if request.mimetype != JSON:
        abort(415)
    try:
        return model.model_validate_json(request.get_data(), strict=True)
    except ValidationError as error:
        if any(fault["type"] == "json_invalid" for fault in error.errors(include_input=False)):
            abort(400)
        raise InvalidInput(*_problems(error)) from error


def query_of(model: type[Model]) -> Model:
    """The arguments of the address; what is not described is refused, for it narrows nothing."""
    try:
        return model.model_validate(request.args.to_dict())
    except ValidationError as error:
        raise InvalidInput(*_problems(error)) from error


def _problems(error: ValidationError) -> Iterator[FieldProblem]:
    for fault in error.errors(include_input=False, include_url=False):
        place = "-".join(str(part) for part in fault["loc"]) or "body"
        words = next(
            (words for name, words in FAULTS.items() if fault["type"].startswith(name)), FAULT
        )
        yield FieldProblem(place, words)


def filled(form: Any, sent: BaseModel | Mapping[str, Any], /, **known: Any) -> Any:
    """A form of the pages with what a program sent, as a browser would have posted it."""
    values = sent.model_dump(exclude_none=True) if isinstance(sent, BaseModel) else sent
    return form(formdata=posted(values), meta={"csrf": False}, **known)


def file_form(form: Any, *, field: str = "files") -> Any:
    """A form with the one file of the request, which programs always call `file`."""
    if request.mimetype != FORM_DATA:
        abort(415)
    if "file" not in request.files:
        abort(400)
    fields = request.form.copy()
    fields.update({field: request.files["file"]})  # type: ignore[dict-item]  # as WTForms takes it
    return form(formdata=fields, meta={"csrf": False})


def posted(values: Mapping[str, Any]) -> MultiDict[str, str]:
    """The fields that a browser would send."""
    found: MultiDict[str, str] = MultiDict()
    for name, value in values.items():
        for field, text in as_posted(name, _plain(value)):
            found.add(field, text.translate(NO_TEXT))
    return found


def _plain(value: Any) -> Any:
    """Lists of plain answers as `as_posted` wants them, days and sums as people write them."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list) and not any(isinstance(each, Mapping) for each in value):
        return tuple(_plain(each) for each in value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else value


def validated(form: Any, sent: BaseModel | None = None) -> Any:
    """The form when all is well with it; InvalidInput names what is not.

    With what was `sent`, fields that the form has left out are refused and not overlooked.
    """
    given = sent.model_dump(exclude_none=True) if sent is not None else {}
    foreign = [FieldProblem(name, NOT_HERE) for name in given if name not in form]
    if not form.validate() or foreign:
        raise InvalidInput(*foreign, *_faults(form))
    return form


def _faults(group: Any) -> Iterator[FieldProblem]:
    for field in group:
        if hasattr(field, "entries"):
            for entry in field.entries:
                yield from _faults(entry.form)
        elif hasattr(field, "form"):
            yield from _faults(field.form)
        yield from (
            FieldProblem(field.name, sentence)
            for sentence in field.errors
            if isinstance(sentence, str) and not hasattr(field, "form")
        )
