"""Paper as data: every text field of every kind of paper, found by printing a word in it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from mediation.documents import DOCUMENTS, from_json, to_json
from mediation.documents.facts import FactsError
from tests.documents.reading import poppler_pages, text_of
from tests.documents.samples import all_papers

Path = tuple[str | int, ...]
Attack = tuple[Path, str]  # a field, and what is typed into it
PAPERS = all_papers()
WORD = '<b>&foo;<imgsrc="/etc/passwd"/>{{7*7}}'
# Codes of ours that choose a wording or name the paper; no person types them.
CODES = {"effect_rule", "kind", "page_code"}
CODES_OF = {"enforcement_application": {("basis",)}}
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
def printed_together(kind: str) -> tuple[tuple[Path, ...], ...]:
    """The fields whose text reaches the paper, in groups that are printed together.

    A field that stays out because another has a word (the telephone of the body where somebody to
    ask has one) is looked for again without the others.
    """
    groups, waiting = list[tuple[Path, ...]](), _text_fields(kind)
    while waiting:
        words = {path: f"{WORD}№{place}№" for place, path in enumerate(waiting)}
        read = text_of(drawn(kind, words))
        seen = tuple(path for path, word in words.items() if word in read)
        if not seen:
            break
        groups.append(seen)
        waiting = [path for path in waiting if path not in seen]
    return tuple(groups)


def printed_paths(kind: str) -> tuple[Path, ...]:
    """The fields whose text reaches the paper."""
    return tuple(path for group in printed_together(kind) for path in group)


def longest_field(kind: str) -> Path:
    """The field that holds the longest text in the sample."""
    return max(printed_paths(kind), key=lambda path: len(_value_at(kind, path)))


def _value_at(kind: str, path: Path) -> str:
    value: Any = to_json(PAPERS[kind])
    for step in path:
        value = value[step]
    return str(value)


def among_others(kind: str, texts: dict[Path, str]) -> dict[Path, str]:
    """These texts, with a word in every other field that is printed together with them."""
    groups = [group for group in printed_together(kind) if not texts.keys().isdisjoint(group)]
    return {path: "词" for group in groups for path in group} | texts


def _text_fields(kind: str) -> list[Path]:
    """The fields that take any text: neither dates nor amounts."""
    plain, codes = to_json(PAPERS[kind]), CODES_OF.get(kind, set())
    return [path for path in text_paths(plain) if path not in codes and _takes_text(kind, path)]


def _takes_text(kind: str, path: Path) -> bool:
    try:
        from_json(kind, filled(to_json(PAPERS[kind]), {path: WORD}))
    except FactsError:
        return False
    return True


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


def culprits(kind: str, attacks: list[Attack]) -> list[Attack]:
    """The attacks that are not printed as typed, or that come alive; the fewer drawings the better.

    All of them are drawn in one paper; what is in doubt, again in two halves, down to each.

    A tall row of a table goes over pages line by line, and only fewer attacks at once leave it low
    enough to be read in one piece.
    """
    marks = {attack: f"{attack[1]}№{place}№" for place, attack in enumerate(attacks)}
    texts: dict[Path, str] = {}
    for (path, _), word in marks.items():
        texts[path] = texts.get(path, "") + word
    content = drawn(kind, among_others(kind, texts))
    doubtful = attacks
    if liveliness(content) == usual_liveliness(kind):
        pages = poppler_pages(content)
        doubtful = [attack for attack, word in marks.items() if not stands(word, pages)]
    if len(attacks) <= 1 or not doubtful:
        return doubtful
    half = (len(doubtful) + 1) // 2
    return culprits(kind, doubtful[:half]) + culprits(kind, doubtful[half:])


@cache
def usual_liveliness(kind: str) -> set[str]:
    return liveliness(drawn(kind, {}))


def stands(word: str, pages: list[str]) -> bool:
    """Whether the word is read, be it over the end of a page."""
    word = "".join(word.split())
    cuts = range(len(word) + 1)
    return any(word in page for page in pages) or any(
        word[:cut] in page and word[cut:] in following
        for page, following in pairwise(pages)
        for cut in cuts
    )


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and whoever called there while the block ran."""
    callers: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x.png", callers
        with suppress(BlockingIOError):
            callers.append(str(server.accept()[1]))
