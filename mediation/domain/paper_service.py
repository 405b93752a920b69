"""送达: the ways a paper reaches somebody, and when it counts as served.

民诉法 arts. 87-95; 民诉解释 arts. 131-141; 33号令 arts. 19-20; 在线调解规则 art. 17.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import ClockRule, compute, find_rule
from mediation.domain.papers import PaperKind
from mediation.domain.parties import Side
from mediation.domain.service_methods import ServiceMethod


class ServiceOutcome(StrEnum):
    """What came of an attempt."""

    PENDING = "pending"
    SERVED = "served"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "pending": "在途，待回执",
            "served": "已送达",
            "refused": "拒绝签收",
            "not_found": "查无此人、无法联系",
            "returned": "退回",
        }[self.value]


@dataclass(frozen=True)
class Attempt:
    """One earlier attempt to serve the same paper on the same addressee."""

    method: ServiceMethod
    outcome: ServiceOutcome
    is_served: bool = False

    @property
    def has_failed(self) -> bool:
        """Whether the paper did not arrive and does not count as arrived."""
        return self.outcome is not ServiceOutcome.PENDING and not self.is_served


@dataclass(frozen=True)
class Addressee:
    """What decides how a paper may reach somebody.

    `has_confirmed` and `accepts_electronic` are what the newest 送达地址确认书 in force says.
    """

    is_party: bool = True
    is_person: bool = False
    has_confirmed: bool = False
    accepts_electronic: bool = False
    attempts: tuple[Attempt, ...] = ()

    @property
    def is_served(self) -> bool:
        """Whether some attempt counts as service."""
        return any(each.is_served for each in self.attempts)

    @property
    def is_waiting(self) -> bool:
        """Whether some attempt is still under way."""
        return any(each.outcome is ServiceOutcome.PENDING for each in self.attempts)

    @property
    def has_refused(self) -> bool:
        """Whether the paper was offered and not taken."""
        return any(each.outcome is ServiceOutcome.REFUSED for each in self.attempts)

    def failed_with(self, *methods: ServiceMethod) -> bool:
        """Whether one of these ways was tried in vain."""
        return any(each.has_failed and each.method in methods for each in self.attempts)


M, R = ServiceMethod, ServiceOutcome
ARTICLES = {
    M.DIRECT: "《民事诉讼法》第八十八条",
    M.LEFT: "《民事诉讼法》第八十九条",
    M.ELECTRONIC: "《民事诉讼法》第九十条、《民诉法解释》第一百三十五条",
    M.MAIL: "《民事诉讼法》第九十一条",
    M.ENTRUSTED: "《民事诉讼法》第九十一条",
    M.TRANSFERRED: "《民事诉讼法》第九十二条至第九十四条",
    M.PUBLIC_NOTICE: "《民事诉讼法》第九十五条",
}
# 法释〔2004〕13号 art. 11: an address that a party confirmed is at its own risk.
RETURNED_FROM_CONFIRMED = (
    "当事人确认的送达地址无人签收或者拒收，退回之日视为送达之日（法释〔2004〕13号第十一条）"
)
DAY_COUNTED = {
    M.DIRECT: "签收之日",
    M.LEFT: "留置之日",
    M.ELECTRONIC: "到达受送达人特定系统之日",
    M.MAIL: "回执注明的收件之日",
    M.ENTRUSTED: "签收之日",
    M.TRANSFERRED: "签收之日",
    M.PUBLIC_NOTICE: "公告期满之日",
}
# Ways on which nobody signs: the paper counts as served because the law says so.
DEEMED = frozenset({M.LEFT, M.PUBLIC_NOTICE})
NOTICE_RULE = "K43A"
_ENDS_OF = {
    # Left and posted papers cannot be refused, nor do they come back.
    M.LEFT: frozenset({R.SERVED}),
    M.PUBLIC_NOTICE: frozenset({R.PENDING, R.SERVED}),
    M.ELECTRONIC: frozenset({R.PENDING, R.SERVED, R.RETURNED}),
    M.DIRECT: frozenset({R.SERVED, R.REFUSED, R.NOT_FOUND}),
}


def outcomes_of(method: ServiceMethod) -> frozenset[ServiceOutcome]:
    """What can come of an attempt on this way."""
    return _ENDS_OF.get(method, frozenset(ServiceOutcome))


def why_not(method: ServiceMethod, addressee: Addressee) -> str:
    """Why a paper may not be served on somebody this way; empty when it may."""
    if addressee.is_served:
        return "这份文书已经送达，不需要再送。"
    if not addressee.is_party:
        official = {M.DIRECT, M.MAIL, M.ELECTRONIC}
        return "" if method in official else f"送交单位的文书不适用{method.label}。"
    rule = _LIMITS.get(method)
    return rule(addressee) if rule else ""


def _electronic(addressee: Addressee) -> str:
    # 民诉解释 art. 136: the consent stands in the 送达地址确认书.
    if addressee.accepts_electronic:
        return ""
    return "受送达人没有在送达地址确认书中同意电子送达（民事诉讼法第九十条），请换一种方式。"


def _left(addressee: Addressee) -> str:
    if addressee.has_refused:
        return ""
    return "留置送达以拒绝签收为前提（民事诉讼法第八十九条），请先登记被拒收的那一次送达。"


def _transferred(addressee: Addressee) -> str:
    return "" if addressee.is_person else "转交送达只适用于军人、被监禁或者被强制教育的个人。"


def _public_notice(addressee: Addressee) -> str:
    # 民诉法 art. 95: whereabouts unknown, or no other way of this section has served it.
    if addressee.is_waiting:
        return "还有一次送达没有结果，请先登记结果。"
    in_person = addressee.failed_with(M.DIRECT, M.ENTRUSTED, M.TRANSFERRED)
    if in_person and addressee.failed_with(M.MAIL):
        return ""
    return "公告送达只在直接送达和邮寄送达都没有送到以后采用（民事诉讼法第九十五条）。"


_LIMITS: dict[ServiceMethod, Callable[[Addressee], str]] = {
    M.ELECTRONIC: _electronic,
    M.LEFT: _left,
    M.TRANSFERRED: _transferred,
    M.PUBLIC_NOTICE: _public_notice,
}


@dataclass(frozen=True)
class ServedDay:
    """The day on which a paper counts as served, and why; `is_deemed`: nobody signed for it."""

    on: date
    why: str
    is_deemed: bool


def served_day(
    method: ServiceMethod, outcome: ServiceOutcome, on: date, *, has_confirmed: bool
) -> ServedDay | None:
    """When a paper counts as served; None while it does not.

    `on` is the day of the signature, of leaving, of arrival, of the return of a letter, or the
    last day of a public notice.
    """
    if outcome is R.SERVED:
        return ServedDay(on, f"{DAY_COUNTED[method]}（{ARTICLES[method]}）", method in DEEMED)
    came_back = outcome in {R.RETURNED, R.REFUSED, R.NOT_FOUND}
    if method is M.MAIL and came_back and has_confirmed:
        return ServedDay(on, RETURNED_FROM_CONFIRMED, True)
    return None


def notice_ends(published: date, calendar: WorkingCalendar, rules: Sequence[ClockRule]) -> date:
    """The last day of a public notice, by the row of the table of periods in force on that day."""
    rule = find_rule(NOTICE_RULE, on=published, rules=rules)
    return compute(rule, start=published, calendar=calendar, today=published).legal_date


def next_step(addressee: Addressee) -> str:
    """What to do next to get a paper to somebody, in one sentence; empty when it is served."""
    if addressee.is_served:
        return ""
    if addressee.is_waiting:
        return "等待回执；收到后登记结果。"
    if not addressee.attempts:
        return "还没有送达。"
    if not addressee.is_party:
        return "没有送到，请核对单位地址后重新送达。"
    if addressee.has_refused and not addressee.failed_with(M.LEFT):
        return "拒绝签收：请在见证人到场或者拍照、录像的情况下留置送达。"
    if not _public_notice(addressee):
        return "直接送达和邮寄送达都没有送到，可以公告送达，并写明原因和经过。"
    tried_mail = addressee.failed_with(M.MAIL)
    return f"没有送到，请改用{(M.DIRECT if tried_mail else M.MAIL).label}。"


def due_to(kind: PaperKind, subject: str, side: Side, party_id: int) -> bool:
    """Whether a party is to get a paper of this kind (17号令 arts. 22, 26, 30; 特邀 art. 19)."""
    if subject.startswith("party:"):
        return kind in _TO_ONE and subject == f"party:{party_id}"
    if kind in _TO_A_SIDE:
        return subject == side.value
    if kind is PaperKind.REFUSAL_NOTICE:
        return side is Side.APPLICANT
    return kind in _TO_ALL


_TO_ONE = frozenset(
    {PaperKind.DEMAND_LETTER, PaperKind.SUPERVISION_REMINDER, PaperKind.SUPERVISION_OPINION}
)
_TO_A_SIDE = frozenset({PaperKind.ACCEPTANCE_NOTICE})
_TO_ALL = frozenset({PaperKind.AGREEMENT, PaperKind.CLOSING_NOTICE})
