"""Accounts, the roles they hold and the sessions in which they are signed in."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import Boolean, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.roles import Role
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation


class User(UserMixin, Base):
    """A person with an account in one organisation."""

    __tablename__ = "user"

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    username: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(50))
    organisation_id: Mapped[int] = reference("organisation.id")
    phone: Mapped[str | None] = mapped_column(sealed_text("user.phone"))
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(Boolean, default=True)
    is_enabled: Mapped[bool] = mapped_column(Boolean, default=True)
    # An account of a program: nobody signs in with it, only tokens of the interface open it.
    program_since: Mapped[datetime | None] = mapped_column(Instant)
    # When the password was last chosen by the person; a first password counts from its making.
    password_changed_at: Mapped[datetime | None] = mapped_column(Instant)
    # A first password that was handed over opens nothing after this moment.
    first_password_until: Mapped[datetime | None] = mapped_column(Instant)
    # Since when an authenticator is asked for besides the password; none without one.
    second_factor_since: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_login_at: Mapped[datetime | None] = mapped_column(Instant)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
    role_rows: Mapped[list["UserRole"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="UserRole.id"
    )

    # Not a column: the cases that emergency access opens now, as the loader of the session found
    # them. Whoever loads a user in another way sees none of these.
    __allow_unmapped__ = True
    emergency_case_ids: frozenset[int] = frozenset()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_program(self) -> bool:
        """Whether a program stands behind the account, and no person."""
        return self.program_since is not None

    @property
    def is_active(self) -> bool:
        """Whether Flask-Login lets this account in."""
        return self.is_enabled

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held now."""
        return frozenset(row.role for row in self.role_rows)

    def __repr__(self) -> str:
        return f"<User {self.id} {self.username}>"


class UserRole(Base):
    """One role of one user."""

    __tablename__ = "user_role"
    __table_args__ = (UniqueConstraint("user_id", "role"),)

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True)
    role: Mapped[Role] = mapped_column(enum_type(Role, "role"))


class LoginSession(Base):
    """A signed-in browser. The cookie holds a random token; only its hash is kept here."""

    __tablename__ = "login_session"

    id: Mapped[int] = key()
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = reference("user.id", cascade=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_seen_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    # When the person last proved who they are in this session; sensitive acts ask how long ago.
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    # How they signed in: password, or the city's identity service.
    way: Mapped[str | None] = mapped_column(String(20))
    address: Mapped[str | None] = mapped_column(String(64))
    agent: Mapped[str | None] = mapped_column(String(200))

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
