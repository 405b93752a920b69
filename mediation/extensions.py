"""The Flask extensions, created unbound so that every layer may import them."""

from dataclasses import dataclass
from pathlib import Path

from flask import Flask, current_app
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from mediation.crypto import Keeper
from mediation.crypto.seal_sources import OfficeSeal, StampService
from mediation.file_store import FileStore

# Every constraint has a name, so that a migration on any database can find it.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The parent of every table class."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base)
migrate = Migrate()
login_manager = LoginManager()
csrf = CSRFProtect()
# Seals, digests and signs with the keys of the settings.
keeper = Keeper()
# Sealed files on the disk, in the directory that the settings of the running application name.
files = FileStore(keeper, lambda: Path(current_app.config["FILES_DIRECTORY"]))


def clamd_address() -> str:
    """Where the virus scanner of the running application listens; empty when it has none."""
    address: str = current_app.config["CLAMD_SOCKET"]
    return address


def pen_counts() -> bool:
    """Whether the rules of the office take a signature by pen on a screen as a signature."""
    said: bool = current_app.config["PEN_SIGNATURE_COUNTS"]
    return said


def office_seal() -> OfficeSeal | None:
    """The real seal that the settings name, if any."""
    seal: OfficeSeal | None = current_app.config["OFFICE_SEAL"]
    return seal


def trust_roots() -> tuple[bytes, ...]:
    """The authorities that the settings trust, in DER."""
    roots: tuple[bytes, ...] = current_app.config["OFFICE_TRUST_ROOTS"]
    return roots


def time_stamps() -> StampService | None:
    """Where time stamps are asked for, if anywhere."""
    service: StampService | None = current_app.config["TIMESTAMPS"]
    return service


@dataclass(frozen=True)
class WebhookRules:
    """The private networks to which events may be sent, and the file of who vouches for them."""

    networks: tuple[str, ...]
    ca_file: str


def webhook_rules() -> WebhookRules:
    """Where the running application may send events."""
    settings = current_app.config
    return WebhookRules(settings["WEBHOOK_NETWORKS"], str(settings["WEBHOOK_CA_FILE"] or ""))


MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def init_app(app: Flask) -> None:
    """Bind every extension to the application."""
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    login_manager.init_app(app)
    csrf.init_app(app)
    keeper.bind(app.config["DATA_KEYS"], app.config.get("DATA_KEYS_FILE"))
    # Migrations import nothing of the package and find it here.
    app.extensions["keeper"] = keeper
