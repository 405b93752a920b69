"""Forms that were sent: one row for each render of a form that changed something."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import Base
from mediation.models.columns import Instant, reference


class PostedForm(Base):
    """A form that was acted upon. The key is drawn at each render and travels with the form."""

    __tablename__ = "posted_form"

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    user_id: Mapped[int | None] = reference("user.id", cascade=True)
    # A keyed digest of what was typed, by which the same form with other words is told apart.
    digest: Mapped[str] = mapped_column(String(64))
    posted_at: Mapped[datetime] = mapped_column(Instant, index=True)
    # Where the first answer led; nothing yet while it is being made, or when it led nowhere.
    location: Mapped[str | None] = mapped_column(String(500))
