"""Which claim an agreed or paid sum answers, so that the four numbers of a claim stay true.

The rule, the same for what is agreed and for what is paid:
a share of a payment that names a kind of claim answers its payee's claims of that kind; one that
settles everything answers all claims of its payee. Several claims share by what was claimed, and
equally when a claim has no sum. A payment that names nothing answers no claim. What was paid to
each payee is told by the ledger (`domain.agreement.ledger`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mediation.domain.agreement.draft import ALL_CLAIMS
from mediation.domain.money import from_fen, split_exactly, to_fen


@dataclass(frozen=True)
class ClaimToAnswer:
    """A claim: whose it is, its kind, and the sum asked for in 分."""

    id: int
    party_id: int
    type: str
    claimed_fen: int | None


@dataclass(frozen=True)
class AgreedShare:
    """A payee's part of one payment, in 分, and the kind of claim the payment settles."""

    payee_id: int
    claim_type: str | None
    amount_fen: int


def allocate(shares: Sequence[AgreedShare], claims: Sequence[ClaimToAnswer]) -> dict[int, int]:
    """Return 分 by claim key; claims that nothing answers are left out."""
    answered: dict[int, int] = defaultdict(int)
    for share in shares:
        met = claims_met(share, claims)
        if not met:
            continue
        for claim, part in zip(met, _parts(share.amount_fen, met), strict=True):
            answered[claim.id] += part
    return dict(answered)


def claims_met(share: AgreedShare, claims: Sequence[ClaimToAnswer]) -> list[ClaimToAnswer]:
    """The claims of the payee that this share answers."""
    return [
        claim
        for claim in claims
        if claim.party_id == share.payee_id and share.claim_type in {claim.type, ALL_CLAIMS}
    ]


def _parts(amount_fen: int, claims: list[ClaimToAnswer]) -> list[int]:
    weights = [claim.claimed_fen or 0 for claim in claims]
    if not all(weights):
        weights = [1] * len(claims)
    return [to_fen(part) for part in split_exactly(from_fen(amount_fen), weights)]
