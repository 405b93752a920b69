"""How complete a file is: which lines of the check-list are wanted now, met, or still missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.domain.dossier.catalogue import Kind
from mediation.domain.dossier.checklist import CHECKLIST, Circumstance, Item
from mediation.domain.evidence import EvidenceKind
from mediation.domain.papers import PaperKind, PaperStage

FULL = 100


@dataclass(frozen=True)
class FileFacts:
    """What is so about the case, and the kinds that count in its file."""

    circumstances: frozenset[Circumstance]
    kinds: frozenset[Kind]


@dataclass(frozen=True)
class Judged:
    """One wanted line, and whether it is there."""

    item: Item
    is_met: bool

    @property
    def mend(self) -> str:
        """The act that mends what is missing."""
        kind = self.item.any_of[0]
        if isinstance(kind, PaperKind):
            return f"出具《{kind.label}》"
        if kind is EvidenceKind.SIGNED_PAPER:
            return "交回签署件扫描"
        return f"添加材料（{kind.label}）"


@dataclass(frozen=True)
class StageResult:
    """The wanted lines of one stage and their score."""

    stage: PaperStage
    lines: tuple[Judged, ...]

    @property
    def score(self) -> int:
        """How much of it is there, in hundredths."""
        return score_of(self.lines)


@dataclass(frozen=True)
class Completeness:
    """The whole file judged."""

    lines: tuple[Judged, ...]

    @property
    def score(self) -> int:
        """How much is there, in hundredths; 100 only when nothing is missing."""
        return score_of(self.lines)

    @property
    def missing(self) -> tuple[Judged, ...]:
        """What is wanted and not there."""
        return tuple(line for line in self.lines if not line.is_met)

    @property
    def stages(self) -> tuple[StageResult, ...]:
        """The lines by stage, in the order of a file; no stage is empty."""
        results = (
            StageResult(stage, tuple(line for line in self.lines if line.item.stage is stage))
            for stage in PaperStage
        )
        return tuple(result for result in results if result.lines)


def is_wanted(item: Item, circumstances: frozenset[Circumstance]) -> bool:
    """Whether a case like this needs the line."""
    return circumstances.issuperset(item.when) and circumstances.isdisjoint(item.unless)


def judged(facts: FileFacts, table: Sequence[Item] = CHECKLIST) -> Completeness:
    """Judge a file by the check-list."""
    wanted = (item for item in table if is_wanted(item, facts.circumstances))
    return Completeness(
        tuple(Judged(item, not facts.kinds.isdisjoint(item.any_of)) for item in wanted)
    )


def score_of(lines: Sequence[Judged]) -> int:
    """The weight of what is there, of the weight of what is wanted, in hundredths, rounded down."""
    wanted = sum(line.item.weight for line in lines)
    if not wanted:
        return FULL
    return FULL * sum(line.item.weight for line in lines if line.is_met) // wanted
