"""The text of a printed agreement: cut into clauses, and compared with what should stand there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from mediation.domain.text_difference import Piece, is_alike, pieces
from mediation.domain.width import narrow

# The clauses of our paper stand between these words; a text without them is all clauses.
BEGINS = re.compile(r"(?:达成|签订)[^。：:\n]{0,6}协议[：:]")
ENDS = re.compile(
    r"^\s*(?:权利告知|本协议一式|本协议各份|各方当事人已阅读|以下无正文)", re.MULTILINE
)
HEADING = re.compile(
    r"^\s*(?:第\s*(?P<long>[0-9一二三四五六七八九十百]+)\s*条[、．.：:\s]?|"
    r"(?P<chinese>[一二三四五六七八九十百]+)[、．.]|(?P<digits>[0-9]{1,3})[、．.](?![0-9]))"
)
MOST_CLAUSES, LONGEST = 200, 200_000


@dataclass(frozen=True)
class PrintedClause:
    """One clause as it was read: the number that it bears, and its words."""

    number: str
    text: str


class Change(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"same": "一致", "changed": "改动", "added": "多出", "missing": "缺少"}[self.value]


@dataclass(frozen=True)
class ClauseDifference:
    """A clause of ours beside the one that was printed for it; one of the two may be wanting."""

    change: Change
    place: str
    pieces: tuple[Piece, ...]


def clauses_in(text: str) -> tuple[PrintedClause, ...]:
    """The numbered clauses of a text; one without numbers has a clause a paragraph."""
    body = _between(text[:LONGEST])
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        heading = HEADING.match(line)
        if heading is not None:
            number = next(each for each in heading.groups() if each)
            found.append((number, [line[heading.end() :]]))
        elif line.strip() and found:
            found[-1][1].append(line)
    if not found:
        found = [("", [line]) for line in body.splitlines() if line.strip()]
    told = (PrintedClause(number, _joined(lines)) for number, lines in found[:MOST_CLAUSES])
    return tuple(clause for clause in told if clause.text)


def compare(ours: Sequence[str], printed: Sequence[PrintedClause]) -> tuple[ClauseDifference, ...]:
    """Clause by clause, in the order of the paper; spaces and the width of signs do not count."""
    mine = [_plain(text) for text in ours]
    theirs = [_plain(clause.text) for clause in printed]
    found: list[ClauseDifference] = []
    for how, i1, i2, j1, j2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if how == "equal":
            for place in range(i1, i2):
                pieces = (Piece(ours[place], True, True),)
                found.append(ClauseDifference(Change.SAME, _name(place), pieces))
            continue
        both = min(i2 - i1, j2 - j1)
        found += [
            _changed(ours[i1 + step], printed[j1 + step].text, _name(i1 + step))
            for step in range(both)
        ]
        found += [
            ClauseDifference(Change.MISSING, _name(place), (Piece(ours[place], True, False),))
            for place in range(i1 + both, i2)
        ]
        found += [
            ClauseDifference(
                Change.ADDED,
                f"打印稿{_name(place)}",
                (Piece(printed[place].text, False, True),),
            )
            for place in range(j1 + both, j2)
        ]
    return tuple(found)


def _changed(ours: str, printed: str, place: str) -> ClauseDifference:
    if not is_alike(ours, printed):
        whole = (Piece(ours, True, False), Piece(printed, False, True))
        return ClauseDifference(Change.CHANGED, place, whole)
    old, new = "".join(ours.split()), "".join(printed.split())
    found = pieces(old, new, same=lambda was, now: _plain(was) == _plain(now))
    return ClauseDifference(Change.CHANGED, place, tuple(found))


def _between(text: str) -> str:
    begin = BEGINS.search(text)
    body = text[begin.end() :] if begin else text
    end = ENDS.search(body)
    return body[: end.start()] if end else body


def _joined(lines: Sequence[str]) -> str:
    """The lines of a clause as one text: a line that a page broke goes on without a space."""
    return "".join(re.sub(r"[ \t\u3000]+", " ", line.strip()) for line in lines).strip()


def _plain(text: str) -> str:
    folded = narrow(text).translate(_SIGNS)
    return re.sub(r"[\s—_-]+", "", folded).rstrip("。.;")


_SIGNS = str.maketrans({"。": ".", "；": ";", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'"})


def _name(place: int) -> str:
    return f"第 {place + 1} 条"
