"""Why mediation is paused, and which pauses the mediation term does not count."""

from enum import StrEnum

from mediation.domain.entry_path import EntryPath


class PauseKind(StrEnum):
    """The reason of a pause."""

    APPRAISAL = "appraisal"
    INJURY = "injury"
    OBSTACLE = "obstacle"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "appraisal": "鉴定、评估",
            "injury": "等待工伤认定、劳动能力鉴定结论",
            "obstacle": "不可抗力或当事人客观上不能参加",
            "other": "其他（写明）",
        }[self.value]


def stops_the_term(kind: PauseKind, entry_path: EntryPath) -> bool:
    """Whether the pause is left out of the mediation term.

    在线规则 art. 26 leaves out appraisal in a court's case. No rule stops a body's own fifteen
    days, which the parties may extend instead (17号令 art. 29).
    """
    return kind is PauseKind.APPRAISAL and entry_path.from_court
