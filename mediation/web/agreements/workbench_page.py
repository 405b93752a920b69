"""Everything the workbench shows, prepared so that the template only prints."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.clauses import ARTICLES
from mediation.domain.agreement.draft import TermDraft
from mediation.domain.agreement.sentences import sentence
from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import EditConflict
from mediation.domain.identifiers import mask_accounts
from mediation.domain.money import figures
from mediation.domain.parties import Side
from mediation.domain.small_flows import AgreementState
from mediation.models import Agreement, Case
from mediation.queries.agreement_facts import draft_of, drafts_of, facts_for_check, parties_of
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import routes_of
from mediation.web.agreements.forms import AgreementForm, SettleForm
from mediation.web.agreements.ledger_page import line_rows, standing_words
from mediation.web.agreements.reading import draft_in

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
    """The context of agreements/workbench.html."""
    payers = [
        (party.id, f"{party.side.label} {party.name}")
        for party in case.parties
        if party.side in {Side.APPLICANT, Side.RESPONDENT, Side.THIRD_PARTY}
    ]
    form.offer(payers, [claim.type for claim in case.claims])
    draft = draft_in(form, case)
    return {
        "case": case,
        "agreement": found,
        "all_sums": [sums_of(term) for term in draft.terms],
        "articles": {kind.value: article for kind, article in ARTICLES.items()},
        "field_ids": field_ids(form),
        "form": form,
        "names": {party.id: f"{party.side.label} {party.name}" for party in case.parties},
        "report": check(facts_for_check(case, draft, agreed_on=today)),
        "drafts": drafts_of(case),
        "added": [(kind.value, label) for kind, label in ADDED],
        "settle_form": SettleForm(formdata=None, data={"agreed_on": today}),
        "is_draft": found is not None and found.state is AgreementState.DRAFT,
    }


def sums_of(term: TermDraft) -> dict[str, str]:
    """What the shares and the instalments of a payment come to, beside its sum, in words."""
    return {
        "shares": told_sum(term.shares_total, term.amount) if term.shares else "",
        "instalments": told_sum(term.instalments_total, term.amount) if term.instalments else "",
        "agree": "yes" if term.shares_total == term.amount else "",
    }


def told_sum(parts: Decimal, whole: Decimal | None) -> str:
    """合计 9,000.00 元，与总额相符."""
    told = f"合计 {figures(parts)} 元"
    if whole is None or whole == parts:
        return f"{told}，与总额相符" if whole else told
    return f"{told}，比总额{'少' if parts < whole else '多'} {figures(abs(whole - parts))} 元"


def field_ids(group: Any) -> frozenset[str]:
    """The ids of all fields of the page, so that a finding leads only to what is there."""
    found = {field.id for field in group}
    for field in group:
        for entry in getattr(field, "entries", ()):
            found |= {entry.id} | (field_ids(entry.form) if hasattr(entry, "form") else set())
    return frozenset(found)


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
        "state": found.state.value,
        "line": " · ".join(word for word in words if word),
        "clauses": [mask_accounts(sentence(term, parties)) for term in draft_of(found).terms],
        "instalments": line_rows(case, today),
        "exits": found.exits,
        "routes": routes_of(case, today=today) if found.effective_on else (),
    }
