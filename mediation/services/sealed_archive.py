"""One sealed file that holds many: what a backup is written to, piece by piece.

A plain line says which key is needed; everything else is frames, each sealed. A frame names its
place and the line above, so that frames cannot be left out, repeated or taken from another file,
and the last one is a list of everything with its digests.
"""

import json
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from mediation.crypto import CannotUnseal
from mediation.extensions import keeper

MAGIC = b"MEDIATION-BACKUP 1\n"
PURPOSE = "backup"
CHUNK = 1024 * 1024
LONGEST_FRAME = 2 * CHUNK
LONGEST_HEADER = 64 * 1024
# The digest of the header, the number of the frame, its kind.
PLACE = struct.Struct(">32sQc")
LENGTH = struct.Struct(">I")
NAME, DATA, END = b"N", b"D", b"E"


class ArchiveDamaged(RuntimeError):
    """The file is not as it was written, or its key is not here; the message says which."""


@dataclass
class ArchiveWriter:
    """Writes parts one after the other; `finish` seals the list of all."""

    file: IO[bytes]
    header: dict[str, Any]
    parts: list[dict[str, Any]] = field(default_factory=list)
    frames: int = 0

    def __post_init__(self) -> None:
        line = json.dumps(self.header, sort_keys=True).encode() + b"\n"
        self.digest = sha256(line).digest()
        self.file.write(MAGIC + line)

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write one part."""
        self._frame(NAME, name.encode())
        digest, size = sha256(), 0
        for chunk in chunks:
            for start in range(0, len(chunk), CHUNK):
                self._frame(DATA, chunk[start : start + CHUNK])
            digest.update(chunk)
            size += len(chunk)
        self.parts.append({"name": name, "size": size, "sha256": digest.hexdigest()})

    def finish(self, facts: dict[str, Any]) -> None:
        """Seal the list of the parts with what is known about them."""
        manifest = facts | {"parts": self.parts}
        self._frame(END, json.dumps(manifest, sort_keys=True).encode())

    def _frame(self, kind: bytes, payload: bytes) -> None:
        plain = PLACE.pack(self.digest, self.frames, kind) + payload
        sealed = keeper.seal(plain, PURPOSE)
        self.file.write(LENGTH.pack(len(sealed)) + sealed)
        self.frames += 1


def ring_mark() -> str:
    """Which key file this is, in sixteen digits that tell nothing about the keys in it."""
    return keeper.mac(b"ring", "backup.ring")[:16]


def header_of(**facts: Any) -> dict[str, Any]:
    """The plain line of a new archive."""
    return {"key_id": keeper.ring.current, "ring": ring_mark()} | facts


def read_header(file: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """The plain line and its digest; raises ArchiveDamaged when the key it names is not here."""
    if file.read(len(MAGIC)) != MAGIC:
        raise ArchiveDamaged("This is not a backup of this program.")
    line = file.readline(LONGEST_HEADER)
    try:
        header: dict[str, Any] = json.loads(line)
        key_id = header["key_id"]
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveDamaged("The first line of the backup is damaged.") from error
    if key_id not in keeper.ring.keys or header.get("ring") != ring_mark():
        raise ArchiveDamaged(
            f"The backup was sealed with the key {key_id!r} of the key file {header.get('ring')}; "
            f"this is key file {ring_mark()}: set DATA_KEYS_FILE to the one of the backup."
        )
    return header, sha256(line).digest()


def read_frames(file: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Every frame's kind and content in order; ArchiveDamaged at the first that is wrong."""
    _, digest = read_header(file)
    number, kind = 0, b""
    while kind != END:
        kind, payload = _opened(_sealed_frame(file), digest, number)
        yield kind, payload
        number += 1
    if file.read(1):
        raise ArchiveDamaged("Something stands behind the end of the backup.")


def _sealed_frame(file: IO[bytes]) -> bytes:
    prefix = file.read(LENGTH.size)
    if len(prefix) < LENGTH.size:
        raise ArchiveDamaged("The backup ends too early: it was cut off.")
    (length,) = LENGTH.unpack(prefix)
    sealed = file.read(length) if length <= LONGEST_FRAME else b""
    if len(sealed) < length or not length:
        raise ArchiveDamaged("The backup is damaged, or was cut off.")
    return sealed


def _opened(sealed: bytes, digest: bytes, number: int) -> tuple[bytes, bytes]:
    try:
        plain = keeper.unseal(sealed, PURPOSE)
    except CannotUnseal as error:
        raise ArchiveDamaged(
            f"The backup is damaged in piece {number}, or was sealed with another key."
        ) from error
    header_digest, place, kind = PLACE.unpack_from(plain)
    if (header_digest, place) != (digest, number):
        raise ArchiveDamaged(f"Piece {number} of the backup does not belong there.")
    return kind, plain[PLACE.size :]


def parts_of(file: IO[bytes], manifest: dict[str, Any]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each part's name and its chunks, to be read one after the other; fills the manifest.

    What a part holds is compared with the list at the end, by name, size and digest.
    """
    frames = read_frames(file)
    seen: list[dict[str, Any]] = []
    kind, payload = next(frames)
    while kind == NAME:
        name, rest = payload.decode(), _Rest()
        yield name, rest.unread(frames)
        for _ in rest.unread(frames):
            pass
        seen.append({"name": name, "size": rest.size, "sha256": rest.digest.hexdigest()})
        kind, payload = rest.next
    if kind != END:
        raise ArchiveDamaged("The pieces of the backup are out of order.")
    manifest.update(json.loads(payload))
    for _ in frames:
        raise ArchiveDamaged("The pieces of the backup are out of order.")
    if manifest["parts"] != seen:
        raise ArchiveDamaged("The list of the backup does not agree with what it holds.")


class _Rest:
    """How far the reading of a part has come."""

    def __init__(self) -> None:
        self.digest, self.size = sha256(), 0
        self.next: tuple[bytes, bytes] = (b"", b"")

    def unread(self, frames: Iterator[tuple[bytes, bytes]]) -> Iterator[bytes]:
        """The chunks that nobody took yet."""
        while not self.next[0]:
            kind, payload = next(frames)
            if kind != DATA:
                self.next = (kind, payload)
                return
            self.digest.update(payload)
            self.size += len(payload)
            yield payload


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file of the disk, piece by piece."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
