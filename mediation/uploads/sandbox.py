"""Decoding foreign bytes in a process of its own, with little memory, little time and no disk.

A decoder that crashes, hangs or swells takes down nothing but that process.
"""

import base64
import json
import subprocess
import sys
from pathlib import Path

from mediation.domain.file_kinds import FileKind
from mediation.uploads.inspection import Inspected
from mediation.uploads.refusal import Refused

CHILD = Path(__file__).with_name("child.py")
SECONDS = 40


def inspect_apart(name: str, content: bytes) -> Inspected:
    """What `inspection.inspect` says, asked in another process; raises Refused."""
    head = json.dumps({"name": base64.b64encode(name.encode("utf-8", "replace")).decode()})
    try:
        done = subprocess.run(
            # -I: neither the folder it starts in nor the environment decides what it runs.
            [sys.executable, "-I", str(CHILD)],
            input=head.encode() + b"\n" + content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_hard() from error
    first, _, kept = done.stdout.partition(b"\n")
    if done.returncode != 0 or not first:
        raise _too_hard()
    said = json.loads(first)
    if "code" in said:
        raise Refused(said["code"], said["sentence"])
    return Inspected(FileKind(said["kind"]), kept)


def _too_hard() -> Refused:
    return Refused(
        "too_hard", "文件过于复杂，检查没有完成，不能接收。请压缩图片或打印成 PDF 后再上传。"
    )
