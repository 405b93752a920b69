"""Writing a draft into rows: the whole of an agreement's terms is replaced at once."""

from collections.abc import Iterator
from decimal import Decimal

from mediation.domain.agreement.draft import (
    AgreementDraft,
    DueAfter,
    InstalmentDraft,
    ShareDraft,
    TermDraft,
)
from mediation.domain.agreement.particulars_json import to_json
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.identifiers.folding import looks_masked
from mediation.domain.money import to_fen
from mediation.models import Agreement, AgreementTerm, Case, Instalment, Party, TermShare

MASKED_ACCOUNT = "收款账户有一部分被遮住了，系统里找不到对应的账号，请填写完整的账户。"


def refuse_what_rows_cannot_hold(case: Case, draft: AgreementDraft) -> None:
    """Raise InvalidInput for what cannot even be kept as a draft; the rest is for the check."""
    known = {party.id for party in case.parties}
    problems = [
        problem
        for index, term in enumerate(draft.terms)
        if term.is_payment
        for problem in _payment_problems(f"terms-{index}", term, known)
    ]
    if problems:
        raise InvalidInput(*problems)


def _payment_problems(where: str, term: TermDraft, known: set[int]) -> Iterator[FieldProblem]:
    if term.payer_id not in known:
        yield FieldProblem(f"{where}-payer", "请选择由谁付款。")
    if term.amount is None or term.amount <= 0:
        yield FieldProblem(f"{where}-amount", "请填写大于零的金额。")
    yield from _share_problems(where, term, known)
    for place, item in enumerate(term.instalments):
        if not item.is_dated:
            yield FieldProblem(
                f"{where}-instalments-{place}-due_on",
                "请填写这一期的付款日期，或者选择付款的条件。",
            )
        if item.amount is None or item.amount <= 0:
            yield FieldProblem(f"{where}-instalments-{place}-amount", "请填写这一期的金额。")


def _share_problems(where: str, term: TermDraft, known: set[int]) -> Iterator[FieldProblem]:
    payees = [share.payee_id for share in term.shares]
    if set(payees) - known:
        yield FieldProblem(f"{where}-shares", "收款人不是本案当事人，请重新选择。")
    if len(set(payees)) < len(payees):
        yield FieldProblem(f"{where}-shares", "同一收款人写了两次，请合并为一行。")
    for place, share in enumerate(term.shares):
        if share.amount <= 0:
            yield FieldProblem(f"{where}-shares-{place}-amount", "请填写大于零的金额。")
        if looks_masked(share.account):
            yield FieldProblem(f"{where}-shares", MASKED_ACCOUNT)


def write_draft(agreement: Agreement, draft: AgreementDraft) -> None:
    """Replace everything that people wrote; the state and the signatures are not touched."""
    agreement.is_whole = draft.is_whole
    agreement.disputed_facts = draft.disputed_facts.strip()
    agreement.remaining = draft.remaining.strip()
    agreement.copies = draft.copies
    parties = {party.id: party for party in agreement.case.parties}
    agreement.terms = [_term(position, term, parties) for position, term in enumerate(draft.terms)]


def _term(position: int, term: TermDraft, parties: dict[int, Party]) -> AgreementTerm:
    row = AgreementTerm(
        position=position,
        kind=term.kind,
        text=term.text.strip(),
        particulars=to_json(term.particulars),
        clause_id=term.clause_id,
        due_in_working_days=False,
    )
    if not term.is_payment or term.payer_id is None:
        return row
    # Keys and people both, so that the rows read the same before they are kept (a preview).
    row.payer_id, row.payer = term.payer_id, parties[term.payer_id]
    row.purpose = term.purpose.strip() or None
    row.claim_type = term.claim_type or None
    row.amount_fen = _fen(term.amount)
    row.tax = term.tax.value if term.tax else None
    row.method = term.method.value if term.method else None
    if not term.instalments:
        row.due_on = term.due_on
        _write_event(row, term.due_after)
    row.shares = [_share(share, parties) for share in term.shares]
    # One sum on one day is kept as an instalment too, so that payments have one place to go.
    dated = [item for item in term.schedule if item.is_dated]
    row.instalments = [_instalment(number, item) for number, item in enumerate(dated, 1)]
    return row


def _share(share: ShareDraft, parties: dict[int, Party]) -> TermShare:
    return TermShare(
        payee_id=share.payee_id,
        payee=parties[share.payee_id],
        amount_fen=to_fen(share.amount),
        account=share.account.strip() or None,
    )


def _instalment(number: int, item: InstalmentDraft) -> Instalment:
    row = Instalment(
        number=number,
        due_on=item.due_on,
        latest_on=item.due_on if item.due_after else None,
        amount_fen=_fen(item.amount),
        condition=item.condition.strip() or None,
        due_in_working_days=False,
    )
    _write_event(row, item.due_after)
    return row


def _write_event(row: AgreementTerm | Instalment, after: DueAfter | None) -> None:
    if after is not None:
        row.due_event, row.due_days = after.event, after.days
        row.due_in_working_days = after.in_working_days


def _fen(amount: Decimal | None) -> int:
    if amount is None:
        raise ValueError("a payment without a sum is refused before rows are made")
    return to_fen(amount)
