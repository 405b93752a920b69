"""Signature blocks: a line to sign and date for each person, the place for the body's seal."""

from collections.abc import Sequence

from mediation.documents.facts.signing import SignedFacts
from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    BODY_LEADING,
    BODY_SIZE,
    CASE_SHEET,
    HAIRLINE,
    MARGIN_LEFT,
    MIDDLE,
    SEAL_ROOM,
    SIGNATURE_DATE_WIDTH,
    SIGNATURE_LABEL_WIDTH,
    SIGNATURE_LINE_WIDTH,
    SIGNATURE_ROW,
    SIGNATURE_SIZE,
    SMALL_SIZE,
    TEXT_WIDTH,
    Sheet,
)
from mediation.documents.ink import Room, ink
from mediation.documents.marks import Mark, RuleMark, TextMark
from mediation.documents.story import Blank, Prose
from mediation.documents.strips import Strip
from mediation.documents.typesetting import Align, Setting, Span, set_lines, text_width
from mediation.documents.wording import day

BLANK_DATE = "　　　　年　　月　　日"
SHORT_DATE = "　　年　　月　　日"
SIGNATURE_GAP = 6.0  # between a signature and the line above
SMALL_LEADING = 12.0
SEAL_BLANK = 2  # ems between the name of the body and the right edge


def signature_lines(labels: Sequence[str], signed: Sequence[SignedFacts] = ()) -> list[Strip]:
    """Return a line to sign and date for each label ('申请人王某（签名）：'), tied together.

    A line that somebody signed on a screen bears the strokes and the day.
    """
    waiting = list(signed)
    strips = [_signature_line(label, take_signature(label, waiting)) for label in labels]
    for strip in strips[:-1]:
        strip.keep = True
    return strips


def take_signature(label: str, waiting: list[SignedFacts]) -> SignedFacts | None:
    """Take the signature that belongs to a line out of those waiting; namesakes go in turn."""
    for each in waiting:
        if label == each.label or label.startswith(f"{each.label}（"):
            waiting.remove(each)
            return each
    return None


def _signature_line(label: str, signed: SignedFacts | None) -> Strip:
    right = MARGIN_LEFT + TEXT_WIDTH
    setting = Setting(
        SIGNATURE_SIZE, BODY_LEADING, SIGNATURE_LABEL_WIDTH, MARGIN_LEFT, align=Align.LEFT
    )
    rows = _label_rows(label, setting)
    height = max(SIGNATURE_ROW, len(rows) * BODY_LEADING + SIGNATURE_ROW - BODY_LEADING)
    top = height - len(rows) * BODY_LEADING
    marks: list[Mark] = []
    for index, row in enumerate(rows):
        marks.extend(mark.lowered(top + index * BODY_LEADING) for mark in row)
    last = height - BODY_LEADING
    under = last + BODY_LEADING / 2 + MIDDLE * SIGNATURE_SIZE + 3
    start = MARGIN_LEFT + SIGNATURE_LABEL_WIDTH + 4
    marks.append(RuleMark(start, under, start + SIGNATURE_LINE_WIDTH, under, HAIRLINE))
    if signed:
        room_height = SIGNATURE_ROW - SIGNATURE_GAP
        room = Room(start, under - 1 - room_height, SIGNATURE_LINE_WIDTH, room_height)
        marks.extend(_signature(signed, room))
    date_text = day(signed.signed_on) if signed else SHORT_DATE
    date = Setting(
        SIGNATURE_SIZE, BODY_LEADING, SIGNATURE_DATE_WIDTH, right - SIGNATURE_DATE_WIDTH,
        align=Align.RIGHT,
    )  # fmt: skip
    for row in set_lines((Span(date_text),), date):
        marks.extend(mark.lowered(last) for mark in row)
    told = Blank((Span(label),), SIGNATURE_SIZE, date_text, _way(signed))
    return Strip(height, tuple(marks), told=told)


def _label_rows(label: str, setting: Setting) -> list[tuple[TextMark, ...]]:
    """The rows of a label; how to sign, in brackets at its end, is never torn apart."""
    rows = set_lines((Span(label),), setting)
    name, bracket, how = label.rpartition("（")
    above = set_lines((Span(name),), setting) if name else []
    if len(above) in {0, len(rows)}:
        return rows
    return above + set_lines((Span(bracket + how),), setting)


def _way(signed: SignedFacts | None) -> str:
    """How it was signed, where no strokes say so."""
    has_ink = signed is not None and signed.strokes is not None and any(signed.strokes.lines)
    return "" if signed is None or has_ink else signed.way


def _signature(signed: SignedFacts, room: Room) -> list[Mark]:
    """Return the strokes, or how it was signed where there are none."""
    drawn = ink(signed.strokes, room) if signed.strokes else None
    if drawn:
        return [drawn]
    setting = Setting(SMALL_SIZE, SMALL_LEADING, room.width, room.x, align=Align.CENTRE)
    rows = set_lines((Span(signed.way),), setting)[:2]
    top = room.y + room.height - len(rows) * SMALL_LEADING
    return [
        mark.lowered(top + index * SMALL_LEADING) for index, row in enumerate(rows) for mark in row
    ]


def seal_place(
    name: str,
    date_text: str,
    size: float = BODY_SIZE,
    style: Style = Style.SONG,
    sheet: Sheet = CASE_SHEET,
) -> list[Strip]:
    """Return the place for a seal: the date centred under the name it is pressed over, tied."""
    leading = BODY_LEADING * size / BODY_SIZE
    date_text = date_text or BLANK_DATE
    most = sheet.width - SEAL_BLANK * size
    width = min(most, max(text_width(each, size, style) for each in (name, date_text)))
    setting = Setting(size, leading, width, sheet.left + most - width, align=Align.CENTRE)
    strips = [Strip(SEAL_ROOM / 2, keep=True)]
    for text in (name, date_text):
        spans = (Span(text, style),)
        rows = [Strip(leading, row, keep=True) for row in set_lines(spans, setting)]
        rows[0].told = Prose(spans, size, align=Align.RIGHT)
        strips.extend(rows)
    strips[-1].keep = False
    return strips
