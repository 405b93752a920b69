"""Horizontal strips of a page and how they fall onto pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mediation.documents.marks import Mark
from mediation.documents.story import Block


@dataclass
class Strip:
    """A band of the page that is never cut: one line of text, one row of a table.

    `keep` ties it to the next strip. `head` is repeated when a page begins with this strip,
    `closing` is drawn under it when a page ends with it. `told` is what it and the strips after it
    were made from, on the first of them.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keep: bool = False
    head: "tuple[Strip, ...]" = ()
    closing: tuple[Mark, ...] = ()
    new_page: bool = False
    told: Block | None = None

    @property
    def blank(self) -> bool:
        """Whether it is only room between blocks, to be dropped at the top of a page."""
        return not self.marks


@dataclass
class PageContent:
    """The marks of one page, each with the distance of its strip from the top of the text."""

    placed: list[tuple[float, Mark]] = field(default_factory=list)
    used: float = 0.0

    def add(self, strip: Strip) -> None:
        """Put a strip under what is already there."""
        self.placed.extend((self.used, mark) for mark in strip.marks)
        self.used += strip.height


def paginate(strips: Sequence[Strip], height: float) -> list[PageContent]:
    """Distribute strips over pages of a height; tied strips stay together if a page holds them."""
    pages = [PageContent()]
    previous: Strip | None = None
    for chain in _chains(strips):
        tall = sum(strip.height for strip in chain)
        room = height - pages[-1].used
        if chain[0].new_page and pages[-1].placed:
            _turn(pages, None, chain[0])
            room = height
        whole = tall <= height - sum(strip.height for strip in chain[0].head)
        if tall > room and whole and pages[-1].placed:
            _turn(pages, previous, chain[0])
        for strip in chain:
            if strip.height > height - pages[-1].used and pages[-1].placed:
                _turn(pages, previous, strip)
            if strip.blank and not pages[-1].placed:
                continue
            pages[-1].add(strip)
            previous = strip
    return pages


def _turn(pages: list[PageContent], previous: Strip | None, coming: Strip) -> None:
    """Begin a page: close the table left behind, repeat the head of the table that goes on."""
    if previous is not None:
        bottom = pages[-1].used - previous.height
        pages[-1].placed.extend((bottom, mark) for mark in previous.closing)
    pages.append(PageContent())
    for strip in coming.head:
        pages[-1].add(strip)


def _chains(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain
