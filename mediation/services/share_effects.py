"""What a receiver's answer changes in the case: its exit procedure or its referral."""

from collections.abc import Sequence
from datetime import date, datetime

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.referral_events import Reported, possible_steps
from mediation.domain.referrals import ReferralState, ReferralStep
from mediation.domain.share_answers import (
    EXIT_OF_PURPOSE,
    EXIT_STATE_OF,
    REFERRAL_STEP_OF,
    PaperWanted,
)
from mediation.domain.sharing import AnswerOutcome
from mediation.models import Agreement, ExitProcedure, Referral, Share, User
from mediation.queries.case_facts import current_agreement
from mediation.queries.referrals import served_by
from mediation.services import exit_moves, referral_following


def apply_answer(
    share: Share,
    outcome: AnswerOutcome,
    *,
    docket: str | None,
    answered_on: date,
    note: str | None,
    by: User,
    at: datetime,
) -> None:
    """Move on the procedure that this share served, when one is waiting for this receiver."""
    exit_row, agreement = open_exit(share), current_agreement(share.case)
    if exit_row and agreement and outcome in EXIT_STATE_OF:
        _move_exit(agreement, exit_row, outcome, docket=docket, answered_on=answered_on, note=note)
    if outcome in REFERRAL_STEP_OF:
        told = Reported(
            REFERRAL_STEP_OF[outcome], answered_on, number=docket or "", note=note or ""
        )
        _tell(share, told, by=by, at=at, day_field="answered_on")


def acknowledge(share: Share, *, by: User, at: datetime) -> None:
    """That the receiver took the case is its first step, when nothing was told yet."""
    referral = open_referral(share)
    if referral and referral.state is ReferralState.SENT:
        _tell(share, Reported(ReferralStep.RECEIVED, at.date()), by=by, at=at)


def ask_for_papers(
    share: Share, *, wanted: Sequence[PaperWanted], note: str, by: User, at: datetime
) -> None:
    """The referral needs more papers, when one is waiting for this receiver."""
    referral = open_referral(share)
    wants = ReferralStep.PAPERS_WANTED
    if referral and wants in possible_steps(referral.kind, referral.state, referral.events):
        codes = tuple(each.value for each in wanted)
        told = Reported(wants, at.date(), codes=codes, note=note)
        _tell(share, told, by=by, at=at)


def _tell(
    share: Share, told: Reported, *, by: User, at: datetime, day_field: str = "happened_on"
) -> None:
    referral = open_referral(share)
    if referral and not referral_following.is_told(referral, told.step):
        referral_following.write_event(referral, told, by=by, at=at, day_field=day_field)


def open_exit(share: Share) -> ExitProcedure | None:
    """The procedure that waits for the receiver of this share, for the purpose of this share."""
    agreement = current_agreement(share.case)
    kind = EXIT_OF_PURPOSE.get(share.purpose)
    for row in agreement.exits if agreement and kind else []:
        if (
            row.kind is kind
            and row.state.is_open
            and share.receiver_id in (row.receiver.id, row.receiver.parent_id)
        ):
            return row
    return None


def open_referral(share: Share) -> Referral | None:
    """The referral that this receiver has not finished, for the purpose of this share."""
    row = served_by(share)
    return row if row is not None and row.is_followed else None


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
