"""The process in which one file is decoded: a head and the bytes come in, a verdict goes out.

It is started as a script. The package's own start would load the whole program, of which this
process wants the decoders only: so the name `mediation` is given to its folder and nothing more.
"""

import base64
import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

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


def verdict_on(name: str, content: bytes) -> tuple[dict[str, str], bytes]:
    """What is said about the file, and the bytes to keep."""
    uploads = import_module("mediation.uploads")
    try:
        found = uploads.inspect(name, content)
    except uploads.Refused as refusal:
        return {"code": refusal.code, "sentence": refusal.sentence}, b""
    return {"kind": found.kind.value}, found.content


def main() -> None:
    """Read the file, say what it is."""
    name_the_package()
    limit_itself()
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    name = base64.b64decode(json.loads(head)["name"]).decode()
    said, kept = verdict_on(name, content)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + kept)


if __name__ == "__main__":
    main()
