"""What a receiver's answer changes in the case: its exit procedure or its referral."""

from datetime import date

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.referrals import REFERRAL_STEPS, ReferralKind, ReferralState
from mediation.domain.share_answers import (
    EXIT_OF_PURPOSE,
    EXIT_STATE_OF,
    REFERRAL_OF_PURPOSE,
    REFERRAL_STATE_OF,
)
from mediation.domain.sharing import AnswerOutcome
from mediation.domain.small_flows import step
from mediation.models import Agreement, ExitProcedure, Organisation, Referral, Share
from mediation.queries.case_facts import current_agreement
from mediation.services import exit_moves


def apply_answer(
    share: Share, outcome: AnswerOutcome, *, docket: str | None, answered_on: date, note: str | None
) -> None:
    """Move on the procedure that this share served, when one is waiting for this receiver."""
    exit_row, agreement = open_exit(share), current_agreement(share.case)
    if exit_row and agreement and outcome in EXIT_STATE_OF:
        _move_exit(agreement, exit_row, outcome, docket=docket, answered_on=answered_on, note=note)
    referral = open_referral(share)
    if referral and outcome in REFERRAL_STATE_OF:
        _move_referral(referral, outcome, docket=docket, answered_on=answered_on, note=note)


def ask_for_papers(share: Share, *, note: str, on: date) -> None:
    """Mark the referral as needing more papers, when one is waiting for this receiver."""
    referral = open_referral(share)
    if referral and ReferralState.DEFECTIVE in REFERRAL_STEPS[referral.state]:
        referral.state = step(REFERRAL_STEPS, referral.state, ReferralState.DEFECTIVE)
        referral.receipt_on, referral.receipt_note = on, note


def open_exit(share: Share) -> ExitProcedure | None:
    """The procedure that waits for the receiver of this share, for the purpose of this share."""
    agreement = current_agreement(share.case)
    kind = EXIT_OF_PURPOSE.get(share.purpose)
    for row in agreement.exits if agreement and kind else []:
        if row.kind is kind and row.state.is_open and _serves(row.receiver, share):
            return row
    return None


def open_referral(share: Share) -> Referral | None:
    """The referral that this receiver has not finished, for the purpose of this share."""
    kind = REFERRAL_OF_PURPOSE.get(share.purpose)
    for row in reversed(share.case.referrals):
        if row.kind is kind and REFERRAL_STEPS[row.state] and _serves(row.receiver, share):
            return row
    return None


def _serves(receiver: Organisation, share: Share) -> bool:
    # What went to a commission may be shared with its bureau, which keeps the commission's desk.
    return share.receiver_id in (receiver.id, receiver.parent_id)


def _move_exit(
    agreement: Agreement,
    row: ExitProcedure,
    outcome: AnswerOutcome,
    *,
    docket: str | None,
    answered_on: date,
    note: str | None,
) -> None:
    if answered_on < row.applied_on:
        raise InvalidInput(FieldProblem("answered_on", "日期不能早于申请日。"))
    exit_moves.answer(
        agreement, row, EXIT_STATE_OF[outcome], on=answered_on, docket=docket, note=note
    )


def _move_referral(
    row: Referral,
    outcome: AnswerOutcome,
    *,
    docket: str | None,
    answered_on: date,
    note: str | None,
) -> None:
    target = REFERRAL_STATE_OF[outcome]
    if target is row.state:
        return
    if answered_on < row.sent_on:
        owner = "移送" if row.kind is ReferralKind.ARBITRATION else "退回"
        raise InvalidInput(FieldProblem("answered_on", f"日期不能早于{owner}日。"))
    row.state = step(REFERRAL_STEPS, row.state, target)
    row.receipt_number = docket or row.receipt_number
    row.receipt_on = answered_on
    row.receipt_note = note or row.receipt_note
