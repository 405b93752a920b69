"""Why a way out is shut: one sentence with its article for every column of the table.

`unfitness` asks what no day will change: the body, the way the case came, the clauses. `untimely`
asks what does: effect, default, answers of court and commission, the period, who applies.
"""

from collections.abc import Callable, Iterable

from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits.clauses import (
    goes_along,
    holder,
    is_performed,
    is_ripe,
    substance,
)
from mediation.domain.exits.facts import ExitFacts
from mediation.domain.exits.kinds import Applicant, Opening, RouteKind
from mediation.domain.exits.rule import ExitRule
from mediation.domain.organisations import LegalType
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, ExitState

Reason = Callable[[ExitRule, ExitFacts], str]

_TAKEN_UP_BY_COURT = (
    "立案后委托调解的案件，协议交回法院，由法院审查后制作调解书"
    "（《最高人民法院关于人民法院特邀调解的规定》第二十条）。"
)
_TAKEN_UP = {
    EntryPath.COURT_ENTRUSTED_ORDINARY: _TAKEN_UP_BY_COURT,
    EntryPath.COURT_ENTRUSTED_SUMMARY: _TAKEN_UP_BY_COURT,
    EntryPath.COMMISSION_ENTRUSTED: "仲裁庭受理后委托调解的案件，由仲裁庭根据协议制作调解书"
    "（《劳动争议调解仲裁法》第四十二条）。",
}
_DECREES = frozenset({RouteKind.COURT_DECREE, RouteKind.COMMISSION_DECREE})


def unfitness(rule: ExitRule, facts: ExitFacts) -> str:
    """Why the way is not for this body, this case or this agreement, on whatever day."""
    return _first(_STANDING, rule, facts)


def untimely(rule: ExitRule, facts: ExitFacts) -> str:
    """Why the way is not open on this day, for whoever applies."""
    return _first(_TIMELY, rule, facts)


def occupied(rule: ExitRule, facts: ExitFacts) -> str:
    """Why the way waits for a procedure, or is done with, whatever has been paid by the day."""
    return _first(_OCCUPIED, rule, facts)


def _first(reasons: Iterable[Reason], rule: ExitRule, facts: ExitFacts) -> str:
    sentences = (reason(rule, facts) for reason in reasons)
    return next((sentence for sentence in sentences if sentence), "")


def _not_is_used(rule: ExitRule, facts: ExitFacts) -> str:
    return "" if rule.is_used else f"现行规则停用“{rule.route.label}”（{rule.basis}）。"


def _wrong_path(rule: ExitRule, facts: ExitFacts) -> str:
    if facts.entry_path in rule.entry_paths:
        return ""
    if facts.entry_path in _TAKEN_UP and rule.route not in _DECREES:
        return _TAKEN_UP[facts.entry_path]
    paths = "、".join(path.label for path in EntryPath if path in rule.entry_paths)
    return f"{rule.route.label}只适用于{paths}的案件（{rule.basis}）。"


def _wrong_body(rule: ExitRule, facts: ExitFacts) -> str:
    if facts.legal_type in rule.legal_types:
        return ""
    kinds = "、".join(kind.label for kind in LegalType if kind in rule.legal_types)
    return f"只有在{kinds}主持下达成的协议，才可以{rule.route.act}（{rule.basis}）。"


def _excluded_term(rule: ExitRule, facts: ExitFacts) -> str:
    found = {term.kind for term in facts.terms} & rule.excluded_terms
    if not found:
        return ""
    names = "、".join(kind.label for kind in TermKind if kind in found)
    return (
        f"协议含有{names}的内容，不能{rule.route.act}；需要的，请把该内容另立协议（{rule.basis}）。"
    )


def _no_such_money(rule: ExitRule, facts: ExitFacts) -> str:
    if not rule.money or any(goes_along(rule, term) for term in facts.terms):
        return ""
    return (
        f"协议没有单独约定用人单位向劳动者支付{_claims(rule)}的付款条款，不能{rule.route.act}；"
        f"请在付款条款写明清偿的是哪一项请求（{rule.basis}）。"
    )


def _other_money(rule: ExitRule, facts: ExitFacts) -> str:
    if not rule.money_only:
        return ""
    other = [term.number for term in facts.terms if term.payment and not goes_along(rule, term)]
    if not other:
        return ""
    numbers = "、".join(str(number) for number in other)
    return (
        f"协议第 {numbers} 条不是{_claims(rule)}，"
        f"{rule.route.act}只限于仅就此达成的协议（{rule.basis}）。"
    )


def _claims(rule: ExitRule) -> str:
    return "、".join(kind.label for kind in ClaimType if kind in rule.money)


def _not_effective(rule: ExitRule, facts: ExitFacts) -> str:
    if facts.effective_on is None:
        return "协议尚未生效。"
    if facts.filed_on < facts.effective_on:
        return f"申请日期不能早于协议生效日期 {facts.effective_on}。"
    return ""


