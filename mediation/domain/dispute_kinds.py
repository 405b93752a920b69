"""Kinds of dispute by the law that governs them (案由规定 2025, part 7, and its neighbours)."""

from enum import StrEnum


class DisputeKind(StrEnum):
    """What kind of dispute it is; it decides whether arbitration comes before the court."""

    LABOUR = "labour"
    COLLECTIVE_CONTRACT = "collective_contract"
    PERSONNEL = "personnel"
    NEW_FORM = "new_form"
    OVER_AGE = "over_age"
    CIVIL = "civil"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def arbitration_first(self) -> bool:
        """Whether arbitration must precede a suit (调解仲裁法 art. 5, 52)."""
        return self in {
            DisputeKind.LABOUR,
            DisputeKind.COLLECTIVE_CONTRACT,
            DisputeKind.PERSONNEL,
        }


_LABELS = {
    DisputeKind.LABOUR: "劳动争议",
    DisputeKind.COLLECTIVE_CONTRACT: "集体合同争议",
    DisputeKind.PERSONNEL: "人事争议",
    DisputeKind.NEW_FORM: "新就业形态用工纠纷",
    DisputeKind.OVER_AGE: "超龄劳动者用工纠纷",
    DisputeKind.CIVIL: "劳务等民事纠纷",
}
