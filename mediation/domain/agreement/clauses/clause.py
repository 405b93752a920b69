"""A usual clause of the library, and the term that a draft begins with when it is taken."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from mediation.domain.agreement.draft import (
    AgreementParty,
    DueAfter,
    InstalmentDraft,
    ShareDraft,
    TermDraft,
)
from mediation.domain.agreement.particulars import Particulars
from mediation.domain.agreement.particulars_json import from_json, read
from mediation.domain.agreement.sentences import sentence
from mediation.domain.agreement.words import DueEvent, PaymentMethod, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.parties import PartyKind, Side


class PayerRole(StrEnum):
    """Who usually pays by a clause; the draft names the party."""

    EMPLOYER = "employer"
    WORKER = "worker"
    THIRD_PARTY = "third_party"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"employer": "用人单位", "worker": "劳动者", "third_party": "第三人"}[self.value]


@dataclass(frozen=True)
class PaymentOutline:
    """A payment before anybody is named: what for, how, in how many parts, after which event."""

    payer: PayerRole = PayerRole.EMPLOYER
    purpose: str = ""
    claim_type: ClaimType | None = None
    tax: TaxTerm | None = None
    method: PaymentMethod | None = PaymentMethod.TRANSFER
    parts: int = 1
    due_event: DueEvent | None = None
    due_days: int = 0
    due_in_working_days: bool = False

    @property
    def due_after(self) -> DueAfter | None:
        """The event that the payment waits for."""
        if self.due_event is None:
            return None
        return DueAfter(self.due_event, self.due_days, self.due_in_working_days)


Beginning = Particulars | PaymentOutline


@dataclass(frozen=True)
class Clause:
    """The words of a clause: what its particulars print, then its text; gaps are ＿＿."""

    code: str
    kind: TermKind
    title: str
    article: str
    text: str = ""
    particulars: Beginning | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: the mark of a clause that was given up."""
        return not self.text.strip() and self.particulars is None

    def term(self, clause_id: int | None = None) -> TermDraft:
        """The term that a draft begins with; parties and sums are filled in by the mediator."""
        given = self.particulars
        if not isinstance(given, PaymentOutline):
            return TermDraft(self.kind, self.text, particulars=given, clause_id=clause_id)
        after = given.due_after
        parts = (InstalmentDraft(None, None, due_after=after),) * given.parts
        return TermDraft(
            kind=self.kind,
            text=self.text,
            purpose=given.purpose,
            tax=given.tax,
            method=given.method,
            claim_type=given.claim_type.value if given.claim_type else None,
            instalments=parts if given.parts > 1 else (),
            due_after=after if given.parts == 1 else None,
            clause_id=clause_id,
        )

    @property
    def printed(self) -> str:
        """The whole clause as it will be printed, with gaps for who, how much and when."""
        given = self.particulars
        is_outside = isinstance(given, PaymentOutline) and given.payer is PayerRole.THIRD_PARTY
        parties = (*STAND_INS, OUTSIDER) if is_outside else STAND_INS
        return sentence(named(self.term(), given), parties)


WORKER, EMPLOYER, THIRD_PARTY = 1, 2, 3
# Parties without names: a clause of the library is about nobody.
STAND_INS = (
    AgreementParty(WORKER, Side.APPLICANT, PartyKind.WORKER, ""),
    AgreementParty(EMPLOYER, Side.RESPONDENT, PartyKind.EMPLOYER, ""),
)
# Only where somebody else pays: with a third party the clauses speak of 各方.
OUTSIDER = AgreementParty(THIRD_PARTY, Side.THIRD_PARTY, PartyKind.EMPLOYER, "")
_PAYERS = {
    PayerRole.EMPLOYER: EMPLOYER,
    PayerRole.WORKER: WORKER,
    PayerRole.THIRD_PARTY: THIRD_PARTY,
}


def named(term: TermDraft, given: Beginning | None) -> TermDraft:
    """A payment with stand-ins for payer and payee, so that it can be read; others as they are."""
    if not isinstance(given, PaymentOutline):
        return term
    payer = _PAYERS[given.payer]
    payee = EMPLOYER if payer == WORKER else WORKER
    return replace(term, payer_id=payer, shares=(ShareDraft(payee, Decimal(0)),))


def beginning_of(kind: TermKind, values: Mapping[str, Any] | None) -> Beginning | None:
    """What a clause of this kind begins with, from plain JSON values."""
    if kind is TermKind.PAYMENT:
        return None if values is None else read(PaymentOutline, values)
    return from_json(kind, values)
