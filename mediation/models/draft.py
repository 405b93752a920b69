"""What somebody has typed and not yet saved: kept on the server, offered again."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference, sealed_json


class Draft(Base):
    """The fields of one form of one user; `subject` names the form and the record it edits."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("user_id", "subject"),)

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True)
    subject: Mapped[str] = mapped_column(String(80))
    fields: Mapped[dict[str, Any]] = mapped_column(sealed_json("draft.fields"))
    saved_at: Mapped[datetime] = mapped_column(Instant)
