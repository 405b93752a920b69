"""NAR-20 (published: ten building workers, 220,000 元, paid at once to ten accounts).

常某 and nine co-workers finished a site job unpaid; the 12351 hotline sent their ticket to the
street union, whose mediators went to the site; the builder paid all of it through the labour
subcontractor within two days. Nine names, the split and the days are invented.
"""

from tests.browser.case_workers import Dispute
from tests.browser.office import Office
from tests.browser.stages import (
    nobody_else_gets_in,
    put_in_the_mediators_hands,
    willing_and_accepted,
)

NAMES = (
    *("常某", "李大山", "王铁柱", "赵满仓", "孙来福"),
    *("周长根", "吴有才", "郑木生", "冯小宝", "罗来福"),
)
BUILDER, TICKET = "某某建设工程有限公司", "12351-20241203-0017"
NUMBER = "〔2024〕东工调字第001号"
TOTAL, CAPITALS, EACH = "220,000.00", "人民币贰拾贰万元整", "22,000.00"
ACCOUNTS = tuple(f"62000000000000{index:05d}" for index in range(len(NAMES)))
SECRET = "包工头私下说总包还欠他三十万"
DISPUTE = Dispute(
    head={
        "来源渠道": "12351职工热线",
        "收到日期": "2024-12-03",
        "来文单位（不在列表中的）": "12351职工热线",
        "来文文号、工单号或法院案号": TICKET,
        "知道权利受侵害的日期": "2024-11-30",
        "事实": "常某等十人完成工地木工活后未拿到工资共计二十二万元。",
    },
    applicants=[
        {"姓名": name, "联系电话": f"138000020{index:02d}", "住所": "龙华区某工地宿舍"}
        for index, name in enumerate(NAMES)
    ],
    respondents=[
        {"单位名称": BUILDER, "联系电话": "0755-28880000", "住所": "龙华区某路"},
    ],
    claims=[
        {"申请人": f"{number} {name}", "请求类型": "拖欠工资", "金额（元）": "22000.00"}
        for number, name in enumerate(NAMES, 1)
    ],
)


def test_ten_building_workers_are_paid_at_once(office: Office) -> None:
    # Given
    case_url = the_hotline_sends_ten_workers(office)
    # When
    the_builder_agrees_on_the_site(office)
    # Then
    all_ten_are_paid(office, case_url)
    office.kept_within_four_walls(SECRET)
    nobody_else_gets_in(office, case_url, "常某", "建设工程")


def the_hotline_sends_ten_workers(office: Office) -> str:
    """Ten workers on a hotline ticket: a collective dispute."""
    office.on(2024, 12, 3)
    case_url = willing_and_accepted(office, DISPUTE, "2024-12-03", NUMBER)
    office.registrar.sees("集体争议 10 人", TOTAL, TICKET)
    application = office.registrar.issues("调解申请书")
    application.says(*NAMES, EACH, BUILDER, "人民币贰万贰仟元整")
    put_in_the_mediators_hands(office, case_url, "2024-12-03")
    office.mediator.locks_away(SECRET)
    return case_url


def the_builder_agrees_on_the_site(office: Office) -> None:
    """The next day, with one account for each of the ten."""
    mediator = office.mediator
    office.on(2024, 12, 4, 10)
    mediator.plans_session("2024-12-04", "工地项目部")
    words = {
        "申请方陈述": "十人工资合计二十二万元。",
        "被申请方陈述": "当场通过劳务公司支付。",
        "结果（写进笔录）": "当场付清。",
    }
    mediator.records_session("2024-12-04", words, "达成一致")
    mediator.issues("调解笔录").says(NUMBER, *words.values(), "工地项目部")
    accounts = {
        f"申请人 {name} 收款账户": f"某银行 {account}"
        for name, account in zip(NAMES, ACCOUNTS, strict=True)
    }
    mediator.writes_agreement({"一次付清的日期": "2024-12-04", **accounts})
    mediator.settles("2024-12-04")
    paper = mediator.issues("调解协议书")
    paper.says(NUMBER, *NAMES, *ACCOUNTS, EACH, TOTAL, CAPITALS, BUILDER, "2024年12月4日")
    mediator.has_everybody_sign("2024-12-04")


def all_ten_are_paid(office: Office, case_url: str) -> None:
    """All at once; the case is closed as performed, and no court has to confirm anything."""
    mediator, registrar = office.mediator, office.registrar
    mediator.cannot_yet("结案", why="履行")
    mediator.records_payment("2024-12-04", "十笔银行回单")
    mediator.closes()
    mediator.expects(TOTAL, "已履行")
    registrar.opens(case_url)
    registrar.expects("集体争议 10 人")
    office.court.is_refused(case_url, 403)
