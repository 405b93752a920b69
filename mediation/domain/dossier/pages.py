"""Page numbers that are given once: what comes later stands at the end, nothing ever shifts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.domain.dossier.catalogue import Piece, PieceKey, in_order
from mediation.domain.volumes import Volume

MAIN_PART = 1
FIRST_SUPPLEMENT = 2


@dataclass(frozen=True)
class Place:
    """The pages of one piece in one part of a volume, given for good."""

    key: PieceKey
    part: int
    position: int
    first_page: int
    pages: int

    @property
    def last_page(self) -> int:
        """The last of its pages."""
        return self.first_page + self.pages - 1

    @property
    def words(self) -> str:
        """3 for one page, 3-5 for several."""
        return str(self.first_page) if self.pages == 1 else f"{self.first_page}-{self.last_page}"


def part_of(came_at: datetime, archived_at: datetime | None, bound: frozenset[int]) -> int:
    """The part that a new piece belongs to: a supplement when it came after the archiving.

    A supplement that was bound is closed; what comes later makes the next one.
    """
    if archived_at is None or came_at <= archived_at:
        return MAIN_PART
    part = FIRST_SUPPLEMENT
    while part in bound:
        part += 1
    return part


def placed_after(
    known: Sequence[Place], new: Sequence[Piece], pages: Mapping[PieceKey, int], part: int
) -> list[Place]:
    """The places of new pieces, in the order of the catalogue, behind all that have one."""
    mine = [place for place in known if place.part == part]
    position = max((place.position for place in mine), default=0)
    page = max((place.last_page for place in mine), default=0)
    made = []
    for piece in in_order(new):
        position += 1
        made.append(Place(piece.key, part, position, page + 1, pages[piece.key]))
        page += pages[piece.key]
    return made


def part_label(volume: Volume, part: int) -> str:
    """正卷, 副卷, 正卷补充卷1."""
    return volume.label if part == MAIN_PART else f"{volume.label}补充卷{part - 1}"
