"""The exits after an agreement: which are open, until when, and why the others are not.

仲裁审查: 33号令 arts. 74-75. 司法确认: 民诉法 art. 205, 人民调解法 art. 33. 支付令: 调解仲裁法
arts. 10, 16. One exit at a time: whether another one is running is asked by `case_guards`.
"""

from dataclasses import dataclass
from datetime import date

from mediation.domain.agreements import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.organisations import LegalType, OrganisationKind
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, PerformanceState

# 调解仲裁法 art. 16: unpaid wages, medical costs of an injury, severance, damages.
PAYMENT_ORDER_CLAIMS = frozenset(
    {
        *(ClaimType.WAGES, ClaimType.OVERTIME, ClaimType.ANNUAL_LEAVE, ClaimType.SEVERANCE),
        *(ClaimType.UNLAWFUL_DISMISSAL, ClaimType.WORK_INJURY, ClaimType.DOUBLE_WAGE),
    }
)
RECEIVERS = {
    ExitKind.JUDICIAL_CONFIRMATION: frozenset({OrganisationKind.COURT}),
    ExitKind.ARBITRATION_REVIEW: frozenset({OrganisationKind.ARBITRATION_COMMISSION}),
    ExitKind.PAYMENT_ORDER: frozenset({OrganisationKind.COURT}),
}
JOINT_EXITS = frozenset({ExitKind.JUDICIAL_CONFIRMATION, ExitKind.ARBITRATION_REVIEW})
ARTICLES = {
    ExitKind.JUDICIAL_CONFIRMATION: "《民事诉讼法》第二百零五条、《人民调解法》第三十三条",
    ExitKind.ARBITRATION_REVIEW: "《劳动人事争议仲裁办案规则》第七十四条、第七十五条",
    ExitKind.PAYMENT_ORDER: "《劳动争议调解仲裁法》第十条、第十六条",
}
WHAT_IT_GIVES = {
    ExitKind.JUDICIAL_CONFIRMATION: "双方共同申请；法院裁定有效后，可以申请强制执行。",
    ExitKind.ARBITRATION_REVIEW: "双方共同申请；仲裁委员会出具调解书后，可以申请强制执行。",
    ExitKind.PAYMENT_ORDER: "用人单位逾期不付时，由劳动者向其所在地基层法院申请。",
}


@dataclass(frozen=True)
class AgreedPayment:
    """A payment term, as far as the payment order asks: which claims it settles, who pays whom."""

    claim_types: frozenset[str]
    payer_kind: PartyKind
    payee_kinds: frozenset[PartyKind]


@dataclass(frozen=True)
class ExitFacts:
    """What decides about the exits of one agreement, on the day an application is filed."""

    filed_on: date
    effective_on: date | None
    confirm_until: date | None
    review_until: date | None
    legal_type: LegalType | None
    term_kinds: frozenset[TermKind]
    payments: tuple[AgreedPayment, ...]
    performance: PerformanceState
    granted: frozenset[ExitKind] = frozenset()


@dataclass(frozen=True)
class Route:
    """One exit as the page shows it: open, or why not; the last day when it has one."""

    kind: ExitKind
    why_not: str
    until: date | None

    @property
    def is_open(self) -> bool:
        """Whether the application can be filed."""
        return not self.why_not


def routes(facts: ExitFacts) -> tuple[Route, ...]:
    """Every exit with its state, in the order people think of them."""
    until = {
        ExitKind.JUDICIAL_CONFIRMATION: facts.confirm_until,
        ExitKind.ARBITRATION_REVIEW: facts.review_until,
    }
    return tuple(Route(kind, why_not(kind, facts), until.get(kind)) for kind in ExitKind)


def why_not(kind: ExitKind, facts: ExitFacts) -> str:
    """Why this exit is shut, or an empty text."""
    if facts.effective_on is None:
        return "协议尚未生效。"
    if facts.filed_on < facts.effective_on:
        return "申请日期不能早于协议生效日期。"
    if facts.granted:
        done = "、".join(item.label for item in ExitKind if item in facts.granted)
        return f"协议已经{done}，不能再次申请。"
    return _RULES[kind](facts)


def _confirmation(facts: ExitFacts) -> str:
    if facts.confirm_until and facts.filed_on > facts.confirm_until:
        return f"已过申请期限：自协议生效之日起三十日内，至 {facts.confirm_until}（民诉法 205）。"
    return ""


def _review(facts: ExitFacts) -> str:
    # 33号令 art. 75: these are not accepted for review.
    if TermKind.EMPLOYMENT_CONFIRM in facts.term_kinds:
        return "协议含有确认劳动关系的内容，仲裁委员会不予受理（33号令 75）。"
    if facts.review_until and facts.filed_on > facts.review_until:
        return f"已过申请期限：自协议生效之日起十五日内，至 {facts.review_until}（33号令 74）。"
    return ""


def _payment_order(facts: ExitFacts) -> str:
    if facts.legal_type is None or not facts.legal_type.named_in_article_10:
        return "本调解组织不属于《调解仲裁法》第十条所列三类组织，不能据协议申请支付令。"
    if not any(_is_ground(payment) for payment in facts.payments):
        return (
            "只有用人单位支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金的协议，"
            "劳动者才能申请支付令；请在付款条款写明清偿的是哪一项请求（调解仲裁法 16）。"
        )
    if facts.performance is not PerformanceState.BREACHED:
        return "用人单位尚未逾期，支付令在约定期限届满不付后才能申请（调解仲裁法 16）。"
    return ""


def _is_ground(payment: AgreedPayment) -> bool:
    return (
        payment.payer_kind is PartyKind.EMPLOYER
        and PartyKind.WORKER in payment.payee_kinds
        and bool(payment.claim_types)
        and payment.claim_types <= PAYMENT_ORDER_CLAIMS
    )


_RULES = {
    ExitKind.JUDICIAL_CONFIRMATION: _confirmation,
    ExitKind.ARBITRATION_REVIEW: _review,
    ExitKind.PAYMENT_ORDER: _payment_order,
}
