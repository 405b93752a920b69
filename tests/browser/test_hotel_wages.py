"""NAR-03 (published: a county union, seven hotel workers, 55,380 元, judicial confirmation).

The hotel closed and owed seven employees 55,380 元; they came in early October 2025; the agreement
was signed at the end of November, to be paid by the end of February 2026; the court confirmed it.
"""

from tests.browser.conftest import Office

NAMES = ("蒋某", "罗某", "陈秀英", "周大勇", "吴小梅", "郑海", "何丽")
AMOUNTS = ("9380.00", "8200.00", "7600.00", "7500.00", "7400.00", "7800.00", "7500.00")
TOTAL, CAPITALS = "55,380.00", "人民币伍万伍仟叁佰捌拾元整"
SECRET = "酒店老板私下说最多先拿三万"

CASE = {
    "head": {
        "received_on": "2025-10-09",
        "infringed_on": "2025-09-30",
        "employment_ended_on": "2025-09-30",
        "facts": "酒店因租约到期未续而停业，拖欠七名员工工资共计55380元。",
        "reasons": "《劳动法》第五十条：工资应当以货币形式按月支付给劳动者本人。",
    },
    "applicants": [
        {"name": name, "phone": f"1380000{index:04d}", "address": "乐至县天池街道某路1号"}
        for index, name in enumerate(NAMES)
    ],
    "respondents": [
        {
            "employer_name": "乐至县某某酒店有限公司",
            "legal_representative": "冯建国",
            "phone": "028-23330000",
            "address": "乐至县天池街道某路88号",
        }
    ],
    "claims": [
        {"applicant": str(index), "type": "wages", "claimed": amount}
        for index, amount in enumerate(AMOUNTS)
    ],
}


def test_seven_hotel_workers_get_a_confirmed_agreement(office: Office) -> None:
    # Given
    case_url = workers_come_to_the_desk(office)
    # When
    the_parties_agree(office, case_url)
    # Then
    the_court_confirms(office, case_url)
    # And
    the_workers_are_paid(office, case_url)


def workers_come_to_the_desk(office: Office) -> str:
    """Seven workers at the desk in early October."""
    registrar = office.registrar
    office.on(2025, 10, 9)
    case_url = registrar.registers(CASE)
    application = registrar.issues("application", "调解申请书")
    assert "调解申请书" in application
    assert all(name in application for name in NAMES)
    registrar.takes_step(
        "征询对方意愿",
        {
            "征询之日": "2025-10-09",
            "请对方在此日前答复": "2025-10-15",
            "怎样联系的": "电话联系酒店负责人",
        },
    )
    office.on(2025, 10, 13)
    registrar.takes_step(
        "登记对方答复", {"同意调解": "✓", "答复之日": "2025-10-13", "备注": "负责人同意调解"}
    )
    registrar.takes_step("受理", {"受理之日": "2025-10-13"})
    registrar.expects("〔2025〕东工调字第001号")
    notice = registrar.issues("acceptance_notice", "受理通知书")
    assert "〔2025〕东工调字第001号" in notice
    return case_url


def the_parties_agree(office: Office, case_url: str) -> None:
    """The joint team mediates and the parties agree at the end of November."""
    mediator = office.mediator
    office.supervisor.opens(case_url)
    office.supervisor.takes_step("指派调解员", {"调解员": "李敏（在办 0 件）", "调解组织指定": "✓"})
    office.on(2025, 10, 14)
    mediator.opens(case_url)
    mediator.takes_step("告知权利义务", {"告知之日": "2025-10-14", "已询问，无回避事由": "✓"})
    mediator.takes_step(
        "办理延长",
        {
            "延长至": "2025-12-15",
            "双方同意之日": "2025-10-14",
            "申请方已书面同意": "✓",
            "被申请方已书面同意": "✓",
        },
    )
    mediator.writes_note("背靠背记录", SECRET)
    office.on(2025, 11, 28, 10)
    mediator.plans_and_records(
        "2025-11-28",
        {
            "申请方陈述": "七人工资合计五万五千三百八十元，请求一次付清。",
            "被申请方陈述": "承认欠薪，请求春节后付清。",
            "双方无争议的事实": "欠薪数额为五万五千三百八十元。",
            "结果（写进笔录）": "双方同意二〇二六年二月底前付清。",
        },
        "达成一致",
    )
    the_agreement_is_signed(office)


def the_agreement_is_signed(office: Office) -> None:
    """Written from terms, printed, signed by everybody on 28 November."""
    mediator = office.mediator
    mediator.writes_agreement({"terms-0-due_on": "2026-02-28", "terms-0-purpose": "拖欠的工资"})
    draft = mediator.sees_the_draft_beside_the_form()
    assert CAPITALS in draft
    assert "草稿" in draft or "预览稿" in draft
    mediator.settles("2025-11-28")
    paper = mediator.issues("agreement", "调解协议书")
    assert TOTAL in paper
    assert CAPITALS in paper
    assert "2026年2月28日" in paper
    assert all(name in paper for name in NAMES)
    assert "第1页" in paper
    assert SECRET not in draft + paper
    mediator.has_everybody_sign("2025-11-28")


def the_court_confirms(office: Office, case_url: str) -> None:
    """Both apply to the court within thirty days and the court confirms."""
    mediator, court = office.mediator, office.court
    mediator.goes_to(f"{case_url}/agreements/exits")
    mediator.expects("2025-12-29")
    office.on(2025, 12, 10)
    mediator.applies_for("司法确认", "城东区人民法院", "2025-12-10")
    certificate = mediator.issues("presiding_certificate", "主持调解的证明")
    assert "主持" in certificate
    assert SECRET not in certificate
    mediator.shares_with(
        "城东区人民法院",
        "司法确认",
        {"共享依据": "双方2025-11-28书面同意", "有效期至": "2026-03-31"},
    )
    court.opens_shared("2025")
    court.expects("蒋某", "乐至县某某酒店有限公司")
    assert SECRET not in court.reads()
    court.is_refused(case_url, 403)
    court.answers(
        {
            "确认有效 / 出具调解书": "✓",
            "贵单位案号": "（2025）东0103诉前调确311号",
            "立案、裁定或答复日期": "2025-12-10",
        }
    )
    mediator.goes_to(case_url)
    mediator.expects("（2025）东0103诉前调确311号", "已确认")


def the_workers_are_paid(office: Office, case_url: str) -> None:
    """The workers are paid by the end of February, the case is closed and archived."""
    registrar, mediator = office.registrar, office.mediator
    office.on(2026, 2, 27)
    mediator.records_payment("2026-02-27", "银行回单 0227")
    mediator.takes_step("结案", {})
    mediator.expects("已结案")
    registrar.opens(case_url)
    registrar.takes_step("归档", {"归档之日": "2026-02-27"})
    registrar.expects("已归档")
    office.stranger.is_refused(case_url)
