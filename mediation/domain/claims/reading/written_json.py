"""Facts written as JSON: amounts stay exactly as they were typed, and no number is endless."""

import json
from decimal import Decimal
from typing import NoReturn

# Facts are lists of objects of lists at most; what is deeper is no facts.
_DEEPEST = 8
_TOO_DEEP = "JSON 的层次过深，请核对。"
OBJECT_WANTED = '请写成一个 JSON 对象，例如 \'{"service_years": 2, "avg_wage_12m": "8000"}\'。'


def read_json(text: str) -> object:
    """What the text says; ValueError carries the sentence of what is wrong with it."""
    try:
        found: object = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ValueError(_no_json(f"（第 {error.lineno} 行第 {error.colno} 列）")) from error
    except (ValueError, RecursionError) as error:
        raise ValueError(_no_json()) from error
    _refuse_depth(found)
    return found


def _no_json(place: str = "") -> str:
    return f"不是有效的 JSON{place}。{OBJECT_WANTED}"


def _refuse_depth(found: object) -> None:
    level = [found]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
    if level:
        raise ValueError(_TOO_DEEP)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.values()]
    return value if isinstance(value, list) else []


def read_object(text: str) -> dict[str, object]:
    """The one object that the text says; ValueError for anything else."""
    found = read_json(text)
    if not isinstance(found, dict):
        raise ValueError(OBJECT_WANTED)
    return found


def _refuse_constant(name: str) -> NoReturn:
    # NaN and Infinity, which JSON does not know and Python would read.
    raise ValueError(name)
