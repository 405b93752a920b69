"""What a paper says apart from where it stands on the page: blocks that a word processor can take.

Whatever adds strips to a paper tells on the first of them what they were made from. So every paper
can be written as an editable copy without being drawn a second time:

    with listening() as stories:
        DOCUMENTS[kind].draw(facts)
    word_copy(stories[0])
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from mediation.documents.fonts import Style
from mediation.documents.geometry import Sheet
from mediation.documents.typesetting import Align, Span, Text


@dataclass(frozen=True)
class Prose:
    """One paragraph; indents are in ems of its size."""

    spans: tuple[Span, ...]
    size: float
    indent: float = 0.0
    left: float = 0.0
    align: Align = Align.JUSTIFY


@dataclass(frozen=True)
class Choices:
    """Tick boxes with their labels."""

    choices: tuple[tuple[str, bool], ...]
    size: float
    indent: float = 0.0


@dataclass(frozen=True)
class Blank:
    """A label, a line to write on, and what stands behind it."""

    label: tuple[Span, ...]
    size: float
    behind: str = ""
    filled: str = ""  # how it was signed, where that stands on the line
    indent: float = 0.0


@dataclass(frozen=True)
class Cell:
    """What stands in one cell; its line ends divide it."""

    text: Text
    align: Align
    style: Style = Style.SONG


@dataclass(frozen=True)
class Grid:
    """A table or a form: its rows, the first of them a head or not, and the shares of the width."""

    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    size: float
    has_head: bool = False


@dataclass(frozen=True)
class Divider:
    """A line across the page."""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a page of its own."""


Block = Prose | Choices | Blank | Grid | Divider | PageBreak


@dataclass(frozen=True)
class Story:
    """A whole paper as blocks, and what stands on each of its pages."""

    title: str
    number: str
    sheet: Sheet
    page_signers: tuple[str, ...]
    blocks: tuple[Block, ...]


_LISTENERS: ContextVar[list[Story] | None] = ContextVar("listeners", default=None)


@contextmanager
def listening() -> Iterator[list[Story]]:
    """Collect the stories of the papers that are drawn inside."""
    heard: list[Story] = []
    token = _LISTENERS.set(heard)
    try:
        yield heard
    finally:
        _LISTENERS.reset(token)


def tell(story: Story) -> None:
    """Let whoever listens have the story of a paper that was drawn."""
    heard = _LISTENERS.get()
    if heard is not None:
        heard.append(story)


def in_order(told: Iterable[tuple[bool, Block | None]]) -> tuple[Block, ...]:
    """The blocks of strips, each with whether it begins a page."""
    blocks: list[Block] = []
    for new_page, block in told:
        if new_page:
            blocks.append(PageBreak())
        if block is not None:
            blocks.append(block)
    return tuple(blocks)
