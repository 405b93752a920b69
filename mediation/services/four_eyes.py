"""Four eyes: one keeper of the office's rules proposes a version, another decides about it."""

from datetime import date, datetime

from mediation.domain.errors import ActionNotAllowed
from mediation.domain.four_eyes import (
    APPROVAL_STEPS,
    ApprovalState,
    who_keeps,
    why_may_not_decide,
)
from mediation.domain.small_flows import step
from mediation.extensions import db
from mediation.models import User
from mediation.models.office_version import OfficeVersion
from mediation.queries import office_rules
from mediation.services import notices
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def require_keeper(noun: str, by: User) -> None:
    """Raise ActionNotAllowed unless this person keeps what the office lays over the tables."""
    if not office_rules.may_keep(by):
        raise ActionNotAllowed(who_keeps(noun))


def why_not(row: OfficeVersion, user: User) -> str:
    """Why somebody may not decide about a proposal, or an empty text."""
    is_asker = row.asked_by_id == user.id
    may_keep = office_rules.may_keep(user)
    return why_may_not_decide(row.noun, may_keep=may_keep, is_asker=is_asker)


def ask(row: OfficeVersion, *, by: User, at: datetime) -> None:
    """Keep a proposal, and tell everybody who may decide about it that it waits."""
    enter(row, by=by, at=at)
    announce(row, by=by, at=at)


def enter(row: OfficeVersion, *, by: User, at: datetime) -> None:
    """Keep a proposal; it has a key from now on."""
    row.state, row.asked_by_id, row.asked_at = ApprovalState.WAITING, by.id, at
    db.session.add(row)
    db.session.flush()


def announce(row: OfficeVersion, *, by: User, at: datetime) -> None:
    """Tell everybody who may decide about a proposal that it waits."""
    told = [user for user in office_rules.keepers() if user.id != by.id]
    facts = {"what": row.noun, "title": row.name, "place": row.place_words}
    notices.tell_all(told, "proposal_waiting", at=at, by=by.name, **facts)
    _note("proposed", row, by=by, at=at)


def require_decider(row: OfficeVersion, by: User) -> None:
    """Raise ActionNotAllowed unless this person may decide about the proposal."""
    if refusal := why_not(row, by):
        raise ActionNotAllowed(refusal)


def decide(row: OfficeVersion, state: ApprovalState, *, by: User, at: datetime) -> None:
    """Write down what the second person decided."""
    row.state = step(APPROVAL_STEPS, row.state, state)
    row.decided_by_id, row.decided_at = by.id, at
    _note(state.value, row, by=by, at=at)


def refuse(row: OfficeVersion, *, by: User, at: datetime) -> None:
    """Say no; nothing changes."""
    with transaction():
        require_decider(row, by)
        decide(row, ApprovalState.REFUSED, by=by, at=at)


def withdraw(row: OfficeVersion, *, by: User, at: datetime) -> None:
    """Take one's own proposal back."""
    with transaction():
        if row.asked_by_id != by.id:
            raise ActionNotAllowed(f"只有提出{row.noun}的人可以撤回。")
        row.state = step(APPROVAL_STEPS, row.state, ApprovalState.WITHDRAWN)
        _note("withdrawn", row, by=by, at=at)


def end(row: OfficeVersion, last_day: date, *, by: User, at: datetime) -> None:
    """A newer version takes its place: it counts up to its last day."""
    row.state = step(APPROVAL_STEPS, row.state, ApprovalState.ENDED)
    row.valid_to = min(row.valid_to or last_day, last_day)
    _note("ended", row, by=by, at=at)


def _note(what: str, row: OfficeVersion, *, by: User, at: datetime) -> None:
    subject = f"{row.noun}第{row.id}号"
    audit(f"{row.trail_word}.{what}", by=by, at=at, subject=subject, data=row.trail_facts)
