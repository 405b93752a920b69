"""Paper as data: every text field of every kind of paper, found by printing a word in it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from mediation.documents import DOCUMENTS, from_json, to_json
from mediation.documents.facts import FactsError
from tests.documents.reading import text_of
from tests.documents.samples import all_papers

Path = tuple[str | int, ...]
PAPERS = all_papers()
WORD = "金丝雀词"
# Codes of ours that choose a wording; no person types them.
CODES = {"effect_rule", "kind"}
# What a PDF could do besides being read.
ALIVE = {
    "/JavaScript", "/JS", "/URI", "/Launch", "/OpenAction", "/AA", "/A", "/Annots", "/EmbeddedFile",
    "/EmbeddedFiles", "/GoToR", "/SubmitForm", "/ImportData", "/RichMedia", "/XFA",
}  # fmt: skip


def text_paths(plain: Any, here: Path = ()) -> Iterator[Path]:
    """The place of every piece of text in kept facts."""
    if isinstance(plain, dict):
        for name, value in plain.items():
            yield from text_paths(value, (*here, name))
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            yield from text_paths(value, (*here, number))
    elif isinstance(plain, str) and here[-1] not in CODES:
        yield here


def filled(plain: dict[str, Any], words: dict[Path, str]) -> dict[str, Any]:
    """The facts with other words in these places."""
    changed: Any = deepcopy(plain)
    for path, word in words.items():
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = word
    return changed  # type: ignore[no-any-return]


def drawn(kind: str, words: dict[Path, str]) -> bytes:
    """The sample paper of this kind with other words in these places."""
    return DOCUMENTS[kind].draw(from_json(kind, filled(to_json(PAPERS[kind]), words)))


@cache
def printed_paths(kind: str) -> tuple[Path, ...]:
    """The fields whose text reaches the paper."""
    return tuple(path for path in text_paths(to_json(PAPERS[kind])) if _is_printed(kind, path))


def _is_printed(kind: str, path: Path) -> bool:
    try:
        return WORD in text_of(drawn(kind, {path: WORD}))
    except FactsError:
        return False  # a date or an amount, which is no text


def liveliness(content: bytes) -> set[str]:
    """Everything in the file that acts, links or shows a picture."""
    reader = PdfReader(BytesIO(content))
    found = set()
    for number in range(1, reader.trailer["/Size"]):
        each = reader.get_object(number)
        if isinstance(each, DictionaryObject):
            found |= ALIVE & {*each.keys(), str(each.get("/S")), str(each.get("/Type"))}
            found |= {"picture"} if each.get("/Subtype") == "/Image" else set()
    return found


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and whoever called there while the block ran."""
    callers: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x.png", callers
        with suppress(BlockingIOError):
            callers.append(str(server.accept()[1]))
