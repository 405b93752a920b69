"""Two offices and the union, each in a window of their own, at the same time.

The court sends a dispute in and gets it back with the result letter; the HR bureau takes a referral
and reports what became of it. What the union shows one it shows no other, and takes back at once.
"""

import re

from mediation.extensions import db
from tests.browser.case_workers import Dispute
from tests.browser.office import Office
from tests.browser.person import TICK, Person
from tests.browser.stages import put_in_the_mediators_hands
from tests.cast import Cast
from tests.page_checks import let_go_of_the_database
from tests.services.paper_cases import referred

COURT, COMMISSION = "城东区人民法院", "城东区劳动人事争议仲裁委员会"
SHOP, DOCKET = "城东好味餐饮有限公司", "（2026）东0103诉前调4417号"
REFERRED = "〔2026〕东工调字第901号"
RECEIPT, AWARD = "东劳人仲字〔2026〕第188号", "东劳人仲裁字〔2026〕第188号"
DISPUTE = Dispute(
    head={"事实": "2026年7月至9月的工资12600元没有支付。"},
    applicants=[
        {
            "姓名": "田秋菊",
            "证件号码": "110101199003070038",
            "联系电话": "13800004417",
            "住所": "城东区某街44号",
        }
    ],
    respondents=[{"单位名称": SHOP, "联系电话": "027-88884417", "住所": "城东区某路17号"}],
    claims=[{"请求类型": "拖欠工资", "金额（元）": "12600.00"}],
)
LETTER = {
    "转给哪个调解组织": "城东区劳动争议调解中心",
    "转来方式": "法院委派（诉前）",
    "程序": "法院委派（线上）",
    "案号": DOCKET,
    "来文日期": "2026-11-20",
    "承办法官、联系人": "高宁",
}


def test_the_court_and_the_bureau_work_on_cases_of_the_union(office: Office, cast: Cast) -> None:
    # Given
    other = referred(cast)
    other.number = REFERRED
    db.session.commit()
    referred_url = f"/cases/{other.id}"
    let_go_of_the_database()
    office.on(2026, 11, 23)
    case_url = the_court_sends_a_case_that_the_union_takes(office)
    # When
    mediation_fails_and_the_file_goes_back(office, case_url)
    the_court_reads_takes_and_answers(office, number_on(office.mediator))
    the_bureau_takes_the_referral(office, REFERRED, referred_url)
    # Then
    the_party_is_told_who_looked(office, case_url)
    what_is_taken_back_is_gone_at_once(office, case_url)
    the_bureau_reports_the_award(office, referred_url)


def number_on(person: Person) -> str:
    """The number of the case that somebody has before them."""
    found = re.search(r"〔2026〕东工调字第\d+号", person.reads())
    assert found, person.reads()
    return found.group()


def the_court_sends_a_case_that_the_union_takes(office: Office) -> str:
    """It lands in the inbox of the desk, and the sender sees the answer without asking."""
    registrar, court = office.registrar, office.court
    registrar.goes_to("/incoming")
    court.sends(DISPUTE, LETTER)
    case_url = registrar.takes_in(DOCKET)
    court.page.reload()
    court.expects("已受理")
    return case_url


def mediation_fails_and_the_file_goes_back(office: Office, case_url: str) -> None:
    """A few steps; the result letter goes to the court alone."""
    mediator = office.mediator
    put_in_the_mediators_hands(office, case_url, "2026-11-23")
    why = {"调解不成的原因": "分歧较大，难以达成协议", "具体情况": "双方对工资数额分歧较大。"}
    mediator.takes_step("调解不成", {**why, "结束之日": "2026-11-23"})
    mediator.issues("调解终结书")
    mediator.takes_step("退回法院", {"发出之日": "2026-11-23"})
    mediator.issues("调解结果反馈函").says(COURT, DOCKET, "田秋菊", SHOP)
    terms = {"共享依据": f"法院委派函 {DOCKET}", "有效期至": "2027-01-31"}
    mediator.shares_with(COURT, "委派、委托调解反馈", {**terms, "允许对方下载、打印": TICK})


def the_court_reads_takes_and_answers(office: Office, number: str) -> None:
    """What it reads and takes says who took it; a message goes both ways."""
    court, mediator = office.court, office.mediator
    court.goes_to("/desk")
    court.expects(DOCKET)
    court.opens_shared(number)
    court.acknowledges()
    court.reads_paper("调解结果反馈函").says(f"{COURT}高宁", "依共享查看")
    court.takes_away("调解结果反馈函").says(f"{COURT}高宁2026-11-2309:00依共享下载")
    court.writes("材料收到，请补一份送达地址确认书。")
    court.answers({"已知悉，无需办理": TICK, "立案、裁定或答复日期": "2026-11-23"})
    mediator.sees("已知悉，无需办理", "下载文书")


def the_bureau_takes_the_referral(office: Office, number: str, case_url: str) -> None:
    """The bureau keeps the desk of its commission; it sees its own share and no other."""
    mediator, hr_bureau = office.mediator, office.hr_bureau
    mediator.opens(case_url)
    mediator.issues("移送函")
    terms = {"共享依据": "申请人2026-11-23书面同意", "有效期至": "2027-01-31"}
    mediator.shares_with(COMMISSION, "移送仲裁", terms)
    hr_bureau.goes_to("/desk")
    hr_bureau.expects(number)
    assert DOCKET not in hr_bureau.reads()
    hr_bureau.opens_shared(number)
    hr_bureau.acknowledges()
    taken = {"贵单位案号": RECEIPT, "立案、裁定或答复日期": "2026-11-23"}
    hr_bureau.answers({"已立案、受理": TICK, **taken})
    mediator.sees(RECEIPT)


def the_party_is_told_who_looked(office: Office, case_url: str) -> None:
    """The worker asks at the desk: every look of the court, none of the bureau."""
    registrar = office.registrar
    registrar.opens(case_url)
    told = registrar.issues("案件查看记录")
    told.says(COURT, "高宁", "下载、打印了文书《委派调解结果反馈函》")
    told.keeps_quiet_about("冯雪")


def what_is_taken_back_is_gone_at_once(office: Office, case_url: str) -> None:
    """The page that takes it back names what the court has; its open window finds nothing more."""
    court, mediator = office.court, office.mediator
    open_page = court.page.url
    mediator.goes_to(case_url)
    mediator.follows(f"收回给{COURT}的共享")
    mediator.expects("对方已经取走的", "下载、打印了文书《委派调解结果反馈函》", "高宁")
    mediator.fills({"收回的原因": "已经退回法院"})
    mediator.presses("收回")
    court.is_refused(open_page)


def the_bureau_reports_the_award(office: Office, case_url: str) -> None:
    """The award stands in the case of the union as soon as it is told."""
    mediator, hr_bureau = office.mediator, office.hr_bureau
    office.on(2026, 12, 21)
    hr_bureau.goes_to(hr_bureau.page.url)
    award = {"文号、案号": AWARD, "裁决、裁判的种类": "终局裁决", "金额（元）": "12600"}
    hr_bureau.reports({"作出裁决、裁判、决定": TICK, "发生之日": "2026-12-21", **award})
    mediator.opens(case_url)
    mediator.expects(AWARD, "终局裁决", "12,600.00")
