"""卷内目录: which kind stands before which, and in which volume a file may be put.

The order is that of 司发通〔2010〕239号: application, rights, identity, authority, evidence,
record, agreement, performance, call-back, confirmation; what proves service comes last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation.domain.evidence import EvidenceKind
from mediation.domain.papers import PaperKind
from mediation.domain.volumes import Volume

Kind = PaperKind | EvidenceKind
P, E = PaperKind, EvidenceKind

ORDER: tuple[Kind, ...] = (
    *(P.APPLICATION, P.REGISTRATION_FORM, P.RECEIPT, P.SUPPLEMENT_NOTICE, P.INQUIRY_LETTER),
    *(P.ACCEPTANCE_CONFIRMATION, P.ACCEPTANCE_NOTICE, P.REFUSAL_NOTICE),
    *(P.RIGHTS_NOTICE, P.MEDIATOR_CHOICE, P.DISCLOSURE_STATEMENT, P.RECUSAL_DECISION),
    *(
        P.CONSENT_FORM,
        P.LOOKS_RECORD,
        E.IDENTITY,
        P.REPRESENTATIVE_CERTIFICATE,
        P.POWER_OF_ATTORNEY,
        E.AUTHORITY,
    ),
    *(P.REPRESENTATIVE_ELECTION, P.ADDRESS_CONFIRMATION, P.EVIDENCE_LIST),
    *(E.EMPLOYMENT, E.WAGES, E.HOURS, E.INJURY, E.INSURANCE, E.ENDING, E.OTHER),
    *(P.INVESTIGATION_RECORD, P.EXTENSION_CONSENT, P.SESSION_NOTICE, P.SESSION_RECORD),
    *(P.FACTS_CONFIRMATION, P.STATUTORY_COMPARISON, P.SETTLEMENT_CONSENT),
    *(P.AGREEMENT, P.SIGNED_AGREEMENT, E.SIGNED_PAPER, P.CALCULATION_ANNEX, P.OVERRIDE_RECORD),
    P.ORAL_AGREEMENT,
    *(P.DEMAND_LETTER, P.PAYMENT_RECEIPT, P.CALLBACK_RECORD),
    *(P.PRESIDING_CERTIFICATE, P.CONFIRMATION_APPLICATION, P.REVIEW_APPLICATION),
    *(P.PAYMENT_ORDER_APPLICATION, P.ARBITRATION_APPLICATION, P.ENFORCEMENT_APPLICATION),
    *(P.COMPLAINT, P.REFERRAL_LETTER, P.HELP_LETTER, P.CLOSING_NOTICE, P.RETURN_LETTER),
    P.EXCHANGE_RECORD,
    *(P.SUPERVISION_REMINDER, P.SUPERVISION_OPINION, P.SUPERVISION_PROPOSAL, P.CLOSING_APPROVAL),
    *(P.SERVICE_RECEIPT, E.SERVICE),
)
_RANK = {kind: rank for rank, kind in enumerate(ORDER)}
# What a party signed, or what says who acts and what reached whom, is never kept from the parties.
ALWAYS_MAIN = frozenset({E.SIGNED_PAPER, E.SERVICE, E.AUTHORITY})


class Source(StrEnum):
    """Where a piece of a volume comes from."""

    DOCUMENT = "document"
    EVIDENCE = "evidence"


@dataclass(frozen=True, order=True)
class PieceKey:
    """Names one piece: a paper or a file by its key."""

    source: Source
    id: int


@dataclass(frozen=True)
class Piece:
    """A paper or a file as the catalogue lists it; `withdrawn` says why it no longer counts.

    `original_sha256` is the hash of a file as it was sent, before a picture was redrawn.
    """

    key: PieceKey
    kind: Kind
    title: str
    volume: Volume
    came_at: datetime
    sha256: str
    number: str = ""
    author: str = ""
    withdrawn: str = ""
    original_sha256: str = ""

    @property
    def hashes(self) -> frozenset[str]:
        """By what the very bytes are known again."""
        return frozenset({self.sha256, self.original_sha256} - {""})

    @property
    def is_void(self) -> bool:
        """Whether it is a file that was said not to count: it is shown nowhere any more."""
        return bool(self.withdrawn) and self.key.source is Source.EVIDENCE

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return f"《{self.title}》{self.number}"


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces in the order of the catalogue; of one kind the earlier first."""
    return sorted(pieces, key=lambda each: (_RANK[each.kind], each.came_at, each.key))


def why_not_in(kind: EvidenceKind, volume: Volume) -> str:
    """Why a file of this kind cannot be put in this volume, or an empty text."""
    if volume is Volume.SIDE and kind in ALWAYS_MAIN:
        return f"{kind.label}当事人有权查阅，应归入正卷；内部记录请选“其他材料”归入副卷。"
    return ""
