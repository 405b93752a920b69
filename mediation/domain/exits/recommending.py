"""Which of the open ways to name first: after a default those that need nobody's consent.

The order is that of practice, not of law: what is quickest and binds most comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.domain.exits.decision import Route
from mediation.domain.exits.kinds import RouteKind

_TOGETHER = {
    RouteKind.COURT_DECREE: "案件已经在法院，由法院制作调解书最直接。",
    RouteKind.COMMISSION_DECREE: "案件已经在仲裁庭，由仲裁庭制作调解书最直接。",
    RouteKind.JUDICIAL_CONFIRMATION: "协议刚生效，双方共同申请确认后就有强制执行力，不收费。",
    RouteKind.ARBITRATION_REVIEW: "双方共同申请审查，仲裁调解书可以申请强制执行。",
}
_ALONE = {
    RouteKind.ENFORCEMENT: "已经有可以执行的法律文书，不需要再确认债权。",
    RouteKind.SUIT_AFTER_ORDER: "支付令已经终结，可以不经仲裁直接起诉。",
    RouteKind.SUIT_AFTER_REFUSAL: "确认申请没有获准，可以不经仲裁直接起诉。",
    RouteKind.PAYMENT_ORDER: "不开庭，十五日内对方不异议就可以申请强制执行。",
    RouteKind.SUIT_FOR_WAGES: "仅就劳动报酬达成的协议，可以不经仲裁直接起诉。",
    RouteKind.ARBITRATION: "以协议为证据申请仲裁。",
    RouteKind.INSPECTION: "由劳动保障监察责令用人单位限期支付。",
}


@dataclass(frozen=True)
class Recommendation:
    """The way to name first, and why."""

    route: Route
    why: str


def recommended(routes: Sequence[Route]) -> Recommendation | None:
    """The best of the open ways that are not too late, None when none is open.

    A way that one side goes alone is only open once something was not kept, so it comes first;
    where everything was paid, none is named.
    """
    if any(route.kind is RouteKind.PERFORMANCE and not route.is_open for route in routes):
        return None
    found = {route.kind: route for route in routes if route.is_open and not route.is_late}
    for kind, why in (_ALONE | _TOGETHER).items():
        if kind in found:
            return Recommendation(found[kind], why)
    return None
