"""Signatures: who signed, how and when; the last one that the law asks for gives effect."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from mediation.domain.agreement.effect import (
    SignatureFact,
    counting,
    effective_on,
    regime_of,
    unsigned_parties,
)
from mediation.domain.agreement.words import DueEvent, SigningCapacity, SigningWay
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.small_flows import AGREEMENT_STEPS, AgreementState, step
from mediation.extensions import pen_counts
from mediation.models import Agreement, Case, Signature, User
from mediation.queries.agreement_facts import parties_of, signature_facts, signing_parties
from mediation.queries.case_facts import current_agreement
from mediation.services import planning
from mediation.services.claim_sums import clear_agreed_sums
from mediation.services.due_events import happened
from mediation.services.moving import move
from mediation.services.transaction import transaction

SEAL_WAYS = frozenset({SigningWay.SEAL, SigningWay.ONLINE})
LONGEST_PLACE = 200


def sign(case: Case, *, signatures: Sequence[SignatureFact], by: User, at: datetime) -> Agreement:
    """Record one or more signatures; the agreement takes effect when its regime is satisfied.

    InvalidInput ("signatures-0-signer" …) for somebody who may not sign, a day that cannot be, or
    a seal before the parties have signed. See domain.agreement.effect for the regimes.
    """
    with transaction():
        agreement = signing_agreement(case)
        given = signature_facts(agreement)
        signatures = [replace(item, counts=_counts(item.way)) for item in signatures]
        problems = list(_problems(agreement, given, signatures, at))
        if problems:
            raise InvalidInput(*problems)
        move(case, Action.SIGN_AGREEMENT, by=by, at=at, note=_note(signatures))
        agreement.signatures.extend(_row(item, at) for item in signatures)
        _take_effect(agreement, [*given, *signatures])
        planning.replan(case, by=by, at=at)
    return agreement


def refuse(case: Case, *, reason: str, refused_on: date, by: User, at: datetime) -> Agreement:
    """Record that a party will not sign (特邀规定 art. 26); the case can then end as 调解不成."""
    with transaction():
        if not reason.strip():
            raise InvalidInput(FieldProblem("reason", "请写明谁拒绝签章、为什么。"))
        if refused_on > at.date():
            raise InvalidInput(FieldProblem("refused_on", "日期不能晚于今天。"))
        agreement = signing_agreement(case)
        move(
            case,
            Action.SIGN_AGREEMENT,
            by=by,
            at=at,
            note=f"拒绝签章：{reason.strip()}",
            data={"refused_on": refused_on.isoformat()},
        )
        agreement.state = step(AGREEMENT_STEPS, agreement.state, AgreementState.REFUSED)
        clear_agreed_sums(case)
        planning.replan(case, by=by, at=at)
    return agreement


def signing_agreement(case: Case) -> Agreement:
    """The agreement that waits for signatures; ActionNotPossible without one."""
    agreement = current_agreement(case)
    if agreement is None or agreement.state is not AgreementState.SIGNING:
        raise ActionNotPossible("没有待签的协议。")
    return agreement


def _counts(way: SigningWay) -> bool:
    return way is not SigningWay.PEN or pen_counts()


def _take_effect(agreement: Agreement, signatures: Sequence[SignatureFact]) -> None:
    case, parties = agreement.case, [party.id for party in signing_parties(agreement)]
    if not unsigned_parties(signatures, parties):
        last = max(item.signed_on for item in signatures if item.is_for_a_party)
        happened(agreement, DueEvent.SIGNED, last)
    regime = regime_of(case.entry_path, case.body.legal_type, signatures)
    day = effective_on(regime, signatures, parties)
    if day is not None:
        agreement.state = step(AGREEMENT_STEPS, agreement.state, AgreementState.EFFECTIVE)
        agreement.effective_on = day
        happened(agreement, DueEvent.EFFECTIVE, day)


def _problems(
    agreement: Agreement,
    given: Sequence[SignatureFact],
    signatures: Sequence[SignatureFact],
    now: datetime,
) -> Iterator[FieldProblem]:
    if not signatures:
        yield FieldProblem("signatures", "请至少登记一个签名或者盖章。")
    parties = [party.id for party in signing_parties(agreement)]
    everybody = [*given, *signatures]
    for index, item in enumerate(signatures):
        where = f"signatures-{index}"
        earlier = [*given, *signatures[:index]]
        yield from _person_problems(agreement, where, item, earlier, parties)
        yield from _day_problems(agreement, where, item, now)
        yield from _way_problems(where, item, earlier)
        if item.capacity is SigningCapacity.BODY_SEAL:
            yield from _seal_problems(where, item, everybody, parties)


def _person_problems(
    agreement: Agreement,
    where: str,
    item: SignatureFact,
    earlier: Sequence[SignatureFact],
    parties: Sequence[int],
) -> Iterator[FieldProblem]:
    if not item.signer.strip():
        yield FieldProblem(f"{where}-signer", "请填写签名人姓名。")
    if not item.is_for_a_party:
        return
    if item.party_id not in parties:
        yield FieldProblem(f"{where}-signer", "签名人不是本协议的当事人。")
    elif item.party_id not in unsigned_parties(earlier, parties):
        yield FieldProblem(f"{where}-signer", "这一方已经登记过签名。")
    elif item.capacity is SigningCapacity.REPRESENTATIVE:
        yield from _authority_problems(agreement, where, item)


def _authority_problems(
    agreement: Agreement, where: str, item: SignatureFact
) -> Iterator[FieldProblem]:
    party = next(entry for entry in parties_of(agreement.case) if entry.id == item.party_id)
    named = [entry for entry in party.spokesmen if entry.name == item.signer.strip()]
    if not named:
        yield FieldProblem(
            f"{where}-signer",
            f"{party.name}没有登记名叫“{item.signer}”的代理人，请先补登委托手续。",
        )
    elif not any(entry.may_settle for entry in named):
        # 民诉法 art. 62: settling and waiving need a special authority.
        yield FieldProblem(
            f"{where}-signer",
            f"{item.signer}只有一般授权，不能代为签署调解协议，请补交特别授权委托书或由本人签名。",
        )


def _day_problems(
    agreement: Agreement, where: str, item: SignatureFact, now: datetime
) -> Iterator[FieldProblem]:
    if item.signed_on > now.date() or (item.signed_at and item.signed_at > now):
        yield FieldProblem(f"{where}-signed_on", "签署日期、时间不能晚于现在。")
    if agreement.agreed_on and item.signed_on < agreement.agreed_on:
        yield FieldProblem(f"{where}-signed_on", f"不能早于达成协议的日期 {agreement.agreed_on}。")


def _way_problems(
    where: str, item: SignatureFact, earlier: Sequence[SignatureFact]
) -> Iterator[FieldProblem]:
    if len(item.place) > LONGEST_PLACE:
        yield FieldProblem(f"{where}-place", f"地点最多 {LONGEST_PLACE} 字。")
    if (item.way is SigningWay.PEN) is not (item.pen is not None):
        yield FieldProblem(f"{where}-way", "屏幕手写签名请打开签名板，由签名人本人书写。")
    if any(_same_pen(item, each) for each in earlier):
        yield FieldProblem(f"{where}-signer", "已经在屏幕上签过名，不需要再签。")


def _same_pen(one: SignatureFact, other: SignatureFact) -> bool:
    by_pen = one.way is other.way is SigningWay.PEN
    return by_pen and (one.capacity, one.party_id) == (other.capacity, other.party_id)


def _seal_problems(
    where: str, item: SignatureFact, everybody: Sequence[SignatureFact], parties: Sequence[int]
) -> Iterator[FieldProblem]:
    if item.way not in SEAL_WAYS:
        yield FieldProblem(f"{where}-way", "调解组织应当盖章，或者加盖电子印章。")
    if unsigned_parties(everybody, parties):
        # No sealing before all parties have signed (law.md 4).
        yield FieldProblem(f"{where}-signed_on", "当事人还没有全部签名，不能先盖调解组织印章。")
        return
    last = max(entry.signed_on for entry in counting(everybody) if entry.is_for_a_party)
    if item.signed_on < last:
        yield FieldProblem(f"{where}-signed_on", f"盖章不能早于当事人最后签名的日期 {last}。")


def _note(signatures: Sequence[SignatureFact]) -> str:
    return "、".join(f"{item.capacity.label}{item.signer}" for item in signatures)[:500]


def _row(item: SignatureFact, at: datetime) -> Signature:
    return Signature(
        party_id=item.party_id if item.is_for_a_party else None,
        signer=item.signer.strip(),
        capacity=item.capacity.value,
        way=item.way.value,
        signed_on=item.signed_on,
        signed_at=item.signed_at,
        place=item.place.strip() or None,
        strokes=item.pen.strokes.as_json() if item.pen else None,
        traces=dict(item.pen.traces) if item.pen else None,
        recorded_at=at,
    )
