"""What is known of one worker's job, entered once, and which heads are computed from it.

A sheet keeps the answers as they were typed, under the names of the readers: what several heads
read is common, the rest belongs to its head. A head that stands in the sheet is computed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.asked import CLAIMED, Asked
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import answer
from mediation.domain.errors import FieldChange, FieldProblem

Answers = Mapping[str, object]
COMMON = "common"
# What most claims of a type are about; the other heads of the type are chosen by hand.
USUAL_HEADS = frozenset(
    {
        *(Head.SEVERANCE, Head.UNLAWFUL_DISMISSAL, Head.DOUBLE_WAGE, Head.OVERTIME),
        *(Head.ANNUAL_LEAVE, Head.UNPAID_WAGES, Head.INJURY, Head.NON_COMPETE),
        Head.TRAINING_PENALTY,
    }
)
# These answer with days, a base or a bound: they help and are no part of what is claimed.
BESIDE_THE_SUM = frozenset(
    {Head.OVERTIME_BASE, Head.MEDICAL_PERIOD, Head.MATERNITY_LEAVE, Head.WAGE_DEDUCTION}
)


@dataclass(frozen=True)
class FactSheet:
    """The answers of one worker."""

    common: Answers = field(default_factory=dict)
    by_head: Mapping[Head, Answers] = field(default_factory=dict)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "FactSheet":
        """The sheet as it is kept."""
        known = {head.value: head for head in Head}
        own = {known[name]: dict(value) for name, value in plain.items() if name in known}
        return cls(dict(plain.get(COMMON, {})), own)

    def as_plain(self) -> dict[str, dict[str, object]]:
        """The sheet as it is kept, without what was left empty."""
        own = {head.value: _answered(answers) for head, answers in self.by_head.items()}
        return {COMMON: _answered(self.common), **own}

    def inputs(self, head: Head) -> dict[str, object]:
        """What the reader of a head is given: the common facts it asks for, and its own."""
        names = {each.name for each in shared_questions((head,))}
        common = {name: value for name, value in self.common.items() if name in names}
        return _answered({**common, **self.by_head.get(head, {})})


def _answered(answers: Answers) -> dict[str, object]:
    return {name: value for name, value in answers.items() if value is False or value}


def heads_of(types: Iterable[ClaimType]) -> tuple[Head, ...]:
    """The heads that claims of these types may be computed by, in the order of the table."""
    wanted = set(types)
    return tuple(head for head in Head if head.claim_type in wanted)


def shared_questions(heads: Iterable[Head]) -> tuple[Asked, ...]:
    """What is asked once for all of these heads: facts of the job, then figures of the place."""
    found: dict[str, Asked] = {}
    for head in heads:
        for each in QUESTIONS[head]:
            if each.is_common or each.standard is not None:
                found.setdefault(each.name, each)
    return tuple(sorted(found.values(), key=lambda each: each.standard is not None))


def own_questions(head: Head) -> tuple[Asked, ...]:
    """What a head asks for itself; the sum that is claimed stands in the claim already."""
    return tuple(
        each
        for each in QUESTIONS[head]
        if not each.is_common and each.standard is None and each != CLAIMED
    )


def problems_of(sheet: FactSheet, standards: Standards) -> tuple[FieldProblem, ...]:
    """A sentence for each answer that a reader cannot use, by the part of the sheet it is in."""
    found: dict[str, str] = {}
    for head in sheet.by_head:
        shared = {each.name for each in shared_questions((head,))}
        for name, sentence in answer(head.value, sheet.inputs(head), standards).problems.items():
            found.setdefault(f"{COMMON if name in shared else head.value}-{name}", sentence)
    return tuple(FieldProblem(name, sentence) for name, sentence in found.items())


def changes_between(before: FactSheet, after: FactSheet) -> tuple[FieldChange, ...]:
    """Every answer that differs, in words."""
    heads = [head for head in Head if head in before.by_head or head in after.by_head]
    changes = list(_changes("", shared_questions(heads), before.common, after.common))
    for head in heads:
        was, now = before.by_head.get(head), after.by_head.get(head)
        if (was is None) is not (now is None):
            told = ("不核算", "核算") if was is None else ("核算", "不核算")
            changes.append(FieldChange(head.label, *told))
        changes += _changes(f"{head.label}：", own_questions(head), was or {}, now or {})
    return tuple(changes)


def _changes(
    place: str, questions: Iterable[Asked], before: Answers, after: Answers
) -> Iterable[FieldChange]:
    for each in questions:
        was, now = shown(each, before.get(each.name)), shown(each, after.get(each.name))
        if was != now:
            yield FieldChange(f"{place}{each.label}", was, now)


def shown(asked: Asked, value: object) -> str:
    """An answer as people read it; nothing answered is an empty text."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "、".join(f"{name} {each}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return "、".join(str(each) for each in value)
    text = "" if value is None else str(value)
    return dict(asked.options).get(text, text) if text else ""
