"""The store of files: sealed bytes on the disk, under names drawn by chance, outside any address.

A file appears whole or not at all: it is written beside its place, synced, then renamed. It is
sealed in pieces, so that a large one never stands in memory twice; each piece carries the file's
name, its own place and whether it is the last, so that none can be swapped, dropped or added.
"""

import os
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mediation.crypto import CannotUnseal, Keeper
from mediation.crypto.keeper import key_id_of
from mediation.disk import sync_folder

PURPOSE = "file"
PIECE = 1024 * 1024
MAGIC = b"MEDFILE1"
NAME = re.compile(r"[0-9a-f]{32}")
# name, place of the piece, whether it is the last
HEAD_BYTES = 16 + 4 + 1
LARGEST_SEALED_PIECE = PIECE + 1024


class FileDamaged(RuntimeError):
    """The bytes on the disk are not what was put there, or cannot be unsealed."""


class FileMissing(RuntimeError):
    """There is no such file on the disk."""


class FileNotKept(RuntimeError):
    """The disk did not take the file: it is full, read-only or out of reach."""


@dataclass(frozen=True)
class Found:
    """A file that lies in the store, and when it was written (seconds since 1970)."""

    name: str
    written_at: float


class FileStore:
    """Puts, gets and removes files; knows nothing of what they are about."""

    def __init__(self, keeper: Keeper, directory: Callable[[], Path]) -> None:
        self._keeper = keeper
        self._directory = directory

    def put(self, content: bytes) -> str:
        """Keep the bytes; give the name they have from now on. Raises FileNotKept."""
        name = secrets.token_hex(16)
        try:
            place = self._place(name)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(place, name, content)
        except OSError as error:
            raise FileNotKept(error.strerror or "the disk did not take the file") from error
        return name

    def get(self, name: str) -> bytes:
        """The bytes; raises FileMissing or FileDamaged."""
        try:
            with self._place(name).open("rb") as reader:
                return b"".join(self._pieces(reader, name))
        except FileNotFoundError as error:
            raise FileMissing(name) from error
        except CannotUnseal as error:
            raise FileDamaged(str(error)) from error

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens when it is gone already."""
        self._place(name).unlink(missing_ok=True)

    def key_ids(self, name: str) -> set[str]:
        """The keys that sealed the pieces of a file; raises FileMissing or FileDamaged."""
        try:
            with self._place(name).open("rb") as reader:
                return {key_id_of(piece) for piece in _sealed_pieces(reader)}
        except FileNotFoundError as error:
            raise FileMissing(name) from error
        except CannotUnseal as error:
            raise FileDamaged(str(error)) from error

    def reseal(self, name: str) -> None:
        """Seal a file with the current key, under its name; it is whole at every moment."""
        content = self.get(name)
        try:
            self.remove_unfinished(f"{name}.part")
            self._write(self._place(name), name, content)
        except OSError as error:
            raise FileNotKept(error.strerror or "the disk did not take the file") from error

    def everything(self) -> Iterator[Found]:
        """Every file in the store, and every piece of one that was never finished."""
        root = self._directory()
        for path in sorted(root.glob("[0-9a-f][0-9a-f]/*")):
            yield Found(path.name, path.stat().st_mtime)

    def remove_unfinished(self, name: str) -> None:
        """Take away what an interrupted write left under a name of `everything`."""
        if not re.fullmatch(r"[0-9a-f]{32}(\.part)?", name):
            raise ValueError("this is no name of the store")
        (self._directory() / name[:2] / name).unlink(missing_ok=True)

    def _place(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise ValueError("this is no name of the store")
        return self._directory() / name[:2] / name

    def _write(self, place: Path, name: str, content: bytes) -> None:
        beside = place.with_name(f"{name}.part")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(descriptor, "wb") as writer:
                writer.write(MAGIC)
                for sealed in self._sealed(name, content):
                    writer.write(len(sealed).to_bytes(4, "big") + sealed)
                writer.flush()
                os.fsync(writer.fileno())
            beside.rename(place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(place.parent)

    def _sealed(self, name: str, content: bytes) -> Iterator[bytes]:
        places = range(0, max(len(content), 1), PIECE)
        for place, start in enumerate(places):
            is_last = place == len(places) - 1
            head = _head(name, place, is_last=is_last)
            yield self._keeper.seal(head + content[start : start + PIECE], PURPOSE)

    def _pieces(self, reader: BinaryIO, name: str) -> Iterator[bytes]:
        if reader.read(len(MAGIC)) != MAGIC:
            raise FileDamaged("the file does not begin as files of the store do")
        place, is_last = 0, False
        while not is_last:
            plain = self._keeper.unseal(_next_piece(reader), PURPOSE)
            is_last = plain[:HEAD_BYTES] == _head(name, place, is_last=True)
            if not is_last and plain[:HEAD_BYTES] != _head(name, place, is_last=False):
                raise FileDamaged("a piece stands where it does not belong")
            yield plain[HEAD_BYTES:]
            place += 1
        if reader.read(1):
            raise FileDamaged("something follows the last piece")


def _sealed_pieces(reader: BinaryIO) -> Iterator[bytes]:
    """The pieces as they lie on the disk, one after the other."""
    if reader.read(len(MAGIC)) != MAGIC:
        raise FileDamaged("the file does not begin as files of the store do")
    while reader.peek(1):  # type: ignore[attr-defined]  # files opened to be read have it
        yield _next_piece(reader)


def _head(name: str, place: int, *, is_last: bool) -> bytes:
    return bytes.fromhex(name) + place.to_bytes(4, "big") + bytes([is_last])


def _next_piece(reader: BinaryIO) -> bytes:
    length = int.from_bytes(reader.read(4), "big")
    if not 0 < length <= LARGEST_SEALED_PIECE:
        raise FileDamaged("the file ends too early")
    sealed = reader.read(length)
    if len(sealed) != length:
        raise FileDamaged("the file ends too early")
    return sealed
