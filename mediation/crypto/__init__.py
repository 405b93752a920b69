"""Keeping secrets: the only package that touches cryptography. It knows keys, never tables.

    ring = KeyRing.read(path)
    Keeper(ring).seal(b"…", "party.identity_number")

Algorithms are chosen per key and named in the key file, so that an office can go from AES-256-GCM
and SHA-256 to SM4-GCM and SM3 (商用密码) without losing what was sealed before.
"""

from mediation.crypto.ciphers import CIPHERS, HASHES
from mediation.crypto.keeper import CannotUnseal, Keeper, stranger_signed
from mediation.crypto.key_ring import BadKeyRing, DataKey, KeyRing

__all__ = [
    "CIPHERS",
    "HASHES",
    "BadKeyRing",
    "CannotUnseal",
    "DataKey",
    "Keeper",
    "KeyRing",
    "stranger_signed",
]
