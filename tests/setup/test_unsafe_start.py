"""A production that would endanger people's data does not start, and says why in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import config
from mediation.crypto import KeyRing
from tests.database import migrate

ROOT = Path(__file__).resolve().parents[2]
SOUND_SECRET = "q7Xw2Lk9Zt4Rb8Vn1Mc6Yd3Hf5Jg0PsA"
UNSAFE: dict[str, tuple[dict[str, str | None], str]] = {
    "no secret": ({"SECRET_KEY": None}, "SECRET_KEY"),
    "empty secret": ({"SECRET_KEY": ""}, "SECRET_KEY"),
    "dev": ({"SECRET_KEY": "dev"}, "SECRET_KEY"),
    "eight characters": ({"SECRET_KEY": "a8Kd03xZ"}, "SECRET_KEY"),
    "change-me": ({"SECRET_KEY": "change-me-change-me-change-me-change-me"}, "SECRET_KEY"),
    "example": ({"SECRET_KEY": "example-secret-of-thirty-two-bytes!"}, "SECRET_KEY"),
    "one character": ({"SECRET_KEY": "a" * 64}, "SECRET_KEY"),
    "debug": ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
    "stopped clock": ({"NOW": "2026-11-23T09:00+08:00"}, "NOW"),
    "no database": ({"DATABASE_URL": None}, "DATABASE_URL"),
    "unknown database": ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL"),
    "no keys": ({"DATA_KEYS_FILE": None}, "DATA_KEYS_FILE"),
    "keys gone": ({"DATA_KEYS_FILE": "/nowhere/keys.json"}, "key"),
    "no host": ({"SERVED_HOSTS": None}, "SERVED_HOSTS"),
    "another machine without encryption": (
        {"DATABASE_URL": "postgresql://m@db.example/m?sslmode=disable"},
        "sslmode",
    ),
    "another machine that proves nothing": (
        {"DATABASE_URL": "postgresql://m@db.example/m?sslmode=require"},
        "sslmode",
    ),
    "an identity service without encryption": (
        {"OIDC_ISSUER": "http://login.example", "OIDC_CLIENT_ID": "x"},
        "OIDC_ISSUER",
    ),
    "unknown kind": ({"APP_ENV": "prod"}, "APP_ENV"),
    "nonsense number": ({"SESSION_IDLE_MINUTES": "forever"}, "SESSION_IDLE_MINUTES"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings of a production that starts."""
    folder = tmp_path_factory.mktemp("production")
    keys = folder / "keys.json"
    keys.write_text(KeyRing.new().text())
    keys.chmod(0o600)
    url = f"sqlite:///{folder / 'office.sqlite3'}"
    migrate(url)
    (folder / "office.sqlite3").chmod(0o600)
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "APP_ENV": "production",
        "SECRET_KEY": SOUND_SECRET,
        "DATABASE_URL": url,
        "DATA_KEYS_FILE": str(keys),
        "SERVED_HOSTS": "mediation.example.org",
    }


def started(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_sound_settings_start(sound: dict[str, str]) -> None:
    result = started(sound)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(("change", "named"), UNSAFE.values(), ids=UNSAFE.keys())
def test_unsafe_settings_are_refused_by_name(
    sound: dict[str, str], change: dict[str, str | None], named: str
) -> None:
    changed = {name: value for name, value in {**sound, **change}.items() if value is not None}
    with pytest.raises(config.BadSetting) as refusal:
        config.load(changed)
    reason = str(refusal.value)
    assert named in reason
    assert len(reason.splitlines()) == 1, reason


def test_a_refusal_is_all_that_the_terminal_shows(sound: dict[str, str]) -> None:
    result = started({**sound, "SECRET_KEY": "dev"})
    assert result.returncode == 1
    assert result.stderr.startswith("Refusing to start: SECRET_KEY")
    assert len(result.stderr.splitlines()) == 1, result.stderr


def test_a_database_that_everybody_on_the_machine_reads_is_refused(
    sound: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "office.sqlite3"
    file.touch(0o644)
    result = started({**sound, "DATABASE_URL": f"sqlite:///{file}"})
    assert result.returncode != 0
    assert "chmod 600" in result.stderr


def test_a_database_behind_the_program_is_refused(sound: dict[str, str], tmp_path: Path) -> None:
    result = started({**sound, "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"})
    assert result.returncode != 0
    assert "db upgrade" in result.stderr
