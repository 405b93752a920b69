"""Following a case sent on to its end: what its receiver reports, by whichever way it comes.

A letter, a call, a pack that came back and an answer on the liaison's desk all write the same row.
Dates that follow from it (suing, setting aside, enforcement) are counted by the clocks of the case.
"""

from datetime import datetime

from sqlalchemy import select

from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.referral_events import (
    STATE_AFTER,
    TOLD_ONCE,
    Reported,
    check_report,
    check_step,
    code_words,
)
from mediation.domain.referrals import ReferralStep
from mediation.extensions import db
from mediation.models import Referral, ReferralEvent, User
from mediation.services import planning
from mediation.services.case_log import record
from mediation.services.moving import require
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction

# What the receipt of a referral holds is what its receiver answered first.
_ANSWERS = frozenset(
    {
        *(ReferralStep.RECEIVED, ReferralStep.PAPERS_WANTED),
        *(ReferralStep.ACCEPTED, ReferralStep.NOT_ACCEPTED),
    }
)


def record_event(referral: Referral, told: Reported, *, by: User, at: datetime) -> ReferralEvent:
    """Write down, at the office of the case, what the receiver reported of a referral.

    InvalidInput names the field that is wrong; ActionNotPossible says why the step cannot follow.
    """
    case = referral.case
    with transaction():
        require(case, Action.RECORD_RECEIPT, by=by, at=at)
        event = write_event(referral, told, by=by, at=at)
        planning.replan(case, by=by, at=at)
        note = in_brief(f"{referral.receiver.name}：{event.words}")
        facts = {"referral_id": referral.id, "step": told.step.value}
        code = Action.RECORD_RECEIPT.value
        record(case, code, by=by, at=at, from_state=case.state.value, note=note, data=facts)
    return event


def write_event(
    referral: Referral,
    told: Reported,
    *,
    by: User,
    at: datetime,
    day_field: str = "happened_on",
) -> ReferralEvent:
    """The row and the state of the referral, in the open transaction of who asked the right.

    The caller replans the case and leaves the row in the trail.
    """
    found = _locked(referral)
    check_step(found.kind, found.state, found.events, told.step)
    check_report(
        found.kind,
        found.events,
        told,
        sent_on=found.sent_on,
        today=at.date(),
        day_field=day_field,
    )
    _check_party(found, told)
    event = ReferralEvent(
        step=told.step,
        happened_on=told.on,
        number=told.number.strip(),
        amount_fen=told.amount_fen,
        codes=list(told.codes),
        party_id=told.party_id,
        note=told.note.strip(),
        recorded_by_id=by.id,
        recorded_at=at,
    )
    found.events.append(event)
    found.state = STATE_AFTER[told.step]
    if told.step in _ANSWERS:
        _write_receipt(found, event)
    db.session.flush()
    return event


def _write_receipt(row: Referral, event: ReferralEvent) -> None:
    words = (code_words(event.step, event.codes), event.note)
    row.receipt_on = event.happened_on
    row.receipt_number = event.number or row.receipt_number
    row.receipt_note = "。".join(word for word in words if word) or row.receipt_note


def is_told(referral: Referral, step: ReferralStep) -> bool:
    """Whether the other office has told the same already: an answer that is given twice."""
    return step in TOLD_ONCE and any(event.step is step for event in referral.events)


def _locked(referral: Referral) -> Referral:
    """The referral with its events, which nobody else writes until the transaction is over."""
    statement = select(Referral).where(Referral.id == referral.id).with_for_update()
    return db.session.scalars(statement).one()


def _check_party(referral: Referral, told: Reported) -> None:
    parties = {party.id for party in referral.case.parties}
    if told.party_id is not None and told.party_id not in parties:
        raise InvalidInput(FieldProblem("party_id", "请选择本案的当事人。"))
