"""What a person must be told about their account, or as somebody who answers for others."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference, sealed_json


class Notice(Base):
    """One thing told to one user; the sentence is made from code and data when shown."""

    __tablename__ = "notice"
    __table_args__ = (Index(None, "user_id", "seen_at"),)

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True)
    code: Mapped[str] = mapped_column(String(40))
    data: Mapped[dict[str, Any]] = mapped_column(sealed_json("notice.data"), default=dict)
    at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
