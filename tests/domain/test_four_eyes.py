"""Two persons: who may decide, and where a version can go."""

from mediation.domain.four_eyes import APPROVAL_STEPS, ApprovalState, why_may_not_decide


def test_two_persons_always() -> None:
    assert not why_may_not_decide("条款", may_keep=True, is_asker=False)
    assert why_may_not_decide("条款", may_keep=True, is_asker=True) == (
        "不能复核自己提出的条款，请由另一人办理。"
    )
    assert why_may_not_decide("条款", may_keep=False, is_asker=False) == (
        "条款由最上级工会的负责人或者系统管理员维护。"
    )


def test_what_was_decided_is_only_ever_ended() -> None:
    assert APPROVAL_STEPS[ApprovalState.APPROVED] == {ApprovalState.ENDED}
    for state in (ApprovalState.REFUSED, ApprovalState.WITHDRAWN, ApprovalState.ENDED):
        assert not APPROVAL_STEPS[state]
    assert {state for state in ApprovalState if state.counts} == {
        ApprovalState.APPROVED,
        ApprovalState.ENDED,
    }
