"""Where a pack stands: one that we made, and one that another office gave us."""

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
