"""Certificates that an office made for itself, with their keys; none is ever changed or removed."""

from datetime import datetime

from sqlalchemy import Boolean, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference, sealed_bytes
from mediation.models.organisation import Organisation


class OfficeCertificate(Base):
    """An authority of a body, or what it certified for signing papers; the newest one signs.

    The certificate is sealed as well, although it is no secret: whoever can write into the
    database but lacks the key file cannot make the office trust a stranger.
    """

    __tablename__ = "office_certificate"
    __table_args__ = (Index(None, "body_id", "is_authority", "id"),)

    id: Mapped[int] = key()
    body_id: Mapped[int] = reference("organisation.id", index=False)
    # The authority that certified it; an authority certifies itself and names nobody.
    issuer_id: Mapped[int | None] = reference("office_certificate.id", index=False)
    is_authority: Mapped[bool] = mapped_column(Boolean)
    serial: Mapped[str] = mapped_column(String(40), unique=True)
    certificate: Mapped[bytes] = mapped_column(sealed_bytes("office_certificate.certificate"))
    private_key: Mapped[bytes] = mapped_column(sealed_bytes("office_certificate.private_key"))
    valid_until: Mapped[datetime] = mapped_column(Instant)
    made_at: Mapped[datetime] = mapped_column(Instant)

    body: Mapped[Organisation] = relationship()
    issuer: Mapped["OfficeCertificate | None"] = relationship(remote_side=[id])
