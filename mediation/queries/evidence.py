"""Files of cases: the list of one case, and the one loader that knows who asks."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.domain.evidence import BROUGHT
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Evidence, StoredFile, User
from mediation.queries.visibility import visible_to


def get_for(user: User, evidence_id: int) -> tuple[Evidence, Case]:
    """A file and its case, if this user may see the case; NotVisible otherwise."""
    statement = (
        select(Evidence, Case)
        .join(Case, Case.id == Evidence.case_id)
        .where(Evidence.id == evidence_id, visible_to(user))
        .options(joinedload(Evidence.file), joinedload(Evidence.voided_by))
    )
    found = db.session.execute(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found.Evidence, found.Case


def of_case(case_id: int) -> list[Evidence]:
    """Every file of a case, in the order added; the void ones last."""
    statement = (
        select(Evidence)
        .where(Evidence.case_id == case_id)
        .options(
            joinedload(Evidence.file),
            joinedload(Evidence.party),
            joinedload(Evidence.added_by),
            joinedload(Evidence.voided_by),
        )
        .order_by(Evidence.voided_at.is_not(None), Evidence.id)
    )
    return list(db.session.scalars(statement))


def count(case_id: int) -> int:
    """How many files count in a case."""
    statement = (
        select(func.count())
        .select_from(Evidence)
        .where(Evidence.case_id == case_id, Evidence.voided_at.is_(None))
    )
    return db.session.scalar(statement) or 0


def brought_to(case_id: int) -> list[Evidence]:
    """What parties handed over for the main volume and still counts, in the order added."""
    return [
        row
        for row in of_case(case_id)
        if not row.is_void and row.volume is Volume.MAIN and row.kind in BROUGHT
    ]


def count_brought(case_id: int) -> int:
    """How many files `brought_to` lists."""
    statement = (
        select(func.count())
        .select_from(Evidence)
        .where(
            Evidence.case_id == case_id,
            Evidence.voided_at.is_(None),
            Evidence.volume == Volume.MAIN,
            Evidence.kind.in_(BROUGHT),
        )
    )
    return db.session.scalar(statement) or 0


def same_bytes(case_id: int, sha256: str) -> Evidence | None:
    """The file of a case that was made from exactly these bytes and still counts."""
    statement = (
        select(Evidence)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(
            Evidence.case_id == case_id,
            Evidence.voided_at.is_(None),
            StoredFile.original_sha256 == sha256,
        )
        .limit(1)
    )
    return db.session.scalars(statement).first()


def room_taken(case_id: int) -> tuple[int, int, int]:
    """Files of the case, their bytes, and the bytes of everything that is kept."""
    statement = (
        select(func.count(), func.coalesce(func.sum(StoredFile.size), 0))
        .select_from(Evidence)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(Evidence.case_id == case_id)
    )
    number, size = db.session.execute(statement).one()
    everything = db.session.scalar(select(func.coalesce(func.sum(StoredFile.size), 0)))
    return number, int(size), int(everything or 0)
