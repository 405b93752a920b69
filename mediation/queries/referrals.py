"""The referrals of a case: one with its steps, which are followed, what the clocks learn."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.case_flow import OPEN_STATES, CaseState
from mediation.domain.clocks import ClockEvent, ClockKey, Happened
from mediation.domain.errors import NotVisible
from mediation.domain.parties import PartyKind
from mediation.domain.referral_dates import FOLLOWED_RULES, answer_due, dated_events
from mediation.domain.referrals import OPEN_REFERRAL, ReferralKind, ReferralState
from mediation.domain.share_answers import REFERRAL_OF_PURPOSE
from mediation.domain.sharing import SharePurpose
from mediation.extensions import db
from mediation.models import Case, Clock, Referral, ReferralEvent, Share, User
from mediation.queries.calendar import working_calendar
from mediation.queries.visibility import visible_to

# Clocks that somebody still looks at: of open cases all, of closed ones what a referral started.
IS_LOOKED_AT = or_(
    Case.state.in_(OPEN_STATES),
    and_(Case.state == CaseState.CLOSED, Clock.rule.in_(FOLLOWED_RULES)),
)


def get_for(user: User, case_id: int, referral_id: int) -> Referral:
    """A referral of a case in sight, with its steps; NotVisible otherwise."""
    statement = (
        select(Referral)
        .join(Referral.case)
        .where(Referral.id == referral_id, Referral.case_id == case_id, visible_to(user))
        .options(
            joinedload(Referral.receiver, innerjoin=True),
            selectinload(Referral.events).options(
                joinedload(ReferralEvent.party),
                joinedload(ReferralEvent.recorded_by, innerjoin=True),
            ),
        )
    )
    found = db.session.scalars(statement).unique().one_or_none()
    if found is None:
        raise NotVisible
    return found


def followed(case: Case) -> list[Referral]:
    """The referrals of which something may still be reported."""
    return [row for row in case.referrals if row.is_followed]


def served_by(share: Share) -> Referral | None:
    """The newest referral to the receiver of this share that fits the purpose of this share."""
    return newest_to(share.case, share.receiver_id, share.purpose)


def newest_to(case: Case, receiver_id: int, purpose: SharePurpose) -> Referral | None:
    """The newest referral to this receiver that a share for this purpose serves.

    What went to a commission may be shared with its bureau, which keeps the commission's desk.
    """
    kind = REFERRAL_OF_PURPOSE.get(purpose)
    for row in reversed(case.referrals):
        if row.kind is kind and receiver_id in (row.receiver.id, row.receiver.parent_id):
            return row
    return None


def answer_asked_by(case: Case, receiver_id: int, purpose: SharePurpose) -> date | None:
    """The day by which the receiver of an unanswered referral should have answered."""
    row = newest_to(case, receiver_id, purpose)
    if row is None or row.state not in OPEN_REFERRAL:
        return None
    return answer_due(row.kind, row.sent_on, working_calendar().add_working_days)


def referral_happenings(case: Case) -> Iterator[Happened]:
    """What was reported of the referrals, as dated events of the case."""
    for row in case.referrals:
        yield from dated_events(row.kind, row.events, papers=row.papers, receiver=row.receiver.kind)
        # A receipt of before the steps were kept one by one said that the case was docketed.
        docketed = row.state is ReferralState.FINISHED and not row.events
        if docketed and row.kind is ReferralKind.ARBITRATION and row.receipt_on:
            words = "仲裁委员会已受理"
            yield Happened(ClockEvent.ARBITRATION_ACCEPTED, row.receipt_on, words=words)


def ways_of_the_other_side(case: Case) -> frozenset[ClockKey]:
    """Suing on a final award is the worker's, setting it aside the employer's (arts. 48-49)."""
    other = {PartyKind.WORKER: "K34", PartyKind.EMPLOYER: "K32"}
    return frozenset((other[party.kind], party.id) for party in case.parties)
