"""What the security administrator keeps: impact assessments and security incidents."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.assessments import AssessmentTrigger, Conclusion
from mediation.domain.incidents import IncidentFacts, IncidentLevel
from mediation.extensions import Base
from mediation.models.columns import (
    Instant,
    JsonList,
    enum_type,
    key,
    reference,
    sealed_text,
)
from mediation.models.user import User


class ImpactAssessment(Base):
    """A 个人信息保护影响评估 (个人信息保护法 arts. 55-56)."""

    __tablename__ = "impact_assessment"
    __table_args__ = (Index(None, "review_on"),)

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    subject: Mapped[str] = mapped_column(String(200))
    trigger: Mapped[AssessmentTrigger] = mapped_column(enum_type(AssessmentTrigger, "trigger"))
    purpose: Mapped[str] = mapped_column(sealed_text("impact_assessment.purpose"))
    necessity: Mapped[str] = mapped_column(sealed_text("impact_assessment.necessity"))
    risks: Mapped[str] = mapped_column(sealed_text("impact_assessment.risks"))
    measures: Mapped[str] = mapped_column(sealed_text("impact_assessment.measures"))
    conclusion: Mapped[Conclusion] = mapped_column(enum_type(Conclusion, "conclusion"))
    assessor: Mapped[str] = mapped_column(String(100))
    assessed_on: Mapped[date] = mapped_column(Date)
    review_on: Mapped[date] = mapped_column(Date)
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    recorded_by: Mapped[User] = relationship()

    __mapper_args__ = {"version_id_col": version}


class SecurityIncident(Base):
    """A 安全事件: what happened, whom it touches, what was done, who was told and when."""

    __tablename__ = "security_incident"
    __table_args__ = (
        Index(None, "closed_on", "discovered_at"),
        CheckConstraint("reported_at IS NULL OR reported_to IS NOT NULL", name="reported"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    title: Mapped[str] = mapped_column(String(100))
    level: Mapped[IncidentLevel] = mapped_column(enum_type(IncidentLevel, "level"))
    discovered_at: Mapped[datetime] = mapped_column(Instant)
    description: Mapped[str] = mapped_column(sealed_text("security_incident.description"))
    data_kinds: Mapped[list[str]] = mapped_column(JsonList, default=list)
    person_count: Mapped[int] = mapped_column(Integer, default=0)
    measures: Mapped[str] = mapped_column(sealed_text("security_incident.measures"))
    reported_to: Mapped[str | None] = mapped_column(String(100))
    reported_at: Mapped[datetime | None] = mapped_column(Instant)
    persons_told_at: Mapped[datetime | None] = mapped_column(Instant)
    persons_told_how: Mapped[str | None] = mapped_column(
        sealed_text("security_incident.persons_told_how")
    )
    harm_avoided: Mapped[bool] = mapped_column(Boolean, default=False)
    closed_on: Mapped[date | None] = mapped_column(Date)
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    recorded_by: Mapped[User] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def facts(self) -> IncidentFacts:
        """What the duties follow from."""
        return IncidentFacts(
            level=self.level,
            discovered_at=self.discovered_at,
            touches_persons=bool(self.data_kinds) or self.person_count > 0,
            reported_at=self.reported_at,
            persons_told_at=self.persons_told_at,
            harm_avoided=self.harm_avoided,
        )
