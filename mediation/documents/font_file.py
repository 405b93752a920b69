"""Reading a TrueType file straight from disk: which characters it has, how wide, and subsets.

ReportLab's own reader builds Python lists of every glyph of a face (50 to 100 ms each); this one
maps the file and reads only what a paper uses.
"""

import mmap
import struct
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from sys import byteorder
from typing import NamedTuple

MORE_COMPONENTS, WORDS, SCALE, TWO_SCALES, MATRIX = 0x20, 0x01, 0x08, 0x40, 0x80
TABLE_ORDER = (b"head", b"hhea", b"maxp", b"hmtx", b"loca", b"glyf", b"cvt ", b"fpgm", b"prep")


class FontFileError(ValueError):
    """A face cannot be used: not TrueType, or without a Unicode character map."""


class Metrics(NamedTuple):
    """Face-wide measures in thousandths of an em."""

    ascent: int
    descent: int
    box: tuple[int, int, int, int]


class FontFile:
    """One TrueType face on disk, read only."""

    def __init__(self, path: Path) -> None:
        """Map the file; FontFileError if it is not a face with glyf outlines."""
        self.path = path
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if self._data[:4] not in (b"\x00\x01\x00\x00", b"true"):
            raise FontFileError(f"{path}: not a TrueType face")
        self._tables = self._directory()
        for tag in (b"cmap", b"glyf", b"loca", b"hmtx"):
            if tag not in self._tables:
                raise FontFileError(f"{path}: no {tag.decode()} table")
        self.units_per_em = self._short_at(b"head", 18)
        self._long_offsets = self._short_at(b"head", 50) == 1
        self.glyph_count = self._short_at(b"maxp", 4)
        self._wide_metrics = self._short_at(b"hhea", 34)

    def _directory(self) -> dict[bytes, tuple[int, int]]:
        count = struct.unpack_from(">H", self._data, 4)[0]
        entries = struct.iter_unpack(">4sLLL", self._data[12 : 12 + 16 * count])
        return {tag: (offset, length) for tag, _, offset, length in entries}

    def _short_at(self, tag: bytes, position: int) -> int:
        return int(struct.unpack_from(">H", self._data, self._tables[tag][0] + position)[0])

    def _bytes(self, tag: bytes) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    @cached_property
    def metrics(self) -> Metrics:
        """Return ascent, descent and bounding box in thousandths of an em."""
        scale = 1000 / self.units_per_em
        box = struct.unpack_from(">4h", self._data, self._tables[b"head"][0] + 36)
        ascent, descent = struct.unpack_from(">2h", self._data, self._tables[b"hhea"][0] + 4)
        left, bottom, right, top = (round(value * scale) for value in box)
        return Metrics(round(ascent * scale), round(descent * scale), (left, bottom, right, top))

    @cached_property
    def _character_map(self) -> tuple["array[int]", "array[int]", "array[int]"]:
        """Return starts, ends and first glyphs of the format 12 groups of the character map."""
        base, _ = self._tables[b"cmap"]
        count = struct.unpack_from(">H", self._data, base + 2)[0]
        best = None
        for platform, encoding, offset in struct.iter_unpack(
            ">HHL", self._data[base + 4 : base + 4 + 8 * count]
        ):
            style = struct.unpack_from(">H", self._data, base + offset)[0]
            if style == 12 and (platform, encoding) in ((3, 10), (0, 4), (0, 6)):
                return self._groups(base + offset)
            if style == 4 and (platform == 0 or (platform, encoding) == (3, 1)):
                best = base + offset
        if best is None:
            raise FontFileError(f"{self.path}: no Unicode character map")
        return self._segments(best)

    def _groups(self, start: int) -> tuple["array[int]", "array[int]", "array[int]"]:
        count = struct.unpack_from(">L", self._data, start + 12)[0]
        values = array("I", self._data[start + 16 : start + 16 + 12 * count])
        if byteorder == "little":
            values.byteswap()
        return values[0::3], values[1::3], values[2::3]

    def _segments(self, start: int) -> tuple["array[int]", "array[int]", "array[int]"]:
        """Turn format 4 segments into groups; a segment with a glyph list gives one per code."""
        count = struct.unpack_from(">H", self._data, start + 6)[0] // 2
        row = f">{count}H"
        ends = struct.unpack_from(row, self._data, start + 14)
        starts = struct.unpack_from(row, self._data, start + 16 + 2 * count)
        deltas = struct.unpack_from(row, self._data, start + 16 + 4 * count)
        list_start = start + 16 + 6 * count
        offsets = struct.unpack_from(row, self._data, list_start)
        groups = array("I"), array("I"), array("I")
        for index in range(count):
            if offsets[index] == 0:
                first = (starts[index] + deltas[index]) & 0xFFFF
                _append(groups, starts[index], ends[index], first)
                continue
            for code in range(starts[index], ends[index] + 1):
                place = list_start + 2 * index + offsets[index] + 2 * (code - starts[index])
                glyph = struct.unpack_from(">H", self._data, place)[0]
                if glyph:
                    _append(groups, code, code, (glyph + deltas[index]) & 0xFFFF)
        return groups

    def glyph(self, code: int) -> int:
        """Return the glyph number of a code point, 0 when the face lacks it."""
        starts, ends, firsts = self._character_map
        index = bisect_right(starts, code) - 1
        if index < 0 or code > ends[index]:
            return 0
        found = firsts[index] + code - starts[index]
        return found if found < self.glyph_count else 0

    def advance(self, glyph: int) -> float:
        """Return the advance width of a glyph in thousandths of an em."""
        place = 4 * min(glyph, self._wide_metrics - 1)
        return self._short_at(b"hmtx", place) * 1000 / self.units_per_em

    def _bearing(self, glyph: int) -> tuple[int, int]:
        start, wide = self._tables[b"hmtx"][0], self._wide_metrics
        if glyph < wide:
            advance, left = struct.unpack_from(">Hh", self._data, start + 4 * glyph)
            return advance, left
        place = start + 4 * wide + 2 * (glyph - wide)
        left = struct.unpack_from(">h", self._data, place)[0]
        return self._short_at(b"hmtx", 4 * (wide - 1)), left

    def _outline(self, glyph: int) -> bytes:
        location = self._tables[b"loca"][0]
        if self._long_offsets:
            first, last = struct.unpack_from(">2L", self._data, location + 4 * glyph)
        else:
            first, last = (
                2 * value for value in struct.unpack_from(">2H", self._data, location + 2 * glyph)
            )
        start = self._tables[b"glyf"][0]
        return self._data[start + first : start + last]

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a face with only these glyphs, renumbered 0, 1, 2 … in the order given."""
        order = list(glyphs)
        number = {glyph: index for index, glyph in enumerate(order)}
        outlines: list[bytes] = []
        for glyph in order:  # grows while composite glyphs name their parts
            outlines.append(_renumbered(self._outline(glyph), number, order))
        offsets, position = [0], 0
        for outline in outlines:
            position += len(outline) + (-len(outline) % 4)
            offsets.append(position)
        bearings = [self._bearing(glyph) for glyph in order]
        count = len(order)
        made = (b"glyf", b"loca", b"hmtx")
        tables = {
            tag: b"" if tag in made else self._bytes(tag)
            for tag in TABLE_ORDER
            if tag in self._tables
        }
        tables[b"glyf"] = b"".join(outline + b"\0" * (-len(outline) % 4) for outline in outlines)
        tables[b"loca"] = struct.pack(f">{count + 1}L", *offsets)
        tables[b"hmtx"] = b"".join(struct.pack(">Hh", *bearing) for bearing in bearings)
        tables[b"head"] = _with_short(tables[b"head"], 50, 1)
        tables[b"hhea"] = _with_short(tables[b"hhea"], 34, count)
        tables[b"maxp"] = _with_short(tables[b"maxp"], 4, count)
        return _assembled(tables)


def _append(groups: tuple["array[int]", ...], start: int, end: int, first: int) -> None:
    for column, value in zip(groups, (start, end, first), strict=True):
        column.append(value)


def _with_short(table: bytes, position: int, value: int) -> bytes:
    return table[:position] + struct.pack(">H", value) + table[position + 2 :]


def _renumbered(outline: bytes, number: dict[int, int], order: list[int]) -> bytes:
    """Point the parts of a composite glyph at their new numbers, adding parts not yet there."""
    if len(outline) < 10 or outline[0] < 0x80:
        return outline
    changed, place, flags = bytearray(outline), 10, MORE_COMPONENTS
    while flags & MORE_COMPONENTS:
        flags, part = struct.unpack_from(">HH", changed, place)
        if part not in number:
            number[part] = len(order)
            order.append(part)
        struct.pack_into(">H", changed, place + 2, number[part])
        place += 8 if flags & WORDS else 6
        place += 2 * bool(flags & SCALE) + 4 * bool(flags & TWO_SCALES) + 8 * bool(flags & MATRIX)
    return bytes(changed)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    """Write a TrueType file from its tables, with checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">4s4H", b"\0\1\0\0", count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    bodies = [table + b"\0" * (-len(table) % 4) for table in tables.values()]
    starts = [12 + 16 * count]
    for body in bodies:
        starts.append(starts[-1] + len(body))
    entries = sorted(
        struct.pack(">4sLLL", tag, _checksum(body), start, len(table))
        for (tag, table), body, (start, _) in zip(
            tables.items(), bodies, pairwise(starts), strict=True
        )
    )
    return b"".join([header, *entries, *bodies])


def _checksum(body: bytes) -> int:
    words = array("I", body)
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
