"""What one statutory period is: length, start, basis, who may extend it, what if missed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.periods import Unit
from mediation.domain.entry_path import EntryPath


@dataclass(frozen=True)
class Article:
    """One article of a law as a page cites it, with its words where we hold them."""

    law: str
    number: str = ""
    text: str = ""

    @property
    def name(self) -> str:
        """The law and the number of the article."""
        return f"{self.law}{self.number}"


class Binds(StrEnum):
    """Whose act a period waits for; only what binds the body is dunned as its work."""

    BODY = "body"
    PARTY = "party"
    EMPLOYER = "employer"
    COURT = "court"
    COMMISSION = "commission"
    AUTHORITY = "authority"
    OPENS_RIGHT = "opens_right"

    @property
    def label(self) -> str:
        """Who has to act, as the page says it."""
        return {
            "body": "调解组织",
            "party": "当事人",
            "employer": "用人单位",
            "court": "人民法院",
            "commission": "仲裁委员会",
            "authority": "行政部门、机构",
            "opens_right": "届满后当事人可以选择",
        }[self.value]


class Certainty(StrEnum):
    """How a row was checked before it was shipped."""

    VERIFIED = "verified"
    SECOND_HAND = "second_hand"
    OFFICE = "office"

    @property
    def label(self) -> str:
        """The Chinese words on the page of rules."""
        return {
            "verified": "已核对法律原文",
            "second_hand": "据转载文本，请核对原文",
            "office": "本单位录入并复核",
        }[self.value]


@dataclass(frozen=True)
class ClockRule:
    """One row of the table of statutory periods; a region or an office may add rows of its own.

    `entry_paths` empty means any. `extendable_by` empty means nobody may extend it, and
    `extension_cap` (in the rule's own unit) None means no stated cap. `region` is the beginning of
    an administrative division code ("33" a province, "3301" a city), empty for the whole country.
    `stops` are the events that meet the clock, `paused_by` the stretches it does not count,
    `interrupted_by` the events that start it anew (`renewal_basis`: by which article, where not by
    that of the event). With `tail_months` a stretch is not left out of the count: one that reaches
    into the last months puts the end off to so many months after it (民法典 art. 194). A row with
    `is_used` false switches the period off for its region. `outlives_mediation` marks a period of a
    party that goes on running while everybody talks, so that the page of the case warns of it.
    """

    code: str
    title: str
    length: int
    unit: Unit
    starts: ClockEvent
    articles: tuple[Article, ...]
    counted_by: str
    if_missed: str
    valid_from: date
    valid_to: date | None = None
    region: str = ""
    entry_paths: frozenset[EntryPath] = frozenset()
    stops: frozenset[ClockEvent] = frozenset()
    extendable_by: str = ""
    extension_cap: int | None = None
    paused_by: frozenset[ClockEvent] = frozenset()
    interrupted_by: frozenset[ClockEvent] = frozenset()
    renewal_basis: str = ""
    tail_months: int = 0
    rolls: bool = True
    counts_start_day: bool = False
    binds: Binds = Binds.BODY
    certainty: Certainty = Certainty.VERIFIED
    is_used: bool = True
    outlives_mediation: bool = False

    @property
    def full_title(self) -> str:
        """The title with its length: 委派调解 30 日."""
        return f"{self.title} {self.length} {self.unit.label}"

    @property
    def basis(self) -> str:
        """The laws and their articles."""
        return "、".join(article.name for article in self.articles)

    @property
    def version(self) -> str:
        """Which row of the table this is, to be kept with every computed date."""
        since = self.valid_from.isoformat()
        return f"{self.region}/{since}" if self.region else since

    def applies(self, on: date, region: str, entry_path: EntryPath | None) -> bool:
        """Whether the row is in force on the day, in the region, for the way the case came."""
        in_force = self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        return in_force and self.fits(region, entry_path)

    def fits(self, region: str, entry_path: EntryPath | None) -> bool:
        """Whether the row is for the region and the way the case came, in force or not."""
        on_path = not self.entry_paths or entry_path is None or entry_path in self.entry_paths
        return region.startswith(self.region) and on_path
