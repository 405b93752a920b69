"""Seal, unseal, digest and sign with the keys of a ring.

`purpose` names what the bytes are, as "party.identity_number": keys are derived per purpose, and
what was sealed for one purpose does not open for another.
"""

import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mediation.crypto.ciphers import CIPHERS, HASHES, NONCE_BYTES
from mediation.crypto.key_ring import KeyRing, RingFile

# The first byte of everything sealed: the layout of what follows.
LAYOUT = 1


class CannotUnseal(RuntimeError):
    """Sealed bytes were changed, belong elsewhere, or need a key that the ring does not have."""


class Keeper:
    """What the program asks to keep secrets; bind a ring before the first use."""

    def __init__(self, ring: KeyRing | None = None) -> None:
        self._ring = ring
        self._file: RingFile | None = None

    @property
    def ring(self) -> KeyRing:
        """The keys in use."""
        if self._ring is None:
            raise RuntimeError("the keeper of secrets has no keys yet")
        return self._ring

    def bind(self, ring: KeyRing, file: Path | None = None) -> None:
        """Use these keys from now on, and follow what commands change in their file."""
        self._ring, self._file = ring, RingFile(file, ring) if file else None

    def _follow(self) -> None:
        ring = self._file.changed() if self._file else None
        if ring is not None:
            self._ring = ring

    def seal(self, plain: bytes, purpose: str) -> bytes:
        """Seal with the current key: layout, length of the key's id, its id, nonce, sealed."""
        # Asked every time: what is sealed with a key about to be dropped would be lost.
        self._follow()
        ring = self.ring
        name, key = ring.current, ring.keys[ring.current]
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = CIPHERS[key.cipher].seal(
            _derived(key.secret, key.cipher, purpose), nonce, plain, purpose.encode()
        )
        return bytes([LAYOUT, len(name)]) + name.encode("ascii") + nonce + sealed

    def unseal(self, sealed: bytes, purpose: str) -> bytes:
        """The plain bytes; raises CannotUnseal."""
        name, rest = _split(sealed)
        if name not in self.ring.keys:
            self._follow()
        key = self.ring.keys.get(name)
        if key is None:
            raise CannotUnseal(f"the key {name!r} is not in the key file")
        nonce, body = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
        try:
            return CIPHERS[key.cipher].unseal(
                _derived(key.secret, key.cipher, purpose), nonce, body, purpose.encode()
            )
        except (InvalidTag, ValueError) as error:
            raise CannotUnseal("sealed bytes were changed, or belong elsewhere") from error

    def blind_index(self, text: str, purpose: str) -> str:
        """64 hexadecimal digits by which equal texts are found; tells nothing without the key."""
        return self.mac(text.encode(), f"index:{purpose}")

    def mac(self, data: bytes, purpose: str) -> str:
        """A keyed digest (HMAC) of 64 hexadecimal digits; its key stays when data keys change."""
        algorithm = HASHES[self.ring.digest_hash]()
        digest = HMAC(_derived(self.ring.digest_secret, "digest", purpose), algorithm)
        digest.update(data)
        return digest.finalize().hex()

    def sign(self, data: bytes, purpose: str) -> str:
        """An Ed25519 signature as "key id:hexadecimal digits"."""
        self._follow()
        name = self.ring.signing_current
        signature = _signer(self.ring.signing_keys[name]).sign(_message(data, purpose))
        return f"{name}:{signature.hex()}"

    def signature_holds(self, data: bytes, signature: str, purpose: str) -> bool:
        """Whether one of our keys signed exactly this for this purpose."""
        name, _, digits = signature.partition(":")
        if name not in self.ring.signing_keys:
            self._follow()
        secret = self.ring.signing_keys.get(name)
        if secret is None:
            return False
        try:
            verifier = _signer(secret).public_key()
            verifier.verify(bytes.fromhex(digits), _message(data, purpose))
        except (InvalidSignature, ValueError):
            return False
        return True

    def public_keys(self) -> dict[str, str]:
        """The public half of each signing key, as 64 hexadecimal digits by key id."""
        raw = serialization.Encoding.Raw, serialization.PublicFormat.Raw
        return {
            name: _signer(secret).public_key().public_bytes(*raw).hex()
            for name, secret in self.ring.signing_keys.items()
        }


def key_id_of(sealed: bytes) -> str:
    """The id of the key that sealed these bytes; raises CannotUnseal when they are no such."""
    return _split(sealed)[0]


def stranger_signed(public_key: bytes, data: bytes, signature: bytes, purpose: str) -> bool:
    """Whether the holder of this key, who need not be one of ours, signed exactly this."""
    try:
        verifier = Ed25519PublicKey.from_public_bytes(public_key)
        verifier.verify(signature, _message(data, purpose))
    except (InvalidSignature, ValueError):
        return False
    return True


def _split(sealed: bytes) -> tuple[str, bytes]:
    if len(sealed) < 2 or sealed[0] != LAYOUT or len(sealed) < 2 + sealed[1] + NONCE_BYTES:
        raise CannotUnseal("these bytes were not sealed by this program")
    end = 2 + sealed[1]
    return sealed[2:end].decode("ascii", errors="replace"), sealed[end:]


@lru_cache(maxsize=256)
def _derived(secret: bytes, algorithm: str, purpose: str) -> bytes:
    length = CIPHERS[algorithm].key_bytes if algorithm in CIPHERS else 32
    derivation = HKDF(hashes.SHA256(), length=length, salt=None, info=purpose.encode())
    return derivation.derive(secret)


@lru_cache(maxsize=16)
def _signer(secret: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(secret)


def _message(data: bytes, purpose: str) -> bytes:
    return purpose.encode() + b"\x00" + data
