"""What is typed into searches, sorts and return addresses means itself and nothing else."""

import time

import pytest

from mediation.extensions import db
from mediation.models import Case
from mediation.queries import search
from mediation.services.search_index import reindex
from tests.cast import PASSWORD, Cast
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.stored_rows import differences, fingerprint
from tests.trust.nasty import IDS

INJECTIONS = (
    "' OR 1=1--",
    '" OR ""="',
    "') OR ('1'='1",
    "1; DROP TABLE party;--",
    "'; SELECT pg_sleep(300)--",
    '\' UNION SELECT password_hash FROM "user"--',
    "(select randomblob(1000000000))",
    "%",
    "_",
    "%%",
    "__",
    "%_%\\",
    "\\",
    "*",
    "a*",
    "NEAR(a b)",
    "title:王",
    "- 王",
    "^王",
    '"',
    "'",
    "!",
    "|",
    "&",
    ":*",
    "王 OR 李",
    "AND",
    "NOT 王",
    "a" * 60 + "!",
    "（" * 60,
)
ELSEWHERE = (
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example",
    "http:///evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "/%0d%0aSet-Cookie:a=b\r\nSet-Cookie: a=b",
    "@evil.example",
    "http://localhost@evil.example",
    "http://localhost.evil.example",
    "/\u2028/evil.example",
    "//[",
    "http://[",
)
# A question that was run as SQL would sleep five minutes; a busy machine is not that slow.
SECONDS = 60


@pytest.mark.parametrize("typed", INJECTIONS)
def test_a_search_finds_what_holds_the_signs_themselves(cast: Cast, typed: str) -> None:
    """None of the cases holds them, so none is found; nor does it take long."""
    for name in ("王秀兰", "李强"):
        make_case(cast, applicants=(name,))
    with_signs = make_case(cast, applicants=("百分号50%折_旧",))
    for case in db.session.query(Case):
        reindex(case)
    db.session.commit()
    began = time.perf_counter()
    found = {row.id for row in search.find(cast.supervisor, typed).rows}
    assert time.perf_counter() - began < SECONDS
    assert found <= {with_signs.id}, f"{typed!r} finds what does not hold it"


def test_no_question_of_a_list_is_taken_for_sql(client: PageClient, cast: Cast) -> None:
    make_case(cast)
    client.sign_in(cast.supervisor)
    client.checks_pages = False
    before = fingerprint()
    for name in ("sort", "order", "view", "state", "mediator", "due", "after", "before", "q"):
        for typed in (*INJECTIONS, *IDS):
            began = time.perf_counter()
            answer = client.get("/cases", query_string={name: typed})
            assert answer.status_code in {200, 302, 400}, f"{name}={typed!r}"
            assert time.perf_counter() - began < SECONDS, f"{name}={typed!r}"
    assert not differences(before, fingerprint())


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_leads_to_no_other_site(client: PageClient, cast: Cast, wanted: str) -> None:
    sent = {"username": "mediator", "password": PASSWORD, "next": wanted}
    answer = client.post("/login", data=sent, query_string={"next": wanted})
    assert answer.status_code in {302, 400}
    if answer.status_code == 302:
        assert answer.location == "/"
        assert not [each for each in answer.headers.getlist("Set-Cookie") if each.startswith("a=")]


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix",
                                  "X-Forwarded-Port", "Forwarded", "X-Original-URL"])  # fmt: skip
def test_no_header_of_a_stranger_changes_where_pages_lead(
    client: PageClient, cast: Cast, name: str
) -> None:
    client.sign_in(cast.mediator)
    value = {"Forwarded": "host=evil.example;proto=https", "X-Original-URL": "/admin/users"}
    answer = client.get("/", headers={name: value.get(name, "evil.example")})
    assert answer.status_code == 200
    assert "evil.example" not in answer.text + str(answer.headers)
