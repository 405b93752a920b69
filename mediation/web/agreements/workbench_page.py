"""Everything the workbench shows, prepared so that the template only prints."""

from datetime import date
from typing import Any

from mediation.domain.agreement.clauses import ARTICLES
from mediation.domain.agreement.sentences import sentence
from mediation.domain.agreement.splitting import SplitRule
from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import EditConflict
from mediation.domain.identifiers import mask_accounts
from mediation.domain.parties import Side
from mediation.domain.small_flows import AgreementState
from mediation.models import Agreement, Case
from mediation.queries.agreement_facts import draft_of, parties_of
from mediation.queries.case_facts import current_agreement
from mediation.queries.clauses_taken import clauses_taken
from mediation.queries.draft_history import kept_drafts
from mediation.queries.exit_facts import routes_of
from mediation.queries.office_clauses import clauses_for
from mediation.web.agreements.forms import AgreementForm, SettleForm
from mediation.web.agreements.ledger_page import line_rows, standing_words
from mediation.web.agreements.live_page import live_context

# The buttons under the terms, in the order in which agreements are usually written.
ADDED = (
    (TermKind.PAYMENT, "付款"),
    (TermKind.EMPLOYMENT_END, "解除劳动关系"),
    (TermKind.EMPLOYMENT_CONTINUE, "继续履行"),
    (TermKind.EMPLOYMENT_CONFIRM, "确认劳动关系"),
    (TermKind.CERTIFICATE, "离职证明与档案"),
    (TermKind.SOCIAL_INSURANCE, "社会保险"),
    (TermKind.DEFAULT, "逾期责任"),
    (TermKind.WITHDRAWAL, "其他请求的处理"),
    (TermKind.CONFIDENTIALITY, "保密"),
    (TermKind.OTHER, "其他"),
)


def page_context(
    case: Case, found: Agreement | None, form: AgreementForm, today: date
) -> dict[str, Any]:
    """The context of agreements/workbench.html: what follows the typing, and all around it."""
    offer_choices(case, form, today)
    live = live_context(case, found, form, today)
    return {
        **live,
        "articles": {kind.value: article for kind, article in ARTICLES.items()},
        "names": {party.id: f"{party.side.label} {party.name}" for party in case.parties},
        "clauses": clauses_taken(case, {term.clause_id or 0 for term in live["draft"].terms} - {0}),
        "drafts": kept_drafts(case),
        "added": [(kind.value, label) for kind, label in ADDED],
        "split_rules": [(rule.value, rule.label) for rule in SplitRule],
        "settle_form": SettleForm(formdata=None, data={"agreed_on": today}),
        "is_draft": found is not None and found.state is AgreementState.DRAFT,
    }


def offer_choices(case: Case, form: AgreementForm, today: date) -> None:
    """Name who may pay, what may be settled, and the clauses of the office."""
    payers = [
        (party.id, f"{party.side.label} {party.name}")
        for party in case.parties
        if party.side in {Side.APPLICANT, Side.RESPONDENT, Side.THIRD_PARTY}
    ]
    clauses: dict[TermKind, list[tuple[str, str]]] = {}
    for edition in clauses_for(case, today):
        told = f"{edition.clause.title}（{edition.edition_words}）"
        clauses.setdefault(edition.clause.kind, []).append((edition.clause.code, told))
    form.offer(payers, [claim.type for claim in case.claims], clauses)


def conflict_rows(conflict: EditConflict | None) -> list[dict[str, str]]:
    """What the other person saved, as the conflict component takes it."""
    return [
        {
            "label": each.label,
            "before": mask_accounts(each.before),
            "theirs": mask_accounts(each.after),
            "yours": "见下面的表单",
        }
        for each in (conflict.changes if conflict else ())
    ]


def section_context(case: Case, today: date) -> dict[str, Any]:
    """What the page of a case shows of its agreement."""
    found = current_agreement(case)
    if found is None:
        nothing: dict[str, Any] = {"clauses": [], "instalments": [], "exits": [], "routes": ()}
        return {"state": "", "line": "", **nothing}
    parties = parties_of(case)
    standing = standing_words(case, today)
    words = [f"草稿 {found.draft_number}" if found.state is AgreementState.DRAFT else ""]
    words += [found.state.label, f"{found.effective_on} 生效" if found.effective_on else ""]
    words += [standing["words"] if standing else ""]
    return {
        "id": found.id,
        "state": found.state.value,
        "line": " · ".join(word for word in words if word),
        "clauses": [mask_accounts(sentence(term, parties)) for term in draft_of(found).terms],
        "instalments": line_rows(case, today),
        "exits": found.exits,
        "routes": routes_of(case, today=today) if found.effective_on else (),
    }
