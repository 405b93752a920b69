"""The manifest of a pack: who sends it to whom, under which contract, and what each file hashes to.

    {"format": "hejietai-pack", "format_version": 1, "kind": "pack", "code": "…", …}

The signature stands over exactly these bytes, so they are written in one way only.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from mediation.domain.handoff.refusal import PackRefused
from mediation.domain.organisations import OrganisationKind

FORMAT = "hejietai-pack"
FORMAT_VERSION = 1
# The purpose that is signed before the bytes: a seal of a page never passes for one of a pack.
PURPOSE = "handoff.package"
MANIFEST, SIGNATURE, KEY, DATA = "manifest.json", "manifest.sig", "manifest.key", "data.json"
SHEET = "data.xlsx"
# They prove the others and are therefore not in the list.
PROOF_FILES = frozenset({MANIFEST, SIGNATURE, KEY})
LONGEST_NAME = 100
CODE = re.compile("[0-9a-f]{32}")
_DIGEST = re.compile("[0-9a-f]{64}")
_CONTRACT = re.compile("[a-z][a-z_]{1,39}")
_FILE = re.compile(r"(?:papers/)?[^/\\:\x00-\x1f]{1,120}")
NOT_A_PACK = "这个文件不是交换包，请选择对方给您的 .zip 文件。"
OTHER_FORMAT = "这个交换包的格式版本（{version}）本系统不认识，请升级本系统，或请对方用旧版重做。"


class PackageKind(StrEnum):
    """What a signed file is: a case that was sent on, or the answer to it."""

    PACK = "pack"
    RECEIPT = "receipt"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"pack": "交换包", "receipt": "回执"}[self.value]


@dataclass(frozen=True)
class Office:
    """One end of the way, as a person knows it."""

    name: str
    kind: OrganisationKind


@dataclass(frozen=True)
class FileLine:
    """One file of a pack."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Everything that is signed."""

    kind: PackageKind
    code: str
    made_at: datetime
    sender: Office
    receiver: Office
    contract: str
    contract_version: int
    files: tuple[FileLine, ...]

    @property
    def as_bytes(self) -> bytes:
        """The one way in which it is written."""
        data = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "kind": self.kind.value,
            "code": self.code,
            "made_at": self.made_at.isoformat(),
            "sender": asdict(self.sender),
            "receiver": asdict(self.receiver),
            "contract": {"code": self.contract, "version": self.contract_version},
            "files": [asdict(line) for line in self.files],
        }
        return written_json(data)


def written_json(data: object) -> bytes:
    """JSON as every file of a pack has it: sorted, indented for people, in UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1).encode()


def read_json(content: bytes, name: str) -> dict[str, Any]:
    """The object that a file holds; PackRefused when it holds none."""
    try:
        found = json.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise _malformed(name) from error
    if not isinstance(found, dict):
        raise _malformed(name)
    return found


def line_of(name: str, content: bytes) -> FileLine:
    """What the manifest says of a file."""
    return FileLine(name, sha256(content).hexdigest(), len(content))


def read_manifest(content: bytes) -> Manifest:
    """The manifest; PackRefused with a sentence when it is none, or of a version not known here."""
    data = read_json(content, MANIFEST)
    if data.get("format") != FORMAT:
        raise PackRefused("not_a_pack", NOT_A_PACK)
    if data.get("format_version") != FORMAT_VERSION:
        version = str(data.get("format_version"))[:10]
        raise PackRefused("format_version", OTHER_FORMAT.format(version=version))
    try:
        found = _manifest(data)
    except (KeyError, TypeError, ValueError) as error:
        raise _malformed(MANIFEST) from error
    if found.as_bytes != content:
        # A second way of writing would let two different files pass for one.
        raise _malformed(MANIFEST)
    return found


def _manifest(data: Mapping[str, Any]) -> Manifest:
    made_at = datetime.fromisoformat(data["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("a moment without its zone")
    version = data["contract"]["version"]
    if type(version) is not int or not 0 < version < 10_000:
        raise ValueError("no version")
    return Manifest(
        kind=PackageKind(data["kind"]),
        code=_matched(CODE, data["code"]),
        made_at=made_at,
        sender=_office(data["sender"]),
        receiver=_office(data["receiver"]),
        contract=_matched(_CONTRACT, data["contract"]["code"]),
        contract_version=version,
        files=tuple(_line(each) for each in data["files"]),
    )


def _office(data: Mapping[str, Any]) -> Office:
    name = data["name"]
    if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME:
        raise ValueError("no name of an office")
    return Office(name, OrganisationKind(data["kind"]))


def _line(data: Mapping[str, Any]) -> FileLine:
    size = data["size"]
    if type(size) is not int or size < 0:
        raise ValueError("no size")
    return FileLine(_matched(_FILE, data["name"]), _matched(_DIGEST, data["sha256"]), size)


def _matched(pattern: re.Pattern[str], text: object) -> str:
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise ValueError(f"not as it should be: {text!r}"[:100])
    return text


def _malformed(name: str) -> PackRefused:
    return PackRefused("malformed", f"交换包里的 {name} 读不出来，文件可能已损坏，请对方重新拷贝。")


def fingerprint_of(public_key: bytes) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a key: what two people compare by phone."""
    return sha256(public_key).hexdigest()[:16]


def shown_fingerprint(fingerprint: str) -> str:
    """The digits in groups of four."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4))
