"""A case sent on: to whom, and where it stands with its receiver."""

from enum import StrEnum


class ReferralKind(StrEnum):
    """Where a case that mediation did not end is sent, or who is asked to help beside it."""

    ARBITRATION = "arbitration"
    RETURN_TO_COURT = "return_to_court"
    LEGAL_AID = "legal_aid"
    LABOUR_SUPERVISION = "labour_supervision"
    HARDSHIP_AID = "hardship_aid"
    PSYCHOLOGICAL_SUPPORT = "psychological_support"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _REFERRAL_KIND_LABELS[self]

    @property
    def ends_mediation(self) -> bool:
        """Whether the case leaves with it; help is asked for while mediation goes on."""
        return self in {ReferralKind.ARBITRATION, ReferralKind.RETURN_TO_COURT}


_REFERRAL_KIND_LABELS = {
    ReferralKind.ARBITRATION: "移送仲裁",
    ReferralKind.RETURN_TO_COURT: "退回法院",
    ReferralKind.LEGAL_AID: "转请法律援助",
    ReferralKind.LABOUR_SUPERVISION: "转请劳动法律监督",
    ReferralKind.HARDSHIP_AID: "转请困难帮扶",
    ReferralKind.PSYCHOLOGICAL_SUPPORT: "转请心理疏导",
}


class ReferralState(StrEnum):
    """Where a referral stands with its receiver."""

    SENT = "sent"
    RECEIVED = "received"
    DEFECTIVE = "defective"
    REFUSED = "refused"
    FINISHED = "finished"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _REFERRAL_STATE_LABELS[self]


_REFERRAL_STATE_LABELS = {
    ReferralState.SENT: "已发出，待接收",
    ReferralState.RECEIVED: "已接收",
    ReferralState.DEFECTIVE: "需补正",
    ReferralState.REFUSED: "未受理",
    ReferralState.FINISHED: "已办结",
}
REFERRAL_STEPS = {
    ReferralState.SENT: {
        ReferralState.RECEIVED,
        ReferralState.DEFECTIVE,
        ReferralState.REFUSED,
        ReferralState.FINISHED,
    },
    ReferralState.DEFECTIVE: {ReferralState.SENT, ReferralState.RECEIVED, ReferralState.REFUSED},
    ReferralState.RECEIVED: {ReferralState.FINISHED, ReferralState.REFUSED},
    ReferralState.REFUSED: set(),
    ReferralState.FINISHED: set(),
}
