"""Payments that wait for an event get their day when it happens."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import DueAfter, InstalmentDraft
from mediation.domain.agreement.due_dates import due_day
from mediation.domain.agreement.words import DueEvent
from mediation.domain.calendar import national_calendar
from mediation.domain.errors import InvalidInput
from mediation.models import Agreement, Case
from mediation.services import due_events, signing
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import (
    TODAY,
    body_signatures,
    case_at_the_table,
    draft_with,
    effective,
    party_signatures,
    payment_term,
    settled,
)

MONDAY = date(2026, 11, 23)


def waiting(case: Case, *afters: DueAfter, latest: date | None = None):
    """A payment in parts, each after an event."""
    each = Decimal(12600) / len(afters)
    parts = tuple(InstalmentDraft(latest, each, due_after=after) for after in afters)
    return draft_with(payment_term(case, due_on=None, instalments=parts))


def days(agreement: Agreement) -> list[date | None]:
    return [row.due_on for row in agreement.terms[0].instalments]


@pytest.mark.parametrize(
    ("after", "latest", "expected"),
    [
        (DueAfter(DueEvent.EFFECTIVE, 0), None, MONDAY),
        (DueAfter(DueEvent.EFFECTIVE, 3), None, date(2026, 11, 26)),
        # The fifth natural day is a Saturday: it goes on to Monday.
        (DueAfter(DueEvent.EFFECTIVE, 5), None, date(2026, 11, 30)),
        (DueAfter(DueEvent.EFFECTIVE, 5, in_working_days=True), None, date(2026, 11, 30)),
        # A latest day that was agreed is fixed, on a rest day too.
        (DueAfter(DueEvent.EFFECTIVE, 5), date(2026, 11, 28), date(2026, 11, 28)),
        (DueAfter(DueEvent.EFFECTIVE, 5), date(2026, 12, 31), date(2026, 11, 30)),
    ],
)
def test_the_day_is_counted_from_the_event(
    after: DueAfter, latest: date | None, expected: date
) -> None:
    assert due_day(after, MONDAY, latest, national_calendar()) == expected


def test_signing_and_effect_make_their_payments_due(cast: Cast) -> None:
    case = case_at_the_table(cast)
    draft = waiting(
        case,
        DueAfter(DueEvent.SIGNED),
        DueAfter(DueEvent.EFFECTIVE, 3),
        DueAfter(DueEvent.HANDED_OVER),
    )
    agreement = settled(case, cast, draft)
    assert days(agreement) == [None, None, None]
    signing.sign(case, signatures=party_signatures(case), by=cast.mediator, at=MONDAY_MORNING)
    assert days(agreement) == [TODAY, None, None]
    signing.sign(case, signatures=body_signatures(), by=cast.mediator, at=MONDAY_MORNING)
    assert days(agreement) == [TODAY, date(2026, 11, 26), None]


def test_what_only_people_can_tell_is_written_down_and_may_be_mended(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = effective(case, cast, waiting(case, DueAfter(DueEvent.HANDED_OVER, 3)))
    assert due_events.told_by_hand(agreement) == [DueEvent.HANDED_OVER]
    record(case, cast, DueEvent.HANDED_OVER, TODAY)
    assert days(agreement) == [date(2026, 11, 26)]
    assert agreement.terms[0].instalments[0].event_on == TODAY


def record(case: Case, cast: Cast, event: DueEvent, on: date) -> None:
    due_events.record_event(case, event=event, on=on, by=cast.mediator, at=MONDAY_MORNING)


@pytest.mark.parametrize(
    ("event", "on", "field"),
    [
        (DueEvent.FUND_PAID, TODAY, "event"),
        (DueEvent.EFFECTIVE, TODAY, "event"),
        (DueEvent.HANDED_OVER, date(2026, 11, 24), "on"),
        (DueEvent.HANDED_OVER, date(2026, 11, 20), "on"),
    ],
)
def test_an_event_that_cannot_be_is_refused(
    cast: Cast, event: DueEvent, on: date, field: str
) -> None:
    case = case_at_the_table(cast)
    agreement = effective(case, cast, waiting(case, DueAfter(DueEvent.HANDED_OVER, 3)))
    with pytest.raises(InvalidInput) as error:
        record(case, cast, event, on)
    assert [problem.field for problem in error.value.problems] == [field]
    assert days(agreement) == [None]


def test_what_a_court_or_commission_answers_makes_its_payments_due(cast: Cast) -> None:
    case = case_at_the_table(cast)
    wanted = DueAfter(DueEvent.CONFIRMED, 5)
    agreement = effective(case, cast, waiting(case, wanted, latest=date(2026, 12, 31)))
    assert days(agreement) == [date(2026, 12, 31)], "never later than agreed"
    with transaction():
        assert due_events.happened(agreement, DueEvent.CONFIRMED, date(2026, 12, 1))
    assert days(agreement) == [date(2026, 12, 7)]
