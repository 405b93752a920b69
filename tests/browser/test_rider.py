"""NAR-16 (published: a rider's mediation fails and the case goes to arbitration).

小张, a rider since 2019, left in 2023 unpaid for 2023-04-20 to 2023-05-17: 8,400 元, overtime and
severance. The company said that he quarrelled with the head of his station. The arbitration
commission first sent him to street mediation, which failed, then took the case up. The days of
the mediation and the numbers of the commission are invented.
"""

from tests.browser.case_workers import Dispute
from tests.browser.office import Office
from tests.browser.person import TICK
from tests.browser.stages import (
    nobody_else_gets_in,
    put_in_the_mediators_hands,
    willing_and_accepted,
)

COMPANY, COMMISSION = "海淀某配送有限公司", "城东区劳动人事争议仲裁委员会"
NUMBER, RECEIPT = "〔2023〕东工调字第001号", "东劳人仲字〔2023〕第188号"
SECRET = "公司私下说可以先付四千"
DISPUTE = Dispute(
    head={
        "来源渠道": "仲裁委案前引导（调解建议书）",
        "收到日期": "2023-06-05",
        "来文机构": COMMISSION,
        "来文文号、工单号或法院案号": "调解建议书〔2023〕第45号",
        "仲裁情况": "案前调解中",
        "知道权利受侵害的日期": "2023-05-17",
        "劳动关系终止日期": "2023-05-17",
        "事实": "2019年起做骑手，2023年5月17日离开，"
        "2023年4月20日至5月17日工资未付；公司称其与站长争吵后自行离开。",
    },
    applicants=[{"姓名": "小张", "联系电话": "13800001616", "住所": "海淀区某街16号"}],
    respondents=[
        {"单位名称": COMPANY, "联系电话": "010-88880000", "住所": "海淀区某路1号"},
    ],
    claims=[
        {
            "请求类型": "拖欠工资",
            "期间起": "2023-04-20",
            "期间止": "2023-05-17",
            "金额（元）": "8400.00",
        },
        {"请求类型": "加班费"},
        {"请求类型": "经济补偿"},
    ],
)


def test_a_riders_failed_mediation_goes_to_arbitration(office: Office) -> None:
    # Given
    case_url = the_commission_sends_a_rider(office)
    # When
    the_sides_stay_far_apart(office)
    mediation_ends(office)
    # Then
    the_case_is_referred(office)
    the_commission_takes_the_case(office, case_url)
    office.kept_within_four_walls(SECRET)
    nobody_else_gets_in(office, case_url, "小张", "某配送")


def the_commission_sends_a_rider(office: Office) -> str:
    """A rider whom the commission sent to mediation first; the company is willing."""
    office.on(2023, 6, 5)
    case_url = willing_and_accepted(office, DISPUTE, "2023-06-05", NUMBER)
    application = office.registrar.issues("调解申请书")
    application.says("小张", COMPANY, "8,400.00", "加班费", "经济补偿", "2023年4月20日")
    put_in_the_mediators_hands(office, case_url, "2023-06-05")
    office.mediator.locks_away(SECRET)
    return case_url


def the_sides_stay_far_apart(office: Office) -> None:
    """Why he left is in dispute; the record holds what was said, not what was offered."""
    mediator = office.mediator
    office.on(2023, 6, 15, 10)
    mediator.plans_session("2023-06-15", "街道调解室")
    words = {
        "申请方陈述": "要求支付工资八千四百元、加班费和经济补偿。",
        "被申请方陈述": "工资可以核算，加班费和经济补偿不同意。",
        "争议焦点": "离职原因；是否存在加班。",
        "双方无争议的事实": "2023年5月17日离开岗位。",
        "结果（写进笔录）": "未能达成一致。",
    }
    mediator.records_session("2023-06-15", words, "分歧较大")
    mediator.issues("调解笔录").says(NUMBER, *words.values(), "2023年6月15日")


def mediation_ends(office: Office) -> None:
    """The closing notice tells the parties where they can go; before it nothing is referred."""
    mediator = office.mediator
    mediator.takes_step(
        "调解不成",
        {
            "调解不成的原因": "分歧较大，难以达成协议",
            "具体情况": "对离职原因和加班时间分歧较大。",
            "结束之日": "2023-06-15",
        },
    )
    notice = mediator.issues("调解终结书")
    notice.says(NUMBER, "小张", COMPANY, "仲裁", "2023年6月15日", "2024年6月")


def the_case_is_referred(office: Office) -> None:
    """The letter carries the limitation date."""
    mediator = office.mediator
    mediator.takes_step(
        "移送仲裁",
        {
            "接收单位": COMMISSION,
            "理由和调解情况": "调解不成，申请人要求仲裁。",
            "发出之日": "2023-06-15",
        },
    )
    letter = mediator.issues("移送函")
    letter.says(COMMISSION, "小张", COMPANY, "时效", "2024年6月", "调解不成，申请人要求仲裁。")
    terms = {"共享依据": "申请人2023-06-15书面同意", "有效期至": "2023-12-31"}
    mediator.shares_with(COMMISSION, "移送仲裁", terms)
    mediator.cannot_yet("结案", why="移送")


def the_commission_takes_the_case(office: Office, case_url: str) -> None:
    """The bureau's liaison acknowledges for its commission and returns the number."""
    mediator, hr_bureau = office.mediator, office.hr_bureau
    hr_bureau.opens_shared(NUMBER)
    hr_bureau.expects("小张", "8,400.00", "加班费", "经济补偿")
    hr_bureau.reads_paper("移送函").says("时效")
    hr_bureau.is_refused(case_url, 403)
    hr_bureau.acknowledges()
    taken = {"贵单位案号": RECEIPT, "立案、裁定或答复日期": "2023-06-15"}
    hr_bureau.answers({"已立案、受理": TICK, **taken})
    mediator.sees(RECEIPT)
    mediator.closes()
