"""How often something was tried lately: in the database, so that all workers count together."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import Base
from mediation.models.columns import Instant, key


class Throttle(Base):
    """The moments (seconds since 1970) at which one thing was allowed, as far as they count."""

    __tablename__ = "throttle"

    id: Mapped[int] = key()
    # A keyed hash: what was typed as a name may have been a password.
    key: Mapped[str] = mapped_column(String(64), unique=True)
    moments: Mapped[list[float]] = mapped_column(JSON(none_as_null=True))
    last_at: Mapped[datetime] = mapped_column(Instant, index=True)
