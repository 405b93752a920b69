"""NAR-16 (published: a rider's mediation fails and the case goes to arbitration).

小张, a rider since 2019, left in 2023 unpaid for 2023-04-20 to 2023-05-17: 8,400 元, overtime and
severance. The arbitration commission first sent him to street mediation, which failed.
"""

from tests.browser.conftest import Office
from tests.browser.stages import put_in_the_mediators_hands, willing_and_accepted

SECRET = "站长说可以先付四千"
CASE = {
    "head": {
        "source_channel": "commission_guided",
        "received_on": "2023-06-05",
        "sender_name": "城东区劳动人事争议仲裁委员会",
        "sender_document_number": "调解建议书〔2023〕第45号",
        "arbitration_status": "guided",
        "infringed_on": "2023-05-17",
        "employment_ended_on": "2023-05-17",
        "facts": "2019年起做骑手，2023年5月17日离开，"
        "2023年4月20日至5月17日工资未付；公司称其与站长争吵后自行离开。",
    },
    "applicants": [{"name": "小张", "phone": "13800001616", "address": "海淀区某街16号"}],
    "respondents": [
        {"employer_name": "海淀某配送有限公司", "phone": "010-88880000", "address": "海淀区某路1号"}
    ],
    "claims": [
        {
            "applicant": "0",
            "type": "wages",
            "claimed": "8400.00",
            "period_from": "2023-04-20",
            "period_to": "2023-05-17",
        },
        {"applicant": "0", "type": "overtime"},
        {"applicant": "0", "type": "severance"},
    ],
}


def test_a_riders_failed_mediation_goes_to_arbitration(office: Office) -> None:
    # Given
    case_url = the_commission_sends_a_rider(office)
    # When
    mediation_fails(office, case_url)
    # Then
    the_commission_takes_the_case(office, case_url)


def the_commission_sends_a_rider(office: Office) -> str:
    """A rider whom the commission sent to mediation first."""
    mediator = office.mediator
    office.on(2023, 6, 5)
    case_url = willing_and_accepted(office, CASE, "2023-06-05", "〔2023〕东工调字第001号")
    put_in_the_mediators_hands(office, case_url, "2023-06-05")
    mediator.writes_note("背靠背记录", SECRET)
    return case_url


def mediation_fails(office: Office, case_url: str) -> None:
    """The sides stay far apart."""
    mediator = office.mediator
    office.on(2023, 6, 15, 10)
    mediator.plans_and_records(
        "2023-06-15",
        {
            "申请方陈述": "要求支付工资八千四百元、加班费和经济补偿。",
            "被申请方陈述": "工资可以核算，加班费和经济补偿不同意。",
            "争议焦点": "离职原因；是否存在加班。",
            "双方无争议的事实": "2023年5月17日离开岗位。",
            "结果（写进笔录）": "未能达成一致。",
        },
        "分歧较大",
    )
    record = mediator.issues("session_record", "调解笔录")
    mediator.takes_step(
        "调解不成",
        {
            "调解不成的原因": "分歧较大，难以达成协议",
            "具体情况": "对离职原因和加班时间分歧较大。",
            "结束之日": "2023-06-15",
        },
    )
    notice = mediator.issues("closing_notice", "调解终结书")
    assert "仲裁" in notice
    assert "2024年6月" in notice
    assert SECRET not in record + notice


def the_commission_takes_the_case(office: Office, case_url: str) -> None:
    """The case is referred with its limitation date, and the commission takes it."""
    mediator, hr_bureau = office.mediator, office.hr_bureau
    mediator.takes_step(
        "移送仲裁",
        {
            "接收单位": "城东区劳动人事争议仲裁委员会",
            "理由和调解情况": "调解不成，申请人要求仲裁。",
            "发出之日": "2023-06-15",
        },
    )
    letter = mediator.issues("referral_letter", "移送函")
    assert "时效" in letter
    assert "2024年6月" in letter
    assert SECRET not in letter
    mediator.shares_with(
        "城东区劳动人事争议仲裁委员会",
        "移送仲裁",
        {"共享依据": "申请人2023-06-15书面同意", "有效期至": "2023-12-31"},
    )
    hr_bureau.opens_shared("2023")
    hr_bureau.expects("小张", "8,400.00")
    assert SECRET not in hr_bureau.reads()
    hr_bureau.is_refused(case_url, 403)
    hr_bureau.answers(
        {
            "已立案、受理": "✓",
            "贵单位案号": "东劳人仲字〔2023〕第188号",
            "立案、裁定或答复日期": "2023-06-15",
        }
    )
    mediator.goes_to(case_url)
    mediator.expects("东劳人仲字〔2023〕第188号", "已办结")
    mediator.takes_step("结案", {})
    mediator.expects("已结案")
    office.stranger.is_refused(case_url)
