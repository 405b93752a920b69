"""What leads to money: the draft, the agreement, signatures, payments and exits."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mediation.demonstration.acts_overrides import let_pass
from mediation.demonstration.lives import Stage
from mediation.domain.agreement.draft import (
    ALL_CLAIMS,
    AgreementDraft,
    AgreementParty,
    InstalmentDraft,
    TermDraft,
    natural_payees,
)
from mediation.domain.agreement.effect import SignatureFact
from mediation.domain.agreement.splitting import split_by_weight
from mediation.domain.agreement.words import (
    PaymentMethod,
    SigningCapacity,
    SigningWay,
    TaxTerm,
    TermKind,
)
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import PAYMENT_ORDER_CLAIMS, Applicant
from mediation.domain.money import from_fen
from mediation.domain.parties import PartyKind, Side
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.models import Case
from mediation.queries.agreement_facts import instalments_of, parties_of, signing_parties
from mediation.queries.case_facts import current_agreement
from mediation.services import agreements, exit_results, exits, payments, signing

AGREED_PARTS = (Decimal("0.7"), Decimal("0.8"), Decimal("0.85"), Decimal("0.9"), Decimal(1))
# What a payment is for, where the name of the claim does not say it.
PURPOSES = {
    ClaimType.WAGES: "拖欠的工资",
    ClaimType.MATERNITY: "工资差额和产前检查假工资",
    ClaimType.LEAVING_PAPERS: "延误办理离职手续的损失",
    ClaimType.CHANGE_OF_POST: "调岗期间的工资差额",
    ClaimType.CONTRACTOR_LIABILITY: "拖欠的劳动报酬",
    ClaimType.NON_COMPETE: "竞业限制款项",
    ClaimType.AGENCY_WORK: "经济补偿",
    ClaimType.PART_TIME: "劳动报酬",
    ClaimType.OVER_AGE: "劳动报酬",
    ClaimType.NEW_FORM: "报酬和应退的服务费",
    ClaimType.EMPLOYER_CLAIM: "赔偿款",
    ClaimType.TRAINING_PENALTY: "服务期违约金",
}
DEFAULT_CLAUSE = (
    "被申请人任何一期逾期支付的，申请人可以就全部未付款项一并申请强制执行，"
    "并自逾期之日起按全国银行间同业拆借中心公布的一年期贷款市场报价利率计付利息。"
)
WITHDRAWAL_CLAUSE = "申请人放弃其他请求，双方就本协议所列事项再无其他争议。"
FILED_BY_WORKERS = frozenset({ExitKind.PAYMENT_ORDER, ExitKind.ENFORCEMENT})
OPEN_CLAIMS = "社会保险待遇损失的数额，双方未达成一致，申请人保留申请仲裁的权利。"


def draft(
    stage: Stage,
    later: tuple[date, ...] = (),
    total: int | None = None,
    whole: bool = True,
) -> None:
    """Write the agreement: paid on the days of the payments to come, then on the later days."""
    case, parties = stage.case, parties_of(stage.case)
    amount = Decimal(total) if total else _agreed(stage)
    days = (*_days_of_payments(stage), *later) or (stage.on + timedelta(days=20),)
    terms = (
        _payment(stage, parties, amount, days),
        TermDraft(TermKind.WITHDRAWAL, text=WITHDRAWAL_CLAUSE) if whole else None,
        TermDraft(TermKind.DEFAULT, text=DEFAULT_CLAUSE),
    )
    written = AgreementDraft(
        is_whole=whole,
        disputed_facts=case.facts[:120],
        remaining="" if whole else OPEN_CLAIMS,
        copies=max(3, len(parties) + 1 + int(case.entry_path.from_court)),
        terms=tuple(term for term in terms if term),
    )
    agreements.save_draft(case, written, agreement_id=None, by=stage.mediator, at=stage.at)


def _agreed(stage: Stage) -> Decimal:
    claimed = from_fen(stage.case.claimed_fen) or Decimal(6000)
    part = claimed * stage.random.choice(AGREED_PARTS)
    return max(Decimal(800), (part / 100).quantize(Decimal(1)) * 100)


def _days_of_payments(stage: Stage) -> tuple[date, ...]:
    """When the payments fall due that this life will see: on the day they come, or as said."""
    parts: dict[int, date] = {}
    for beat, moment in stage.life:
        if beat.act is pay:
            parts.setdefault(beat.options.get("part", 1), beat.options.get("due_on") or moment.on)
    return tuple(day for _, day in sorted(parts.items()))


def _payment(
    stage: Stage, parties: tuple[AgreementParty, ...], amount: Decimal, days: tuple[date, ...]
) -> TermDraft:
    case = stage.case
    payer = next(party for party in parties if party.side is Side.RESPONDENT)
    payees = natural_payees(payer.id, parties)
    sums = _in_hundreds(amount, len(days))
    parts = tuple(InstalmentDraft(day, part) for day, part in zip(days, sums, strict=True))
    kind = ClaimType(case.main_claim_type)
    return TermDraft(
        TermKind.PAYMENT,
        payer_id=payer.id,
        purpose=PURPOSES.get(kind, kind.label),
        claim_type=kind.value if kind in PAYMENT_ORDER_CLAIMS else ALL_CLAIMS,
        amount=amount,
        tax=TaxTerm.BEFORE_TAX if payer.kind is PartyKind.EMPLOYER else None,
        method=PaymentMethod.TRANSFER,
        due_on=days[0] if len(days) == 1 else None,
        shares=split_by_weight(amount, payees, _weights(case, payees)),
        instalments=parts if len(days) > 1 else (),
    )


def _in_hundreds(amount: Decimal, parts: int) -> list[Decimal]:
    """Equal instalments in whole hundreds; the last one takes what is left."""
    each = amount / parts // 100 * 100
    return [*[each] * (parts - 1), amount - each * (parts - 1)]


def _weights(case: Case, payees: tuple[AgreementParty, ...]) -> list[int]:
    """Everybody's part follows what everybody claimed."""
    claimed = {payee.id: 0 for payee in payees}
    for claim in case.claims:
        claimed[claim.party_id] += claim.claimed_fen or 0
    return [claimed[payee.id] or 1 for payee in payees]


