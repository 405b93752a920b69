"""The paper of an agreement as it is typed at this moment, drawn and forgotten."""

from datetime import datetime

from mediation.domain.agreement.draft import AgreementDraft
from mediation.domain.papers import Extra, PaperKind
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Agreement, Case, User
from mediation.queries.agreement_facts import agreement_of
from mediation.services.agreement_rows import refuse_what_rows_cannot_hold, write_draft
from mediation.services.issuing import preview
from mediation.services.transaction import forget_unsaved


def preview_draft(
    case: Case, draft: AgreementDraft, *, agreement_id: int | None, by: User, at: datetime
) -> bytes:
    """Draw a draft that is not kept; InvalidInput for a payment without payer or sum."""
    refuse_what_rows_cannot_hold(case, draft)
    # The rows are made in the session so that the paper reads them like kept ones, and are thrown
    # away: nothing is sent to the database, not even by a query that the paper makes.
    with db.session.no_autoflush:
        try:
            agreement = _agreement(case, agreement_id)
            write_draft(agreement, draft)
            subject = f"agreement:{agreement_id}" if agreement_id else ""
            extra = {Extra.SUBJECT.value: subject}
            return preview(case, PaperKind.AGREEMENT.value, by=by, at=at, extra=extra)
        finally:
            forget_unsaved()


def _agreement(case: Case, agreement_id: int | None) -> Agreement:
    if agreement_id is not None:
        return agreement_of(case, agreement_id)
    new = Agreement(draft_number=len(case.agreements) + 1, state=AgreementState.DRAFT)
    case.agreements.append(new)
    return new
