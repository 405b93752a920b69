"""Certificates that offices made for themselves: what signs now, and what is trusted."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models import OfficeCertificate, Organisation


def body_named(name: str) -> Organisation | None:
    """The organisation of that full name."""
    return db.session.scalars(select(Organisation).filter_by(name=name)).one_or_none()


def newest(body_id: int, *, is_authority: bool) -> OfficeCertificate | None:
    """The authority of a body, or its certificate for signing, that counts now."""
    statement = (
        select(OfficeCertificate)
        .filter_by(body_id=body_id, is_authority=is_authority)
        .order_by(OfficeCertificate.id.desc())
        .limit(1)
    )
    return db.session.scalars(statement).first()


def authorities() -> list[bytes]:
    """Every authority that was ever made here: old papers stay as good as on their first day."""
    statement = select(OfficeCertificate.certificate).filter_by(is_authority=True)
    return list(db.session.scalars(statement.order_by(OfficeCertificate.id)))


def of_everybody() -> list[OfficeCertificate]:
    """All of them with their bodies, in the order in which they were made."""
    return list(db.session.scalars(select(OfficeCertificate).order_by(OfficeCertificate.id)))
