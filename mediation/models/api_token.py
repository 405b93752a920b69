"""Tokens by which programs use the interface; only digests of their secrets are kept."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.api_tokens import ApiScope, TokenState, state_of
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonList, key, reference
from mediation.models.user import User


class ApiToken(Base):
    """A token of one account: a person's own, or of an account that belongs to a program."""

    __tablename__ = "api_token"
    __table_args__ = (
        Index(None, "user_id", "id"),
        CheckConstraint("(old_secret_digest IS NULL) = (old_until IS NULL)", name="old_secret"),
    )

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True)
    # What its owner calls it: which program has it.
    name: Mapped[str] = mapped_column(String(80))
    # The part by which the row is found; it is shown in lists and opens nothing.
    prefix: Mapped[str] = mapped_column(String(12), unique=True)
    # Nothing until the organisation has collected the token of its program.
    secret_digest: Mapped[str | None] = mapped_column(String(64))
    # After a rotation the secret of before opens until then.
    old_secret_digest: Mapped[str | None] = mapped_column(String(64))
    old_until: Mapped[datetime | None] = mapped_column(Instant)
    scopes: Mapped[list[str]] = mapped_column(JsonList)
    made_by_id: Mapped[int] = reference("user.id", index=False)
    made_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    # The day and a keyed digest of the address: enough to see that it is used, and from elsewhere.
    last_used_on: Mapped[date | None] = mapped_column(Date)
    last_address_digest: Mapped[str | None] = mapped_column(String(64))

    user: Mapped[User] = relationship(foreign_keys=[user_id], lazy="joined", innerjoin=True)

    @property
    def granted(self) -> frozenset[ApiScope]:
        """What it was made for."""
        return frozenset(ApiScope(scope) for scope in self.scopes)

    @property
    def labels(self) -> list[str]:
        """What it was made for, in words."""
        return [scope.label for scope in ApiScope if scope.value in self.scopes]

    def state(self, at: datetime) -> TokenState:
        """Whether it opens anything."""
        return state_of(
            expires_at=self.expires_at,
            revoked_at=self.revoked_at,
            is_collected=self.secret_digest is not None,
            at=at,
        )
