"""A signed paper that came back: which of its pages are there, and what does not belong to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mediation.domain.page_codes import PageMark, read_mark

# What the paper is called that is mostly meant.
AGREEMENT = "协议"


@dataclass(frozen=True)
class ScanMatch:
    """What a scan holds of a paper.

    `found` and `missing` are pages of the paper, `foreign` and `unread` are sheets of the scan.
    """

    found: tuple[int, ...]
    missing: tuple[int, ...]
    foreign: tuple[int, ...]
    unread: tuple[int, ...]
    sheets: int

    @property
    def is_complete(self) -> bool:
        """Whether every page of the paper has come back by now."""
        return not self.missing


def marks_of(sheets: Iterable[Sequence[str]]) -> list[tuple[PageMark, ...]]:
    """What the codes of each sheet say; codes of others, a company's for instance, say nothing."""
    return [tuple(mark for text in sheet if (mark := read_mark(text))) for sheet in sheets]


def match(
    code: str | None,
    pages: int,
    sheets: Sequence[tuple[PageMark, ...]],
    earlier: Collection[int] = (),
) -> ScanMatch:
    """Put the sheets of a scan to the pages of a paper; `earlier` are those that came before."""
    found, foreign, unread = set[int](), list[int](), list[int]()
    for number, marks in enumerate(sheets, start=1):
        own = {mark.number for mark in marks if mark.code == code and mark.number <= pages}
        found |= own
        if not own:
            (foreign if marks else unread).append(number)
    there = found | set(earlier)
    return ScanMatch(
        found=tuple(sorted(found)),
        missing=tuple(page for page in range(1, pages + 1) if page not in there),
        foreign=tuple(foreign),
        unread=tuple(unread),
        sheets=len(sheets),
    )


def told(
    found: ScanMatch, strangers: Mapping[int, str] | None = None, *, paper: str = AGREEMENT
) -> str:
    """The result in words; `strangers` says of foreign sheets what they are."""
    parts = [f"{paper}第 {listed(found.missing)} 页缺"] if found.missing else [f"{paper}各页已收齐"]
    mine = "本协议" if paper == AGREEMENT else "这份文书"
    by_words: dict[str, list[int]] = {}
    for sheet in found.foreign:
        by_words.setdefault((strangers or {}).get(sheet, ""), []).append(sheet)
    for words, sheets in by_words.items():
        what = f"（{words}）" if words else ""
        parts.append(f"交回件第 {listed(sheets)} 页不是{mine}的{what}")
    if found.unread:
        parts.append(f"交回件第 {listed(found.unread)} 页没有读出页码，请人工核对")
    return "，".join(parts) + "。"


def listed(numbers: Iterable[int]) -> str:
    """2、3、7—9: more than two in a row as a range."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    return f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(map(str, run))
