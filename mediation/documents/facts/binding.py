"""Facts of the sheets around a bound volume: cover, catalogue, remarks, back cover, stand-ins."""

from dataclasses import dataclass
from datetime import date

from mediation.documents.facts.parties import PaperFacts


@dataclass(frozen=True, kw_only=True)
class VolumeFacts(PaperFacts):
    """What every one of these sheets says: which volume of which case."""

    volume_label: str  # 正卷, 副卷, 正卷补充卷1
    case_title: str
    is_internal: bool = False


@dataclass(frozen=True, kw_only=True)
class CoverFacts(VolumeFacts):
    """案卷封面; what is not known yet is left to be written in."""

    cause: str
    applicants: tuple[str, ...]
    respondents: tuple[str, ...]
    mediator: str = ""
    begun_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""
    retention: str = ""
    keep_until: str = ""
    archive_number: str = ""
    filer: str = ""
    filed_on: date | None = None
    pieces: int = 0
    pages: int = 0
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class CatalogueRowFacts:
    """One line of 卷内目录; `target` names its first page for the link."""

    position: int
    number: str
    author: str
    title: str
    day: date
    pages: str
    remark: str = ""
    target: str = ""


@dataclass(frozen=True, kw_only=True)
class CatalogueFacts(VolumeFacts):
    """卷内目录."""

    rows: tuple[CatalogueRowFacts, ...]


@dataclass(frozen=True, kw_only=True)
class HashRowFacts:
    """One line of the list of hashes."""

    position: int
    title: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class RemarksFacts(VolumeFacts):
    """卷内备考表: what is in the volume, what is missing, who made and who checks it."""

    pieces: int
    pages: int
    score: int
    missing: tuple[str, ...]
    withdrawn: tuple[str, ...]
    not_on_paper: tuple[str, ...]
    filer: str
    filed_on: date
    hashes: tuple[HashRowFacts, ...]


@dataclass(frozen=True, kw_only=True)
class BackFacts(VolumeFacts):
    """封底."""

    pieces: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class StandInFacts(VolumeFacts):
    """The sheet that keeps the pages of what is not shown: why, and where it is."""

    title: str
    reason: str
    sha256: str
    size: str = ""
