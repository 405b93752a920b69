"""The spreadsheet that an office fills in with its local figures."""

from datetime import date, datetime

from mediation.domain.claims.figure_gaps import years_looked_at
from mediation.domain.claims.figure_kinds import RULES
from mediation.domain.claims.figure_sheet import HEADINGS
from mediation.domain.claims.parameters import NATIONWIDE, ParameterKind
from mediation.models import User
from mediation.queries import standards
from mediation.services.parameters import require_keeper
from mediation.spreadsheets import Column, Sheet, Value, workbook

_WIDTHS = (12, 16, 34, 8, 14, 14, 14, 60)
_FILL_IN = (
    "从第 3 行起填写，一行一个标准；“标准”和“来源”都留空的行不导入。日期写 2026-07-01；"
    "金额按元，月数、天数只写数字，比例写 0.6 或者 60%；来源写文件名称和文号。不能含公式。"
)


def template(*, by: User, at: datetime) -> bytes:
    """The bytes of an .xlsx with the headings, a row for every gap, and the kinds explained."""
    require_keeper(by)
    columns = [
        Column(heading, width=width) for heading, width in zip(HEADINGS, _WIDTHS, strict=True)
    ]
    kinds = (Column("种类", width=34), Column("级别", width=44), Column("范围", width=30))
    sheets = [Sheet("地方标准", columns, _gap_rows(at.date())), Sheet("种类", kinds, _kind_rows())]
    return workbook(sheets, watermark=_FILL_IN)


def _gap_rows(today: date) -> list[tuple[Value, ...]]:
    return [
        (
            *(gap.region_code, gap.region_name or NATIONWIDE, gap.kind.label, qualifier),
            *(gap.begins_on.isoformat(), None, None, None),
        )
        for year in years_looked_at(today)
        for gap in standards.gaps(year, today=today)
        for qualifier in gap.qualifiers
    ]


def _kind_rows() -> list[tuple[Value, ...]]:
    return [
        (kind.label, "、".join(filter(None, RULES[kind].qualifiers)), RULES[kind].span)
        for kind in ParameterKind
    ]
