"""Two drafts of an agreement side by side, clause by clause."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.agreement.changes import draft_changes
from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldChange
from mediation.domain.identifiers import mask_accounts
from mediation.queries import cases
from mediation.queries.agreement_facts import agreement_of, draft_of, parties_of
from mediation.services import audit
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.guards import requires


@bp.get("/compare")
@requires(Action.DRAFT_AGREEMENT)
def compare(case_id: int) -> ResponseReturnValue:
    """What the newer draft (?new=) says otherwise than the older one (?old=)."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    old, new = (agreement_of(case, request.args.get(name, 0, type=int)) for name in ("old", "new"))
    changes = [
        FieldChange(each.label, mask_accounts(each.before), mask_accounts(each.after))
        for each in draft_changes(draft_of(old), draft_of(new), parties_of(case))
    ]
    page = render_template("agreements/compare.html", case=case, old=old, new=new, changes=changes)
    audit.viewed(case, by=user, at=clock.now(), what="case.agreement_viewed")
    return page
