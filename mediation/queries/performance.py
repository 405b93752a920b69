"""What became of an agreement: its ledger, and how it stands, for one case or for a whole list."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from mediation.domain.agreement.ledger import (
    Ledger,
    PromisedPart,
    PromisedPayment,
    Received,
    ledger,
)
from mediation.domain.agreement.performance import performance_of
from mediation.domain.agreement.standing import CONFIRMING, Standing, standing_of
from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState
from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementTerm,
    Callback,
    Case,
    ExitProcedure,
    Instalment,
    Payment,
)
from mediation.queries.case_facts import current_agreement, performance_on

# After its closure too, a case is followed until what was promised has come.
FOLLOWED = (CaseState.SETTLED, CaseState.CLOSED)
OPEN_EXITS = tuple(state for state in ExitState if state.is_open)


def ledger_of(agreement: Agreement) -> Ledger:
    """The ledger of an agreement as its rows stand."""
    terms = [item for item in enumerate(agreement.terms, start=1) if item[1].instalments]
    received = [
        Received(row.id, item.amount_fen, item.paid_on, item.payee_id, item.way, item.is_void)
        for _, term in terms
        for row in term.instalments
        for item in row.payments
    ]
    return ledger([_promised(number, term) for number, term in terms], received)


def _promised(number: int, term: AgreementTerm) -> PromisedPayment:
    return PromisedPayment(
        clause=number,
        shares=tuple((share.payee_id, share.amount_fen) for share in term.shares),
        parts=tuple(
            PromisedPart(row.id, row.number, row.amount_fen, row.due_on) for row in term.instalments
        ),
        payer_id=term.payer_id,
        purpose=term.purpose or "",
    )


def standing_on(case: Case, today: date) -> tuple[Standing, ...]:
    """How the agreement of a case stands on a day; nothing before it is in force."""
    agreement = current_agreement(case)
    if agreement is None or agreement.state is not AgreementState.EFFECTIVE:
        return ()
    exits = [(row.kind, row.state) for row in agreement.exits]
    return standing_of(performance_on(agreement, today), exits)


def standings(case_ids: Collection[int], today: date) -> Mapping[int, tuple[Standing, ...]]:
    """The same for the cases of a list, in as many statements whatever many cases."""
    parts: dict[int, list[tuple[date | None, int, int]]] = {}
    in_force = select(Agreement.case_id).where(
        Agreement.case_id.in_(case_ids), Agreement.state == AgreementState.EFFECTIVE
    )
    for case_id in db.session.scalars(in_force):
        parts[case_id] = []
    for case_id, *part in db.session.execute(_parts().where(Agreement.case_id.in_(parts))):
        parts[case_id].append((part[0], part[1], part[2]))
    exits = defaultdict(list)
    rows = (
        select(Agreement.case_id, ExitProcedure.kind, ExitProcedure.state)
        .join(Agreement, Agreement.id == ExitProcedure.agreement_id)
        .where(Agreement.case_id.in_(parts), Agreement.state == AgreementState.EFFECTIVE)
    )
    for case_id, kind, state in db.session.execute(rows):
        exits[case_id].append((kind, state))
    return {
        case_id: standing_of(performance_of(found, today), exits[case_id])
        for case_id, found in parts.items()
    }


def _parts() -> Select[tuple[int, date | None, int, int]]:
    """Every instalment in force: its case, its day, its sum and what came of it."""
    return (
        select(Agreement.case_id, Instalment.due_on, Instalment.amount_fen, paid())
        .join(AgreementTerm, AgreementTerm.id == Instalment.term_id)
        .join(Agreement, Agreement.id == AgreementTerm.agreement_id)
        .where(Agreement.state == AgreementState.EFFECTIVE)
    )


def paid() -> ColumnElement[int]:
    """What came of the instalment of the statement around it."""
    return func.coalesce(
        select(func.sum(Payment.amount_fen))
        .where(Payment.instalment_id == Instalment.id, Payment.voided_at.is_(None))
        .correlate(Instalment)
        .scalar_subquery(),
        0,
    )


def stands(wanted: Standing, today: date) -> ColumnElement[bool]:
    """The condition on `Case` that its agreement stands so; the same as `standing_of` says."""
    unpaid, late = (
        _has_part(Instalment.amount_fen > paid()),
        _has_part(Instalment.amount_fen > paid(), Instalment.due_on < today),
    )
    enforcing = _has_exit((ExitKind.ENFORCEMENT,), OPEN_EXITS)
    stayed = _has_exit((ExitKind.ENFORCEMENT,), (ExitState.STAYED,))
    confirmed = _has_exit(tuple(CONFIRMING), (ExitState.GRANTED,))
    ordered = _has_exit((ExitKind.PAYMENT_ORDER,), (ExitState.GRANTED,))
    followed = and_(unpaid, ~enforcing, ~stayed)
    return {
        Standing.CONFIRMED: confirmed,
        Standing.ORDERED: and_(ordered, ~confirmed),
        Standing.PERFORMED: and_(_has_part(), ~unpaid),
        Standing.IN_PERFORMANCE: and_(followed, ~late),
        Standing.DEFAULT: and_(followed, late),
        Standing.NO_PAYMENT: and_(_in_force(), ~_has_part(), ~enforcing, ~stayed),
        Standing.ENFORCING: and_(or_(unpaid, ~_has_part()), enforcing),
        Standing.ENFORCEMENT_STAYED: and_(or_(unpaid, ~_has_part()), stayed, ~enforcing),
    }[wanted]


def _in_force() -> ColumnElement[bool]:
    return exists().where(Agreement.case_id == Case.id, Agreement.state == AgreementState.EFFECTIVE)


def _has_part(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        Instalment.term_id == AgreementTerm.id,
        AgreementTerm.agreement_id == Agreement.id,
        Agreement.case_id == Case.id,
        Agreement.state == AgreementState.EFFECTIVE,
        *which,
    )


def _has_exit(kinds: tuple[ExitKind, ...], states: tuple[ExitState, ...]) -> ColumnElement[bool]:
    return exists().where(
        ExitProcedure.agreement_id == Agreement.id,
        Agreement.case_id == Case.id,
        Agreement.state == AgreementState.EFFECTIVE,
        ExitProcedure.kind.in_(kinds),
        ExitProcedure.state.in_(states),
    )


def callbacks_of(agreement: Agreement) -> list[Callback]:
    """The call-backs, newest first."""
    statement = select(Callback).filter_by(agreement_id=agreement.id)
    return list(
        db.session.scalars(statement.order_by(Callback.called_on.desc(), Callback.id.desc()))
    )
