"""我的任务: progress, the file for whoever wished it, and the worker of the server."""

import os
import threading
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from mediation.domain.jobs import JobState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import UserRole
from mediation.services import job_worker
from mediation.services.wake_up import new_work
from mediation.web.jobs import start_once
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case
from tests.file_factories import make_job
from tests.page_checks import PageClient, text_of
from tests.web.test_exports import PURPOSE, newest

pytestmark = pytest.mark.postgresql


def test_a_long_list_is_made_in_the_background(app: Flask, cast: Cast, client: PageClient) -> None:
    app.config["EXPORT_AT_ONCE_ROWS"] = 1
    for name in ("甲", "乙", "丙"):
        make_case(cast, applicants=(name,))
    client.sign_in(cast.supervisor)
    answer = client.post("/cases/export", data=PURPOSE)
    job = newest()
    assert job.state is JobState.WAITING
    page = client.page(answer.location)
    bar = next(page.iter("progress"))
    assert bar.get("value") == "0"
    assert client.get(f"/jobs/{job.id}/file").status_code == 404
    db.session.rollback()
    job_worker.run_all(lambda: MONDAY_MORNING)
    piece = client.get(f"/jobs/{job.id}/progress", headers={"HX-Request": "true"})
    assert "hx-get" not in piece.text
    assert "下载" in piece.text
    assert client.get(f"/jobs/{job.id}/progress").status_code == 302
    assert "导出案件列表（3 件）" in text_of(client.page("/jobs"))


def test_only_whoever_wished_it_gets_the_file_and_for_a_day(
    cast: Cast, client: PageClient, clock: Clock
) -> None:
    make_case(cast)
    client.sign_in(cast.supervisor).post("/cases/export", data=PURPOSE)
    address = f"/jobs/{newest().id}"
    for other in (cast.registrar, cast.city_supervisor, cast.mediator, cast.audit_admin):
        client.sign_in(other)
        for path in ("", "/file"):
            assert client.get(address + path).status_code == 404, (other, path)
        piece = client.get(f"{address}/progress")
        assert "下载" not in piece.text
    clock.advance(hours=23, minutes=59)
    client.sign_in(cast.supervisor)
    answer = client.get(f"{address}/file")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    clock.advance(minutes=1)
    client.sign_in(cast.supervisor)
    assert client.get(f"{address}/file").status_code == 404


def test_a_file_is_not_given_to_who_lost_the_right_to_make_it(
    cast: Cast, client: PageClient
) -> None:
    make_case(cast)
    client.sign_in(cast.supervisor).post("/cases/export", data=PURPOSE)
    address = f"/jobs/{newest().id}/file"
    assert client.get(address).status_code == 200
    cast.supervisor.role_rows[:] = [UserRole(role=Role.MEDIATOR)]
    db.session.commit()
    assert client.get(address).status_code == 404


def test_an_export_that_is_made_at_once_is_left_alone_by_the_workers(
    cast: Cast, client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_case(cast)
    client.sign_in(cast.supervisor)
    with monkeypatch.context() as patch:
        patch.setattr(job_worker, "run_one", lambda now, job_id=None: False)
        client.post("/cases/export", data=PURPOSE)
    assert not job_worker.run_one(lambda: MONDAY_MORNING)
    later = MONDAY_MORNING + timedelta(seconds=30)
    assert job_worker.run_one(lambda: later)
    assert newest().state is JobState.DONE


def test_every_process_of_the_server_works_on_jobs_from_its_first_request(
    app: Flask, client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = threading.Event()
    monkeypatch.setattr(job_worker, "run_all", lambda now: began.set())
    start_once(app)
    start_once(app)
    workers = app.extensions.pop("job_workers")
    worker = workers[os.getpid()]
    assert began.wait(60)
    assert len(workers) == 1
    worker.stopped.set()
    new_work.set()


def test_a_worker_stays_at_work_when_the_database_is_away(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(now: object) -> int:
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(job_worker, "run_all", away)
    job_worker.Worker(app.app_context, lambda: MONDAY_MORNING).look()
    assert "cannot reach its jobs: OperationalError" in caplog.text


def test_a_page_left_open_does_not_keep_anybody_signed_in(
    cast: Cast, client: PageClient, clock: Clock
) -> None:
    job = make_job(cast.supervisor)
    address, piece = f"/jobs/{job.id}/progress", {"HX-Request": "true"}
    client.sign_in(cast.supervisor)
    for _ in range(29):
        clock.advance(minutes=1)
        assert "排队中" in client.get(address, headers=piece).text
    clock.advance(minutes=2)
    answer = client.get(address, headers=piece)
    assert answer.text == ""
    assert answer.headers["HX-Redirect"].startswith("/login?")


def test_an_export_asks_for_a_proof_of_oneself(
    cast: Cast, client: PageClient, clock: Clock
) -> None:
    make_case(cast)
    client.sign_in(cast.supervisor)
    clock.advance(minutes=25)
    client.get("/")
    answer = client.get("/cases/export?view=all")
    assert answer.status_code == 302
    assert "confirm" in answer.location
