"""Shares: who reaches which, the one loader that knows who asks, and search among them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, String, and_, cast, false, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from mediation.domain.errors import NotVisible
from mediation.domain.names import name_key
from mediation.domain.organisations import OrganisationKind
from mediation.domain.roles import LIAISON_ROLES
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Case, Organisation, Party, Share, User
from mediation.queries.visibility import visible_to as case_visible_to

FOUND_AT_MOST = 25
NAMES_NOT_SHARED = "（当事人未共享）"


def visible_to(user: User, today: date) -> ColumnElement[bool]:
    """The condition on `Share` that holds for exactly the shares this liaison may use today."""
    receivers = receivers_of(user)
    if not receivers:
        return false()
    return and_(
        Share.receiver_id.in_(receivers),
        or_(Share.receiver_user_id.is_(None), Share.receiver_user_id == user.id),
        Share.state != ShareState.REVOKED,
        Share.until_on >= today,
    )


def receivers_of(user: User) -> list[int]:
    """The organisations whose shares a liaison reads: the own one, and a bureau's commission."""
    if not user.roles & LIAISON_ROLES:
        return []
    own = user.organisation
    if own.kind is not OrganisationKind.HR_BUREAU:
        return [own.id]
    below = select(Organisation.id).where(
        Organisation.parent_id == own.id,
        Organisation.kind == OrganisationKind.ARBITRATION_COMMISSION,
    )
    return [own.id, *db.session.scalars(below)]


def get_for(user: User, share_id: int, today: date, *, lock: bool = False) -> Share:
    """The share with its case; NotVisible when revoked, run out or for somebody else."""
    statement = (
        select(Share)
        .where(Share.id == share_id, visible_to(user, today))
        .options(
            joinedload(Share.case, innerjoin=True).joinedload(Case.body, innerjoin=True),
            joinedload(Share.receiver, innerjoin=True),
            selectinload(Share.documents),
        )
    )
    if lock:
        statement = statement.with_for_update(of=Share)
    found = db.session.scalars(statement).unique().one_or_none()
    if found is None:
        raise NotVisible
    return found


def of_case(user: User, case_id: int, share_id: int) -> Share:
    """A share of a case that this case worker may see; NotVisible otherwise."""
    statement = (
        select(Share)
        .join(Share.case)
        .where(Share.id == share_id, Share.case_id == case_id, case_visible_to(user))
        .options(joinedload(Share.receiver, innerjoin=True))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class FoundCase:
    """What a search result says of the case: the sides only when the share opens them."""

    number: str | None
    title: str


@dataclass(frozen=True)
class FoundShare:
    """A share that a search found."""

    id: int
    case: FoundCase
    purpose: SharePurpose
    state: ShareState


def find(user: User, text: str, today: date) -> list[FoundShare]:
    """At most 25 shares whose case or own number, or open party name, holds the text."""
    wanted = text.strip()
    if len(wanted) < 2:
        return []
    statement = (
        select(Share)
        .join(Share.case)
        .where(visible_to(user, today), _matches(wanted))
        .options(contains_eager(Share.case))
        .order_by(Share.id.desc())
        .limit(FOUND_AT_MOST)
    )
    return [_found(share) for share in db.session.scalars(statement)]


def _found(share: Share) -> FoundShare:
    names_open = FieldGroup.PARTIES in share.field_groups
    title = share.case.title if names_open else NAMES_NOT_SHARED
    return FoundShare(share.id, FoundCase(share.case.number, title), share.purpose, share.state)


def _matches(text: str) -> ColumnElement[bool]:
    # Only what the share opens is searched: a name counts when the names are shared.
    names_open = cast(Share.field_groups, String).contains(f'"{FieldGroup.PARTIES.value}"')
    has_name = (
        select(Party.id)
        .where(Party.case_id == Share.case_id)
        .where(Party.name_key.contains(name_key(text), autoescape=True))
        .exists()
    )
    own_number = and_(
        Case.sender_organisation_id == Share.receiver_id,
        Case.sender_document_number.contains(text, autoescape=True),
    )
    return or_(
        Case.number.contains(text, autoescape=True),
        Share.answer_docket.contains(text, autoescape=True),
        own_number,
        and_(names_open, has_name),
    )


def liaisons_of(receiver: Organisation) -> list[User]:
    """The liaisons who read what is shared with an organisation, by name."""
    own = [receiver.id]
    if receiver.kind is OrganisationKind.ARBITRATION_COMMISSION and receiver.parent_id:
        own.append(receiver.parent_id)
    statement = select(User).where(User.organisation_id.in_(own), User.is_enabled.is_(True))
    found = [user for user in db.session.scalars(statement) if user.roles & LIAISON_ROLES]
    return sorted(found, key=lambda user: user.name)


def possible_receivers(kinds: list[OrganisationKind]) -> list[Organisation]:
    """The active courts, bureaus and commissions, by kind and name."""
    statement = select(Organisation).where(
        Organisation.kind.in_(kinds), Organisation.is_active.is_(True)
    )
    return list(db.session.scalars(statement.order_by(Organisation.kind, Organisation.name)))
