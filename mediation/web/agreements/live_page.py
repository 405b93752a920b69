"""What follows the typing at the workbench: sums, the words of the clauses, check, what is left."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from flask import url_for

from mediation.documents.wording import clause_number
from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import AgreementDraft, TermDraft
from mediation.domain.agreement.sentences import claim_name, sentence
from mediation.domain.claims.comparison import FourNumbers, total, total_gap
from mediation.domain.errors import InvalidInput
from mediation.domain.identifiers import mask_accounts
from mediation.domain.money import figures
from mediation.models import Agreement, Case
from mediation.queries import overrides
from mediation.queries.agreement_facts import facts_for_check, parties_of
from mediation.queries.agreement_sums import ClaimSums, claim_sums, kinds_left
from mediation.services.agreement_rows import refuse_what_rows_cannot_hold
from mediation.web.agreements.forms import AgreementForm
from mediation.web.agreements.reading import draft_in

# Of more claims than this the table shows the kinds, and those that stay farthest below the law.
MOST_ROWS, FARTHEST = 40, 20


def live_context(
    case: Case, found: Agreement | None, form: AgreementForm, today: date
) -> dict[str, Any]:
    """What agreements/_live.html shows."""
    draft = draft_in(form, case)
    report = check(facts_for_check(case, draft, agreed_on=today))
    form.name_what_is_left(kinds_left(case, draft))
    return {
        **addresses(case, found),
        "case": case,
        "agreement": found,
        "form": form,
        "draft": draft,
        "all_sums": [sums_of(term) for term in draft.terms],
        "clause_lines": clause_lines(case, draft),
        "field_ids": field_ids(form),
        "gap_table": gap_table(case, draft),
        "overrides": overrides.of_agreement(found.id) if found else {},
        "report": report,
        "open_reds": overrides.open_reds(found, report) if found else report.reds,
    }


def why_no_paper(case: Case, form: AgreementForm, draft: AgreementDraft) -> str:
    """What has to be put right before the paper can be drawn; empty when it can be."""
    told = [] if form.validate() else list(sentences(form.errors))
    try:
        refuse_what_rows_cannot_hold(case, draft)
    except InvalidInput as error:
        told.append(error.sentence)
    return "；".join(dict.fromkeys(told))


def sentences(errors: Any) -> Iterator[str]:
    """Every sentence in the errors of a form, however deep its rows are."""
    if isinstance(errors, str):
        yield errors
        return
    for each in errors.values() if isinstance(errors, dict) else errors:
        yield from sentences(each)


def addresses(case: Case, found: Agreement | None) -> dict[str, str]:
    """Where the form is kept, drawn and read: a draft that was never kept has no key yet."""
    if found is None:
        views = ("save_new", "preview_new", "read_new")
        address, preview, read = (url_for(f"agreements.{view}", case_id=case.id) for view in views)
    else:
        views, keys = ("save", "preview_typed", "read_typed"), {"draft_id": found.id}
        address, preview, read = (
            url_for(f"agreements.{view}", case_id=case.id, **keys) for view in views
        )
    return {"address": address, "preview_url": preview, "read_url": read}


def clause_lines(case: Case, draft: AgreementDraft) -> list[dict[str, str]]:
    """Every clause as it reads, with the number that the paper gives it."""
    parties = parties_of(case)
    return [
        {
            "number": clause_number(place),
            "text": mask_accounts(sentence(term, parties)),
            "anchor": f"terms-{place - 1}",
        }
        for place, term in enumerate(draft.terms, 1)
    ]


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


def gap_table(case: Case, draft: AgreementDraft) -> dict[str, Any]:
    """How far the draft lies from what the law supports: for the mediator's eyes alone."""
    claims, names = claim_sums(case, draft), {party.id: party.name for party in case.parties}
    is_crowd = len(claims) > MOST_ROWS
    shown = _farthest(claims) if is_crowd else claims
    rows = [
        {"who": names[each.party_id], "kind": claim_name(each.type), "numbers": each.numbers}
        for each in shown
    ]
    numbers = [each.numbers for each in claims]
    return {
        "kinds": _kinds(claims) if is_crowd else [],
        "rows": rows,
        "total": total(numbers),
        "gap": total_gap(numbers),
        "is_known": any(each.statutory is not None for each in numbers),
    }


def _farthest(claims: Sequence[ClaimSums]) -> list[ClaimSums]:
    below = [each for each in claims if each.numbers.gap is not None and each.numbers.gap < 0]
    return sorted(below, key=lambda each: each.numbers.gap or 0)[:FARTHEST]


def _kinds(claims: Sequence[ClaimSums]) -> list[dict[str, Any]]:
    kinds: dict[str, list[FourNumbers]] = {}
    for each in claims:
        kinds.setdefault(each.type, []).append(each.numbers)
    return [
        {
            "kind": claim_name(kind),
            "count": len(numbers),
            "numbers": total(numbers),
            "gap": total_gap(numbers),
        }
        for kind, numbers in kinds.items()
    ]


def field_ids(group: Any) -> frozenset[str]:
    """The ids of all fields of the page, so that a finding leads only to what is there."""
    found = {field.id for field in group}
    for field in group:
        for entry in getattr(field, "entries", ()):
            found |= {entry.id} | (field_ids(entry.form) if hasattr(entry, "form") else set())
        if not hasattr(field, "entries") and hasattr(field, "form"):
            found |= field_ids(field.form)
    return frozenset(found)
