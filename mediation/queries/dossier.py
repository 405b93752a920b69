"""卷宗 of a case: its pieces, the pages they were given, what was bound, and who may have it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from mediation.domain.case_flow import Action
from mediation.domain.dossier.access import Use, may
from mediation.domain.dossier.catalogue import Piece, PieceKey, Source, in_order
from mediation.domain.dossier.pages import Place, part_of
from mediation.domain.errors import NotVisible
from mediation.domain.papers import PaperKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import (
    Case,
    CaseEvent,
    DossierBinding,
    DossierItem,
    Evidence,
    User,
)
from mediation.queries import evidence as evidence_rows
from mediation.queries import papers
from mediation.queries.papers import IssuedPaper
from mediation.queries.visibility import relations, visible_to


@dataclass(frozen=True)
class Line:
    """A piece in the catalogue of a part; it has no place until it was bound."""

    piece: Piece
    part: int
    place: Place | None


def may_use(user: User, case: Case, volume: Volume, use: Use) -> bool:
    """Whether this user may do this with a volume of the case; the case is already visible."""
    return may(use, volume, user.roles, relations(user, case))


def pieces_of(case: Case) -> list[Piece]:
    """Every paper and every file of a case, with the volume that its rule gives it."""
    body = case.body.name
    issued = [_of_paper(each, body) for each in papers.of_case(case.id)]
    return issued + [_of_file(each, body) for each in evidence_rows.of_case(case.id)]


def _of_paper(issued: IssuedPaper, body: str) -> Piece:
    paper = issued.paper
    return Piece(
        key=PieceKey(Source.DOCUMENT, paper.id),
        kind=PaperKind(paper.kind),
        title=paper.title,
        volume=paper.volume,
        came_at=paper.issued_at,
        sha256=paper.sha256,
        number=paper.number or "",
        author=body,
        withdrawn=f"已被{issued.replaced_by}接替" if issued.replaced_by else "",
    )


def _of_file(row: Evidence, body: str) -> Piece:
    return Piece(
        key=PieceKey(Source.EVIDENCE, row.id),
        kind=row.kind,
        title=row.name,
        volume=row.volume,
        came_at=row.added_at,
        sha256=row.file.sha256,
        author=row.party.name if row.party else body,
        withdrawn=f"{row.voided_at.date().isoformat()}作废" if row.voided_at else "",
        original_sha256=row.file.original_sha256,
    )


def places_of(case_id: int, volume: Volume) -> list[Place]:
    """The pages that were given in one volume, in their order."""
    statement = select(DossierItem).where(
        DossierItem.case_id == case_id, DossierItem.volume == volume
    )
    rows = db.session.scalars(statement.order_by(DossierItem.part, DossierItem.position))
    return [Place(_key_of(row), row.part, row.position, row.first_page, row.pages) for row in rows]


def _key_of(row: DossierItem) -> PieceKey:
    if row.document_id is not None:
        return PieceKey(Source.DOCUMENT, row.document_id)
    assert row.evidence_id is not None, "the table asks for one source"
    return PieceKey(Source.EVIDENCE, row.evidence_id)


def archived_at(case: Case) -> datetime | None:
    """When the case went into the archive."""
    if case.archived_on is None:
        return None
    statement = select(func.max(CaseEvent.at)).where(
        CaseEvent.case_id == case.id, CaseEvent.code == Action.ARCHIVE.value
    )
    return db.session.scalar(statement)


def lines_of(case: Case, volume: Volume, pieces: Sequence[Piece] | None = None) -> list[Line]:
    """The catalogue of a volume, part by part; what has no pages yet stands last in its part.

    A file that was voided before it ever had pages has no place to keep and is left out.
    """
    places = {place.key: place for place in places_of(case.id, volume)}
    archived = archived_at(case)
    closed = frozenset(row.part for row in bindings_of(case.id) if row.volume is volume)
    found = []
    for piece in in_order(pieces_of(case) if pieces is None else pieces):
        place = places.get(piece.key)
        if place is not None:
            found.append(Line(piece, place.part, place))
        elif piece.volume is volume and not piece.is_void:
            found.append(Line(piece, part_of(piece.came_at, archived, closed), None))
    last = len(found) + 1
    return sorted(found, key=lambda line: (line.part, line.place.position if line.place else last))


def bindings_of(case_id: int) -> list[DossierBinding]:
    """Everything that was bound of a case, newest first."""
    statement = (
        select(DossierBinding)
        .where(DossierBinding.case_id == case_id)
        .options(joinedload(DossierBinding.file), joinedload(DossierBinding.bound_by))
        .order_by(DossierBinding.id.desc())
    )
    return list(db.session.scalars(statement))


def newest_bindings(case_id: int, volume: Volume) -> list[DossierBinding]:
    """The binding that counts of each part of a volume, in the order of parts."""
    return newest_of(bindings_of(case_id), volume)


def newest_of(bindings: Sequence[DossierBinding], volume: Volume) -> list[DossierBinding]:
    """The same, of bindings that were read already, newest first."""
    newest: dict[int, DossierBinding] = {}
    for row in bindings:
        if row.volume is volume:
            newest.setdefault(row.part, row)
    return [newest[part] for part in sorted(newest)]


def shows_void(bound: DossierBinding, pieces: Sequence[Piece]) -> bool:
    """Whether a volume still shows a file that was voided since it was bound."""
    void = {piece.key for piece in pieces if piece.is_void}
    return any(row["is_shown"] and key_in(row) in void for row in bound.manifest)


def key_in(row: Mapping[str, Any]) -> PieceKey:
    """The piece that a line of a manifest is about."""
    return PieceKey(Source(row["source"]), row["id"])


def binding_for(user: User, binding_id: int) -> tuple[DossierBinding, Case]:
    """A binding that this user may read, and its case; NotVisible otherwise."""
    statement = (
        select(DossierBinding, Case)
        .join(Case, Case.id == DossierBinding.case_id)
        .where(DossierBinding.id == binding_id, visible_to(user))
        .options(joinedload(DossierBinding.file))
    )
    found = db.session.execute(statement).one_or_none()
    if found is None or not may_use(user, found.Case, found.DossierBinding.volume, Use.READ):
        raise NotVisible
    return found.DossierBinding, found.Case
