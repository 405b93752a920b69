"""Signature blocks: a line to sign and date for each person, the place for the body's seal."""

from collections.abc import Sequence

from mediation.documents.geometry import (
    BODY_LEADING,
    BODY_SIZE,
    HAIRLINE,
    MARGIN_LEFT,
    MIDDLE,
    SEAL_ROOM,
    SIGNATURE_DATE_WIDTH,
    SIGNATURE_LABEL_WIDTH,
    SIGNATURE_LINE_WIDTH,
    SIGNATURE_ROW,
    SIGNATURE_SIZE,
    TEXT_WIDTH,
)
from mediation.documents.marks import Mark, RuleMark
from mediation.documents.strips import Strip
from mediation.documents.typesetting import Align, Setting, Span, set_lines, text_width

BLANK_DATE = "　　　　年　　月　　日"
SHORT_DATE = "　　年　　月　　日"


def signature_lines(labels: Sequence[str]) -> list[Strip]:
    """Return a line to sign and date for each label ('申请人王某（签名）：'), tied together."""
    strips = [_signature_line(label) for label in labels]
    for strip in strips[:-1]:
        strip.keep = True
    return strips


def _signature_line(label: str) -> Strip:
    right = MARGIN_LEFT + TEXT_WIDTH
    setting = Setting(
        SIGNATURE_SIZE, BODY_LEADING, SIGNATURE_LABEL_WIDTH, MARGIN_LEFT, align=Align.LEFT
    )
    rows = set_lines((Span(label),), setting)
    height = max(SIGNATURE_ROW, len(rows) * BODY_LEADING + SIGNATURE_ROW - BODY_LEADING)
    top = height - len(rows) * BODY_LEADING
    marks: list[Mark] = []
    for index, row in enumerate(rows):
        marks.extend(mark.lowered(top + index * BODY_LEADING) for mark in row)
    last = height - BODY_LEADING
    under = last + BODY_LEADING / 2 + MIDDLE * SIGNATURE_SIZE + 3
    start = MARGIN_LEFT + SIGNATURE_LABEL_WIDTH + 4
    marks.append(RuleMark(start, under, start + SIGNATURE_LINE_WIDTH, under, HAIRLINE))
    date = Setting(
        SIGNATURE_SIZE, BODY_LEADING, SIGNATURE_DATE_WIDTH, right - SIGNATURE_DATE_WIDTH,
        align=Align.RIGHT,
    )  # fmt: skip
    for row in set_lines((Span(SHORT_DATE),), date):
        marks.extend(mark.lowered(last) for mark in row)
    return Strip(height, tuple(marks))


def seal_place(name: str, date_text: str, *, size: float = BODY_SIZE) -> list[Strip]:
    """Return the place for a seal: the date centred under the name it is pressed over, tied."""
    leading = BODY_LEADING * size / BODY_SIZE
    date_text = date_text or BLANK_DATE
    most = TEXT_WIDTH - 2 * size
    width = min(most, max(text_width(name, size), text_width(date_text, size)))
    setting = Setting(size, leading, width, MARGIN_LEFT + most - width, align=Align.CENTRE)
    strips = [Strip(SEAL_ROOM / 2, keep=True)]
    for text in (name, date_text):
        strips.extend(Strip(leading, row, keep=True) for row in set_lines((Span(text),), setting))
    strips[-1].keep = False
    return strips
