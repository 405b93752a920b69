"""The store of files: sealed, whole or not at all, and damage is noticed."""

import stat
from pathlib import Path

import pytest

from mediation.crypto import Keeper, KeyRing
from mediation.file_store import PIECE, FileDamaged, FileMissing, FileNotKept, FileStore

SECRET = "王秀兰的工资条".encode()


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(Keeper(KeyRing.for_testing()), lambda: tmp_path / "files")


def place_of(store: FileStore, name: str, tmp_path: Path) -> Path:
    return tmp_path / "files" / name[:2] / name


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_is_put_is_got(store: FileStore, size: int) -> None:
    content = bytes(index % 251 for index in range(size))
    assert store.get(store.put(content)) == content


def test_nothing_readable_lies_on_the_disk(store: FileStore, tmp_path: Path) -> None:
    name = store.put(SECRET * 1000)
    place = place_of(store, name, tmp_path)
    assert SECRET not in place.read_bytes()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_every_changed_byte_is_noticed(store: FileStore, tmp_path: Path) -> None:
    name = store.put(SECRET)
    place = place_of(store, name, tmp_path)
    whole = place.read_bytes()
    for index in range(len(whole)):
        changed = bytearray(whole)
        changed[index] ^= 1
        place.write_bytes(changed)
        with pytest.raises(FileDamaged):
            store.get(name)


def test_pieces_can_be_neither_cut_swapped_nor_added(store: FileStore, tmp_path: Path) -> None:
    name = store.put(b"a" * PIECE + b"b" * PIECE + b"c")
    other = store.put(b"d" * PIECE + b"e")
    place = place_of(store, name, tmp_path)
    whole, foreign = place.read_bytes(), place_of(store, other, tmp_path).read_bytes()
    length = 4 + int.from_bytes(whole[8:12], "big")
    first, second, last = (
        whole[8 : 8 + length],
        whole[8 + length : 8 + 2 * length],
        whole[8 + 2 * length :],
    )
    magic = whole[:8]
    for changed in (
        magic + first + second,
        magic + second + first + last,
        magic + first + last,
        whole + last,
        whole + b"\0",
        magic + foreign[8 : 8 + length] + second + last,
        foreign,
        magic,
        b"",
    ):
        place.write_bytes(changed)
        with pytest.raises(FileDamaged):
            store.get(name)


def test_a_file_that_is_gone_is_missing(store: FileStore) -> None:
    name = store.put(SECRET)
    store.remove(name)
    store.remove(name)
    with pytest.raises(FileMissing):
        store.get(name)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 31, "A" * 32, "0" * 32 + "\n"])
def test_only_names_of_the_store_lead_to_the_disk(store: FileStore, name: str) -> None:
    with pytest.raises(ValueError, match="no name of the store"):
        store.get(name)


def test_a_disk_that_refuses_leaves_nothing(store: FileStore, tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(FileNotKept):
        store.put(SECRET)


def test_an_interrupted_write_leaves_nothing(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mediation.file_store.os.fsync", full)
    with pytest.raises(FileNotKept, match="No space"):
        store.put(SECRET)
    assert not list(store.everything())


def test_a_file_is_sealed_anew_with_the_current_key(tmp_path: Path) -> None:
    keeper = Keeper(KeyRing.for_testing())
    store = FileStore(keeper, lambda: tmp_path / "files")
    name = store.put(SECRET * 100_000)
    before = store.key_ids(name)
    keeper.bind(keeper.ring.with_new_key(cipher="AES-256-GCM"))
    assert store.get(name) == SECRET * 100_000
    place_of(store, name, tmp_path).with_name(f"{name}.part").write_bytes(b"broken off")
    store.reseal(name)
    assert store.key_ids(name) == {keeper.ring.current} != before
    assert store.get(name) == SECRET * 100_000
    assert [each.name for each in store.everything()] == [name]
