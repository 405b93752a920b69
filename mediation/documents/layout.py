"""The flow of a paper: letterhead, title, paragraphs, tick boxes, then pages with head and foot.

Tables and signatures are in their own modules; all of them add strips to the same flow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    BODY_LEADING,
    BODY_SIZE,
    HAIRLINE,
    LETTER_LEADING,
    LETTER_SIZE,
    LETTER_SPACING,
    NOTE_LEADING,
    NOTE_SIZE,
    TITLE_LEADING,
    TITLE_SIZE,
)
from mediation.documents.marks import BLACK, BoxMark, Mark, RuleMark, TextMark
from mediation.documents.page_frame import Frame, draw_pages
from mediation.documents.story import Choices, Divider, Prose, Story, in_order, tell
from mediation.documents.strips import Strip, paginate
from mediation.documents.typesetting import (
    Align,
    Setting,
    Span,
    Text,
    paragraphs_of,
    set_lines,
    text_width,
)

TICK_GAP = 4.0
TICK_APART = 16.0
LETTER_GAP = 0.45  # of an em, where a code is read letter by letter


@dataclass(frozen=True)
class Look:
    """How paragraphs of one kind look, in points; indents are in ems."""

    size: float = BODY_SIZE
    leading: float = BODY_LEADING
    style: Style = Style.SONG
    indent: float = 2.0
    left: float = 0.0
    align: Align = Align.JUSTIFY
    spacing: float = 0.0  # added after every character


BODY = Look()
FLUSH = Look(indent=0.0)
RIGHT = Look(indent=0.0, align=Align.RIGHT)
CENTRED = Look(indent=0.0, align=Align.CENTRE)
NOTE = Look(size=NOTE_SIZE, leading=NOTE_LEADING)
FLUSH_NOTE = replace(NOTE, indent=0.0)
LETTER = Look(
    size=LETTER_SIZE, leading=LETTER_LEADING, style=Style.FANG, spacing=LETTER_SPACING
)  # fmt: skip
FLUSH_LETTER = replace(LETTER, indent=0.0)
RIGHT_LETTER = replace(FLUSH_LETTER, align=Align.RIGHT)
HEADING = Look(style=Style.HEI, align=Align.LEFT)
FLUSH_HEADING = replace(HEADING, indent=0.0)
CENTRED_LETTER = replace(FLUSH_LETTER, align=Align.CENTRE)
LETTER_HEADING = replace(LETTER, style=Style.HEI, align=Align.LEFT)


def label(text: str) -> Span:
    """Return a bold run-in label."""
    return Span(text, Style.BOLD)


class Paper:
    """One document while it is being written; `finished` gives the PDF."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.sheet = frame.sheet
        self.strips: list[Strip] = []

    def letterhead(self, name: str) -> None:
        """Write the name of the body above the title."""
        opening = self.frame.opening
        look = Look(
            opening.name_size, opening.name_leading, opening.name_style, 0.0, align=Align.CENTRE,
            spacing=opening.name_gap * opening.name_size,
        )  # fmt: skip
        self._set((Span(name, look.style, opening.name_colour),), look, keep_all=True)

    def title(self, text: str) -> None:
        """Write the title, spaced out as on formal papers, smaller gaps for long ones."""
        gap = self.frame.opening.title_gap
        gap = gap if len(text) <= 8 else min(gap, 0.15)
        look = Look(
            TITLE_SIZE, TITLE_LEADING, Style.BOLD, 0.0, align=Align.CENTRE,
            spacing=gap * TITLE_SIZE,
        )  # fmt: skip
        self._set(text, look, keep_all=True)

    def spaced_out(self, text: str, look: Look) -> None:
        """Write something to be read letter by letter, with gaps between the characters."""
        self._set(text, replace(look, spacing=LETTER_GAP * look.size), keep_all=True)

    def number(self, text: str) -> None:
        """Write the document number in the middle; over a rule if the frame has one there."""
        opening = self.frame.opening
        self._set(text, CENTRED_LETTER if opening.is_ruled else CENTRED, keep_all=True)
        if not opening.is_ruled:
            self.space(BODY_LEADING / 2)

    def paragraph(self, text: Text, look: Look = BODY) -> None:
        """Write text as one or more paragraphs (its line ends divide it)."""
        self._set(text, look)

    def labelled(self, name: str, text: Text, look: Look = FLUSH) -> None:
        """Write a paragraph that begins with a bold label, '申请人：'."""
        spans = (Span(text, look.style),) if isinstance(text, str) else tuple(text)
        self._set((label(name), *spans), look)

    def heading(self, text: str, look: Look = HEADING) -> None:
        """Write a heading that stays with what follows."""
        self._set(text, look, keep_all=True)

    def space(self, height: float) -> None:
        """Leave room, which vanishes at the top of a page; it never parts tied strips."""
        keep = bool(self.strips) and self.strips[-1].keep
        self.strips.append(Strip(height, keep=keep))

    def ticks(self, choices: Iterable[tuple[str, bool]], look: Look = FLUSH) -> None:
        """Write tick boxes with their labels, several to a line; a long label goes on below."""
        rows: list[list[Mark]] = [[]]
        listed = tuple(choices)
        x = self.sheet.left + (look.indent + look.left) * look.size
        start, right = x, self.sheet.right
        for text, ticked in listed:
            side = 0.8 * look.size
            width = side + TICK_GAP + text_width(text, look.size, look.style)
            if x + width > right and rows[-1]:
                rows.append([])
                x = start
            rows[-1].append(BoxMark(x, look.leading / 2 + side / 2, side, ticked))
            first, *others = _label_lines(text, look, x + side + TICK_GAP, right)
            rows[-1].extend(first)
            rows.extend(list(line) for line in others)
            x += right if others else width + TICK_APART
        made = [Strip(look.leading, tuple(row)) for row in rows if row]
        if made:
            made[0].told = Choices(listed, look.size, look.indent + look.left)
        self.strips.extend(made)

    def new_page(self) -> None:
        """Begin what follows on a page of its own."""
        self.strips.append(Strip(0.0, keep=True, new_page=True))

    def rule(self, *, dashed: bool = False, width: float = HAIRLINE, colour: str = BLACK) -> None:
        """Draw a line across the text, tied to what follows."""
        mark = RuleMark(self.sheet.left, 8, self.sheet.right, 8, width, colour, dashed)
        self.strips.append(Strip(16.0, (mark,), keep=True, told=Divider()))

    def add(self, strips: Sequence[Strip]) -> None:
        """Add strips made elsewhere (tables, signatures)."""
        self.strips.extend(strips)

    def hold(self, lines: int = 2) -> None:
        """Tie the last lines to what follows, so that a signature block never stands alone."""
        inked = 0
        for strip in reversed(self.strips):
            strip.keep = True
            inked += not strip.blank
            if inked >= lines:
                break

    def finished(self) -> bytes:
        """Distribute the strips over pages and return the PDF."""
        tell(self._story())
        room = self.sheet.height - self.frame.foot_room
        return draw_pages(self.frame, paginate(self.strips, room))

    def _story(self) -> Story:
        return Story(
            title=self.frame.title,
            number=self.frame.number,
            sheet=self.sheet,
            page_signers=self.frame.page_signers,
            blocks=in_order((strip.new_page, strip.told) for strip in self.strips),
        )

    def _set(self, text: Text, look: Look, *, keep_all: bool = False) -> None:
        left = look.left * look.size
        setting = Setting(
            size=look.size,
            leading=look.leading,
            measure=self.sheet.width - left,
            x=self.sheet.left + left,
            first_indent=look.indent * look.size,
            align=look.align,
            spacing=look.spacing,
        )
        for spans in paragraphs_of(text, look.style):
            lines = set_lines(spans, setting)
            for index, marks in enumerate(lines):
                tied = keep_all or _is_tied(index, len(lines))
                told = None if index else _prose(spans, look)
                self.strips.append(Strip(look.leading, marks, keep=tied, told=told))


def _prose(spans: tuple[Span, ...], look: Look) -> Prose:
    return Prose(spans, look.size, look.indent, look.left, look.align)


def _is_tied(index: int, count: int) -> bool:
    """Tie the first two and the last two lines of a paragraph (no widow, no orphan)."""
    return count > 1 and index in (0, count - 2)


def _label_lines(text: str, look: Look, x: float, right: float) -> list[tuple[TextMark, ...]]:
    setting = Setting(look.size, look.leading, right - x, x=x, align=Align.LEFT)
    return set_lines((Span(text, look.style, BLACK),), setting) or [()]
