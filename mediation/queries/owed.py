"""What is due and unpaid under some clauses of an agreement, instalment by instalment and payee."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.agreement.particulars import DefaultClause
from mediation.domain.agreement.particulars_json import from_json
from mediation.domain.agreement.words import TermKind
from mediation.models import Agreement, Instalment, Party
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.performance import ledger_of


@dataclass(frozen=True)
class OwedLine:
    """What one payee is owed of one instalment, in 分."""

    clause: int
    part: Instalment
    payee: Party | None
    payer: Party
    promised_fen: int
    paid_fen: int

    @property
    def open_fen(self) -> int:
        """What is still to be paid."""
        return self.promised_fen - self.paid_fen

    def days_late(self, today: date) -> int | None:
        """How many days late it is; None for what fell due by acceleration alone."""
        due = self.part.due_on
        return (today - due).days if due and due < today else None


def owed_lines(
    agreement: Agreement, clauses: Collection[int], *, today: date
) -> tuple[OwedLine, ...]:
    """What is due and unpaid under these clauses; all of it once a default accelerates the rest."""
    parties = {party.id: party for party in agreement.case.parties}
    parts = {part.id: part for part in instalments_of(agreement)}
    all_due = is_accelerated(agreement, today=today)
    return tuple(
        OwedLine(
            clause=line.payment.clause,
            part=parts[line.part.id],
            payee=parties.get(payee.payee_id),
            payer=parties[line.payment.payer_id],
            promised_fen=payee.promised_fen,
            paid_fen=payee.paid_fen,
        )
        for line in ledger_of(agreement).lines
        if line.payment.clause in clauses and line.payment.payer_id is not None
        if all_due or (line.part.due_on is not None and line.part.due_on < today)
        for payee in line.payees
        if payee.open_fen > 0
    )


def is_accelerated(agreement: Agreement, *, today: date) -> bool:
    """Whether an instalment is so late that by the agreement everything unpaid is due."""
    grace = _grace(agreement)
    if grace is None:
        return False
    return any(
        part.due_on is not None and part.due_on + timedelta(days=grace) < today
        for part in instalments_of(agreement)
        if part.paid_fen < part.amount_fen
    )


def _grace(agreement: Agreement) -> int | None:
    """The days of grace of a clause that accelerates; None where none does."""
    for term in agreement.terms:
        if term.kind is TermKind.DEFAULT:
            clause = from_json(term.kind, term.particulars)
            if isinstance(clause, DefaultClause) and clause.accelerates:
                return clause.grace_days or 0
    return None
