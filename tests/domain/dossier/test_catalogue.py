"""The order of the catalogue, the volume of each kind, and pages that never shift."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from mediation.domain.dossier.catalogue import (
    ALWAYS_MAIN,
    ORDER,
    Piece,
    PieceKey,
    Source,
    in_order,
    why_not_in,
)
from mediation.domain.dossier.pages import Place, part_label, part_of, placed_after
from mediation.domain.evidence import EvidenceKind
from mediation.domain.papers import PaperKind
from mediation.domain.volumes import Volume
from tests.clock import MONDAY_MORNING

NOW = MONDAY_MORNING
# One kind of each part of 司发通〔2010〕239号, in its order.
THIRTEEN = (
    *(PaperKind.APPLICATION, PaperKind.RIGHTS_NOTICE, EvidenceKind.IDENTITY),
    *(PaperKind.POWER_OF_ATTORNEY, EvidenceKind.WAGES, PaperKind.SESSION_RECORD),
    *(PaperKind.AGREEMENT, PaperKind.PAYMENT_RECEIPT, PaperKind.CALLBACK_RECORD),
    *(PaperKind.CONFIRMATION_APPLICATION, PaperKind.CLOSING_NOTICE),
)


def piece(serial: int, kind: PaperKind | EvidenceKind, came_at: datetime = NOW) -> Piece:
    source = Source.DOCUMENT if isinstance(kind, PaperKind) else Source.EVIDENCE
    return Piece(PieceKey(source, serial), kind, kind.label, Volume.MAIN, came_at, "0" * 64)


def test_every_kind_of_paper_and_file_has_one_place_in_the_order() -> None:
    assert len(ORDER) == len(set(ORDER))
    assert set(ORDER) == {*PaperKind, *EvidenceKind}


@pytest.mark.parametrize(("before", "after"), list(pairwise(THIRTEEN)))
def test_the_order_is_that_of_the_thirteen_parts(
    before: PaperKind | EvidenceKind, after: PaperKind | EvidenceKind
) -> None:
    assert in_order([piece(1, after), piece(2, before)])[0].kind is before


def test_of_one_kind_the_earlier_stands_first() -> None:
    early, late = NOW, NOW + timedelta(hours=1)
    kind = PaperKind.SESSION_RECORD
    found = in_order([piece(2, kind, late), piece(7, kind, early)])
    assert [each.key.id for each in found] == [7, 2]


@pytest.mark.parametrize("kind", EvidenceKind)
def test_what_a_party_signed_or_was_served_is_never_kept_from_the_parties(
    kind: EvidenceKind,
) -> None:
    assert not why_not_in(kind, Volume.MAIN)
    reason = why_not_in(kind, Volume.SIDE)
    assert bool(reason) == (kind in ALWAYS_MAIN)
    assert not reason or kind.label in reason


def test_new_pieces_follow_the_last_page_in_the_order_of_the_catalogue() -> None:
    first = piece(1, PaperKind.AGREEMENT)
    known = placed_after([], [first], {first.key: 3}, 1)
    record, rights = piece(2, PaperKind.SESSION_RECORD), piece(3, PaperKind.RIGHTS_NOTICE)
    made = placed_after(known, [record, rights], {record.key: 2, rights.key: 1}, 1)
    assert known == [Place(first.key, 1, 1, 1, 3)]
    assert made == [Place(rights.key, 1, 2, 4, 1), Place(record.key, 1, 3, 5, 2)]
    assert [each.words for each in made] == ["4", "5-6"]


def test_each_part_counts_its_own_pages() -> None:
    first, late = piece(1, PaperKind.AGREEMENT), piece(2, EvidenceKind.OTHER)
    known = placed_after([], [first], {first.key: 9}, 1)
    assert placed_after(known, [late], {late.key: 1}, 2) == [Place(late.key, 2, 1, 1, 1)]


@pytest.mark.parametrize(
    ("came", "archived", "bound", "part"),
    [
        (NOW, None, (), 1),
        (NOW, None, (1,), 1),
        # What was there when the case was archived belongs to the volume itself.
        (NOW, NOW, (1,), 1),
        (NOW + timedelta(days=1), NOW, (1,), 2),
        # A supplement that was bound is closed.
        (NOW + timedelta(days=1), NOW, (1, 2), 3),
        (NOW + timedelta(days=1), NOW, (1, 3), 2),
    ],
)
def test_which_part_a_piece_belongs_to(
    came: datetime, archived: datetime | None, bound: tuple[int, ...], part: int
) -> None:
    assert part_of(came, archived, frozenset(bound)) == part


def test_the_parts_have_names() -> None:
    assert part_label(Volume.MAIN, 1) == "正卷"
    assert part_label(Volume.SIDE, 3) == "副卷补充卷2"
