"""Writing an agreement and registering that it was reached."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from mediation.domain.agreement.changes import draft_changes
from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import AgreementDraft
from mediation.domain.case_flow import Action
from mediation.domain.errors import (
    ActionNotPossible,
    EditConflict,
    FieldChange,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.small_flows import AGREEMENT_STEPS, AgreementState, step
from mediation.extensions import db
from mediation.models import Agreement, Case, CaseEvent, User
from mediation.queries import overrides
from mediation.queries.agreement_facts import (
    agreement_of,
    draft_of,
    facts_for_check,
    parties_of,
)
from mediation.services import planning
from mediation.services.agreement_rows import refuse_what_rows_cannot_hold, write_draft
from mediation.services.claim_sums import clear_agreed_sums, write_agreed_sums
from mediation.services.moving import move
from mediation.services.signing import signing_agreement
from mediation.services.step_input import in_brief, written_out
from mediation.services.transaction import transaction


def save_draft(
    case: Case,
    draft: AgreementDraft,
    *,
    agreement_id: int | None,
    by: User,
    at: datetime,
    expected_version: int | None = None,
) -> Agreement:
    """Write a new draft, or replace all that stands in one.

    A draft may be unfinished, but a payment names its payer and sum (InvalidInput). EditConflict,
    with the clauses that changed, when somebody saved after `expected_version` was read.
    """
    with transaction():
        refuse_what_rows_cannot_hold(case, draft)
        agreement = _draft_to_write(case, agreement_id)
        if agreement_id is not None:
            _refuse_stale(agreement, expected_version)
        move(case, Action.DRAFT_AGREEMENT, by=by, at=at, data=_event_data(case, agreement, draft))
        if agreement_id is None:
            case.agreements.append(agreement)
        write_draft(agreement, draft)
        agreement.saved_at = at
        # The version moves on even when only rows below the agreement changed.
        flag_modified(agreement, "saved_at")
    return agreement


def settle(case: Case, *, agreement_id: int, agreed_on: date, by: User, at: datetime) -> Agreement:
    """Register that the parties agreed on this draft; it waits for signatures from now on.

    InvalidInput with every red finding of the check that two persons have not let pass, or for a
    day that has not come. The other
    drafts are replaced, and claims learn what was agreed (see domain.agreement.allocation).
    """
    with transaction():
        agreement = agreement_of(case, agreement_id)
        _refuse_wrong_day(case, agreed_on, at.date())
        draft = draft_of(agreement)
        move(
            case,
            Action.SETTLE,
            by=by,
            at=at,
            data={"agreement_id": agreement.id, "draft_number": agreement.draft_number},
            settled_on=agreed_on,
            outcome=draft.extent.value,
        )
        report = check(facts_for_check(case, draft, agreed_on=agreed_on))
        reds = overrides.open_reds(agreement, report)
        if reds:
            raise InvalidInput(*(FieldProblem(red.where, red.sentence) for red in reds))
        _choose(case, agreement, agreed_on)
        write_agreed_sums(case, agreement)
        planning.replan(case, by=by, at=at)
    return agreement


def revise(case: Case, *, reason: str, by: User, at: datetime) -> Agreement:
    """Go back to writing, when the words are to change before all have signed.

    What was registered stays as it was, with the signatures it has: they were given to those words
    and to no others. A new draft begins with the same terms.
    """
    with transaction():
        words = written_out("reason", reason, "请写明哪里要改、谁提出的。")
        agreement, draft = signing_agreement(case), _draft_to_write(case, None)
        move(
            case,
            Action.REVISE_AGREEMENT,
            by=by,
            at=at,
            note=in_brief(words),
            data={"replaces": agreement.draft_number, "draft_number": draft.draft_number},
            settled_on=None,
            outcome=None,
        )
        agreement.state = step(AGREEMENT_STEPS, agreement.state, AgreementState.REPLACED)
        clear_agreed_sums(case)
        case.agreements.append(draft)
        write_draft(draft, draft_of(agreement))
        draft.saved_at = at
        planning.replan(case, by=by, at=at)
    return draft


def _draft_to_write(case: Case, agreement_id: int | None) -> Agreement:
    if agreement_id is None:
        last = max((item.draft_number for item in case.agreements), default=0)
        return Agreement(draft_number=last + 1, state=AgreementState.DRAFT)
    agreement = agreement_of(case, agreement_id)
    if agreement.state is not AgreementState.DRAFT:
        raise ActionNotPossible(f"这份协议是“{agreement.state.label}”，不能再改，请另写一份草稿。")
    return agreement


def _refuse_stale(agreement: Agreement, expected_version: int | None) -> None:
    if expected_version is None or expected_version == agreement.version:
        return
    statement = (
        select(CaseEvent)
        .filter_by(case_id=agreement.case_id, code=Action.DRAFT_AGREEMENT.value)
        .order_by(CaseEvent.id)
    )
    changes = [
        FieldChange(*change)
        for event in db.session.scalars(statement)
        if event.data.get("agreement_id") == agreement.id
        and event.data.get("version", 0) >= expected_version
        for change in event.data.get("clauses", [])
    ]
    raise EditConflict(tuple(changes), agreement.version)


def _event_data(case: Case, agreement: Agreement, draft: AgreementDraft) -> dict[str, Any]:
    # A new draft has no readers who could be surprised by what it says.
    if agreement not in case.agreements:
        return {"draft_number": agreement.draft_number}
    changes = draft_changes(draft_of(agreement), draft, parties_of(case))
    return {
        "draft_number": agreement.draft_number,
        "agreement_id": agreement.id,
        "version": agreement.version,
        "clauses": [[change.label, change.before, change.after] for change in changes],
    }


def _refuse_wrong_day(case: Case, agreed_on: date, today: date) -> None:
    if agreed_on > today:
        raise InvalidInput(FieldProblem("agreed_on", "达成协议的日期不能晚于今天。"))
    if case.accepted_on and agreed_on < case.accepted_on:
        raise InvalidInput(FieldProblem("agreed_on", f"不能早于受理日期 {case.accepted_on}。"))


def _choose(case: Case, agreement: Agreement, agreed_on: date) -> None:
    agreement.state = step(AGREEMENT_STEPS, agreement.state, AgreementState.SIGNING)
    agreement.agreed_on = agreed_on
    for other in case.agreements:
        if other is not agreement and other.state is AgreementState.DRAFT:
            other.state = step(AGREEMENT_STEPS, other.state, AgreementState.REPLACED)
