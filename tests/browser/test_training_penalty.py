"""NAR-08 (published: the employer claims, the worker pays 10,000 元).

An open-ended contract of 2017-03-11, training from 2018-03-05 to 2019-05-04 under an agreement of
2018-03-19, resignation on 2019-08-26, last day 2019-10-15. The commission refused the employer's
claim, the employer sued, the court sent the case to the union's room, where it was settled on
2020-11-20 for 10,000 元 that the worker pays in one sum. Names and file numbers are invented.
"""

from tests.browser.case_workers import Dispute
from tests.browser.office import Office
from tests.browser.person import TICK
from tests.browser.stages import nobody_else_gets_in, put_in_the_mediators_hands

AMOUNT, CAPITALS = "10,000.00", "人民币壹万元整"
COMPANY, WORKER, COURT = "荆州某某设备有限公司", "杜平", "城东区人民法院"
NUMBER, COURT_NUMBER = "〔2020〕东工调字第001号", "（2020）东0103诉前调88号"
SECRET = "员工私下说家里还能借到两万"

DISPUTE = Dispute(
    head={
        "来源渠道": "法院委派（诉前）",
        "进入路径": "法院委派（线下）",
        "收到日期": "2020-11-09",
        "来文机构": COURT,
        "来文文号、工单号或法院案号": COURT_NUMBER,
        "来文日期": "2020-11-09",
        "签收材料日期": "2020-11-10",
        "知道权利受侵害的日期": "2019-10-15",
        "仲裁情况": "不予受理",
        "仲裁文号": "东劳人仲不字〔2020〕第12号",
        "事实": "2017年3月11日订立无固定期限劳动合同；2018年3月19日签订培训协议，"
        "培训期为2018年3月5日至2019年5月4日；被申请人2019年8月26日辞职，"
        "2019年10月15日离职。申请人主张服务期违约金。",
    },
    applicants=[
        {
            "用人单位": TICK,
            "单位名称": COMPANY,
            "法定代表人或负责人": "高明",
            "联系电话": "0716-8880000",
            "住所": "荆州区某路9号",
        }
    ],
    respondents=[
        {"劳动者": TICK, "姓名": WORKER, "联系电话": "13800000808", "住所": "荆州区某街8号"}
    ],
    claims=[{"请求类型": "培训服务期违约金"}],
)


def test_the_worker_pays_the_employer_in_one_sum(office: Office) -> None:
    # Given
    case_url = the_court_sends_the_case(office)
    # When
    the_mediator_hears_both(office, case_url)
    the_worker_promises_one_sum(office)
    # Then
    the_worker_pays(office)
    the_court_gets_its_report(office, case_url)
    office.kept_within_four_walls(SECRET)
    nobody_else_gets_in(office, case_url, WORKER, "某某设备")


def the_court_sends_the_case(office: Office) -> str:
    """Refused by the commission, brought to the court, sent to the union: nobody is asked again."""
    registrar = office.registrar
    office.on(2020, 11, 10)
    case_url = registrar.registers(DISPUTE)
    registrar.expects(COURT, COURT_NUMBER)
    registrar.accepts("2020-11-10", NUMBER, 签收法院材料之日="2020-11-10")
    registrar.expects("委派调解", "2020-12-10")
    notice = registrar.issues("受理通知书")
    notice.says(NUMBER, COMPANY, WORKER, "2020年11月10日")
    return case_url


def the_mediator_hears_both(office: Office, case_url: str) -> None:
    """The training began before it was agreed; the worker says alone what there is."""
    mediator = office.mediator
    put_in_the_mediators_hands(office, case_url, "2020-11-10")
    mediator.locks_away(SECRET)
    office.on(2020, 11, 20, 10)
    mediator.plans_session("2020-11-20", "法院驻工会调解室")
    words = {
        "申请方陈述": "支付了培训费用，要求支付违约金。",
        "被申请方陈述": "培训在签协议之前已经开始，愿意适当补偿。",
        "结果（写进笔录）": "双方同意一次性支付一万元。",
    }
    mediator.records_session("2020-11-20", words, "达成一致")
    mediator.issues("调解笔录").says(NUMBER, *words.values(), "2020年11月20日", COMPANY, WORKER)


def the_worker_promises_one_sum(office: Office) -> None:
    """The roles are reversed: the worker is the payer, the employer has the account."""
    mediator = office.mediator
    mediator.writes_agreement(
        {
            "金额合计": "10000",
            f"申请人 {COMPANY} 金额": "10000",
            f"申请人 {COMPANY} 收款账户": "荆州某银行 6200000000000000808",
            "款项用途": "服务期违约金",
            "税前税后": "（不写明）",
            "一次付清的日期": "2020-11-20",
        }
    )
    mediator.settles("2020-11-20")
    paper = mediator.issues("调解协议书")
    paper.says(f"被申请人{WORKER}", f"向申请人{COMPANY}", AMOUNT, CAPITALS, NUMBER)
    paper.says("6200000000000000808", "2020年11月20日", "服务期违约金")
    mediator.has_everybody_sign("2020-11-20")


def the_worker_pays(office: Office) -> None:
    """At once, in one sum."""
    office.mediator.records_payment("2020-11-20", "当场转账回单")
    office.mediator.sees("已履行", AMOUNT)


def the_court_gets_its_report(office: Office, case_url: str) -> None:
    """The result letter goes to the court with its own number, then the case is closed."""
    mediator, court = office.mediator, office.court
    letter = mediator.issues("调解结果反馈函")
    letter.says(COURT, COURT_NUMBER, NUMBER, COMPANY, WORKER)
    terms = {"共享依据": f"委派函{COURT_NUMBER}", "有效期至": "2020-12-31"}
    mediator.shares_with(COURT, "委派、委托调解反馈", terms)
    court.opens_shared(NUMBER)
    court.reads_paper("反馈函").says(COURT_NUMBER)
    court.is_refused(case_url, 403)
    mediator.closes()
    mediator.expects(AMOUNT)
