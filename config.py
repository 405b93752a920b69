"""Every setting, read from the environment; what makes no sense stops the program at once.

`load(environment)` picks the kind of run by APP_ENV: development (the default) or production.
Tests build `Testing` themselves. A setting's unit is in its name or in the comment above it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, Self

from mediation import setting_groups as groups
from mediation.crypto import KeyRing
from mediation.crypto.seal_sources import OfficeSeal, StampService
from mediation.domain.role_grants import SENSITIVE_ROLES
from mediation.settings import (
    BadSetting,
    data_keys,
    database_url,
    flag,
    moment,
    require_guarded_database,
    require_real_secret,
    secret_of_this_machine,
    whole_number,
)

__all__ = ["BadSetting", "Config", "Development", "Production", "Testing", "load"]

ROOT = Path(__file__).resolve().parent
INSTANCE = ROOT / "instance"

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings that every kind of run has; the upper-case names are Flask's configuration."""

    SECRET_KEY: str = field(repr=False)
    # What DATABASE_URL says: sqlite:////absolute/file or postgresql://user:password@host/name
    SQLALCHEMY_DATABASE_URI: str = field(repr=False)
    # The keys that seal people's data, read from DATA_KEYS_FILE; they never lie in the database.
    DATA_KEYS: KeyRing = field(repr=False)
    # Where that file is, for the commands that add a key.
    DATA_KEYS_FILE: Path | None = None
    # How long a request waits for a lock or a connection, and for one statement (seconds);
    # then it is answered with 503 and what was typed.
    DATABASE_WAIT_SECONDS: int = 5
    DATABASE_STATEMENT_SECONDS: int = 30
    DEBUG: bool = False
    TESTING: bool = False

    # A login ends after this long without a request, and after this long in any case.
    SESSION_IDLE_MINUTES: int = 30
    SESSION_ABSOLUTE_HOURS: int = 12
    SESSION_COOKIE_NAME: str = "mediation"
    SESSION_COOKIE_SECURE: bool = False
    SESSION_COOKIE_HTTPONLY: bool = True
    SESSION_COOKIE_SAMESITE: str = "Lax"
    # The cookie by which a browser is recognised in which somebody signed in before.
    BROWSER_COOKIE_NAME: str = "mediation-browser"
    # A form may lie open as long as the login lasts: its token has no time limit of its own.
    WTF_CSRF_TIME_LIMIT: int | None = None

    # People. A sensitive act asks again who one is when the last proof is older than this.
    REAUTH_MINUTES: int = 10
    # Whether, and of whom, an authenticator is demanded besides the password.
    MFA_REQUIRED: bool = False
    MFA_REQUIRED_ROLES: tuple[str, ...] = tuple(sorted(SENSITIVE_ROLES))
    # For offices examined under 等保: kinds of characters (0 to 4), age of a password (0: none).
    PASSWORD_CLASSES: int = 0
    PASSWORD_MAX_AGE_DAYS: int = 0
    PASSWORD_HISTORY: int = 5
    # How long a first password that was handed over opens the account.
    FIRST_PASSWORD_HOURS: int = 72
    # How long emergency access (应急查阅) opens a case.
    EMERGENCY_ACCESS_HOURS: int = 4
    # The city's identity service (OpenID Connect); off without an issuer. Its discovery document
    # is at the issuer's well-known address unless OIDC_DISCOVERY_URL says otherwise.
    OIDC_ISSUER: str | None = None
    OIDC_DISCOVERY_URL: str | None = None
    OIDC_CLIENT_ID: str | None = None
    OIDC_CLIENT_SECRET: str | None = field(default=None, repr=False)

    # The largest request, and the largest part of a form that is not a file (bytes).
    MAX_CONTENT_LENGTH: int = 20 * MEBIBYTE
    MAX_FORM_MEMORY_SIZE: int = 2 * MEBIBYTE
    # Fields of one form: the intake page of a dispute with five hundred applicants fits.
    MAX_FORM_PARTS: int = 20_000
    # How long a browser keeps a style sheet, a script or a picture of the program (seconds).
    SEND_FILE_MAX_AGE_DEFAULT: int = 3600

    # The host names under which people reach the program; asked for by any other, it answers 400.
    SERVED_HOSTS: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")

    # Files that people add to cases: where their sealed bytes lie, and how much is taken in.
    FILES_DIRECTORY: Path = INSTANCE / "files"
    FILES_PER_CASE: int = 300
    FILES_CASE_MEBIBYTES: int = 500
    FILES_TOTAL_MEBIBYTES: int = 50 * 1024
    # Where clamd listens: unix:/run/clamav/clamd.ctl or tcp:host:3310; empty is no virus scanner.
    CLAMD_SOCKET: str = ""

    # Whether the server's own processes work on jobs; if not, `flask --app wsgi work` must run.
    WORKER_IN_SERVER: bool = True
    # A list of up to this many rows is made while one waits; a longer one becomes a job.
    EXPORT_AT_ONCE_ROWS: int = 2000

    # How often the interface may be asked in a minute: by one token, and from one address.
    API_PER_MINUTE: int = 300
    API_ADDRESS_PER_MINUTE: int = 1200
    # Events are sent to the open internet only, and to these networks (10.8.0.0/16, …) of an
    # intranet; the file holds the certificates that vouch for its servers (None: the system's).
    WEBHOOK_NETWORKS: tuple[str, ...] = ()
    WEBHOOK_CA_FILE: Path | None = None

    # How many proxies of our own stand before the program and write X-Forwarded-* (0: none).
    PROXY_COUNT: int = 0
    # A moment to take for now in tests and rehearsals; None is the clock of the machine.
    NOW: datetime | None = None

    # Keeping: the trail, the logs, the backups. None: no copy outside the database.
    AUDIT_WITNESS_DIRECTORY: Path | None = None
    LOG_LEVEL: str = "INFO"
    # A file a day beside this name; None: stderr only. `daily` removes old ones by the table of
    # periods (网络安全法: six months and more).
    LOG_FILE: Path | None = None
    BACKUP_DIRECTORY: Path = INSTANCE / "backups"
    BACKUP_OFFSITE_DIRECTORY: Path | None = None
    # How many backups stay, here and off site.
    BACKUP_KEEP: int = 14
    # The server on which a drill may make and drop a database (PostgreSQL; None: our own).
    DRILL_DATABASE_URL: str | None = field(default=None, repr=False)
    # Working days within which the office answers persons' requests (个人信息保护法 art. 50: 及时).
    PERSON_ANSWER_DAYS: int = 15
    # Whether the written rules of the office take a signature by pen on its screen as one; if not,
    # it is kept as an image with evidence, and the paper is signed by hand as well.
    PEN_SIGNATURE_COUNTS: bool = False

    # The signature in issued PDFs (PAdES). The real seal of one body: OFFICE_SEAL_BODY is its full
    # name; then either OFFICE_SEAL_PFX with OFFICE_SEAL_PASSWORD, or a token by OFFICE_SEAL_LIBRARY
    # (PKCS#11), OFFICE_SEAL_TOKEN, OFFICE_SEAL_PIN and OFFICE_SEAL_CERTIFICATE (both its labels).
    # Every other body signs with the certificate it made for itself, if it made one.
    OFFICE_SEAL: OfficeSeal | None = field(default=None, repr=False)
    # A PEM file of authorities whose signatures are trusted besides those made here, in DER.
    OFFICE_TRUST_ROOTS: tuple[bytes, ...] = field(default=(), repr=False)
    # TIMESTAMP_URL (RFC 3161) and TIMESTAMP_SECONDS, after which a paper goes without a time stamp.
    TIMESTAMPS: StampService | None = None

    # How long the code of a 收款确认单 is good (days), and how many working days before an agreed
    # payment whoever follows it is reminded.
    RECEIPT_CODE_DAYS: int = 90
    PAYMENT_NOTICE_DAYS: int = 3

    # Whether made-up cases, and accounts with a published password, may be loaded.
    DEMONSTRATION_ALLOWED: bool = False

    DEFAULT_DATABASE_URL: ClassVar[str | None] = None
    MFA_REQUIRED_UNLESS_SAID: ClassVar[bool] = False

    @property
    def SQLALCHEMY_ENGINE_OPTIONS(self) -> dict[str, Any]:
        """How the database is reached; values of statements never stand in an error message."""
        if self.SQLALCHEMY_DATABASE_URI.startswith("sqlite"):
            timeout = {"timeout": self.DATABASE_WAIT_SECONDS}
            return {"hide_parameters": True, "connect_args": timeout}
        # A connection that died while idle is replaced unseen; READ COMMITTED is what the row
        # locks and version columns of the services are written for.
        wait = self.DATABASE_WAIT_SECONDS
        return {
            "hide_parameters": True,
            "pool_pre_ping": True,
            "pool_timeout": wait,
            "isolation_level": "READ COMMITTED",
            "connect_args": {
                "connect_timeout": wait,
                "options": f"-c lock_timeout={wait}s "
                f"-c statement_timeout={self.DATABASE_STATEMENT_SECONDS}s "
                "-c idle_in_transaction_session_timeout=120s",
            },
        }

    @property
    def PERMANENT_SESSION_LIFETIME(self) -> timedelta:
        """The life of the cookie; the rows of the sessions decide, the cookie only follows."""
        return timedelta(hours=self.SESSION_ABSOLUTE_HOURS)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the settings of this kind of run; raise `BadSetting` on nonsense."""
        upload_mebibytes = whole_number(environment, "MAX_UPLOAD_MEBIBYTES", 20, 1, 1024)
        return cls(
            SECRET_KEY=cls.secret_key(environment),
            SQLALCHEMY_DATABASE_URI=database_url(environment, cls.DEFAULT_DATABASE_URL),
            DATA_KEYS=data_keys(environment, cls.default_keys_file()),
            DATA_KEYS_FILE=groups.path_at(environment, "DATA_KEYS_FILE") or cls.default_keys_file(),
            **groups.of_waiting(environment),
            DEBUG=flag(environment, "FLASK_DEBUG"),
            MAX_CONTENT_LENGTH=upload_mebibytes * MEBIBYTE,
            SERVED_HOSTS=cls.served_hosts(environment),
            **groups.of_files(environment, INSTANCE),
            PROXY_COUNT=whole_number(environment, "PROXY_COUNT", 0, 0, 5),
            NOW=moment(environment, "NOW"),
            **groups.of_people(environment, cls.MFA_REQUIRED_UNLESS_SAID),
            **groups.of_keeping(environment, INSTANCE),
            **groups.of_following(environment),
            **groups.of_the_seal(environment),
            **groups.of_interface(environment),
        )

    @classmethod
    def secret_key(cls, environment: Mapping[str, str]) -> str:
        """The key that signs cookies and form tokens, as the environment gives it."""
        return environment.get("SECRET_KEY", "")

    @classmethod
    def served_hosts(cls, environment: Mapping[str, str]) -> tuple[str, ...]:
        """The names in SERVED_HOSTS, separated by commas; this machine's own when it is not set."""
        named = environment.get("SERVED_HOSTS", "").split(",")
        return tuple(name.strip() for name in named if name.strip()) or cls.SERVED_HOSTS

    @classmethod
    def default_keys_file(cls) -> Path | None:
        """Where the key file lies when the environment does not say."""
        return None


