"""What the check of an agreement looks at: the draft and everything around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from mediation.domain.agreement.draft import (
    ALL_CLAIMS,
    AgreementDraft,
    AgreementParty,
    InstalmentDraft,
    TermDraft,
)
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import RouteKind
from mediation.domain.parties import COLLECTIVE_FROM, PartyKind, Side
from mediation.domain.worker_tags import WorkerTag

PIECES = re.compile("[。；;\n]")


@dataclass(frozen=True)
class ClaimToSettle:
    """A claim the agreement should answer: whose, its kind, how people call it, its sums.

    `statutory` is what the newest calculations of the case come to; `months` how many whole months
    of pay it is about.
    """

    party_id: int
    type: str
    label: str
    claimed: Decimal | None = None
    statutory: Decimal | None = None
    months: int = 0


@dataclass(frozen=True)
class WorkerAtHand:
    """What the case knows of a worker's job and state."""

    employed_from: date | None = None
    employed_to: date | None = None
    monthly_wage: Decimal | None = None
    tags: frozenset[WorkerTag] = frozenset()
    is_graded: bool = False
    is_dead: bool = False


@dataclass(frozen=True)
class WayOut:
    """One way out as the draft would leave it: until when if signed now, or why it is shut."""

    kind: RouteKind
    why_not: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Typed:
    """Something typed that will be printed: its field, what it is called, of which term."""

    where: str
    name: str
    text: str
    index: int | None = None

    @property
    def pieces(self) -> Iterator[str]:
        """Its sentences."""
        return (piece.strip() for piece in PIECES.split(self.text) if piece.strip())


@dataclass(frozen=True)
class Numbered:
    """A term with its place: its fields begin with `where`, people call it `name`."""

    index: int
    term: TermDraft

    @property
    def where(self) -> str:
        """How the names of its fields begin."""
        return f"terms-{self.index}"

    @property
    def name(self) -> str:
        """第 1 条."""
        return f"第 {self.index + 1} 条"


@dataclass(frozen=True)
class DueDay:
    """One part of a payment: its field, what it is called, its place and what it says."""

    where: str
    name: str
    index: int
    part: int
    row: InstalmentDraft


@dataclass(frozen=True)
class AgreementFacts:
    """The draft and what surrounds it. `agreed_on` is the day of signing, today while unknown.

    `court` is the one to ask for confirmation, `courts` all that the office knows; `unprintable`
    are the characters of the draft that no font can print; `known_numbers` every identity number
    and credit code of the case.
    """

    draft: AgreementDraft
    parties: tuple[AgreementParty, ...]
    agreed_on: date
    calendar: WorkingCalendar
    entry_path: EntryPath = EntryPath.OWN_INTAKE
    claims: tuple[ClaimToSettle, ...] = ()
    workers: Mapping[int, WorkerAtHand] = field(default_factory=lambda: MappingProxyType({}))
    identities_known: bool = False
    known_numbers: frozenset[str] = frozenset()
    mediator_cleared: bool = True
    minimum_wage: Decimal | None = None
    ways: tuple[WayOut, ...] = ()
    court: str = ""
    courts: tuple[str, ...] = ()
    unprintable: frozenset[str] = frozenset()

    def party(self, party_id: int | None) -> AgreementParty | None:
        """The party behind a key, or None."""
        return self._party_by_id.get(party_id or 0)

    def worker(self, party_id: int | None) -> WorkerAtHand:
        """What is known of a worker; nothing of anybody else."""
        return self.workers.get(party_id or 0, _NOBODY)

    @cached_property
    def _party_by_id(self) -> dict[int, AgreementParty]:
        return {party.id: party for party in self.parties}

    @cached_property
    def terms(self) -> tuple[Numbered, ...]:
        """Every term with its place."""
        return tuple(Numbered(index, term) for index, term in enumerate(self.draft.terms))

    @cached_property
    def payments(self) -> tuple[Numbered, ...]:
        """The payments with their places."""
        return tuple(each for each in self.terms if each.term.is_payment)

    @cached_property
    def due_days(self) -> tuple[DueDay, ...]:
        """Every part of every payment."""
        return tuple(_due_days(self.payments))

    @cached_property
    def typed(self) -> tuple[Typed, ...]:
        """What was typed into the clauses."""
        return tuple(each for each in _typed(self) if each.text.strip())

    @cached_property
    def applicants(self) -> tuple[AgreementParty, ...]:
        """The applicants."""
        return tuple(party for party in self.parties if party.side is Side.APPLICANT)

    @property
    def is_collective(self) -> bool:
        """Whether ten workers or more apply (调解仲裁法 art. 7)."""
        workers = [party for party in self.applicants if party.kind is PartyKind.WORKER]
        return len(workers) >= COLLECTIVE_FROM

    @cached_property
    def total(self) -> Decimal:
        """What all payments come to."""
        return sum((each.term.amount or Decimal(0) for each in self.payments), Decimal(0))

    @cached_property
    def claims_of(self) -> Mapping[int, tuple[ClaimToSettle, ...]]:
        """The claims of each party."""
        found: dict[int, tuple[ClaimToSettle, ...]] = {}
        for claim in self.claims:
            found[claim.party_id] = (*found.get(claim.party_id, ()), claim)
        return found

    @cached_property
    def agreed(self) -> Mapping[tuple[int, str], Decimal]:
        """What each payee gets for each kind of claim, or for ALL_CLAIMS."""
        found: dict[tuple[int, str], Decimal] = {}
        for each in self.payments:
            if not each.term.claim_type:
                continue
            for share in each.term.shares:
                pair = (share.payee_id, each.term.claim_type)
                found[pair] = found.get(pair, Decimal(0)) + share.amount
        return found

    def is_paid(self, claim: ClaimToSettle) -> bool:
        """Whether some payment answers the claim."""
        pairs = ((claim.party_id, claim.type), (claim.party_id, ALL_CLAIMS))
        return any(pair in self.agreed for pair in pairs)


_NOBODY = WorkerAtHand()


def _due_days(payments: tuple[Numbered, ...]) -> Iterator[DueDay]:
    for each in payments:
        for part, row in enumerate(each.term.schedule):
            if each.term.instalments:
                where = f"{each.where}-instalments-{part}-due_on"
                name = f"{each.name}第 {part + 1} 期"
            else:
                where, name = f"{each.where}-due_on", each.name
            yield DueDay(where, name, each.index, part, row)


def _typed(facts: AgreementFacts) -> Iterator[Typed]:
    for each in facts.terms:
        yield Typed(f"{each.where}-text", each.name, each.term.text, each.index)
        yield Typed(f"{each.where}-purpose", f"{each.name}用途", each.term.purpose, each.index)
        for part, row in enumerate(each.term.instalments):
            field_name = f"{each.where}-instalments-{part}-condition"
            yield Typed(field_name, f"{each.name}第 {part + 1} 期条件", row.condition, each.index)
    yield Typed("remaining", "未达成事项", facts.draft.remaining)
