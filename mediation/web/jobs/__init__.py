"""我的任务: what somebody had done in the background, how far it is, and its file."""

import os

from flask import Blueprint, Flask

from mediation.services.job_worker import Worker
from mediation.web import clock

bp = Blueprint("jobs", __name__, url_prefix="/jobs")

from mediation.web.jobs import views  # noqa: E402, F401  # the views need the blueprint first


def init_app(app: Flask) -> None:
    """Let every process of the server work on jobs, from its first request on.

    Not at once: commands load the program too, and a server may copy itself after loading it.
    """
    if app.config["WORKER_IN_SERVER"]:
        app.before_request(lambda: start_once(app))


def start_once(app: Flask) -> None:
    """Start the worker of this process, unless it is at work already."""
    workers: dict[int, Worker] = app.extensions.setdefault("job_workers", {})
    worker = Worker(app.app_context, clock.now)
    # Of two requests that come first together, one is the first.
    if workers.setdefault(os.getpid(), worker) is worker:
        worker.start()
