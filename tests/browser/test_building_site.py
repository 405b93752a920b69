"""NAR-20 (published: ten building workers, 220,000 元, paid to ten accounts within two days).

A ticket of the hotline 12351 reached the street union; its mediators went to the site; the builder
paid in full to ten bank accounts.
"""

from tests.browser.conftest import Office
from tests.browser.stages import put_in_the_mediators_hands, willing_and_accepted

NAMES = (
    *("常某", "孙大力", "马长顺", "朱国强", "胡志远"),
    *("郭建军", "何永福", "高振山", "林水生", "罗来福"),
)
CASE = {
    "head": {
        "source_channel": "hotline_12351",
        "received_on": "2024-12-03",
        "sender_name": "12351职工热线",
        "sender_document_number": "12351-20241203-0017",
        "infringed_on": "2024-11-30",
        "facts": "常某等十人完成工地木工活后未拿到工资共计二十二万元。",
    },
    "applicants": [
        {"name": name, "phone": f"138000020{index:02d}", "address": "龙华区某工地宿舍"}
        for index, name in enumerate(NAMES)
    ],
    "respondents": [
        {"employer_name": "某某建设工程有限公司", "phone": "0755-28880000", "address": "龙华区某路"}
    ],
    "claims": [
        {"applicant": str(index), "type": "wages", "claimed": "22000.00"} for index in range(10)
    ],
}


def test_ten_building_workers_are_paid_at_once(office: Office) -> None:
    # Given
    case_url = the_hotline_sends_ten_workers(office)
    # When
    the_builder_agrees(office, case_url)
    # Then
    all_ten_are_paid(office, case_url)


def the_hotline_sends_ten_workers(office: Office) -> str:
    """Ten workers on a hotline ticket."""
    office.on(2024, 12, 3)
    case_url = willing_and_accepted(office, CASE, "2024-12-03", "〔2024〕东工调字第001号")
    office.registrar.expects("集体争议 10 人", "220,000.00")
    put_in_the_mediators_hands(office, case_url, "2024-12-03")
    return case_url


def the_builder_agrees(office: Office, case_url: str) -> None:
    """The builder agrees on the site the next day."""
    mediator = office.mediator
    office.on(2024, 12, 4, 10)
    mediator.plans_and_records(
        "2024-12-04",
        {
            "申请方陈述": "十人工资合计二十二万元。",
            "被申请方陈述": "当场通过劳务公司支付。",
            "结果（写进笔录）": "当场付清。",
        },
        "达成一致",
    )
    accounts = {
        f"terms-0-shares-{index}-account": f"某银行 62000000000000{index:05d}"
        for index in range(10)
    }
    mediator.writes_agreement({"terms-0-due_on": "2024-12-04", **accounts})
    mediator.settles("2024-12-04")
    paper = mediator.issues("agreement", "调解协议书")
    assert "220,000.00" in paper
    assert "人民币贰拾贰万元整" in paper
    assert "22,000.00" in paper
    assert all(name in paper for name in NAMES)
    assert "6200000000000000009" in paper
    mediator.has_everybody_sign("2024-12-04")


def all_ten_are_paid(office: Office, case_url: str) -> None:
    """All ten are paid at once and the case is closed as performed, without confirmation."""
    mediator = office.mediator
    mediator.records_payment("2024-12-04", "十笔银行回单")
    mediator.takes_step("结案", {})
    mediator.expects("已结案", "220,000.00", "已履行")
    office.stranger.is_refused(case_url)
