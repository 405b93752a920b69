"""Sending a case on: to arbitration, or back to the court that sent it.

What comes back is written by `referral_following`; help beside mediation by `asking_for_help`.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.referrals import RECEIVERS, ReferralKind, ReferralState
from mediation.extensions import db
from mediation.models import Case, IncomingPaper, Organisation, Referral, User
from mediation.queries import incoming
from mediation.services import planning
from mediation.services.moving import move
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction


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
        receiver = receiver_of(kind, receiver_id)
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
        receiver = receiver_of(kind, receiver_id)
        sent = _send(case, Action.RETURN_TO_COURT, kind, receiver, reason, papers, sent_on, by, at)
        _note_returned(case, sent)
        return sent


def receiver_of(kind: ReferralKind, receiver_id: int) -> Organisation:
    """The organisation, which must be one that takes referrals of this kind."""
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
    referral = add(case, kind, receiver, words, listed, day)
    planning.replan(case, by=by, at=at)
    return referral


def add(
    case: Case,
    kind: ReferralKind,
    receiver: Organisation,
    reason: str,
    papers: list[str],
    sent_on: date,
) -> Referral:
    """The row of what was sent, in the open transaction."""
    referral = Referral(
        kind=kind,
        state=ReferralState.SENT,
        receiver=receiver,
        reason=reason,
        papers=papers,
        sent_on=sent_on,
    )
    case.referrals.append(referral)
    db.session.flush()
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
