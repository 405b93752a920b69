"""What one way out asks for: a row of the decision table."""

from dataclasses import dataclass
from datetime import date

from mediation.domain.agreement.words import TermKind
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits.kinds import Applicant, Opening, RouteKind, WindowStart
from mediation.domain.organisations import LegalType


@dataclass(frozen=True)
class ExitRule:
    """One way out; a region or an office may lay a row of its own over it.

    `money` empty means that any clause goes this way, else only payments by the employer to the
    worker of these kinds; `money_only` wants an agreement about nothing else. `window` is the code
    of a statutory period, empty for none; `late_bars` tells whether its end shuts the way or only
    gives the other side a plea. `kept_apart` are clauses that should not go along. `needs_force`
    wants a ruling, decree or order that can be enforced. `venue` tells which court it goes to.
    """

    route: RouteKind
    applicant: Applicant
    law: str
    article: str
    gives: str
    valid_from: date
    valid_to: date | None = None
    region: str = ""
    is_used: bool = True
    legal_types: frozenset[LegalType] = frozenset(LegalType)
    entry_paths: frozenset[EntryPath] = frozenset(EntryPath)
    money: frozenset[ClaimType] = frozenset()
    money_only: bool = False
    excluded_terms: frozenset[TermKind] = frozenset()
    kept_apart: frozenset[TermKind] = frozenset()
    opens_on: frozenset[Opening] = frozenset({Opening.EFFECT})
    window: str = ""
    window_from: WindowStart = WindowStart.EFFECT
    late_bars: bool = True
    shut_when: frozenset[ArbitrationStatus] = frozenset()
    waits_for_mediation: bool = False
    needs_force: bool = False
    venue: str = ""
    attach: tuple[str, ...] = ()
    advice: str = ""

    @property
    def basis(self) -> str:
        """The law and its article."""
        return f"{self.law}{self.article}"

    @property
    def needs_both(self) -> bool:
        """Whether one side alone is refused."""
        return self.applicant is Applicant.BOTH

    @property
    def is_by_clause(self) -> bool:
        """Whether each clause goes by itself, once it is ripe; otherwise all go together."""
        return self.needs_force or bool(self.money)

    def in_force(self, on: date) -> bool:
        """Whether the row is in force on the day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def covers_region(self, division: str) -> bool:
        """Whether a body with this division code falls under the row."""
        return division.startswith(self.region)
