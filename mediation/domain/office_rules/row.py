"""One rule of an office: what it overrides, where, from when to when, on what basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class RuleKind(StrEnum):
    """Which shipped table the rule lies over."""

    CLOCK = "clock"
    EXIT = "exit"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"clock": "期限", "exit": "协议的出路"}[self.value]


class RuleState(StrEnum):
    """Where a rule of the office stands; one in force is ended by a newer one, never deleted."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {
            "waiting": "待复核",
            "approved": "已生效",
            "refused": "未同意",
            "withdrawn": "已撤回",
            "ended": "已被接替",
        }[self.value]

    @property
    def counts(self) -> bool:
        """Whether days are counted by it; an ended one counts up to its last day."""
        return self in {RuleState.APPROVED, RuleState.ENDED}


RULE_STEPS = {
    RuleState.WAITING: {RuleState.APPROVED, RuleState.REFUSED, RuleState.WITHDRAWN},
    RuleState.APPROVED: {RuleState.ENDED},
    RuleState.REFUSED: set[RuleState](),
    RuleState.WITHDRAWN: set[RuleState](),
    RuleState.ENDED: set[RuleState](),
}


@dataclass(frozen=True)
class OfficeRow:
    """A rule of the office as the tables take it.

    `region` is the beginning of a division code, empty for the whole country. `content` holds the
    overridden fields alone; an empty one ends the region's own rule, so that the next wider counts.
    """

    kind: RuleKind
    code: str
    region: str
    valid_from: date
    valid_to: date | None
    content: Mapping[str, Any]
    law: str
    article: str

    @property
    def place(self) -> tuple[RuleKind, str, str]:
        """What a newer version has in common with the older: kind, code and region."""
        return self.kind, self.code, self.region

    @property
    def is_return(self) -> bool:
        """Whether it only ends the region's own rule."""
        return not self.content


def why_may_not_decide(*, may_keep: bool, is_asker: bool) -> str:
    """Why somebody may not decide about a proposal, or an empty text: two persons always."""
    if not may_keep:
        return "期限规则由最上级工会的负责人或者系统管理员维护。"
    return "不能复核自己提出的规则，请由另一人办理。" if is_asker else ""
