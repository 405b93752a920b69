"""Consent to the handling of personal information: what for, how it was given, and withdrawn.

个人信息保护法 arts. 14-16 (informed, voluntary, withdrawable), 23 (providing to another), 29
(sensitive information): each purpose has a consent of its own.
"""

from enum import StrEnum


class ConsentPurpose(StrEnum):
    """What somebody consented to."""

    PROCESSING = "processing"
    SENSITIVE = "sensitive"
    SHARING = "sharing"
    E_SERVICE = "e_service"
    RECORDING = "recording"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _PURPOSE_LABELS[self]

    @property
    def needs_receiver(self) -> bool:
        """Whether it names whom the data go to (art. 23: one consent for each receiver)."""
        return self is ConsentPurpose.SHARING


_PURPOSE_LABELS = {
    ConsentPurpose.PROCESSING: "为调解处理个人信息",
    ConsentPurpose.SENSITIVE: "处理敏感个人信息（单独同意）",
    ConsentPurpose.SHARING: "提供给其他单位（单独同意）",
    ConsentPurpose.E_SERVICE: "电子送达",
    ConsentPurpose.RECORDING: "调解会录音录像",
}


class ConsentWay(StrEnum):
    """How a consent was given."""

    PAPER = "paper"
    ORAL = "oral"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"paper": "书面", "oral": "口头并记录在案", "electronic": "线上确认"}[self.value]
