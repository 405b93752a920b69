"""Everything the workbench shows, prepared so that the template only prints."""

from datetime import date
from typing import Any

from mediation.domain.agreement_check import check
from mediation.domain.agreements import TermKind
from mediation.domain.parties import Side
from mediation.domain.small_flows import AgreementState
from mediation.models import Agreement, Case
from mediation.queries.agreement_facts import drafts_of, facts_for_check
from mediation.web.agreements.forms import AgreementForm, SettleForm
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
    return {
        "case": case,
        "agreement": found,
        "form": form,
        "names": {party.id: f"{party.side.label} {party.name}" for party in case.parties},
        "report": check(facts_for_check(case, draft_in(form), agreed_on=today)),
        "drafts": drafts_of(case),
        "added": [(kind.value, label) for kind, label in ADDED],
        "settle_form": SettleForm(formdata=None, data={"agreed_on": today}),
        "is_draft": found is not None and found.state is AgreementState.DRAFT,
    }
