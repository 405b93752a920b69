"""What stands beside the form of a step: the facts that the decision rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mediation.domain.agreement.standing import in_words
from mediation.domain.case_flow import Action
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import MEDIATION_RULES, ClockRule
from mediation.domain.explained_date import ExplainedDate, explained
from mediation.domain.outcomes import outcome_of
from mediation.domain.urgency import days_left
from mediation.domain.whose_clock import clock_words
from mediation.models import Case, Clock
from mediation.queries.case_facts import current_agreement, facts_of
from mediation.queries.clock_events import DECISION_RULES, LIMITATION_RULES
from mediation.queries.clock_rows import extendable_clocks, rule_of
from mediation.queries.dossier_facts import completeness_of
from mediation.queries.foresight import term_after_acceptance
from mediation.queries.performance import callbacks_of, standing_on
from mediation.queries.referrals import followed
from mediation.queries.rule_book import RuleBook


@dataclass(frozen=True)
class Fact:
    """One line beside the form; `date` explains itself when it is a statutory one."""

    label: str
    value: str
    date: Clock | ExplainedDate | None = None


Facts = list[Fact]
AWARD_RULES = frozenset({"K32", "K33", "K34"})


def facts_beside(action: Action, case: Case, today: date) -> Facts:
    """What is to be done now, then what this very step asks about."""
    particular = _PARTICULAR.get(action)
    waiting = [Fact("待办", case.next_note)] if case.next_note else []
    return waiting + (particular(case, today) if particular else [])


def _dates(case: Case, today: date, rules: frozenset[str]) -> Facts:
    book = RuleBook()
    counting = {ClockState.RUNNING, ClockState.PAUSED, ClockState.LAPSED}
    rows = [row for row in case.clocks if row.rule in rules and row.state in counting]
    return [Fact(row.title, _due(row, book, today), row) for row in rows]


def _due(row: Clock, book: RuleBook, today: date) -> str:
    words = clock_words(row.state, book.binds(row.rule), row.due_on, today)
    return f"{row.due_on.isoformat()}（{words}）"


def _decision(case: Case, today: date) -> Facts:
    return _dates(case, today, DECISION_RULES)


def _acceptance(case: Case, today: date) -> Facts:
    term = explained(term_after_acceptance(case, today=today))
    number = case.number or "受理时自动编号"
    after = f"今天受理的，至 {term.due_on.isoformat()}"
    return [*_decision(case, today), Fact("案号", number), Fact(term.title, after, term)]


def _term(case: Case, today: date) -> Facts:
    return _dates(case, today, MEDIATION_RULES)


def _answer(case: Case, today: date) -> Facts:
    if case.inquired_on is None or case.answer_due_on is None:
        return []
    due = f"{case.answer_due_on.isoformat()}（{days_left(case.answer_due_on, today)}）"
    return [Fact("征询之日", case.inquired_on.isoformat()), Fact("答复期限", due)]


def _supplement(case: Case, today: date) -> Facts:
    due = case.supplement_due_on
    return [Fact("补正期限", f"{due.isoformat()}（{days_left(due, today)}）")] if due else []


def _mediator(case: Case, today: date) -> Facts:
    named = case.mediator.name if case.mediator else "未指派"
    return [Fact("现承办", named), *_term(case, today)]


def _remedies(case: Case, today: date) -> Facts:
    # A party who is sent on must know how long the way stays open.
    return _dates(case, today, LIMITATION_RULES | AWARD_RULES)


def _receipt(case: Case, today: date) -> Facts:
    found = []
    for row in followed(case):
        newest = row.events[-1].words if row.events else row.state.label
        found.append(Fact(f"{row.receiver.name}（{row.sent_on} {row.kind.label}）", newest))
    return found


def _outcome(case: Case, today: date) -> Facts:
    return [Fact("结案结果", outcome_of(facts_of(case, today=today)).label), *_kept(case, today)]


def _kept(case: Case, today: date) -> Facts:
    """How an agreement in force stands, and whether anybody was called back."""
    agreement, standing = current_agreement(case), standing_on(case, today)
    if agreement is None or not standing:
        return []
    calls = callbacks_of(agreement)
    told = f"最近 {calls[0].called_on}" if calls else "还没有登记回访，结案前最好回访一次"
    return [Fact("协议履行", in_words(standing)), Fact("回访", told)]


def _file(case: Case, today: date) -> Facts:
    """How complete the file is: what is missing is told and stops nothing, for no law says so."""
    judged = completeness_of(case, today=today)
    score = Fact("卷宗完整度", f"{judged.score} 分")
    lacks = [
        Fact("卷宗还缺", f"{line.item.label}（{line.item.basis}）：{line.mend}")
        for line in judged.missing
    ]
    warning = Fact("提醒", "缺项不影响归档，但归档后不能再出具文书，只能补充材料。")
    return [score, *lacks, *([warning] if lacks else [])]


def _extendable(case: Case, today: date) -> Facts:
    rules = ((row, rule_of(row, case)) for row in extendable_clocks(case))
    return [Fact(row.title, _by_whom(rule), row) for row, rule in rules if rule]


def _by_whom(rule: ClockRule) -> str:
    cap = rule.extension_cap
    most = f"，最多 {cap} {rule.unit.label}" if cap else ""
    return f"{rule.extendable_by}可以延长{most}"


_PARTICULAR: dict[Action, Callable[[Case, date], Facts]] = {
    Action.REQUEST_SUPPLEMENT: _decision,
    Action.SUPPLEMENT: _supplement,
    Action.INQUIRE: _decision,
    Action.RECORD_ANSWER: _answer,
    Action.ACCEPT: _acceptance,
    Action.DECLINE: _decision,
    Action.ASSIGN: _mediator,
    Action.BEGIN_MEDIATION: _term,
    Action.PLAN_SESSION: _term,
    Action.EXTEND: _term,
    Action.PAUSE: _term,
    Action.RESUME: _term,
    Action.FAIL: lambda case, today: [*_term(case, today), *_remedies(case, today)],
    Action.WITHDRAW: _remedies,
    Action.REFER: _remedies,
    Action.RETURN_TO_COURT: _remedies,
    Action.RECORD_RECEIPT: _receipt,
    Action.CLOSE: _outcome,
    Action.ARCHIVE: _file,
    Action.RECORD_DATE: _remedies,
    Action.EXTEND_CLOCK: _extendable,
}
