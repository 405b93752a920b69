"""Settings: read once, refused when they make no sense, and severe in production."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

import config
from config import BadSetting, Config, Development, Production, load
from mediation.crypto import KeyRing


@pytest.fixture(scope="session", autouse=True)
def keys_of_production(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A key file for the settings of production."""
    file = tmp_path_factory.mktemp("keys") / "ring.json"
    KeyRing.new().write(file)
    PRODUCTION["DATA_KEYS_FILE"] = str(file)


SECRET = "f1c9e07b5a2d48e6b3907c5d1e8fa246"
PRODUCTION = {
    "APP_ENV": "production",
    "SECRET_KEY": SECRET,
    "SERVED_HOSTS": "mediation.example.cn",
    "DATABASE_URL": "postgresql://mediation@db.internal/mediation?sslmode=verify-full",
}


@pytest.fixture
def instance(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine where the program never ran."""
    monkeypatch.setattr(config, "INSTANCE", tmp_path / "instance")
    return tmp_path / "instance"


def test_development_is_what_runs_when_nothing_is_said(instance: Path) -> None:
    settings = load({})
    assert isinstance(settings, Development)
    assert settings.SQLALCHEMY_DATABASE_URI.startswith("sqlite:////")
    assert (settings.SESSION_IDLE_MINUTES, settings.SESSION_ABSOLUTE_HOURS) == (30, 12)


def test_a_machine_makes_its_development_secret_once(instance: Path) -> None:
    first, second = load({}).SECRET_KEY, load({}).SECRET_KEY
    assert first == second
    assert len(first) == 64
    assert stat.S_IMODE((instance / "secret-key").stat().st_mode) == 0o600


def test_production_must_be_asked_for_and_then_starts() -> None:
    settings = load(PRODUCTION)
    assert isinstance(settings, Production)
    assert settings.SQLALCHEMY_DATABASE_URI.startswith("postgresql+psycopg://mediation@")
    assert settings.SESSION_COOKIE_SECURE
    assert settings.SESSION_COOKIE_NAME.startswith("__Host-")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "x1" * 15}, "SECRET_KEY is shorter"),
        ({"SECRET_KEY": "change-me" + "7b5a2d48e6b3907c5d1e8fa246"}, "looks like a default"),
        ({"SECRET_KEY": "your-secret-key-goes-here-please-0"}, "looks like a default"),
        ({"SECRET_KEY": "a" * 40}, "looks like a default"),
        ({"SECRET_KEY": "01" * 20}, "looks like a default"),
        ({"SECRET_KEY": config.Testing(SQLALCHEMY_DATABASE_URI="sqlite://").SECRET_KEY}, "default"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
        ({"NOW": "2026-11-23T09:00+08:00"}, "NOW"),
        ({"DATABASE_URL": ""}, "DATABASE_URL is missing"),
        ({"DATABASE_URL": "postgresql://m@db.internal/m"}, "sslmode=verify-full"),
        ({"DRILL_DATABASE_URL": "postgresql://m@db.internal/m"}, "sslmode=verify-full"),
    ],
)
def test_production_refuses(changes: dict[str, str], named: str) -> None:
    with pytest.raises(BadSetting, match=named):
        load(PRODUCTION | changes)


@pytest.mark.parametrize(
    "missing", ["SECRET_KEY", "DATABASE_URL", "DATA_KEYS_FILE", "SERVED_HOSTS"]
)
def test_production_has_no_default_for(missing: str) -> None:
    with pytest.raises(BadSetting, match=missing):
        load({name: value for name, value in PRODUCTION.items() if name != missing})


@pytest.mark.parametrize(
    ("name", "nonsense"),
    [
        ("APP_ENV", "prod"),
        ("SESSION_IDLE_MINUTES", "half an hour"),
        ("SESSION_IDLE_MINUTES", "0"),
        ("SESSION_IDLE_MINUTES", "-5"),
        ("SESSION_IDLE_MINUTES", "３０"),
        ("SESSION_ABSOLUTE_HOURS", "25"),
        ("SESSION_ABSOLUTE_HOURS", ""),
        ("MAX_UPLOAD_MEBIBYTES", "1e3"),
        ("PROXY_COUNT", "99"),
        ("FLASK_DEBUG", "maybe"),
        ("NOW", "yesterday"),
        ("NOW", "2026-11-23T09:00"),
        ("DATABASE_URL", "mysql://root@localhost/cases"),
        ("DATABASE_URL", "postgresql"),
    ],
)
def test_nonsense_is_refused_by_name(instance: Path, name: str, nonsense: str) -> None:
    with pytest.raises(BadSetting, match=name):
        load({name: nonsense})


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_gets_the_shipped_driver(instance: Path, scheme: str) -> None:
    settings = load({"DATABASE_URL": f"{scheme}://u:p@h:5432/d?sslmode=require"})
    assert settings.SQLALCHEMY_DATABASE_URI == "postgresql+psycopg://u:p@h:5432/d?sslmode=require"
    assert settings.SQLALCHEMY_ENGINE_OPTIONS["pool_pre_ping"]
    assert settings.SQLALCHEMY_ENGINE_OPTIONS["isolation_level"] == "READ COMMITTED"


def test_settings_carry_their_units(instance: Path) -> None:
    settings = load({"MAX_UPLOAD_MEBIBYTES": "3", "SESSION_ABSOLUTE_HOURS": "8"})
    assert settings.MAX_CONTENT_LENGTH == 3 * 1024 * 1024
    assert timedelta(hours=8) == settings.PERMANENT_SESSION_LIFETIME


def test_printing_the_settings_shows_no_secret() -> None:
    shown = repr(load(PRODUCTION | {"DATABASE_URL": "postgresql://u:pa55word@localhost/d"}))
    assert SECRET not in shown
    assert "pa55word" not in shown


def test_settings_cannot_be_changed_afterwards() -> None:
    settings: Config = load(PRODUCTION)
    with pytest.raises(AttributeError):
        settings.SECRET_KEY = "other"  # type: ignore[misc]  # what the test is about


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"CLAMD_SOCKET": "/run/clamd.ctl"}, "CLAMD_SOCKET"),
        ({"CLAMD_SOCKET": "tcp:host"}, "CLAMD_SOCKET"),
        ({"FILES_PER_CASE": "0"}, "FILES_PER_CASE"),
        ({"WORKER_IN_SERVER": "maybe"}, "WORKER_IN_SERVER"),
    ],
)
def test_nonsense_about_files_is_refused(
    instance: Path, changes: dict[str, str], named: str
) -> None:
    with pytest.raises(BadSetting, match=named):
        load(changes)


def test_files_lie_outside_what_is_served(instance: Path) -> None:
    assert instance / "files" == load({}).FILES_DIRECTORY
    named = load({"FILES_DIRECTORY": "/srv/files", "CLAMD_SOCKET": "unix:/run/clamd.ctl"})
    assert (
        Path("/srv/files"),
        "unix:/run/clamd.ctl",
    ) == (named.FILES_DIRECTORY, named.CLAMD_SOCKET)


def test_production_demands_an_authenticator_unless_told_otherwise(instance: Path) -> None:
    assert load(PRODUCTION).MFA_REQUIRED
    assert not load(PRODUCTION | {"MFA_REQUIRED": "0"}).MFA_REQUIRED
    assert not load({}).MFA_REQUIRED
    assert load({"MFA_REQUIRED": "1"}).MFA_REQUIRED


def test_the_roles_that_need_an_authenticator_can_be_named(instance: Path) -> None:
    assert "supervisor" in load({}).MFA_REQUIRED_ROLES
    assert "mediator" not in load({}).MFA_REQUIRED_ROLES
    named = load({"MFA_REQUIRED_ROLES": "mediator, security_admin"}).MFA_REQUIRED_ROLES
    assert named == ("mediator", "security_admin")
    with pytest.raises(BadSetting, match="MFA_REQUIRED_ROLES knows no boss"):
        load({"MFA_REQUIRED_ROLES": "boss"})


def test_an_identity_service_needs_to_know_what_it_calls_us(instance: Path) -> None:
    with pytest.raises(BadSetting, match="OIDC_CLIENT_ID"):
        load({"OIDC_ISSUER": "https://id.example"})
