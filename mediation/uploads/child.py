"""The process in which one file is decoded: a head and the bytes come in, an answer goes out.

The head asks for a verdict on the file, for the codes on some of its sheets, for several files
set on A4, for the words of a PDF, or for its signatures.

It is started as a script. The package's own start would load the whole program, of which this
process wants the decoders only: so the name `mediation` is given to its folder and nothing more.
"""

import base64
import json
import resource
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

MOST_MEMORY = 1536 * 1024 * 1024
MOST_SECONDS = 30


def limit_itself() -> None:
    """Let the system stop what takes too much; no file can be written."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def name_the_package() -> None:
    """Make `mediation.uploads` importable without running mediation/__init__.py."""
    package = ModuleType("mediation")
    package.__path__ = [str(Path(__file__).resolve().parent.parent)]
    sys.modules["mediation"] = package


def verdict_on(name: str, content: bytes) -> tuple[dict[str, Any], bytes]:
    """What is said about the file, and the bytes to keep."""
    uploads = import_module("mediation.uploads")
    try:
        found = uploads.inspect(name, content)
    except uploads.Refused as refusal:
        return {"code": refusal.code, "sentence": refusal.sentence}, b""
    return {"kind": found.kind.value, "pages": found.pages}, found.content


def codes_in(head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """How many sheets a file has, what the codes on the wanted ones say, and their 骑缝码."""
    kinds = import_module("mediation.domain.file_kinds")
    page_codes = import_module("mediation.uploads.page_codes")
    kind = kinds.FileKind(head["kind"])
    sheets, seen = page_codes.seen_on(
        kind, content, head["first"], head["count"], with_strips=head["strips"]
    )
    codes = [
        [(code.text, code.strips and (code.strips.left, code.strips.right)) for code in sheet]
        for sheet in seen
    ]
    return {"sheets": sheets, "codes": codes}, b""


def sheets_of(head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Each of the files on A4: its pages, its words, the length of its PDF; then the PDFs."""
    kinds = import_module("mediation.domain.file_kinds")
    sheets = import_module("mediation.uploads.sheets")
    told, kept, start = [], [], 0
    for kind, size in head["files"]:
        found = sheets.sheets_of(kinds.FileKind(kind), content[start : start + size])
        start += size
        told.append({"pages": found.pages, "texts": found.texts, "size": len(found.pdf)})
        kept.append(found.pdf)
    return {"files": told}, b"".join(kept)


def words_in(content: bytes) -> tuple[dict[str, Any], bytes]:
    """The words of each page of a PDF."""
    return {"texts": import_module("mediation.uploads.sheets").page_texts(content)}, b""


def signatures_in(head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """What is to be thought of each signature of a PDF, given whom to trust."""
    checking = import_module("mediation.crypto.pdf_checking")
    roots = [base64.b64decode(each) for each in head["roots"]]
    found = checking.check(content, roots, at=datetime.fromisoformat(head["at"]))
    return {"signatures": [each.as_json() for each in found]}, b""


def answer(head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """What was asked."""
    if "files" in head:
        return sheets_of(head, content)
    if "words" in head:
        return words_in(content)
    if "roots" in head:
        return signatures_in(head, content)
    if "kind" in head:
        return codes_in(head, content)
    return verdict_on(base64.b64decode(head["name"]).decode(), content)


def main() -> None:
    """Read the file, answer what was asked."""
    name_the_package()
    limit_itself()
    first, _, content = sys.stdin.buffer.read().partition(b"\n")
    said, kept = answer(json.loads(first), content)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + kept)


if __name__ == "__main__":
    main()
