"""What a person is given who asks what is held about them: cases, sections, labelled values."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Section:
    """One group of facts under a heading; each line is a label and a value."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CaseCopy:
    """What one case holds of the person."""

    case_id: int
    number: str
    body: str
    part: str
    sections: tuple[Section, ...] = field(default=())


@dataclass(frozen=True)
class SubjectCopy:
    """Everything found about one person in the sight of one office."""

    name: str
    cases: tuple[CaseCopy, ...]

    def to_json(self) -> dict[str, Any]:
        """As an object that another program can read (个人信息保护法 art. 45: 复制)."""
        return {
            "name": self.name,
            "cases": [
                {
                    "number": case.number,
                    "body": case.body,
                    "part": case.part,
                    "sections": [
                        {"title": each.title, "lines": [list(line) for line in each.lines]}
                        for each in case.sections
                    ],
                }
                for case in self.cases
            ],
        }


def filled(title: str, lines: list[tuple[str, object]]) -> Section | None:
    """A section of the lines that say something; None when none does."""
    kept = tuple((label, str(value)) for label, value in lines if value not in (None, "", []))
    return Section(title, kept) if kept else None


def name_of_another(name: str) -> str:
    """Another person of the same case: the first sign of the name and no more (王某)."""
    return f"{name[:1]}某" if name else ""
