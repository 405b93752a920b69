"""What goes wrong in an office: no JavaScript, a session that ends, two people at one case."""

import re

from playwright.sync_api import expect

from tests.browser.office import Office
from tests.browser.stages import put_in_the_mediators_hands, willing_and_accepted
from tests.browser.test_hotel_wages import AMOUNTS, NAMES
from tests.browser.test_hotel_wages import DISPUTE as HOTEL_WAGES
from tests.browser.test_rider import DISPUTE as RIDER
from tests.browser.test_rider import NUMBER


def test_what_was_typed_is_offered_again_after_the_session_ended(office: Office) -> None:
    registrar = office.registrar
    # Given
    office.on(2026, 11, 23, 9)
    registrar.goes_to("/intake/new")
    registrar.fills({"事实": "打字打到一半电话响了。"})
    with registrar.page.expect_response(re.compile("/intake/draft$")):
        registrar.fills({"理由": "尚未写完。"})
    # When
    office.on(2026, 11, 23, 11)
    registrar.page.goto("/intake/new")
    assert "/login" in registrar.page.url
    registrar.signs_in()
    # Then
    assert registrar.page.url.endswith("/intake/new"), registrar.page.url
    registrar.follows("继续填写")
    expect(registrar.field("事实")).to_have_value("打字打到一半电话响了。")
    expect(registrar.field("理由")).to_have_value("尚未写完。")


def test_the_second_of_two_editors_is_told_what_changed_and_loses_nothing(office: Office) -> None:
    first, second = office.registrar, office.supervisor
    # Given
    office.on(2023, 6, 5)
    second.case_url = first.registers(RIDER)
    second.corrects({"理由": "负责人补充的理由。", "事实": "负责人改过的事实。"})
    # When
    first.corrects({"事实": "接待员改过的事实。", "仲裁文号": "接待员查到的文号"})
    first.presses("保存修改")
    with second.foresees(409):
        second.presses("保存修改")
    # Then
    second.expects("别人刚刚修改了本案")
    changes = second.page.get_by_role("table", name="别人修改的栏目")
    expect(changes.get_by_role("row", name=re.compile("事实"))).to_contain_text(
        "接待员改过的事实。"
    )
    expect(changes.get_by_role("row", name=re.compile("文号"))).to_contain_text("接待员查到的文号")
    expect(second.field("理由")).to_have_value("负责人补充的理由。")
    expect(second.field("事实")).to_have_value("负责人改过的事实。")
    expect(second.field("仲裁文号")).to_have_value("接待员查到的文号")
    # And
    second.presses("保存修改")
    second.sees("负责人改过的事实。", "负责人补充的理由。", "接待员查到的文号")


def test_every_essential_act_works_without_javascript(office: Office) -> None:
    registrar, mediator = office.registrar, office.mediator
    for person in (registrar, mediator, office.supervisor):
        person.switches_javascript_off()
    # Given
    office.on(2023, 6, 5)
    case_url = willing_and_accepted(office, RIDER, "2023-06-05", NUMBER)
    registrar.issues("受理通知书").says(NUMBER, "小张")
    put_in_the_mediators_hands(office, case_url, "2023-06-05")
    # When
    office.on(2023, 6, 6, 10)
    mediator.plans_session("2023-06-06", "第二调解室")
    words = {
        "申请方陈述": "要求工资。",
        "被申请方陈述": "同意支付。",
        "结果（写进笔录）": "分两期付清。",
    }
    mediator.records_session("2023-06-06", words, "达成一致")
    mediator.opens_workbench()
    for _ in range(2):
        mediator.presses("＋ 分期", within=mediator.first_term())
    parts = {"第 1 期付款日期": "2023-06-20", "第 1 期金额": "4400.00"}
    parts |= {"第 2 期付款日期": "2023-07-20", "第 2 期金额": "4000.00"}
    mediator.fills({"一次付清的日期": "", "税前税后": "税前", **parts}, mediator.first_term())
    mediator.presses("保存草稿并预览")
    # Then
    draft = mediator.sees_the_draft_beside_the_form()
    draft.says("4,400.00", "4,000.00", "2023年6月20日", "2023年7月20日", "草稿")
    mediator.settles("2023-06-06")
    mediator.issues("调解协议书").says(NUMBER, "人民币捌仟肆佰元整")
    mediator.has_everybody_sign("2023-06-06")


def test_rows_are_added_without_javascript(office: Office) -> None:
    registrar = office.registrar.switches_javascript_off()
    office.on(2025, 10, 9)
    registrar.registers(HOTEL_WAGES)
    registrar.sees(*NAMES, *AMOUNTS, "55,380.00")
