"""What each application is about: its way, its clauses, its sums, its sides.

An agreement in force decides most of them; where none is, one side may still go to arbitration.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.domain.agreement.draft import Extent
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.exit_papers import FILING_RULES, JOINT_ROUTES, ROUTES_OF
from mediation.domain.exits import Route, RouteKind
from mediation.domain.filing_particulars import FilingParty, Missing, Particular, missing
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind, Side
from mediation.domain.small_flows import ExitState
from mediation.models import Agreement, Case, Claim, ExitProcedure, Party
from mediation.queries.clock_events import effective_agreement
from mediation.queries.exit_facts import routes_of
from mediation.queries.owed import OwedLine, owed_lines

NOTHING_OWED = "这一路径的条款没有到期未付的款项，不能由系统填写申请书。"
_LIVE = frozenset({ExitState.APPLIED, ExitState.ACCEPTED, ExitState.GRANTED, ExitState.STAYED})


@dataclass(frozen=True)
class Filing:
    """One application as it can be printed today; `why_not` says what forbids it.

    What `is_filed` already is printed again for the clauses that it took.
    """

    kind: PaperKind
    route: Route
    why_not: str
    clauses: tuple[int, ...]
    owed: tuple[OwedLine, ...]
    own: tuple[Party, ...]
    other: tuple[Party, ...]
    is_filed: bool = False

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What has to be entered before it is printed."""
        return _missing(self.kind, self.own, self.other)


@dataclass(frozen=True)
class Unsettled:
    """An application for arbitration on the dispute itself, as it can be printed today."""

    why_not: str
    own: tuple[Party, ...]
    other: tuple[Party, ...]
    third: tuple[Party, ...]
    claims: tuple[Claim, ...]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What has to be entered before it is printed."""
        return _missing(PaperKind.ARBITRATION_APPLICATION, self.own, self.other)


def unsettled_of(case: Case, broken: Filing | None) -> Unsettled | None:
    """What no agreement in force answers; None where there is nothing of it.

    An agreement that was not kept goes first: its sums have an application of their own.
    """
    claims = _open_claims(case)
    if not claims or (broken is not None and not broken.why_not):
        return None
    return Unsettled(
        why_not=ArbitrationStatus(case.arbitration_status).why_not_again,
        own=tuple(case.applicants),
        other=tuple(case.respondents),
        third=tuple(party for party in case.parties if party.side is Side.THIRD_PARTY),
        claims=claims,
    )


def _open_claims(case: Case) -> tuple[Claim, ...]:
    """Every claim without an agreement; with one for a part, those that no clause answers."""
    agreement = effective_agreement(case)
    if agreement is None:
        return tuple(case.claims)
    if case.outcome != Extent.PART.value:
        return ()
    answered = {term.claim_type for term in agreement.terms}
    return tuple(
        claim for claim in case.claims if claim.agreed_fen is None and claim.type not in answered
    )


def filings_of(case: Case, *, today: date) -> Mapping[PaperKind, Filing]:
    """Every application of an agreement in force, printable or not; nothing before it is."""
    agreement = effective_agreement(case)
    if agreement is None:
        return {}
    found = {route.kind: route for route in routes_of(case, today=today)}
    alone = {
        kind: _filing(kind, agreement, [found[way] for way in ways], today)
        for kind, ways in ROUTES_OF.items()
    }
    joint = {kind: _joint(kind, case, found[way], agreement) for kind, way in JOINT_ROUTES.items()}
    return joint | alone


def _filing(kind: PaperKind, agreement: Agreement, ways: Sequence[Route], today: date) -> Filing:
    """An application of one side; what was filed already is printed for the clauses it took."""
    route = next((way for way in ways if way.is_open), ways[-1])
    filed = _filed(agreement, route.kind)
    clauses = tuple(filed.covers) if filed else route.covers
    owed = _of_one_side(owed_lines(agreement, clauses, today=today))
    return Filing(
        kind=kind,
        route=route,
        why_not=("" if filed else route.why_not) or ("" if owed else NOTHING_OWED),
        clauses=clauses,
        owed=owed,
        own=_distinct([line.payee for line in owed if line.payee]),
        other=_distinct([line.payer for line in owed]),
        is_filed=filed is not None,
    )


def _joint(kind: PaperKind, case: Case, route: Route, agreement: Agreement) -> Filing:
    """An application of both sides for the clauses that go along."""
    filed = _filed(agreement, route.kind)
    apart = set(route.kept_apart)
    everything = tuple(
        number for number in range(1, len(agreement.terms) + 1) if number not in apart
    )
    clauses = tuple(filed.covers) if filed else route.covers
    return Filing(
        kind=kind,
        route=route,
        why_not="",
        clauses=clauses or everything,
        owed=(),
        own=tuple(case.applicants),
        other=tuple(party for party in case.parties if party.side is not Side.APPLICANT),
        is_filed=filed is not None,
    )


def _filed(agreement: Agreement, way: RouteKind) -> ExitProcedure | None:
    """The newest procedure of this way that was not in vain."""
    rows = [row for row in agreement.exits if row.kind is way.procedure and row.state in _LIVE]
    return rows[-1] if rows else None


def _of_one_side(lines: Sequence[OwedLine]) -> tuple[OwedLine, ...]:
    """What employers owe to workers; where they owe nothing, what is owed the other way."""
    by_employers = [line for line in lines if line.payer.kind is PartyKind.EMPLOYER]
    return tuple(by_employers or lines)


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple({party.id: party for party in parties}.values())


def _missing(kind: PaperKind, own: Sequence[Party], other: Sequence[Party]) -> tuple[Missing, ...]:
    rule = FILING_RULES[kind]
    return missing(rule, [_known(row) for row in own], [_known(row) for row in other])


def _known(party: Party) -> FilingParty:
    known = frozenset(item for item in Particular if getattr(party, item.value))
    return FilingParty(party.id, party.name, party.kind, known)
