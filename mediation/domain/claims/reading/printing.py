"""An answer as plain data for JSON, and as lines of text."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import (
    REFERENCE_ONLY,
    Alternative,
    Calculation,
    Figure,
    count,
    yuan,
)
from mediation.domain.claims.reading.answers import Answer
from mediation.domain.money import round_to_fen

Plain = dict[str, object]


def as_plain(answer: Answer) -> Plain:
    """The answer as data: result, warnings, steps, articles, what is missing, what is wrong."""
    plain = _of_people(answer) if answer.people else _of_one(answer)
    plain["errors"] = dict(answer.problems)
    plain["note"] = REFERENCE_ONLY
    return plain


def _of_one(answer: Answer) -> Plain:
    calculation = answer.calculation
    if calculation is None:
        warnings = [*answer.warnings, *answer.problems.values()]
        return {"result": {}, "warnings": warnings, "steps": [], "articles": [], "missing": []}
    return {
        "result": _result(calculation),
        "warnings": [
            *(f"缺少：{name}。" for name in calculation.missing),
            *calculation.warnings,
            *answer.warnings,
        ],
        "steps": list(calculation.steps),
        "articles": list(calculation.articles),
        "missing": list(calculation.missing),
        "lines": [{"label": line.label, "amount": str(line.amount)} for line in calculation.lines],
        "parameters": [parameter.sentence for parameter in calculation.parameters],
        "alternatives": [_alternative(each) for each in calculation.alternatives],
    }


def _of_people(answer: Answer) -> Plain:
    each = [(name, _of_one(one)) for name, one in answer.people]

    def gathered(key: str) -> list[str]:
        return [f"{name}：{text}" for name, plain in each for text in _texts(plain[key])]

    articles = dict.fromkeys(text for _, plain in each for text in _texts(plain["articles"]))
    return {
        "result": {
            "amount": _shown(answer.amount),
            "people": [{"name": name, **_mapping(plain["result"])} for name, plain in each],
        },
        "warnings": gathered("warnings"),
        "steps": gathered("steps"),
        "articles": list(articles),
        "missing": gathered("missing"),
    }


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _mapping(value: object) -> Plain:
    return dict(value) if isinstance(value, Mapping) else {}


def _result(calculation: Calculation) -> Plain:
    figures = {name: _shown(value) for name, value in calculation.figures.items()}
    if not calculation.lines and not calculation.missing:
        # A head that answers with days, a bound or a test has no amount to show.
        return figures
    return {"amount": _shown(calculation.amount), **figures}


def _alternative(alternative: Alternative) -> Plain:
    return {
        "name": alternative.name,
        "amount": _shown(alternative.amount),
        "reason": alternative.reason,
        **{name: _shown(value) for name, value in alternative.figures.items()},
    }


def _shown(value: Figure) -> object:
    """Money with two decimals, counts without needless zeros, days as ISO."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return str(round_to_fen(value))
    if isinstance(value, Fraction | int):
        return count(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [day.isoformat() for day in value]
    if isinstance(value, Mapping):
        return {name: _shown(each) for name, each in value.items()}
    return value


def as_text(answer: Answer) -> str:
    """The answer as a person reads it on a terminal."""
    if answer.people:
        parts = [f"【{name}】\n{_text_of_one(one)}" for name, one in answer.people]
        total = yuan(answer.amount) if answer.amount is not None else "有缺项，不合计"
        return "\n\n".join((*parts, f"合计：{total}"))
    return _text_of_one(answer)


def _text_of_one(answer: Answer) -> str:
    calculation = answer.calculation
    if calculation is None:
        return "\n".join(f"{name}：{sentence}" for name, sentence in answer.problems.items())
    return "\n".join(_lines_of_text(calculation, answer.warnings))


def _lines_of_text(calculation: Calculation, warnings: tuple[str, ...]) -> Iterator[str]:
    amount = calculation.amount
    yield f"{calculation.head.label}：{yuan(amount) if amount is not None else '见下'}"
    if len(calculation.lines) > 1:
        yield from (f"  {line.label}  {yuan(line.amount)}" for line in calculation.lines)
    sections = (
        ("缺少", calculation.missing),
        ("计算", calculation.steps),
        ("依据", calculation.articles),
        ("参数", [parameter.sentence for parameter in calculation.parameters]),
        ("其他口径", [_words(each) for each in calculation.alternatives]),
        ("提示", [*calculation.warnings, *warnings]),
    )
    for title, sentences in sections:
        if sentences:
            yield f"{title}："
            yield from (f"  {sentence}" for sentence in sentences)
    yield REFERENCE_ONLY


def _words(alternative: Alternative) -> str:
    amount = yuan(alternative.amount) if alternative.amount is not None else "待定"
    return f"{alternative.name}：{amount}（{alternative.reason}）"
