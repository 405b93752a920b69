"""The secret address under which a calendar program reads one person's sessions and deadlines."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference
from mediation.models.user import User


class CalendarFeed(Base):
    """The feed of one user; a new address replaces the old one, which is dead at once."""

    __tablename__ = "calendar_feed"

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True, unique=True)
    # A keyed digest: whoever reads the table cannot make the address from it.
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    last_used_at: Mapped[datetime | None] = mapped_column(Instant)

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
