"""A stack of scanned pages is held against its 骑缝码: which page was swapped."""

from collections.abc import Sequence

from mediation.domain.edge_strips import SeenCode
from mediation.domain.page_codes import read_mark
from mediation.domain.page_seals import read_seal
from mediation.domain.scanned_stacks import Sheet, Stack, judge
from mediation.services.paper_seals import is_genuine
from mediation.uploads.sandbox import inspect_apart, strips_apart


def check_stack(name: str, content: bytes) -> Stack:
    """What 骑缝码 of the pages of a scan tells; raises uploads.Refused for what is no scan.

    Nothing is kept, and no paper of ours need be known: a seal that holds tells enough.
    """
    inspected = inspect_apart(name, content)
    return judge(list(map(sheet_of, strips_apart(inspected.kind, inspected.content))))


def sheet_of(codes: Sequence[SeenCode]) -> Sheet:
    """What a sheet says by the first code of ours on it."""
    for code in codes:
        mark = read_mark(code.text)
        if mark is not None:
            seal = read_seal(code.text)
            known = seal.said.text_hash if seal and is_genuine(seal) else None
            return Sheet(mark, known, code.strips)
    return Sheet()
