"""What an office lays over the shipped tables, by two persons: its states and its frame.

A rule or a clause is proposed by one keeper and decided by another. It has a place (a region, or
everywhere) and days from which to which it counts; a newer version ends the older one.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from mediation.domain.errors import FieldProblem

KEEPERS = "最上级工会的负责人或者系统管理员"
ONE_DAY = timedelta(days=1)
EARLIEST, LATEST = date(1995, 1, 1), date(2100, 1, 1)
REASON_LENGTH = 300


class ApprovalState(StrEnum):
    """Where a version stands; one in force is ended by a newer one, never deleted."""

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
        """Whether it is gone by; an ended version is, up to its last day."""
        return self in {ApprovalState.APPROVED, ApprovalState.ENDED}


class OfficeEdition:
    """What the editions of an office have in common: their days, and a number in their place."""

    valid_from: date
    valid_to: date | None
    number: int

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program."""
        return self.number == 0

    @property
    def edition_words(self) -> str:
        """'第 2 版', or that it was shipped."""
        return "随系统提供" if self.is_shipped else f"第 {self.number} 版"

    def counts_on(self, day: date) -> bool:
        """Whether the day is among its days."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


APPROVAL_STEPS = {
    ApprovalState.WAITING: {
        ApprovalState.APPROVED,
        ApprovalState.REFUSED,
        ApprovalState.WITHDRAWN,
    },
    ApprovalState.APPROVED: {ApprovalState.ENDED},
    ApprovalState.REFUSED: set[ApprovalState](),
    ApprovalState.WITHDRAWN: set[ApprovalState](),
    ApprovalState.ENDED: set[ApprovalState](),
}


def who_keeps(what: str) -> str:
    """'期限规则由最上级工会的负责人或者系统管理员维护。'."""
    return f"{what}由{KEEPERS}维护。"


def why_may_not_decide(what: str, *, may_keep: bool, is_asker: bool) -> str:
    """Why somebody may not decide about a proposal, or an empty text: two persons always."""
    if not may_keep:
        return who_keeps(what)
    return f"不能复核自己提出的{what}，请由另一人办理。" if is_asker else ""


def region_words(region: str) -> str:
    """全国, or the division code."""
    return f"地区 {region}" if region else "全国"


def frame_problems(
    region: str, valid_from: date, valid_to: date | None, reason: str
) -> Iterator[FieldProblem]:
    """What is wrong with where and when a version counts, and with the reason given for it."""
    is_code = region.isdigit() and region.isascii() and len(region) in {2, 4, 6}
    if region and not is_code:
        yield FieldProblem(
            "region", "地区代码是 2 位（省）、4 位（市）、6 位（区县），留空为全国。"
        )
    if not EARLIEST <= valid_from < LATEST:
        yield FieldProblem("valid_from", "起始日期不合理，请核对年份。")
    if valid_to is not None and valid_to < valid_from:
        yield FieldProblem("valid_to", "截止日期不能早于起始日期。")
    yield from text_problems("reason", reason, "来源和理由", REASON_LENGTH)


def too_early(valid_from: date, begun: Iterable[date]) -> Iterator[FieldProblem]:
    """A new edition begins after every edition of its place, so that a day never has two."""
    latest = max(begun, default=None)
    if latest is not None and latest >= valid_from:
        sentence = f"新版本应当晚于这一范围现有版本的起始日期 {latest}。"
        yield FieldProblem("valid_from", sentence)


def text_problems(field: str, text: str, name: str, most: int) -> Iterator[FieldProblem]:
    """What the second person must be able to read is written, and not longer than its place."""
    if not text.strip():
        yield FieldProblem(field, f"请写明{name}，供第二人复核。")
    elif len(text) > most:
        yield FieldProblem(field, f"{name}最多 {most} 字，请缩短。")
