"""Giving pages: once, in the order of the catalogue, behind all that have theirs."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mediation.domain.dossier.catalogue import Piece, PieceKey, Source
from mediation.domain.dossier.pages import Place, placed_after
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import DossierItem
from mediation.queries import dossier as queries


def place(
    case_id: int,
    volume: Volume,
    part: int,
    new: Sequence[Piece],
    pages: Mapping[PieceKey, int],
    *,
    at: datetime,
) -> list[Place]:
    """Give pages to what has none yet, in the open transaction; all places of the part."""
    known = queries.places_of(case_id, volume)
    given = {each.key for each in known}
    made = placed_after(known, [piece for piece in new if piece.key not in given], pages, part)
    db.session.add_all(_row(case_id, volume, each, at) for each in made)
    db.session.flush()
    return [each for each in known if each.part == part] + made


def _row(case_id: int, volume: Volume, given: Place, at: datetime) -> DossierItem:
    key = given.key
    return DossierItem(
        case_id=case_id,
        volume=volume,
        part=given.part,
        position=given.position,
        document_id=key.id if key.source is Source.DOCUMENT else None,
        evidence_id=key.id if key.source is Source.EVIDENCE else None,
        first_page=given.first_page,
        pages=given.pages,
        placed_at=at,
    )
