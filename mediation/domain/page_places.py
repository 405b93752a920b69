"""Where code and 骑缝码 stand on a page, for printer and reader, in millimetres from its corner."""

PAGE_HEIGHT = 297.0
# The code of squares ends where the text does: 28 mm at the binding edge, 448 points of text.
CODE_SIDE, CODE_BOTTOM = 20.0, 4.5
CODE_LEFT = 28 + 448 * 25.4 / 72 - CODE_SIDE
CODE_TOP = PAGE_HEIGHT - CODE_BOTTOM - CODE_SIDE
# Two columns of squares, as near to the right edge as office printers reach.
EDGE_LEFTS = (200.0, 203.5)
EDGE_TOP, EDGE_SQUARE, EDGE_PITCH = 101.0, 2.0, 4.0
