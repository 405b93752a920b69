"""Sending a case on: to arbitration, or back to the court that sent it; and what came back."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.organisations import OrganisationKind
from mediation.domain.referrals import REFERRAL_STEPS, ReferralKind, ReferralState
from mediation.domain.small_flows import step
from mediation.extensions import db
from mediation.models import Case, IncomingPaper, Organisation, Referral, User
from mediation.queries import incoming
from mediation.queries.case_facts import OPEN_REFERRAL
from mediation.services import planning
from mediation.services.moving import move, require
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction

RECEIVERS = {
    ReferralKind.ARBITRATION: (
        OrganisationKind.ARBITRATION_COMMISSION,
        OrganisationKind.HR_BUREAU,
    ),
    ReferralKind.RETURN_TO_COURT: (OrganisationKind.COURT,),
}


def receivers(kind: ReferralKind) -> list[Organisation]:
    """The active organisations that a referral of this kind may go to."""
    statement = (
        select(Organisation)
        .where(Organisation.kind.in_(RECEIVERS[kind]), Organisation.is_active.is_(True))
        .order_by(Organisation.kind, Organisation.id)
    )
    return list(db.session.scalars(statement))


def refer(
    case: Case,
    *,
    receiver_id: int,
    reason: str,
    papers: Sequence[str],
    sent_on: date,
    by: User,
    at: datetime,
) -> Referral:
    """Send the case to arbitration at the party's wish (调解仲裁法 arts. 14-15)."""
    kind = ReferralKind.ARBITRATION
    with transaction():
        receiver = _receiver(kind, receiver_id)
        return _send(case, Action.REFER, kind, receiver, reason, papers, sent_on, by, at)


def return_to_court(
    case: Case,
    *,
    receiver_id: int,
    reason: str,
    papers: Sequence[str],
    sent_on: date,
    by: User,
    at: datetime,
) -> Referral:
    """Give the file back to the court, which dockets it if the party insists (特邀 art. 21)."""
    kind = ReferralKind.RETURN_TO_COURT
    with transaction():
        receiver = _receiver(kind, receiver_id)
        sent = _send(case, Action.RETURN_TO_COURT, kind, receiver, reason, papers, sent_on, by, at)
        _note_returned(case, sent)
        return sent


def _receiver(kind: ReferralKind, receiver_id: int) -> Organisation:
    found = next((item for item in receivers(kind) if item.id == receiver_id), None)
    if found is None:
        raise InvalidInput(FieldProblem("receiver_id", "请选择接收单位。"))
    return found


def _send(
    case: Case,
    action: Action,
    kind: ReferralKind,
    receiver: Organisation,
    reason: str,
    papers: Sequence[str],
    sent_on: date,
    by: User,
    at: datetime,
) -> Referral:
    words = written_out("reason", reason, "请写明移送的理由和调解情况。")
    day = happened(
        "sent_on",
        sent_on,
        today=at.date(),
        since=case.ended_on or case.accepted_on,
        since_what="调解结束之日",
    )
    listed = [paper.strip() for paper in papers if paper.strip()]
    if not listed:
        raise InvalidInput(FieldProblem("papers", "请列出移送的材料，每行一种。"))
    move(case, action, by=by, at=at, note=in_brief(receiver.name, words))
    referral = Referral(
        kind=kind,
        state=ReferralState.SENT,
        receiver_id=receiver.id,
        reason=words,
        papers=listed,
        sent_on=day,
    )
    case.referrals.append(referral)
    db.session.flush()
    planning.replan(case, by=by, at=at)
    return referral


def originals_of(case: Case) -> list[IncomingPaper]:
    """The originals that came with the case and were not given back yet."""
    row = incoming.of_case(case.id)
    return [each for each in row.papers if each.is_original and not each.returned_on] if row else []


def _note_returned(case: Case, sent: Referral) -> None:
    """The originals that the list names go back with it (特邀调解规定 art. 26)."""
    for paper in originals_of(case):
        if any(line.startswith(paper.name) for line in sent.papers):
            paper.returned_on = sent.sent_on


def open_referral(case: Case) -> Referral | None:
    """The referral that waits for its receiver."""
    waiting = [item for item in case.referrals if item.state in OPEN_REFERRAL]
    return waiting[-1] if waiting else None


def record_receipt(
    case: Case,
    *,
    state: ReferralState,
    receipt_number: str,
    receipt_on: date,
    note: str,
    by: User,
    at: datetime,
) -> None:
    """Write down what the receiver answered, on paper or by telephone."""
    with transaction():
        require(case, Action.RECORD_RECEIPT, by=by, at=at)
        referral = open_referral(case)
        assert referral is not None, "the guard of the action found an open referral"
        day = happened(
            "receipt_on",
            receipt_on,
            today=at.date(),
            since=referral.sent_on,
            since_what="发出之日",
        )
        if state in {ReferralState.DEFECTIVE, ReferralState.REFUSED}:
            written_out("note", note, "请写明对方的理由或要求补正的材料。")
        target = step(REFERRAL_STEPS, referral.state, state)
        line = in_brief(f"{referral.receiver.name}：{state.label}", note)
        move(case, Action.RECORD_RECEIPT, by=by, at=at, note=line)
        referral.state, referral.receipt_on = target, day
        referral.receipt_number = receipt_number.strip() or None
        referral.receipt_note = note.strip() or None
        planning.replan(case, by=by, at=at)
