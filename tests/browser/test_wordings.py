"""Wording a passage with a script and without: fields at the cursor, problems while one types."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Office
from tests.cast import PASSWORD

NEW = "/wordings/session_notice/session_notice.opening/new"


def keeper_page(office: Office, *, java_script_enabled: bool) -> Page:
    page = office.window(java_script_enabled=java_script_enabled).new_page()
    page.goto("/login")
    page.get_by_label("用户名").fill("citysupervisor")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.goto(NEW)
    return page


def test_a_field_comes_where_the_cursor_is_and_problems_follow_the_typing(office: Office) -> None:
    page = keeper_page(office, java_script_enabled=True)
    problems = page.locator("#wording-problems")
    expect(problems).to_contain_text("没有问题")
    text = page.get_by_label("文书用语")
    text.fill("请{申请人}和到场。{案件}")
    expect(problems).to_contain_text("没有字段{案件}")
    expect(problems).to_contain_text("缺少必须有的字段{被申请人}")
    text.evaluate("field => field.setSelectionRange(7, 7)")
    page.get_by_role("button", name="插入字段被申请人").click()
    expect(text).to_have_value("请{申请人}和{被申请人}到场。{案件}")
    expect(problems).not_to_contain_text("缺少必须有的字段")
    expect(page.locator("#wording-difference")).to_contain_text("{案件}")


@pytest.mark.parametrize("with_script", [True, False])
def test_what_is_wrong_keeps_what_was_typed(office: Office, with_script: bool) -> None:
    page = keeper_page(office, java_script_enabled=with_script)
    page.get_by_label("文书用语").fill("请到场。")
    page.get_by_label("来源和理由").fill("例会确定")
    page.get_by_role("button", name="提出，待复核").click()
    expect(page.get_by_role("alert")).to_contain_text("缺少必须有的字段{申请人}")
    expect(page.get_by_label("文书用语")).to_have_value("请到场。")
