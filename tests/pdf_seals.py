"""An authority and two certificates, made once for the whole run: making keys takes a second."""

from datetime import timedelta
from functools import cache
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from mediation.crypto.certificates import Certified, new_authority, new_certificate
from mediation.crypto.seal_sources import HeldKey
from mediation.extensions import db
from mediation.models import OfficeCertificate, Organisation
from tests.clock import MONDAY_MORNING

MADE_AT = MONDAY_MORNING - timedelta(days=30)
OFFICE, STRANGER = "城东区劳动争议调解中心", "别处劳动争议调解中心"


class Seals(NamedTuple):
    """What one office made for itself; the newer certificate succeeds the older one."""

    authority: Certified
    older: Certified
    newer: Certified

    @property
    def source(self) -> HeldKey:
        """The key of the older certificate, as it signs."""
        return HeldKey(self.older.key, self.older.certificate, (self.authority.certificate,))


@cache
def seals_of(name: str = OFFICE) -> Seals:
    authority = new_authority(name, at=MADE_AT)
    older, newer = (new_certificate(name, authority, at=MADE_AT) for _ in range(2))
    return Seals(authority, older, newer)


def give_certificate(body: Organisation, seals: Seals | None = None) -> OfficeCertificate:
    """Let a body sign its papers with the older certificate."""
    seals = seals or seals_of()
    authority = kept(body, seals.authority, None)
    db.session.flush()
    found = kept(body, seals.older, authority)
    db.session.commit()
    return found


def kept(
    body: Organisation, made: Certified, issuer: OfficeCertificate | None
) -> OfficeCertificate:
    """A certificate as the table keeps it."""
    row = OfficeCertificate(
        body_id=body.id,
        issuer=issuer,
        is_authority=issuer is None,
        serial=made.serial,
        certificate=made.certificate,
        private_key=made.key,
        valid_until=made.valid_until,
        made_at=MADE_AT,
    )
    db.session.add(row)
    return row


def pfx_of(password: bytes) -> bytes:
    """The older certificate and its key as a file of the kind that makers of seals hand out."""
    seals = seals_of()
    key = serialization.load_der_private_key(seals.older.key, password=None)
    assert isinstance(key, rsa.RSAPrivateKey)
    certificate, authority = (
        x509.load_der_x509_certificate(each.certificate) for each in (seals.older, seals.authority)
    )
    sealed = serialization.BestAvailableEncryption(password)
    name = "印章".encode()
    return pkcs12.serialize_key_and_certificates(name, key, certificate, [authority], sealed)


@cache
def stamping_certificate() -> tuple[bytes, bytes]:
    """The certificate and the key of a service of time stamps that certifies itself."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "时间戳服务")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(7)
    builder = builder.not_valid_before(MADE_AT).not_valid_after(MADE_AT + timedelta(days=900))
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    made = builder.add_extension(purpose, critical=True).sign(key, hashes.SHA256())
    der, pkcs8 = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    return made.public_bytes(der), key.private_bytes(der, pkcs8, serialization.NoEncryption())
