"""Files of a case: taken in whole or not at all, kept for good, void with a reason."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    CannotStore,
    InvalidInput,
)
from mediation.domain.evidence import EvidenceForm, EvidenceKind, UploadLimits
from mediation.domain.volumes import Volume
from mediation.extensions import db, files, keeper
from mediation.file_store import FileNotKept
from mediation.models import AuditEntry, Case, CaseEvent, Evidence, StoredFile, User
from mediation.services import evidence, file_check, key_rotation
from mediation.services.evidence import About, Added
from mediation.services.file_admission import Upload
from mediation.services.sealed_files import SealedFiles
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.file_factories import LIMITS
from tests.uploads.making import photograph

NOW = MONDAY_MORNING
ABOUT = About(EvidenceKind.WAGES, EvidenceForm.COPY, Volume.MAIN)
SECRET = "王秀兰三月工资".encode()


def add(
    case: Case,
    by: User,
    content: bytes = SECRET,
    name: str = "工资条.txt",
    limits: UploadLimits = LIMITS,
    **about: Any,
) -> Added:
    """Add one file."""
    told = replace(ABOUT, **about)
    return evidence.add(case, Upload(name, content), told, limits=limits, by=by, at=NOW)


def on_disk() -> int:
    return len(list(files.everything()))


def verbs() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))


def test_a_file_is_kept_sealed_with_event_and_trail(cast: Cast, tmp_path: Path) -> None:
    case = make_case(cast)
    made = add(case, cast.mediator, party_id=case.parties[0].id).evidence
    assert made.file.original_sha256 == made.file.sha256
    assert (made.name, made.added_by_id, made.party) == (
        "工资条.txt",
        cast.mediator.id,
        case.parties[0],
    )
    assert evidence.opened(made, case, by=cast.supervisor, at=NOW) == SECRET
    raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET not in raw
    assert verbs() == ["case.add_evidence", "evidence.downloaded"]
    event = db.session.scalars(select(CaseEvent)).one()
    assert event.data["sha256"] == made.file.original_sha256
    trail = db.session.scalars(select(AuditEntry)).all()
    assert not any("工资" in str(row.data) + row.subject for row in trail)


def test_a_photograph_is_kept_without_its_place(cast: Cast) -> None:
    made = add(make_case(cast), cast.mediator, photograph(), "现场.jpg").evidence
    assert made.file.original_sha256 != made.file.sha256
    assert made.file.original_size == len(photograph())


def test_two_cases_keep_two_files_of_one_name(cast: Cast) -> None:
    first, second = make_case(cast), make_case(cast, applicants=("李四",))
    one = add(first, cast.mediator, b"one", "证据.txt").evidence
    two = add(second, cast.mediator, b"two", "证据.txt").evidence
    assert one.file.name != two.file.name
    assert evidence.opened(one, first, by=cast.mediator, at=NOW) == b"one"
    assert evidence.opened(two, second, by=cast.mediator, at=NOW) == b"two"


def test_the_same_bytes_are_kept_once(cast: Cast) -> None:
    case = make_case(cast)
    first, again = add(case, cast.mediator), add(case, cast.mediator, name="另一个名字.txt")
    assert (first.is_new, again.is_new) == (True, False)
    assert first.evidence.id == again.evidence.id
    assert on_disk() == 1
    evidence.void(first.evidence, case, reason="传错案件", by=cast.mediator, at=NOW)
    assert add(case, cast.mediator).is_new


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ"),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.txt", b"<script>alert(1)</script>"),
        ("a.txt", b""),
    ],
)
def test_a_refusal_leaves_one_row_in_the_trail_and_nothing_else(
    cast: Cast, name: str, content: bytes
) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput) as refused:
        add(case, cast.mediator, content, f"王秀兰{name}")
    problem = refused.value.problems[0]
    assert problem.field == "files"
    assert problem.sentence.startswith(f"“王秀兰{name}”：")
    assert on_disk() == 0
    row = db.session.scalars(select(AuditEntry)).one()
    assert row.verb == "evidence.refused"
    assert row.data["size"] == len(content)
    assert "王秀兰" not in str(row.data) + row.subject
    assert not db.session.scalars(select(CaseEvent)).all()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"file": len(SECRET) - 1}, "超过"),
        ({"files_per_case": 1}, "达到上限"),
        ({"per_case": len(SECRET) + 1}, "本案文件合计"),
        ({"everything": len(SECRET) + 1}, "存储空间已满"),
    ],
)
def test_a_limit_holds_and_says_so(cast: Cast, change: dict[str, int], word: str) -> None:
    case = make_case(cast)
    add(case, cast.mediator, SECRET[:-3])
    with pytest.raises(InvalidInput, match=word):
        add(case, cast.mediator, limits=replace(LIMITS, **change))
    assert on_disk() == 1
    assert verbs().count("evidence.refused") == 1


def test_a_file_of_exactly_the_limit_comes_in(cast: Cast) -> None:
    limits = replace(LIMITS, file=len(SECRET))
    assert add(make_case(cast), cast.mediator, limits=limits).is_new


def test_only_those_who_work_on_the_case_add(cast: Cast) -> None:
    case = make_case(cast)
    for person in (cast.registrar, cast.mediator, cast.supervisor):
        assert add(case, person, person.name.encode()).is_new
    for person in (cast.second_mediator, cast.city_supervisor, cast.court_liaison, cast.stranger):
        with pytest.raises(ActionNotAllowed):
            add(case, person)


def test_only_late_material_comes_into_the_archive(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.ARCHIVED)
    with pytest.raises(ActionNotAllowed):
        add(case, cast.mediator)
    assert add(case, cast.registrar).is_new
    assert verbs() == ["case.file_late"]
    assert case.state is CaseState.ARCHIVED


def test_nothing_is_added_to_what_was_destroyed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(cast, state=CaseState.ARCHIVED)
    monkeypatch.setattr("mediation.queries.case_facts.remains_of", lambda case_id: case_id)
    with pytest.raises(ActionNotPossible, match="已依法销毁"):
        add(case, cast.registrar)


def test_what_the_parties_may_read_is_not_put_into_the_side_volume(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput) as refused:
        add(case, cast.mediator, kind=EvidenceKind.SERVICE, volume=Volume.SIDE)
    assert [problem.field for problem in refused.value.problems] == ["volume"]


def test_the_party_that_brought_it_is_of_this_case(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast, applicants=("李四",))
    with pytest.raises(InvalidInput, match="本案的当事人"):
        add(case, cast.mediator, party_id=other.parties[0].id)


def test_what_fails_at_the_end_leaves_no_file(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case(cast)

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the last step")

    monkeypatch.setattr(evidence, "move", fail)
    with pytest.raises(RuntimeError):
        add(case, cast.mediator)
    assert on_disk() == 0
    assert not db.session.scalars(select(StoredFile)).all()


def test_a_commit_of_unknown_outcome_keeps_the_file_for_the_check_to_settle(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(cast)

    def broken(*_: Any, **__: Any) -> None:
        raise OperationalError("COMMIT", {}, Exception("the connection broke"))

    monkeypatch.setattr(evidence, "move", broken)
    with pytest.raises(OperationalError):
        add(case, cast.mediator)
    assert on_disk() == 1
    later = NOW + timedelta(days=4000)
    report = file_check.check(at=later)
    assert len(report.without_row) == 1
    assert file_check.remove_without_row(report, at=later) == 1
    assert on_disk() == 0


def test_a_full_disk_is_told_and_nothing_is_acknowledged(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_content: bytes) -> str:
        raise FileNotKept("No space left on device")

    monkeypatch.setattr(files, "put", full)
    with pytest.raises(CannotStore, match="存储空间不足"):
        add(make_case(cast), cast.mediator)
    assert not db.session.scalars(select(Evidence)).all()


def test_a_void_file_stays_with_its_reason(cast: Cast) -> None:
    case = make_case(cast)
    made = add(case, cast.mediator).evidence
    with pytest.raises(InvalidInput, match="原因"):
        evidence.void(made, case, reason=" ", by=cast.mediator, at=NOW)
    evidence.void(made, case, reason="传错案件", by=cast.mediator, at=NOW)
    assert (made.is_void, made.void_reason) == (True, "传错案件")
    assert evidence.opened(made, case, by=cast.mediator, at=NOW) == SECRET
    with pytest.raises(ActionNotPossible, match="已经作废"):
        evidence.void(made, case, reason="再来", by=cast.mediator, at=NOW)


def test_a_changed_file_is_not_given_out(cast: Cast, tmp_path: Path) -> None:
    case = make_case(cast)
    made = add(case, cast.mediator).evidence
    place = next(tmp_path.rglob(made.file.name))
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    with pytest.raises(ActionNotPossible, match="校验值不符"):
        evidence.opened(made, case, by=cast.mediator, at=NOW)
    assert verbs()[-1] == "file.damaged"
    assert file_check.check(at=NOW, deep=True).damaged == [made.file.name]
    place.unlink()
    with pytest.raises(ActionNotPossible):
        evidence.opened(made, case, by=cast.mediator, at=NOW)
    assert file_check.check(at=NOW).missing == [made.file.name]


def test_a_dozen_of_the_same_at_once_are_one(app: Flask, cast: Cast) -> None:
    case_id, user_id = make_case(cast).id, cast.mediator.id
    db.session.rollback()
    seen: list[bool] = []

    def work() -> None:
        with app.app_context():
            case, by = db.session.get_one(Case, case_id), db.session.get_one(User, user_id)
            seen.append(add(case, by).is_new)

    threads = [threading.Thread(target=work) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == [False] * 11 + [True]
    assert on_disk() == len(db.session.scalars(select(Evidence)).all()) == 1


def test_files_have_their_part_in_a_change_of_keys(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(cast)
    made = add(case, cast.mediator).evidence
    before = keeper.ring
    grown = before.with_new_key(cipher="SM4-GCM")
    monkeypatch.setattr(keeper, "_ring", grown)
    assert SealedFiles().keys_in_use() == {before.current: 1}
    assert SealedFiles().stale() == 1
    assert sum(SealedFiles().reseal()) == 1
    assert SealedFiles().keys_in_use() == {grown.current: 1}
    assert any(isinstance(store, SealedFiles) for store in key_rotation.stores())
    assert evidence.opened(made, case, by=cast.mediator, at=NOW) == SECRET
