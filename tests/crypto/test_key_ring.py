"""The key file: written whole, read with suspicion."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mediation.crypto import BadKeyRing, KeyRing, key_ring


def test_a_written_ring_is_read_back_and_only_its_owner_may(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "ring.json"
    ring = KeyRing.new(cipher="SM4-GCM", digest_hash="SM3").with_new_key(cipher="AES-256-GCM")
    ring.write(file)
    assert KeyRing.read(file) == ring
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["ring.json"]


def test_the_name_of_a_written_ring_is_on_the_disk_before_anything_is_sealed_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[Path, bool]] = []
    file = tmp_path / "ring.json"
    monkeypatch.setattr(
        key_ring, "sync_folder", lambda folder: synced.append((folder, file.exists()))
    )
    KeyRing.new().write(file)
    assert synced == [(tmp_path, True)]


def test_no_secret_shows_when_a_ring_is_printed() -> None:
    ring = KeyRing.new()
    assert "b'" not in repr(ring)
    assert "b'" not in repr(ring.keys["k1"])


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"version": 2}, "version"),
        ({"current": "k9"}, "current key"),
        ({"keys": {}}, "current key"),
        ({"keys": {"k1": {"cipher": "ROT13", "secret": "x"}}}, "lacks something|unknown cipher"),
        ({"keys": {"k1": {"cipher": "AES-256-GCM", "secret": "c2hvcnQ="}}}, "32 bytes"),
        ({"digest": {"hash": "MD5", "secret": "c2hvcnQ="}}, "unknown hash"),
        ({"digest": {}}, "lacks something"),
        ({"signing": {"current": "s1", "keys": {}}}, "signing key"),
    ],
)
def test_nonsense_is_refused_with_its_name(
    tmp_path: Path, change: dict[str, object], named: str
) -> None:
    file = tmp_path / "ring.json"
    file.write_text(json.dumps(json.loads(KeyRing.new().text()) | change))
    with pytest.raises(BadKeyRing, match=named):
        KeyRing.read(file)


@pytest.mark.parametrize("text", ["", "no json", "[]", "7"])
def test_a_file_that_is_no_ring_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ring.json"
    file.write_text(text)
    with pytest.raises(BadKeyRing):
        KeyRing.read(file)


def test_the_current_key_cannot_be_dropped() -> None:
    with pytest.raises(BadKeyRing, match="current"):
        KeyRing.new().without_key("k1")


def test_the_command_makes_a_file_once(tmp_path: Path) -> None:
    file = tmp_path / "ring.json"
    command = [sys.executable, "-m", "mediation.crypto", str(file), "--national"]
    assert subprocess.run(command, check=True, capture_output=True).stderr == b""
    ring = KeyRing.read(file)
    assert (ring.keys["k1"].cipher, ring.digest_hash) == ("SM4-GCM", "SM3")
    again = subprocess.run(command, check=False, capture_output=True, text=True)
    assert again.returncode == 1
    assert "exists already" in again.stderr
    assert KeyRing.read(file) == ring
