"""Where papers are sent to: a sheet for each letter, and labels of 66 by 36 mm, 24 on a sheet.

Nothing here is kept: what is drawn is the address that counts on the day it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediation.documents.embedding import PaperCanvas
from mediation.documents.fonts import Style
from mediation.documents.geometry import HAIRLINE, MILLIMETRE, PAGE_HEIGHT, PAGE_SIZE, PAGE_WIDTH
from mediation.documents.marks import BLACK, GREY, RuleMark, TextMark
from mediation.documents.page_frame import PRODUCT
from mediation.documents.typesetting import Align, Setting, Span, set_lines, text_width

# 3 by 8 labels fill the page but for 6 mm at the sides and 4.5 mm above and below.
LABEL_WIDTH, LABEL_HEIGHT = 66 * MILLIMETRE, 36 * MILLIMETRE
LABELS_ACROSS, LABELS_DOWN = 3, 8
LABELS_ON_A_SHEET = LABELS_ACROSS * LABELS_DOWN
LABEL_LEFT = (PAGE_WIDTH - LABELS_ACROSS * LABEL_WIDTH) / 2
LABEL_TOP = (PAGE_HEIGHT - LABELS_DOWN * LABEL_HEIGHT) / 2
LABEL_PADDING = 4 * MILLIMETRE
# Sizes that are tried one after the other until an address fits.
LABEL_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0)

# A sheet folded in three shows its upper third in the window of a long envelope.
FOLD = 99 * MILLIMETRE
SHEET_LEFT, SHEET_WIDTH = 25 * MILLIMETRE, 160 * MILLIMETRE
POSTCODE_BOX, POSTCODE_PITCH, POSTCODE_TOP = 8 * MILLIMETRE, 10 * MILLIMETRE, 15 * MILLIMETRE
DIGITS_OF_A_POSTCODE = 6


@dataclass(frozen=True)
class Recipient:
    """Who gets a letter, and where; `about` is what the office finds it by."""

    name: str
    address: str
    postcode: str = ""
    phone: str = ""
    about: str = ""


@dataclass(frozen=True)
class Sender:
    """The body that sends."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class _Line:
    """A line of an address: its size, whether it is bold, and its leading."""

    text: str
    size: float
    style: Style = Style.SONG
    colour: str = BLACK

    def set(self, x: float, width: float) -> list[tuple[float, tuple[TextMark, ...]]]:
        """Return the printed lines with their heights."""
        leading = self.size * 1.3
        setting = Setting(self.size, leading, width, x=x, align=Align.LEFT)
        span = Span(self.text, self.style, self.colour)
        return [(leading, marks) for marks in set_lines((span,), setting)]


def draw_sheets(recipients: Sequence[Recipient], sender: Sender) -> bytes:
    """Return a page for each recipient: post code, address and name in the upper third."""
    canvas = _canvas("邮寄地址页", sender.name)
    for recipient in recipients:
        _postcode(canvas, recipient.postcode)
        top = POSTCODE_TOP + POSTCODE_BOX + 6 * MILLIMETRE
        lines = [_Line(recipient.address, 16), _Line(f"{recipient.name}　收", 20, Style.HEI)]
        lines += [_Line(f"电话：{recipient.phone}", 12)] if recipient.phone else []
        _write(canvas, lines, SHEET_LEFT, top, SHEET_WIDTH)
        fold = RuleMark(8 * MILLIMETRE, 0, PAGE_WIDTH - 8 * MILLIMETRE, 0, HAIRLINE, GREY, True)
        fold.draw(canvas, PAGE_HEIGHT - FOLD)
        back = [_Line("寄件：" + sender.name, 12), _Line(sender.address, 12)]
        back += [_Line(f"电话：{sender.phone}", 12), _Line(recipient.about, 10, colour=GREY)]
        _write(canvas, back, SHEET_LEFT, FOLD + 8 * MILLIMETRE, SHEET_WIDTH)
        canvas.end_page()
    return canvas.finished()


def draw_labels(recipients: Sequence[Recipient], sender: Sender, *, first: int = 1) -> bytes:
    """Return sheets of labels; `first` is the first free one, counted by rows from 1 to 24."""
    canvas = _canvas("地址标签", sender.name)
    for place, recipient in enumerate(recipients, start=first - 1):
        if place > first - 1 and place % LABELS_ON_A_SHEET == 0:
            canvas.end_page()
        row, column = divmod(place % LABELS_ON_A_SHEET, LABELS_ACROSS)
        left = LABEL_LEFT + column * LABEL_WIDTH + LABEL_PADDING
        top = LABEL_TOP + row * LABEL_HEIGHT + LABEL_PADDING
        _write(canvas, _fitting(recipient), left, top, LABEL_WIDTH - 2 * LABEL_PADDING)
    canvas.end_page()
    return canvas.finished()


def _canvas(title: str, author: str) -> PaperCanvas:
    canvas = PaperCanvas(PAGE_SIZE)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator(PRODUCT)
    canvas.setProducer(PRODUCT)
    return canvas


def _fitting(recipient: Recipient) -> list[_Line]:
    """The lines of a label in the largest size in which they fit its height."""
    room = LABEL_HEIGHT - 2 * LABEL_PADDING
    width = LABEL_WIDTH - 2 * LABEL_PADDING
    for size in LABEL_SIZES:
        lines = _label_lines(recipient, size)
        if sum(height for line in lines for height, _ in line.set(0, width)) <= room:
            return lines
    # The case is found by the name too; an address is never cut.
    return _label_lines(replace(recipient, about=""), LABEL_SIZES[-1])


def _label_lines(recipient: Recipient, size: float) -> list[_Line]:
    written = (
        _Line(recipient.postcode, size),
        _Line(recipient.address, size),
        _Line(f"{recipient.name}　收", size + 1, Style.HEI),
        _Line(recipient.phone, size),
        _Line(recipient.about, min(size, 7.0), colour=GREY),
    )
    return [line for line in written if line.text]


def _write(
    canvas: PaperCanvas, lines: Sequence[_Line], left: float, top: float, width: float
) -> None:
    """Write lines one under the other, from a distance below the upper edge of the page."""
    y = top
    for line in lines:
        for height, marks in line.set(left, width):
            for mark in marks:
                mark.draw(canvas, PAGE_HEIGHT - y)
            y += height


def _postcode(canvas: PaperCanvas, postcode: str) -> None:
    """Draw six boxes, a digit in each; without a post code they are filled in by hand."""
    for place in range(DIGITS_OF_A_POSTCODE):
        left = SHEET_LEFT + place * POSTCODE_PITCH
        _box(canvas, left, POSTCODE_TOP)
        digit = postcode[place : place + 1]
        if digit:
            inset = (POSTCODE_BOX - text_width(digit, 16)) / 2
            _write(canvas, [_Line(digit, 16)], left + inset, POSTCODE_TOP + 1, POSTCODE_BOX)


def _box(canvas: PaperCanvas, left: float, top: float) -> None:
    right, bottom = left + POSTCODE_BOX, top + POSTCODE_BOX
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        RuleMark(x1, y1, x2, y2).draw(canvas, PAGE_HEIGHT)
