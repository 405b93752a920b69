"""Every setting, read from the environment; what makes no sense stops the program at once.

`load(environment)` picks the kind of run by APP_ENV: development (the default) or production.
Tests build `Testing` themselves. A setting's unit is in its name or in the comment above it.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, Self

ROOT = Path(__file__).resolve().parent
INSTANCE = ROOT / "instance"

SHORTEST_SECRET_BYTES = 32
MEBIBYTE = 1024 * 1024

FEWEST_DIFFERENT_CHARACTERS = 8
# Words by which a secret betrays that nobody drew it by chance.
DEFAULT_SECRET = re.compile(
    "change.?me|default|secret|password|development|example|testing", re.IGNORECASE
)
DATABASE_DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class BadSetting(RuntimeError):
    """A setting is missing or makes no sense; the message names it and says what to set."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings that every kind of run has; the upper-case names are Flask's configuration."""

    SECRET_KEY: str = field(repr=False)
    # What DATABASE_URL says: sqlite:////absolute/file or postgresql://user:password@host/name
    SQLALCHEMY_DATABASE_URI: str = field(repr=False)
    DEBUG: bool = False
    TESTING: bool = False

    # A login ends after this long without a request, and after this long in any case.
    SESSION_IDLE_MINUTES: int = 30
    SESSION_ABSOLUTE_HOURS: int = 12
    SESSION_COOKIE_NAME: str = "mediation"
    SESSION_COOKIE_SECURE: bool = False
    SESSION_COOKIE_HTTPONLY: bool = True
    SESSION_COOKIE_SAMESITE: str = "Lax"
    # A form may lie open as long as the login lasts: its token has no time limit of its own.
    WTF_CSRF_TIME_LIMIT: int | None = None

    # The largest request, and the largest part of a form that is not a file (bytes).
    MAX_CONTENT_LENGTH: int = 20 * MEBIBYTE
    MAX_FORM_MEMORY_SIZE: int = 2 * MEBIBYTE
    # Fields of one form: the intake page of a dispute with five hundred applicants fits.
    MAX_FORM_PARTS: int = 20_000
    # How long a browser keeps a style sheet, a script or a picture of the program (seconds).
    SEND_FILE_MAX_AGE_DEFAULT: int = 3600

    # How many proxies of our own stand before the program and write X-Forwarded-* (0: none).
    PROXY_COUNT: int = 0
    # A moment to take for now in tests and rehearsals; None is the clock of the machine.
    NOW: datetime | None = None

    # Whether made-up cases, and accounts with a published password, may be loaded.
    DEMONSTRATION_ALLOWED: bool = False

    DEFAULT_DATABASE_URL: ClassVar[str | None] = None

    @property
    def SQLALCHEMY_ENGINE_OPTIONS(self) -> dict[str, Any]:
        """How the database is reached; values of statements never stand in an error message."""
        if self.SQLALCHEMY_DATABASE_URI.startswith("sqlite"):
            return {"hide_parameters": True}
        # A connection that died while idle is replaced unseen; READ COMMITTED is what the row
        # locks and version columns of the services are written for.
        return {
            "hide_parameters": True,
            "pool_pre_ping": True,
            "isolation_level": "READ COMMITTED",
        }

    @property
    def PERMANENT_SESSION_LIFETIME(self) -> timedelta:
        """The life of the cookie; the rows of the sessions decide, the cookie only follows."""
        return timedelta(hours=self.SESSION_ABSOLUTE_HOURS)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the settings of this kind of run; raise `BadSetting` on nonsense."""
        upload_mebibytes = _whole_number(environment, "MAX_UPLOAD_MEBIBYTES", 20, 1, 1024)
        return cls(
            SECRET_KEY=cls.secret_key(environment),
            SQLALCHEMY_DATABASE_URI=_database_url(environment, cls.DEFAULT_DATABASE_URL),
            DEBUG=_flag(environment, "FLASK_DEBUG"),
            SESSION_IDLE_MINUTES=_whole_number(environment, "SESSION_IDLE_MINUTES", 30, 1, 1440),
            SESSION_ABSOLUTE_HOURS=_whole_number(environment, "SESSION_ABSOLUTE_HOURS", 12, 1, 24),
            MAX_CONTENT_LENGTH=upload_mebibytes * MEBIBYTE,
            PROXY_COUNT=_whole_number(environment, "PROXY_COUNT", 0, 0, 5),
            NOW=_moment(environment, "NOW"),
        )

    @classmethod
    def secret_key(cls, environment: Mapping[str, str]) -> str:
        """The key that signs cookies and form tokens, as the environment gives it."""
        return environment.get("SECRET_KEY", "")


@dataclass(frozen=True, kw_only=True)
class Development(Config):
    """On one's own machine: an embedded database and a secret made once, both in instance/."""

    DEMONSTRATION_ALLOWED: bool = True
    DEFAULT_DATABASE_URL: ClassVar[str | None] = f"sqlite:///{INSTANCE / 'mediation.sqlite3'}"

    @classmethod
    def secret_key(cls, environment: Mapping[str, str]) -> str:
        """The secret of the environment, or the one this machine made for itself."""
        return environment.get("SECRET_KEY") or _secret_of_this_machine(INSTANCE / "secret-key")


