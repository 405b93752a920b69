"""From the result of a calculator to the draft of an application."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from mediation.domain.claims.calculation import REFERENCE_ONLY, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.reading.values import read_day, read_money
from mediation.domain.parties import PartyKind
from mediation.web.calculator.page import Run

T = TypeVar("T")
# What the employer asks for: there the worker answers.
ASKED_BY_EMPLOYER = frozenset({Head.TRAINING_PENALTY})


def application_fields(run: Run) -> dict[str, Any]:
    """The data of the intake page: the employment, the claim, and the calculation in words."""
    given = run.form.inputs()
    worker = {
        "kind": PartyKind.WORKER,
        "started_on": _read(given, "start", read_day),
        "ended_on": _read(given, "end", read_day),
        "monthly_wage": _read(given, "monthly_wage", read_money),
    }
    employer = {"kind": PartyKind.EMPLOYER}
    sides = (employer, worker) if run.head in ASKED_BY_EMPLOYER else (worker, employer)
    return {
        "applicants": [sides[0]],
        "respondents": [sides[1]],
        "claims": [_claim(run, given)],
        "employment_ended_on": _read(given, "end", read_day),
        "injured_on": _read(given, "injury_date", read_day),
        "facts": _in_words(run),
    }


def _claim(run: Run, given: Mapping[str, object]) -> dict[str, Any]:
    return {
        "type": run.head.claim_type,
        "claimed": _read(given, "claimed", read_money),
        "period_from": _read(given, "unpaid_from", read_day),
        "period_to": _read(given, "unpaid_to", read_day),
        "facts": f"{run.head.label}：{_amount_in_words(run)}",
    }


def _amount_in_words(run: Run) -> str:
    amount = run.answer.amount if run.answer else None
    found = f"按所填事实计算为 {yuan(amount)}" if amount is not None else "按所填事实不能得出金额"
    return f"{found}，{REFERENCE_ONLY}"


def _in_words(run: Run) -> str:
    """What was typed and how it was computed, for the mediator to read and to put right."""
    found = run.answer.calculation if run.answer else None
    facts = "；".join(f"{label}：{words}" for label, words in run.answers)
    parts = [f"接待时填写：{facts}。", f"{run.head.label}：{_amount_in_words(run)}"]
    return "\n".join([*parts, *(found.steps if found else ())])


def _read(given: Mapping[str, object], name: str, read: Callable[[object], T]) -> T | None:
    """A fact that the readers could read a moment ago."""
    return read(given[name]) if name in given else None
