"""Serving the application on one machine: Waitress, tuned so that nobody holds up the others.

Its main loop reads a request to the end before a thread is given to it: sixty clients that send
half a form and stop leave the threads to everybody else. One process also means one writer for
SQLite.
"""

import signal
import sys
from types import FrameType
from typing import NoReturn

import waitress
from flask import Flask

# Connections held at once; slow ones cost a socket each and no thread.
MOST_CONNECTIONS = 1000
# A client that sends nothing for so long is let go (seconds).
SILENCE = 30
CLEANUP_EVERY = 10
LARGEST_HEAD = 32 * 1024


def serve(app: Flask, *, host: str, port: int, threads: int, largest_body: int) -> None:
    """Serve until told to stop; what was begun is finished first."""
    signal.signal(signal.SIGTERM, _stop)
    waitress.serve(
        app,
        host=host,
        port=port,
        threads=threads,
        connection_limit=MOST_CONNECTIONS,
        channel_timeout=SILENCE,
        cleanup_interval=CLEANUP_EVERY,
        max_request_header_size=LARGEST_HEAD,
        # What is somewhat too large is answered by a page of the application, in Chinese.
        max_request_body_size=largest_body * 5 // 4,
        inbuf_overflow=app.config["MAX_FORM_MEMORY_SIZE"],
        # Whoever connects directly must not be believed; behind our proxy ProxyFix reads them.
        clear_untrusted_proxy_headers=not app.config["PROXY_COUNT"],
        ident=None,
    )


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    # Waitress answers SystemExit by letting its threads finish what they are at.
    sys.exit(0)
