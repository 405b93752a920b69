"""Before, on and after an agreed payment whoever follows it is told; once it came, it is over."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from mediation.domain.calendar import national_calendar
from mediation.domain.case_flow import CaseState
from mediation.domain.escalation import Level, payment_steps, reached
from mediation.extensions import db
from mediation.models import Case, User
from mediation.queries import inbox
from mediation.services import morning_run, payments
from mediation.web.inbox.rows import item_row
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case

DUE = date(2026, 11, 26)


@pytest.fixture
def case(cast: Cast) -> Case:
    """12,600.00 due on Thursday."""
    found = make_case(cast, state=CaseState.SETTLED)
    make_agreement(found, state="effective", effective_on=MONDAY_MORNING.date(), due_on=DUE)
    return found


def run(day: int, month: int = 11, **settings: int) -> int:
    at = datetime.combine(date(2026, month, day), MONDAY_MORNING.timetz())
    made = morning_run.run(at=at, **settings)
    db.session.expire_all()
    return made.payments


def waiting(user: User) -> list[Level]:
    return [row.level for row in inbox.page(user, inbox.InboxTab.WAITING).rows]


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2026, 11, 20), None),
        (date(2026, 11, 23), Level.PAYMENT_SOON),
        (date(2026, 11, 26), Level.PAYMENT_DUE),
        (date(2026, 11, 27), Level.PAYMENT_LATE),
        (date(2026, 12, 2), Level.PAYMENT_LATE),
        (date(2026, 12, 3), Level.PAYMENT_LONG_LATE),
    ],
)
def test_the_level_of_a_day(day: date, level: Level | None) -> None:
    step = reached(payment_steps(3), DUE, day, national_calendar())
    assert (step.level if step else None) is level


def test_the_mediator_is_told_on_the_way_and_the_supervisor_when_it_is_long_late(
    cast: Cast, case: Case
) -> None:
    assert [run(23), run(24), run(26), run(27)] == [1, 0, 1, 1]
    assert waiting(cast.mediator) == [Level.PAYMENT_LATE], "the last one says it all"
    assert waiting(cast.supervisor) == []
    assert run(3, 12) == 2
    assert waiting(cast.supervisor) == [Level.PAYMENT_LONG_LATE]


def test_the_office_says_how_long_before(cast: Cast, case: Case) -> None:
    assert run(23, payment_notice_days=1) == 0
    assert run(25, payment_notice_days=1) == 1


def test_once_it_came_it_is_over(cast: Cast, case: Case) -> None:
    run(27)
    part = case.agreements[0].terms[0].instalments[0]
    payments.record_payment(
        case,
        instalment_id=part.id,
        paid_on=date(2026, 11, 27),
        amount=Decimal(part.amount_fen) / 100,
        voucher="回单 1",
        by=cast.mediator,
        at=datetime.combine(date(2026, 11, 27), MONDAY_MORNING.timetz()),
    )
    assert waiting(cast.mediator) == []
    assert run(30) == 0


def test_a_closed_case_is_followed_by_whoever_mediated_it(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.CLOSED, mediator=cast.mediator)
    make_agreement(case, state="effective", effective_on=MONDAY_MORNING.date(), due_on=DUE)
    assert run(27) == 1
    assert waiting(cast.mediator) == [Level.PAYMENT_LATE]


def test_the_line_tells_what_is_owed(cast: Cast, case: Case) -> None:
    run(27)
    (row,) = inbox.page(cast.mediator, inbox.InboxTab.WAITING).rows
    told = item_row(row, cast.mediator, date(2026, 11, 27))
    assert told["what"] == "第 1 期付款，还欠 12,600.00 元（付款逾期）"
    assert (told["tone"], told["left"]) == ("red", "逾期 1 日")