def settle(stage: Stage) -> None:
    """Register that both sides agreed."""
    agreement = current_agreement(stage.case)
    assert agreement is not None, "what is settled was drafted"
    let_pass(stage, agreement)
    agreements.settle(
        stage.case, agreement_id=agreement.id, agreed_on=stage.on, by=stage.mediator, at=stage.at
    )


def sign(stage: Stage, only_applicants: bool = False) -> None:
    """Everybody signs, then the mediator, then the seal; or only the applicants for now."""
    agreement = current_agreement(stage.case)
    assert agreement is not None, "what is signed was settled"
    online = stage.case.entry_path is EntryPath.COURT_DELEGATED_ONLINE
    signatures = [
        _signature(stage, party.id, party.name, party.kind, online)
        for party in signing_parties(agreement)
        if party.side is Side.APPLICANT or not only_applicants
    ]
    if not only_applicants:
        body = [
            (SigningCapacity.MEDIATOR, stage.mediator.name, SigningWay.INK),
            (SigningCapacity.BODY_SEAL, stage.case.body.name, SigningWay.SEAL),
        ]
        signatures += [SignatureFact(part, name, way, stage.on) for part, name, way in body]
    signing.sign(stage.case, signatures=signatures, by=stage.mediator, at=stage.at)


def _signature(
    stage: Stage, party_id: int, name: str, kind: PartyKind, online: bool
) -> SignatureFact:
    by_hand = SigningWay.SEAL if kind is PartyKind.EMPLOYER else SigningWay.INK_AND_FINGERPRINT
    way = SigningWay.ONLINE if online else by_hand
    return SignatureFact(SigningCapacity.PARTY, name, way, stage.on, party_id)


def pay(
    stage: Stage, part: int = 1, share: Decimal = Decimal(1), due_on: date | None = None
) -> None:
    """Record the payment of an instalment, or of a share of it (`due_on` is for the draft)."""
    agreement = current_agreement(stage.case)
    assert agreement is not None, "what is paid was agreed"
    instalment = instalments_of(agreement)[part - 1]
    amount = from_fen(instalment.amount_fen) * share
    payments.record_payment(
        stage.case,
        instalment_id=instalment.id,
        paid_on=stage.on,
        amount=amount.quantize(Decimal("0.01")),
        voucher=f"银行回单 {stage.life.serial:04d}-{part}",
        by=stage.mediator,
        at=stage.at,
    )


def pay_up(stage: Stage) -> None:
    """Record the payment of everything that is open, before it falls due."""
    agreement = current_agreement(stage.case)
    assert agreement is not None, "what is paid was agreed"
    for part, instalment in enumerate(instalments_of(agreement), 1):
        if instalment.paid_fen < instalment.amount_fen:
            pay(stage, part)


def apply_exit(stage: Stage, kind: ExitKind = ExitKind.JUDICIAL_CONFIRMATION) -> None:
    """File the application that gives the agreement force."""
    key = "commission" if kind is ExitKind.ARBITRATION_REVIEW else "court"
    exits.apply_exit(
        stage.case,
        kind=kind,
        receiver_id=stage.offices.organisations[key].id,
        applied_on=stage.on,
        applicant=Applicant.WORKER if kind in FILED_BY_WORKERS else Applicant.BOTH,
        by=stage.mediator,
        at=stage.at,
    )


def exit_result(stage: Stage, state: ExitState = ExitState.GRANTED) -> None:
    """Record what came back on paper."""
    agreement = current_agreement(stage.case)
    assert agreement is not None, "what is answered was agreed"
    serial = 300 + stage.life.serial
    facts: dict[str, Any] = {
        "docket_number": f"（{stage.on.year}）东0103诉调确{serial}号",
        "note": "",
    }
    if state is ExitState.REFUSED:
        facts["note"] = "双方对履行期限的表述不一致，驳回申请。"
    exit_results.record_result(
        stage.case,
        procedure_id=agreement.exits[-1].id,
        state=state,
        result_on=stage.on,
        by=stage.mediator,
        at=stage.at,
        **facts,
    )


def exit_served(stage: Stage) -> None:
    """Record that the other side has the ruling."""
    agreement = current_agreement(stage.case)
    assert agreement is not None, "what is served was agreed"
    exit_results.record_service(
        stage.case,
        procedure_id=agreement.exits[-1].id,
        served_on=stage.on,
        by=stage.mediator,
        at=stage.at,
    )
