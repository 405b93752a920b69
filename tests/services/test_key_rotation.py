"""Changing keys: everything sealed anew, in batches, from wherever it was broken off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import LargeBinary, select, type_coerce, update

from mediation.crypto import CannotUnseal, KeyRing
from mediation.crypto.keeper import key_id_of
from mediation.extensions import Base, db, files, keeper
from mediation.file_store import PIECE
from mediation.models import Case, Party, User
from mediation.queries import search
from mediation.readiness import NotReady
from mediation.services import key_rotation
from mediation.services.sealed_data import require_fitting_keys
from tests.cast import PASSWORD, Cast
from tests.cli.test_commands import run
from tests.web.planted_case import BANK, ID_NUMBER, PHONE, planted


@pytest.fixture(autouse=True)
def ring(app: Flask, tmp_path: Path) -> Iterator[KeyRing]:
    """A key file of the test's own; the keys of the other tests come back after it."""
    before = keeper.ring
    file = tmp_path / "keys.json"
    before.write(file)
    app.config["DATA_KEYS_FILE"] = file
    keeper.bind(before, file)
    yield before
    keeper.bind(before)


@pytest.fixture
def case(cast: Cast) -> int:
    case = planted(cast)
    db.session.commit()
    return case.id


def ids_of_keys() -> set[str]:
    """The keys that the sealed values of the database really name."""
    found = set()
    for store in key_rotation.sealed_tables():
        for column in store.columns:
            raw = select(type_coerce(column, LargeBinary)).where(column.is_not(None))
            found |= {key_id_of(bytes(value)) for value in db.session.scalars(raw)}
    return found


def numbers_of(case: int) -> tuple[str | None, ...]:
    db.session.expire_all()
    worker = db.session.get_one(Case, case).applicants[0]
    return worker.identity_number, worker.phone, worker.bank_account


def test_a_new_key_is_added_and_the_old_one_stays(app: Flask, case: int) -> None:
    result = run(app, "keys", "new", "--cipher", "SM4-GCM")
    assert result.exit_code == 0, result.output
    assert keeper.ring.current == "k2"
    assert keeper.ring.keys["k2"].cipher == "SM4-GCM"
    assert KeyRing.read(app.config["DATA_KEYS_FILE"]) == keeper.ring
    assert numbers_of(case) == (ID_NUMBER, PHONE, BANK)


def test_rotation_seals_everything_anew_with_another_cipher(
    app: Flask, case: int, cast: Cast
) -> None:
    cast.registrar.phone = "13700001111"
    db.session.commit()
    run(app, "keys", "new", "--cipher", "SM4-GCM")
    result = run(app, "keys", "rotate")
    assert result.exit_code == 0, result.output
    assert ids_of_keys() == {"k2"}
    assert numbers_of(case) == (ID_NUMBER, PHONE, BANK)
    again = run(app, "keys", "rotate")
    assert "0 rows sealed anew" in again.output


def test_a_ring_of_two_ciphers_reads_both(app: Flask, case: int, cast: Cast) -> None:
    run(app, "keys", "new", "--cipher", "SM4-GCM")
    later = planted(cast).id
    db.session.commit()
    assert ids_of_keys() == {"k1", "k2"}
    assert numbers_of(case) == numbers_of(later) == (ID_NUMBER, PHONE, BANK)


def test_rotation_broken_off_goes_on(
    app: Flask, case: int, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_rotation, "BATCH", 1)
    planted(cast)
    db.session.commit()
    run(app, "keys", "new")
    whole = sum(store.stale() for store in key_rotation.stores())
    db.session.remove()

    class Killed(BaseException):
        pass

    seen: list[int] = []

    def kill(count: int) -> None:
        seen.append(count)
        if len(seen) == 5:
            raise Killed

    with pytest.raises(Killed):
        key_rotation.rotate(progress=kill)
    db.session.remove()
    assert ids_of_keys() == {"k1", "k2"}
    assert numbers_of(case) == (ID_NUMBER, PHONE, BANK)
    left = sum(store.stale() for store in key_rotation.stores())
    assert left == whole - 5
    db.session.remove()
    assert key_rotation.rotate() == left
    assert ids_of_keys() == {"k2"}


def test_rotation_moves_no_version_and_finds_as_before(app: Flask, case: int, cast: Cast) -> None:
    before, mediator = db.session.get_one(Case, case).version, cast.mediator.id
    db.session.remove()
    run(app, "keys", "new")
    run(app, "keys", "rotate")
    assert db.session.get_one(Case, case).version == before
    assert [row.id for row in search.find(db.session.get_one(User, mediator), PHONE).rows] == [case]


def test_a_key_in_use_is_not_dropped(app: Flask, case: int) -> None:
    run(app, "keys", "new")
    refused = run(app, "keys", "drop", "k1")
    assert refused.exit_code == 1
    assert "still sealed with k1" in refused.output
    run(app, "keys", "rotate")
    assert run(app, "keys", "drop", "k1").exit_code == 0
    assert set(KeyRing.read(app.config["DATA_KEYS_FILE"]).keys) == {"k2"}
    assert numbers_of(case) == (ID_NUMBER, PHONE, BANK)
    run(app, "keys", "new")
    assert keeper.ring.current == "k3"


@pytest.mark.parametrize(("name", "sentence"), [("k1", "current key"), ("k9", "has no key k9")])
def test_the_current_key_and_an_unknown_one_are_not_dropped(
    app: Flask, name: str, sentence: str
) -> None:
    refused = run(app, "keys", "drop", name)
    assert refused.exit_code == 1
    assert sentence in refused.output


