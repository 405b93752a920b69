"""A sensitive role that one person asked for on behalf of a user and another must approve."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.role_grants import RequestState
from mediation.domain.roles import Role
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonList, enum_type, key, reference
from mediation.models.user import User


class RoleRequest(Base):
    """Roles to be added to an account once a second person agrees."""

    __tablename__ = "role_request"
    __table_args__ = (CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),)

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    user_id: Mapped[int] = reference("user.id")
    roles_asked: Mapped[list[str]] = mapped_column(JsonList)
    reason: Mapped[str] = mapped_column(String(200))
    state: Mapped[RequestState] = mapped_column(enum_type(RequestState, "request_state"))
    asked_by_id: Mapped[int] = reference("user.id", index=False)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = reference("user.id", index=False)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)

    user: Mapped[User] = relationship(foreign_keys=[user_id], lazy="joined", innerjoin=True)
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id], lazy="joined", innerjoin=True)
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id], lazy="joined")

    __mapper_args__ = {"version_id_col": version}

    @property
    def roles(self) -> frozenset[Role]:
        """The roles to be added."""
        return frozenset(Role(value) for value in self.roles_asked)
