"""Which exits an agreement still has: windows, contents, and what the body legally is.

民诉法 art. 205 (司法确认); 33号令 arts. 74-75 (仲裁审查); 调解仲裁法 arts. 10, 16 (支付令).
"""

from datetime import date

from mediation.domain.case_facts import CaseFacts
from mediation.domain.small_flows import ExitKind, PerformanceState


def exit_blockers(kind: ExitKind, facts: CaseFacts) -> tuple[str, ...]:
    """Why this exit cannot be applied for, given an effective agreement; empty when it can."""
    return {
        ExitKind.JUDICIAL_CONFIRMATION: _confirmation,
        ExitKind.ARBITRATION_REVIEW: _review,
        ExitKind.PAYMENT_ORDER: _payment_order,
    }[kind](facts)


def some_exit_open(facts: CaseFacts) -> str | None:
    """Why no exit at all can be applied for, or None."""
    reasons = [exit_blockers(kind, facts) for kind in ExitKind]
    if not all(reasons):
        return None
    return "".join(sentence for sentences in reasons for sentence in sentences)


def _confirmation(facts: CaseFacts) -> tuple[str, ...]:
    return _window("司法确认", "民事诉讼法第二百零五条", facts.confirmation_until, facts.today)


def _review(facts: CaseFacts) -> tuple[str, ...]:
    if facts.confirms_employment:
        return ("协议含确认劳动关系条款，仲裁审查不予受理（办案规则第七十五条）。",)
    return _window("仲裁审查", "办案规则第七十四条", facts.review_until, facts.today)


def _window(title: str, article: str, until: date | None, today: date) -> tuple[str, ...]:
    if until is None or today <= until:
        return ()
    return (f"共同申请{title}的期限已于 {until.month}月{until.day}日 届满（{article}）。",)


def _payment_order(facts: CaseFacts) -> tuple[str, ...]:
    if not facts.body_named_in_act:
        return ("本调解组织不在调解仲裁法第十条所列之内，其协议不能据以申请支付令。",)
    if facts.performance is not PerformanceState.BREACHED:
        return ("还没有到期未付的款项，不能申请支付令。",)
    return ()
