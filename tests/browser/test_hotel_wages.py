"""NAR-03 (published: a county union, seven hotel workers, 55,380 元, judicial confirmation).

The hotel closed and owed seven employees 55,380 元; they came in early October 2025; a joint team
of union, court and justice bureau checked the payroll; the agreement was signed at the end of
November, to be paid by the end of February 2026; the court confirmed it. Two names are published,
five names, the single amounts and the days are invented.
"""

from tests.browser.case_workers import Dispute
from tests.browser.office import Office
from tests.browser.papers import Paper
from tests.browser.person import TICK
from tests.browser.stages import nobody_else_gets_in, put_in_the_mediators_hands

NAMES = ("蒋某", "罗某", "陈秀英", "周大勇", "吴小梅", "郑海", "何丽")
AMOUNTS = ("9,380.00", "8,200.00", "7,600.00", "7,500.00", "7,400.00", "7,800.00", "7,500.00")
TOTAL, CAPITALS = "55,380.00", "人民币伍万伍仟叁佰捌拾元整"
HOTEL, COURT = "乐至县某某酒店有限公司", "城东区人民法院"
NUMBER, DOCKET = "〔2025〕东工调字第001号", "（2025）东0103诉前调确311号"
SECRET = "酒店老板私下说最多先拿三万"

DISPUTE = Dispute(
    head={
        "收到日期": "2025-10-09",
        "知道权利受侵害的日期": "2025-09-30",
        "劳动关系终止日期": "2025-09-30",
        "事实": "酒店因租约到期未续而停业，拖欠七名员工工资共计55380元。",
        "理由": "《劳动法》第五十条：工资应当以货币形式按月支付给劳动者本人。",
    },
    applicants=[
        {"姓名": name, "联系电话": f"1380000{index:04d}", "住所": "乐至县天池街道某路1号"}
        for index, name in enumerate(NAMES)
    ],
    respondents=[
        {
            "单位名称": HOTEL,
            "法定代表人或负责人": "冯建国",
            "联系电话": "028-23330000",
            "住所": "乐至县天池街道某路88号",
        }
    ],
    claims=[
        {"申请人": f"{number} {name}", "请求类型": "拖欠工资", "金额（元）": amount}
        for number, (name, amount) in enumerate(zip(NAMES, AMOUNTS, strict=True), 1)
    ],
)


def test_seven_hotel_workers_get_a_confirmed_agreement(office: Office) -> None:
    # Given
    case_url = seven_workers_come_to_the_desk(office)
    the_case_is_accepted(office)
    # When
    the_joint_team_checks_the_payroll(office, case_url)
    the_agreement_is_signed(office)
    # Then
    both_apply_to_the_court(office)
    the_court_confirms(office, case_url)
    the_workers_are_paid(office, case_url)
    office.kept_within_four_walls(SECRET)
    nobody_else_gets_in(office, case_url, "蒋某", "某某酒店")


def seven_workers_come_to_the_desk(office: Office) -> str:
    """Early October; the application is printed to be signed."""
    registrar = office.registrar
    office.on(2025, 10, 9)
    case_url = registrar.registers(DISPUTE)
    application = registrar.issues("调解申请书")
    application.says(*NAMES, *AMOUNTS, HOTEL, "冯建国", "人民币玖仟叁佰捌拾元整")
    registrar.cannot_yet("受理", why="被申请人尚未同意调解")
    return case_url


def the_case_is_accepted(office: Office) -> None:
    """The hotel's manager is willing; the case gets its number."""
    registrar = office.registrar
    registrar.inquires("2025-10-09", "2025-10-15", "电话联系酒店负责人")
    office.on(2025, 10, 13)
    registrar.hears_consent("2025-10-13", "负责人同意调解")
    registrar.accepts("2025-10-13", NUMBER)
    notice = registrar.issues("受理通知书")
    notice.says(NUMBER, "蒋某", HOTEL, "2025年10月13日")


