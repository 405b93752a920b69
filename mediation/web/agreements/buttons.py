"""The buttons of the workbench that change what is typed; nothing is kept by them.

Each takes the posted fields and its own value, and gives the fields as the page shows them next;
InvalidInput says at which field what is wanting.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from mediation.domain.agreement.draft import AgreementDraft, TermDraft
from mediation.domain.agreement.pasted_shares import read_shares
from mediation.domain.agreement.repairs import leave_open
from mediation.domain.agreement.sentences import claim_name, particulars_sentence
from mediation.domain.agreement.splitting import (
    MOST_INSTALMENTS,
    SplitRule,
    monthly_instalments,
    weights_by,
    why_not_by,
)
from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.money import figures, split_exactly
from mediation.models import Case
from mediation.queries.agreement_facts import parties_of
from mediation.queries.agreement_sums import payee_figures
from mediation.queries.office_clauses import clauses_for
from mediation.web.agreements.draft_values import as_posted, due_values, term_values
from mediation.web.agreements.first_drafts import RUNS, first_term, payments_by, term_of_clause
from mediation.web.agreements.forms import AgreementForm
from mediation.web.agreements.particulars_forms import known_kind
from mediation.web.agreements.reading import draft_in
from mediation.web.agreements.repairs import repaired, rewritten
from mediation.web.posted_rows import Fields, count, with_row, without_row

Button = Callable[[Fields, Case, date, str], Fields]
MOST_TOLD = 8
NO_AMOUNT = "请先填写金额合计。"
# What a term takes from a clause, and a payment from what the clause says of it.
OF_A_CLAUSE = ("structured", "particulars", "clause_id", "text")
OF_A_PAYMENT = (
    *("purpose", "claim_type", "tax", "method"),
    *("due_event", "due_days", "due_unit", "instalments"),
)
EMPTY_INSTALMENT = {"due_on": "", "amount": "", "condition": ""}


def pressed(fields: Fields, case: Case, today: date) -> Fields | None:
    """The fields after a button that changes them, or None when it was another button."""
    for name, button in BUTTONS.items():
        if fields.get(name):
            return button(fields, case, today, str(fields[name]))
    return None


def _add_term(fields: Fields, case: Case, today: date, code: str) -> Fields:
    return _with_term(fields, case, first_term(case, known_kind(code), today))


def _add(fields: Fields, case: Case, today: date, group: str) -> Fields:
    return with_row(fields, group, EMPTY_INSTALMENT)


def _remove(fields: Fields, case: Case, today: date, row: str) -> Fields:
    return without_row(fields, row)


def _structure(fields: Fields, case: Case, today: date, row: str) -> Fields:
    """Give a clause of text alone its fields; the text stays after them."""
    term = first_term(case, known_kind(fields.get(f"{row}-kind")), today)
    return _with_values(fields, row, {"structured": "yes", "particulars": term.particulars})


def _as_text(fields: Fields, case: Case, today: date, row: str) -> Fields:
    """Put the words of a clause into its text, to be written on by hand."""
    form, draft = _typed(fields, case)
    index = _place(form, row)
    if index is None:
        return fields
    term = draft.terms[index]
    clause = particulars_sentence(term, parties_of(case))
    text = "。".join(part for part in (clause, term.text) if part)
    return _with_values(fields, row, {"structured": "", "text": text})


def _take_clause(fields: Fields, case: Case, today: date, row: str) -> Fields:
    """Let a term say what a clause of the library says; a payment keeps who, whom and how much."""
    chosen, kind = fields.get(f"{row}-chosen_clause"), known_kind(fields.get(f"{row}-kind"))
    known = {each.clause.code: each for each in clauses_for(case, today)}
    edition = known.get(str(chosen))
    if edition is None or edition.clause.kind is not kind:
        raise InvalidInput(FieldProblem(f"{row}-chosen_clause", "请先在条款库中选择一条。"))
    values = term_values(term_of_clause(case, edition, today), parties_of(case))
    kept = OF_A_CLAUSE + (OF_A_PAYMENT if kind is TermKind.PAYMENT else ())
    said = {name: values[name] for name in kept if name in OF_A_CLAUSE or values[name]}
    return _with_values(fields, row, said)


def _split(fields: Fields, case: Case, today: date, wanted: str) -> Fields:
    """Fill the shares of a term by a rule; exact to 分."""
    row, _, code = wanted.rpartition(":")
    term = _term_at(fields, row)
    if term is None or code not in set(SplitRule):
        return fields
    if not term.amount.data:
        raise InvalidInput(FieldProblem(f"{row}-amount", NO_AMOUNT))
    rows = {
        share.form.payee.data: share.form.amount.name
        for share in term.shares
        if share.form.payee.data != term.payer.data
    }
    payees = payee_figures(case, list(rows), term.claim_type.data)
    reason = why_not_by(SplitRule(code), payees)
    if reason:
        raise InvalidInput(FieldProblem(f"{row}-shares", reason))
    filled: Fields = MultiDict(fields)
    parts = split_exactly(term.amount.data, weights_by(SplitRule(code), payees))
    for payee, part in zip(payees, parts, strict=True):
        filled[rows[payee.id]] = figures(part) if part else ""
    return filled


def _plan(fields: Fields, case: Case, today: date, row: str) -> Fields:
    """Replace the instalments of a term by equal ones, a month apart."""
    term = _term_at(fields, row)
    if term is None:
        return fields
    number, day = str(term.plan_count.data), str(term.plan_day.data)
    start, problems = term.plan_from.data, []
    if not term.amount.data:
        problems.append(FieldProblem(f"{row}-amount", NO_AMOUNT))
    if not number.isdecimal() or not 2 <= int(number) <= MOST_INSTALMENTS:
        problems.append(FieldProblem(f"{row}-plan_count", f"请填写 2 至 {MOST_INSTALMENTS}。"))
    if not day.isdecimal() or not 1 <= int(day) <= 31:
        problems.append(FieldProblem(f"{row}-plan_day", "请填写 1 至 31。"))
    if start is None:
        problems.append(FieldProblem(f"{row}-plan_from", "请填写从何日起。"))
    if problems:
        raise InvalidInput(*problems)
    if term.amount.data * 100 < int(number):
        raise InvalidInput(FieldProblem(f"{row}-plan_count", "金额太小，分不了这么多期。"))
    rows = [
        {**due_values(each.due_on, None), "amount": each.amount}
        for each in monthly_instalments(term.amount.data, int(number), int(day), start)
    ]
    return _with_values(fields, row, {"due_on": "", "due_event": "", "instalments": rows})


def _paste(fields: Fields, case: Case, today: date, row: str) -> Fields:
    """Fill the shares of a term from a list of names, amounts and accounts."""
    term = _term_at(fields, row)
    if term is None:
        return fields
    names = {party.id: party.name for party in case.parties}
    rows = {share.form.payee.data: share.form for share in term.shares}
    pasted = read_shares(term.pasted.data, [(key, names[key]) for key in rows if key in names])
    if pasted.problems:
        told = "".join(pasted.problems[:MOST_TOLD])
        more = f"……共 {len(pasted.problems)} 行有误。" if len(pasted.problems) > MOST_TOLD else ""
        raise InvalidInput(FieldProblem(f"{row}-pasted", told + more))
    filled: Fields = MultiDict(fields)
    for share in pasted.shares:
        filled[rows[share.payee_id].amount.name] = figures(share.amount)
        if share.account:
            filled[rows[share.payee_id].account.name] = share.account
    if not term.amount.data:
        filled[f"{row}-amount"] = figures(sum(share.amount for share in pasted.shares))
    filled[f"{row}-pasted"] = ""
    return filled


def _fill(fields: Fields, case: Case, today: date, source: str) -> Fields:
    """Put payments of what was computed, or claimed, in the place of those that are typed."""
    payments = payments_by(case, source)
    if not payments:
        wanting = (
            "还没有核算出数额，请先在案件页核算。" if source == RUNS else "请求事项都没有金额。"
        )
        raise InvalidInput(FieldProblem("terms", wanting))
    parties = parties_of(case)
    kept = [
        f"terms-{number}"
        for number in range(count(fields, "terms"))
        if known_kind(fields.get(f"terms-{number}-kind")) is not TermKind.PAYMENT
    ]
    moved: list[tuple[str, str]] = []
    for number, term in enumerate(payments):
        moved += as_posted(f"terms-{number}", term_values(term, parties))
    for number, row in enumerate(kept, len(payments)):
        moved += _renamed(fields, row, f"terms-{number}")
    others = [(name, each) for name, each in fields.items(multi=True) if not _is_of_terms(name)]
    return MultiDict([*others, *moved])


def _leave_open(fields: Fields, case: Case, today: date, _value: str) -> Fields:
    """Name the ticked claims as those that this agreement leaves open."""
    form, draft = _typed(fields, case)
    codes = [code for code in form.left_open.data or () if code in {c.type for c in case.claims}]
    if not codes:
        raise InvalidInput(FieldProblem("left_open", "请勾选本协议不处理的请求。"))
    named = leave_open({code: claim_name(code) for code in codes})
    changed = rewritten(fields, case, draft, named(draft))
    changed.poplist("left_open")
    return changed


BUTTONS: dict[str, Button] = {
    "add_term": _add_term,
    "add": _add,
    "remove": _remove,
    "repair": repaired,
    "structure": _structure,
    "as_text": _as_text,
    "take_clause": _take_clause,
    "split": _split,
    "plan": _plan,
    "paste": _paste,
    "fill": _fill,
    "leave_open": _leave_open,
}


def _typed(fields: Fields, case: Case) -> tuple[AgreementForm, AgreementDraft]:
    form = AgreementForm(formdata=fields, meta={"csrf": False})
    return form, draft_in(form, case)


def _place(form: AgreementForm, row: str) -> int | None:
    names = [entry.name for entry in form.terms]
    return names.index(row) if row in names else None


def _term_at(fields: Fields, row: str) -> Any:
    form = AgreementForm(formdata=fields, meta={"csrf": False})
    index = _place(form, row)
    return None if index is None else form.terms[index].form


def _with_term(fields: Fields, case: Case, term: TermDraft) -> Fields:
    row = f"terms-{count(fields, 'terms')}"
    added = as_posted(row, term_values(term, parties_of(case)))
    return MultiDict([*fields.items(multi=True), *added])


def _with_values(fields: Fields, row: str, values: dict[str, Any]) -> Fields:
    """The fields with some of a row's answers in place of what was typed there."""
    names = tuple(f"{row}-{name}" for name in values)
    kept = [
        (name, each)
        for name, each in fields.items(multi=True)
        if name not in names and not name.startswith(tuple(f"{each}-" for each in names))
    ]
    return MultiDict([*kept, *as_posted(row, values)])


def _renamed(fields: Fields, row: str, new: str) -> list[tuple[str, str]]:
    return [
        (f"{new}{name.removeprefix(row)}", each)
        for name, each in fields.items(multi=True)
        if name.startswith(f"{row}-")
    ]


def _is_of_terms(name: str) -> bool:
    return name.startswith("terms-")
