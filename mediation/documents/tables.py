"""Tables that go over pages: repeated heads, wrapped cells, rows that may be taller than a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents.facts.signing import StrokeFacts
from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    CASE_SHEET,
    CELL_PADDING_X,
    CELL_PADDING_Y,
    RULE_WIDTH,
    TABLE_LEADING,
    TABLE_SIZE,
    TALLEST_WHOLE_ROW,
    TALLEST_WHOLE_TABLE,
    Sheet,
)
from mediation.documents.ink import Room, ink
from mediation.documents.marks import LinkMark, Mark, RuleMark, TextMark
from mediation.documents.story import Cell as ToldCell
from mediation.documents.story import Grid
from mediation.documents.strips import Strip
from mediation.documents.typesetting import Align, Setting, Text, paragraphs_of, set_lines


@dataclass(frozen=True)
class Column:
    """One column: its heading, its share of the width, how its cells stand."""

    heading: str
    share: float
    align: Align = Align.LEFT


FORM_SHARES = {2: (17, 83), 4: (17, 33, 17, 33)}
Lines = list[tuple[TextMark, ...]]


Cell = Text | StrokeFacts


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    sheet: Sheet = CASE_SHEET,
    *,
    links: Sequence[str] = (),
) -> list[Strip]:
    """Return the strips of a table as wide as the text; a cell may hold a signature.

    `links` says where each row leads.
    """
    edges = _edges([column.share for column in columns], sheet)
    head = _head(columns, edges)
    strips = [head]
    listed = list(rows)
    for number, row in enumerate(listed):
        cells = [
            _cell(_text(content), column.align, edges[index], edges[index + 1])
            for index, (content, column) in enumerate(zip(row, columns, strict=True))
        ]
        drawn = _row_strips(cells, edges, (head,))
        drawn[0].marks += _inked(row, edges, drawn[0].height)
        if links:
            _lead(drawn, edges, links[number])
        strips.extend(drawn)
    head.told = _grid(columns, listed)
    if sum(strip.height for strip in strips) <= TALLEST_WHOLE_TABLE:
        for strip in strips[:-1]:
            strip.keep = True
    return strips


def _lead(strips: Sequence[Strip], edges: list[float], target: str) -> None:
    for strip in strips:
        width = edges[-1] - edges[0]
        strip.marks += (LinkMark(edges[0], 0.0, width, strip.height, target),)


def form(rows: Iterable[Sequence[Text]], sheet: Sheet = CASE_SHEET) -> list[Strip]:
    """Return the strips of a form: each row has a label and what is filled in, once or twice."""
    top = RuleMark(sheet.left, 0, sheet.right, 0)
    strips: list[Strip] = []
    for row in rows:
        shares = FORM_SHARES[len(row)]
        edges = _edges(shares, sheet)
        cells = [
            _cell(
                content,
                Align.LEFT if index % 2 else Align.CENTRE,
                edges[index],
                edges[index + 1],
                Style.SONG if index % 2 else Style.HEI,
            )
            for index, content in enumerate(row)
        ]
        drawn = _row_strips(cells, edges, (Strip(0.0, (top,)),))
        drawn[0].told = Grid((_form_row(row),), shares, TABLE_SIZE)
        strips.extend(drawn)
    if strips:
        strips[0].marks += (top,)
    return strips


def _grid(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Grid:
    """Tell a table: its head, then its rows; a signature by pen is not told."""
    head = tuple(ToldCell(column.heading, Align.CENTRE, Style.HEI) for column in columns)
    body = [
        tuple(
            ToldCell(_text(content), column.align)
            for content, column in zip(row, columns, strict=True)
        )
        for row in rows
    ]
    shares = tuple(column.share for column in columns)
    return Grid((head, *body), shares, TABLE_SIZE, has_head=True)


def _form_row(row: Sequence[Text]) -> tuple[ToldCell, ...]:
    return tuple(
        ToldCell(content, Align.LEFT) if index % 2 else ToldCell(content, Align.CENTRE, Style.HEI)
        for index, content in enumerate(row)
    )


def _text(content: Cell) -> Text:
    return "" if isinstance(content, StrokeFacts) else content


def _inked(row: Sequence[Cell], edges: list[float], height: float) -> tuple[Mark, ...]:
    """Return the signatures of a row, each inside its cell."""
    drawn = [
        ink(content, Room(
            edges[index] + CELL_PADDING_Y, CELL_PADDING_Y,
            edges[index + 1] - edges[index] - 2 * CELL_PADDING_Y, height - 2 * CELL_PADDING_Y,
        ))
        for index, content in enumerate(row)
        if isinstance(content, StrokeFacts)
    ]  # fmt: skip
    return tuple(each for each in drawn if each)


def _edges(shares: Sequence[float], sheet: Sheet) -> list[float]:
    edges = [sheet.left]
    for share in shares:
        edges.append(edges[-1] + sheet.width * share / sum(shares))
    return edges


def _cell(
    content: Text, align: Align, left: float, right: float, style: Style = Style.SONG
) -> Lines:
    setting = Setting(
        TABLE_SIZE, TABLE_LEADING, right - left - 2 * CELL_PADDING_X, left + CELL_PADDING_X,
        align=align,
    )  # fmt: skip
    return [line for spans in paragraphs_of(content, style) for line in set_lines(spans, setting)]


def _head(columns: Sequence[Column], edges: list[float]) -> Strip:
    cells = [
        _cell(column.heading, Align.CENTRE, edges[index], edges[index + 1], Style.HEI)
        for index, column in enumerate(columns)
    ]
    strip = _whole_row(cells, edges)
    top = RuleMark(edges[0], 0, edges[-1], 0)
    return Strip(strip.height, (top, *strip.marks), keep=True)


def _row_strips(cells: list[Lines], edges: list[float], head: tuple[Strip, ...]) -> list[Strip]:
    if _row_height(cells) <= TALLEST_WHOLE_ROW:
        row = _whole_row(cells, edges)
        row.head = head
        return [row]
    return _split_row(cells, edges, head)


def _row_height(cells: list[Lines]) -> float:
    return max(1, *(len(lines) for lines in cells)) * TABLE_LEADING + 2 * CELL_PADDING_Y


def _whole_row(cells: list[Lines], edges: list[float]) -> Strip:
    """Draw a row that is never cut; its cells stand in the middle of its height."""
    height = _row_height(cells)
    marks: list[Mark] = [*_verticals(edges, height), _bottom(edges, height)]
    for lines in cells:
        top = (height - len(lines) * TABLE_LEADING) / 2
        marks.extend(_shifted(lines, top))
    return Strip(height, tuple(marks))


def _split_row(cells: list[Lines], edges: list[float], head: tuple[Strip, ...]) -> list[Strip]:
    """Draw a tall row line by line, so that it can go over pages."""
    count = max(len(lines) for lines in cells)
    strips = []
    for index in range(count):
        above = CELL_PADDING_Y if index == 0 else 0.0
        height = TABLE_LEADING + above + (CELL_PADDING_Y if index == count - 1 else 0.0)
        marks: list[Mark] = _verticals(edges, height)
        for lines in cells:
            marks.extend(_shifted(lines[index : index + 1], above))
        if index == count - 1:
            marks.append(_bottom(edges, height))
        closing = (_bottom(edges, height),)
        strips.append(Strip(height, tuple(marks), head=head, closing=closing))
    return strips


def _shifted(lines: Lines, top: float) -> list[Mark]:
    return [
        mark.lowered(top + index * TABLE_LEADING)
        for index, line in enumerate(lines)
        for mark in line
    ]


def _verticals(edges: list[float], height: float) -> list[Mark]:
    reach = RULE_WIDTH / 2  # joins the corners
    return [RuleMark(x, -reach, x, height + reach) for x in edges]


def _bottom(edges: list[float], height: float) -> Mark:
    return RuleMark(edges[0], height, edges[-1], height)
