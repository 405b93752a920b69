"""By which channel a case comes 来源渠道, and whether its sender waits for a reply."""

from enum import StrEnum


class SourceChannel(StrEnum):
    """Who brought the case, or how the union found it."""

    VISIT = "visit"
    HOTLINE_12351 = "hotline_12351"
    HOTLINE_12345 = "hotline_12345"
    ONLINE = "online"
    COURT_DELEGATED = "court_delegated"
    COURT_ENTRUSTED = "court_entrusted"
    COURT_INVITED = "court_invited"
    COMMISSION_GUIDED = "commission_guided"
    COMMISSION_ENTRUSTED = "commission_entrusted"
    LABOUR_INSPECTION = "labour_inspection"
    JUSTICE = "justice"
    GOVERNANCE_CENTRE = "governance_centre"
    PETITION_OFFICE = "petition_office"
    PROCURATORATE = "procuratorate"
    ASSOCIATION = "association"
    OTHER_UNION = "other_union"
    UNION_FOUND = "union_found"
    LEGAL_AID = "legal_aid"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def is_reply_due(self) -> bool:
        """Whether the sender waits to be told the result."""
        return self not in _NO_REPLY

    @property
    def is_court(self) -> bool:
        """Whether a court sent the case."""
        return self in _COURT


_LABELS = {
    SourceChannel.VISIT: "现场来访",
    SourceChannel.HOTLINE_12351: "12351职工热线",
    SourceChannel.HOTLINE_12345: "12345转办",
    SourceChannel.ONLINE: "网上申请",
    SourceChannel.COURT_DELEGATED: "法院委派（诉前）",
    SourceChannel.COURT_ENTRUSTED: "法院委托（诉中）",
    SourceChannel.COURT_INVITED: "法院邀请协助",
    SourceChannel.COMMISSION_GUIDED: "仲裁委案前引导（调解建议书）",
    SourceChannel.COMMISSION_ENTRUSTED: "仲裁委委托",
    SourceChannel.LABOUR_INSPECTION: "人社监察移送",
    SourceChannel.JUSTICE: "司法行政、人民调解转来",
    SourceChannel.GOVERNANCE_CENTRE: "综治中心转来",
    SourceChannel.PETITION_OFFICE: "信访转来",
    SourceChannel.PROCURATORATE: "检察机关转来",
    SourceChannel.ASSOCIATION: "妇联、工商联、行业协会转来",
    SourceChannel.OTHER_UNION: "上级工会交办、下级工会上报",
    SourceChannel.UNION_FOUND: "工会主动发现（一函两书线索）",
    SourceChannel.LEGAL_AID: "法律援助机构转来",
}
_NO_REPLY = frozenset({SourceChannel.VISIT, SourceChannel.ONLINE, SourceChannel.UNION_FOUND})
_COURT = frozenset(
    {
        SourceChannel.COURT_DELEGATED,
        SourceChannel.COURT_ENTRUSTED,
        SourceChannel.COURT_INVITED,
    }
)
