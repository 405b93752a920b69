"""Consents of a case, the shares that rest on them, and shares whose ground was taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import joinedload

from mediation.domain.consents import ConsentPurpose
from mediation.domain.errors import NotVisible
from mediation.domain.parties import PartyKind
from mediation.domain.referrals import TELLS_OF_HEALTH, ReferralKind
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Case, Consent, Party, Share, ShareConsent, User
from mediation.queries.visibility import visible_to


@dataclass(frozen=True)
class ConsentRow:
    """A consent and the shares in force that rest on it."""

    consent: Consent
    shares: Sequence[Share]

    @property
    def must_revoke(self) -> bool:
        """Whether a share still runs although its ground is gone."""
        return self.consent.withdrawn_on is not None and bool(self.shares)


def of_case(case_id: int, today: date) -> list[ConsentRow]:
    """Every consent of a case, newest first: two statements whatever many."""
    statement = (
        select(Consent)
        .where(Consent.case_id == case_id)
        .options(
            joinedload(Consent.party, innerjoin=True),
            joinedload(Consent.receiver),
            joinedload(Consent.recorded_by, innerjoin=True),
        )
        .order_by(Consent.id.desc())
    )
    found = list(db.session.scalars(statement))
    shares = _shares_on([row.id for row in found], today)
    return [ConsentRow(row, shares.get(row.id, [])) for row in found]


def _shares_on(consent_ids: list[int], today: date) -> dict[int, list[Share]]:
    if not consent_ids:
        return {}
    statement = (
        select(ShareConsent.consent_id, Share)
        .join(Share, Share.id == ShareConsent.share_id)
        .where(ShareConsent.consent_id.in_(consent_ids), *_in_force(today))
        .options(joinedload(Share.receiver, innerjoin=True))
    )
    found: dict[int, list[Share]] = {}
    for consent_id, share in db.session.execute(statement).tuples():
        found.setdefault(consent_id, []).append(share)
    return found


def groundless_shares(case_id: int, today: date) -> set[int]:
    """The shares in force of a case that rest on a consent taken back."""
    statement = select(Share.id).where(
        Share.case_id == case_id, *_in_force(today), _ground_is_gone()
    )
    return set(db.session.scalars(statement))


def cases_to_revoke_in(user: User, today: date) -> Sequence[Case]:
    """The cases on this person's desk with a share that must be taken back."""
    has_share = exists().where(Share.case_id == Case.id, *_in_force(today), _ground_is_gone())
    mine = (Case.mediator_id == user.id) | (Case.owner_id == user.id)
    return db.session.scalars(
        select(Case).where(visible_to(user), mine, has_share).order_by(Case.id).limit(20)
    ).all()


def for_share(case_id: int, receiver_id: int) -> Sequence[Consent]:
    """The consents in force to giving this case to this receiver."""
    statement = (
        select(Consent)
        .where(
            Consent.case_id == case_id,
            Consent.purpose == ConsentPurpose.SHARING,
            Consent.receiver_id == receiver_id,
            Consent.withdrawn_on.is_(None),
        )
        .options(joinedload(Consent.party, innerjoin=True))
        .order_by(Consent.id)
    )
    return db.session.scalars(statement).all()


def consenting(case_id: int, purpose: ConsentPurpose) -> set[int]:
    """The parties of a case with a consent in force to this."""
    statement = select(Consent.party_id).where(
        Consent.case_id == case_id, Consent.purpose == purpose, Consent.withdrawn_on.is_(None)
    )
    return set(db.session.scalars(statement))


def helped_people(case: Case, kind: ReferralKind, receiver_id: int) -> list[Party]:
    """The workers whose information may go to this helper: who consented, and did not withdraw."""
    agreed = {consent.party_id for consent in for_share(case.id, receiver_id)}
    if kind in TELLS_OF_HEALTH:
        agreed &= consenting(case.id, ConsentPurpose.SENSITIVE)
    workers = [party for party in case.parties if party.kind is PartyKind.WORKER]
    return [party for party in workers if party.id in agreed]


def parties_of(consent_ids: Sequence[int]) -> set[int]:
    """The parties who gave these consents."""
    statement = select(Consent.party_id).where(Consent.id.in_(consent_ids))
    return set(db.session.scalars(statement))


def get_for(user: User, case_id: int, consent_id: int) -> Consent:
    """A consent of a case in sight; NotVisible otherwise."""
    statement = (
        select(Consent)
        .join(Consent.case)
        .where(Consent.id == consent_id, Consent.case_id == case_id, visible_to(user))
        .options(joinedload(Consent.party), joinedload(Consent.receiver))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found


def _in_force(today: date) -> tuple[ColumnElement[bool], ...]:
    return Share.state != ShareState.REVOKED, Share.until_on >= today


def _ground_is_gone() -> ColumnElement[bool]:
    return exists().where(
        ShareConsent.share_id == Share.id,
        Consent.id == ShareConsent.consent_id,
        Consent.withdrawn_on.is_not(None),
    )
