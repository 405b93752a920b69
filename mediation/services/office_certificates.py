"""Certificates that an office makes for itself, so that its papers are signed from the first day.

Nobody outside trusts such an authority by itself: hand its certificate to courts and bureaus, or
set the real seal (`OFFICE_SEAL_…`). Old ones are kept: what they signed stays provable.
"""

from datetime import datetime

from mediation.crypto import certificates
from mediation.crypto.certificates import Certified
from mediation.domain.errors import ActionNotPossible
from mediation.extensions import db
from mediation.models import OfficeCertificate, Organisation
from mediation.queries import office_certificates as queries
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def new_authority(body_name: str, *, at: datetime) -> OfficeCertificate:
    """Make an authority for a body; one that it has already is succeeded."""
    body = _body(body_name)
    made = certificates.new_authority(body.name, at=at)
    return _kept(body, made, issuer=None, at=at)


def new_certificate(body_name: str, *, at: datetime) -> OfficeCertificate:
    """Make the certificate that signs the papers of a body from now on."""
    body = _body(body_name)
    authority = queries.newest(body.id, is_authority=True)
    if authority is None or authority.valid_until <= at:
        raise ActionNotPossible(f"{body.name}还没有可用的自建证书颁发机构，请先制作。")
    issuer = Certified(
        certificate=authority.certificate,
        key=authority.private_key,
        serial=authority.serial,
        valid_until=authority.valid_until,
    )
    made = certificates.new_certificate(body.name, issuer, at=at)
    return _kept(body, made, issuer=authority, at=at)


def authority_of(body_name: str) -> OfficeCertificate:
    """The authority of a body that counts now."""
    body = _body(body_name)
    found = queries.newest(body.id, is_authority=True)
    if found is None:
        raise ActionNotPossible(f"{body.name}还没有自建证书颁发机构。")
    return found


def _body(name: str) -> Organisation:
    found = queries.body_named(name.strip())
    if found is None or not found.can_mediate:
        raise ActionNotPossible(f"没有名为“{name}”的调解组织，请写机构全称。")
    return found


def _kept(
    body: Organisation, made: Certified, *, issuer: OfficeCertificate | None, at: datetime
) -> OfficeCertificate:
    row = OfficeCertificate(
        body_id=body.id,
        issuer_id=issuer.id if issuer else None,
        is_authority=issuer is None,
        serial=made.serial,
        certificate=made.certificate,
        private_key=made.key,
        valid_until=made.valid_until,
        made_at=at,
    )
    verb = "office_certificate.made" if issuer else "office_certificate.authority_made"
    with transaction():
        db.session.add(row)
        audit(verb, by=None, at=at, subject=body.name, data={"serial": made.serial})
    return row
