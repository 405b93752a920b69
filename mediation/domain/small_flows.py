"""The small lives inside a case: of an agreement, of the exit after it, of a referral, of a share.

Each is a table like the one in `case_flow`; the services ask `step` and nothing else.
"""

from enum import StrEnum
from typing import Protocol, TypeVar

from mediation.domain.errors import ActionNotPossible


class Labelled(Protocol):
    """A state that has a Chinese name."""

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        ...


T = TypeVar("T", bound=Labelled)


class AgreementState(StrEnum):
    """Where a mediation agreement stands."""

    DRAFT = "draft"
    SIGNING = "signing"
    EFFECTIVE = "effective"
    REFUSED = "refused"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _AGREEMENT_LABELS[self]


_AGREEMENT_LABELS = {
    AgreementState.DRAFT: "草稿",
    AgreementState.SIGNING: "签署中",
    AgreementState.EFFECTIVE: "已生效",
    AgreementState.REFUSED: "拒绝签章",
    AgreementState.REPLACED: "已被替代",
}
AGREEMENT_STEPS = {
    AgreementState.DRAFT: {AgreementState.SIGNING, AgreementState.REPLACED},
    AgreementState.SIGNING: {
        AgreementState.EFFECTIVE,
        AgreementState.REFUSED,
        AgreementState.DRAFT,
        AgreementState.REPLACED,
    },
    AgreementState.EFFECTIVE: {AgreementState.REPLACED},
    AgreementState.REFUSED: {AgreementState.REPLACED},
    AgreementState.REPLACED: set(),
}


class PerformanceState(StrEnum):
    """What has been done of what was promised."""

    NONE_DUE = "none_due"
    PENDING = "pending"
    PARTLY = "partly"
    PERFORMED = "performed"
    BREACHED = "breached"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _PERFORMANCE_LABELS[self]


_PERFORMANCE_LABELS = {
    PerformanceState.NONE_DUE: "无给付内容",
    PerformanceState.PENDING: "未到期",
    PerformanceState.PARTLY: "部分履行",
    PerformanceState.PERFORMED: "已履行",
    PerformanceState.BREACHED: "逾期未履行",
}


class ExitKind(StrEnum):
    """The procedures that give an agreement force (law.md 4.1)."""

    JUDICIAL_CONFIRMATION = "judicial_confirmation"
    ARBITRATION_REVIEW = "arbitration_review"
    PAYMENT_ORDER = "payment_order"
    ENFORCEMENT = "enforcement"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _EXIT_KIND_LABELS[self]

    @property
    def gives_force(self) -> bool:
        """Whether it makes an agreement enforceable; enforcement itself only uses that."""
        return self is not ExitKind.ENFORCEMENT


_EXIT_KIND_LABELS = {
    ExitKind.JUDICIAL_CONFIRMATION: "司法确认",
    ExitKind.ARBITRATION_REVIEW: "仲裁审查",
    ExitKind.PAYMENT_ORDER: "支付令",
    ExitKind.ENFORCEMENT: "强制执行",
}


FORCE_GIVING = tuple(kind for kind in ExitKind if kind.gives_force)


class ExitState(StrEnum):
    """Where an exit procedure stands."""

    APPLIED = "applied"
    ACCEPTED = "accepted"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENFORCED = "enforced"
    STAYED = "stayed"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _EXIT_STATE_LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether the court or commission still has to answer."""
        return self in {ExitState.APPLIED, ExitState.ACCEPTED}


_EXIT_STATE_LABELS = {
    ExitState.APPLIED: "已申请",
    ExitState.ACCEPTED: "已受理",
    ExitState.GRANTED: "已确认",
    ExitState.REFUSED: "未获确认",
    ExitState.WITHDRAWN: "已撤回",
    ExitState.ENFORCED: "执行完毕",
    ExitState.STAYED: "终结本次执行程序",
}
EXIT_STEPS = {
    ExitState.APPLIED: {
        ExitState.ACCEPTED,
        ExitState.GRANTED,
        ExitState.REFUSED,
        ExitState.WITHDRAWN,
    },
    ExitState.ACCEPTED: {ExitState.GRANTED, ExitState.REFUSED, ExitState.WITHDRAWN},
    # Objected to (民诉法 art. 228), not signed for (33号令 art. 75), set aside (民诉解释 art. 372).
    ExitState.GRANTED: {ExitState.REFUSED},
    ExitState.REFUSED: set(),
    ExitState.WITHDRAWN: set(),
    ExitState.ENFORCED: set(),
    ExitState.STAYED: set(),
}
# Enforcement ends in money or for want of property, and is taken up again when some is found
# (《最高人民法院关于适用〈民事诉讼法〉的解释》 art. 517).
ENFORCEMENT_STEPS = {
    ExitState.APPLIED: {ExitState.ACCEPTED, ExitState.REFUSED, ExitState.WITHDRAWN},
    ExitState.ACCEPTED: {ExitState.ENFORCED, ExitState.STAYED, ExitState.WITHDRAWN},
    ExitState.STAYED: {ExitState.ACCEPTED, ExitState.ENFORCED},
    ExitState.GRANTED: set(),
    ExitState.REFUSED: set(),
    ExitState.WITHDRAWN: set(),
    ExitState.ENFORCED: set(),
}


def exit_steps(kind: ExitKind) -> dict[ExitState, set[ExitState]]:
    """The table of states of a procedure of this kind."""
    return EXIT_STEPS if kind.gives_force else ENFORCEMENT_STEPS


class OverrideState(StrEnum):
    """Where the wish to sign in spite of a red finding stands (two persons)."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "asked": "待复核",
            "granted": "已放行",
            "refused": "未放行",
            "withdrawn": "已撤回",
        }[self.value]


OVERRIDE_STEPS: dict[OverrideState, set[OverrideState]] = {
    OverrideState.ASKED: {OverrideState.GRANTED, OverrideState.REFUSED, OverrideState.WITHDRAWN},
    OverrideState.GRANTED: {OverrideState.WITHDRAWN},
    OverrideState.REFUSED: set(),
    OverrideState.WITHDRAWN: set(),
}


class ReceiptState(StrEnum):
    """Whether a payee said that the money came."""

    ASKED = "asked"
    RECEIVED = "received"
    DENIED = "denied"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"asked": "待本人确认", "received": "本人确认收到", "denied": "本人称未收到"}[
            self.value
        ]


class ShareState(StrEnum):
    """Where a share stands on the liaison's desk."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _SHARE_STATE_LABELS[self]

    @property
    def waits(self) -> bool:
        """Whether the receiver still has to answer."""
        return self in {ShareState.NEW, ShareState.ACKNOWLEDGED}


_SHARE_STATE_LABELS = {
    ShareState.NEW: "新共享",
    ShareState.ACKNOWLEDGED: "待我回复",
    ShareState.ANSWERED: "已办结",
    ShareState.REVOKED: "已收回",
}
SHARE_STEPS = {
    ShareState.NEW: {ShareState.ACKNOWLEDGED, ShareState.ANSWERED, ShareState.REVOKED},
    ShareState.ACKNOWLEDGED: {ShareState.ANSWERED, ShareState.REVOKED},
    ShareState.ANSWERED: {ShareState.REVOKED},
    ShareState.REVOKED: set(),
}


def step(table: dict[T, set[T]], current: T, target: T) -> T:
    """Return the target when the table allows the step; raise ActionNotPossible otherwise."""
    if target not in table[current]:
        raise ActionNotPossible(f"现在是“{current.label}”，不能改为“{target.label}”。")
    return target
