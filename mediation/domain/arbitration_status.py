"""Where a dispute stands before the commission 仲裁情况 (调解仲裁法 arts. 5, 29, 43)."""

from enum import StrEnum


class ArbitrationStatus(StrEnum):
    """What the commission has done; with an award its date of receipt starts a clock to sue."""

    NOT_APPLIED = "not_applied"
    GUIDED = "guided"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    OVERDUE = "overdue"
    FINAL_AWARD = "final_award"
    OTHER_AWARD = "other_award"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """The Chinese words shown at intake."""
        return _LABELS[self]

    @property
    def is_award(self) -> bool:
        """Whether an award exists, so that the date of its receipt must be asked."""
        return self in {ArbitrationStatus.FINAL_AWARD, ArbitrationStatus.OTHER_AWARD}

    @property
    def why_not_again(self) -> str:
        """Why nobody applies for arbitration any more, or an empty text."""
        return _DONE.get(self, "")


_LABELS = {
    ArbitrationStatus.NOT_APPLIED: "未申请",
    ArbitrationStatus.GUIDED: "案前调解中",
    ArbitrationStatus.ACCEPTED: "已受理",
    ArbitrationStatus.REFUSED: "不予受理",
    ArbitrationStatus.OVERDUE: "逾期未决",
    ArbitrationStatus.FINAL_AWARD: "终局裁决",
    ArbitrationStatus.OTHER_AWARD: "非终局裁决",
    ArbitrationStatus.NOT_NEEDED: "无需仲裁",
}
_AT_COURT = "不服的，由人民法院处理，不再申请仲裁。"
_DONE = {
    ArbitrationStatus.ACCEPTED: "仲裁委员会已经受理，不需要再次申请仲裁。",
    ArbitrationStatus.REFUSED: f"仲裁委员会不予受理，{_AT_COURT}",
    ArbitrationStatus.OVERDUE: "仲裁委员会逾期没有作出决定，可以向人民法院起诉，不再申请仲裁。",
    ArbitrationStatus.FINAL_AWARD: f"仲裁委员会已经裁决，{_AT_COURT}",
    ArbitrationStatus.OTHER_AWARD: f"仲裁委员会已经裁决，{_AT_COURT}",
}
