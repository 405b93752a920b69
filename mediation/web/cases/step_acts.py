"""From a form to its service: each function calls one use case with what was typed."""

from datetime import datetime
from typing import Any

from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.parties import Consent
from mediation.domain.pausing import PauseKind
from mediation.domain.referrals import ReferralKind
from mediation.domain.sessions import ChosenBy, Disclosure, NoteKind, SessionMode
from mediation.models import Case, User
from mediation.services import (
    acceptance,
    asking_for_help,
    assigning,
    closing,
    ending,
    mediating,
    notes,
    referral_following,
    referring,
    term,
)
from mediation.web.cases.referral_forms import reported
from mediation.web.clock import SHANGHAI

Typed = dict[str, Any]


def request_supplement(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Ask for missing papers."""
    acceptance.request_supplement(case, items=typed["items"], due_on=typed["due_on"], by=by, at=at)


def supplement(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Take papers in."""
    acceptance.supplement(
        case, received=typed["received"], received_on=typed["received_on"], by=by, at=at
    )


def inquire(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Ask the respondent."""
    acceptance.inquire(
        case,
        inquired_on=typed["inquired_on"],
        answer_due_on=typed["answer_due_on"],
        way=typed["way"],
        by=by,
        at=at,
    )


def record_answer(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Write the respondent's answer down."""
    acceptance.record_answer(
        case,
        answer=Consent(typed["answer"]),
        answered_on=typed["answered_on"],
        note=typed["note"],
        by=by,
        at=at,
    )


def accept(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Accept and number the case."""
    acceptance.accept(
        case,
        accepted_on=typed["accepted_on"],
        file_received_on=typed.get("file_received_on"),
        by=by,
        at=at,
    )


def decline(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Refuse the application."""
    reason = DeclineReason(typed["reason"])
    acceptance.decline(case, reason=reason, note=typed["note"], by=by, at=at)


def reconsider(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Look at a refused or withdrawn application again."""
    acceptance.reconsider(case, reason=typed["reason"], by=by, at=at)


def assign(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Put a mediator in charge."""
    assigning.assign(
        case,
        mediator_id=typed["mediator_id"],
        chosen_by=ChosenBy(typed["chosen_by"]),
        reason=typed["reason"],
        by=by,
        at=at,
    )


def begin_mediation(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Tell the rights and disclose."""
    mediating.begin(
        case,
        rights_told_on=typed["rights_told_on"],
        disclosure=Disclosure(typed["disclosure"]),
        disclosure_note=typed["disclosure_note"],
        by=by,
        at=at,
    )


def plan_session(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Fix a session."""
    planned_at = datetime.combine(typed["planned_on"], typed["planned_time"], SHANGHAI)
    mediating.plan_session(
        case,
        planned_at=planned_at,
        place=typed["place"],
        mode=SessionMode(typed["mode"]),
        by=by,
        at=at,
    )


def pause(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Stop for a while."""
    term.pause(
        case,
        kind=PauseKind(typed["kind"]),
        reason=typed["reason"],
        paused_on=typed["paused_on"],
        check_on=typed["check_on"],
        by=by,
        at=at,
    )


def resume(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Go on."""
    term.resume(case, resumed_on=typed["resumed_on"], note=typed["note"], by=by, at=at)


def fail(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """End without agreement."""
    ending.fail(
        case,
        reason=EndingReason(typed["reason"]),
        note=typed["note"],
        ended_on=typed["ended_on"],
        remedies_told_on=typed["remedies_told_on"],
        by=by,
        at=at,
    )


def withdraw(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Take the application back."""
    ending.withdraw(
        case,
        reason=EndingReason(typed["reason"]),
        note=typed["note"],
        ended_on=typed["ended_on"],
        by=by,
        at=at,
    )


def refer(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Send the case to arbitration."""
    referring.refer(case, **_referral(typed), by=by, at=at)


def return_to_court(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Give the file back to the court."""
    referring.return_to_court(case, **_referral(typed), by=by, at=at)


def _referral(typed: Typed) -> Typed:
    papers = [line.strip() for line in typed["papers"].splitlines() if line.strip()]
    return {
        "receiver_id": typed["receiver_id"],
        "reason": typed["reason"],
        "papers": papers,
        "sent_on": typed["sent_on"],
    }


def request_help(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Ask somebody to help beside mediation."""
    kind = ReferralKind(typed["kind"])
    asking_for_help.request_help(case, kind=kind, **_referral(typed), by=by, at=at)


def record_receipt(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Write down what the receiver of a referral told."""
    row = next(row for row in case.referrals if row.id == typed["referral_id"])
    referral_following.record_event(row, reported(typed), by=by, at=at)


def close(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Close the case."""
    told = typed.get("remedies_told_on")
    closing.close(case, note=typed["note"], remedies_told_on=told, by=by, at=at)


def reopen(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Mediate again."""
    closing.reopen(case, reason=typed["reason"], by=by, at=at)


def archive(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Put the file away."""
    closing.archive(
        case,
        archived_on=typed["archived_on"],
        archive_number=typed["archive_number"],
        by=by,
        at=at,
    )


def add_note(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Write a note."""
    notes.add_note(case, kind=NoteKind(typed["kind"]), text=typed["text"], by=by, at=at)
