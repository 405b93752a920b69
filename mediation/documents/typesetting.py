"""Setting text: spans of characters become lines of placed glyphs.

User text is never markup: a span is printed exactly as typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise
from operator import sub

from mediation.documents.fonts import INVISIBLE, Glyph, Style, glyphs
from mediation.documents.geometry import MIDDLE, MOST_STRETCH
from mediation.documents.line_breaker import Line, break_lines, is_word_character, tightened
from mediation.documents.marks import BLACK, TextMark


class Align(Enum):
    """Where a line stands in its measure."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: Style = Style.SONG
    colour: str = BLACK


Text = str | Sequence[Span]
_PLAIN = str.maketrans({**dict.fromkeys(INVISIBLE), "\r": "\n", "\t": " ", "\xa0": " "})


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set, in points."""

    size: float
    leading: float
    measure: float
    x: float = 0.0
    first_indent: float = 0.0
    align: Align = Align.JUSTIFY
    spacing: float = 0.0  # added after every character


@dataclass(frozen=True)
class _Shaped:
    """The characters of a paragraph with their glyphs, colours and widths."""

    text: str
    glyphs: list[Glyph]
    colours: list[str]
    natural: list[float]
    widths: list[float]


def spans_of(text: Text, style: Style = Style.SONG) -> tuple[Span, ...]:
    """Return the text as spans; a plain string is one span."""
    return (Span(text, style),) if isinstance(text, str) else tuple(text)


def paragraphs_of(text: Text, style: Style = Style.SONG) -> list[tuple[Span, ...]]:
    """Split text at its line ends; empty lines at either end are left out."""
    rows: list[list[Span]] = [[]]
    for span in spans_of(text, style):
        first, *others = _plain(span.text).split("\n")
        rows[-1].append(Span(first, span.style, span.colour))
        rows.extend([Span(other, span.style, span.colour)] for other in others)
    return [tuple(row) for row in rows if any(span.text.strip() for span in row)]


def _plain(text: str) -> str:
    """Turn line ends into one kind, tabs into spaces, and drop marks without ink."""
    return text.replace("\r\n", "\n").translate(_PLAIN)


def text_width(text: Text, size: float, style: Style = Style.SONG) -> float:
    """Return the width of a text set on one line, in points."""
    return sum(_shape(spans_of(text, style), size).widths)


def set_lines(spans: Sequence[Span], setting: Setting) -> list[tuple[TextMark, ...]]:
    """Set one paragraph and return the marks of each line, baseline inside its leading."""
    shaped = _shape(spans, setting.size, setting.spacing)
    lines = break_lines(
        shaped.text, shaped.widths, setting.size, setting.measure, setting.first_indent
    )
    return [
        _placed(shaped, line, setting, setting.first_indent if index == 0 else 0.0)
        for index, line in enumerate(lines)
    ]


def _shape(spans: Sequence[Span], size: float, spacing: float = 0.0) -> _Shaped:
    found = [each for span in spans for each in glyphs(span.style, span.text)]
    text = "".join(span.text for span in spans)
    natural = [each.advance * size / 1000 + spacing for each in found]
    colours = [span.colour for span in spans for _ in span.text]
    return _Shaped(text, found, colours, natural, tightened(text, natural, size))


def _placed(shaped: _Shaped, line: Line, setting: Setting, indent: float) -> tuple[TextMark, ...]:
    slack = setting.measure - indent - line.width
    x, stretch = setting.x + indent, 0.0
    if setting.align is Align.JUSTIFY and not line.last:
        stretch = _stretch(shaped.text, line, slack, setting.size)
    elif setting.align is Align.CENTRE:
        x += (slack + setting.spacing) / 2
    elif setting.align is Align.RIGHT:
        x += slack
    baseline = setting.leading / 2 + MIDDLE * setting.size
    return _runs(shaped, line, x, baseline, setting, stretch)


def _stretch(text: str, line: Line, slack: float, size: float) -> float:
    """Return what to add at each gap between characters, 0 when the gaps would gape."""
    gaps = sum(_stretching(text, line))
    if gaps == 0 or abs(slack) / gaps > MOST_STRETCH * size:
        return 0.0
    return slack / gaps


def _stretching(text: str, line: Line) -> list[bool]:
    """Say after which characters of a line the gap may widen: never inside a word or number."""
    words = [is_word_character(each) for each in text[line.start : line.end]]
    return [*(not (one and other) for one, other in pairwise(words)), False]


def _runs(
    shaped: _Shaped, line: Line, x: float, baseline: float, setting: Setting, stretch: float
) -> tuple[TextMark, ...]:
    """Cut a line into runs of one face, one colour and one spacing."""
    marks: list[TextMark] = []
    # Where nothing is stretched, no run needs to end at a word.
    widening = _stretching(shaped.text, line) if stretch else [False] * (line.end - line.start)
    faces = [id(each.face) for each in shaped.glyphs[line.start : line.end]]
    keys = list(zip(faces, shaped.colours[line.start : line.end], widening, strict=True))
    index = line.start
    for (_, colour, widens), same in groupby(keys):
        stop = index + len(list(same))
        part = slice(index, stop)
        natural, widths, found = shaped.natural[part], shaped.widths[part], shaped.glyphs[part]
        extra = stretch if widens else 0.0
        marks.append(
            TextMark(
                x, baseline, found[0].face, setting.size, shaped.text[part],
                tuple(each.number for each in found), tuple(map(sub, natural, widths)),
                setting.spacing + extra, colour,
            )
        )  # fmt: skip
        x += sum(widths) + extra * (stop - index)
        index = stop
    return tuple(marks)
