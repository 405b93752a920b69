"""Certificates that an office makes for itself: an authority, and what it certifies."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

# RSA, because readers of PDF everywhere know it; 3072 bits are good past 2030 (NIST SP 800-57).
KEY_BITS = 3072
EXPONENT = 65537
AUTHORITY_DAYS = 20 * 365
CERTIFICATE_DAYS = 3 * 365
# A certificate counts from a little before it was made: clocks of other machines are late.
EARLIER = timedelta(hours=1)
LONGEST_NAME = 64  # what X.520 allows for the name of an owner


@dataclass(frozen=True)
class Certified:
    """A certificate with its key; both in DER, the key as PKCS#8 without a password."""

    certificate: bytes
    key: bytes = field(repr=False)
    serial: str
    valid_until: datetime


class BadCertificate(ValueError):
    """A certificate or its key cannot be read; the message says which and why."""


def new_authority(name: str, *, at: datetime) -> Certified:
    """A certificate that certifies others and itself, and nothing else."""
    key = _new_key()
    until = at + timedelta(days=AUTHORITY_DAYS)
    builder = _builder(f"{name}自建证书", key, at=at, until=until)
    builder = builder.issuer_name(_name(f"{name}自建证书"))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(certifies=True), critical=True)
    return _certified(builder, key, signed_by=key, until=until)


def new_certificate(name: str, authority: Certified, *, at: datetime) -> Certified:
    """A certificate for signing papers, certified by an authority of the office."""
    issuer = x509.load_der_x509_certificate(authority.certificate)
    signed_by = _private(authority.key)
    key = _new_key()
    until = min(at + timedelta(days=CERTIFICATE_DAYS), authority.valid_until)
    builder = _builder(name, key, at=at, until=until).issuer_name(issuer.subject)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
    builder = builder.add_extension(_usage(certifies=False), critical=True)
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by.public_key())
    builder = builder.add_extension(identifier, critical=False)
    return _certified(builder, key, signed_by=signed_by, until=until)


def pem_of(certificate: bytes) -> str:
    """The certificate as text, for programs that are to trust it."""
    read = x509.load_der_x509_certificate(certificate)
    return read.public_bytes(serialization.Encoding.PEM).decode("ascii")


def certificates_in(pem: bytes) -> tuple[bytes, ...]:
    """The certificates of a text, in DER; raises BadCertificate."""
    try:
        found = x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise BadCertificate("it holds no certificates in PEM") from error
    return tuple(each.public_bytes(serialization.Encoding.DER) for each in found)


def fingerprint(certificate: bytes) -> str:
    """The SHA-256 of a certificate, by which people tell it from others."""
    return x509.load_der_x509_certificate(certificate).fingerprint(hashes.SHA256()).hex()


def open_pfx(content: bytes, password: bytes) -> tuple[bytes, bytes, tuple[bytes, ...]]:
    """Key, certificate and chain of a PFX file, in DER; raises BadCertificate."""
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(content, password)
    except ValueError as error:
        raise BadCertificate("it is no PFX file, or the password is wrong") from error
    if not isinstance(key, rsa.RSAPrivateKey) or certificate is None:
        raise BadCertificate("it holds no RSA key with its certificate")
    der = serialization.Encoding.DER
    others = tuple(each.public_bytes(der) for each in chain)
    return _key_bytes(key), certificate.public_bytes(der), others


def rsa_signature(key: bytes, data: bytes) -> bytes:
    """The signature of a key in PKCS#8 that is known to be sound: RSA, PKCS#1, SHA-256."""
    return _private(key, is_proved=True).sign(data, padding.PKCS1v15(), hashes.SHA256())


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=EXPONENT, key_size=KEY_BITS)


def _private(key: bytes, *, is_proved: bool = False) -> rsa.RSAPrivateKey:
    found = serialization.load_der_private_key(
        key, password=None, unsafe_skip_rsa_key_validation=is_proved
    )
    if not isinstance(found, rsa.RSAPrivateKey):
        raise BadCertificate("the key of an authority of the office is an RSA key")
    return found


def _key_bytes(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _name(owner: str) -> x509.Name:
    """The name of an owner; a longer one is cut, as the standard has it."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, owner[:LONGEST_NAME]),
            x509.NameAttribute(NameOID.COMMON_NAME, owner[:LONGEST_NAME]),
        ]
    )


def _builder(
    owner: str, key: rsa.RSAPrivateKey, *, at: datetime, until: datetime
) -> x509.CertificateBuilder:
    public = key.public_key()
    builder = x509.CertificateBuilder().subject_name(_name(owner)).public_key(public)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(at - EARLIER).not_valid_after(until)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_cert_sign=certifies,
        crl_sign=certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _certified(
    builder: x509.CertificateBuilder,
    key: rsa.RSAPrivateKey,
    *,
    signed_by: rsa.RSAPrivateKey,
    until: datetime,
) -> Certified:
    made = builder.sign(signed_by, hashes.SHA256())
    return Certified(
        certificate=made.public_bytes(serialization.Encoding.DER),
        key=_key_bytes(key),
        serial=f"{made.serial_number:x}",
        valid_until=until,
    )
