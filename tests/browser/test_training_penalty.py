"""NAR-08 (published: the employer claims, the worker pays 10,000 元).

Training agreed on 2018-03-19, resignation on 2019-08-26. The arbitration commission refused the
employer's claim, the employer sued, the court sent the case to the union's room, where it was
settled on 2020-11-20 for 10,000 元 that the worker pays in one sum.
"""

from tests.browser.conftest import Office
from tests.browser.stages import put_in_the_mediators_hands

CAPITALS = "人民币壹万元整"
CASE = {
    "head": {
        "source_channel": "court_delegated",
        "entry_path": "court_delegated_paper",
        "received_on": "2020-11-09",
        "sender_name": "城东区人民法院",
        "sender_document_number": "（2020）东0103诉前调88号",
        "sender_document_on": "2020-11-09",
        "file_received_on": "2020-11-10",
        "infringed_on": "2019-10-15",
        "arbitration_status": "refused",
        "arbitration_number": "东劳人仲不字〔2020〕第12号",
        "facts": "2017年3月11日订立无固定期限劳动合同，2018年3月19日签订培训协议，"
        "被申请人2019年8月26日提出辞职，2019年10月15日离职。申请人主张服务期违约金。",
    },
    "applicants": [
        {
            "kind": "employer",
            "employer_name": "荆州某某设备有限公司",
            "legal_representative": "高明",
            "phone": "0716-8880000",
            "address": "荆州区某路9号",
        }
    ],
    "respondents": [
        {"kind": "worker", "name": "杜平", "phone": "13800000808", "address": "荆州区某街8号"}
    ],
    "claims": [{"applicant": "0", "type": "training_penalty"}],
}


def test_the_worker_pays_the_employer_in_one_sum(office: Office) -> None:
    # Given
    case_url = the_court_sends_the_case(office)
    # When
    the_sides_settle(office, case_url)
    # Then
    the_worker_pays(office, case_url)


def the_court_sends_the_case(office: Office) -> str:
    """An employer whose claim the commission refused and the court sent to the union."""
    registrar = office.registrar
    office.on(2020, 11, 10)
    case_url = registrar.registers(CASE)
    registrar.takes_step("受理", {"受理之日": "2020-11-10", "签收法院材料之日": "2020-11-10"})
    registrar.expects("〔2020〕东工调字第001号", "委派调解", "2020-12-10")
    put_in_the_mediators_hands(office, case_url, "2020-11-10")
    return case_url


def the_sides_settle(office: Office, case_url: str) -> None:
    """Both settle on 20 November for 10,000 元 payable by the worker."""
    mediator = office.mediator
    office.on(2020, 11, 20, 10)
    mediator.plans_and_records(
        "2020-11-20",
        {
            "申请方陈述": "支付了培训费用，要求支付违约金。",
            "被申请方陈述": "培训在签协议之前已经开始，愿意适当补偿。",
            "结果（写进笔录）": "双方同意一次性支付一万元。",
        },
        "达成一致",
    )
    mediator.writes_agreement(
        {
            "terms-0-amount": "10000",
            "terms-0-shares-0-amount": "10000",
            "terms-0-shares-0-account": "荆州某银行 6200000000000000808",
            "terms-0-purpose": "服务期违约金",
            "terms-0-tax": "",
            "terms-0-due_on": "2020-11-20",
        }
    )
    mediator.settles("2020-11-20")
    paper = mediator.issues("agreement", "调解协议书")
    assert "被申请人杜平" in paper
    assert "向申请人荆州某某设备有限公司" in paper
    assert "10,000.00" in paper
    assert CAPITALS in paper
    mediator.has_everybody_sign("2020-11-20")


def the_worker_pays(office: Office, case_url: str) -> None:
    """The worker pays at once, the court gets its report and the case is closed."""
    mediator = office.mediator
    mediator.records_payment("2020-11-20", "当场转账回单")
    letter = mediator.issues("return_letter", "委派调解结果反馈函")
    assert "（2020）东0103诉前调88号" in letter
    mediator.takes_step("结案", {})
    mediator.expects("已结案", "10,000.00")
    office.stranger.is_refused(case_url)
