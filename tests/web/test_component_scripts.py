"""The components in a real browser, under a policy that forbids everything inline."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.programs import patient_window
from tests.web.components_app import components_app

pytestmark = pytest.mark.browser


@pytest.fixture
def app() -> Flask:
    return components_app()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that has shown the form; any complaint of the browser fails the test."""
    context = patient_window(browser, locale="zh-CN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert not complaints


def received(app: Flask, kind: str) -> list[dict[str, Any]]:
    return [what for what in app.extensions["received"] if kind in what]


def test_rows_added_and_removed_in_the_page_arrive_in_order(page: Page, app: Flask) -> None:
    page.fill("#reason", "欠薪")
    page.fill("#applicants-0-name", "甲")
    page.fill("#applicants-0-claims-0-wish", "工资")
    page.check("#applicants-0-kind-0")
    page.get_by_text("添加申请人").click()
    expect(page.locator("#applicants-1-name")).to_be_focused()
    page.get_by_text("添加申请人").click()
    page.fill("#applicants-2-name", "丙")
    page.check("#applicants-2-kind-1")
    page.fill("#applicants-2-claims-0-wish", "补偿")
    page.locator("#applicants-2").get_by_text("添加请求").click()
    page.fill("#applicants-2-claims-1-wish", "证明")
    page.locator("#applicants-1 > [data-row-remove]").click()
    expect(page.locator("#applicants-2 > legend")).to_have_text("申请人 2")
    page.get_by_role("button", name="登记").click()
    page.get_by_text("已登记").wait_for()
    (data,) = received(app, "applicants")
    assert [one["name"] for one in data["applicants"]] == ["甲", "丙"]
    assert [one["kind"] for one in data["applicants"]] == ["worker", "employer"]
    assert [claim["wish"] for claim in data["applicants"][1]["claims"]] == ["补偿", "证明"]


def test_a_removed_row_comes_back_with_what_it_held(page: Page) -> None:
    page.get_by_text("添加申请人").click()
    page.fill("#applicants-1-name", "乙")
    page.locator("#applicants-1 > [data-row-remove]").click()
    expect(page.locator("#applicants-1-name")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#applicants-1-name")).to_have_value("乙")


def test_a_full_group_cannot_grow_and_the_last_row_stays(page: Page) -> None:
    add = page.get_by_text("添加申请人")
    expect(page.locator("#applicants-0 > [data-row-remove]")).to_be_hidden()
    add.click()
    add.click()
    expect(add).to_be_disabled()


def test_an_employer_is_found_with_the_keyboard_and_forgotten_when_retyped(page: Page) -> None:
    page.locator("#employer").press_sequentially("悦来")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#employer")).to_have_value("悦来酒店有限公司")
    expect(page.locator("#employer_id")).to_have_value("7")
    expect(page.locator("#credit_code")).to_have_value("91360103MA35K2Q49K")
    page.locator("#employer").press_sequentially("x")
    expect(page.locator("#employer_id")).to_have_value("")


def test_what_is_typed_is_kept_on_the_server_without_asking(page: Page, app: Flask) -> None:
    page.fill("#reason", "欠薪三个月")
    expect(page.locator("[data-draft-status]")).to_have_text("已自动保存 10:42")
    (kept,) = received(app, "draft")
    assert kept["draft"]["reason"] == "欠薪三个月"
    assert "csrf_token" not in kept["draft"]


def test_leaving_with_words_not_kept_asks_first(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#reason").press_sequentially("欠")
    page.goto(address)
    assert asked == ["beforeunload"]
    page.goto(address)
    assert asked == ["beforeunload"], "an untouched form asks nothing"


def test_after_a_refusal_the_reader_stands_before_the_errors(page: Page) -> None:
    page.press("#reason", "Enter")
    expect(page).to_have_title("有误：登记 · 和解台")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="申请人 1：请填写姓名").click()
    expect(page.locator("#applicants-0-name")).to_be_focused()


def test_the_page_is_never_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
