"""What a receiver adds to its result: read, checked, kept as JSON, said in words."""

import json
from collections.abc import Mapping
from datetime import date

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.money import AmountError, figures, parse_amount
from mediation.domain.share_answers import RESULT_FIELDS, ResultField
from mediation.domain.sharing import SharePurpose

LONGEST = 60
DAYS = frozenset({ResultField.SERVED_ON, ResultField.DUE_ON})


def checked(
    purpose: SharePurpose, typed: Mapping[ResultField, str], *, answered_on: date
) -> dict[ResultField, str]:
    """The fields in normal form, in their order; InvalidInput names each that is wrong."""
    kept, problems = dict[ResultField, str](), list[FieldProblem]()
    for field in RESULT_FIELDS[purpose]:
        text = typed.get(field, "").strip()
        if not text:
            continue
        try:
            kept[field] = _read(field, text, answered_on)
        except ValueError as error:
            problems.append(FieldProblem(field.value, str(error)))
    if problems:
        raise InvalidInput(*problems)
    return kept


def _read(field: ResultField, text: str, answered_on: date) -> str:
    if field is ResultField.AMOUNT:
        try:
            return figures(parse_amount(text))
        except AmountError as error:
            raise ValueError(error.problem.sentence) from error
    if field not in DAYS:
        if len(text) > LONGEST:
            raise ValueError(f"最多 {LONGEST} 个字，请删减。")
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("请按“2026-11-03”的格式填写日期。") from error
    if day < answered_on:
        raise ValueError("日期不能早于立案、裁定或答复日期。")
    return day.isoformat()


def as_text(kept: Mapping[ResultField, str]) -> str | None:
    """The fields as the share keeps them; None for none."""
    plain = {field.value: text for field, text in kept.items()}
    return json.dumps(plain, ensure_ascii=False) if plain else None


def from_text(kept: str | None) -> dict[ResultField, str]:
    """The fields that a share keeps."""
    found: dict[str, str] = json.loads(kept) if kept else {}
    return {ResultField(name): text for name, text in found.items()}


def in_words(kept: Mapping[ResultField, str]) -> list[str]:
    """法律文书送达日期 2026-11-20, one line a field."""
    return [f"{field.label} {text}" for field, text in kept.items()]
