"""The key file: every key the office has, which one is current, and which algorithm each uses.

It lies outside the database and outside its backups; whoever has both has everything. It is JSON:

    {"version": 1,
     "current": "k1",
     "keys": {"k1": {"cipher": "AES-256-GCM", "secret": "<base64 of 32 bytes>"}},
     "digest": {"hash": "SHA-256", "secret": "<base64 of 32 bytes>"},
     "signing": {"current": "s1", "keys": {"s1": "<base64 of 32 bytes>"}}}

`digest` serves blind indexes and the trail: it stays when data keys change, or nothing would be
found and every chain would break.
"""

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from mediation.crypto.ciphers import CIPHERS, HASHES
from mediation.disk import sync_folder

SECRET_BYTES = 32
FILE_VERSION = 1


class BadKeyRing(RuntimeError):
    """The key file is missing, unreadable or makes no sense; the message says what to do."""


@dataclass(frozen=True)
class DataKey:
    """A key that seals data, and the cipher it is for."""

    cipher: str
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse an unknown cipher or a secret of the wrong length."""
        if self.cipher not in CIPHERS:
            raise BadKeyRing(f"The key file names an unknown cipher: {self.cipher!r}.")
        _require_length(self.secret)


@dataclass(frozen=True, kw_only=True)
class KeyRing:
    """All keys by id. Ids are short ASCII names; they travel with what was sealed."""

    current: str
    keys: dict[str, DataKey] = field(repr=False)
    digest_hash: str
    digest_secret: bytes = field(repr=False)
    signing_current: str
    signing_keys: dict[str, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse a ring that could not seal, digest or sign."""
        if self.current not in self.keys:
            raise BadKeyRing("The key file's current key is not among its keys.")
        if self.signing_current not in self.signing_keys:
            raise BadKeyRing("The key file's current signing key is not among its keys.")
        if self.digest_hash not in HASHES:
            raise BadKeyRing(f"The key file names an unknown hash: {self.digest_hash!r}.")
        for secret in (self.digest_secret, *self.signing_keys.values()):
            _require_length(secret)

    @classmethod
    def new(cls, *, cipher: str = "AES-256-GCM", digest_hash: str = "SHA-256") -> Self:
        """A ring of keys drawn by chance."""
        return cls(
            current="k1",
            keys={"k1": DataKey(cipher, secrets.token_bytes(SECRET_BYTES))},
            digest_hash=digest_hash,
            digest_secret=secrets.token_bytes(SECRET_BYTES),
            signing_current="s1",
            signing_keys={"s1": secrets.token_bytes(SECRET_BYTES)},
        )

    @classmethod
    def for_testing(cls, word: str = "testing") -> Self:
        """A ring that anybody can make again: for tests, where nothing is secret."""
        data, digest, signing = (sha256(f"{word} {n}".encode()).digest() for n in range(3))
        return cls(
            current="k1",
            keys={"k1": DataKey("AES-256-GCM", data)},
            digest_hash="SHA-256",
            digest_secret=digest,
            signing_current="s1",
            signing_keys={"s1": signing},
        )

    @classmethod
    def read(cls, file: Path) -> Self:
        """The ring of a key file; raises BadKeyRing with what is wrong."""
        try:
            found = json.loads(file.read_text())
        except FileNotFoundError as error:
            raise BadKeyRing(f"There is no key file {file.name}: make or restore it.") from error
        except (OSError, ValueError) as error:
            raise BadKeyRing(f"The key file {file.name} cannot be read.") from error
        return cls._from_json(found)

    @classmethod
    def _from_json(cls, found: Any) -> Self:
        try:
            if found["version"] != FILE_VERSION:
                raise BadKeyRing("The key file is of a version this program does not know.")
            keys = {
                name: DataKey(key["cipher"], _bytes(key["secret"]))
                for name, key in found["keys"].items()
            }
            signing = {name: _bytes(text) for name, text in found["signing"]["keys"].items()}
            return cls(
                current=found["current"],
                keys=keys,
                digest_hash=found["digest"]["hash"],
                digest_secret=_bytes(found["digest"]["secret"]),
                signing_current=found["signing"]["current"],
                signing_keys=signing,
            )
        except (KeyError, TypeError, AttributeError, binascii.Error) as error:
            raise BadKeyRing("The key file lacks something or holds nonsense.") from error

    def write(self, file: Path) -> None:
        """Write the key file, whole or not at all, readable by its owner alone."""
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w") as writer:
            writer.write(self.text())
            writer.flush()
            os.fsync(writer.fileno())
        if file.exists():
            # A command that root runs must not take the file away from the program's own user.
            owner = file.stat()
            os.chown(beside, owner.st_uid, owner.st_gid)
        beside.replace(file)
        # What is sealed with a new key would be lost with the file that names it.
        sync_folder(file.parent)

    def text(self) -> str:
        """What stands in the key file."""
        return json.dumps(self._as_json(), indent=1)

    def with_new_key(self, *, cipher: str) -> Self:
        """The ring with one more data key, which is current from now on."""
        # Never the id of a key that was dropped: old backups still name that one.
        name = f"k{1 + max(map(_number, self.keys))}"
        key = DataKey(cipher, secrets.token_bytes(SECRET_BYTES))
        return replace(self, current=name, keys={**self.keys, name: key})

    def with_new_signing_key(self) -> Self:
        """The ring with one more signing key, which signs from now on; the old ones still prove."""
        name = f"s{1 + max(map(_number, self.signing_keys))}"
        keys = {**self.signing_keys, name: secrets.token_bytes(SECRET_BYTES)}
        return replace(self, signing_current=name, signing_keys=keys)

    def without_key(self, name: str) -> Self:
        """The ring without a data key that nothing uses any more."""
        if name == self.current:
            raise BadKeyRing("The current key cannot be dropped: make a new one first.")
        return replace(self, keys={each: key for each, key in self.keys.items() if each != name})

    def _as_json(self) -> dict[str, Any]:
        return {
            "version": FILE_VERSION,
            "current": self.current,
            "keys": {
                name: {"cipher": key.cipher, "secret": _text(key.secret)}
                for name, key in self.keys.items()
            },
            "digest": {"hash": self.digest_hash, "secret": _text(self.digest_secret)},
            "signing": {
                "current": self.signing_current,
                "keys": {name: _text(secret) for name, secret in self.signing_keys.items()},
            },
        }


class RingFile:
    """A key file that commands change while the program runs."""

    def __init__(self, file: Path, ring: KeyRing) -> None:
        self._file, self._digest_secret = file, ring.digest_secret
        self._seen: tuple[int, int] | None = None

    def changed(self) -> KeyRing | None:
        """The ring when the file was written since it was last asked for; else None.

        A file that cannot be read, or belongs to other digests, changes nothing.
        """
        try:
            found = self._file.stat()
            stamp = (found.st_mtime_ns, found.st_ino)
            if stamp == self._seen:
                return None
            self._seen = stamp
            ring = KeyRing.read(self._file)
        except (OSError, BadKeyRing):
            return None
        return ring if ring.digest_secret == self._digest_secret else None


def _require_length(secret: bytes) -> None:
    if len(secret) != SECRET_BYTES:
        raise BadKeyRing(f"A secret of the key file is not {SECRET_BYTES} bytes long.")


def _number(name: str) -> int:
    digits = "".join(sign for sign in name if sign.isascii() and sign.isdigit())
    return int(digits or 0)


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _text(secret: bytes) -> str:
    return base64.b64encode(secret).decode()
