"""A PostgreSQL server for one test run, started from installed binaries on a private socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

START_SECONDS = 120
# What a crash would cost does not matter to a server that lives for one test run.
QUICK_BUT_UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class NoPostgres(RuntimeError):
    """No server binaries are installed; the message says what to install."""


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[str]:
    """Start a server that listens on a socket file only; give its address; stop it at the end.

    A durable one keeps what it acknowledged when its processes are killed, for tests that harm it.
    """
    binaries = find_binaries()
    folder = Path(tempfile.mkdtemp(prefix="mediation-pg-"))
    owner = _unprivileged_owner()
    if owner is not None:
        shutil.chown(folder, owner)
    try:
        options = ("fsync=off",) if durable else QUICK_BUT_UNSAFE
        server = _start(binaries, folder, owner, options)
        try:
            yield _wait_until_ready(server, folder)
        finally:
            server.terminate()
            server.wait(START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The folder of `initdb` and `postgres`: the newest of Debian's, else the one on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)
    folders = [folder for folder in debian if (folder / "initdb").exists()]
    if folders:
        return folders[-1]
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoPostgres("PostgreSQL is not installed: apt-get install postgresql")
    return Path(on_path).resolve().parent


def _version(folder: Path) -> int:
    return int(folder.parent.name)


def _unprivileged_owner() -> str | None:
    """The server refuses to run as root; give the user it shall run as instead."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _start(
    binaries: Path, folder: Path, owner: str | None, options: tuple[str, ...]
) -> subprocess.Popen[bytes]:
    """Make a cluster in `folder` and start its server."""
    as_owner: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL}
    if owner is not None:
        as_owner |= {"user": owner, "group": owner if owner == "postgres" else "nogroup"}
        as_owner |= {"extra_groups": []}
    cluster = ("--username=tester", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    data = folder / "data"
    subprocess.run([binaries / "initdb", f"--pgdata={data}", *cluster], check=True, **as_owner)
    command = [*_die_with_parent(), binaries / "postgres", "-D", data]
    for option in (f"unix_socket_directories={folder}", "listen_addresses=", *options):
        command += ["-c", option]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stderr=log, **as_owner)


def _die_with_parent() -> list[str]:
    """Where the system can, let the server stop by itself when the test run is killed."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "INT"] if setpriv else []


def _wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> str:
    """Give the address as soon as the server answers; raise with its log when it does not."""
    give_up = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < give_up:
        try:
            psycopg.connect(host=str(folder), user="tester", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return f"postgresql://tester@/postgres?host={folder}"
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
