"""Requests made by chance from the URL map and from the forms that the pages show.

The same seed makes the same requests for any database, so that two runs can be compared.
"""

import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

from flask import Flask
from sqlalchemy import Integer, select

from mediation.domain.case_flow import CaseState
from mediation.extensions import db
from mediation.models import Case, User
from mediation.web.cases.steps import STEPS
from mediation.web.kept_fields import TOKENS
from tests.cast import Cast, make_cast
from tests.factories import make_case
from tests.page_checks import PageClient, parsed
from tests.stored_rows import stored_rows, tables
from tests.trust.nasty import EVERYTHING, IDS, QUERY_NAMES, RAW
from tests.typed_forms import first_choices, values_of_form
from tests.web.relations import make_relations

ARGUMENT = re.compile(r"<(?:[^:<>]+:)?(\w+)>")
FORM = "application/x-www-form-urlencoded"
PEOPLE = (
    "registrar", "mediator", "supervisor", "city_supervisor", "court_liaison", "hr_liaison",
    "system_admin", "security_admin", "audit_admin",
)  # fmt: skip
USERNAMES = {
    "city_supervisor": "citysupervisor", "court_liaison": "court", "hr_liaison": "hr",
    "system_admin": "sysadmin", "security_admin": "secadmin", "audit_admin": "audadmin",
    **{name: name for name in ("registrar", "mediator", "supervisor")},
}  # fmt: skip
# Ends the session, or needs the clock of a login: the other requests would all meet the door.
LEFT_OUT = {"auth.logout", "static"}
# Drawn by chance or counted by the engine: two runs cannot agree on these.
BY_CHANCE = {"api_token", "posted_form", "login_session", "audit_entry", "audit_head", "throttle",
             "case_search", "stored_file"}  # fmt: skip
BY_CHANCE_COLUMNS = ("hash", "content", "secret", "token", "sha256", "key", "mac", "index", "root",
                     "signature")  # fmt: skip


@dataclass
class Request:
    """One request as it is sent."""

    person: str
    method: str
    path: str
    sent: dict[str, Any]


@dataclass
class Outcome:
    """What a run answered and what it left behind."""

    verdicts: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    rows: dict[str, Counter[str]] = field(default_factory=dict)


@dataclass
class Ground:
    """Where the requests go: addresses with their arguments, and forms by address."""

    keys: list[dict[str, Any]]
    forms: dict[str, dict[str, list[str]]]
    rules: list[tuple[str, str, tuple[str, ...]]]
    choices: dict[str, dict[str, list[str]]] = field(default_factory=dict)


def prepare(app: Flask) -> Ground:
    """Fill the database, and learn every form that the people can see."""
    cast = make_cast()
    related = make_relations(cast)
    by_state = [make_case(cast, state=state) for state in CaseState]
    keys = [each.values("court_liaison") for each in related.values()]
    keys += [{**keys[0], "case_id": key} for key in sorted(case.id for case in by_state)]
    rules = sorted(
        (method, rule.rule, tuple(sorted(rule.arguments)))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.endpoint not in LEFT_OUT
    )
    ground = Ground(keys, {}, rules)
    learn_forms(app, cast, ground, by_state)
    return ground


def learn_forms(app: Flask, cast: Cast, ground: Ground, by_state: list[Case]) -> None:
    """Open every page that can be opened and keep its forms by the address they are sent to."""
    chance = random.Random(0)
    own, by_case = ground.keys[:1], ground.keys[-len(by_state) :]
    for person in PEOPLE:
        client = visitor(app, getattr(cast, person))
        for method, rule, arguments in ground.rules:
            if method != "GET" or "filename" in arguments or ".pdf" in rule:
                continue
            about_any = arguments in {("case_id",)} and person in {"registrar", "mediator"}
            for keys in own + (by_case if about_any else []):
                answer = client.get(fill(rule, keys, chance, nasty=False))
                if answer.mimetype == "text/html" and answer.status_code == 200:
                    keep_forms(parsed(answer.text), answer.request.path, ground)
        if person in {"registrar", "mediator", "supervisor"}:
            learn_steps(client, ground, by_case)


def learn_steps(client: PageClient, ground: Ground, by_case: list[dict[str, Any]]) -> None:
    """The form of every step that is open to this person in any state."""
    for keys in by_case:
        for action in sorted(STEPS):
            answer = client.get(f"/cases/{keys['case_id']}/steps/{action.value}")
            if answer.status_code == 200:
                keep_forms(parsed(answer.text), answer.request.path, ground)


def keep_forms(page: Element, path: str, ground: Ground) -> None:
    """Every form of a page that writes."""
    for form in page.iter("form"):
        if form.get("method", "get").lower() == "post":
            fields = values_of_form(form)
            ground.choices[form.get("action") or path] = first_choices(form)
            ground.forms[form.get("action") or path] = {
                name: values for name, values in fields.items() if name not in TOKENS
            }


def visitor(app: Flask, user: Any) -> PageClient:
    """A signed-in browser that does not stop at what it finds."""
    client: PageClient = app.test_client()  # type: ignore[assignment]
    client.checks_pages = False
    client.may_fail_with = frozenset({500, 503})
    return client.sign_in(user)


