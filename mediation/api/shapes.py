"""What the interface answers about a case; names of fields are those of the tables.

Sums are yuan as text with two decimals, days are ISO dates, codes are those of the description.
Personal numbers are masked as on every page.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from mediation.domain.case_flow import CaseState
from mediation.domain.money import from_fen
from mediation.domain.parties import PartyKind, Side
from mediation.domain.revealing import SecretField


class Answer(BaseModel):
    """Read from rows and dataclasses alike."""

    model_config = ConfigDict(from_attributes=True)


Yuan = Annotated[
    Decimal | None,
    PlainSerializer(lambda sum_: None if sum_ is None else f"{sum_:.2f}", str | None),
]


def yuan(fen: int | None) -> Decimal | None:
    """A sum of the tables as the interface writes it."""
    return None if fen is None else from_fen(fen)


class CaseRow(Answer):
    """A case as lists show it."""

    id: int
    number: str | None
    title: str
    state: CaseState
    source_channel: str
    main_claim_type: str
    claimed: Yuan
    applicant_count: int
    received_on: date
    next_on: date | None
    next_note: str | None
    waiting_for: str | None
    mediator: str | None
    body: str


class OpenAction(Answer):
    """A step of the case; `why_not` says what it still needs, and is empty when it is open."""

    action: str
    label: str
    why_not: str


class CaseDetail(Answer):
    """One case without its people, papers and terms, which have addresses of their own."""

    id: int
    version: int
    number: str | None
    title: str
    state: CaseState
    body_id: int
    body: str
    entry_path: str
    source_channel: str
    main_claim_type: str
    claimed: Yuan
    applicant_count: int
    received_on: date
    accepted_on: date | None
    settled_on: date | None
    closed_on: date | None
    outcome: str | None
    owner: str | None
    mediator: str | None
    next_on: date | None
    next_note: str | None
    waiting_for: str | None
    facts: str
    reasons: str
    steps: list[OpenAction]


class Number(Answer):
    """A personal number, masked; it is asked for in full at the address of `person` and `field`."""

    field: SecretField
    masked: str


class Person(Answer):
    """Who acts for a party."""

    person: str = Field(description="查看完整号码时用的键")
    name: str
    kind: str
    authority: str
    numbers: list[Number]


class PartyDetail(Answer):
    """One party of a case."""

    id: int
    person: str = Field(description="查看完整号码时用的键")
    side: Side
    kind: PartyKind
    name: str
    credit_code: str | None
    legal_representative: str | None
    address: str | None
    service_address: str | None
    service_name: str | None
    numbers: list[Number]
    representatives: list[Person]


class ClaimDetail(Answer):
    """One thing asked for: claimed, calculated, agreed and paid are four sums."""

    id: int
    party_id: int
    type: str
    period_from: date | None
    period_to: date | None
    facts: str
    claimed: Yuan
    calculated: Yuan
    agreed: Yuan
    paid: Yuan


class Deadline(Answer):
    """A statutory date with its reasons."""

    id: int
    rule: str
    title: str
    party_id: int | None
    start_on: date
    start_event: str
    safe_on: date
    due_on: date
    is_provisional: bool
    state: str
    trace: list[str]


class ReferralStepDetail(Answer):
    """What a receiver reported of a referral."""

    step: str
    happened_on: date
    number: str
    amount_fen: int | None
    codes: list[str]
    party_id: int | None
    note: str


class ReferralDetail(Answer):
    """A referral or a return to the court, the receipt for it, and what was reported since."""

    id: int
    kind: str
    state: str
    receiver_id: int
    receiver: str
    reason: str
    papers: list[str]
    sent_on: date
    receipt_number: str | None
    receipt_on: date | None
    receipt_note: str | None
    events: list[ReferralStepDetail]


class Paper(Answer):
    """An issued paper; its bytes are at `/documents/{id}/pdf`."""

    id: int
    kind: str
    subject: str
    title: str
    number: str | None
    pages: int
    sha256: str
    issued_at: datetime
    replaced_by: str = Field(description="被哪一份文书替代，没有的为空")


class FileOfCase(Answer):
    """A file of a case; its bytes are at `/evidence/{id}/file`."""

    id: int
    name: str
    kind: str
    form: str
    volume: str
    party_id: int | None
    note: str | None
    added_at: datetime
    is_void: bool


class ShareDetail(Answer):
    """A share of a case and how it was used."""

    id: int
    receiver_id: int
    receiver: str
    purpose: str
    basis: str
    field_groups: list[str]
    may_print: bool
    until_on: date
    answer_due_on: date | None
    state: str
    in_force: bool
    used: str
    answer_outcome: str | None
    answer_docket: str | None
    answer_on: date | None
    answer_note: str | None
