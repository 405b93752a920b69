"""Backups while people work: nothing that was acknowledged is missing."""

from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from mediation.extensions import db
from mediation.services import restoring
from mediation.services.audit import audit
from mediation.services.backups import BackupPlaces
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.how_often import BACKUPS
from tests.services.backup_places import backed_up


class Load:
    """People who go on working: each act is counted when it is acknowledged."""

    def __init__(self, app: Flask, workers: int = 3) -> None:
        self.app, self.stop, self.done = app, Event(), [0] * workers
        self.errors: list[Exception] = []
        self.threads = [Thread(target=self._work, args=(number,)) for number in range(workers)]

    def _work(self, number: int) -> None:
        with self.app.app_context():
            while not self.stop.is_set():
                try:
                    with transaction():
                        audit("load.act", by=None, at=MONDAY_MORNING, subject=f"{number}")
                    self.done[number] += 1
                except Exception as error:
                    self.errors.append(error)
                self.stop.wait(0.002)
            db.session.remove()

    def __enter__(self) -> "Load":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()


def brought_back_acts(places: BackupPlaces, path: Path) -> tuple[int, int]:
    """Bring a backup back: how many acts it holds, how many rows the trail has."""
    scratch = restoring.scratch_place(db.engine, places.directory, None)
    with scratch as place:
        restored = restoring.restore(path, place)
        engine = create_engine(place.database_url)
        with engine.connect() as connection:
            question = text("SELECT count(*) FROM audit_entry WHERE verb = 'load.act'")
            acts = connection.scalar(question) or 0
        engine.dispose()
    return acts, restored.trail_rows


@pytest.mark.parametrize(
    "rounds", [2, pytest.param(BACKUPS, marks=pytest.mark.trust)], ids=["short", "long"]
)
def test_backups_under_load_hold_everything_that_was_acknowledged(
    app: Flask, cast: Cast, places: BackupPlaces, rounds: int
) -> None:
    with Load(app) as load:
        for _ in range(rounds):
            acknowledged = sum(load.done)
            path = backed_up(places)
            acts, rows = brought_back_acts(places, path)
            assert acknowledged <= acts <= rows
    assert not load.errors
