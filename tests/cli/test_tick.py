"""`flask tick`: once a working day, safe to run again."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models import InboxItem
from tests.cast import Cast
from tests.cli.test_commands import count_of, run
from tests.clock import Clock
from tests.factories import make_case, make_clock


def test_it_says_what_it_made_and_the_second_time_nothing(app: Flask, cast: Cast) -> None:
    make_clock(make_case(cast), date(2026, 11, 20))
    first, second = run(app, "tick"), run(app, "tick")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (
        first.output
        == "inbox: 2 items of dates, 0 of reminders, 0 of payments, 0 of late answers\n"
    )
    assert (
        second.output
        == "inbox: 0 items of dates, 0 of reminders, 0 of payments, 0 of late answers\n"
    )
    assert count_of(InboxItem) == 2


@pytest.mark.parametrize(
    ("day", "made"),
    [((2026, 11, 22), 0), ((2026, 10, 3), 0), ((2026, 10, 10), 1), ((2026, 9, 20), 1)],
    ids=["Sunday", "National Day", "make-up Saturday", "make-up Sunday"],
)
def test_it_works_on_working_days(
    app: Flask, cast: Cast, clock: Clock, day: tuple[int, int, int], made: int
) -> None:
    make_clock(make_case(cast), date(*day))
    clock.set(*day)
    result = run(app, "tick")
    assert result.exit_code == 0
    assert ("a rest day, nothing told" in result.output) is (made == 0)
    assert count_of(InboxItem) == made


def test_it_is_part_of_the_daily_work(app: Flask, cast: Cast, tmp_path: Path) -> None:
    app.config["BACKUP_DIRECTORY"] = tmp_path / "backups"
    case_id = make_case(cast, accepted_on=date(2026, 11, 2)).id
    result = run(app, "daily")
    assert result.exit_code == 0, result.output
    # The clocks are brought up to the day first: the term of this case ended on the 17th.
    assert "inbox: " in result.output
    assert {item.case_id for item in db.session.query(InboxItem)} == {case_id}
