"""The two volumes of a file: the main one is open to the parties, the side one is internal."""

from enum import StrEnum


class Volume(StrEnum):
    """正卷 or 副卷 (33号令 art. 22)."""

    MAIN = "main"
    SIDE = "side"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"main": "正卷", "side": "副卷"}[self.value]
