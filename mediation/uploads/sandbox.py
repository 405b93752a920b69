"""Decoding foreign bytes in a process of its own, with little memory, little time and no disk.

A decoder that crashes, hangs or swells takes down nothing but that process.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mediation.domain.edge_strips import SeenCode, Strips
from mediation.domain.file_kinds import FileKind
from mediation.domain.paper_signatures import FoundSignature
from mediation.uploads.inspection import Inspected
from mediation.uploads.refusal import Refused

CHILD = Path(__file__).with_name("child.py")
SECONDS = 40
# Sheets that one process draws and reads, and the most that are looked at in one file.
SHEETS_AT_ONCE = 20
MOST_SHEETS = 400
# Files that one process sets on A4, and how many bytes of them.
FILES_AT_ONCE = 24
BYTES_AT_ONCE = 64 * 1024 * 1024

ForeignFile = tuple[FileKind, bytes]


@dataclass(frozen=True)
class SetFile:
    """A file on A4 pages with the words of each; `pages` is 0 when it could not be set."""

    pdf: bytes
    pages: int
    texts: tuple[str, ...]


NOT_SET = SetFile(b"", 0, ())


def inspect_apart(name: str, content: bytes) -> Inspected:
    """What `inspection.inspect` says, asked in another process; raises Refused."""
    told = base64.b64encode(name.encode("utf-8", "replace")).decode()
    said, kept = _asked({"name": told}, content)
    if "code" in said:
        raise Refused(said["code"], said["sentence"])
    return Inspected(FileKind(said["kind"]), kept, said["pages"])


def codes_apart(kind: FileKind, content: bytes) -> list[list[str]]:
    """The codes on each sheet of a PDF or picture that was let in, read in other processes."""
    return [[code.text for code in sheet] for sheet in _seen_apart(kind, content)]


def strips_apart(kind: FileKind, content: bytes) -> list[list[SeenCode]]:
    """The codes on each sheet with 骑缝码 of its page, read in other processes."""
    return _seen_apart(kind, content, with_strips=True)


def _seen_apart(
    kind: FileKind, content: bytes, *, with_strips: bool = False
) -> list[list[SeenCode]]:
    """What each sheet shows.

    A few sheets at a time, each lot with time and memory of its own. Sheets beyond the last that
    is looked at, and those of a lot that was too hard, have no codes.
    """
    found: list[list[SeenCode]] = []
    sheets = 1
    while len(found) < sheets:
        first = len(found)
        asked = {
            "kind": kind.value, "first": first, "count": SHEETS_AT_ONCE, "strips": with_strips,
        }  # fmt: skip
        try:
            said, _ = _asked(asked, content) if first < MOST_SHEETS else ({}, b"")
        except Refused:
            said = {}
        sheets = said.get("sheets", sheets)
        # What was not answered has nothing to say: it is told as unread.
        answered = said.get("codes") or [[] for _ in range(min(SHEETS_AT_ONCE, sheets - first))]
        found += [[_seen(*code) for code in sheet] for sheet in answered]
    return found


def _seen(text: str, strips: list[list[bool]] | None) -> SeenCode:
    return SeenCode(text, Strips(*map(tuple, strips)) if strips else None)


def sheets_apart(files: Sequence[ForeignFile]) -> list[SetFile]:
    """Files that were let in, set on A4 in other processes, several at a time.

    When a lot is too hard each of its files is tried alone; one that is too hard even then is
    told as not set.
    """
    found: list[SetFile] = []
    for lot in _lots(files):
        try:
            found += _set(lot)
        except Refused:
            found += [_set_alone(each) for each in lot]
    return found


def words_apart(content: bytes) -> list[str]:
    """The words of each page of a PDF, read in another process; raises Refused."""
    said, _ = _asked({"words": True}, content)
    texts: list[str] = said["texts"]
    return texts


def _lots(files: Sequence[ForeignFile]) -> Iterator[list[ForeignFile]]:
    lot: list[ForeignFile] = []
    for each in files:
        size = sum(len(content) for _, content in lot)
        if lot and (len(lot) >= FILES_AT_ONCE or size + len(each[1]) > BYTES_AT_ONCE):
            yield lot
            lot = []
        lot.append(each)
    if lot:
        yield lot


def _set(lot: Sequence[ForeignFile]) -> list[SetFile]:
    head = {"files": [[kind.value, len(content)] for kind, content in lot]}
    said, kept = _asked(head, b"".join(content for _, content in lot))
    made, start = [], 0
    for each in said["files"]:
        pdf = kept[start : start + each["size"]]
        start += each["size"]
        made.append(SetFile(pdf, each["pages"], tuple(each["texts"])))
    return made


def _set_alone(file: ForeignFile) -> SetFile:
    try:
        return _set([file])[0]
    except Refused:
        return NOT_SET


def signatures_apart(
    content: bytes, roots: Iterable[bytes], *, at: datetime
) -> tuple[FoundSignature, ...]:
    """What `pdf_checking.check` says, asked in another process; raises Refused."""
    trusted = [base64.b64encode(each).decode() for each in roots]
    said, _ = _asked({"roots": trusted, "at": at.isoformat()}, content)
    return tuple(FoundSignature.from_json(each) for each in said["signatures"])


def _asked(head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Ask the child; what it says, and the bytes it gives. Refused when it could not finish."""
    try:
        done = subprocess.run(
            # -I: neither the folder it starts in nor the environment decides what it runs.
            [sys.executable, "-I", str(CHILD)],
            input=json.dumps(head).encode() + b"\n" + content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_hard() from error
    first, _, kept = done.stdout.partition(b"\n")
    if done.returncode != 0 or not first:
        raise _too_hard()
    said: dict[str, Any] = json.loads(first)
    return said, kept


def _too_hard() -> Refused:
    return Refused(
        "too_hard", "文件过于复杂，检查没有完成，不能接收。请压缩图片或打印成 PDF 后再上传。"
    )
