"""The virus scanner at the door, and what happens while it is away."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.file_kinds import ScanState
from mediation.extensions import db
from mediation.services import evidence, job_worker
from tests.cast import Cast
from tests.factories import make_case
from tests.services.test_evidence import NOW, SECRET, add, verbs
from tests.uploads.clamd import EICAR, clamd
from tests.uploads.making import pdf


def test_a_virus_is_kept_out(app: Flask, cast: Cast, tmp_path: Path) -> None:
    with clamd(tmp_path) as address:
        app.config["CLAMD_SOCKET"] = address
        with pytest.raises(InvalidInput, match="检出病毒"):
            add(make_case(cast), cast.mediator, EICAR)
        sound = add(make_case(cast), cast.mediator, pdf(), "合同.pdf").evidence
    assert sound.file.scan is ScanState.CLEAN


def test_without_its_scanner_a_file_waits_in_quarantine(
    app: Flask, cast: Cast, tmp_path: Path
) -> None:
    app.config["CLAMD_SOCKET"] = f"unix:{tmp_path}/clamd.socket"
    case = make_case(cast)
    sound = add(case, cast.mediator).evidence
    sick = add(case, cast.mediator, EICAR, "b.txt").evidence
    with pytest.raises(ActionNotPossible, match="已隔离"):
        evidence.opened(sound, case, by=cast.mediator, at=NOW)
    later = NOW + timedelta(minutes=3)
    assert job_worker.run_all(lambda: later) == 2
    assert {sound.file.scan, sick.file.scan} == {ScanState.WAITING}
    latest = later + timedelta(minutes=3)
    with clamd(tmp_path):
        assert job_worker.run_all(lambda: latest) == 2
    db.session.expire_all()
    assert (sound.file.scan, sick.file.scan) == (ScanState.CLEAN, ScanState.INFECTED)
    assert evidence.opened(sound, case, by=cast.mediator, at=latest) == SECRET
    with pytest.raises(ActionNotPossible, match="检出病毒"):
        evidence.opened(sick, case, by=cast.mediator, at=latest)
    assert "file.infected" in verbs()
