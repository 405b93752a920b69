"""What one statutory period is: length, start, basis, who may extend it, what if missed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.clocks.periods import Unit
from mediation.domain.entry_path import EntryPath


class StartEvent(StrEnum):
    """The event whose date starts a period; the day of the event itself is not counted."""

    BOTH_WILLING = "both_willing"
    APPLICATION_RECEIVED = "application_received"
    CASE_ACCEPTED = "case_accepted"
    FILE_SIGNED_FOR = "file_signed_for"
    CONFIRMED_ONLINE = "confirmed_online"
    TASK_RECEIVED = "task_received"
    PARTIES_CONSENTED = "parties_consented"
    AGREEMENT_EFFECTIVE = "agreement_effective"
    INFRINGEMENT_KNOWN = "infringement_known"
    EMPLOYMENT_ENDED = "employment_ended"
    AWARD_RECEIVED = "award_received"

    @property
    def label(self) -> str:
        """The Chinese words that follow the date."""
        return _EVENT_LABELS[self]


_EVENT_LABELS = {
    StartEvent.BOTH_WILLING: "收到申请且双方愿意调解",
    StartEvent.APPLICATION_RECEIVED: "调解组织收到申请",
    StartEvent.CASE_ACCEPTED: "调解组织受理",
    StartEvent.FILE_SIGNED_FOR: "调解组织签收法院移交的材料",
    StartEvent.CONFIRMED_ONLINE: "调解员在平台确认接受",
    StartEvent.TASK_RECEIVED: "收到法院调解任务",
    StartEvent.PARTIES_CONSENTED: "双方同意委托调解",
    StartEvent.AGREEMENT_EFFECTIVE: "调解协议生效",
    StartEvent.INFRINGEMENT_KNOWN: "知道或者应当知道权利被侵害",
    StartEvent.EMPLOYMENT_ENDED: "劳动关系终止",
    StartEvent.AWARD_RECEIVED: "收到仲裁裁决书",
}


@dataclass(frozen=True)
class ClockRule:
    """One row of the table of statutory periods; a region or an office may add rows of its own.

    `entry_paths` empty means any; `extendable_by` empty means nobody may extend it, and
    `extension_cap` (in the rule's own unit) None means no stated cap.
    """

    code: str
    title: str
    length: int
    unit: Unit
    starts: StartEvent
    law: str
    article: str
    counted_by: str
    if_missed: str
    valid_from: date
    valid_to: date | None = None
    region: str | None = None
    entry_paths: frozenset[EntryPath] = frozenset()
    extendable_by: str = ""
    extension_cap: int | None = None

    @property
    def full_title(self) -> str:
        """The title with its length: 委派调解 30 日."""
        return f"{self.title} {self.length} {self.unit.label}"

    @property
    def basis(self) -> str:
        """The law and its article."""
        return f"{self.law}{self.article}"

    @property
    def version(self) -> str:
        """Which row of the table this is, to be kept with every computed date."""
        since = self.valid_from.isoformat()
        return f"{self.region}/{since}" if self.region else since

    def applies(self, on: date, region: str | None, entry_path: EntryPath | None) -> bool:
        """Whether the row is in force on the day, in the region, for the way the case came."""
        in_force = self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        return in_force and self.fits(region, entry_path)

    def fits(self, region: str | None, entry_path: EntryPath | None) -> bool:
        """Whether the row is for the region and the way the case came, in force or not."""
        in_region = self.region is None or self.region == region
        on_path = not self.entry_paths or entry_path is None or entry_path in self.entry_paths
        return in_region and on_path
