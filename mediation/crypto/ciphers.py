"""The algorithms a key may name: authenticated ciphers and the hashes of keyed digests."""

from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
TAG_BYTES = 16


class AuthenticatedCipher(Protocol):
    """Seals bytes so that a change of one bit of them, or of what they belong to, is noticed."""

    key_bytes: int

    def seal(self, key: bytes, nonce: bytes, plain: bytes, belongs_to: bytes) -> bytes:
        """The sealed bytes with their tag at the end."""

    def unseal(self, key: bytes, nonce: bytes, sealed: bytes, belongs_to: bytes) -> bytes:
        """The plain bytes; raises cryptography's InvalidTag when anything was changed."""


class Aes256Gcm:
    """AES-256-GCM (NIST SP 800-38D)."""

    key_bytes = 32

    def seal(self, key: bytes, nonce: bytes, plain: bytes, belongs_to: bytes) -> bytes:
        """The sealed bytes with their tag at the end."""
        return AESGCM(key).encrypt(nonce, plain, belongs_to)

    def unseal(self, key: bytes, nonce: bytes, sealed: bytes, belongs_to: bytes) -> bytes:
        """The plain bytes."""
        return AESGCM(key).decrypt(nonce, sealed, belongs_to)


class Sm4Gcm:
    """SM4-GCM (GB/T 32907-2016 in the mode of GB/T 36624-2018), a 128-bit key."""

    key_bytes = 16

    def seal(self, key: bytes, nonce: bytes, plain: bytes, belongs_to: bytes) -> bytes:
        """The sealed bytes with their tag at the end."""
        writer = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        writer.authenticate_additional_data(belongs_to)
        return writer.update(plain) + writer.finalize() + writer.tag

    def unseal(self, key: bytes, nonce: bytes, sealed: bytes, belongs_to: bytes) -> bytes:
        """The plain bytes."""
        if len(sealed) < TAG_BYTES:
            raise InvalidTag
        body, tag = sealed[:-TAG_BYTES], sealed[-TAG_BYTES:]
        reader = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
        reader.authenticate_additional_data(belongs_to)
        return reader.update(body) + reader.finalize()


# By the name that stands in the key file.
CIPHERS: dict[str, AuthenticatedCipher] = {"AES-256-GCM": Aes256Gcm(), "SM4-GCM": Sm4Gcm()}
HASHES: dict[str, type[hashes.HashAlgorithm]] = {"SHA-256": hashes.SHA256, "SM3": hashes.SM3}
