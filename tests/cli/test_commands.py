"""The commands of daily operation."""

import re
from datetime import date

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import delete, func, select, text

from mediation import demonstration
from mediation.domain.clock_states import ClockState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import (
    AuditEntry,
    Case,
    CaseSearch,
    Clock,
    Notice,
    Organisation,
    User,
)
from mediation.queries import search
from mediation.services import refreshing
from mediation.services.passwords import matches
from mediation.services.transaction import transaction
from tests import clock as time_of_tests
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case


def run(app: Flask, *arguments: str) -> Result:
    """Run `flask …`, each time with a session of its own."""
    result = app.test_cli_runner().invoke(args=list(arguments))
    db.session.remove()
    return result


def count_of(kind: type) -> int:
    return db.session.scalar(select(func.count()).select_from(kind)) or 0


def test_demonstration_data_is_loaded_once(app: Flask) -> None:
    first = run(app, "seed-demo", "--cases", "60")
    assert first.exit_code == 0, first.output
    assert "60 cases loaded" in first.output
    counts = [count_of(kind) for kind in (Case, User, AuditEntry)]
    again = run(app, "seed-demo")
    assert again.exit_code == 0
    assert "data already" in again.output
    assert len(again.output.splitlines()) == 1
    assert [count_of(kind) for kind in (Case, User, AuditEntry)] == counts
    table = run(app, "demo-accounts").output
    assert demonstration.PASSWORD in table
    assert all(account.username in table for account in demonstration.ACCOUNTS)
    limin = db.session.scalars(select(User).filter_by(username="limin")).one()
    assert matches(limin.password_hash, demonstration.PASSWORD)


def test_demonstration_data_is_refused_where_it_is_not_allowed(app: Flask) -> None:
    app.config["DEMONSTRATION_ALLOWED"] = False
    result = run(app, "seed-demo")
    assert result.exit_code == 1
    assert "never in production" in result.output
    assert count_of(Organisation) == 0


def test_a_database_in_use_is_left_alone(app: Flask, cast: Cast) -> None:
    users = count_of(User)
    assert run(app, "seed-demo").exit_code == 0
    assert count_of(User) == users
    assert demonstration.PASSWORD not in run(app, "demo-accounts").output


def test_a_seeding_that_fails_leaves_nothing_behind(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(done: int, _total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demonstration.seed(at=MONDAY_MORNING, cases=60, progress=interrupt)
    assert demonstration.is_empty()
    assert count_of(AuditEntry) == 0


def test_the_first_administrators_get_passwords_to_change(app: Flask) -> None:
    result = run(app, "create-admins", "--union", "江城市总工会")
    assert result.exit_code == 0, result.output
    users = list(db.session.scalars(select(User)))
    assert {role for user in users for role in user.roles} == {
        Role.SYSTEM_ADMIN,
        Role.SECURITY_ADMIN,
        Role.AUDIT_ADMIN,
    }
    for user in users:
        line = next(line for line in result.output.splitlines() if user.username in line)
        assert user.must_change_password
        assert matches(user.password_hash, line.split()[-1])


def test_the_first_administrators_are_created_once(app: Flask, cast: Cast) -> None:
    users = count_of(User)
    result = run(app, "create-admins", "--union", "江城市总工会")
    assert result.exit_code == 1
    assert "已有账号" in result.output
    assert count_of(User) == users


def test_a_current_database_is_ready(app: Flask) -> None:
    result = run(app, "check-ready")
    assert result.exit_code == 0
    assert "Ready" in result.output


def test_a_database_behind_its_migrations_is_not_ready(app: Flask) -> None:
    with transaction():
        db.session.execute(text("DELETE FROM alembic_version"))
    result = run(app, "check-ready")
    assert result.exit_code == 1
    assert "flask --app wsgi db upgrade" in result.output


def test_clocks_lapse_over_night(app: Flask, cast: Cast, clock: time_of_tests.Clock) -> None:
    make_case(cast)
    assert run(app, "refresh-clocks").exit_code == 0
    term = select(Clock).filter_by(rule="K04", state=ClockState.RUNNING)
    due_on = db.session.scalars(term).one().due_on
    clock.set(2026, 12, 30)
    result = run(app, "refresh-clocks")
    assert "1 cases refreshed" in result.output
    lapsed = db.session.scalars(select(Clock).filter_by(rule="K04")).one()
    case = db.session.scalars(select(Case)).one()
    assert (lapsed.state, lapsed.due_on) == (ClockState.LAPSED, due_on)
    assert case.next_action == "end_mediation"
    assert case.next_on == due_on <= date(2026, 12, 30)
    assert count_of(AuditEntry) == 0


def test_a_stopped_refresh_says_from_where_to_go_on(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (make_case(cast).id for _ in range(2))
    monkeypatch.setattr(refreshing, "BATCH", 1)
    replan = refreshing.planning.replan

    def stop_at_the_second(case: Case, **rest: object) -> None:
        if case.id == second:
            raise KeyboardInterrupt
        replan(case, **rest)  # type: ignore[arg-type]

    with monkeypatch.context() as stopped:
        stopped.setattr(refreshing.planning, "replan", stop_at_the_second)
        result = run(app, "refresh-clocks")
    assert result.exit_code != 0
    assert f"Stopped after 1 cases. To go on: --after {first}" in result.output
    result = run(app, "refresh-clocks", "--after", str(first))
    assert re.search(r"^1 cases refreshed, \d+ a second\.$", result.output, re.MULTILINE)
    db.session.expire_all()
    assert all(case.clocks for case in db.session.scalars(select(Case)))


def test_a_lost_search_index_is_written_anew(app: Flask, cast: Cast) -> None:
    first, second = (make_case(cast, applicants=(name,)).id for name in ("孙小丽", "何大军"))
    registrar = cast.registrar.id
    result = run(app, "reindex")
    assert "2 cases" in result.output
    user = db.session.get_one(User, registrar)
    assert [row.id for row in search.find(user, "小丽").rows] == [first]
    with transaction():
        db.session.execute(delete(CaseSearch))
    result = run(app, "reindex", "--after", str(first))
    assert f"--after {second}" in result.output
    user = db.session.get_one(User, registrar)
    assert search.find(user, "小丽").count == 0
    assert [row.id for row in search.find(user, "大军").rows] == [second]


def test_an_administrator_is_let_in_again_by_command(app: Flask, cast: Cast) -> None:
    cast.security_admin.second_factor_since = MONDAY_MORNING
    db.session.commit()
    result = run(app, "recover-admin", "secadmin")
    assert result.exit_code == 0, result.output
    user = db.session.scalars(select(User).filter_by(username="secadmin")).one()
    assert matches(user.password_hash, result.output.split()[-1])
    assert user.must_change_password
    assert user.second_factor_since is None
    told = select(User.username).join(Notice).where(Notice.code == "admin_recovered")
    assert set(db.session.scalars(told)) == {"sysadmin", "audadmin"}


@pytest.mark.parametrize("username", ["mediator", "nobody"])
def test_nobody_else_is_let_in_by_command(app: Flask, cast: Cast, username: str) -> None:
    result = run(app, "recover-admin", username)
    assert result.exit_code == 1
    assert "没有这个用户名的管理员" in result.output
