"""移送契约与交换包: what a receiver wants to get, in which order, and where a pack stands."""

from enum import StrEnum


class PackState(StrEnum):
    """Where a pack that left us stands with its receiver."""

    MADE = "made"
    SENT = "sent"
    DEFECTIVE = "defective"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {
            "made": "已制作，待送出",
            "sent": "已送出，待接收",
            "defective": "退回补正",
            "accepted": "已接收",
            "refused": "未受理",
            "withdrawn": "已作废",
        }[self.value]


PACK_STEPS: dict[PackState, set[PackState]] = {
    PackState.MADE: {
        PackState.SENT,
        PackState.DEFECTIVE,
        PackState.ACCEPTED,
        PackState.REFUSED,
        PackState.WITHDRAWN,
    },
    PackState.SENT: {
        PackState.DEFECTIVE,
        PackState.ACCEPTED,
        PackState.REFUSED,
        PackState.WITHDRAWN,
    },
    PackState.DEFECTIVE: {PackState.WITHDRAWN},
    PackState.ACCEPTED: {PackState.REFUSED},
    PackState.REFUSED: set(),
    PackState.WITHDRAWN: set(),
}


class ReceivedState(StrEnum):
    """What we did with a pack that another office gave us."""

    PREVIEWED = "previewed"
    ACCEPTED = "accepted"
    DEFECTIVE = "defective"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {
            "previewed": "已预览，待处理",
            "accepted": "已接收",
            "defective": "已退回补正",
            "refused": "不予接收",
        }[self.value]


class ReferralStep(StrEnum):
    """What is reported of a case that was sent on, until it is at its end."""

    RECEIVED = "received"
    PAPERS_WANTED = "papers_wanted"
    SENT_AGAIN = "sent_again"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    HEARING = "hearing"
    DECIDED = "decided"
    SERVED = "served"
    TAKEN_FURTHER = "taken_further"
    EFFECTIVE = "effective"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    HELPED = "helped"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return _STEP_LABELS[self]

    @property
    def own_label(self) -> str:
        """The words of the office at which it happened."""
        return "调解结案" if self is ReferralStep.SETTLED else self.label


_STEP_LABELS = {
    ReferralStep.RECEIVED: "收到材料",
    ReferralStep.PAPERS_WANTED: "要求补正",
    ReferralStep.SENT_AGAIN: "已补齐材料再送",
    ReferralStep.ACCEPTED: "受理、立案",
    ReferralStep.NOT_ACCEPTED: "不予受理",
    ReferralStep.HEARING: "开庭",
    ReferralStep.DECIDED: "作出裁决、裁判、决定",
    ReferralStep.SERVED: "裁决书、裁判文书送达当事人",
    ReferralStep.TAKEN_FURTHER: "当事人起诉、申请撤销、上诉",
    ReferralStep.EFFECTIVE: "裁决、裁判生效",
    ReferralStep.SETTLED: "对方调解结案",
    ReferralStep.WITHDRAWN: "当事人撤回",
    ReferralStep.HELPED: "已提供援助、帮扶",
}
