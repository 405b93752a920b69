"""A session that is about to end says so in time, and going on loses nothing."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.office import Office
from tests.cast import PASSWORD


def test_the_page_warns_before_the_session_ends_and_goes_on_at_a_click(office: Office) -> None:
    page = office.window(java_script_enabled=True).new_page()
    page.clock.install()
    page.goto("/login")
    page.get_by_label("用户名").fill("registrar")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.goto("/emergency-access")
    page.get_by_label("理由").fill("李敏住院，需要核对")
    bar = page.get_by_role("alert").filter(has_text="后过期")

    pass_time(office, page, 27)
    expect(bar).to_have_count(0)
    pass_time(office, page, 1)
    expect(bar).to_contain_text("登录将在约 2 分钟后过期")
    page.get_by_role("button", name="继续使用").click()
    expect(bar).to_have_count(0)

    pass_time(office, page, 28)
    expect(bar).to_have_count(1)
    pass_time(office, page, 3)
    ended = page.get_by_role("alert").filter(has_text="登录已过期")
    expect(ended.get_by_role("link", name="重新登录")).to_have_attribute("target", "_blank")
    expect(page.get_by_label("理由")).to_have_value("李敏住院，需要核对")


def pass_time(office: Office, page: Page, minutes: int) -> None:
    """Let the clocks of the program and of the page go on together."""
    for _ in range(minutes):
        office.app.config["NOW"] += timedelta(minutes=1)
        page.clock.run_for(60_000)
