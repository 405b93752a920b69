"""A case on its way through an agreement, step by step, by the services themselves."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from mediation.domain.agreement.draft import AgreementDraft, ShareDraft, TermDraft
from mediation.domain.agreement.effect import SignatureFact
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import (
    PaymentMethod,
    SigningCapacity,
    SigningWay,
    TaxTerm,
    TermKind,
)
from mediation.models import Agreement, Case
from mediation.queries.agreement_facts import parties_of
from mediation.services import agreements, signing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_session

TODAY = MONDAY_MORNING.date()
DUE = date(2026, 12, 31)


def case_at_the_table(cast: Cast, applicants: Sequence[str] = ("王秀兰",), **changes) -> Case:
    """A case whose parties met and may now agree."""
    case = make_case(cast, applicants=tuple(applicants), **changes)
    make_session(case)
    return case


def payment_term(case: Case, amount: str | None = "12600.00", **changes) -> TermDraft:
    """The employer pays the applicants the same, once, on the last day of the year."""
    payees = [party for party in parties_of(case) if party.side == "applicant"]
    total = Decimal(amount) if amount else None
    given = {
        "kind": TermKind.PAYMENT,
        "payer_id": case.respondents[0].id,
        "purpose": "2026年6月至9月工资",
        "claim_type": "wages",
        "amount": total,
        "tax": TaxTerm.BEFORE_TAX,
        "method": PaymentMethod.TRANSFER,
        "due_on": DUE,
        "shares": split_evenly(total, payees) if total else (),
    }
    return TermDraft(**{**given, **changes})


def draft_with(*terms: TermDraft, **changes) -> AgreementDraft:
    """A whole agreement of these terms."""
    return AgreementDraft(terms=terms, **{"disputed_facts": "拖欠工资属实。", **changes})


def share(case: Case, place: int, amount: str) -> ShareDraft:
    """What the applicant at this place gets."""
    return ShareDraft(case.applicants[place].id, Decimal(amount))


def saved(case: Case, cast: Cast, draft: AgreementDraft) -> Agreement:
    return agreements.save_draft(
        case, draft, agreement_id=None, by=cast.mediator, at=MONDAY_MORNING
    )


def settled(case: Case, cast: Cast, draft: AgreementDraft, agreed_on: date = TODAY) -> Agreement:
    """The draft written and registered as agreed."""
    agreement = saved(case, cast, draft)
    return agreements.settle(
        case, agreement_id=agreement.id, agreed_on=agreed_on, by=cast.mediator, at=MONDAY_MORNING
    )


def signature(
    capacity: SigningCapacity = SigningCapacity.PARTY,
    *,
    party_id: int | None = None,
    signer: str = "王秀兰",
    way: SigningWay = SigningWay.INK_AND_FINGERPRINT,
    on: date = TODAY,
) -> SignatureFact:
    return SignatureFact(capacity, signer, way, on, party_id)


def party_signatures(case: Case, **changes) -> list[SignatureFact]:
    """Every party signs."""
    return [
        signature(party_id=party.id, signer=party.name, **changes)
        for party in [*case.applicants, *case.respondents]
    ]


def body_signatures(on: date = TODAY) -> list[SignatureFact]:
    """The mediator signs and the body seals."""
    return [
        signature(SigningCapacity.MEDIATOR, signer="李敏", way=SigningWay.INK, on=on),
        signature(SigningCapacity.BODY_SEAL, signer="调解中心", way=SigningWay.SEAL, on=on),
    ]


def effective(case: Case, cast: Cast, draft: AgreementDraft, agreed_on: date = TODAY) -> Agreement:
    """The draft registered and signed by all on the same day."""
    settled(case, cast, draft, agreed_on)
    return signing.sign(
        case,
        signatures=[*party_signatures(case, on=agreed_on), *body_signatures(agreed_on)],
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
