"""文书用语: what counts for the papers of a body on a day, and what its keepers list."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import joinedload, lazyload

from mediation.domain.errors import NotVisible
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.paper_wordings import WordingEdition, WordingPlace, in_force
from mediation.extensions import db
from mediation.models import Organisation, PaperWording
from mediation.queries.office_rules import COUNTING

LATEST_SHOWN = 100
# How much of a division code names a province, a city, a district; everywhere has none.
REGION_LENGTHS = (0, 2, 4, 6)


def wordings_for(body: Organisation, kind: str, on: date) -> Mapping[str, WordingEdition]:
    """Of every passage of a kind the edition that counts for a body on a day: one statement."""
    division = body.division_code or ""
    regions = {division[:length] for length in REGION_LENGTHS}
    here = or_(
        PaperWording.body_id == body.id,
        and_(PaperWording.body_id.is_(None), PaperWording.region.in_(regions)),
    )
    found = _rows(_counting().where(PaperWording.kind == kind, here, _on(on)))
    return in_force(found, on, division=division, body_id=body.id)


def standing(on: date) -> Sequence[WordingEdition]:
    """Every edition that counts somewhere on a day."""
    return [each for each in _rows(_counting().where(_on(on))) if not each.is_end]


def editions(kind: str, passage: str) -> Sequence[WordingEdition]:
    """Every edition of a passage that counts or counted, in every place."""
    return _rows(_counting().filter_by(kind=kind, passage=passage))


def listed(*, waiting: bool) -> Sequence[PaperWording]:
    """The proposals that wait, or the latest that were decided or taken back."""
    is_waiting = PaperWording.state == ApprovalState.WAITING
    statement = _all().where(is_waiting if waiting else ~is_waiting)
    newest = statement.order_by(PaperWording.id.desc()).limit(LATEST_SHOWN)
    return db.session.scalars(newest).unique().all()


def history(kind: str, passage: str, before_id: int | None = None) -> Sequence[PaperWording]:
    """What was ever proposed of one passage, newest first: a page, and the row after it."""
    statement = _all().filter_by(kind=kind, passage=passage)
    if before_id is not None:
        statement = statement.where(PaperWording.id < before_id)
    newest = statement.order_by(PaperWording.id.desc()).limit(LATEST_SHOWN + 1)
    return db.session.scalars(newest).unique().all()


def get(wording_id: int) -> PaperWording:
    """One edition, or NotVisible."""
    found = db.session.get(PaperWording, wording_id)
    if found is None:
        raise NotVisible
    return found


def in_place(place: WordingPlace) -> Sequence[PaperWording]:
    """Everything that was ever proposed of one passage in one place, newest edition last."""
    kind, passage, region, body_id = place
    statement = _all().filter_by(kind=kind, passage=passage, region=region, body_id=body_id)
    return db.session.scalars(statement.order_by(PaperWording.edition)).unique().all()


def bodies() -> Sequence[Organisation]:
    """The bodies that may have words of their own."""
    can_mediate = Organisation.legal_type.is_not(None), Organisation.is_active
    return db.session.scalars(
        select(Organisation).where(*can_mediate).order_by(Organisation.name)
    ).all()


def _all() -> Select[tuple[PaperWording]]:
    return select(PaperWording).options(joinedload(PaperWording.body))


def _counting() -> Select[tuple[PaperWording]]:
    # Who asked and who agreed is of no interest here.
    people = (lazyload(PaperWording.asked_by), lazyload(PaperWording.decided_by))
    return _all().where(PaperWording.state.in_(COUNTING)).options(*people)


def _on(day: date) -> ColumnElement[bool]:
    unended = or_(PaperWording.valid_to.is_(None), PaperWording.valid_to >= day)
    return and_(PaperWording.valid_from <= day, unended)


def _rows(statement: Select[tuple[PaperWording]]) -> list[WordingEdition]:
    return [found.row for found in db.session.scalars(statement.order_by(PaperWording.id))]
