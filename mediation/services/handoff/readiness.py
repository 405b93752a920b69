"""The live check-list of a referral: what the contract asks for, what is there, what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.evidence import EvidenceKind
from mediation.domain.handoff import Contract, FilledIn, HandoffField
from mediation.domain.handoff.contracts import ContractField
from mediation.domain.papers import PaperKind
from mediation.domain.referrals import ReferralState
from mediation.domain.sharing import FieldGroup
from mediation.models import Case, Referral
from mediation.services.handoff.contents import Chosen, chosen_papers
from mediation.services.handoff.fields import Asked, Row, Told, told_of
from mediation.services.handoff.opened import Ground, ground_of, opened_groups

# Before it is answered, or after it came back to be put right.
MAY_BE_SENT = frozenset({ReferralState.SENT, ReferralState.DEFECTIVE})
EMPTY = "还没有填写"
GROUND = "对外提供的依据"


class LineState(StrEnum):
    """Where one line of the check-list stands."""

    READY = "ready"
    MISSING = "missing"
    WANTED = "wanted"


@dataclass(frozen=True)
class CheckLine:
    """One line: what is asked for, where it stands, in which part of the case it is filled in."""

    name: str
    state: LineState
    filled_in: FilledIn
    words: str = ""
    # The paper that is to be issued, or the kind of file that is to be brought.
    kind: PaperKind | EvidenceKind | None = None


@dataclass(frozen=True)
class Readiness:
    """Everything that a pack is made of, and the check-list over it."""

    contract: Contract
    groups: frozenset[FieldGroup]
    ground: Ground
    told: dict[ContractField, Told]
    chosen: list[Chosen]

    @property
    def lines(self) -> list[CheckLine]:
        """The check-list in the order of the contract, the ground first."""
        return [self._of_the_ground(), *self._of_the_fields(), *self._of_the_papers()]

    @property
    def missing(self) -> list[CheckLine]:
        """What must be there before the pack can be made."""
        return [line for line in self.lines if line.state is LineState.MISSING]

    def rows_of(self, code: HandoffField) -> Sequence[Row]:
        """The rows of one field; empty when it is a text or not asked for."""
        found = [told.value for field, told in self.told.items() if field.code is code]
        return found[0] if found and not isinstance(found[0], str) else ()

    def _of_the_ground(self) -> CheckLine:
        if self.ground.is_there:
            return CheckLine(GROUND, LineState.READY, FilledIn.CONSENTS, self.ground.words)
        words = f"缺少{'、'.join(self.ground.lacking)}的同意：{self.ground.words}"
        return CheckLine(GROUND, LineState.MISSING, FilledIn.CONSENTS, words)

    def _of_the_fields(self) -> Iterator[CheckLine]:
        for field, told in self.told.items():
            state = _state(is_there=told.is_whole, required=field.required)
            lacking = "、".join(told.lacking) if told.lacking else EMPTY
            words = "" if told.is_whole else lacking
            yield CheckLine(field.name, state, field.filled_in, words)

    def _of_the_papers(self) -> Iterator[CheckLine]:
        for line in self.chosen:
            kind = line.wanted.kind
            state = _state(is_there=bool(line.count), required=line.wanted.required)
            counted = f"{line.count} 份" if line.count else ""
            words = "，".join(word for word in (counted, line.note) if word)
            place = FilledIn.PAPERS if line.wanted.is_issued else FilledIn.EVIDENCE
            yield CheckLine(kind.label, state, place, words, kind)


def _state(*, is_there: bool, required: bool) -> LineState:
    if is_there:
        return LineState.READY
    return LineState.MISSING if required else LineState.WANTED


def readiness_of(case: Case, referral: Referral, contract: Contract, today: date) -> Readiness:
    """Look at the case as the contract asks for it."""
    groups = opened_groups(case, referral, contract)
    asked = Asked(case, referral, groups)
    return Readiness(
        contract=contract,
        groups=groups,
        ground=ground_of(case, referral, contract, today),
        told={field: told_of(field.code, asked) for field in contract.fields},
        chosen=chosen_papers(case, referral, contract, groups),
    )
