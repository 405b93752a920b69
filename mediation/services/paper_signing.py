"""The office's signature in the PDF of a paper: given when it is issued, checked for whoever asks.

A body signs with its real seal if the settings name one, else with the newest certificate it made
for itself, else not at all; the page of the paper says which. A real seal that cannot be used stops
the issuing, for its papers would be taken for forged ones; a time stamp that does not come never
does.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from types import ModuleType

from mediation.crypto.seal_sources import CannotSign, HeldKey, NoStamp, StampService, Token
from mediation.domain.errors import ActionNotPossible
from mediation.domain.paper_signatures import FoundSignature, verdict_of
from mediation.extensions import office_seal, time_stamps, trust_roots
from mediation.models import Organisation
from mediation.queries import office_certificates
from mediation.uploads.refusal import Refused
from mediation.uploads.sandbox import signatures_apart

SEAL_AWAY = (
    "本机构的电子印章现在不能使用，文书没有出具。请检查印章介质是否插好、证书是否过期，"
    "或者请系统管理员核对印章设置。"
)
# After a service of time stamps was silent, papers are not kept waiting for it for so long.
PAUSE = timedelta(minutes=1)

log = logging.getLogger(__name__)
_silent_until: dict[str, datetime] = {}


def signed(content: bytes, *, body: Organisation, at: datetime) -> bytes:
    """The PDF with the signature of the body, or as it is when the body has none."""
    source = source_of(body, at=at)
    if source is None:
        return content
    signing = _pyhanko("pdf_signing")

    def sign(stamps: StampService | None) -> bytes:
        made: bytes = signing.sign(content, source, at=at, stamps=stamps)
        return made

    try:
        return _stamped(sign, at) or sign(None)
    except CannotSign as error:
        log.error("the papers of %s cannot be signed: %s", body.name, error)
        raise ActionNotPossible(SEAL_AWAY) from error


def source_of(body: Organisation, *, at: datetime) -> HeldKey | Token | None:
    """The key that signs the papers of a body now, if there is any."""
    seal = office_seal()
    if seal is not None and seal.body_name == body.name:
        return seal.source
    own = office_certificates.newest(body.id, is_authority=False)
    if own is None or own.valid_until <= at:
        return None
    chain = (own.issuer.certificate,) if own.issuer else ()
    return HeldKey(own.private_key, own.certificate, chain)


def has_run_out(body: Organisation, *, at: datetime) -> bool:
    """Whether a body that signed its papers with a certificate of its own cannot any more."""
    own = office_certificates.newest(body.id, is_authority=False)
    return own is not None and source_of(body, at=at) is None


def check_ours(content: bytes, *, at: datetime) -> FoundSignature:
    """What is to be thought of the signature of bytes that the office kept itself."""
    found: tuple[FoundSignature, ...] = _pyhanko("pdf_checking").check(content, _roots(), at=at)
    return verdict_of(found)


def check_foreign(content: bytes, *, at: datetime) -> FoundSignature | None:
    """The same of bytes from outside, read apart; None when they are too hard to read."""
    try:
        return verdict_of(signatures_apart(content, _roots(), at=at))
    except Refused:
        return None


def _roots() -> list[bytes]:
    return [*office_certificates.authorities(), *trust_roots()]


def _stamped(sign: Callable[[StampService | None], bytes], at: datetime) -> bytes | None:
    """The PDF signed with a time stamp; None when there is no service, or it is silent."""
    service = time_stamps()
    if service is None or at < _silent_until.get(service.url, at):
        return None
    try:
        return sign(service)
    except NoStamp as error:
        log.warning("no time stamp, the paper is signed without one: %s", error)
        _silent_until[service.url] = at + PAUSE
        return None


def _pyhanko(name: str) -> ModuleType:
    """The module that needs pyHanko, which takes half a second to load: at its first use."""
    return import_module(f"mediation.crypto.{name}")
