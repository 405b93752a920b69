"""The sex of a person as papers state it."""

from enum import StrEnum


class Sex(StrEnum):
    """男 or 女, read from an identity number or stated by the person."""

    MALE = "male"
    FEMALE = "female"

    @property
    def label(self) -> str:
        """The Chinese word printed on papers."""
        return "男" if self is Sex.MALE else "女"
