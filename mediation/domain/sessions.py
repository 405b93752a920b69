"""The words of a mediation session: its state, how it is held, how it ended, who reads a note."""

from enum import StrEnum


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"planned": "待开", "held": "已开", "cancelled": "已取消"}[self.value]


class SessionMode(StrEnum):
    """How the two sides meet."""

    ON_SITE = "on_site"
    VIDEO = "video"
    PHONE = "phone"
    VISIT = "visit"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return {"on_site": "现场", "video": "视频", "phone": "电话", "visit": "上门"}[self.value]


class SessionOutcome(StrEnum):
    """How a session ended."""

    AGREED = "agreed"
    CLOSER = "closer"
    CONTINUE = "continue"
    APPRAISAL = "appraisal"
    ABSENT = "absent"
    STUCK = "stuck"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    SessionOutcome.AGREED: "达成一致",
    SessionOutcome.CLOSER: "分歧缩小，另行安排",
    SessionOutcome.CONTINUE: "需补充材料，另行安排",
    SessionOutcome.APPRAISAL: "需鉴定、评估",
    SessionOutcome.ABSENT: "一方未到场",
    SessionOutcome.STUCK: "分歧较大",
    SessionOutcome.CANCELLED: "取消，未召开",
}


class NoteKind(StrEnum):
    """What a note is; a vault note never leaves the mediator's room."""

    WORK = "work"
    VAULT = "vault"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"work": "工作备忘", "vault": "背靠背记录"}[self.value]


class Disclosure(StrEnum):
    """What the mediator disclosed before starting (特邀 15, 在线规则 13)."""

    NONE = "none"
    DISCLOSED_ACCEPTED = "disclosed_accepted"
    CONFLICT = "conflict"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "none": "已询问，无回避事由",
            "disclosed_accepted": "已披露，当事人仍同意",
            "conflict": "有回避事由，应更换调解员",
        }[self.value]


class ChosenBy(StrEnum):
    """How a mediator came to a case (特邀 12)."""

    PARTIES = "parties"
    APPOINTED = "appointed"
    SELF = "self"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return {"parties": "当事人共同选定", "appointed": "调解组织指定", "self": "调解员领取"}[
            self.value
        ]


class RecusalDecision(StrEnum):
    """What the body decides when a mediator is asked, or asks, to step back (特邀 15)."""

    GRANTED = "granted"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"granted": "准许回避", "refused": "驳回回避申请"}[self.value]
