"""A visitor who checks every page: whatever page any test opens must be sound HTML."""

import re
import secrets
from collections import Counter
from collections.abc import Iterator
from contextvars import Context
from datetime import timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, Self
from uuid import uuid4
from xml.etree.ElementTree import Element

import html5lib
from flask import has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from mediation.extensions import db
from mediation.models import LoginSession, User
from mediation.services import audit
from mediation.web.identity.sessions import TOKEN
from mediation.web.problem_answer import INTERFACE
from tests.api_tokens import make_api_token
from tests.trail_watch import check_trail

# Fields that need no label: nobody sees them, or their own text says what they do.
UNLABELLED_TYPES = {"hidden", "submit", "button", "reset", "image"}
ADDRESS_ATTRIBUTES = {
    "href", "src", "action", "formaction", "poster", "data", "srcset", "hx-get", "hx-post",
    "hx-put", "hx-patch", "hx-delete", "hx-push-url",
}  # fmt: skip
REFERENCE_ATTRIBUTES = {
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "list",
    "form",
}
EXTERNAL = re.compile(r"^\s*([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
HARMLESS_SCHEMES = ("mailto:", "tel:", "data:image/")
WRITING_METHODS = {"POST", "PUT", "PATCH", "DELETE"}


class PageClient(FlaskClient):
    """Sends the form token with every writing request and checks every HTML answer.

    Each request runs as in a process of its own: it sees neither the application context nor the
    open transaction of the test, so `current_user` cannot leak from one request into the next.
    """

    sends_form_token = True
    checks_pages = True
    # The failures that a test provokes on purpose.
    may_fail_with: frozenset[int] = frozenset()
    # Whether it sends forms a second time, which do and leave nothing then.
    repeats_forms = False
    # Who is signed in, and the token with which a program of theirs asks the interface.
    user_id: int | None = None
    api_token = ""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:  # type: ignore[override]
        """Make a request; raise AssertionError when the answer is a 5xx or unsound HTML."""
        let_go_of_the_database()
        if address_of(args, kwargs).startswith(INTERFACE):
            kwargs["headers"] = self.program_headers() | dict(kwargs.get("headers") or {})
        if self.sends_form_token and kwargs.get("method", "GET").upper() in WRITING_METHODS:
            kwargs["headers"] = {"X-CSRFToken": self.form_token()} | dict(
                kwargs.get("headers") or {}
            )
        response, rows = Context().run(self._ask, *args, **kwargs)
        is_fair = response.status_code < 500 or response.status_code in self.may_fail_with
        assert is_fair, f"{response.request.path} answered {response.status}"
        is_page = response.mimetype == "text/html" and not 300 <= response.status_code < 400
        if self.checks_pages and is_page:
            check_answer(response)
        if not response.history:
            check_trail(self.application, response, rows, is_repeat=self.repeats_forms)
        return response

    def _ask(self, *args: Any, **kwargs: Any) -> tuple[TestResponse, int]:
        """Make the request and count the rows that it left in the trail."""
        before = audit.rows_left()
        return super().open(*args, **kwargs), audit.rows_left() - before

    def page(self, url: str, *, status: int = 200, **kwargs: Any) -> Element:
        """Open a page that must answer with `status`; give its tree, without namespaces."""
        response = self.get(url, **kwargs)
        assert response.status_code == status, f"{url} answered {response.status}"
        return parsed(response.text)

    def sign_in(self, user: User) -> Self:
        """Be this user from now on: with a session row and a cookie as after a real sign-in."""
        token, user_id = secrets.token_urlsafe(32), user.id
        now = self.application.config["NOW"]
        db.session.add(
            LoginSession(
                token_hash=sha256(token.encode()).hexdigest(),
                user_id=user_id,
                created_at=now,
                last_seen_at=now,
                confirmed_at=now,
                way="password",
                expires_at=now + timedelta(hours=self.application.config["SESSION_ABSOLUTE_HOURS"]),
            )
        )
        db.session.commit()
        with self.session_transaction() as session:
            session.clear()
            session[TOKEN], session.permanent = token, True
        self.be_program_of(user_id)
        return self

    def be_program_of(self, user_id: int) -> None:
        """Ask the interface for this user from now on."""
        if user_id != self.user_id:
            self.user_id, self.api_token = user_id, ""

    def program_headers(self) -> dict[str, str]:
        """What a program of this visitor sends: a token for everything, and a new key."""
        key = {"Idempotency-Key": str(uuid4())}
        if self.user_id is None:
            return key
        if not self.api_token:
            self.api_token = make_api_token(self.user_id, self.application.config["NOW"])
        return key | {"Authorization": f"Bearer {self.api_token}"}

    def form_token(self) -> str:
        """A valid token for this visitor, as a form of any page would carry it."""
        with self.session_transaction() as session:
            secret = session.setdefault("csrf_token", "0" * 40)
        key = self.application.config["SECRET_KEY"]
        return str(URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(secret))


def address_of(args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """The address of a request, when it is given as text."""
    given = args[0] if args else kwargs.get("path", "")
    return given if isinstance(given, str) else ""


def let_go_of_the_database() -> None:
    """End the test's own reading transaction, which would make a writer of SQLite wait for it."""
    if not has_app_context():
        return
    unsaved = [*db.session.new, *db.session.dirty]
    assert not unsaved, f"commit what the test made before it makes a request: {unsaved}"
    db.session.rollback()


def check_answer(response: TestResponse) -> None:
    """Raise AssertionError that lists every fault of a page, or of a piece sent to htmx."""
    is_piece = response.request.headers.get("HX-Request") == "true"
    faults = find_faults(response.text, is_piece=is_piece)
    listed = "\n  ".join(faults)
    assert not faults, f"{response.request.method} {response.request.full_path}:\n  {listed}"


def parsed(html: str) -> Element:
    """The tree of a page, element names without namespaces."""
    tree, _ = _read(html, is_piece=False)
    return tree


# Each page is read for its faults, and most are read again by the test that asked for them.
@lru_cache(maxsize=4)
def _read(html: str, *, is_piece: bool) -> tuple[Element, list[str]]:
    """The tree of a page or of a piece of one, and what the parser had to mend."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(html) if is_piece else parser.parse(html)
    mended = [f"line {line}: {html5lib.constants.E[code] % details}"
              for (line, _), code, details in parser.errors]  # fmt: skip
    return tree, mended


def find_faults(html: str, *, is_piece: bool = False) -> list[str]:
    """Everything wrong with a page (or a piece of one), each in a sentence."""
    tree, mended = _read(html, is_piece=is_piece)
    faults = list(mended)
    if not is_piece:
        faults += _frame_faults(tree)
        faults += _reference_faults(tree)
    for check in (_identity_faults, _label_faults, _form_faults, _inline_faults, _address_faults):
        faults += check(tree)
    return faults


def text_of(element: Element) -> str:
    """All text inside an element, white space made single."""
    return " ".join("".join(element.itertext()).split())


def elements(tree: Element) -> Iterator[Element]:
    """All elements, without comments."""
    return (element for element in tree.iter() if isinstance(element.tag, str))


def _frame_faults(tree: Element) -> Iterator[str]:
    titles = [text_of(title) for title in tree.findall("head/title")]
    if len(titles) != 1 or not titles[0]:
        yield f"a page has one title, this one {titles}"
    headings = [text_of(heading) for heading in tree.iter("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"a page has one h1, this one {headings}"
    if tree.get("lang") != "zh-CN":
        yield "the html element does not say lang=zh-CN"


def _identity_faults(tree: Element) -> Iterator[str]:
    counted = Counter(element.get("id") for element in elements(tree) if "id" in element.attrib)
    for identity, count in counted.items():
        if count > 1 or not identity or " " in identity:
            yield f"id {identity!r} stands {count} times or is no id"


def _reference_faults(tree: Element) -> Iterator[str]:
    known = {element.get("id") for element in elements(tree)}
    for element in elements(tree):
        for name in REFERENCE_ATTRIBUTES & element.attrib.keys():
            for identity in set(element.attrib[name].split()) - known:
                yield f"{element.tag} {name}={identity!r} points to nothing"
        target = element.get("href", "")
        if element.tag == "a" and target.startswith("#") and target[1:] not in known:
            yield f"link {target!r} leads to nothing"


def _label_faults(tree: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in tree.iter("label") if text_of(label)}
    wrapped = {field for label in tree.iter("label") if text_of(label) for field in label.iter()}
    for field in elements(tree):
        if field.tag not in {"input", "select", "textarea"}:
            continue
        if field.tag == "input" and field.get("type", "text") in UNLABELLED_TYPES:
            continue
        if field in wrapped or field.get("aria-label") or field.get("aria-labelledby"):
            continue
        if not field.get("id") or field.get("id") not in labelled:
            yield f"{field.tag} {field.get('name')!r} has no label"


def _form_faults(tree: Element) -> Iterator[str]:
    for form in tree.iter("form"):
        if not form.get("action") or not form.get("method"):
            yield f"form {form.attrib} does not say where it goes and how"
        names = {field.get("name") for field in form.iter("input")}
        if form.get("method", "").lower() == "post" and "csrf_token" not in names:
            yield f"form {form.get('action')!r} carries no csrf_token"
        if form.get("method", "").lower() == "post" and "form_key" not in names:
            yield f"form {form.get('action')!r} carries no form_key, so it could act twice"
    for image in tree.iter("img"):
        if "alt" not in image.attrib:
            yield f"picture {image.get('src')!r} has no alt"


def _inline_faults(tree: Element) -> Iterator[str]:
    for element in elements(tree):
        is_data = element.get("type", "").endswith("json")
        if element.tag == "style" or (
            element.tag == "script" and not element.get("src") and not is_data
        ):
            yield f"inline {element.tag}: {text_of(element)[:40]!r}"
        for name in element.attrib:
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"{element.tag} has an inline {name}"


def _address_faults(tree: Element) -> Iterator[str]:
    for element in elements(tree):
        for name in ADDRESS_ATTRIBUTES & element.attrib.keys():
            address = element.attrib[name]
            if EXTERNAL.match(address) and not address.startswith(HARMLESS_SCHEMES):
                yield f"{element.tag} {name} leads outside: {address!r}"
