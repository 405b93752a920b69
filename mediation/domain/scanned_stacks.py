"""What 骑缝码 tells of a stack of scanned pages: whether each follows the one before it.

The left column of a page is the right column of the page before it. Where they differ, a page is
missing, lies elsewhere, or was swapped; what the pages say of themselves tells which of these.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mediation.domain.edge_strips import Strips, agree, column
from mediation.domain.page_codes import PageMark
from mediation.domain.signed_scans import listed


@dataclass(frozen=True)
class Sheet:
    """One sheet of the stack, from the top: what its code says, and its columns if they are clear.

    `text_hash` is what a seal of the office says of the text of the page; without one, nothing.
    """

    mark: PageMark | None = None
    text_hash: str | None = None
    strips: Strips | None = None


@dataclass(frozen=True)
class Stack:
    """The verdict on a stack; sheets are counted from 1 at the top."""

    swapped: tuple[int, ...]  # sheets that fit neither the paper nor their neighbours
    parted: tuple[tuple[int, int], ...]  # neighbours that do not follow each other
    unread: tuple[int, ...]
    sheets: int

    @property
    def is_whole(self) -> bool:
        """Whether every sheet was read and follows the one before it."""
        return bool(self.sheets) and not (self.swapped or self.parted or self.unread)

    @property
    def lines(self) -> tuple[str, ...]:
        """The verdict in words, the worst first."""
        if not self.sheets:
            return ("没有读到任何一页。",)
        if self.is_whole:
            return (f"骑缝码各页相接，共 {self.sheets} 张，没有发现换页。",)
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.swapped:
            yield f"第 {listed(self.swapped)} 张的骑缝码不对，不是这份文书的原页（被换过）。"
        for one, other in self.parted:
            yield f"第 {one} 张与第 {other} 张的骑缝码接不上：中间缺页，或者次序不对。"
        if self.unread:
            yield f"第 {listed(self.unread)} 张的骑缝码没有读出，请把这几张摊开人工核对。"


def judge(sheets: Sequence[Sheet]) -> Stack:
    """Hold each sheet against its neighbours, its own seal, and the paper that most are of."""
    read = [place for place, sheet in enumerate(sheets) if sheet.mark and sheet.strips]
    paper = _paper_of(sheets)
    swapped = {place for place in read if _is_strange(sheets[place], paper)}
    broken = [pair for pair in pairwise(read) if _is_parted(sheets, *pair)]
    # Neighbours by number that do not follow each other: who follows on neither side is to blame.
    forged = [pair for pair in broken if not swapped & set(pair) and _are_next(sheets, *pair)]
    for one, other in pairwise(forged):
        if one[1] == other[0]:
            swapped.add(one[1])
    swapped |= {place for pair in forged if not swapped & set(pair) for place in pair}
    parted = [pair for pair in broken if not swapped & set(pair)]
    return Stack(
        swapped=tuple(place + 1 for place in sorted(swapped)),
        parted=tuple((one + 1, other + 1) for one, other in parted),
        unread=tuple(place + 1 for place in range(len(sheets)) if place not in read),
        sheets=len(sheets),
    )


def odd_sheets(sheets: Sequence[Sheet], paper: str | None) -> tuple[int, ...]:
    """The sheets that say they are of this paper and bear columns that none of its pages has."""
    return tuple(
        place
        for place, sheet in enumerate(sheets, start=1)
        if sheet.mark and sheet.mark.code == paper and _is_strange(sheet, paper)
    )


def _paper_of(sheets: Sequence[Sheet]) -> str | None:
    """The code of the paper that most sheets belong to."""
    codes = Counter(sheet.mark.code for sheet in sheets if sheet.mark)
    return codes.most_common(1)[0][0] if codes else None


def _is_strange(sheet: Sheet, paper: str | None) -> bool:
    """Whether it is of another paper, or its columns are not those of the page it says it is."""
    if sheet.mark is None or sheet.strips is None:
        return False
    if sheet.mark.code != paper:
        return True
    if sheet.mark.number == 1 and not agree(sheet.strips.left, column(sheet.mark.code)):
        return True
    own = sheet.text_hash
    return own is not None and not agree(sheet.strips.right, column(sheet.mark.code, own))


def _is_parted(sheets: Sequence[Sheet], one: int, other: int) -> bool:
    """Whether two neighbours do not follow each other; beyond an unread sheet nothing is said."""
    above, below = sheets[one].strips, sheets[other].strips
    if other != one + 1 or above is None or below is None:
        return False
    return not agree(above.right, below.left)


def _are_next(sheets: Sequence[Sheet], one: int, other: int) -> bool:
    """Whether two neighbours say that they follow each other."""
    above, below = sheets[one].mark, sheets[other].mark
    return bool(above and below and below.number == above.number + 1)
