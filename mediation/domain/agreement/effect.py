"""When an agreement takes effect: whose signatures each regime asks for, and on which day.

调解仲裁法 art. 14, 17号令 art. 26: parties, mediator, seal of the body. 人民调解法 art. 29: the
same. 特邀调解规定 art. 24: all parties. 在线调解规则 art. 19: all parties, electronically, on the
platform of the court.

A signature by pen on a screen of the office is no signature on that platform. On paper regimes it
is one only where the rules of the office say so (电子签名法 arts. 3, 13-14); else it is kept as an
image, and whoever wrote it signs the paper by hand as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation.domain.agreement.pen import PenRecord
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.entry_path import EntryPath
from mediation.domain.organisations import LegalType

DELEGATED = frozenset({EntryPath.COURT_DELEGATED_ONLINE, EntryPath.COURT_DELEGATED_PAPER})
FOR_A_PARTY = frozenset({SigningCapacity.PARTY, SigningCapacity.REPRESENTATIVE})


class EffectRegime(StrEnum):
    """The rule that decides the day of effect."""

    BY_ACT = "act14"
    PEOPLES_MEDIATION = "peoples_mediation"
    BY_INVITATION = "invited"
    ONLINE = "online"

    @property
    def article(self) -> str:
        """The article, as a page cites it."""
        return {
            "act14": "《劳动争议调解仲裁法》第十四条",
            "peoples_mediation": "《人民调解法》第二十九条",
            "invited": "《最高人民法院关于人民法院特邀调解的规定》第二十四条",
            "online": "《人民法院在线调解规则》第十九条",
        }[self.value]

    @property
    def rule(self) -> str:
        """What the article asks for, in one line."""
        return {
            "act14": "双方当事人签名或盖章，调解员签名，并加盖调解组织印章后生效",
            "peoples_mediation": "各方当事人签名、盖章或按指印，调解员签名，并加盖印章之日起生效",
            "invited": "各方当事人签名、盖章或按指印后生效",
            "online": "各方当事人均完成在线签名后生效",
        }[self.value]

    @property
    def asks_for_body(self) -> bool:
        """Whether the mediator's signature and the body's seal are conditions of effect."""
        return self in {EffectRegime.BY_ACT, EffectRegime.PEOPLES_MEDIATION}


@dataclass(frozen=True)
class SignatureFact:
    """One signature: in what capacity, for which party, by whom, how, when and where.

    `counts` is False for a signature by pen that the rules of the office do not take as one.
    """

    capacity: SigningCapacity
    signer: str
    way: SigningWay
    signed_on: date
    party_id: int | None = None
    signed_at: datetime | None = None
    place: str = ""
    counts: bool = True
    pen: PenRecord | None = None

    @property
    def is_for_a_party(self) -> bool:
        """Whether it binds a party."""
        return self.capacity in FOR_A_PARTY


def counting(signatures: Sequence[SignatureFact]) -> tuple[SignatureFact, ...]:
    """The signatures that the law and the rules of the office take as such."""
    return tuple(item for item in signatures if item.counts)


def regime_of(
    entry_path: EntryPath, legal_type: LegalType | None, signatures: Sequence[SignatureFact] = ()
) -> EffectRegime:
    """The rule for an agreement made in a case that came this way, before a body of this type.

    A case delegated online whose parties sign on paper falls back to the rule for paper.
    """
    if entry_path in DELEGATED:
        ways = {item.way for item in counting(signatures) if item.is_for_a_party}
        online = entry_path is EntryPath.COURT_DELEGATED_ONLINE and ways <= {SigningWay.ONLINE}
        return EffectRegime.ONLINE if online else EffectRegime.BY_INVITATION
    if legal_type is LegalType.PEOPLES_COMMITTEE:
        return EffectRegime.PEOPLES_MEDIATION
    return EffectRegime.BY_ACT


def unsigned_parties(
    signatures: Sequence[SignatureFact], parties: Sequence[int]
) -> tuple[int, ...]:
    """The parties for whom nobody has signed with effect, in their order."""
    signed = {item.party_id for item in counting(signatures) if item.is_for_a_party}
    return tuple(party for party in parties if party not in signed)


def missing_capacities(
    regime: EffectRegime, signatures: Sequence[SignatureFact]
) -> tuple[SigningCapacity, ...]:
    """What the body itself still owes before the agreement can take effect."""
    if not regime.asks_for_body:
        return ()
    present = {item.capacity for item in counting(signatures)}
    wanted = (SigningCapacity.MEDIATOR, SigningCapacity.BODY_SEAL)
    return tuple(capacity for capacity in wanted if capacity not in present)


def effective_on(
    regime: EffectRegime, signatures: Sequence[SignatureFact], parties: Sequence[int]
) -> date | None:
    """The day the last needed signature was given, or None while one is missing.

    特邀 24 and 在线 19 look at the parties alone; 调解仲裁法 14 and 人民调解法 29 at all of them.
    """
    if not parties or unsigned_parties(signatures, parties):
        return None
    if missing_capacities(regime, signatures):
        return None
    needed = [
        item
        for item in counting(signatures)
        if regime.asks_for_body or (item.is_for_a_party and item.party_id in parties)
    ]
    return max(item.signed_on for item in needed)
