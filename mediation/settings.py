"""Reading settings: each reader takes the environment and a name, and refuses nonsense."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from mediation.crypto import BadKeyRing, KeyRing
from mediation.disk import sync_folder

SHORTEST_SECRET_BYTES = 32
FEWEST_DIFFERENT_CHARACTERS = 8
# Words by which a secret betrays that nobody drew it by chance.
DEFAULT_SECRET = re.compile(
    "change.?me|default|secret|password|development|example|testing", re.IGNORECASE
)
OTHERS_READ_OR_WRITE = 0o006
THIS_MACHINE = frozenset({"", "localhost", "127.0.0.1", "::1"})
DATABASE_DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class BadSetting(RuntimeError):
    """A setting is missing or makes no sense; the message names it and says what to set."""


def require_real_secret(secret: str) -> None:
    """Raise `BadSetting` unless a secret is long and looks drawn by chance."""
    if not secret:
        raise BadSetting("SECRET_KEY is missing: set it to 32 random bytes or more.")
    if len(secret.encode()) < SHORTEST_SECRET_BYTES:
        raise BadSetting(f"SECRET_KEY is shorter than {SHORTEST_SECRET_BYTES} bytes.")
    if DEFAULT_SECRET.search(secret) or len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS:
        raise BadSetting("SECRET_KEY looks like a default that everybody knows: make a random one.")


def secret_of_this_machine(file: Path) -> str:
    """Read the secret kept in `file`, made at the first run and readable by its owner alone."""
    return made_once(file, lambda: secrets.token_hex(SHORTEST_SECRET_BYTES))


def made_once(file: Path, make: Callable[[], str]) -> str:
    """What `file` holds; the first to ask writes what `make` gives, readable by its owner alone.

    Processes that start at the same moment all get the same: a file appears whole or not at all.
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as writer:
            writer.write(make())
            writer.flush()
            os.fsync(writer.fileno())
        try:
            os.link(beside, file)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
        sync_folder(file.parent)
    return file.read_text()


def database_url(environment: Mapping[str, str], default: str | None) -> str:
    """The database's address with the driver that the program ships."""
    url = environment.get("DATABASE_URL", default)
    if not url:
        raise BadSetting("DATABASE_URL is missing: set postgresql://… or sqlite:////absolute/file.")
    scheme, _, rest = url.partition("://")
    if scheme not in DATABASE_DRIVERS or not rest:
        raise BadSetting("DATABASE_URL must begin with postgresql:// or sqlite:///.")
    return f"{DATABASE_DRIVERS[scheme]}://{rest}"


def require_guarded_database(url: str) -> None:
    """Raise `BadSetting` when others on the network or the machine could read the database."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        file = Path(parts.path.removeprefix("/"))
        if file.is_file() and file.stat().st_mode & OTHERS_READ_OR_WRITE:
            raise BadSetting(f"Everybody on this machine can read {file}: chmod 600 it.")
        return
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = asked.get("host") or parts.hostname or ""
    if host in THIS_MACHINE or host.startswith("/"):
        return
    if asked.get("sslmode") not in {"verify-ca", "verify-full"}:
        raise BadSetting(
            "The database is on another machine: add ?sslmode=verify-full to its address (and "
            "sslrootcert=FILE), so that nobody in between reads the cases."
        )


def drill_database_url(environment: Mapping[str, str]) -> str | None:
    """The server on which a drill may make a database, or None."""
    if not environment.get("DRILL_DATABASE_URL"):
        return None
    return database_url({"DATABASE_URL": environment["DRILL_DATABASE_URL"]}, None)


def whole_number(
    environment: Mapping[str, str], name: str, default: int, least: int, most: int
) -> int:
    """A whole number within bounds, or its default."""
    text = environment.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise BadSetting(f"{name} is {text!r}: set a whole number from {least} to {most}.")
    return int(text)


def flag(environment: Mapping[str, str], name: str, default: bool = False) -> bool:
    """A switch: 1, true or yes; 0, false or no."""
    text = environment.get(name, "1" if default else "0").lower()
    if text not in {"0", "1", "false", "true", "no", "yes"}:
        raise BadSetting(f"{name} is {text!r}: set 1 or 0.")
    return text in {"1", "true", "yes"}


def words(environment: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Some of the allowed words, separated by commas; none when the setting is empty."""
    found = tuple(word.strip() for word in environment.get(name, "").split(",") if word.strip())
    wrong = set(found) - set(allowed)
    if wrong:
        raise BadSetting(f"{name} knows no {', '.join(sorted(wrong))}: use {', '.join(allowed)}.")
    return found


def one_of(environment: Mapping[str, str], name: str, default: str, *others: str) -> str:
    """One of the words that make sense, or its default."""
    text = environment.get(name, default)
    if text not in {default, *others}:
        raise BadSetting(f"{name} is {text!r}: set one of {', '.join((default, *others))}.")
    return text


def networks(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Networks as 10.8.0.0/16, separated by commas; none when the setting is empty."""
    found = tuple(each.strip() for each in environment.get(name, "").split(",") if each.strip())
    for each in found:
        try:
            ip_network(each)
        except ValueError as error:
            raise BadSetting(f"{name} holds {each!r}: write networks as 10.8.0.0/16.") from error
    return found


def moment(environment: Mapping[str, str], name: str) -> datetime | None:
    """A moment with its time zone, or None."""
    text = environment.get(name)
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadSetting(f"{name} is {text!r}: set a moment as 2026-11-23T09:00+08:00.") from error
    if found.tzinfo is None:
        raise BadSetting(f"{name} has no time zone: set a moment as 2026-11-23T09:00+08:00.")
    return found


def data_keys(environment: Mapping[str, str], default: Path | None) -> KeyRing:
    """The keys that DATA_KEYS_FILE names; a machine of one's own makes its default file once."""
    named = environment.get("DATA_KEYS_FILE")
    try:
        if named:
            return KeyRing.read(Path(named))
        if default is None:
            raise BadSetting(
                "DATA_KEYS_FILE is missing: make a key file outside the database with "
                "`python -m mediation.crypto FILE`, set its path, and keep a copy in a safe."
            )
        made_once(default, lambda: KeyRing.new().text())
        return KeyRing.read(default)
    except BadKeyRing as error:
        raise BadSetting(str(error)) from error


def socket_address(environment: Mapping[str, str], name: str) -> str:
    """Where another program listens: unix:/path or tcp:host:port; empty when nothing is set."""
    text = environment.get(name, "")
    if text and not re.fullmatch(r"unix:/.+|tcp:[^:]+:[0-9]{1,5}", text):
        raise BadSetting(f"{name} is {text!r}: set unix:/path/of/socket or tcp:host:port.")
    return text
