"""Markup kept in every text column runs on no page: as HTML, and in a real browser."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import Column
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.cast import Cast
from tests.page_checks import PageClient, let_go_of_the_database
from tests.programs import patient_window
from tests.trust.stored_text import fill, pages_of, plant, text_columns
from tests.web.relations import Related
from tests.web.test_route_matrix import World, world  # noqa: F401  # a fixture

PAYLOADS = (
    "<script>window.pwn=1</script>",
    "</script><script>window.pwn=1</script>",
    "<img src=x onerror=window.pwn=1>",
    '"><svg onload=window.pwn=1>',
    "'><svg/onload=window.pwn=1>",
    '" onmouseover=window.pwn=1 x="',
    "' onfocus=window.pwn=1 autofocus='",
    "` onclick=window.pwn=1",
    " onerror=window.pwn=1 ",
    "javascript:window.pwn=1",
    "JaVaScRiPt:window.pwn=1",
    "java\tscript:window.pwn=1",
    "data:text/html,<script>window.pwn=1</script>",
    "//evil.example/x",
    "{{7*7}}",
    "{%print(7*7)%}",
    "${7*7}",
    "#{7*7}",
    "<%=7*7%>",
    "{{config}}",
    "</textarea><script>window.pwn=1</script>",
    "</title><script>window.pwn=1</script>",
    "</option></select><img src=x onerror=window.pwn=1>",
    "</style><svg onload=window.pwn=1>",
    "--><script>window.pwn=1</script>",
    "<!--<script>window.pwn=1</script>",
    "]]><svg onload=window.pwn=1>",
    "<iframe srcdoc='<script>parent.pwn=1</script>'>",
    "<iframe src=javascript:parent.pwn=1>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>x",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//e>",
    "<math><mtext><img src=x onerror=window.pwn=1>",
    "<svg><animate onbegin=window.pwn=1>",
    "<details open ontoggle=window.pwn=1>",
    "<video><source onerror=window.pwn=1>",
    "<body onload=window.pwn=1>",
    "<div hx-get=/logout hx-trigger=load>",
    "<a hx-on:click=window.pwn=1>x</a>",
    "<template id=main><b>",
    "&lt;script&gt;window.pwn=1&lt;/script&gt;",
    "\\u003cscript\\u003ewindow.pwn=1",
    "\\x3cimg src=x>",
    "\\'-(window.pwn=1)-\\'",
    "';window.pwn=1;//",
    '";window.pwn=1;//',
    "+ADw-script+AD4-window.pwn=1",
    "＜script＞window.pwn=1",
    "<scr\u2028ipt>window.pwn=1",
    "<input name=csrf_token value=x>",
)
WATCH = """
window.breaches = [];
document.addEventListener('securitypolicyviolation',
  event => window.breaches.push(event.violatedDirective + ' ' + event.blockedURI));
"""
STIR = """
() => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  for (const each of document.querySelectorAll('main *')) {
    for (const kind of ['mouseover', 'mouseenter', 'focus', 'toggle'])
      each.dispatchEvent(new Event(kind));
  }
  const strange = 'svg[onload], iframe[srcdoc], base, math, video, [onerror], ' +
    'a[href^="javascript" i]';
  return {pwn: window.pwn, breaches: window.breaches,
    strange: document.querySelectorAll(strange).length};
}
"""


class Quiet(WSGIRequestHandler):
    """Keeps the log of requests out of the report."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@pytest.fixture
def related(cast: Cast, world: World) -> dict[str, Related]:  # noqa: F811
    return fill(cast)


@pytest.fixture
def server(app: Flask) -> Iterator[str]:
    """The program on a port of this machine."""
    served = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.port}"
    served.shutdown()
    thread.join()
    served.server_close()


def rotated(turn: int) -> Any:
    """Other words for every column in every turn; where there is room, all of them."""

    def words(number: int, column: Column[Any]) -> str:
        start = (number + turn) % len(PAYLOADS)
        if getattr(column.type, "length", None) is None:
            return " ".join(PAYLOADS[start:] + PAYLOADS[:start])
        return PAYLOADS[start]

    return words


def test_typed_text_is_kept_in_many_columns() -> None:
    assert len(PAYLOADS) >= 50
    assert len(text_columns()) > 90


def test_no_page_takes_stored_markup_for_its_own(
    app: Flask,
    cast: Cast,
    world: World,  # noqa: F811
    related: dict[str, Related],
) -> None:
    assert plant(rotated(0)) > 150
    shown = 0
    for person, urls in pages_of(app, cast, world).items():
        client: PageClient = app.test_client()  # type: ignore[assignment]
        client.sign_in(getattr(cast, person))
        for url in urls:
            answer = client.get(url)
            if answer.mimetype == "text/html" and answer.status_code == 200:
                shown += "{{7*7}}" in answer.text
                assert "<svg onload" not in answer.text, url
    assert shown > 15


@pytest.mark.proof
def test_stored_markup_runs_in_no_browser(
    app: Flask,
    cast: Cast,
    world: World,  # noqa: F811
    related: dict[str, Related],
    server: str,
    browser: Browser,
) -> None:
    pages = pages_of(app, cast, world)
    for turn, (person, urls) in enumerate(pages.items()):
        plant(rotated(turn * 7))
        window = window_of(app, browser, server, getattr(cast, person))
        page = window.new_page()
        for url in urls:
            look(page, url)
        window.close()


def window_of(app: Flask, browser: Browser, server: str, user: Any) -> BrowserContext:
    """A browser in which this user is signed in."""
    client: PageClient = app.test_client()  # type: ignore[assignment]
    client.sign_in(user)
    let_go_of_the_database()
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = client.get_cookie(name)
    assert cookie is not None
    window = patient_window(browser, base_url=server)
    window.add_init_script(WATCH)
    window.add_cookies([{"name": name, "value": cookie.value, "url": server}])
    return window


def look(page: Page, url: str) -> None:
    """Open a page, stir everything on it, and see that nothing of the text came alive."""
    if url.endswith((".pdf", ".xlsx", "/file", "/template")) or "/papers/" in url:
        return
    answer = page.goto(url, wait_until="load")
    assert answer is not None
    assert answer.status < 500, url
    assert "evil" not in page.url.split("?")[0], f"{url} led to {page.url}"
    found = page.evaluate(STIR)
    assert not found.get("pwn"), f"{url} ran stored markup"
    assert not found["breaches"], f"{url}: {found['breaches'][:3]}"
    assert not found["strange"], f"{url} made elements of stored markup"
