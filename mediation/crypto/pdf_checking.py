"""Is a PDF signed, by whom, and is it still what was signed? pyHanko judges, these rules decide.

Trusted are the certificates that are handed in and no others: neither those of the operating system
nor any that a file brings along. Nothing is fetched. Whether a certificate counted is asked for the
moment of signing, so that papers outlive the certificates they were signed with.

Foreign files are checked in a process of its own (`mediation.uploads.child`).
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import (
    EmbeddedPdfSignature,
    collect_embedded_signatures,
)
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from mediation.crypto.waiting import result_of
from mediation.domain.paper_signatures import UNREADABLE, Flaw, FoundSignature, SignatureState

# Words that only stand in files that were signed, even if no signature can be found any more.
MARKS = (b"/ByteRange", b"/SigFlags", b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached")
# How far the clock of who signed may be ahead of ours.
AHEAD = timedelta(hours=1)
BROKEN = FoundSignature(state=SignatureState.INVALID, flaw=Flaw.BROKEN)


def check(content: bytes, roots: Iterable[bytes], *, at: datetime) -> tuple[FoundSignature, ...]:
    """What is to be thought of each signature, in the order of signing; none for a file without."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    trusted = [x509.Certificate.load(each) for each in roots]
    try:
        reader = PdfFileReader(BytesIO(content), strict=True)
        found = list(collect_embedded_signatures(reader))
    except Exception:  # whatever a parser says of foreign bytes, they cannot be judged
        # A sloppy file that nobody signed is unsigned; one that bears a signature is damaged.
        return (UNREADABLE,) if _was_signed(content) or not content.startswith(b"%PDF-") else ()
    if not found and _was_signed(content):
        return (BROKEN,)
    return tuple(_judged(each, trusted, len(content), at) for each in found)


def _was_signed(content: bytes) -> bool:
    return any(mark in content for mark in MARKS)


def _judged(
    signature: EmbeddedPdfSignature, roots: list[x509.Certificate], length: int, at: datetime
) -> FoundSignature:
    try:
        return _finding(signature, roots, length, at)
    except Exception:  # as above
        return BROKEN


def _finding(
    signature: EmbeddedPdfSignature, roots: list[x509.Certificate], length: int, at: datetime
) -> FoundSignature:
    claimed = signature.self_reported_timestamp or at
    status = _status(signature, roots, claimed)
    stamp = status.timestamp_validity
    is_stamped = stamp is not None and stamp.valid and stamp.intact and stamp.trusted
    signed_at = stamp.timestamp if stamp is not None and is_stamped else claimed
    if signed_at != claimed:
        status = _status(signature, roots, signed_at)
    *_, start, count = signature.byte_range
    appended = length - (start + count)
    flaw = _flaw(status, signature.signer_cert, signed_at, at)
    if flaw is None and appended and _is_unharmed(status):
        state = SignatureState.APPENDED
    else:
        state = SignatureState.INVALID if flaw or appended else SignatureState.VALID
        flaw = flaw or (Flaw.REWRITTEN if appended else None)
    return FoundSignature(
        state=state,
        flaw=flaw,
        signer=_name(signature.signer_cert.subject),
        issuer=_name(signature.signer_cert.issuer),
        signed_at=signed_at,
        is_stamped=is_stamped,
        appended_bytes=max(appended, 0),
    )


def _status(
    signature: EmbeddedPdfSignature, roots: list[x509.Certificate], moment: datetime
) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=roots, moment=moment, allow_fetching=False, revocation_mode="soft-fail"
    )
    return result_of(async_validate_pdf_signature(signature, context))


def _flaw(
    status: PdfSignatureStatus, signer: x509.Certificate, signed_at: datetime, at: datetime
) -> Flaw | None:
    covers = status.coverage is not None and (
        status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    )
    if not (status.valid and status.intact and covers):
        return Flaw.CHANGED
    if signed_at > at + AHEAD or not signer.not_valid_before <= signed_at <= signer.not_valid_after:
        return Flaw.UNTIMELY
    return None if status.trusted else Flaw.STRANGER


def _is_unharmed(status: PdfSignatureStatus) -> bool:
    """Whether what was appended leaves the pages alone: signatures, stamps, filled fields."""
    level = status.modification_level
    return level is not None and level is not ModificationLevel.OTHER


def _name(name: x509.Name) -> str:
    said = name.native
    return str(said.get("common_name") or said.get("organization_name") or "")
