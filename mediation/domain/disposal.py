"""Disposal of cases: one person proposes a list, another approves it, then it is carried out."""

from enum import StrEnum


class DisposalState(StrEnum):
    """Where a disposal list stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXECUTED = "executed"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether its cases may stand on no other list."""
        return self in {DisposalState.PROPOSED, DisposalState.APPROVED}


_LABELS = {
    DisposalState.PROPOSED: "待审批",
    DisposalState.APPROVED: "已批准，待执行",
    DisposalState.REJECTED: "未批准",
    DisposalState.WITHDRAWN: "已撤回",
    DisposalState.EXECUTED: "已执行",
}
DISPOSAL_STEPS = {
    DisposalState.PROPOSED: {
        DisposalState.APPROVED,
        DisposalState.REJECTED,
        DisposalState.WITHDRAWN,
    },
    DisposalState.APPROVED: {DisposalState.EXECUTED, DisposalState.WITHDRAWN},
    DisposalState.REJECTED: set[DisposalState](),
    DisposalState.WITHDRAWN: set[DisposalState](),
    DisposalState.EXECUTED: set[DisposalState](),
}

DESTROYED_TITLE = "（已依法销毁）"
MOST_CASES = 200


def why_not_decide(*, proposed_by_id: int, decided_by_id: int) -> str:
    """Why this person may not approve or reject a list, or an empty text: two persons always."""
    if proposed_by_id == decided_by_id:
        return "提出销毁的人不能审批，请由另一位负责人或上级工会负责人审批。"
    return ""
