"""What must not stand in the main volume is looked for in the words of its finished pages.

Texts are compared without spaces, signs and line ends, so that a sentence is found however it was
wrapped. A stretch of a secret counts as leaked unless it was open before: in the words of the
public papers of the case, or on a page that was in the file before the secret was written.

A picture has no words: it is known by the hashes of its bytes, as they were sent and as they are
kept.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

# So many signs in a row are no coincidence; whole secrets shorter than SHORTEST are ordinary words.
WINDOW = 12
SHORTEST = 6
# A sheet that the program drew shares names, sums and turns of phrase with other papers.
SHEET_WINDOW = 24
# Whoever quotes the law tells nothing: 《劳动合同法》第四十七条.
CITATION = re.compile(
    r"《[^《》]{2,40}(?:法|条例|规定|办法|规则|解释|意见)》"
    r"|第[零一二三四五六七八九十百\d]{1,6}条(?:第[一二三四五六七八九十\d]{1,3}[款项])?"
)


@dataclass(frozen=True)
class Secret:
    """A text that stays out, what a sentence calls it, and since when it is kept.

    `window` is how many signs in a row tell it; no less than WINDOW. `hashes` are those of the file
    it stands in.
    """

    name: str
    text: str
    since: datetime
    window: int = WINDOW
    hashes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PieceText:
    """The words of one piece, page by page, since when it is in the file, and its hashes."""

    name: str
    came_at: datetime
    first_page: int
    pages: tuple[str, ...]
    hashes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Leak:
    """A secret that was found, the piece it stands in (by its index) and the page."""

    secret: str
    piece: int
    page: int


@dataclass(frozen=True)
class _Pages:
    """The plain words of a piece in one row, and where each page begins."""

    text: str
    starts: tuple[int, ...]

    def page_at(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1


def plain(text: str) -> str:
    """Only letters, figures and characters, in one form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def leaks(
    secrets: Iterable[Secret], pieces: Sequence[PieceText], public: Iterable[str]
) -> list[Leak]:
    """Every secret that a piece tells, once a piece, with the first page it stands on."""
    rows = [_joined(piece.pages) for piece in pieces]
    index = _Index(rows)
    open_words = "\n".join(plain(each) for each in public)
    told: dict[tuple[str, int], int] = {}
    for secret in secrets:
        for places in _tellings(secret, pieces, index, open_words):
            if _was_open(secret, places, pieces):
                continue
            for piece, position in places:
                page = pieces[piece].first_page + rows[piece].page_at(position)
                known = told.get((secret.name, piece), page)
                told[secret.name, piece] = min(page, known)
    return [Leak(name, piece, page) for (name, piece), page in told.items()]


def _tellings(
    secret: Secret, pieces: Sequence[PieceText], index: "_Index", open_words: str
) -> Iterator[list[tuple[int, int]]]:
    """The places where the very file stands, then those of each stretch that is not open."""
    yield [(number, 0) for number, piece in enumerate(pieces) if piece.hashes & secret.hashes]
    for stretch in _stretches(secret):
        places = index.places(stretch)
        if places and stretch not in open_words:
            yield places


def _was_open(
    secret: Secret, places: Sequence[tuple[int, int]], pieces: Sequence[PieceText]
) -> bool:
    return any(pieces[piece].came_at < secret.since for piece, _ in places)


def _stretches(secret: Secret) -> Iterator[str]:
    """The windows of a secret between the citations; a short one is looked for whole."""
    for fragment in CITATION.split(secret.text):
        text = plain(fragment)
        if len(text) >= SHORTEST:
            for start in range(max(1, len(text) - secret.window + 1)):
                yield text[start : start + secret.window]


def _joined(pages: Sequence[str]) -> _Pages:
    texts = [plain(page) for page in pages]
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text))
    return _Pages("".join(texts), tuple(starts))


class _Index:
    """Where each window of the pages stands; built once for all secrets."""

    def __init__(self, rows: Sequence[_Pages]) -> None:
        self.rows = rows
        self.windows: dict[str, list[tuple[int, int]]] = {}
        for number, row in enumerate(rows):
            for start in range(len(row.text) - WINDOW + 1):
                window = row.text[start : start + WINDOW]
                self.windows.setdefault(window, []).append((number, start))

    def places(self, stretch: str) -> list[tuple[int, int]]:
        """The pieces and positions at which a stretch stands."""
        if len(stretch) >= WINDOW:
            begun = self.windows.get(stretch[:WINDOW], [])
            return [(row, at) for row, at in begun if self.rows[row].text.startswith(stretch, at)]
        found = ((number, row.text.find(stretch)) for number, row in enumerate(self.rows))
        return [(number, position) for number, position in found if position >= 0]
