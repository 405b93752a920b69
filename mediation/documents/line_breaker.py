"""Breaking Chinese text into lines: 禁则, whole numbers and words, punctuation squeezed.

Works on characters and their widths alone, so it knows no fonts and is tested without them.
Linear in the length of the text.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import combining

CLOSING = frozenset("，。、；：）》」』】〕〉］｝”’．")
OPENING = frozenset("（《「『【〔〈［｛“‘")
FORBIDDEN_START = CLOSING | frozenset("！？％‰℃·—…～-,.;:!?)]}%>")
FORBIDDEN_END = OPENING | frozenset("￥¥＄$([{<№§")
SPACES = frozenset(" \u3000\t\u00a0")
DOUBLED = frozenset("—…")
# A number is not parted from the unit behind it: 2026年, 23日, 12,600.00元.
UNITS = frozenset("年月日时分元号份")
WORD_LIMIT = 0x2000  # Latin, Greek, Cyrillic and digits lie below; they run on as words
HALF = 0.5
LOOK_BACK = 8


@dataclass(frozen=True)
class Line:
    """One line: text[start:end] without the spaces at its end, and its natural width."""

    start: int
    end: int
    width: float
    last: bool


def tightened(text: str, widths: Sequence[float], size: float) -> list[float]:
    """Return the widths, without the blank half where two marks stand together (标点挤压)."""
    result = list(widths)
    for index in range(len(text) - 1):
        first, second = text[index], text[index + 1]
        after_closing = first in CLOSING and (second in CLOSING or second in OPENING)
        if after_closing or (first in OPENING and second in OPENING):
            result[index] -= _blank_half(result[index], size)
    return result


def _blank_half(width: float, size: float) -> float:
    """Return what can be squeezed from a full-width mark: half an em, nothing if it is narrow."""
    return HALF * size if width > 0.9 * size else 0.0


def may_break(before: str, after: str) -> bool:
    """Say whether a line may end between two characters."""
    # A space before a mark does not let the mark begin a line.
    if after in SPACES or after in FORBIDDEN_START:
        return False
    if before in SPACES:
        return True
    if before in FORBIDDEN_END or combining(after):
        return False
    if before.isdecimal() and after in UNITS:
        return False
    return not (is_word_character(before) and is_word_character(after))


def is_word_character(character: str) -> bool:
    """Say whether a character belongs to a word or number that is kept whole."""
    return ord(character) < WORD_LIMIT and character not in SPACES and character != "·"


def break_lines(
    text: str, widths: Sequence[float], size: float, measure: float, first_indent: float = 0.0
) -> list[Line]:
    """Break one paragraph (no line ends in it) into lines no wider than the measure, in points.

    Widths are those of `tightened`. A mark at the end of a line may give up its blank half.
    A word is cut only when it is longer than a whole line.
    """
    if not text:
        return []
    totals = [0.0, *accumulate(widths)]
    lines: list[Line] = []
    start, room = 0, measure - first_indent
    while (over := _first_beyond(text, totals, start, size, room)) is not None:
        lawful = (place for place in range(over, start, -1) if _is_lawful(text, place))
        cut = next(lawful, 0) or _forced_cut(text, start, over)
        lines.append(_line(text, totals, start, cut, size, room))
        start, room = cut, measure
    lines.append(_line(text, totals, start, len(text), size, room, last=True))
    return lines


def _first_beyond(
    text: str, totals: Sequence[float], start: int, size: float, room: float
) -> int | None:
    """Return the first character that does not fit on a line; None if all of them do."""
    # A mark that gives up its blank half, or a space, may still fit where its full width does not.
    place = max(start + 1, bisect_right(totals, totals[start] + room, start + 1) - 1)
    for index in range(place, len(text)):
        if text[index] in SPACES:
            continue
        if _width(text, totals, start, index + 1, size) > room + 1e-6:
            return index
    return None


def _is_lawful(text: str, index: int) -> bool:
    """Say whether a line may begin at an index, with regard to what stands further back."""
    return (
        may_break(text[index - 1], text[index])
        and _pair_ends(text, index)
        and not _follows_opening(text, index)
    )


def _follows_opening(text: str, index: int) -> bool:
    """Say whether only spaces stand between an opening mark and an index."""
    return text[max(0, index - LOOK_BACK) : index].rstrip("".join(SPACES))[-1:] in FORBIDDEN_END


def _pair_ends(text: str, index: int) -> bool:
    """Refuse to part the two halves of —— and ……, counting from the start of their run."""
    if text[index] not in DOUBLED or text[index - 1] != text[index]:
        return True
    run = index
    while run > 0 and index - run < LOOK_BACK and text[run - 1] == text[index]:
        run -= 1
    return (index - run) % 2 == 0


def _width(text: str, totals: Sequence[float], start: int, end: int, size: float) -> float:
    """Return the narrowest width of a line: its last mark may give up its blank half."""
    width = totals[end] - totals[start]
    if text[end - 1] in CLOSING:
        width -= _blank_half(totals[end] - totals[end - 1], size)
    return width


def _forced_cut(text: str, start: int, index: int) -> int:
    """Choose where to cut a run longer than a line: not before or after a forbidden mark."""
    for cut in range(index, max(start, index - LOOK_BACK), -1):
        if text[cut] not in FORBIDDEN_START and not _follows_opening(text, cut):
            return cut
    return index


def _line(
    text: str,
    totals: Sequence[float],
    start: int,
    end: int,
    size: float,
    room: float,
    *,
    last: bool = False,
) -> Line:
    visible = end
    while visible > start and text[visible - 1] in SPACES:
        visible -= 1
    width = totals[visible] - totals[start]
    if visible > start and width > room:
        width = _width(text, totals, start, visible, size)
    return Line(start, visible, width, last)
