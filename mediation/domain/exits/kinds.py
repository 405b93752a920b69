"""The words of the decision table: the ways out, who goes them, what opens them."""

from enum import StrEnum

from mediation.domain.organisations import OrganisationKind
from mediation.domain.small_flows import ExitKind


class RouteKind(StrEnum):
    """A way out after an agreement (law.md 4.1); four of them are procedures of this program.

    Those four bear the codes of `ExitKind`, which has the table of their states.
    """

    PERFORMANCE = "performance"
    JUDICIAL_CONFIRMATION = "judicial_confirmation"
    ARBITRATION_REVIEW = "arbitration_review"
    PAYMENT_ORDER = "payment_order"
    ENFORCEMENT = "enforcement"
    COURT_DECREE = "court_decree"
    COMMISSION_DECREE = "commission_decree"
    ARBITRATION = "arbitration"
    SUIT_AFTER_ORDER = "suit_after_order"
    SUIT_FOR_WAGES = "suit_for_wages"
    SUIT_AFTER_REFUSAL = "suit_after_refusal"
    INSPECTION = "inspection"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def act(self) -> str:
        """What one does on this way, after 可以 or 不能."""
        return _ACTS[self]

    @property
    def procedure(self) -> ExitKind | None:
        """The procedure that is filed here, when this program follows it."""
        return next((kind for kind in ExitKind if kind.value == self.value), None)

    @property
    def receivers(self) -> frozenset[OrganisationKind]:
        """The kinds of organisation that take the application."""
        return _RECEIVERS.get(self, frozenset())


_LABELS = {
    RouteKind.PERFORMANCE: "自动履行",
    RouteKind.JUDICIAL_CONFIRMATION: "司法确认",
    RouteKind.ARBITRATION_REVIEW: "仲裁审查",
    RouteKind.PAYMENT_ORDER: "支付令",
    RouteKind.ENFORCEMENT: "强制执行",
    RouteKind.COURT_DECREE: "法院出具调解书",
    RouteKind.COMMISSION_DECREE: "仲裁委出具调解书",
    RouteKind.ARBITRATION: "申请仲裁",
    RouteKind.SUIT_AFTER_ORDER: "直接起诉（支付令终结后）",
    RouteKind.SUIT_FOR_WAGES: "直接起诉（仅就劳动报酬）",
    RouteKind.SUIT_AFTER_REFUSAL: "直接起诉（不予司法确认后）",
    RouteKind.INSPECTION: "劳动监察投诉",
}
_ACTS = {
    RouteKind.PERFORMANCE: "自动履行",
    RouteKind.JUDICIAL_CONFIRMATION: "申请司法确认",
    RouteKind.ARBITRATION_REVIEW: "申请仲裁审查",
    RouteKind.PAYMENT_ORDER: "申请支付令",
    RouteKind.ENFORCEMENT: "申请强制执行",
    RouteKind.COURT_DECREE: "由法院出具调解书",
    RouteKind.COMMISSION_DECREE: "由仲裁委出具调解书",
    RouteKind.ARBITRATION: "申请仲裁",
    RouteKind.SUIT_AFTER_ORDER: "直接起诉",
    RouteKind.SUIT_FOR_WAGES: "直接起诉",
    RouteKind.SUIT_AFTER_REFUSAL: "直接起诉",
    RouteKind.INSPECTION: "向劳动监察投诉",
}
_COURT = frozenset({OrganisationKind.COURT})
_COMMISSION = frozenset({OrganisationKind.ARBITRATION_COMMISSION})
_RECEIVERS = {
    RouteKind.JUDICIAL_CONFIRMATION: _COURT,
    RouteKind.ARBITRATION_REVIEW: _COMMISSION,
    RouteKind.PAYMENT_ORDER: _COURT,
    RouteKind.ENFORCEMENT: _COURT,
    RouteKind.COURT_DECREE: _COURT,
    RouteKind.COMMISSION_DECREE: _COMMISSION,
    RouteKind.ARBITRATION: _COMMISSION,
    RouteKind.SUIT_AFTER_ORDER: _COURT,
    RouteKind.SUIT_FOR_WAGES: _COURT,
    RouteKind.SUIT_AFTER_REFUSAL: _COURT,
    RouteKind.INSPECTION: frozenset({OrganisationKind.HR_BUREAU}),
}


class Applicant(StrEnum):
    """Who asks, and who has to ask."""

    BOTH = "both"
    EITHER = "either"
    WORKER = "worker"
    EMPLOYER = "employer"
    CREDITOR = "creditor"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return {
            "both": "双方共同",
            "either": "任何一方",
            "worker": "劳动者一方",
            "employer": "用人单位一方",
            "creditor": "权利人（收款一方）",
        }[self.value]

    def may_be(self, asking: "Applicant") -> bool:
        """Whether those who ask are those whom the rule wants; both together may do either's."""
        if self is Applicant.BOTH or asking is Applicant.BOTH:
            return asking is Applicant.BOTH
        return self in {Applicant.EITHER, Applicant.CREDITOR} or self is asking


class Opening(StrEnum):
    """What opens a way; one of those that a rule names is enough."""

    EFFECT = "effect"
    DEFAULT = "default"
    REVIEW_REFUSED = "review_refused"
    CONFIRMATION_REFUSED = "confirmation_refused"
    ORDER_ENDED = "order_ended"

    @property
    def label(self) -> str:
        """The Chinese words after 须."""
        return {
            "effect": "协议生效",
            "default": "约定的付款期限届满而未付",
            "review_refused": "仲裁委员会不予受理仲裁审查或者不予制作调解书",
            "confirmation_refused": "双方共同申请司法确认而法院不予确认",
            "order_ended": "支付令申请被法院裁定终结督促程序",
        }[self.value]


class WindowStart(StrEnum):
    """The day from which the period of a way is counted."""

    EFFECT = "effect"
    DEFAULT = "default"
    LAST_DUE = "last_due"
