"""The words of an agreement as ours sets them, for the other programs to set as well."""

from itertools import pairwise
from typing import Any
from unittest import mock

from benchmarks.paper_engines import BOLD, SIGNING_ROOM, Block, Outline
from mediation.documents import blocks, to_json
from mediation.documents.agreement import draw
from mediation.documents.agreement_terms import INSTALMENT_COLUMNS
from mediation.documents.facts import AgreementFacts
from mediation.documents.layout import Look, Paper
from mediation.documents.marks import RuleMark, TextMark
from mediation.documents.sealing import sealed_by
from mediation.documents.strips import Strip
from mediation.documents.typesetting import Align, Text, paragraphs_of
from mediation.domain.page_codes import PageMark
from tests.uploads.scans import _seal

SHARES = tuple(column.share for column in INSTALMENT_COLUMNS[:4])


class _Listening(Paper):
    """A paper that notes down what is set on it."""

    heard: list[Block]

    def __init__(self, *said: Any) -> None:
        super().__init__(*said)
        _Listening.heard = []

    def _set(self, text: Text, look: Look, *, keep_all: bool = False) -> None:
        super()._set(text, look, keep_all=keep_all)
        for spans in paragraphs_of(text, look.style):
            first = spans[0]
            label = len(first.text) if first.style.value == BOLD and len(spans) > 1 else 0
            words = "".join(span.text for span in spans)
            face = spans[-1].style.value
            align = {Align.CENTRE: "centre", Align.RIGHT: "right"}.get(look.align, "justify")
            self.heard.append(Block(
                (words,), look.size, look.leading, face, look.indent, align, label
            ))  # fmt: skip

    def add(self, strips: Any) -> None:
        super().add(strips)
        self.heard.extend(row for strip in strips if (row := _row(strip)))


def _row(strip: Strip) -> Block | None:
    """A strip of a table with its cells, or a line to sign."""
    texts = [mark for mark in strip.marks if isinstance(mark, TextMark)]
    if not texts:
        return None
    upright = {mark.x1 for mark in strip.marks if isinstance(mark, RuleMark) and mark.x1 == mark.x2}
    face = texts[0].face.path.stem
    if len(upright) < 3:
        line = "　".join(mark.text for mark in texts)
        return Block((line,), 12, 21.5, face, align="left", room=SIGNING_ROOM)
    edges = sorted(upright)
    cells = tuple(
        "".join(mark.text for mark in texts if left <= mark.x < right)
        for left, right in pairwise(edges)
    )
    return Block(cells, 10.5, 16, face)


def outline_of(facts: AgreementFacts) -> Outline:
    """The blocks in order, and the sealed codes of its pages."""
    codes: list[str] = []

    def sealed(mark: PageMark, text_hash: str) -> str:
        codes.append(_seal(mark, text_hash))
        return codes[-1]

    with mock.patch.object(blocks, "Paper", _Listening), sealed_by(sealed):
        draw(facts)
    return Outline(tuple(_Listening.heard), SHARES, tuple(codes), to_json(facts))
