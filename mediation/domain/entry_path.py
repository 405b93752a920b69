"""The way a case comes in 进入路径: it chooses the clocks (K04–K08, K14)."""

from enum import StrEnum


class EntryPath(StrEnum):
    """How a case entered the body; the label is what people read."""

    OWN_INTAKE = "own_intake"
    COURT_DELEGATED_ONLINE = "court_delegated_online"
    COURT_DELEGATED_PAPER = "court_delegated_paper"
    COURT_ENTRUSTED_ORDINARY = "court_entrusted_ordinary"
    COURT_ENTRUSTED_SUMMARY = "court_entrusted_summary"
    COMMISSION_ENTRUSTED = "commission_entrusted"
    NEW_EMPLOYMENT_FORM = "new_employment_form"

    @property
    def label(self) -> str:
        """The Chinese name of the path."""
        return _LABELS[self]

    @property
    def from_court(self) -> bool:
        """Whether a court sent the case, so that the file goes back to it in the end."""
        return self in _FROM_COURT


_LABELS = {
    EntryPath.OWN_INTAKE: "自行受理",
    EntryPath.COURT_DELEGATED_ONLINE: "法院委派（线上）",
    EntryPath.COURT_DELEGATED_PAPER: "法院委派（线下）",
    EntryPath.COURT_ENTRUSTED_ORDINARY: "法院委托（普通程序）",
    EntryPath.COURT_ENTRUSTED_SUMMARY: "法院委托（简易程序）",
    EntryPath.COMMISSION_ENTRUSTED: "仲裁委委托",
    EntryPath.NEW_EMPLOYMENT_FORM: "新就业形态一站式调解",
}

_FROM_COURT = frozenset(
    {
        EntryPath.COURT_DELEGATED_ONLINE,
        EntryPath.COURT_DELEGATED_PAPER,
        EntryPath.COURT_ENTRUSTED_ORDINARY,
        EntryPath.COURT_ENTRUSTED_SUMMARY,
    }
)
