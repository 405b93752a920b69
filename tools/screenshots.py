"""Take the pictures of the README anew: `make screenshots`.

The demonstration city is built in a database of its own, as it looks on one fixed morning, so the
pictures change only when the pages or papers do.
"""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import flask_migrate
from flask import Flask
from playwright.sync_api import sync_playwright
from sqlalchemy import Select, func, select
from werkzeug.serving import WSGIRequestHandler, make_server

import config
from mediation import create_app, demonstration
from mediation.domain.case_flow import CaseState
from mediation.domain.papers import PaperKind
from mediation.extensions import db
from mediation.models import Case, CaseEvent, Document, User

PICTURES = config.ROOT / "docs" / "images"
MORNING = "2026-11-23T09:00+08:00"
MEDIATOR = "limin"
# The office screens that the pages are drawn for first (pixels).
SCREEN = {"width": 1366, "height": 900}
# Fine enough to read a printed page on a screen (dots per inch).
PRINT_RESOLUTION = 96
CHROMIUM_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class Quiet(WSGIRequestHandler):
    """A server that does not tell every request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def main() -> None:
    """Build the city and take the pictures; ends with a sentence when a program is missing."""
    chromium, pdftoppm = shutil.which("chromium"), shutil.which("pdftoppm")
    if chromium is None or pdftoppm is None:
        sys.exit("Needed for the pictures: apt-get install chromium poppler-utils")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        app = build_city(Path(folder) / "city.sqlite3")
        picture_of_paper(app, pdftoppm, Path(folder))
        with served(app) as url:
            picture_of_case(app, chromium, url)
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(config.ROOT)}: {picture.stat().st_size // 1024} KiB")


def build_city(file: Path) -> Flask:
    """The application on a new database that holds the demonstration."""
    secret = secrets.token_hex(config.SHORTEST_SECRET_BYTES)
    environment = {"DATABASE_URL": f"sqlite:///{file}", "NOW": MORNING, "SECRET_KEY": secret}
    settings = config.Development.from_environment(environment)
    app = create_app(settings)
    with app.app_context():
        flask_migrate.upgrade()
        assert settings.NOW is not None
        demonstration.seed(at=settings.NOW, cases=200)
    return app


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve on a free port of this machine while the block runs; gives the address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def picture_of_paper(app: Flask, pdftoppm: str, folder: Path) -> None:
    """The first page of the newest mediation agreement that was printed."""
    newest = select(Document).filter_by(kind=PaperKind.AGREEMENT).order_by(Document.id.desc())
    with app.app_context():
        paper = db.session.scalars(newest.limit(1)).one()
        (folder / "agreement.pdf").write_bytes(paper.content)
    how = ("-png", "-singlefile", "-r", str(PRINT_RESOLUTION))
    files = (folder / "agreement.pdf", PICTURES / "agreement")
    subprocess.run([pdftoppm, *how, *files], check=True)


def picture_of_case(app: Flask, chromium: str, url: str) -> None:
    """The page of the case that the mediator has worked on most, as the mediator sees it."""
    with app.app_context():
        case_id = db.session.scalar(busiest_case())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS])
        page = browser.new_page(viewport=SCREEN, locale="zh-CN", base_url=url)
        page.goto("/login")
        page.fill("[name=username]", MEDIATOR)
        page.fill("[name=password]", demonstration.PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/")
        page.goto(f"/cases/{case_id}")
        page.screenshot(path=PICTURES / "case-page.png")
        browser.close()


def busiest_case() -> Select[tuple[int]]:
    """The key of the mediator's open case with the most events."""
    return (
        select(Case.id)
        .join(User, User.id == Case.mediator_id)
        .join(CaseEvent, CaseEvent.case_id == Case.id)
        .where(User.username == MEDIATOR, Case.state == CaseState.MEDIATING)
        .group_by(Case.id)
        .order_by(func.count(CaseEvent.id).desc(), Case.id)
        .limit(1)
    )


if __name__ == "__main__":
    main()