def test_the_list_counts_what_each_key_seals(app: Flask, case: int) -> None:
    run(app, "keys", "new", "--cipher", "SM4-GCM")
    lines = run(app, "keys", "list").output.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("k1 ")
    assert int(lines[0].split()[2]) > 10
    assert lines[1].split() == ["k2", "SM4-GCM", "0", "values", "current"]


def test_the_list_says_when_a_key_is_missing(app: Flask, case: int) -> None:
    keeper.bind(KeyRing.for_testing("another").with_new_key(cipher="AES-256-GCM").without_key("k1"))
    listed = run(app, "keys", "list")
    assert listed.exit_code == 1
    assert "restore the key file" in listed.output


def test_a_running_process_follows_the_key_file(app: Flask, case: int, ring: KeyRing) -> None:
    file = app.config["DATA_KEYS_FILE"]
    run(app, "keys", "new")
    run(app, "keys", "rotate")
    keeper.bind(ring, file)
    assert keeper.ring.current == "k1"
    assert numbers_of(case) == (ID_NUMBER, PHONE, BANK)
    assert keeper.ring.current == "k2"
    run(app, "keys", "drop", "k1")
    keeper.bind(ring, file)
    keeper.seal(b"a secret", "a purpose")
    assert keeper.ring.current == "k2", "nothing is sealed with a key that was dropped"


def test_keys_of_another_office_are_not_taken_up(app: Flask, case: int, ring: KeyRing) -> None:
    file = app.config["DATA_KEYS_FILE"]
    run(app, "keys", "new")
    run(app, "keys", "rotate")
    KeyRing.for_testing("another").with_new_key(cipher="AES-256-GCM").write(file)
    keeper.bind(ring, file)
    with pytest.raises(CannotUnseal):
        numbers_of(case)


def test_wrong_keys_are_told_before_anybody_works(app: Flask, case: int) -> None:
    require_fitting_keys()
    keeper.bind(KeyRing.for_testing("another"))
    with pytest.raises(NotReady, match="restore the key file"):
        require_fitting_keys()
    refused = run(app, "check-ready")
    assert refused.exit_code == 1
    assert "restore the key file" in refused.output


def test_a_page_says_in_words_that_the_keys_do_not_fit(app: Flask, case: int, cast: Cast) -> None:
    visitor = app.test_client()
    visitor.sign_in(cast.mediator)
    keeper.bind(KeyRing.for_testing("another"))
    db.session.remove()
    visitor.may_fail_with = frozenset({503})
    answer = visitor.get(f"/cases/{case}")
    assert answer.status_code == 503
    assert "密钥" in answer.text
    assert "Traceback" not in answer.text


def test_signing_in_says_in_words_that_the_keys_do_not_fit(
    app: Flask, case: int, cast: Cast
) -> None:
    cast.mediator.phone = "13700001111"
    db.session.commit()
    visitor = app.test_client()
    visitor.may_fail_with = frozenset({503})
    keeper.bind(KeyRing.for_testing("another"))
    answer = visitor.post("/login", data={"username": "mediator", "password": PASSWORD})
    assert answer.status_code == 503
    assert "密钥" in answer.text


def test_sealed_bytes_moved_to_another_column_do_not_open(case: int) -> None:
    table = Party.__table__
    moved = select(type_coerce(table.c.phone, LargeBinary)).where(Party.case_id == case).limit(1)
    raw = db.session.scalar(moved)
    db.session.execute(update(table).values({"bank_account": type_coerce(raw, LargeBinary)}))
    db.session.commit()
    with pytest.raises(CannotUnseal):
        db.session.scalars(select(Party.bank_account)).all()


def test_files_on_the_disk_follow(app: Flask, case: int) -> None:
    short, long = files.put("身份证".encode()), files.put(b"x" * (2 * PIECE + 5))
    broken = files.put(b"damaged")
    place = next(Path(app.config["FILES_DIRECTORY"]).glob(f"*/{broken}"))
    place.write_bytes(b"nonsense")
    run(app, "keys", "new", "--cipher", "SM4-GCM")
    assert run(app, "keys", "drop", "k1").exit_code == 1
    assert run(app, "keys", "rotate").exit_code == 0
    assert files.key_ids(short) == files.key_ids(long) == {"k2"}
    assert files.get(short) == "身份证".encode()
    assert files.get(long) == b"x" * (2 * PIECE + 5)
    assert run(app, "keys", "drop", "k1").exit_code == 0


def test_a_file_half_written_anew_stands_in_nobodys_way(app: Flask, case: int) -> None:
    name = files.put(b"evidence")
    place = next(Path(app.config["FILES_DIRECTORY"]).glob(f"*/{name}"))
    place.with_name(f"{name}.part").write_bytes(b"half")
    run(app, "keys", "new")
    assert run(app, "keys", "rotate").exit_code == 0
    assert files.key_ids(name) == {"k2"}
    assert files.get(name) == b"evidence"


def test_no_column_holds_bytes_that_rotation_does_not_know() -> None:
    """Bytes sealed by hand would be lost with the first key that is dropped."""
    unknown = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    ]
    assert not unknown, "give them a type of models.columns: sealed_text, sealed_json, sealed_bytes"


def test_every_sealed_column_names_itself() -> None:
    tables = key_rotation.sealed_tables()
    wrong = [
        f"{store.name}.{column.name} says {column.type.purpose}"
        for store in tables
        for column in store.columns
        if column.type.purpose != f"{store.name}.{column.name}"
    ]
    assert not wrong
    assert sum(len(store.columns) for store in tables) > 40


def test_a_sealed_column_cannot_be_compared() -> None:
    assert User.phone.is_(None) is not None
    with pytest.raises(TypeError, match="blind index"):
        select(User).where(User.phone == "13800001234")
    with pytest.raises(TypeError, match="blind index"):
        select(User).order_by(User.phone.desc())
