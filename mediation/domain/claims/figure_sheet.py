"""The spreadsheet of local figures: its columns, and each row of it read or refused by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.domain.claims.figure_entry import TypedFigure, checked
from mediation.domain.claims.figure_versions import Fault, Numbered
from mediation.domain.claims.parameters import ParameterKind
from mediation.domain.claims.reading.values import read_day
from mediation.domain.errors import FieldProblem, InvalidInput

HEADINGS = ("地区代码", "地区名称", "种类", "级别", "自何日起", "至何日止", "标准", "来源")
FIELDS = (
    *("region_code", "region_name", "kind", "qualifier"),
    *("valid_from", "valid_to", "value", "source"),
)
MOST_ROWS = 500
_KINDS = {kind.label: kind for kind in ParameterKind} | {kind.value: kind for kind in ParameterKind}
_VALUE, _SOURCE = FIELDS.index("value"), FIELDS.index("source")


@dataclass(frozen=True)
class SheetRow:
    """The cells of one row as text, and the number it has in the spreadsheet."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SheetReading:
    """The sound rows, what is wrong with the others, and how many nobody has filled in."""

    rows: tuple[Numbered, ...]
    faults: tuple[Fault, ...]
    unfilled: int


def find_rows(rows: Iterable[Sequence[str]]) -> list[SheetRow]:
    """The rows below the headings that hold anything; ValueError when this is another table."""
    found: list[SheetRow] = []
    is_below = False
    for number, cells in enumerate(rows, 1):
        stripped = tuple(cell.strip() for cell in cells[: len(HEADINGS)])
        if is_below and any(stripped):
            padding = ("",) * (len(HEADINGS) - len(stripped))
            found.append(SheetRow(number, (*stripped, *padding)))
        is_below = is_below or stripped == HEADINGS
    if not is_below:
        raise ValueError(f"没有找到表头：{'、'.join(HEADINGS)}。请下载模板填写，不要改动表头。")
    return found


def read_rows(rows: Sequence[SheetRow], *, names: dict[str, str], today: date) -> SheetReading:
    """Read every row; `names` are the known names of regions, and a row may add one."""
    known, sound, faults = dict(names), list[Numbered](), list[Fault]()
    filled = [row for row in rows if row.cells[_VALUE] or row.cells[_SOURCE]]
    for row in filled:
        try:
            figure = checked(_typed(row), today=today)
            require_known_name(figure.region_code, figure.region_name, known)
        except InvalidInput as error:
            faults += [Fault(row.number, each.field, each.sentence) for each in error.problems]
        else:
            known.setdefault(figure.region_code, figure.region_name)
            sound.append(Numbered(row.number, figure))
    return SheetReading(tuple(sound), tuple(faults), len(rows) - len(filled))


def require_known_name(code: str, name: str, names: dict[str, str]) -> None:
    """InvalidInput when the region was entered under another name."""
    known = names.get(code)
    if code and known is not None and known != name:
        sentence = f"地区代码 {code} 已用名称“{known}”，请写同一名称，或者核对代码。"
        raise InvalidInput(FieldProblem("region_name", sentence))


def _typed(row: SheetRow) -> TypedFigure:
    cells = dict(zip(FIELDS, row.cells, strict=True))
    found: list[FieldProblem] = []
    kind = _KINDS.get(cells["kind"].replace("(", "（").replace(")", "）"))
    if kind is None:
        found.append(FieldProblem("kind", f"没有“{cells['kind']}”这个种类，请照模板的说明填写。"))
    begins = _day("valid_from", cells["valid_from"], found)
    if not cells["valid_from"]:
        found.append(FieldProblem("valid_from", "请填写自何日起执行。"))
    ends = _day("valid_to", cells["valid_to"], found)
    if found or kind is None or begins is None:
        raise InvalidInput(*found)
    return TypedFigure(
        region_code=cells["region_code"],
        region_name=cells["region_name"],
        kind=kind,
        qualifier=cells["qualifier"],
        valid_from=begins,
        valid_to=ends,
        value=cells["value"],
        source=cells["source"],
    )


def _day(field: str, text: str, found: list[FieldProblem]) -> date | None:
    if not text:
        return None
    try:
        return read_day(text, at_end=field == "valid_to")
    except ValueError as error:
        found.append(FieldProblem(field, str(error)))
        return None
