"""来案: cases that a court, commission, bureau or hotline sends in, until a body answers them.

特邀调解规定 arts. 11, 19, 27 (委派、委托), 33号令 arts. 71-73 (案前引导、委托调解), 17号令 art. 22.
"""

from enum import StrEnum

from mediation.domain.organisations import OrganisationKind
from mediation.domain.source_channels import SourceChannel


class IncomingState(StrEnum):
    """Where a case that was sent in stands before it is a case of ours."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {
            "sent": "待接收",
            "accepted": "已接收",
            "refused": "未接收",
            "withdrawn": "已撤回",
        }[self.value]


INCOMING_STEPS: dict[IncomingState, set[IncomingState]] = {
    IncomingState.SENT: {
        IncomingState.ACCEPTED,
        IncomingState.REFUSED,
        IncomingState.WITHDRAWN,
    },
    IncomingState.ACCEPTED: set(),
    IncomingState.REFUSED: set(),
    IncomingState.WITHDRAWN: set(),
}


class IncomingRefusal(StrEnum):
    """Why a body does not take a case that was sent in."""

    NOT_A_LABOUR_DISPUTE = "not_a_labour_dispute"
    OUTSIDE_AREA = "outside_area"
    PARTY_UNWILLING = "party_unwilling"
    PAPERS_MISSING = "papers_missing"
    ALREADY_HERE = "already_here"
    NO_MEDIATOR = "no_mediator"
    MUST_NOT_MEDIATE = "must_not_mediate"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages and sent back."""
        return _REFUSAL_LABELS[self]


_REFUSAL_LABELS = {
    IncomingRefusal.NOT_A_LABOUR_DISPUTE: "不属于劳动争议",
    IncomingRefusal.OUTSIDE_AREA: "不属于本组织的调解范围",
    IncomingRefusal.PARTY_UNWILLING: "当事人明确拒绝调解",
    IncomingRefusal.PAPERS_MISSING: "材料不全，无法开展调解",
    IncomingRefusal.ALREADY_HERE: "同一争议已在本组织调解",
    IncomingRefusal.NO_MEDIATOR: "没有可以指派的调解员",
    IncomingRefusal.MUST_NOT_MEDIATE: "依法不得调解或有虚假调解嫌疑",
    IncomingRefusal.OTHER: "其他原因",
}


class FilingDate(StrEnum):
    """Whether a later filing keeps the day on which the party first came to the court.

    No national rule says so; the court says it on its letter (law.md section 12, question 11).
    """

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    NOT_SAID = "not_said"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return {
            "kept": "以到法院之日为起诉日",
            "not_kept": "以正式立案之日为起诉日",
            "not_said": "来函没有写明",
        }[self.value]


class IncomingWay(StrEnum):
    """How a case came in."""

    PAGE = "page"
    FILE = "file"
    PACK = "pack"
    INTERFACE = "interface"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"page": "网页填写", "file": "文件导入", "pack": "交换包", "interface": "系统接口"}[
            self.value
        ]


# By which channels an organisation of each kind sends cases in.
CHANNELS_BY_KIND: dict[OrganisationKind, tuple[SourceChannel, ...]] = {
    OrganisationKind.COURT: (
        SourceChannel.COURT_DELEGATED,
        SourceChannel.COURT_ENTRUSTED,
        SourceChannel.COURT_INVITED,
    ),
    OrganisationKind.ARBITRATION_COMMISSION: (
        SourceChannel.COMMISSION_GUIDED,
        SourceChannel.COMMISSION_ENTRUSTED,
    ),
    OrganisationKind.HR_BUREAU: (
        SourceChannel.LABOUR_INSPECTION,
        SourceChannel.COMMISSION_GUIDED,
        SourceChannel.COMMISSION_ENTRUSTED,
    ),
    OrganisationKind.JUSTICE_BUREAU: (SourceChannel.JUSTICE, SourceChannel.LEGAL_AID),
    OrganisationKind.UNION: (
        SourceChannel.OTHER_UNION,
        SourceChannel.HOTLINE_12351,
        SourceChannel.HOTLINE_12345,
    ),
    OrganisationKind.MEDIATION_BODY: (SourceChannel.OTHER_UNION,),
}
