"""What is known of one agreement when its ways out are judged, on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mediation.domain.agreement.words import TermKind
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits.kinds import Applicant
from mediation.domain.organisations import LegalType
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState


@dataclass(frozen=True)
class AgreedPayment:
    """A payment as far as the ways out ask: which claims it settles, who pays whom."""

    claim_types: frozenset[str]
    payer_kind: PartyKind
    payee_kinds: frozenset[PartyKind]

    def is_owed_to_the_worker(self, kinds: frozenset[ClaimType]) -> bool:
        """Whether an employer pays a worker, and for nothing but claims of these kinds."""
        return (
            self.payer_kind is PartyKind.EMPLOYER
            and PartyKind.WORKER in self.payee_kinds
            and bool(self.claim_types)
            and self.claim_types <= kinds
        )


@dataclass(frozen=True)
class AgreedTerm:
    """One numbered clause of the agreement."""

    number: int
    kind: TermKind
    payment: AgreedPayment | None = None
    # What has been paid of this clause alone; None where only the whole agreement was judged.
    performance: PerformanceState | None = None


@dataclass(frozen=True)
class FiledProcedure:
    """A procedure that was filed: where it stands, for which clauses, since when it has force.

    `force_from` is the first day on which what was granted can be enforced, None while it cannot.
    """

    kind: ExitKind
    state: ExitState
    covers: frozenset[int] = frozenset()
    force_from: date | None = None

    def holds(self, number: int) -> bool:
        """Whether a clause went this way; a procedure that names none took them all."""
        return not self.covers or number in self.covers

    def is_in_force(self, on: date) -> bool:
        """Whether the clauses can be enforced by what was granted here."""
        granted = self.kind.gives_force and self.state is ExitState.GRANTED
        return granted and self.force_from is not None and self.force_from <= on


@dataclass(frozen=True)
class Window:
    """A statutory period of a way: its name with its length, both last days, and why."""

    title: str
    safe_date: date
    legal_date: date
    provisional: bool = False
    trace: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExitFacts:
    """Everything that decides, on the day an application is filed.

    `applicant` is who asks, or None while nobody does and the ways are only listed. `windows` are
    the periods by the code of their rule; `last_due_on` is the last day on which money is due;
    `division` is the division code of the body.
    """

    filed_on: date
    effective_on: date | None
    legal_type: LegalType | None
    entry_path: EntryPath
    terms: tuple[AgreedTerm, ...]
    performance: PerformanceState
    applicant: Applicant | None = None
    windows: Mapping[str, Window] = field(default_factory=dict)
    last_due_on: date | None = None
    filed: tuple[FiledProcedure, ...] = ()
    arbitration: ArbitrationStatus = ArbitrationStatus.NOT_APPLIED
    still_mediating: bool = False
    division: str = ""

    def forced_by(self, number: int) -> FiledProcedure | None:
        """The procedure by whose result a clause can be enforced on the day."""
        return next(
            (item for item in self.filed if item.holds(number) and item.is_in_force(self.filed_on)),
            None,
        )