@dataclass(frozen=True, kw_only=True)
class Testing(Config):
    """For the test run, which names its database itself."""

    SECRET_KEY: str = field(default="a-key-for-testing-that-guards-nothing", repr=False)
    TESTING: bool = True
    DEMONSTRATION_ALLOWED: bool = True


@dataclass(frozen=True, kw_only=True)
class Production(Config):
    """For real cases: refuses to be built with a setting that would endanger them."""

    # The prefix makes the browser insist on https and on this very host.
    SESSION_COOKIE_NAME: str = "__Host-mediation"
    SESSION_COOKIE_SECURE: bool = True

    def __post_init__(self) -> None:
        """Refuse what is only good enough for a rehearsal."""
        _require_real_secret(self.SECRET_KEY)
        if self.DEBUG:
            raise BadSetting("FLASK_DEBUG shows the program's insides: unset it in production.")
        if self.NOW is not None:
            raise BadSetting("NOW stops the clock: unset it in production.")


KINDS: dict[str, type[Config]] = {"development": Development, "production": Production}


def load(environment: Mapping[str, str] = os.environ) -> Config:
    """The settings of the kind of run that APP_ENV asks for."""
    name = environment.get("APP_ENV", "development")
    if name not in KINDS:
        raise BadSetting(f"APP_ENV is {name!r}: set it to one of {', '.join(KINDS)}.")
    return KINDS[name].from_environment(environment)


def _require_real_secret(secret: str) -> None:
    if not secret:
        raise BadSetting("SECRET_KEY is missing: set it to 32 random bytes or more.")
    if len(secret.encode()) < SHORTEST_SECRET_BYTES:
        raise BadSetting(f"SECRET_KEY is shorter than {SHORTEST_SECRET_BYTES} bytes.")
    if DEFAULT_SECRET.search(secret) or len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS:
        raise BadSetting("SECRET_KEY looks like a default that everybody knows: make a random one.")


def _secret_of_this_machine(file: Path) -> str:
    """Read the secret kept in `file`, made at the first run and readable by its owner alone."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    if not file.exists():
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new_file:
            new_file.write(secrets.token_hex(SHORTEST_SECRET_BYTES))
    return file.read_text()


def _database_url(environment: Mapping[str, str], default: str | None) -> str:
    """The database's address with the driver that the program ships."""
    url = environment.get("DATABASE_URL", default)
    if not url:
        raise BadSetting("DATABASE_URL is missing: set postgresql://… or sqlite:////absolute/file.")
    scheme, _, rest = url.partition("://")
    if scheme not in DATABASE_DRIVERS or not rest:
        raise BadSetting("DATABASE_URL must begin with postgresql:// or sqlite:///.")
    return f"{DATABASE_DRIVERS[scheme]}://{rest}"


def _whole_number(
    environment: Mapping[str, str], name: str, default: int, least: int, most: int
) -> int:
    text = environment.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise BadSetting(f"{name} is {text!r}: set a whole number from {least} to {most}.")
    return int(text)


def _flag(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name, "0").lower()
    if text not in {"0", "1", "false", "true", "no", "yes"}:
        raise BadSetting(f"{name} is {text!r}: set 1 or 0.")
    return text in {"1", "true", "yes"}


def _moment(environment: Mapping[str, str], name: str) -> datetime | None:
    text = environment.get(name)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadSetting(f"{name} is {text!r}: set a moment as 2026-11-23T09:00+08:00.") from error
    if moment.tzinfo is None:
        raise BadSetting(f"{name} has no time zone: set a moment as 2026-11-23T09:00+08:00.")
    return moment
