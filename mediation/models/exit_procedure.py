"""What gives an agreement force, and the enforcement that makes it good."""

from datetime import date

from sqlalchemy import Date, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.small_flows import ExitKind, ExitState
from mediation.extensions import Base
from mediation.models.columns import JsonList, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation


class ExitProcedure(Base):
    """司法确认, 仲裁审查, 支付令 or 强制执行, from the application to its end."""

    __tablename__ = "exit_procedure"

    id: Mapped[int] = key()
    agreement_id: Mapped[int] = reference("agreement.id", cascade=True)
    kind: Mapped[ExitKind] = mapped_column(enum_type(ExitKind, "kind"))
    state: Mapped[ExitState] = mapped_column(enum_type(ExitState, "state"))
    receiver_id: Mapped[int] = reference("organisation.id", index=False)
    applied_on: Mapped[date] = mapped_column(Date)
    # The numbers of the clauses that go this way; a mixed agreement is split over several.
    covers: Mapped[list[int]] = mapped_column(JsonList, default=list)
    accepted_on: Mapped[date | None] = mapped_column(Date)
    docket_number: Mapped[str | None] = mapped_column(String(80), index=True)
    result_on: Mapped[date | None] = mapped_column(Date)
    # When the ruling, decree or order reached the other side; periods start here.
    served_on: Mapped[date | None] = mapped_column(Date)
    result_note: Mapped[str | None] = mapped_column(sealed_text("exit_procedure.result_note"))

    receiver: Mapped[Organisation] = relationship()
