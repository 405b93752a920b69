"""The program under its real server, started as `make run` starts it, to be killed and measured."""

import http.client
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from flask import Flask

import config
from mediation import create_app
from mediation.crypto import KeyRing
from mediation.extensions import db
from mediation.web.errors import NO_ANSWER
from tests.clock import MONDAY_MORNING
from tests.database import PostgresDatabases, migrate
from tests.postgres_server import running_server

ROOT = Path(__file__).resolve().parents[2]
BINARIES = Path(sys.executable).parent
START_SECONDS = 180.0
MOST_FAULTS = 5


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def command_of_make_run(port: int) -> list[str]:
    """The last line of the recipe `run`: the command that serves."""
    recipe = re.search(r"^run:.*\n(?:\t.*\n)+", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert recipe is not None, "the Makefile has no recipe to serve with"
    line = recipe[0].splitlines()[-1].strip().removeprefix("@").removeprefix("exec ")
    return shlex.split(line.replace("$(BIN)", str(BINARIES)).replace("$(PORT)", str(port)))


class LiveServer:
    """One database, one folder of keys and files, and a server that can be killed."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.port = free_port()
        keys = folder / "data-keys.json"
        keys.write_text(KeyRing.new().text())
        keys.chmod(0o600)
        self.environment = {
            **os.environ,
            "APP_ENV": "development",
            "DATABASE_URL": database_url,
            "SECRET_KEY": "9f" * 16 + "0123456789abcdef",
            "DATA_KEYS_FILE": str(keys),
            "FILES_DIRECTORY": str(folder / "files"),
            "NOW": MONDAY_MORNING.isoformat(),
            "PYTHONPATH": str(ROOT),
        }
        self.log = folder / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    def make_app(self) -> Flask:
        """The application with the very settings of the server, to look at what is stored."""
        return create_app(config.load(self.environment))

    def start(self, *, under: Sequence[str] = ()) -> float:
        """Start, wait for the first answer, and give the seconds it took."""
        began = time.monotonic()
        command = [*under, *command_of_make_run(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while time.monotonic() - began < START_SECONDS and self.process.poll() is None:
            try:
                if self.get("/login")[0] == 200:
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()[-3000:]}")

    def get(self, path: str, *, timeout: float = 60) -> tuple[int, bytes]:
        """A plain request by nobody."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def faults(self) -> str:
        """The last exceptions in the server's log, but for those of a database that is away."""
        lines = self.log.read_text().splitlines()
        told = (line for line in lines if '"error": [' in line and NO_ANSWER not in line)
        return "\n".join(deque(told, MOST_FAULTS))

    def kill(self) -> None:
        """SIGKILL for the whole group: nothing can be tidied up."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM: the server finishes what it is at."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, how)
            self.process.wait(60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        with self.make_app().app_context():
            db.engine.dispose()


@contextmanager
def database_of(engine: str, folder: Path) -> Iterator[str]:
    """A migrated database of its own; PostgreSQL gets a server of its own, for it may be harmed."""
    if engine == "sqlite":
        url = f"sqlite:///{folder / 'live.sqlite3'}"
        migrate(url)
        yield url
        return
    with running_server(durable=True) as server:
        databases = PostgresDatabases(server, "live")
        databases.reset()
        yield databases.url
