"""Decoding foreign bytes in a process of its own, with little memory, little time and no disk.

A decoder that crashes, hangs or swells takes down nothing but that process.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from mediation.domain.file_kinds import FileKind
from mediation.domain.paper_signatures import FoundSignature
from mediation.uploads.inspection import Inspected
from mediation.uploads.refusal import Refused

CHILD = Path(__file__).with_name("child.py")
SECONDS = 40
# Sheets that one process draws and reads, and the most that are looked at in one file.
SHEETS_AT_ONCE = 20
MOST_SHEETS = 400


def inspect_apart(name: str, content: bytes) -> Inspected:
    """What `inspection.inspect` says, asked in another process; raises Refused."""
    told = base64.b64encode(name.encode("utf-8", "replace")).decode()
    said, kept = _asked({"name": told}, content)
    if "code" in said:
        raise Refused(said["code"], said["sentence"])
    return Inspected(FileKind(said["kind"]), kept)


def codes_apart(kind: FileKind, content: bytes) -> list[list[str]]:
    """The codes on each sheet of a PDF or picture that was let in, read in other processes.

    A few sheets at a time, each lot with time and memory of its own. Sheets beyond the last that
    is looked at, and those of a lot that was too hard, have no codes.
    """
    found: list[list[str]] = []
    sheets = 1
    while len(found) < sheets:
        first = len(found)
        asked = {"kind": kind.value, "first": first, "count": SHEETS_AT_ONCE}
        try:
            said, _ = _asked(asked, content) if first < MOST_SHEETS else ({}, b"")
        except Refused:
            said = {}
        sheets = said.get("sheets", sheets)
        # What was not answered has nothing to say: it is told as unread.
        answered = said.get("codes") or [[] for _ in range(min(SHEETS_AT_ONCE, sheets - first))]
        found += answered
    return found


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
