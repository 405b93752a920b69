"""The frame and the components: what they print, what they must never print."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tests.page_checks import find_faults, parsed, text_of
from tests.web.components_app import ROOT, components_app
from tools.vendor_assets import ASSETS, VENDOR, digest

STATIC = ROOT / "mediation" / "static"
TEMPLATES = ROOT / "templates"
OWN_STYLES = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
# What the browsers of the offices (Chromium 90) do not know.
TOO_NEW_STYLE = re.compile(r":has\(|@container|@layer|color-mix\(|^\s*&|subgrid|\b\d+dvh", re.M)
TOO_NEW_SCRIPT = re.compile(r"\.at\(|hasOwn|structuredClone|randomUUID|findLast|toSorted|\?\?=")
ERRORS = [400, 403, 404, 409, 413, 422, 429, 500, 503]


@pytest.fixture
def app() -> Flask:
    app = components_app()
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def sent(client: FlaskClient, **fields: str) -> Element:
    answer = client.post("/", data=fields)
    assert not find_faults(answer.text)
    return parsed(answer.text)


def by_id(tree: Element, identity: str) -> Element:
    return next(element for element in tree.iter() if element.get("id") == identity)


def component(source: str, **values: Any) -> str:
    loaders = {"page": source}
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.loader = FileSystemLoader(ROOT / "templates")
    environment.globals["csp_nonce"] = lambda: "nonce"
    environment.globals["csrf_token"] = lambda: "token"
    environment.globals["form_tokens"] = lambda: Markup(
        '<input name="csrf_token" type="hidden" value="token">'
        '<input name="form_key" type="hidden" value="key">'
    )
    return (
        environment.overlay(loader=DictLoader(loaders | _components()))
        .get_template("page")
        .render(**values)
    )


def _components() -> dict[str, str]:
    folder = ROOT / "templates"
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in (folder / "components").glob("*.html")
    }


def test_vendored_files_are_those_of_the_manifest() -> None:
    manifest = json.loads((VENDOR / "manifest.json").read_text())
    assert {(entry["name"], entry["version"]) for entry in manifest} == {
        (asset.name, asset.version) for asset in ASSETS
    }
    for entry in manifest:
        assert digest(VENDOR / entry["file"]) == entry["sha256"], entry["file"]
        assert (VENDOR / entry["licence_file"]).read_text().strip()
    named = {VENDOR / entry[key] for entry in manifest for key in ("file", "licence_file")}
    present = {path for path in VENDOR.rglob("*") if path.is_file()}
    assert present == named | {VENDOR / "manifest.json"}


@pytest.mark.parametrize("path", OWN_STYLES, ids=lambda path: path.name)
def test_a_style_sheet_suits_old_browsers_and_fetches_nothing_from_outside(path: Path) -> None:
    style = path.read_text()
    assert not TOO_NEW_STYLE.search(style)
    for address in re.findall(r"url\(\"?([^)\"]+)", style):
        assert (path.parent / address).resolve().is_file(), address


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_suits_old_browsers_and_is_used(path: Path) -> None:
    assert not TOO_NEW_SCRIPT.search(path.read_text())
    others = [STATIC / "app.js", *(other for other in SCRIPTS if other != path)]
    is_imported = any(f'/{path.name}"' in other.read_text() for other in others)
    # A page that stands alone asks for its script itself.
    asked_for = f"filename='js/{path.name}'"
    assert is_imported or any(asked_for in page.read_text() for page in TEMPLATES.rglob("*.html"))


def test_every_script_that_is_imported_exists() -> None:
    for path in [STATIC / "app.js", *SCRIPTS]:
        for name in re.findall(r"(?:from|import) \"(\./[^\"]+)\"", path.read_text()):
            assert (path.parent / name).is_file(), f"{path.name} imports {name}"


def test_every_file_the_frame_asks_for_exists(client: FlaskClient) -> None:
    page = client.get("/").text
    addresses = set(re.findall(r"(?:href|src)=\"(/static/[^\"]+)\"", page))
    assert len(addresses) > 10
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        answer.close()


def test_the_frame_shows_an_unknown_visitor_no_navigation(client: FlaskClient) -> None:
    page = client.get("/")
    assert not find_faults(page.text)
    assert "退出" not in page.text
    assert "site-nav" not in page.text
    assert "site-search" not in page.text


@pytest.mark.parametrize("code", ERRORS)
def test_every_error_page_is_sound_and_says_what_to_do(app: Flask, code: int) -> None:
    with app.test_request_context():
        page = render_template(f"errors/{code}.html", sentence=None)
    assert not find_faults(page)
    assert "请" in text_of(parsed(page).find(".//main") or Element("main"))


@pytest.mark.parametrize("code", [500, 503])
def test_the_pages_of_a_broken_program_ask_the_program_nothing(code: int) -> None:
    bare = Environment(loader=FileSystemLoader(ROOT / "templates"), undefined=StrictUndefined)
    assert not find_faults(bare.get_template(f"errors/{code}.html").render())


def test_an_error_is_tied_to_its_field_and_named_above_the_form(client: FlaskClient) -> None:
    tree = sent(client, **{"applicants-0-name": "王秀兰", "applicants-0-claims-0-wish": ""})
    reason = by_id(tree, "reason")
    assert reason.get("aria-invalid") == "true"
    assert reason.get("aria-describedby") == "reason-hint reason-error"
    assert text_of(by_id(tree, "reason-error")) == "请填写事由"
    summary = next(element for element in tree.iter() if "data-error-summary" in element.attrib)
    told = {link.get("href"): text_of(link) for link in summary.iter("a")}
    assert told["#reason"] == "请填写事由"
    assert told["#applicants-0-claims-0-wish"] == "申请人 1：请求 1：请写明要求什么"
    assert by_id(tree, "applicants-0-name").get("aria-invalid") is None


def test_nothing_typed_is_lost_when_a_row_is_added_or_removed_without_script(
    client: FlaskClient,
) -> None:
    first = {"applicants-0-name": "甲", "applicants-0-claims-0-wish": "工资"}
    tree = sent(client, **first, add="applicants")
    assert by_id(tree, "applicants-0-name").get("value") == "甲"
    assert by_id(tree, "applicants-1-name").get("value") == ""
    second = {"applicants-1-name": "乙", "applicants-1-claims-0-wish": "补偿"}
    tree = sent(client, **first, **second, add="applicants-1-claims")
    assert by_id(tree, "applicants-1-claims-1-wish").get("value") == ""
    tree = sent(client, **first, **second, remove="applicants-0")
    assert by_id(tree, "applicants-0-name").get("value") == "乙"
    assert by_id(tree, "applicants-0-claims-0-wish").get("value") == "补偿"


def test_the_enter_key_never_presses_add_or_remove(client: FlaskClient) -> None:
    tree = parsed(client.get("/").text)
    form = next(element for element in tree.iter("form") if element.get("method") == "post")
    first = next(button for button in form.iter("button") if button.get("type") == "submit")
    assert first.get("name") is None
    assert first.get("class") == "default-submit"


def test_a_full_group_offers_no_blank_row(client: FlaskClient) -> None:
    names = {f"applicants-{place}-name": "某" for place in range(3)}
    tree = sent(client, **names)
    blanks = [template.get("data-rows-blank") for template in tree.iter("template")]
    assert "applicants-3" not in blanks
    assert "applicants-2-claims-1" in blanks


def test_a_closed_move_says_why_and_leads_nowhere() -> None:
    page = component(
        "{% from 'components/menu.html' import next_steps %}{{ next_steps(moves) }}",
        moves=[
            {"label": "结案", "url": "/close", "reason": "还有 1 个期限未了"},
            {"label": "排期", "url": "/plan"},
        ],
    )
    assert "还有 1 个期限未了" in page
    assert "/close" not in page
    assert page.index("排期") < page.index("结案"), "open moves come first"


def test_what_people_wrote_is_never_markup() -> None:
    page = component(
        "{% from 'components/timeline.html' import timeline %}"
        "{% from 'components/facts.html' import facts %}"
        "{{ timeline([{'what': evil, 'detail': evil}]) }}{{ facts([(evil, evil)]) }}",
        evil="<img src=x onerror=alert(1)>",
    )
    assert "<img" not in page
    assert page.count("&lt;img") == 4


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (1000, "1000"), (1001, "1000+")])
def test_a_long_list_is_not_counted_to_its_end(number: int, shown: str) -> None:
    page = component(
        "{% import 'components/tables.html' as t %}{{ t.pager(number=number) }}", number=number
    )
    assert f"<strong>{shown}</strong>" in page


def test_an_unknown_urgency_is_grey_rather_than_a_false_alarm() -> None:
    page = component("{% from 'components/badges.html' import days %}{{ days('odd', '剩 9 日') }}")
    assert "tone-grey" in page
    assert "剩 9 日" in page
