"""Two drafts of an agreement side by side: what each comes to, and clause by clause."""

from collections.abc import Iterator
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.agreement.changes import clause_pairs, head_changes, outline
from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import AgreementDraft
from mediation.domain.case_flow import Action
from mediation.domain.identifiers import mask_accounts
from mediation.domain.text_difference import Piece, word_pieces
from mediation.models import Agreement, Case
from mediation.queries import cases
from mediation.queries.agreement_facts import agreement_of, draft_of, facts_for_check, parties_of
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
    page = render_template("agreements/compare.html", **_context(case, old, new))
    audit.viewed(case, by=user, at=clock.now(), what="case.agreement_viewed")
    return page


def _context(case: Case, old: Agreement, new: Agreement) -> dict[str, Any]:
    drafts = [draft_of(each) for each in (old, new)]
    reports = [check(facts_for_check(case, draft, agreed_on=clock.today())) for draft in drafts]
    outlines = zip(outline(drafts[0]), outline(drafts[1]), strict=True)
    rows = list(_rows(case, *drafts))
    return {
        "case": case,
        "old": old,
        "new": new,
        "outlines": [(label, was, now) for (label, was), (_, now) in outlines],
        "reports": reports,
        "rows": rows,
        "same": sum(1 for row in rows if row["is_same"]),
    }


def _rows(case: Case, old: AgreementDraft, new: AgreementDraft) -> Iterator[dict[str, Any]]:
    """What differs outside the clauses, then every clause with its words that differ."""
    for head in head_changes(old, new):
        yield _row(head.label, head.before, head.after)
    for pair in clause_pairs(old, new, parties_of(case)):
        yield _row(pair.label, pair.before, pair.after)
        if pair.shares_before != pair.shares_after:
            yield _row(f"{pair.label}按人明细", pair.shares_before, pair.shares_after)


def _row(label: str, before: str, after: str) -> dict[str, Any]:
    was, now = mask_accounts(before), mask_accounts(after)
    is_same = was == now
    pieces = (Piece(now, True, True),) if is_same else word_pieces(was, now)
    return {"label": label, "pieces": pieces, "is_same": is_same}
