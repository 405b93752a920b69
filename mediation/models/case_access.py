"""Emergency access (应急查阅): reading a case out of one's sight, with a reason, for some hours."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Base
from mediation.models.case import Case
from mediation.models.columns import Instant, key, reference, sealed_text
from mediation.models.user import User


class CaseAccess(Base):
    """One opening of one case for one person; it ends by itself."""

    __tablename__ = "case_access"
    __table_args__ = (Index(None, "user_id", "until_at"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", cascade=True)
    user_id: Mapped[int] = reference("user.id", index=False)
    reason: Mapped[str] = mapped_column(sealed_text("case_access.reason"))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    until_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    case: Mapped[Case] = relationship(lazy="joined", innerjoin=True)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
