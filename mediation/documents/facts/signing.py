"""Facts of what was signed: by whom, when, where, in which way, and the strokes of the pen."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class StrokeFacts:
    """A signature written on a screen; points run from 0 to 1000 across and down its pad."""

    width: int  # of the pad, in any unit: with the height it gives the shape of the pad
    height: int
    lines: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, kw_only=True)
class SignedFacts:
    """One signature of a paper, and what was kept as evidence of it."""

    label: str  # as the line to sign on begins, e.g. '申请人王某'
    signer: str
    capacity: str = ""  # e.g. '本人', '委托代理人'
    way: str  # e.g. '屏幕手写', '当面签署纸质件'
    signed_on: date
    signed_at: datetime | None = None
    place: str = ""
    strokes: StrokeFacts | None = None
    evidence: str = ""  # the hash of the evidence, in hexadecimal digits


@dataclass(frozen=True, kw_only=True)
class SourceFacts:
    """The paper that people had before them when they signed."""

    number: str
    sha256: str