def the_joint_team_checks_the_payroll(office: Office, case_url: str) -> None:
    """Union, court and justice bureau at one table; what the owner says alone stays there."""
    mediator = office.mediator
    office.on(2025, 10, 14)
    put_in_the_mediators_hands(office, case_url, "2025-10-14")
    mediator.extends("2025-12-15", agreed_on="2025-10-14")
    mediator.locks_away(SECRET)
    office.on(2025, 11, 28, 10)
    mediator.plans_session("2025-11-28", "第二调解室")
    words = {
        "申请方陈述": "七人工资合计五万五千三百八十元，请求一次付清。",
        "被申请方陈述": "承认欠薪，请求春节后付清。",
        "双方无争议的事实": "工会、法院、司法局共同核对工资表，欠薪五万五千三百八十元。",
        "结果（写进笔录）": "双方同意二〇二六年二月底前付清。",
    }
    mediator.records_session("2025-11-28", words, "达成一致")
    record = mediator.issues("调解笔录")
    record.says(NUMBER, *words.values(), *NAMES, "2025年11月28日", "李敏", f"代表被申请人{HOTEL}")
    record.keeps_quiet_about("代表申请人")


def the_agreement_is_signed(office: Office) -> None:
    """Written from terms, printed, signed by everybody on 28 November."""
    mediator = office.mediator
    mediator.writes_agreement({"一次付清的日期": "2026-02-28", "款项用途": "拖欠的工资"})
    draft = mediator.sees_the_draft_beside_the_form()
    draft.says(CAPITALS, "草稿")
    mediator.settles("2025-11-28")
    paper = mediator.issues("调解协议书")
    paper.says(NUMBER, *NAMES, *AMOUNTS, TOTAL, CAPITALS, HOTEL, "2026年2月28日", "2025年11月28日")
    paper.keeps_quiet_about("草稿")
    mediator.has_everybody_sign("2025-11-28")


def both_apply_to_the_court(office: Office) -> None:
    """Within thirty days: the thirtieth is a Sunday, so the last is the Monday after."""
    mediator = office.mediator
    mediator.goes_to(f"{mediator.case_url}/agreements/exits")
    mediator.expects("2025-12-29")
    office.on(2025, 12, 10)
    request = mediator.issues("司法确认申请书")
    request.says(*NAMES, HOTEL, COURT, NUMBER)
    mediator.applies_for("司法确认", COURT, "2025-12-10")
    certificate = mediator.issues("主持调解的证明")
    certificate.says(COURT, NUMBER, "李敏")
    terms = {"共享依据": "双方2025-11-28书面同意", "有效期至": "2026-03-31"}
    mediator.shares_with(COURT, "司法确认", terms)


def the_court_confirms(office: Office, case_url: str) -> None:
    """The liaison reads what is shared and nothing else, and returns the ruling."""
    mediator, court = office.mediator, office.court
    court.opens_shared(NUMBER)
    court.expects("蒋某", HOTEL, "拖欠的工资", TOTAL)
    shared: Paper = court.reads_paper("调解协议书")
    shared.says(CAPITALS, *NAMES)
    court.is_refused(case_url, 403)
    court.is_refused("/documents/1.pdf", 403)
    court.acknowledges()
    ruling = {"贵单位案号": DOCKET, "立案、裁定或答复日期": "2025-12-10"}
    court.answers({"确认有效 / 出具调解书": TICK, **ruling})
    mediator.sees(DOCKET, "已确认", "2025-12-10")


def the_workers_are_paid(office: Office, case_url: str) -> None:
    """The last day is a Saturday on which people work; they are paid the day before."""
    registrar, mediator = office.registrar, office.mediator
    office.on(2026, 2, 27)
    mediator.goes_to(f"{case_url}/agreements/payments")
    mediator.expects("2026-02-28", "周六", TOTAL)
    mediator.records_payment("2026-02-27", "银行回单 0227")
    mediator.closes()
    mediator.expects("已履行", TOTAL)
    registrar.opens(case_url)
    registrar.archives("2026-02-27")
