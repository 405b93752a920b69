"""Checking a local figure that somebody enters: value, region, dates and source, by its kind."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from mediation.domain.claims.figure_kinds import RULES, FigureUnit, is_national
from mediation.domain.claims.parameters import NATIONWIDE, ParameterKind
from mediation.domain.claims.regions import region_code
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.money import AmountError, parse_amount
from mediation.domain.width import narrow

# (kind, region code, qualifier): versions of one place follow each other in time.
Place = tuple[ParameterKind, str, str]
SAMPLE_SOURCE = "示例数据，非官方数字"
EARLIEST = date(1995, 1, 1)
_LATEST_YEARS = 2
_LONGEST_NAME, _LONGEST_SOURCE = 40, 300
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
# The number of a document, an article of a law, or the year of a bulletin.
_NUMBERED = re.compile(r"[0-9]|号|第.+条")


@dataclass(frozen=True)
class TypedFigure:
    """A figure as it was typed, on the page or in a row of a spreadsheet."""

    region_code: str
    region_name: str
    kind: ParameterKind
    qualifier: str
    valid_from: date
    valid_to: date | None
    value: str
    source: str


@dataclass(frozen=True)
class Figure:
    """A figure that may be kept; `figure_id` once it is."""

    region_code: str
    region_name: str
    kind: ParameterKind
    qualifier: str
    valid_from: date
    valid_to: date | None
    value: Decimal
    source: str
    figure_id: int | None = None

    @property
    def place(self) -> Place:
        """What its versions have in common."""
        return self.kind, self.region_code, self.qualifier

    def until(self, last_day: date) -> "Figure":
        """The same figure, ending on a day."""
        return replace(self, valid_to=last_day)


def checked(typed: TypedFigure, *, today: date, is_sample: bool = False) -> Figure:
    """The figure, tidied; InvalidInput names each field that is wrong."""
    found: list[FieldProblem] = []
    code, name = _region(typed, found)
    value = _value(typed, found)
    _look_at_qualifier(typed, found)
    _look_at_days(typed, today, found)
    source = _source(typed, found, is_sample)
    if found or value is None:
        raise InvalidInput(*found)
    return Figure(
        code, name, typed.kind, typed.qualifier, typed.valid_from, typed.valid_to, value, source
    )


def read_value(kind: ParameterKind, text: str) -> Decimal:
    """The number as it was published; ValueError carries the sentence of what is wrong."""
    rule = RULES[kind]
    value = _read_money(text) if rule.unit is FigureUnit.YUAN else _read_number(kind, text)
    if not rule.least <= value <= rule.most:
        raise ValueError(f"{kind.label}应当在 {rule.span}之间，请核对单位和位数。")
    if value != round(value, rule.decimals):
        allowed = f"最多 {rule.decimals} 位小数" if rule.decimals else "没有小数"
        raise ValueError(f"{kind.label}{allowed}，请核对。")
    return value


def _read_money(text: str) -> Decimal:
    try:
        return parse_amount(text)
    except AmountError as error:
        raise ValueError(error.problem.sentence) from error


def _read_number(kind: ParameterKind, text: str) -> Decimal:
    unit = RULES[kind].unit
    plain = narrow(text).strip().removesuffix(unit.label).strip() if unit.label else narrow(text)
    is_percent = unit is FigureUnit.SHARE and plain.strip().endswith("%")
    plain = plain.strip().removesuffix("%").strip() if is_percent else plain.strip()
    if not _NUMBER.fullmatch(plain):
        example = "0.6 或者 60%" if unit is FigureUnit.SHARE else "8"
        raise ValueError(f"{kind.label}请只填写数字，例如 {example}。")
    return Decimal(plain) / 100 if is_percent else Decimal(plain)


def _value(typed: TypedFigure, found: list[FieldProblem]) -> Decimal | None:
    try:
        return read_value(typed.kind, typed.value)
    except ValueError as error:
        found.append(FieldProblem("value", str(error)))
        return None


def _region(typed: TypedFigure, found: list[FieldProblem]) -> tuple[str, str]:
    text, name = narrow(typed.region_code).strip(), typed.region_name.strip()
    if is_national(typed.kind):
        if text or name not in ("", NATIONWIDE):
            sentence = f"{typed.kind.label}全国统一，地区代码和地区名称请留空。"
            found.append(FieldProblem("region_code", sentence))
        return "", NATIONWIDE
    code = region_code(text)
    if code is None:
        sentence = "请填写行政区划代码的前几位：42 省、4201 市、420103 区县。"
        found.append(FieldProblem("region_code", sentence))
    if not name or name == NATIONWIDE:
        found.append(FieldProblem("region_name", "请填写地区名称，例如“江城市”。"))
    elif len(name) > _LONGEST_NAME:
        found.append(FieldProblem("region_name", f"最多 {_LONGEST_NAME} 个字，请删减。"))
    return code or "", name


def _look_at_qualifier(typed: TypedFigure, found: list[FieldProblem]) -> None:
    allowed = RULES[typed.kind].qualifiers
    if typed.qualifier in allowed:
        return
    if allowed == ("",):
        sentence = f"{typed.kind.label}不分级别，请留空。"
    else:
        listed = "、".join(each or "留空（月）" for each in allowed)
        sentence = f"{typed.kind.label}分别录入，请选择：{listed}。"
    found.append(FieldProblem("qualifier", sentence))


def _look_at_days(typed: TypedFigure, today: date, found: list[FieldProblem]) -> None:
    latest = date(today.year + _LATEST_YEARS, 12, 31)
    if not EARLIEST <= typed.valid_from <= latest:
        sentence = f"起始日期应当在 {EARLIEST} 到 {latest} 之间，请核对年份。"
        found.append(FieldProblem("valid_from", sentence))
    if typed.valid_to is not None and typed.valid_to < typed.valid_from:
        found.append(FieldProblem("valid_to", "截止日期不能早于起始日期，请核对。"))


def _source(typed: TypedFigure, found: list[FieldProblem], is_sample: bool) -> str:
    source = typed.source.strip()
    if is_sample != source.startswith(SAMPLE_SOURCE):
        found.append(FieldProblem("source", f"“{SAMPLE_SOURCE}”只用于演示。"))
    elif not is_sample and not _NUMBERED.search(narrow(source)):
        sentence = "请写明公布的文件名称和文号，例如“江人社发〔2026〕3号《关于调整……的通知》”。"
        found.append(FieldProblem("source", sentence))
    elif len(source) > _LONGEST_SOURCE:
        found.append(FieldProblem("source", f"最多 {_LONGEST_SOURCE} 个字，请删减。"))
    return source
