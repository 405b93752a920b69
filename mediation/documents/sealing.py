"""The office's seal on each page: who draws a paper says what the code of a page shall tell.

What is sealed is known only when the pages are: their number, and the text on each. So the seal is
asked for while they are drawn; the same facts sealed with the same key give the same bytes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256

from mediation.documents.marks import TextMark
from mediation.documents.strips import PageContent
from mediation.domain.page_codes import PageMark, page_text
from mediation.domain.page_seals import TEXT_HASH_BYTES

# The text of the code of a page that has this mark, and on which stands a text of this hash.
Sealer = Callable[[PageMark, str], str]
_SEALER: ContextVar[Sealer | None] = ContextVar("sealer", default=None)


@contextmanager
def sealed_by(sealer: Sealer) -> Iterator[None]:
    """Papers drawn inside bear this seal on their pages."""
    token = _SEALER.set(sealer)
    try:
        yield
    finally:
        _SEALER.reset(token)


def code_text(mark: PageMark, text_hash: str) -> str:
    """What the code of a page tells: the seal, or without one only which page it is."""
    sealer = _SEALER.get()
    return page_text(mark) if sealer is None else sealer(mark, text_hash)


def text_hash(page: PageContent) -> str:
    """The hash of the text of a page, in the order in which it is set."""
    text = "".join(mark.text for _, mark in page.placed if isinstance(mark, TextMark))
    return sha256(text.encode()).digest()[:TEXT_HASH_BYTES].hex()
