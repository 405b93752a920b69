"""What goes wrong in an office: no JavaScript, a session that ends, two people at one case."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Office
from tests.browser.people import Registrar
from tests.browser.stages import put_in_the_mediators_hands, willing_and_accepted
from tests.browser.test_rider import CASE


def test_every_essential_act_works_without_javascript(office: Office) -> None:
    office.on(2023, 6, 5)
    for person in (office.registrar, office.mediator, office.supervisor):
        person.uses(office.window(java_script_enabled=False))
    case_url = willing_and_accepted(office, CASE, "2023-06-05", "〔2023〕东工调字第001号")
    put_in_the_mediators_hands(office, case_url, "2023-06-05")
    office.on(2023, 6, 6, 10)
    mediator = office.mediator
    mediator.plans_and_records(
        "2023-06-06",
        {
            "申请方陈述": "要求工资。",
            "被申请方陈述": "同意支付。",
            "结果（写进笔录）": "达成一致。",
        },
        "达成一致",
    )
    # Rows are added by the server when there is no script.
    mediator.goes_to(f"{case_url}/agreements")
    mediator.clicks("[name='add'][value='terms-0-instalments']")
    expect(mediator.page.locator("[name='terms-0-instalments-0-amount']")).to_be_visible()
    mediator.writes_agreement({"terms-0-due_on": "2023-06-20", "terms-0-tax": "before_tax"})
    mediator.goes_to(f"{case_url}/documents/acceptance_notice")
    mediator.presses("出具")
    mediator.goes_to(case_url)
    assert "受理通知书" in mediator.opens_paper("受理通知书")


def test_what_was_typed_is_offered_again_after_the_session_ended(office: Office) -> None:
    office.on(2026, 11, 23, 9)
    registrar: Registrar = office.registrar
    registrar.goes_to("/intake/new")
    registrar.page.locator("[name='facts']").fill("打字打到一半电话响了。")
    with registrar.page.expect_response(re.compile("/intake/draft$")):
        registrar.page.locator("[name='reasons']").fill("尚未写完。")
    office.on(2026, 11, 23, 11)
    registrar.goes_to("/intake/new")
    registrar.expects("草稿")
    registrar.page.get_by_role("link", name=re.compile("继续填写")).or_(
        registrar.page.get_by_role("button", name=re.compile("继续填写"))
    ).first.click()
    expect(registrar.page.locator("[name='facts']")).to_have_value("打字打到一半电话响了。")


def test_the_second_of_two_editors_is_told_what_changed_and_loses_nothing(office: Office) -> None:
    office.on(2023, 6, 5)
    first, second = office.registrar, office.supervisor
    case_url = first.registers(CASE)
    second.goes_to(f"{case_url}/edit")
    first.goes_to(f"{case_url}/edit")
    first.page.locator("[name='facts']").fill("接待员改过的事实。")
    first.sends_the_form()
    second.page.locator("[name='reasons']").fill("负责人补充的理由。")
    second.page.locator("[name='facts']").fill("负责人改过的事实。")
    second.sends_the_form()
    second.expects("接待员改过的事实。")
    expect(second.page.locator("[name='reasons']")).to_have_value("负责人补充的理由。")
    second.sends_the_form()
    second.goes_to(case_url)
    second.expects("负责人改过的事实。", "负责人补充的理由。")