def _lacks_force(rule: ExitRule, facts: ExitFacts) -> str:
    if not rule.needs_force or any(item.is_in_force(facts.filed_on) for item in facts.filed):
        return ""
    granted = [item for item in facts.filed if item.state is ExitState.GRANTED]
    if not granted:
        return (
            f"现在还不能{rule.route.act}：须先有法院的司法确认裁定、送达双方的仲裁调解书，"
            f"或者没有异议的支付令（{rule.basis}）。"
        )
    since = granted[-1].force_from
    name = granted[-1].kind.label
    if since is None:
        return f"{name}的结果还没有登记送达，送达后才能{rule.route.act}（{rule.basis}）。"
    return f"{name}的结果自 {since} 起才能{rule.route.act}（{rule.basis}）。"


def _performed(rule: ExitRule, facts: ExitFacts) -> str:
    if Opening.EFFECT in rule.opens_on and rule.route is not RouteKind.PERFORMANCE:
        return ""
    payments = [term for term in substance(rule, facts) if term.payment]
    done = bool(payments) and all(is_performed(term, facts) for term in payments)
    return "约定的款项已经全部付清。" if done else ""


def _held(rule: ExitRule, facts: ExitFacts) -> str:
    going = substance(rule, facts)
    holders = [item for item in (holder(rule, term, facts) for term in going) if item]
    if not going or len(holders) < len(going):
        return ""
    waiting = next((item for item in holders if item.state.is_open), None)
    if waiting:
        return f"已申请{waiting.kind.label}，尚无结果；请先登记结果或者撤回。"
    done = "、".join(kind.label for kind in ExitKind if kind in {item.kind for item in holders})
    if rule.needs_force:
        return f"已经{rule.route.act}；终结本次执行程序的，请登记恢复执行（{rule.basis}）。"
    if not any(item.is_in_force(facts.filed_on) for item in holders):
        return f"{done}已有结果，尚未生效，不能再{rule.route.act}（{rule.basis}）。"
    return f"协议已经办妥{done}，可以据此申请强制执行，不能再{rule.route.act}（{rule.basis}）。"


def _before_the_commission(rule: ExitRule, facts: ExitFacts) -> str:
    if facts.arbitration not in rule.shut_when:
        return ""
    return f"争议的仲裁情况是“{facts.arbitration.label}”，不能{rule.route.act}（{rule.basis}）。"


def _still_mediating(rule: ExitRule, facts: ExitFacts) -> str:
    if rule.waits_for_mediation and facts.still_mediating:
        return f"案件还在调解，调解结束前不能{rule.route.act}（{rule.basis}）。"
    return ""


def _nothing_goes(rule: ExitRule, facts: ExitFacts) -> str:
    if not facts.terms or any(goes_along(rule, term) for term in facts.terms):
        return ""
    return f"协议没有可以{rule.route.act}的条款（{rule.basis}）。"


def _not_opened(rule: ExitRule, facts: ExitFacts) -> str:
    if Opening.EFFECT in rule.opens_on:
        return ""
    free = [term for term in substance(rule, facts) if not holder(rule, term, facts)]
    if any(is_ripe(rule, term, facts) for term in free):
        return ""
    wanted = "，或者".join(item.label for item in Opening if item in rule.opens_on)
    return f"现在还不能{rule.route.act}：须{wanted}（{rule.basis}）。"


def _too_late(rule: ExitRule, facts: ExitFacts) -> str:
    window = facts.windows.get(rule.window)
    if window is None or not rule.late_bars or facts.filed_on <= window.legal_date:
        return ""
    return f"已过申请期限：{window.title}，至 {window.legal_date}（{rule.basis}）。"


def _wrong_applicant(rule: ExitRule, facts: ExitFacts) -> str:
    asking = facts.applicant
    if asking is None or (rule.applicant.may_be(asking) and _is_creditor(asking, rule, facts)):
        return ""
    if rule.needs_both:
        return f"{rule.route.label}必须由双方当事人共同申请，请先征得双方同意（{rule.basis}）。"
    return f"{rule.route.label}只能由{rule.applicant.label}提出（{rule.basis}）。"


def _is_creditor(asking: Applicant, rule: ExitRule, facts: ExitFacts) -> bool:
    if rule.applicant is not Applicant.CREDITOR or asking is Applicant.BOTH:
        return True
    payments = [term.payment for term in substance(rule, facts) if term.payment]
    owed = {kind for payment in payments for kind in payment.payee_kinds}
    return not owed or _SIDES.get(asking) in owed


_SIDES = {Applicant.WORKER: PartyKind.WORKER, Applicant.EMPLOYER: PartyKind.EMPLOYER}
_STANDING = (
    *(_not_is_used, _wrong_path, _wrong_body, _excluded_term, _no_such_money, _other_money),
    *(_nothing_goes,),
)
_OCCUPIED = (_lacks_force, _held)
_TIMELY = (
    *(_not_effective, _lacks_force, _performed, _held, _before_the_commission),
    *(_still_mediating, _not_opened, _too_late, _wrong_applicant),
)
