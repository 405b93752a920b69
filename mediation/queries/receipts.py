"""What payees said about the money: the newest answer, or question, of each."""

from sqlalchemy import select

from mediation.extensions import db, keeper
from mediation.models import Agreement, AgreementTerm, Case, Instalment, PaymentReceipt


def receipts_of(agreement: Agreement) -> dict[tuple[int, int], PaymentReceipt]:
    """The newest of each payee about each instalment."""
    statement = (
        select(PaymentReceipt)
        .join(Instalment, Instalment.id == PaymentReceipt.instalment_id)
        .join(AgreementTerm, AgreementTerm.id == Instalment.term_id)
        .where(AgreementTerm.agreement_id == agreement.id)
        .order_by(PaymentReceipt.id)
    )
    return {(row.instalment_id, row.payee_id): row for row in db.session.scalars(statement)}


def newest(instalment_id: int, payee_id: int) -> PaymentReceipt | None:
    """The newest of one payee about one instalment."""
    statement = select(PaymentReceipt).filter_by(instalment_id=instalment_id, payee_id=payee_id)
    return db.session.scalar(statement.order_by(PaymentReceipt.id.desc()).limit(1))


def code_index(code: str) -> str:
    """The keyed digest by which the code of a receipt is found; it tells nothing by itself."""
    return keeper.blind_index(code, "payment_receipt.code")


def by_code(code: str, *, lock: bool = False) -> PaymentReceipt | None:
    """The receipt of a code, whatever its state."""
    statement = select(PaymentReceipt).filter_by(code_index=code_index(code))
    if lock:
        statement = statement.with_for_update(of=PaymentReceipt)
        statement = statement.execution_options(populate_existing=True)
    return db.session.scalar(statement)


def case_of(receipt: PaymentReceipt) -> Case:
    """The case to which a receipt belongs."""
    statement = (
        select(Case)
        .join(Agreement, Agreement.case_id == Case.id)
        .join(AgreementTerm, AgreementTerm.agreement_id == Agreement.id)
        .join(Instalment, Instalment.term_id == AgreementTerm.id)
        .where(Instalment.id == receipt.instalment_id)
    )
    return db.session.scalars(statement).one()
