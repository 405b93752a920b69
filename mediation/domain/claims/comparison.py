"""法定对照: what is claimed, what the law supports, what is proposed, and how far they stand apart.

A claim is answered by all heads that are computed for its type. Of two claims of one type of one
applicant the first carries what the law supports for both, because facts are entered for a job.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.calculation import yuan
from mediation.domain.claims.fact_sheet import BESIDE_THE_SUM
from mediation.domain.claims.heads import Head
from mediation.domain.money import from_fen


@dataclass(frozen=True)
class ClaimAsked:
    """A claim as it was registered: whose, of which type, over how much."""

    id: int
    party_id: int
    type: ClaimType


@dataclass(frozen=True)
class FourNumbers:
    """The sums of one claim, or of several together, in 分; None is not known.

    `gap` is of one claim: for several it is `total_gap`, since a sum of what is known on one side
    only would be compared with nothing.
    """

    claimed: int | None = None
    statutory: int | None = None
    proposed: int | None = None
    paid: int | None = None

    @property
    def gap(self) -> int | None:
        """How far the proposal lies above the law; below it the number is negative."""
        if self.proposed is None or self.statutory is None:
            return None
        return self.proposed - self.statutory

    @property
    def warning(self) -> str:
        """Why a mediator should ask: more is claimed than the facts support. Never for a party."""
        if self.claimed is None or self.statutory is None or self.claimed <= self.statutory:
            return ""
        over = yuan(from_fen(self.claimed - self.statutory))
        return (
            f"主张 {yuan(from_fen(self.claimed))}，高于按所填事实可以支持的 "
            f"{yuan(from_fen(self.statutory))}，差额 {over}。"
        )


def total(rows: Sequence[FourNumbers]) -> FourNumbers:
    """The sums of several claims; a column in which nothing is known stays unknown."""
    return FourNumbers(
        _sum(each.claimed for each in rows),
        _sum(each.statutory for each in rows),
        _sum(each.proposed for each in rows),
        _sum(each.paid for each in rows),
    )


def total_gap(rows: Sequence[FourNumbers]) -> int | None:
    """How far all proposals lie above the law, of the claims in which both are known."""
    return _sum(each.gap for each in rows)


def _sum(sums: Iterable[int | None]) -> int | None:
    known = [each for each in sums if each is not None]
    return sum(known) if known else None


def statutory_sums(
    claims: Sequence[ClaimAsked], amounts: Mapping[int, Mapping[Head, int | None]]
) -> dict[int, int | None]:
    """分 by claim from what the heads of each party came to; None while a head lacks something."""
    found: dict[int, int | None] = {}
    answered: set[tuple[int, ClaimType]] = set()
    for claim in claims:
        pair = (claim.party_id, claim.type)
        parts = [
            amount
            for head, amount in amounts.get(claim.party_id, {}).items()
            if head.claim_type is claim.type and head not in BESIDE_THE_SUM
        ]
        known = [part for part in parts if part is not None]
        is_whole = bool(parts) and len(known) == len(parts) and pair not in answered
        found[claim.id] = sum(known) if is_whole else None
        answered.add(pair)
    return found


def carried_by_another(claims: Sequence[ClaimAsked]) -> frozenset[int]:
    """The claims whose support by law stands at an earlier claim of the same type."""
    first: dict[tuple[int, ClaimType], int] = {}
    for claim in claims:
        first.setdefault((claim.party_id, claim.type), claim.id)
    return frozenset(claim.id for claim in claims) - frozenset(first.values())
