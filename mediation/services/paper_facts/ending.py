"""Facts of the papers that end a mediation or send it on."""

from datetime import date

from mediation.documents.facts import (
    ClosingNoticeFacts,
    EnclosureFacts,
    FailureFacts,
    ReferralLetterFacts,
    RemedyFacts,
    ReturnLetterFacts,
)
from mediation.domain.agreement.draft import Extent
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.errors import NotVisible
from mediation.domain.papers import Extra
from mediation.domain.parties import Side
from mediation.domain.referrals import ReferralKind
from mediation.models import Case, Clock, Referral
from mediation.queries.case_facts import running_clock
from mediation.queries.clock_events import LIMITATION_RULES, REMUNERATION, effective_agreement
from mediation.services.paper_facts import people
from mediation.services.paper_facts.agreeing import agreement_number
from mediation.services.paper_facts.mediating import recorded_sessions, written_lines
from mediation.services.paper_facts.order import PaperOrder

SUE_RULES = frozenset({"K32", "K33"})
ARBITRATE = "可以向有管辖权的劳动人事争议仲裁委员会申请仲裁"
SUE = "对仲裁裁决不服的，可以自收到裁决书之日起十五日内向人民法院提起诉讼"
INSPECTION = "用人单位拖欠劳动报酬的，可以向劳动保障监察机构投诉"
LEGAL_AID = "经济困难或者请求支付劳动报酬、工伤待遇的，可以向法律援助机构申请法律援助"
BACK_AT_COURT = "本案由人民法院委派、委托调解，材料退回人民法院后，由人民法院依法处理"


def closing_notice(order: PaperOrder) -> ClosingNoticeFacts:
    """调解终结书: why it ended, and what may be done by when."""
    case = order.case
    assert case.accepted_on is not None, "the table of papers asks for an accepted case"
    return ClosingNoticeFacts(
        **people.frame(order),
        **people.both_names(case),
        accepted_on=case.accepted_on,
        ended_on=_ended_on(case),
        reason=reason(case),
        issues=order.lines(Extra.ISSUES),
        remedies=tuple(_remedies(case)),
        mediators=people.mediators(case),
    )


def referral_letter(order: PaperOrder) -> ReferralLetterFacts:
    """移送函 to the commission, with the day on which the limitation ends."""
    case, referral = order.case, _referral(order)
    limitation = running_clock(case, LIMITATION_RULES)
    sides = (Side.APPLICANT, Side.RESPONDENT, Side.THIRD_PARTY)
    contact = people.contact(case)
    return ReferralLetterFacts(
        **people.frame(order),
        **contact,
        to_body=referral.receiver.name,
        parties=tuple(party for each in sides for party in people.side(case, each)),
        cause=people.cause(case),
        reason=referral.reason,
        summary=order.text(Extra.SUMMARY) or case.facts,
        enclosures=tuple(EnclosureFacts(name=name) for name in referral.papers),
        limitation_date=limitation.due_on if limitation else None,
        limitation_is_provisional=bool(limitation and limitation.is_provisional),
        limitation_note=f"{limitation.title}届满日" if limitation else "",
        reply_by=order.day(Extra.REPLY_BY),
        contact_address=case.body.address or "",
    )


def return_letter(order: PaperOrder) -> ReturnLetterFacts:
    """委派调解结果反馈函: how a case that the court sent ended (特邀 art. 26)."""
    case = order.case
    settled = effective_agreement(case) is not None
    received_on = case.file_received_on or case.received_on
    ended_on = result_on(case)
    return ReturnLetterFacts(
        **people.frame(order),
        **people.both_names(case),
        **people.contact(case),
        to_court=people.sender_name(case),
        court_document=case.sender_document_number or "",
        entrusted_as=people.entrusted_as(case),
        received_on=received_on,
        ended_on=ended_on,
        settled=settled,
        outcome=outcome(case),
        agreement_number=agreement_number(case) if settled else "",
        failure=None if settled else _failure(order),
        undisputed=undisputed(case),
        days_used=(ended_on - received_on).days,
        service_address_confirmed=order.flag(Extra.ADDRESS_CONFIRMED),
        enclosures=order.enclosures,
        mediators=people.mediators(case),
    )


def arbitration_referrals(case: Case) -> list[Referral]:
    """The referrals to arbitration, newest first."""
    return [row for row in reversed(case.referrals) if row.kind is ReferralKind.ARBITRATION]


def reason(case: Case) -> str:
    """Why mediation ended: the coded reason, and the words where the code asks for them."""
    if not case.ending_reason:
        return EndingReason.WITHDRAWN.label
    code = EndingReason(case.ending_reason)
    return case.ending_note if code.needs_note and case.ending_note else code.label


def _ended_on(case: Case) -> date:
    assert case.ended_on is not None, "the table of papers asks for an ended mediation"
    return case.ended_on


def result_on(case: Case) -> date:
    """The day on which mediation came to its result."""
    agreement = effective_agreement(case)
    if agreement is not None and agreement.effective_on is not None:
        return agreement.effective_on
    return _ended_on(case)


def _remedies(case: Case) -> list[RemedyFacts]:
    """调解仲裁法 arts. 5, 27, 48, 50; an award already made leaves only the court."""
    found = []
    suing = running_clock(case, SUE_RULES)
    if case.award_received_on:
        basis = "《劳动争议调解仲裁法》第四十八条、第五十条"
        found.append(_remedy(SUE, suing, basis))
    else:
        limitation = running_clock(case, LIMITATION_RULES)
        basis = "《劳动争议调解仲裁法》第五条、第二十七条"
        found.append(_remedy(ARBITRATE, limitation, basis))
    if case.entry_path.from_court:
        found.append(RemedyFacts(text=BACK_AT_COURT))
    if any(claim.type in REMUNERATION for claim in case.claims):
        found.append(RemedyFacts(text=INSPECTION, basis="《劳动争议调解仲裁法》第九条"))
    found.append(RemedyFacts(text=LEGAL_AID, basis="《法律援助法》第三十一条"))
    return found


def _remedy(text: str, clock: Clock | None, basis: str) -> RemedyFacts:
    return RemedyFacts(
        text=text,
        by=clock.due_on if clock else None,
        basis=basis,
        by_is_provisional=bool(clock and clock.is_provisional),
    )


def _referral(order: PaperOrder) -> Referral:
    for row in arbitration_referrals(order.case):
        if row.id == order.subject_id:
            return row
    raise NotVisible


def outcome(case: Case) -> str:
    """What mediation came to: a whole or a part of an agreement, or why there is none."""
    if effective_agreement(case) is None:
        return f"双方未能达成调解协议：{reason(case)}"
    whole = case.outcome != Extent.PART.value
    return (Extent.WHOLE if whole else Extent.PART).label


def _failure(order: PaperOrder) -> FailureFacts:
    case = order.case
    held = len(recorded_sessions(case))
    mediators = "、".join(people.mediators(case))
    led = f"由调解员{mediators}主持，" if mediators else ""
    return FailureFacts(
        basic_facts=f"{led}共召开调解会{held}次" if held else f"{led}未能召开调解会",
        why_failed=reason(case),
        costly_conduct=order.text(Extra.CONDUCT),
        other_hints=order.text(Extra.HINTS),
    )


def undisputed(case: Case) -> tuple[str, ...]:
    """What the newest record says both sides accept; never what was conceded (特邀 art. 22)."""
    records = [each.record for each in recorded_sessions(case) if each.record]
    text = next((record.undisputed_facts for record in records if record.undisputed_facts), "")
    return written_lines(text)
