"""An agreement as it is being written: structured terms with their particulars.

Parties are named by their keys; `AgreementParty` says who stands behind a key. Money is Decimal
yuan. Nothing here is complete by force: what is missing is found by `agreement.checks`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mediation.domain.agreement.particulars import Particulars
from mediation.domain.agreement.words import DueEvent, PaymentMethod, TaxTerm, TermKind
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side

# A payment that settles everything its payees asked for, not one kind of claim.
ALL_CLAIMS = "all"


class Extent(StrEnum):
    """How much of a dispute an agreement settles; written to case.outcome."""

    WHOLE = "whole"
    PART = "part"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"whole": "全部达成协议", "part": "部分达成协议"}[self.value]


@dataclass(frozen=True)
class AgreementSpokesman:
    """Who speaks for a party, and whether they may settle for it (民诉法 art. 62)."""

    name: str
    kind: RepresentativeKind
    authority: Authority

    @property
    def may_settle(self) -> bool:
        """A statutory representative acts by law, all others need a special authority."""
        return self.kind is RepresentativeKind.STATUTORY or self.authority is Authority.SPECIAL


@dataclass(frozen=True)
class AgreementParty:
    """One party of the case, as far as an agreement needs to know it."""

    id: int
    side: Side
    kind: PartyKind
    name: str
    birth_on: date | None = None
    account: str = ""
    spokesmen: tuple[AgreementSpokesman, ...] = ()
    identity_number: str = ""
    credit_code: str = ""

    @property
    def full_name(self) -> str:
        """'被申请人城东悦来酒店有限公司': the name as a clause writes it."""
        return f"{self.side.label}{self.name}"


@dataclass(frozen=True)
class ShareDraft:
    """What one payee gets of a payment, and into which account."""

    payee_id: int
    amount: Decimal
    account: str = ""


@dataclass(frozen=True)
class DueAfter:
    """A payment that waits for an event: so many days after it, or on its day for none."""

    event: DueEvent
    days: int = 0
    in_working_days: bool = False

    @property
    def label(self) -> str:
        """'本协议生效之日起5个工作日内', '双方签署本协议当日'."""
        if not self.days:
            return f"{self.event.label}当日"
        unit = "个工作日" if self.in_working_days else "日"
        return f"{self.event.label}之日起{self.days}{unit}内"


@dataclass(frozen=True)
class InstalmentDraft:
    """One part of a payment: due on a day, after an event, or after it and by a day at last."""

    due_on: date | None
    amount: Decimal | None
    condition: str = ""
    due_after: DueAfter | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it says when it is due."""
        return self.due_on is not None or self.due_after is not None


@dataclass(frozen=True)
class TermDraft:
    """One term: a payment by its sums, any other kind by its particulars; free text comes last.

    A payment without instalments falls due once, on `due_on` or `due_after`; with instalments both
    are unused. `claim_type` is the kind of claim that a payment settles, ALL_CLAIMS, or None.
    `clause_id` is the key of the clause of the office from which the term was taken.
    """

    kind: TermKind
    text: str = ""
    payer_id: int | None = None
    purpose: str = ""
    amount: Decimal | None = None
    tax: TaxTerm | None = None
    method: PaymentMethod | None = None
    due_on: date | None = None
    shares: tuple[ShareDraft, ...] = ()
    instalments: tuple[InstalmentDraft, ...] = ()
    claim_type: str | None = None
    due_after: DueAfter | None = None
    particulars: Particulars | None = None
    clause_id: int | None = None

    @property
    def is_payment(self) -> bool:
        """Whether this term moves money."""
        return self.kind is TermKind.PAYMENT

    @property
    def schedule(self) -> tuple[InstalmentDraft, ...]:
        """The dated parts of a payment; one sum on one day is a schedule of one."""
        return self.instalments or (
            InstalmentDraft(self.due_on, self.amount, due_after=self.due_after),
        )

    @property
    def shares_total(self) -> Decimal:
        """What the payees get together."""
        return sum((share.amount for share in self.shares), Decimal(0))

    @property
    def instalments_total(self) -> Decimal:
        """What the instalments come to; one without a sum counts for nothing."""
        return sum((item.amount or Decimal(0) for item in self.instalments), Decimal(0))


@dataclass(frozen=True)
class AgreementDraft:
    """Everything of a 调解协议书 that people write (17号令 art. 26; 特邀规定 art. 24)."""

    is_whole: bool = True
    disputed_facts: str = ""
    remaining: str = ""
    copies: int = 3
    terms: tuple[TermDraft, ...] = field(default=())

    @property
    def extent(self) -> Extent:
        """Whether it settles the whole dispute or a part of it."""
        return Extent.WHOLE if self.is_whole else Extent.PART


def natural_payees(
    payer_id: int | None, parties: Sequence[AgreementParty]
) -> tuple[AgreementParty, ...]:
    """Whom a payer would pay if nothing else is said: the other side, in its order."""
    payer = next((party for party in parties if party.id == payer_id), None)
    side = Side.RESPONDENT if payer and payer.side is Side.APPLICANT else Side.APPLICANT
    return tuple(party for party in parties if party.side is side and party.id != payer_id)
