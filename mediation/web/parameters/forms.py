"""The forms of a local figure: a new one, its successor, its withdrawal, a spreadsheet of many."""

import json

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, SelectField
from wtforms.validators import InputRequired, Optional

from mediation.domain.claims.figure_entry import TypedFigure
from mediation.domain.claims.figure_kinds import RULES
from mediation.domain.claims.figure_sheet import HEADINGS, MOST_ROWS, SheetRow
from mediation.domain.claims.parameters import ParameterKind
from mediation.models import LocalFigure
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField
from mediation.web.intake.fields import LineField

QUALIFIERS = list(dict.fromkeys(each for rule in RULES.values() for each in rule.qualifiers))
VALUE_HINT = "金额按元；月数、天数只写数字；比例写 0.6 或者 60%。"
SOURCE_HINT = (
    "公布的文件名称和文号，例如“江人社发〔2026〕3号《关于调整最低工资标准的通知》”。"
    "工伤两项补助金请一并写明“以本人工资为基数”或者“以统筹地区职工月平均工资为基数”。"
)


class VersionForm(FlaskForm):
    """What the next version of a figure says: since when, how much, on what basis."""

    valid_from = DayField("自何日起", [InputRequired("请填写自何日起执行。")])
    valid_to = DayField("至何日止", [Optional()], description="没有截止日的留空。")
    value = LineField("标准", 30, [InputRequired("请填写标准。")], description=VALUE_HINT)
    source = LineField(
        "来源", 300, [InputRequired("请写明公布的文件名称和文号。")], description=SOURCE_HINT
    )

    def typed_for(self, before: LocalFigure) -> TypedFigure:
        """The next version of a figure that is kept."""
        figure = before.figure
        place = (figure.region_code, figure.region_name, figure.kind, figure.qualifier)
        return self._typed(*place)

    def _typed(self, code: str, name: str, kind: ParameterKind, qualifier: str) -> TypedFigure:
        return TypedFigure(
            region_code=code,
            region_name=name,
            kind=kind,
            qualifier=qualifier,
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            value=self.value.data or "",
            source=self.source.data or "",
        )


class FigureForm(VersionForm):
    """A new figure of a region."""

    region_code = LineField(
        "地区代码",
        12,
        description="行政区划代码的前几位：42 省、4201 市、420103 区县；全国统一的留空。",
    )
    region_name = LineField("地区名称", 40, description="例如“江城市”；全国统一的留空。")
    kind = ListedField("种类", choices=choices_of(ParameterKind))
    qualifier = ListedField(
        "级别",
        choices=options([(each, each or "（不分级别）") for each in QUALIFIERS]),
        description="工伤两项补助金按 5 至 10 级分别录入；月工作日按月、季、年分别录入。",
    )

    def typed(self) -> TypedFigure:
        """The whole figure."""
        place = (self.region_code.data or "", self.region_name.data or "")
        return self._typed(*place, ParameterKind(self.kind.data), self.qualifier.data or "")


class WithdrawalForm(FlaskForm):
    """Why a figure was wrong."""

    reason = LineField(
        "撤回原因", 300, [InputRequired("请写明撤回的原因，例如“金额录错，原文为 2,010 元”。")]
    )


class SheetForm(FlaskForm):
    """A filled-in spreadsheet."""

    file = FileField(
        "Excel 表格",
        [FileRequired("请选择填好的 Excel 表格（xlsx）。")],
        description=f"按模板填写，最多 {MOST_ROWS} 行、1 MB；不能含公式和宏。",
    )


class SheetRowsForm(FlaskForm):
    """The rows of a spreadsheet that was looked at, sent back to be kept."""

    rows = HiddenField()

    def typed(self) -> list[SheetRow]:
        """The rows; none when the field was tampered with."""
        try:
            found = json.loads(self.rows.data or "")
            rows = [SheetRow(number, tuple(cells)) for number, cells in found]
        except (ValueError, TypeError, RecursionError):
            return []
        return rows if len(rows) <= MOST_ROWS and all(_is_sound(row) for row in rows) else []


def _is_sound(row: SheetRow) -> bool:
    is_text = all(isinstance(cell, str) for cell in row.cells)
    return isinstance(row.number, int) and is_text and len(row.cells) == len(HEADINGS)


def as_text(rows: list[SheetRow]) -> str:
    """The rows as the hidden field carries them."""
    return json.dumps([[row.number, row.cells] for row in rows], ensure_ascii=False)


class FilterForm(FlaskForm):
    """What the list is narrowed to; sent by GET."""

    class Meta:
        """A form that reads needs no token."""

        csrf = False

    region = SelectField("地区")
    kind = SelectField("种类", choices=choices_of(ParameterKind, "全部种类"))
    state = SelectField("状态", choices=options([("", "现行和历次"), ("all", "含已撤回")]))

    def offer(self, regions: list[tuple[str, str]]) -> None:
        """The regions that may be chosen."""
        self.region.choices = options([("", "全部地区"), *regions])
