"""What proves who somebody is besides the password, and the passwords they had before."""

from datetime import datetime

from sqlalchemy import Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference, sealed_text


class SecondFactor(Base):
    """An authenticator of one user; it counts once its first code was typed back."""

    __tablename__ = "second_factor"

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True, unique=True)
    secret: Mapped[str] = mapped_column(sealed_text("second_factor.secret"))
    begun_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    # The time step of the last code that was accepted: none counts twice.
    last_step: Mapped[int] = mapped_column(Integer)

    recovery_codes: Mapped[list["RecoveryCode"]] = relationship(
        cascade="all, delete-orphan", order_by="RecoveryCode.position"
    )


class RecoveryCode(Base):
    """One of ten codes for the day on which the authenticator is lost."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("factor_id", "position"),)

    id: Mapped[int] = key()
    factor_id: Mapped[int] = reference("second_factor.id", index=False, cascade=True)
    position: Mapped[int] = mapped_column(Integer)
    code_hash: Mapped[str] = mapped_column(String(200))
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class OldPassword(Base):
    """The hash of a password that was replaced, so that it is not chosen again."""

    __tablename__ = "old_password"
    __table_args__ = (Index(None, "user_id", "id"),)

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    replaced_at: Mapped[datetime] = mapped_column(Instant)


class KnownBrowser(Base):
    """A browser in which this user has signed in: it keeps its own allowance of tries."""

    __tablename__ = "known_browser"
    # Colleagues may share a browser: one token, a row for each of them.
    __table_args__ = (UniqueConstraint("token_hash", "user_id"),)

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", cascade=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    first_seen_at: Mapped[datetime] = mapped_column(Instant)
    last_seen_at: Mapped[datetime] = mapped_column(Instant)


class ExternalIdentity(Base):
    """Who a user is at the city's identity service."""

    __tablename__ = "external_identity"
    __table_args__ = (
        UniqueConstraint("issuer", "subject"),
        UniqueConstraint("user_id", "issuer"),
    )

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True)
    issuer: Mapped[str] = mapped_column(String(200))
    subject: Mapped[str] = mapped_column(String(255))
    linked_by_id: Mapped[int] = reference("user.id", index=False)
    linked_at: Mapped[datetime] = mapped_column(Instant)
