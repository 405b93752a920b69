"""Local figures for tests: as they are typed, and as spreadsheets of them are filled in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from mediation.domain.claims.figure_entry import TypedFigure
from mediation.domain.claims.figure_sheet import HEADINGS
from mediation.domain.claims.parameters import ParameterKind as K

WAGE = TypedFigure(
    region_code="4201",
    region_name="江城市",
    kind=K.MINIMUM_WAGE,
    qualifier="",
    valid_from=date(2024, 7, 1),
    valid_to=None,
    value="2010",
    source="江人社发〔2024〕3号",
)
NEWER = replace(WAGE, valid_from=date(2026, 7, 1), value="2210", source="江人社发〔2026〕3号")
AVERAGE_ROW = (
    *("4201", "江城市", "上年度职工月平均工资", "", "2026-01-01", "", 8160.5),
    "江统发〔2026〕9号",
)
WAGE_ROW = (
    *("4201", "江城市", "月最低工资标准", "", date(2026, 7, 1), None, "2210"),
    "江人社发〔2026〕3号",
)


def sheet(*rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> bytes:
    """A filled-in template: a line on top, the headings, the rows from the third on."""
    book = Workbook()
    page = book.active
    page.append(["从第 3 行起填写"])
    page.append(list(headings))
    for row in rows:
        page.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()
