"""Logs: one event is one line of JSON, and no line holds what belongs to a person.

Numbers, secrets and query strings are taken out of every message. An exception is told by its
kind and its places in the code, never by its words, which hold what somebody typed.
"""

import json
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

from mediation.domain.redaction import one_line, redacted

SHANGHAI = ZoneInfo("Asia/Shanghai")
LONGEST_MESSAGE = 2000
MOST_FRAMES = 15
MOST_CAUSES = 5

# What every line of one request says: its id, and who and what it is about.
about_request: ContextVar[Mapping[str, Any]] = ContextVar("about_request")


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        facts: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _clean(record.getMessage()),
            **about_request.get({}),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            facts["error"] = list(_told(record.exc_info[1]))
        return json.dumps(facts, ensure_ascii=False, default=lambda value: type(value).__name__)


def _clean(message: str) -> str:
    return one_line(redacted(message[:LONGEST_MESSAGE]))


def _told(error: BaseException | None) -> Iterator[dict[str, Any]]:
    """Each exception of the chain: its kind, the database's code for it, its places."""
    for _ in range(MOST_CAUSES):
        if error is None:
            return
        kind = type(error)
        told: dict[str, Any] = {"kind": f"{kind.__module__}.{kind.__qualname__}"}
        state = getattr(getattr(error, "orig", error), "sqlstate", None)
        if isinstance(state, str):
            told["sqlstate"] = state
        yield told | {"at": list(_places(error.__traceback__))[-MOST_FRAMES:]}
        error = error.__cause__ or error.__context__


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        file = "/".join(Path(code.co_filename).parts[-3:])
        yield f"{file}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


class DailyFile(logging.Handler):
    """One file a day, which several processes may write; `remove_before` takes old ones away."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.day: date | None = None
        self.descriptor = -1

    def emit(self, record: logging.LogRecord) -> None:
        """Append the line in one write, so that lines of two processes never mix."""
        try:
            day = datetime.fromtimestamp(record.created, SHANGHAI).date()
            if day != self.day:
                self._turn_to(day)
            os.write(self.descriptor, f"{self.format(record)}\n".encode(errors="replace"))
        except OSError:
            # A log that cannot be written must not stop the work; the other handler tells it.
            self.handleError(record)

    def close(self) -> None:
        """Let go of the file."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor, self.day = -1, None
        super().close()

    def _turn_to(self, day: date) -> None:
        self.file.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        name = f"{self.file.stem}-{day:%Y-%m-%d}{self.file.suffix}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(self.file.with_name(name), flags, 0o640)
        if self.descriptor >= 0:
            os.close(self.descriptor)
        self.descriptor, self.day = descriptor, day


def remove_before(file: Path, first_kept: date) -> int:
    """Remove the files of earlier days of the log with this name; gives how many."""
    named = re.compile(rf"{re.escape(file.stem)}-(\d{{4}}-\d\d-\d\d)")
    removed = 0
    for old in file.parent.glob(f"{file.stem}-*{file.suffix}"):
        match = named.fullmatch(old.stem)
        if match and match[1] < first_kept.isoformat():
            old.unlink(missing_ok=True)
            removed += 1
    return removed


def configure(level: str, file: Path | None) -> None:
    """Send everything that is logged in this process to stderr, and to a file when one is named."""
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if file is not None:
        handlers.append(DailyFile(file))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    for handler in handlers:
        handler.setFormatter(JsonLines())
        root.addHandler(handler)
    root.setLevel(level)
    # A handler that fails would print the record as it came, with everything in it.
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    # What they tell at INFO is for developers: every migration, every character borrowed.
    for talkative in ("alembic", "mediation.documents.fonts"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
