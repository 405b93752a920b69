"""What a receiver reports of a case sent on: which step may follow which, and on which days.

Sources: 调解仲裁法 arts. 29, 43, 47-51; 办案规则 art. 50 (final and other awards are made apart);
特邀调解规定 art. 21 (the court dockets what came back); 法律援助法 art. 43.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.money import figures, from_fen
from mediation.domain.referrals import ReferralKind, ReferralState, ReferralStep
from mediation.domain.share_answers import PaperWanted

NUMBER_LENGTH, NOTE_LENGTH = 80, 1000
# 调解仲裁法 art. 50: an award that is not final takes effect when nobody has sued for fifteen days.
SUING_DAYS = 15

S, K = ReferralStep, ReferralKind


class Decision(StrEnum):
    """What a receiver decided; the kind decides what may be done against it."""

    FINAL_AWARD = "final_award"
    OTHER_AWARD = "other_award"
    AWARD_SET_ASIDE = "award_set_aside"
    AWARD_KEPT = "award_kept"
    JUDGMENT = "judgment"
    ORDER = "order"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "final_award": "终局裁决",
            "other_award": "非终局裁决",
            "award_set_aside": "裁定撤销终局裁决",
            "award_kept": "裁定驳回撤销申请",
            "judgment": "判决",
            "order": "处理决定、限期改正",
        }[self.value]

    @property
    def is_award(self) -> bool:
        """Whether a commission made it."""
        return self in {Decision.FINAL_AWARD, Decision.OTHER_AWARD}


class Further(StrEnum):
    """What a party did against an award or a judgment."""

    SUIT = "suit"
    SET_ASIDE = "set_aside"
    APPEAL = "appeal"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"suit": "向人民法院起诉", "set_aside": "申请撤销终局裁决", "appeal": "上诉"}[
            self.value
        ]


@dataclass(frozen=True)
class Reported:
    """One step as it was told; `codes` are the papers wanted, the decision, or what was done."""

    step: ReferralStep
    on: date
    number: str = ""
    amount_fen: int | None = None
    codes: tuple[str, ...] = ()
    party_id: int | None = None
    note: str = ""


class Told(Protocol):
    """A step as it is kept."""

    @property
    def step(self) -> ReferralStep:
        """What happened."""
        ...

    @property
    def happened_on(self) -> date:
        """On which day."""
        ...

    @property
    def codes(self) -> Sequence[str]:
        """What the step says in codes."""
        ...


_ANSWERS = (S.RECEIVED, S.PAPERS_WANTED, S.ACCEPTED, S.NOT_ACCEPTED)
_PROCEDURE: dict[ReferralStep | None, tuple[ReferralStep, ...]] = {
    None: (*_ANSWERS, S.WITHDRAWN),
    S.RECEIVED: (S.PAPERS_WANTED, S.ACCEPTED, S.NOT_ACCEPTED, S.WITHDRAWN),
    S.PAPERS_WANTED: (S.SENT_AGAIN, S.RECEIVED, S.ACCEPTED, S.NOT_ACCEPTED, S.WITHDRAWN),
    S.SENT_AGAIN: (*_ANSWERS, S.WITHDRAWN),
    S.ACCEPTED: (S.HEARING, S.DECIDED, S.SETTLED, S.WITHDRAWN),
    S.HEARING: (S.HEARING, S.DECIDED, S.SETTLED, S.WITHDRAWN),
    S.DECIDED: (S.DECIDED, S.SERVED, S.EFFECTIVE),
    S.SERVED: (S.SERVED, S.DECIDED, S.TAKEN_FURTHER, S.EFFECTIVE),
    S.TAKEN_FURTHER: (
        *(S.SERVED, S.TAKEN_FURTHER, S.HEARING, S.DECIDED, S.SETTLED, S.WITHDRAWN),
        S.EFFECTIVE,
    ),
}
_HELP: dict[ReferralStep | None, tuple[ReferralStep, ...]] = {
    None: (*_ANSWERS, S.HELPED, S.WITHDRAWN),
    S.RECEIVED: (S.PAPERS_WANTED, S.ACCEPTED, S.NOT_ACCEPTED, S.HELPED, S.WITHDRAWN),
    S.PAPERS_WANTED: (S.SENT_AGAIN, S.RECEIVED, S.ACCEPTED, S.NOT_ACCEPTED, S.WITHDRAWN),
    S.SENT_AGAIN: (*_ANSWERS, S.HELPED, S.WITHDRAWN),
    S.ACCEPTED: (S.HELPED, S.WITHDRAWN),
}
# A supervising office decides before the matter is at its end.
_SUPERVISION = _HELP | {
    S.ACCEPTED: (S.DECIDED, S.HELPED, S.WITHDRAWN),
    S.DECIDED: (S.HELPED, S.WITHDRAWN),
}
FOLLOWS: dict[ReferralKind, Mapping[ReferralStep | None, tuple[ReferralStep, ...]]] = {
    K.ARBITRATION: _PROCEDURE,
    K.RETURN_TO_COURT: _PROCEDURE,
    K.LABOUR_SUPERVISION: _SUPERVISION,
    **dict.fromkeys((K.LEGAL_AID, K.HARDSHIP_AID, K.PSYCHOLOGICAL_SUPPORT), _HELP),
}
DECISIONS: dict[ReferralKind, tuple[Decision, ...]] = {
    K.ARBITRATION: (
        *(Decision.FINAL_AWARD, Decision.OTHER_AWARD, Decision.AWARD_SET_ASIDE),
        *(Decision.AWARD_KEPT, Decision.JUDGMENT),
    ),
    K.RETURN_TO_COURT: (Decision.JUDGMENT,),
    K.LABOUR_SUPERVISION: (Decision.ORDER,),
}
STATE_AFTER = {
    S.RECEIVED: ReferralState.RECEIVED,
    S.PAPERS_WANTED: ReferralState.DEFECTIVE,
    S.SENT_AGAIN: ReferralState.SENT,
    S.NOT_ACCEPTED: ReferralState.REFUSED,
    **dict.fromkeys(
        (S.ACCEPTED, S.HEARING, S.DECIDED, S.SERVED, S.TAKEN_FURTHER), ReferralState.RECEIVED
    ),
    **dict.fromkeys((S.EFFECTIVE, S.SETTLED, S.WITHDRAWN, S.HELPED), ReferralState.FINISHED),
}
# An act of our own desk, which no receiver reports.
BY_THE_OFFICE = frozenset({S.SENT_AGAIN})
# What both sides may tell of the same day: the receiver on its desk, and the office by letter.
TOLD_ONCE = frozenset({S.RECEIVED, S.ACCEPTED, S.NOT_ACCEPTED})
NEEDS_NUMBER = frozenset({S.ACCEPTED, S.DECIDED})
# These happen to one party and then to another: each after the decision, in any order.
_AFTER_THE_DECISION = frozenset({S.SERVED, S.TAKEN_FURTHER})


def possible_steps(
    kind: ReferralKind, state: ReferralState, events: Sequence[Told]
) -> tuple[ReferralStep, ...]:
    """What may be reported next, in the order of the form; nothing once it is at its end."""
    if state in {ReferralState.FINISHED, ReferralState.REFUSED}:
        return ()
    last = events[-1].step if events else None
    found = FOLLOWS[kind].get(last, ())
    if state is ReferralState.RECEIVED and last is None:
        found = FOLLOWS[kind][S.RECEIVED]
    return tuple(step for step in ReferralStep if step in found)


def newest_decision(events: Sequence[Told]) -> Decision | None:
    """What was decided last."""
    for event in reversed(events):
        if event.step is S.DECIDED and event.codes:
            return Decision(event.codes[0])
    return None


def check_step(
    kind: ReferralKind, state: ReferralState, events: Sequence[Told], step: ReferralStep
) -> None:
    """Raise ActionNotPossible unless this step may follow what was told so far."""
    if step in possible_steps(kind, state, events):
        return
    stands = events[-1].step.label if events else state.label
    raise ActionNotPossible(f"这次移送现在是“{stands}”，不能登记“{step.label}”。")


def check_report(
    kind: ReferralKind,
    events: Sequence[Told],
    told: Reported,
    *,
    sent_on: date,
    today: date,
    day_field: str = "happened_on",
) -> None:
    """Raise InvalidInput with everything that is wrong with a step that may follow."""
    problems = [
        *_about_the_day(events, told, sent_on=sent_on, today=today, field=day_field),
        *_about_the_codes(kind, events, told),
    ]
    if told.step in NEEDS_NUMBER and not told.number.strip() and kind is not K.LABOUR_SUPERVISION:
        what = "受理通知书、案件编号" if told.step is S.ACCEPTED else "裁决书、裁判文书的文号"
        if kind.ends_mediation:
            problems.append(FieldProblem("number", f"请填写对方的{what}。"))
    if told.step is S.NOT_ACCEPTED and not told.note.strip():
        problems.append(FieldProblem("note", "请写明对方不予受理的理由。"))
    for field, text, longest in (
        ("number", told.number, NUMBER_LENGTH),
        ("note", told.note, NOTE_LENGTH),
    ):
        if len(text) > longest:
            problems.append(FieldProblem(field, f"最多 {longest} 个字，请删减。"))
    if problems:
        raise InvalidInput(*problems)


def earliest_day(events: Sequence[Told], step: ReferralStep, sent_on: date) -> tuple[date, str]:
    """The day before which the step cannot have happened, and what happened then."""
    counted = list(events)
    if step in _AFTER_THE_DECISION:
        counted = [event for event in events if event.step is S.DECIDED]
    last = max(counted, key=lambda event: event.happened_on, default=None)
    if last is None or last.happened_on < sent_on:
        return sent_on, "发出之日"
    return last.happened_on, f"“{last.step.label}”之日"


def _about_the_day(
    events: Sequence[Told], told: Reported, *, sent_on: date, today: date, field: str
) -> list[FieldProblem]:
    since, what = earliest_day(events, told.step, sent_on)
    if told.on > today:
        return [FieldProblem(field, "日期不能晚于今天，请按实际发生的日期填写。")]
    if told.on < since:
        return [FieldProblem(field, f"日期不能早于{what}（{since.isoformat()}），请核对。")]
    if told.step is S.EFFECTIVE and newest_decision(events) is Decision.OTHER_AWARD:
        return _too_early_for_effect(events, told, field)
    return []


def _too_early_for_effect(events: Sequence[Told], told: Reported, field: str) -> list[FieldProblem]:
    served = [event.happened_on for event in events if event.step is S.SERVED]
    if not served:
        return [FieldProblem("step", "非终局裁决从送达起算起诉期，请先登记送达。")]
    if told.on <= max(served) + timedelta(days=SUING_DAYS):
        words = "非终局裁决须自最后送达之日起满十五日无人起诉才生效（调解仲裁法第五十条）。"
        return [FieldProblem(field, words)]
    return []


def _about_the_codes(
    kind: ReferralKind, events: Sequence[Told], told: Reported
) -> list[FieldProblem]:
    if told.step is S.PAPERS_WANTED:
        if not told.codes and not told.note.strip():
            return [FieldProblem("wanted", "请一次勾选需要补正的全部材料。")]
        if PaperWanted.OTHER in told.codes and not told.note.strip():
            return [FieldProblem("note", "勾选“其他”的，请写明需要什么。")]
    if told.step is S.DECIDED and not _is_one_of(told.codes, DECISIONS.get(kind, ())):
        return [FieldProblem("decision", "请选择作出的是哪一种裁决、裁判。")]
    if told.step is S.TAKEN_FURTHER:
        if not _is_one_of(told.codes, tuple(Further)):
            return [FieldProblem("further", "请选择当事人采取的是哪一种做法。")]
        if told.codes == (Further.SET_ASIDE,) and newest_decision(events) is Decision.OTHER_AWARD:
            words = "只有终局裁决可以申请撤销；非终局裁决不服的，向人民法院起诉。"
            return [FieldProblem("further", words)]
    return []


def _is_one_of(codes: Sequence[str], known: Sequence[StrEnum]) -> bool:
    return len(codes) == 1 and codes[0] in {each.value for each in known}


def said(
    step: ReferralStep, codes: Sequence[str], number: str, amount_fen: int | None, *words: str
) -> str:
    """What a step says beside its name and day: codes, number, sum, and what follows them."""
    amount = "" if amount_fen is None else f"{figures(from_fen(amount_fen))} 元"
    return "，".join(part for part in (code_words(step, codes), number, amount, *words) if part)


def code_words(step: ReferralStep, codes: Sequence[str]) -> str:
    """What the codes of a step say; a code of a receiver's own list stands as it is."""
    known: dict[ReferralStep, type[PaperWanted] | type[Decision] | type[Further]] = {
        S.PAPERS_WANTED: PaperWanted,
        S.DECIDED: Decision,
        S.TAKEN_FURTHER: Further,
    }
    words = {each.value: each.label for each in known.get(step, ())}
    return "、".join(words.get(code, code) for code in codes)
