"""What the rows of the trail tell of requests, and that they hold no names.

That each request leaves one, `test_route_matrix.py` asks of every address.
"""

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import AuditEntry, AuditWitness
from mediation.services import audit, trail_check
from mediation.web.trail import is_untraced
from tests import tampering
from tests.cast import Cast, sign_in
from tests.clock import Clock
from tests.factories import make_case
from tests.page_checks import PageClient

pytestmark = pytest.mark.postgresql


def newest(count: int = 1) -> list[AuditEntry]:
    rows = list(db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(count)))
    db.session.rollback()
    return rows


def last_seq() -> int:
    seq = tampering.last_seq()
    db.session.rollback()
    return seq


def test_every_view_but_the_public_ones_is_watched(app_of_worker: Flask) -> None:
    unwatched = [
        endpoint
        for endpoint, view in app_of_worker.view_functions.items()
        if not view_is_public(view) and not hasattr(view, "is_recorded") and not is_untraced(view)
    ]
    assert unwatched == ["static"]


def view_is_public(view: object) -> bool:
    mark = getattr(view, "access_mark", None)
    return mark is not None and mark.is_public


def test_a_search_is_told_as_a_hash(client: PageClient, cast: Cast) -> None:
    make_case(cast)
    sign_in(client, cast.registrar)
    client.get("/search?q=何大军&at=110101199003070011")
    (row,) = newest()
    assert row.data == {
        "page": "home.search",
        "arguments": ["at", "q"],
        "words": audit.hashed("何大军"),
    }


def test_words_in_an_address_are_not_told(client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast).id
    sign_in(client, cast.mediator)
    client.get(f"/cases/{case_id}/documents/王秀兰")
    (row,) = newest()
    assert row.result is AuditResult.DENIED
    assert row.case_id == case_id
    assert "王秀兰" not in str(row.data) + row.subject


def test_a_method_that_no_view_has_is_a_refusal(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.registrar)
    client.open("/cases", method="DELETE")
    assert newest()[0].data == {"page": "-", "status": 405, "method": "DELETE"}


def test_a_post_without_form_token_is_a_refusal(app: Flask, client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast).id
    sign_in(client, cast.mediator)
    client.sends_form_token = False
    assert client.post(f"/cases/{case_id}/steps/add_note").status_code == 400
    assert newest()[0].verb == "access.denied"


def test_an_address_that_does_not_exist_leaves_no_row(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.registrar)
    before = last_seq()
    client.get("/wp-admin")
    assert last_seq() == before


def test_a_name_typed_at_a_failed_sign_in_is_a_hash(client: PageClient, cast: Cast) -> None:
    client.post("/login", data={"username": "王秀兰", "password": "四季平安"})
    (row,) = newest()
    assert (row.verb, row.subject) == ("account.sign_in_failed", audit.hashed("王秀兰"))
    assert row.result is AuditResult.DENIED


def witnesses() -> list[AuditWitness]:
    found = list(db.session.scalars(select(AuditWitness).order_by(AuditWitness.id)))
    db.session.rollback()
    return found


def test_a_liaison_is_shown_the_root_once_at_each_sign_in(client: PageClient, cast: Cast) -> None:
    tampering.leave_rows(3)
    sign_in(client, cast.court_liaison)
    page = client.get("/desk").text
    client.get("/desk")
    (seen,) = witnesses()
    assert seen.user_id == cast.court_liaison.id
    assert f"第 {seen.seq} 行" in page
    assert seen.root[:4] in page
    sign_in(client, cast.court_liaison)
    client.get("/desk")
    assert len(witnesses()) == 2
    assert trail_check.verify(db.engine).notes == 2


def test_others_are_no_witnesses(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    assert "审计日志见证" not in client.get("/").text
    assert not witnesses()


def test_a_trail_written_anew_is_noticed_at_the_next_sign_in(
    client: PageClient, cast: Cast, clock: Clock
) -> None:
    tampering.leave_rows(3)
    sign_in(client, cast.court_liaison)
    client.get("/desk")
    tampering.take_guards_away()
    tampering.edit(2, subject="改写")
    tampering.write_anew(2)
    clock.advance(hours=1)
    sign_in(client, cast.court_liaison)
    assert "不一致" in client.get("/desk").text
    rows = db.session.scalars(select(AuditEntry).filter_by(verb="trail.witness_disagrees")).all()
    assert [row.result for row in rows] == [AuditResult.FAILED]


def test_the_browser_remembers_what_was_taken_out_of_the_database(
    client: PageClient, cast: Cast, clock: Clock
) -> None:
    tampering.leave_rows(3)
    sign_in(client, cast.court_liaison)
    client.get("/desk")
    tampering.take_guards_away()
    with db.engine.begin() as connection:
        connection.execute(AuditWitness.__table__.delete())
    tampering.edit(2, subject="改写")
    tampering.write_anew(2)
    assert trail_check.verify(db.engine).is_whole
    clock.advance(hours=1)
    sign_in(client, cast.court_liaison)
    assert "不一致" in client.get("/desk").text
