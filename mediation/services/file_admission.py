"""Looking at a file before anything of it is kept: what it is, whether it is sound and clean."""

from dataclasses import dataclass

from mediation.domain.evidence import UploadLimits, megabytes
from mediation.domain.file_kinds import RULES, ScanState
from mediation.domain.file_names import display_name, with_ending
from mediation.extensions import clamd_address
from mediation.uploads.inspection import Inspected
from mediation.uploads.refusal import Refused
from mediation.uploads.sandbox import inspect_apart
from mediation.uploads.scanner import Scanner, ScannerAway


@dataclass(frozen=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Admitted:
    """A file that may come in: its name, the bytes to keep, and the bytes as they were sent."""

    name: str
    found: Inspected
    sent: bytes
    scan: ScanState


def looked_at(upload: Upload, limits: UploadLimits) -> Admitted:
    """The file as it may come in; Refused says why it may not."""
    name = display_name(upload.name)
    found = _inspected(name, upload.content, limits)
    return Admitted(_named(name, found), found, upload.content, _scanned(upload.content))


def _inspected(name: str, content: bytes, limits: UploadLimits) -> Inspected:
    if len(content) > limits.file:
        raise Refused(
            "too_large", f"文件超过 {megabytes(limits.file)}，请压缩图片或分成几个文件再上传。"
        )
    return inspect_apart(name, content)


def _scanned(content: bytes) -> ScanState:
    """What the scanner says; a scanner that is away puts the file into quarantine."""
    address = clamd_address()
    if not address:
        return ScanState.NONE
    try:
        virus = Scanner(address).virus_in(content)
    except ScannerAway:
        return ScanState.WAITING
    if virus is not None:
        raise Refused("virus", "文件检出病毒，没有保存。请让提供人杀毒后重新提供。")
    return ScanState.CLEAN


def _named(name: str, found: Inspected) -> str:
    """The name, with the ending of what is kept."""
    ending = name.rpartition(".")[2].lower()
    return name if ending in RULES[found.kind].endings else with_ending(name, found.kind.value)
