"""Words that stand in one place only, looked for wherever the program says or keeps something."""

import io
import logging
import re
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from mediation.domain.identifiers.identity import IdentityKind
from mediation.extensions import db
from mediation.logs import JsonLines
from mediation.models import Case, Employment, Note, SecondFactor
from mediation.services import second_factors
from mediation.services.backups import BackupPlaces
from tests.cast import PASSWORD, Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.documents.reading import poppler_text
from tests.file_factories import make_evidence
from tests.page_checks import PageClient, let_go_of_the_database
from tests.raw_database import everything_in, holds
from tests.services.backup_places import backed_up, places  # noqa: F401  # a fixture
from tests.web.test_route_matrix import (
    PEOPLE,
    SEES_OTHER,
    SEES_OWN,
    World,
    guarded_rules,
    values_for,
    world,  # noqa: F401  # a fixture
)

LINK = re.compile(r'(?:href|src|hx-get)="(/[^"#]*)')
# Never shown whole by default, to nobody.
HIDDEN = {
    "identity_number": "110101199003070038",
    "phone": "13911118642",
    "service_phone": "13622229753",
    "bank_account": "6222020200118866445",
}
# In the clear for those who work on the case; sealed in the database.
WORDS = {"address": "雀巷九弄", "facts": "雀伤左手", "claim": "雀账加班", "note": "雀底线三千"}
FOREIGN = {"address": "鹰路五弄", "facts": "鹰伤右脚", "claim": "鹰账欠薪", "note": "鹰底线五千"}
MEDIATORS = {"mediator", "other_mediator"}
MOST = 450


def plant_in(case: Case, words: dict[str, str], numbers: dict[str, str]) -> None:
    """The words and numbers in the case's own fields."""
    worker = case.applicants[0]
    worker.identity_kind = IdentityKind.RESIDENT_CARD
    for name, number in numbers.items():
        setattr(worker, name, number)
    worker.address, case.facts = words["address"], words["facts"]
    worker.employment = Employment(post="客房", monthly_wage_fen=765_432_1)
    case.claims[0].facts = words["claim"]
    note = Note(case_id=case.id, author=case.mediator, kind="vault", text=words["note"],
                written_at=MONDAY_MORNING)  # fmt: skip
    db.session.add(note)
    db.session.commit()


@pytest.fixture
def planted(cast: Cast, world: World) -> World:  # noqa: F811
    """The own case and the one of another body, each with its words."""
    plant_in(world.own, WORDS, HIDDEN)
    plant_in(world.other, FOREIGN, {"phone": "13755553197"})
    return world


def said(response: TestResponse) -> str:
    """Everything that an answer says, whatever its form, with its headers."""
    heads = str(response.headers)
    if response.mimetype == "application/pdf" and response.get_data().endswith(b"%%EOF\n"):
        return heads + poppler_text(response.get_data())
    if response.mimetype.endswith("sheet"):
        book = openpyxl.load_workbook(io.BytesIO(response.get_data()))
        cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
        return heads + " ".join(map(str, cells))
    return heads + response.get_data().decode(errors="replace")


def crawl(app: Flask, client: PageClient, known: World) -> dict[str, str]:
    """What every address answers, and every address that one of the answers names."""
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        waiting = [
            adapter.build(rule.endpoint, values_for(rule, known, own))
            for rule, _ in guarded_rules(app)
            if "GET" in (rule.methods or set())
            for own in (True, False)
        ]
    read: dict[str, str] = {}
    while waiting and len(read) < MOST:
        url = waiting.pop(0)
        if url in read or url.startswith("/static"):
            continue
        response = client.get(url)
        read[url] = said(response)
        if response.mimetype == "text/html" and url.count("?") == 0:
            found = [link.replace("&amp;", "&") for link in LINK.findall(read[url])]
            waiting += [link for link in dict.fromkeys(found) if link not in read]
    return read


# Of those who stand alike to both cases one is followed in every run.
FOLLOWED = {"registrar", "mediator", "supervisor", "stranger", "court_liaison", "system_admin"}


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(p, marks=pytest.mark.proof if p in FOLLOWED else pytest.mark.trust)
        for p in PEOPLE
    ],
)
def test_a_crawl_finds_nothing_foreign_and_nothing_unmasked(
    app: Flask, client: PageClient, cast: Cast, planted: World, pdftotext: str, person: str
) -> None:
    user = getattr(cast, person)
    client.sign_in(user)
    client.checks_pages = False
    read = crawl(app, client, planted)
    assert len(read) > 40
    seen = {word for word in (*WORDS.values(), *FOREIGN.values()) for text in read.values()
            if word in text}  # fmt: skip
    allowed = set(WORDS.values()) if person in SEES_OWN else set()
    allowed |= set(FOREIGN.values()) if person in SEES_OTHER else set()
    if person not in MEDIATORS:
        allowed -= {WORDS["note"], FOREIGN["note"]}
    assert seen <= allowed, f"{person} reads {seen - allowed}"
    assert bool(seen) == bool(allowed), "the words were not looked for where they stand"
    # A paper names people in full: that is what it is for. Pages and lists do not.
    bare = [(name, url) for url, text in read.items() for name, each in HIDDEN.items()
            if each in text and "Content-Type: application/pdf" not in text]  # fmt: skip
    assert not bare, f"{person} reads numbers unmasked: {bare[:9]}"


def test_logs_backups_files_and_database_keep_nothing_in_the_clear(
    app: Flask,
    client: PageClient,
    cast: Cast,
    planted: World,
    places: BackupPlaces,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    second_factors.begin(cast.mediator, at=MONDAY_MORNING)
    make_evidence(planted.own, by=cast.mediator, content=WORDS["note"].encode())
    db.session.commit()
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    try:
        caplog.set_level(logging.DEBUG)
        sign_in(client, cast.mediator)
        client.checks_pages = False
        cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
        assert cookie is not None
        crawl(app, client, planted)
        client.get(f"/search?q={HIDDEN['phone']}")
        client.post("/login", data={"username": "mediator", "password": f"{PASSWORD}错"})
    finally:
        logging.getLogger().removeHandler(handler)
    let_go_of_the_database()
    kept = {
        "the log": (lines.getvalue() + caplog.text).encode(),
        "a backup": backed_up(places).read_bytes(),
        "the database": everything_in(db.engine),
        "the files": b"".join(p.read_bytes() for p in tmp_path.rglob("*") if is_of_files(p)),
    }
    secrets = [*HIDDEN.values(), *WORDS.values(), *FOREIGN.values(), PASSWORD, cookie.value]
    secrets.append(db.session.scalars(select(SecondFactor.secret)).one())
    for place, raw in kept.items():
        assert len(raw) > 100, place
        assert not [each for each in secrets if holds(raw, each)], place


def is_of_files(path: Path) -> bool:
    """Whether this is a sealed file of a case."""
    return path.is_file() and "files" in path.parts
