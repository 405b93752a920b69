"""Sealed archives: their pieces stay together, in order, or the reading stops."""

import io

import pytest
from flask import Flask

from mediation.services import sealed_archive
from mediation.services.sealed_archive import ArchiveDamaged, ArchiveWriter


def archive(**header: str) -> bytes:
    file = io.BytesIO()
    writer = ArchiveWriter(file, sealed_archive.header_of(**header))
    writer.add("one", [b"1"])
    writer.add("two", [b"2"])
    writer.finish({})
    return file.getvalue()


def read(content: bytes) -> None:
    for _name, chunks in sealed_archive.parts_of(io.BytesIO(content), {}):
        list(chunks)


def pieces(content: bytes) -> tuple[bytes, list[bytes]]:
    """The beginning of an archive and its sealed frames."""
    start = content.index(b"\n", len(sealed_archive.MAGIC)) + 1
    head, rest, found = content[:start], content[start:], []
    while rest:
        length = 4 + int.from_bytes(rest[:4])
        found.append(rest[:length])
        rest = rest[length:]
    return head, found


def test_pieces_cannot_be_left_out_repeated_swapped_or_taken_from_elsewhere(app: Flask) -> None:
    head, frames = pieces(archive())
    _, foreign = pieces(archive(other="x"))
    read(head + b"".join(frames))
    for changed in (
        [*frames[:1], *frames[2:]],
        [*frames[:2], *frames[1:]],
        [frames[2], frames[3], frames[0], frames[1], frames[4]],
        [*frames[:3], foreign[3], *frames[4:]],
        [*frames, frames[-1]],
        frames[:-1],
        [],
    ):
        with pytest.raises(ArchiveDamaged):
            read(head + b"".join(changed))
