"""Why mediation ended (特邀 art. 26; 在线规则 art. 25; 17号令 arts. 29–30)."""

from enum import StrEnum


class EndingReason(StrEnum):
    """The coded reason of every ending; "other" must be written out."""

    AGREED = "agreed"
    SETTLED_PRIVATELY = "settled_privately"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TOO_FAR_APART = "too_far_apart"
    EXPIRED = "expired"
    REFUSED_TO_SIGN = "refused_to_sign"
    MEDIATOR_NOT_ACCEPTED = "mediator_not_accepted"
    SUSPECTED_SHAM = "suspected_sham"
    OUT_OF_SCOPE = "out_of_scope"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese words printed in the paper that ends mediation."""
        return _LABELS[self]

    @property
    def needs_note(self) -> bool:
        """Whether the reason must be written out."""
        return self is EndingReason.OTHER

    @property
    def is_unsettled(self) -> bool:
        """Whether mediation failed for it, rather than succeeding or being withdrawn."""
        return self not in _NO_FAILURE


_LABELS = {
    EndingReason.AGREED: "达成调解协议",
    EndingReason.SETTLED_PRIVATELY: "当事人自行和解并撤回",
    EndingReason.WITHDRAWN: "申请人撤回调解请求",
    EndingReason.REFUSED: "一方明确拒绝或者不愿继续调解",
    EndingReason.UNREACHABLE: "期限内联系不上当事人",
    EndingReason.TOO_FAR_APART: "分歧较大，难以达成协议",
    EndingReason.EXPIRED: "期限届满未达成协议，且未合意延期",
    EndingReason.REFUSED_TO_SIGN: "一方拒绝在协议上签章",
    EndingReason.MEDIATOR_NOT_ACCEPTED: "不同意指定的调解员（视为不同意调解）",
    EndingReason.SUSPECTED_SHAM: "涉嫌虚假调解",
    EndingReason.OUT_OF_SCOPE: "不属于受理范围",
    EndingReason.OTHER: "其他（须写明）",
}
_NO_FAILURE = frozenset(
    {EndingReason.AGREED, EndingReason.SETTLED_PRIVATELY, EndingReason.WITHDRAWN}
)