def fill(
    rule: str,
    keys: dict[str, Any],
    chance: random.Random,
    *,
    nasty: bool,
) -> str:
    """The address with something for every argument."""
    words = {"kind": "receipt", "action": "add_note", "day": "2027-02-08", "subject": "intake-new"}

    def value(found: re.Match[str]) -> str:
        if nasty and chance.random() < 0.15:
            return quote(chance.choice(IDS), safe="")
        return str(keys.get(found[1], words.get(found[1], 1)))

    return ARGUMENT.sub(value, rule)


def draw(ground: Ground, chance: random.Random) -> Request:
    """One request: an address or a form with something wrong about it."""
    person = chance.choice(PEOPLE)
    if chance.random() < 0.55 and ground.forms:
        path = chance.choice(sorted(ground.forms))
        return Request(person, "POST", path, spoilt_form(ground.forms[path], chance))
    method, rule, _ = chance.choice(ground.rules)
    path = fill(rule, chance.choice(ground.keys), chance, nasty=True)
    sent: dict[str, Any] = {"query_string": spoilt_query(chance)}
    if method == "POST":
        sent |= spoilt_form({}, chance)
    return Request(person, method, path, sent)


def spoilt_query(chance: random.Random) -> str:
    """None to three of the names that pages know, with values they do not."""
    if chance.random() < 0.05:
        return "q=" + chance.choice(RAW).decode("latin-1")
    names = chance.sample(QUERY_NAMES, chance.randint(0, 3))
    return urlencode([(name, chance.choice(EVERYTHING)[:900]) for name in names])


def spoilt_form(fields: dict[str, list[str]], chance: random.Random) -> dict[str, Any]:
    """A form with some fields replaced, dropped, repeated or added; sometimes no form at all."""
    spoilt = {name: list(values) for name, values in fields.items()}
    names = sorted(spoilt) or ["name", "text", "version"]
    for name in chance.sample(names, min(len(names), chance.choice((0, 1, 1, 2, 3, 6)))):
        spoil(spoilt, name, chance)
    if chance.random() < 0.05:
        return strange_body(spoilt, chance)
    return {"data": urlencode(spoilt, doseq=True, errors="surrogatepass"), "content_type": FORM}


def spoil(fields: dict[str, list[str]], name: str, chance: random.Random) -> None:
    """Do one wrong thing to one field."""
    value = chance.choice(EVERYTHING)
    match chance.randrange(10):
        case 0:
            fields.pop(name, None)
        case 1:
            fields[name] = [*fields.get(name, []), value]
        case 2:
            fields[f"{name}[]"] = [value, value]
        case 3:
            fields[name.replace("-0-", "-99999-")] = [value]
        case _:
            fields[name] = [value]


def strange_body(fields: dict[str, list[str]], chance: random.Random) -> dict[str, Any]:
    """What no form sends."""
    text = urlencode(fields, doseq=True)
    return chance.choice((
        {"data": text + "&x=" + chance.choice(RAW).decode("latin-1"), "content_type": FORM},
        {"data": text, "content_type": "application/json"},
        {"data": "{", "content_type": "application/json"},
        {"data": text, "content_type": "text/plain"},
        {"data": "--x\r\nContent-Dispo", "content_type": "multipart/form-data; boundary=x"},
        {"data": text, "content_type": "multipart/form-data"},
        {"data": "&".join(f"a{n}=1" for n in range(1500)), "content_type": FORM},
        {"data": f"{text}&version=x", "content_type": FORM,
         "headers": {"Cookie": "mediation=junk"}},
    ))  # fmt: skip


def visitors(app: Flask) -> dict[str, PageClient]:
    """A browser for everybody; some requests end a session or lock somebody out."""
    found = {}
    for person in PEOPLE:
        user = db.session.scalars(select(User).filter_by(username=USERNAMES[person])).one()
        user.is_enabled, user.must_change_password = True, False
        db.session.commit()
        found[person] = visitor(app, user)
    return found


def run(app: Flask, requests: list[Request]) -> Outcome:
    """Send them all and say what came of it."""
    outcome, clients = Outcome(), visitors(app)
    for number, request in enumerate(requests):
        if number % 40 == 0:
            clients = visitors(app)
        began = time.process_time()
        told = f"{number} {request.person} {request.method} {request.path} {request.sent!r}"[:600]
        try:
            answer = clients[request.person].open(
                request.path, method=request.method, **request.sent
            )
            verdict = str(answer.status_code)
            if answer.status_code >= 500:
                outcome.failures.append(f"{verdict} {told}")
        except Exception as error:  # the very thing that is looked for
            verdict = "raised"
            db.session.rollback()
            outcome.failures.append(f"{type(error).__name__}: {str(error)[:300]} at {told}")
        outcome.seconds.append(time.process_time() - began)
        outcome.verdicts.append(f"{verdict} {told}")
    outcome.rows = comparable_rows()
    return outcome


def comparable_rows() -> dict[str, Counter[str]]:
    """Every row without keys and without what is drawn by chance."""
    left = {
        table.name: {
            column.name
            for column in table.columns
            if column.primary_key
            or (column.foreign_keys and isinstance(column.type, Integer))
            or any(word in column.name for word in BY_CHANCE_COLUMNS)
        }
        for table in tables()
    }
    return {
        name: Counter(repr({k: v for k, v in row.items() if k not in left[name]}) for row in rows)
        for name, rows in stored_rows(without=BY_CHANCE).items()
    }
