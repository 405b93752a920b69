"""The reference client against a live server: it enters a case and fetches its agreement."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from mediation.extensions import db
from tests.api.program import APPLICATION, Program
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient

CLIENT = Path(__file__).resolve().parents[2] / "docs" / "api_client.py"
DAY = MONDAY_MORNING.date().isoformat()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def run_client(address: str, token: str, *words: str) -> bytes:
    db.session.rollback()
    environment = {"MEDIATION_URL": address, "MEDIATION_TOKEN": token, "PATH": ""}
    command = [sys.executable, str(CLIENT), *words]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def hold(program: Program, url: str) -> None:
    """The planned session, with everybody there."""
    [session] = program.get(f"{url}/sessions").get_json()["items"]
    parties = program.get(f"{url}/parties").get_json()["items"]
    record = {
        "held_on": DAY,
        "began_at": "08:00",
        "ended_at": "08:50",
        "recorder": "张萌",
        "presences": [
            {"party_id": each["id"], "is_present": True, "attended_by": each["name"]}
            for each in parties
        ],
        "rights_answer": "已告知，双方不申请回避。",
        "applicant_statement": "要求支付工资。",
        "respondent_statement": "同意支付。",
        "result": "双方就工资达成一致。",
        "outcome": "agreed",
    }
    done = program.post(f"{url}/sessions/{session['id']}/record", record, match="*")
    assert done.status_code == 200, done.get_json()


def draft(case: Program, url: str) -> dict[str, Any]:
    """One payment of the employer to the worker."""
    parties = case.get(f"{url}/parties").get_json()["items"]
    worker, employer = (
        next(each["id"] for each in parties if each["kind"] == kind)
        for kind in ("worker", "employer")
    )
    term = {
        "kind": "payment",
        "payer": employer,
        "purpose": "拖欠的工资",
        "claim_type": "all",
        "amount": "12600.00",
        "method": "transfer",
        "due_on": "2026-12-10",
        "shares": [
            {"payee": worker, "amount": "12600.00", "account": "中国银行 6222020200112233445"}
        ],
    }
    return {"extent": "whole", "copies": 3, "terms": [term], "disputed_facts": "拖欠工资。"}


def test_the_client_enters_a_case_and_fetches_its_agreement(
    app: Flask, client: PageClient, cast: Cast, tmp_path: Path, address: str
) -> None:
    token = make_api_token(cast.supervisor.id, MONDAY_MORNING)
    (tmp_path / "case.json").write_text(json.dumps(APPLICATION))
    case = run_client(address, token, "enter", str(tmp_path / "case.json")).decode()
    supervisor = Program(client.sign_in(cast.supervisor))

    def step(action: str, **body: Any) -> None:
        done = supervisor.post(f"{case}/steps/{action}", body, match="*")
        assert done.status_code == 200, (action, done.get_json())

    step("inquire", inquired_on=DAY, answer_due_on="2026-11-28", way="电话")
    step("record_answer", answer="agreed", answered_on=DAY, note="")
    step("accept", accepted_on=DAY)
    step("assign", mediator_id=cast.mediator.id, chosen_by="appointed")
    step("begin_mediation", rights_told_on=DAY, disclosure="none")
    step("plan_session", planned_on=DAY, planned_time="10:00", place="第一调解室", mode="on_site")
    hold(supervisor, case)
    made = supervisor.post(f"{case}/agreements", draft(supervisor, case))
    assert made.status_code == 201, made.get_json()
    settled = supervisor.post(f"{made.headers['Location']}/settle", {"agreed_on": DAY}, match="*")
    assert settled.status_code == 200, settled.get_json()
    issued = supervisor.post(f"{case}/documents/agreement", {})
    assert issued.status_code == 201, issued.get_json()
    pdf = run_client(address, token, "fetch", case)
    assert pdf.startswith(b"%PDF-")
    number = supervisor.get(issued.headers["Location"]).get_json()["pages"]
    assert number >= 2


def test_the_client_is_as_short_as_promised() -> None:
    lines = [line for line in CLIENT.read_text().splitlines() if line.strip()]
    assert len(lines) <= 20
