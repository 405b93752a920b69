"""What the page of a case shows of its dates: the warnings on top, the ledger, the triggers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mediation.domain.claim_types import ClaimType
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockEvent, outlives_sentence, remaining_days
from mediation.domain.urgency import days_left
from mediation.models import Case, Clock
from mediation.queries.clock_rows import extendable_clocks, outliving_clocks, voidable_clocks
from mediation.queries.limitation_ledger import triggers

# From here on a period that mediation does not stop is shown red.
RED_DAYS = 30


def dates_context(case: Case, allowed: set[str], today: date) -> dict[str, Any]:
    """The context of the sections on dates, and of the warnings above them."""
    extendable = extendable_clocks(case) if "extend_clock" in allowed else []
    voidable = voidable_clocks(case) if "void_clock" in allowed else []
    names = {party.id: party.name for party in case.parties}
    listed = sorted(case.dated_events, key=lambda row: (row.is_void, row.happened_on, row.id))
    return {
        "warnings": [*_outliving(case, today), *_missing(case)],
        "ledger": [
            {"row": row, "event": ClockEvent(row.event), "who": names.get(row.party_id or 0, "")}
            for row in listed
        ],
        "triggers": triggers(case, today=today),
        "party_names": names,
        "may_extend": {row.id for row in extendable},
        "may_void": {row.id for row in voidable},
    }


def _outliving(case: Case, today: date) -> Iterator[dict[str, str]]:
    """The periods of a party that go on while everybody talks, nearest first."""
    for clock, rule in outliving_clocks(case):
        if clock.state is ClockState.LAPSED and not case.state.is_open:
            continue
        yield {
            "title": f"{clock.title} · {clock.due_on.isoformat()}（{_left(clock, today)}）",
            "text": outlives_sentence(rule),
            "tone": "red" if remaining_days(clock.due_on, today) <= RED_DAYS else "amber",
            "url": f"#clock-{clock.id}",
        }


def _left(clock: Clock, today: date) -> str:
    return "已届满" if clock.state is ClockState.LAPSED else days_left(clock.due_on, today)


def _missing(case: Case) -> Iterator[dict[str, str]]:
    claimed = {claim.type for claim in case.claims}
    if case.state.is_open and ClaimType.WORK_INJURY in claimed and case.injured_on is None:
        yield {
            "title": "请求工伤待遇，没有登记事故或诊断日期",
            "text": "申请工伤认定的期限从这一天起算，调解不停止；请在登记信息中补上。",
            "tone": "amber",
            "url": "",
        }
