"""Two versions of a text, piece by piece: what both say, what only the old or the new one says."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import eq

# Two texts that share less are shown one after the other, not sign by sign.
ALIKE = 0.5
# A named field, a masked number, a sum of money, a word in letters or figures, or one sign; Chinese
# has no spaces between words.
WORD = re.compile(
    r"\{[^{}\n]*\}|\*+\d+|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|[A-Za-z0-9]+|.", re.DOTALL
)
# Fewer signs in common between two changes are a chance, and would only scatter them.
FEWEST_KEPT = 2


@dataclass(frozen=True)
class Piece:
    """Some words: in both texts, only in the old one, or only in the new one."""

    text: str
    is_old: bool
    is_new: bool


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts word by word; a field is one word and is never cut."""
    if not is_alike(old, new):
        return tuple(
            each for each in (Piece(old, True, False), Piece(new, False, True)) if each.text
        )
    found = _settled(list(pieces(WORD.findall(old), WORD.findall(new))))
    return tuple(piece for piece in found if piece.text)


def pieces(
    old: Sequence[str], new: Sequence[str], *, same: Callable[[str, str], bool] = eq
) -> Iterator[Piece]:
    """The signs that two texts share and do not share; `same` forgives what is no difference."""
    for how, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[i1:i2]), "".join(new[j1:j2])
        if how == "equal" or same(was, now):
            yield Piece(now, True, True)
            continue
        if was:
            yield Piece(was, True, False)
        if now:
            yield Piece(now, False, True)


def is_alike(old: str, new: str) -> bool:
    """Whether two texts have enough in common to be shown in one another."""
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


def _settled(found: Sequence[Piece]) -> Iterator[Piece]:
    """One change where two stand with next to nothing between them: the old words, then the new."""
    was = now = ""
    for place, piece in enumerate(found):
        is_kept = piece.is_old and piece.is_new
        is_between = 0 < place < len(found) - 1 and (was or now)
        if is_kept and not (is_between and len(piece.text) < FEWEST_KEPT):
            yield from (Piece(was, True, False), Piece(now, False, True), piece)
            was = now = ""
            continue
        was += piece.text if piece.is_old else ""
        now += piece.text if piece.is_new else ""
    yield from (Piece(was, True, False), Piece(now, False, True))