@dataclass(frozen=True, kw_only=True)
class Development(Config):
    """On one's own machine: an embedded database and a secret made once, both in instance/."""

    DEMONSTRATION_ALLOWED: bool = True
    DEFAULT_DATABASE_URL: ClassVar[str | None] = f"sqlite:///{INSTANCE / 'mediation.sqlite3'}"

    @classmethod
    def secret_key(cls, environment: Mapping[str, str]) -> str:
        """The secret of the environment, or the one this machine made for itself."""
        return environment.get("SECRET_KEY") or secret_of_this_machine(INSTANCE / "secret-key")

    @classmethod
    def default_keys_file(cls) -> Path | None:
        """The key file that this machine makes for itself."""
        return INSTANCE / "data-keys.json"


@dataclass(frozen=True, kw_only=True)
class Testing(Config):
    """For the test run, which names its database itself."""

    SECRET_KEY: str = field(default="a-key-for-testing-that-guards-nothing", repr=False)
    DATA_KEYS: KeyRing = field(default_factory=KeyRing.for_testing, repr=False)
    TESTING: bool = True
    WORKER_IN_SERVER: bool = False
    DEMONSTRATION_ALLOWED: bool = True
    # Who waits for a lock waits longer where other work has the machine; no test is for speed.
    DATABASE_WAIT_SECONDS: int = 60
    DATABASE_STATEMENT_SECONDS: int = 300


@dataclass(frozen=True, kw_only=True)
class Production(Config):
    """For real cases: refuses to be built with a setting that would endanger them."""

    # The prefix makes the browser insist on https and on this very host.
    SESSION_COOKIE_NAME: str = "__Host-mediation"
    SESSION_COOKIE_SECURE: bool = True
    SERVED_HOSTS: tuple[str, ...] = ()
    BROWSER_COOKIE_NAME: str = "__Host-mediation-browser"
    MFA_REQUIRED_UNLESS_SAID: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Refuse what is only good enough for a rehearsal."""
        require_real_secret(self.SECRET_KEY)
        if not self.SERVED_HOSTS:
            raise BadSetting("SERVED_HOSTS is missing: name the host people type, without https.")
        require_guarded_database(self.SQLALCHEMY_DATABASE_URI)
        if self.DRILL_DATABASE_URL:
            require_guarded_database(self.DRILL_DATABASE_URL)
        if self.OIDC_ISSUER and not self.OIDC_ISSUER.startswith("https://"):
            raise BadSetting("OIDC_ISSUER must begin with https://.")
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
