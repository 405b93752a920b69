"""Recomputing the statutory clocks of every open case after a holiday notice was entered.

`python -m benchmarks.clocks [cases] [--database URL]`: 5,000 cases unless said, on SQLite unless
the address of an empty PostgreSQL database is given. What the program promises: the statements a
case do not grow with its clocks, and the run costs a small multiple of what cannot be saved,
which is to read the rows and to count the days.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import delete, func, insert, select

from benchmarks.cases import people_of_bodies, scratch_database
from mediation.domain.calendar import national_calendar
from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockEvent, deadline_of, started_clocks
from mediation.domain.entry_path import EntryPath
from mediation.domain.names import name_key
from mediation.domain.parties import PartyKind, Side
from mediation.extensions import db
from mediation.models import CalendarDay, Case, Claim, Clock, DatedEvent, Employment, Party
from mediation.queries.case_batches import locked_batch
from mediation.queries.clock_events import clock_facts
from mediation.queries.office import office_for
from mediation.services.refreshing import BATCH, batches, counting
from mediation.services.transaction import transaction
from tests.clock import MONDAY_MORNING
from tests.statements import seen_statements

NUMBER, WRITTEN_AT_ONCE = 5_000, 5_000
TODAY = MONDAY_MORNING.date()
STATES = (CaseState.REGISTERED, CaseState.ACCEPTED, CaseState.MEDIATING, CaseState.UNSETTLED)
FEW_CLOCKS, MANY_CLOCKS = 3, 30

Row = dict[str, Any]


def _case(index: int, body_id: int, user_id: int) -> Row:
    state = STATES[index % len(STATES)]
    accepted = state is not CaseState.REGISTERED
    received = TODAY - timedelta(days=index % 40 + 3)
    return {
        "version": 1,
        "body_id": body_id,
        "number": f"〔2026〕东工调字第{index}号" if accepted else None,
        "accepted_on": received + timedelta(days=2) if accepted else None,
        "state": state,
        "title": f"申请人{index} 与 城东某某有限公司",
        "entry_path": tuple(EntryPath)[index % len(EntryPath)],
        "source_channel": "visit",
        "received_on": received,
        "registered_at": MONDAY_MORNING,
        "registered_by_id": user_id,
        "main_claim_type": "wages",
        "arbitration_status": "not_applied",
        "infringed_on": received - timedelta(days=index % 300),
        "employment_ended_on": received - timedelta(days=5) if index % 3 else None,
        "facts": "申请人在被申请人处工作，被申请人拖欠工资。",
        "owner_id": user_id,
        "mediator_id": user_id,
        "next_on": received,
        "ending_reason": "too_far_apart" if state is CaseState.UNSETTLED else None,
        "ended_on": TODAY if state is CaseState.UNSETTLED else None,
        "touched_at": MONDAY_MORNING,
    }


def _party(case_id: int, position: int, side: Side, kind: PartyKind, name: str) -> Row:
    row = {"case_id": case_id, "position": position, "side": side, "kind": kind, "name": name}
    return row | {"name_key": name_key(name), "phone": "13800001234", "tags": []}


def _fill(number: int) -> None:
    """Open cases with a worker, an employer, a job, two claims and a line in the ledger each."""
    people = people_of_bodies()
    for start in range(0, number, WRITTEN_AT_ONCE):
        indexes = range(start, min(start + WRITTEN_AT_ONCE, number))
        cases = [_case(index, *people[index % len(people)]) for index in indexes]
        keys = list(db.session.scalars(insert(Case).returning(Case.id), cases))
        _fill_people(keys)
        db.session.commit()


def _fill_people(cases: list[int]) -> None:
    worker, employer = (Side.APPLICANT, PartyKind.WORKER), (Side.RESPONDENT, PartyKind.EMPLOYER)
    workers = [_party(case, 0, *worker, f"申请人{case}") for case in cases]
    found = db.session.execute(insert(Party).returning(Party.id, Party.case_id), workers)
    pairs = [(party, case) for party, case in found]
    firms = [_party(case, 1, *employer, "城东某某有限公司") for case in cases]
    db.session.execute(insert(Party), firms)
    jobs = [{"party_id": party, "started_on": date(2025, 3, 3)} for party, _ in pairs]
    db.session.execute(insert(Employment), jobs)
    claims = [
        {"case_id": case, "party_id": party, "position": place, "type": kind, "facts": "见申请书"}
        for party, case in pairs
        for place, kind in enumerate(("wages", "double_wage"))
    ]
    db.session.execute(insert(Claim), claims)
    lines = [
        {
            "case_id": case,
            "party_id": party,
            "event": ClockEvent.CLAIM_MADE.value,
            "happened_on": TODAY - timedelta(days=60),
            "proof": "短信截图",
            "entered_by_id": 1,
            "entered_at": MONDAY_MORNING,
        }
        for party, case in pairs
    ]
    db.session.execute(insert(DatedEvent), lines)


def _enter_a_notice() -> None:
    """Next year's holidays, as if they fell like this year's."""
    known = national_calendar().days
    days = {day.replace(year=day.year + 1): kind for day, kind in known.items() if day.year == 2026}
    with transaction():
        rows = [{"day": day, "kind": kind, "name": "放假"} for day, kind in days.items()]
        db.session.execute(insert(CalendarDay), rows)


def _refresh() -> int:
    return sum(batch.count for batch in batches(counting(), at=MONDAY_MORNING))


def _floor() -> int:
    """Only what cannot be saved: read the same rows, count the same days; write nothing."""
    done, after_id = 0, 0
    while True:
        cases = locked_batch(after_id, counting(), BATCH)
        if not cases:
            return done
        known = office_for(cases)
        for case in cases:
            facts = clock_facts(case, today=TODAY)
            for started in started_clocks(facts, known.rules):
                deadline_of(started, facts, calendar=known.calendar, today=TODAY)
        done, after_id = done + len(cases), cases[-1].id
        db.session.rollback()


def _measured(name: str, act: Callable[[], int]) -> float:
    """Run, print the rates and the statements, and give the seconds of work a case.

    Cases a second by the clock, and by the time that this program itself had the processor: on a
    machine that does other things at once, only the second compares.
    """
    db.session.rollback()
    with seen_statements() as seen:
        began, worked = perf_counter(), process_time()
        done = act()
        seconds, worked = perf_counter() - began, process_time() - worked
    rates = f"{done / seconds:>9.0f}{done / worked:>12.0f}{len(seen) / done:>12.2f}"
    print(f"  {name:44}{done:>9,}{seconds:>9.1f} s{rates}", flush=True)
    return worked / done


def _statements_with(clocks: int) -> int:
    """The statements of refreshing one case that has that many clocks."""
    case_id = db.session.scalar(select(func.min(Case.id)))
    with transaction():
        row = {"case_id": case_id, "rule": "X", "rule_version": "1", "title": "X", "trace": []}
        row |= {"start_on": TODAY, "start_event": "X", "safe_on": TODAY, "due_on": TODAY}
        row |= {"is_provisional": False, "state": ClockState.MET}
        db.session.execute(delete(Clock).where(Clock.case_id == case_id))
        db.session.execute(insert(Clock), [dict(row) for _ in range(clocks)])
    first = batches(Case.id == case_id, at=MONDAY_MORNING)
    with seen_statements() as seen:
        next(first)
    return len(seen)


@contextmanager
def _database(url: str | None, number: int) -> Iterator[None]:
    with scratch_database(url):
        began = perf_counter()
        _fill(number)
        print(f"clocks, {number:,} open cases, written in {perf_counter() - began:.0f} s")
        print(
            f"  {'':44}{'cases':>9}{'time':>11}{'a second':>9}{'of its own':>12}{'statements':>12}"
        )
        yield


def main(number: int = NUMBER, url: str | None = None) -> None:
    """Print the rates, the ratio and the statements."""
    with _database(url, number):
        _measured("first computation, every clock is new", _refresh)
        _enter_a_notice()
        whole = _measured("after a notice: recompute, write what moved", _refresh)
        _measured("once more: nothing changed", _refresh)
        floor = _measured("floor: read the rows, count the days", _floor)
        print(f"  the run after a notice against the floor: {whole / floor:.1f} times")
        few, many = _statements_with(FEW_CLOCKS), _statements_with(MANY_CLOCKS)
        print(f"  statements for a case with {FEW_CLOCKS} clocks {few}, with {MANY_CLOCKS} {many}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clocks")
    parser.add_argument("cases", nargs="?", type=int, default=NUMBER)
    parser.add_argument("--database", help="the address of an empty PostgreSQL database")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = _arguments()
    main(chosen.cases, chosen.database)
