"""The signature of an office in a PDF, after PAdES (ETSI EN 319 142-1); pyHanko is used here.

What is signed stays as it is, byte by byte: the signature is appended, so that the drawn file is
the beginning of the signed one. It certifies the file and allows no change.

Loading pyHanko takes half a second: import this module where it is needed, not at the start.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from io import BytesIO
from threading import Lock

from asn1crypto import keys, x509
from pkcs11.exceptions import PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mediation.crypto.certificates import rsa_signature
from mediation.crypto.seal_sources import CannotSign, HeldKey, NoStamp, StampService, Token
from mediation.crypto.waiting import result_of

FIELD = "OfficeSignature"
DIGEST = "sha256"
# Room in the file, in bytes: for the signature without its certificates, for those of a token,
# which are not known beforehand, and for a time stamp with its own.
ROOM, ROOM_OF_A_TOKEN, ROOM_OF_A_STAMP = 3 * 1024, 9 * 1024, 12 * 1024
# A token has one person logged in at a time.
_TOKEN = Lock()
METADATA = signers.PdfSignatureMetadata(
    field_name=FIELD,
    md_algorithm=DIGEST,
    subfilter=fields.SigSeedSubFilter.PADES,
    certify=True,
    docmdp_permissions=fields.MDPPerm.NO_CHANGES,
)


def sign(
    content: bytes, source: HeldKey | Token, *, at: datetime, stamps: StampService | None = None
) -> bytes:
    """The PDF with a signature behind it; raises CannotSign, or NoStamp if a stamp is wanted."""
    stamper = RequestsHTTPTimeStamper(stamps.url, timeout=stamps.seconds) if stamps else None
    with _signer(source) as signer:
        _require_in_force(signer, at)
        made = signers.PdfSigner(METADATA, signer=signer, timestamper=stamper)
        try:
            return result_of(_signed(made, content, at, _room(source, stamps)))
        except TimestampRequestError as error:
            raise NoStamp(str(error)) from error
        except (SigningError, PdfError, PKCS11Error, ValueError) as error:
            # Without the stamp it is tried again, and then told what is wrong with the key.
            raise (NoStamp if stamps else CannotSign)(f"{type(error).__name__}: {error}") from error


def _room(source: HeldKey | Token, stamps: StampService | None) -> int:
    """How many bytes the signature may take; what it does not take stays empty in the file."""
    shown = ROOM_OF_A_TOKEN
    if isinstance(source, HeldKey):
        shown = sum(map(len, (source.certificate, *source.chain)))
    return ROOM + shown + (ROOM_OF_A_STAMP if stamps else 0)


def _require_in_force(signer: signers.Signer, at: datetime) -> None:
    certificate = signer.signing_cert
    if certificate is None:
        raise CannotSign("the token holds no certificate of that label")
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        raise CannotSign(f"the certificate counts until {certificate.not_valid_after:%Y-%m-%d}")


async def _signed(signer: signers.PdfSigner, content: bytes, at: datetime, room: int) -> bytes:
    session = signer.init_signing_session(_Appending(BytesIO(content)))
    # Whoever issues the paper says when; the library would ask the clock of the machine.
    session.system_time = at
    # The room is a number of hexadecimal digits, two a byte.
    prepared = session.prepare_tbs_document(bytes_reserved=2 * room, validation_info=None)
    digest, output = prepared.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=at)
    await prepared.perform_signature(digest.document_digest, attributes)
    output.seek(0)
    return bytes(output.read())


@contextmanager
def _signer(source: HeldKey | Token) -> Iterator[signers.Signer]:
    """Whoever signs with this key; a token is let go of afterwards."""
    if isinstance(source, HeldKey):
        yield _held(source)
        return
    with _TOKEN, ExitStack() as kept:
        try:
            session = kept.enter_context(
                open_pkcs11_session(
                    source.library,
                    token_criteria=TokenCriteria(label=source.label),
                    user_pin=source.pin,
                )
            )
            yield PKCS11Signer(session, cert_label=source.certificate_label)
        except (PKCS11Error, OSError) as error:
            raise CannotSign(f"the token {source.label!r}: {type(error).__name__}") from error


class _Appending(IncrementalPdfFileWriter):
    """Appends the signature and nothing else."""

    def _update_meta(self) -> None:
        """Leave title and maker as they were drawn: the library would add its name and a time."""


class _HeldSigner(signers.SimpleSigner):
    """Signs with a key that was proved when it was made or read: proving it again costs 0.2 s."""

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """The signature of these bytes, RSA with PKCS#1 padding and SHA-256."""
        if digest_algorithm != DIGEST:
            raise CannotSign(f"papers are signed with {DIGEST}, not with {digest_algorithm}")
        return rsa_signature(self.signing_key.dump(), data)


def _held(source: HeldKey) -> signers.Signer:
    store = SimpleCertificateStore()
    store.register_multiple([x509.Certificate.load(each) for each in source.chain])
    return _HeldSigner(
        signing_cert=x509.Certificate.load(source.certificate),
        signing_key=keys.PrivateKeyInfo.load(source.key),
        cert_registry=store,
    )
