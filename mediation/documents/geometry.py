"""Measures of the printed page, in points (1 mm = 2.8346 pt)."""

from dataclasses import dataclass

MILLIMETRE = 72 / 25.4
PAGE_WIDTH = 210 * MILLIMETRE
PAGE_HEIGHT = 297 * MILLIMETRE
PAGE_SIZE = (PAGE_WIDTH, PAGE_HEIGHT)

# GB/T 9704: binding edge 28 mm; 28 characters of 16 pt make the line.
MARGIN_LEFT = 28 * MILLIMETRE
TEXT_WIDTH = 448.0
MARGIN_TOP = 30 * MILLIMETRE
MARGIN_BOTTOM = 27 * MILLIMETRE
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM


@dataclass(frozen=True)
class Sheet:
    """Where text stands on a page: its left and upper edge, its measure and its height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.left + self.width


CASE_SHEET = Sheet(MARGIN_LEFT, MARGIN_TOP, TEXT_WIDTH, TEXT_HEIGHT)
# GB/T 9704-2012: margins of 37 mm above and 28 mm at the binding edge, a text of 156 by 225 mm.
LETTER_SHEET = Sheet(MARGIN_LEFT, 37 * MILLIMETRE, 156 * MILLIMETRE, 225 * MILLIMETRE)
LETTER_CHARACTERS = 28

HEADER_BASELINE = PAGE_HEIGHT - 20 * MILLIMETRE
# The mark of a reprint stands in the margin, clear of the head.
REPRINT_MARK_RISE = 9 * MILLIMETRE
HEADER_RULE = PAGE_HEIGHT - 22 * MILLIMETRE
FOOTER_BASELINE = 15 * MILLIMETRE
PAGE_SIGNATURE_BASELINE = 24 * MILLIMETRE
PAGE_SIGNATURE_ROOM = 9 * MILLIMETRE
# The code at the foot: its quiet zone ends under the text, or under the lines to sign a page.
# With a seal it has up to 65 squares a side: 2.4 dots each in a scan of 200 dots an inch.
PAGE_CODE_SIDE = 20 * MILLIMETRE
PAGE_CODE_BOTTOM = 4.5 * MILLIMETRE
PAGE_CODE_SIZE = 7.0
# 骑缝码 at the right edge, as near to it as office printers reach.
EDGE_SQUARE = 2 * MILLIMETRE
EDGE_PITCH = 4 * MILLIMETRE
EDGE_COLUMNS = (200 * MILLIMETRE, 203.5 * MILLIMETRE)
EDGE_TOP = 196 * MILLIMETRE
PAGE_CODE_RISE = 4 * MILLIMETRE

TITLE_SIZE = 22.0  # 二号
TITLE_LEADING = 40.0
TITLE_SPACING = 0.5  # of an em between the characters of a title
LETTERHEAD_SIZE = 15.0  # 小三
LETTERHEAD_LEADING = 30.0
HEADING_SIZE = 12.0
BODY_SIZE = 12.0  # 小四
BODY_LEADING = 21.5
LETTER_SIZE = 16.0  # 三号, for letters between offices
LETTER_LEADING = 28.99  # 22 lines fill a page
LETTER_SPACING = LETTER_SHEET.width / LETTER_CHARACTERS - LETTER_SIZE  # 28 characters fill a line
LETTER_FOOT_SIZE = 14.0  # 四号
LETTER_FOOT_BASELINE = 28 * MILLIMETRE - 0.38 * LETTER_FOOT_SIZE  # dashes 7 mm below the text
TABLE_SIZE = 10.5  # 五号
TABLE_LEADING = 16.0
NOTE_SIZE = 10.5
NOTE_LEADING = 17.0
SMALL_SIZE = 9.0  # 小五
FOOTER_SIZE = 10.5

CELL_PADDING_X = 4.5
CELL_PADDING_Y = 3.5
RULE_WIDTH = 0.6
HAIRLINE = 0.35
TALLEST_WHOLE_ROW = TEXT_HEIGHT / 3  # a table row taller than this may split over pages
TALLEST_WHOLE_TABLE = TEXT_HEIGHT / 4  # a table lower than this is not split

SIGNATURE_ROW = 36.0
SIGNATURE_SIZE = 12.0
SIGNATURE_LABEL_WIDTH = 226.0
SIGNATURE_LINE_WIDTH = 104.0
SIGNATURE_DATE_WIDTH = 110.0
SEAL_ROOM = 42 * MILLIMETRE  # a round seal of 42 mm falls over name and date

# The centre of a Chinese character lies this far above its baseline, in ems.
MIDDLE = 0.38
# A line whose gaps would be stretched by more than this part of an em stays ragged.
MOST_STRETCH = 0.2

WATERMARK_SIZE = 88.0
WATERMARK_ANGLE = 52.0
