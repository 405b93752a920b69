"""A calculation as it was frozen: what went in, what came out, and what moved since the last one.

`RULES_VERSION` names the formulas of this program and moves on with every change of what a formula
answers, so that a run of the past says by which rules it was made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mediation.domain.claims.calculation import yuan
from mediation.domain.claims.fact_sheet import shown
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import NATIONAL, answer
from mediation.domain.claims.reading.printing import as_plain

RULES_VERSION = "2026-11"


@dataclass(frozen=True)
class Run:
    """One head computed once; `amount` is None when something was missing or no sum is asked."""

    head: Head
    inputs: Mapping[str, Any]
    answer: Mapping[str, Any]
    amount: Decimal | None
    rules_version: str = RULES_VERSION

    @property
    def missing(self) -> tuple[str, ...]:
        """What the amount waits for."""
        return tuple(self.answer.get("missing", ()))

    @property
    def lines(self) -> tuple[tuple[str, Decimal], ...]:
        """The breakdown, label and amount."""
        return tuple(
            (str(line["label"]), Decimal(line["amount"])) for line in self.answer.get("lines", ())
        )


def compute(head: Head, inputs: Mapping[str, object], standards: Standards = NATIONAL) -> Run:
    """Compute one head and freeze what it stands on."""
    found = answer(head.value, inputs, standards)
    return Run(head, dict(inputs), as_plain(found), found.amount)


def same(before: Run, after: Run) -> bool:
    """Whether a new run would say exactly what the one before says."""
    return (before.inputs, before.answer, before.rules_version) == (
        after.inputs,
        after.answer,
        after.rules_version,
    )


def differences(before: Run, after: Run) -> tuple[str, ...]:
    """What moved from one run to the next: facts, figures of the place, rules, lines, amount."""
    return (
        *_moved_inputs(before, after),
        *_moved_figures(before, after),
        *_moved_lines(before, after),
        *_moved_amount(before, after),
    )


def _moved_inputs(before: Run, after: Run) -> Iterator[str]:
    for each in QUESTIONS[after.head]:
        was = shown(each, before.inputs.get(each.name))
        now = shown(each, after.inputs.get(each.name))
        if was != now:
            yield f"{each.label}：{was or '未填'} → {now or '未填'}。"


def _moved_figures(before: Run, after: Run) -> Iterator[str]:
    was, now = before.answer.get("parameters", ()), after.answer.get("parameters", ())
    yield from (f"不再使用：{each}。" for each in was if each not in now)
    yield from (f"改用：{each}。" for each in now if each not in was)
    if before.rules_version != after.rules_version:
        yield f"计算规则：{before.rules_version} 版 → {after.rules_version} 版。"


def _moved_lines(before: Run, after: Run) -> Iterator[str]:
    was, now = dict(before.lines), dict(after.lines)
    if len(was) < 2 and len(now) < 2:
        # A single line is the amount itself.
        return
    for label in dict.fromkeys((*was, *now)):
        if was.get(label) != now.get(label):
            yield f"{label}：{_sum(was.get(label))} → {_sum(now.get(label))}。"


def _moved_amount(before: Run, after: Run) -> Iterator[str]:
    yield from (f"已补齐：{name}。" for name in before.missing if name not in after.missing)
    yield from (f"新缺少：{name}。" for name in after.missing if name not in before.missing)
    if before.amount == after.amount:
        yield "金额没有变化。"
        return
    told = f"金额：{_sum(before.amount)} → {_sum(after.amount)}"
    if before.amount is not None and after.amount is not None:
        by = after.amount - before.amount
        told += f"，{'增加' if by > 0 else '减少'} {yuan(abs(by))}"
    yield f"{told}。"


def _sum(amount: Decimal | None) -> str:
    return "无" if amount is None else yuan(amount)
