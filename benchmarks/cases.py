"""Many synthetic cases in a scratch database, written in bulk as no service would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import flask_migrate
from flask import Flask
from sqlalchemy import insert

from config import Testing
from mediation import create_app
from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.organisations import OrganisationKind
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, User
from tests.cast import make_cast, make_organisation, make_user
from tests.clock import MONDAY_MORNING

BATCH = 10_000
BODIES, MEDIATORS_OF_A_BODY = 20, 5
STATES = [state for state in CaseState if state not in {CaseState.PAUSED, CaseState.ARCHIVED}]


@contextmanager
def scratch_application(number: int) -> Iterator[Flask]:
    """An application on an embedded database with that many cases of two bodies."""
    with scratch_database() as app:
        _fill(number)
        yield app


@contextmanager
def scratch_database(url: str | None = None) -> Iterator[Flask]:
    """An application with the cast and no case, on an embedded database unless told where."""
    with TemporaryDirectory() as folder:
        url = url or f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        app = create_app(Testing(SQLALCHEMY_DATABASE_URI=url, NOW=MONDAY_MORNING))
        with app.app_context():
            flask_migrate.upgrade()
            make_cast()
            yield app
            db.session.remove()
            db.engine.dispose()


def people_of_bodies() -> list[tuple[int, int]]:
    """(body, user) of the cast's mediator first, then of mediators in twenty other bodies."""
    first = db.session.query(User).filter_by(username="mediator").one()
    found = [(first.organisation_id, first.id)]
    city = db.session.query(User).filter_by(username="citysupervisor").one().organisation
    for number in range(BODIES):
        body = make_organisation(f"第{number}调解中心", OrganisationKind.MEDIATION_BODY, city)
        for index in range(MEDIATORS_OF_A_BODY):
            person = make_user(f"m{number}-{index}", f"调解员{index}", body, Role.MEDIATOR)
            found.append((body.id, person.id))
    return found


def _fill(number: int) -> None:
    people = people_of_bodies()
    for start in range(0, number, BATCH):
        indexes = range(start, min(start + BATCH, number))
        rows = [_row(index, *people[index % len(people)]) for index in indexes]
        db.session.execute(insert(Case), rows)
        db.session.commit()
    db.session.connection().exec_driver_sql("ANALYZE")
    db.session.commit()


def _row(index: int, body_id: int, user_id: int) -> dict[str, object]:
    # As in an office: most cases are over.
    state = CaseState.CLOSED if index % 5 else STATES[index // 5 % len(STATES)]
    numbered = state.value in "accepted mediating settled unsettled referred closed"
    day = date(2026, 11, 1) + timedelta(days=index * 7 % 61)
    return {
        "version": 1,
        "body_id": body_id,
        "number": f"〔2026〕东工调字第{index}号" if numbered else None,
        "accepted_on": day if numbered else None,
        "state": state,
        "title": f"申请人{index} 与 城东某某有限公司",
        "entry_path": EntryPath.OWN_INTAKE,
        "source_channel": "visit",
        "received_on": day,
        "registered_at": MONDAY_MORNING,
        "registered_by_id": user_id,
        "main_claim_type": "wages",
        "arbitration_status": "not_applied",
        "owner_id": user_id,
        "mediator_id": None if index % 40 == 0 else user_id,
        "next_on": day,
        "waiting_for": "城东区人民法院" if index % 20 == 0 else None,
        "decline_reason": "not_labour" if state is CaseState.DECLINED else None,
        "ending_reason": "too_far_apart" if state is CaseState.UNSETTLED else None,
        "closed_on": day if state is CaseState.CLOSED else None,
        "touched_at": MONDAY_MORNING,
    }
