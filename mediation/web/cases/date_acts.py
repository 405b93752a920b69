"""From the forms of the ledger and of the statutory dates to their services."""

from datetime import datetime
from typing import Any

from mediation.domain.clocks import ClockEvent
from mediation.domain.ledger import LedgerEntry
from mediation.models import Case, User
from mediation.services import clock_acts, ledger, term
from mediation.services.proving import Paper

Typed = dict[str, Any]


def record_date(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Enter a line of the ledger."""
    entry = LedgerEntry(
        event=ClockEvent(typed["event"]),
        on=typed["happened_on"],
        until=typed["until_on"],
        party_id=_key(typed["party_id"]),
        proof=typed["proof"],
        evidence_id=_key(typed["evidence_id"]),
    )
    ledger.record_date(case, entry, by=by, at=at)


def void_date(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Void a line of the ledger."""
    ledger.void_date(case, line_id=int(typed["line_id"]), reason=typed["reason"], by=by, at=at)


def extend(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Extend the term of mediation by consent of both sides."""
    term.extend(
        case,
        extended_to=typed["extended_to"],
        agreed_on=typed["agreed_on"],
        consent=_paper(typed),
        note=typed["note"],
        by=by,
        at=at,
    )


def extend_clock(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Write down the extension of another period."""
    clock_acts.extend_clock(
        case,
        clock_id=int(typed["clock_id"]),
        extended_to=typed["extended_to"],
        granted_on=typed["granted_on"],
        paper=_paper(typed),
        by=by,
        at=at,
    )


def void_clock(case: Case, typed: Typed, by: User, at: datetime) -> None:
    """Void a statutory date."""
    clock_acts.void_clock(
        case, clock_id=int(typed["clock_id"]), reason=typed["reason"], by=by, at=at
    )


def _paper(typed: Typed) -> Paper:
    return Paper(typed["paper"], _key(typed["evidence_id"]))


def _key(typed: str | None) -> int | None:
    return int(typed) if typed else None
