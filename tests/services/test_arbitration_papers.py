"""仲裁申请书 where mediation came to nothing: every blank from intake, nothing from the room."""

from datetime import date

import pytest

from mediation.domain.agreement.draft import Extent
from mediation.domain.case_flow import CaseState
from mediation.domain.claims.asked import REASON
from mediation.domain.errors import ActionNotPossible
from mediation.domain.handoff import contract_for
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind, Side
from mediation.extensions import db
from mediation.models import Case, Claim, WorkerFacts
from mediation.services.handoff.contents import chosen_papers
from mediation.services.paper_facts.filing import BY_PLACE
from mediation.services.paper_facts.subjects import subjects_of
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of
from tests.factories import make_party
from tests.services.dossier.volumes import add_note
from tests.services.paper_cases import broken, issue, recorded, to_arbitrate

KIND = "arbitration_application"
ENDED = REASON.options[1][0]


def unsettled(cast: Cast) -> Case:
    """The same case before anybody sent it on, with a claim that tells of the contract."""
    case = to_arbitrate(cast)
    db.session.delete(case.referrals[0])
    case.state = CaseState.UNSETTLED
    told = "入职以来没有签订书面劳动合同。"
    case.claims.append(
        Claim(
            party=case.applicants[0],
            position=1,
            type="double_wage",
            facts=told,
            claimed_fen=8_400_00,
        )
    )
    sheet = {"common": {"end_reason": ENDED}, "overtime": {"system": "综合工时"}}
    row = WorkerFacts(
        party_id=case.applicants[0].id,
        facts=sheet,
        edited_by_id=cast.mediator.id,
        edited_at=MONDAY_MORNING,
    )
    db.session.add(row)
    third = make_party("城东劳务有限公司", Side.THIRD_PARTY, PartyKind.EMPLOYER, 9)
    case.parties.append(third)
    db.session.commit()
    return case


def test_the_elements_tell_what_the_case_knows_and_leave_room_for_the_rest(cast: Cast) -> None:
    case = unsettled(cast)
    text = text_of(issue(case, KIND, cast.mediator, subject=BY_PLACE).content)
    for words in (
        "公民身份号码42010219790302002X",
        "第三人：城东劳务有限公司",
        "1．拖欠工资，人民币12,600.00元",
        "2．未签合同二倍工资，人民币8,400.00元",
        "以上金额合计人民币21,000.00元",
        "入职时间2023年3月1日岗位客房服务员",
        "劳动合同订立情况入职以来没有签订书面劳动合同。",
        "工作时间、休息休假综合计算工时",
        f"离职原因和方式{REASON.options[1][1]}",
        "社会保险缴纳情况（由申请人填写）",
        "工资支付台账、工资条用人单位《劳动争议调解仲裁法》第六条",
        "劳动合同文本、入职登记用人单位",
        "劳动合同履行地或者用人单位所在地的劳动人事争议仲裁委员会管辖",
        "本申请书副本二份",
    ):
        assert words in text, words
    assert "第十五条" not in text


def test_it_is_addressed_to_whom_the_case_was_referred(cast: Cast) -> None:
    case = to_arbitrate(cast)
    offered = subjects_of(case, PaperKind.ARBITRATION_APPLICATION)
    assert offered[0][0] == f"organisation:{cast.commission.id}"
    db.session.delete(case.referrals[0])
    db.session.commit()
    assert subjects_of(case, PaperKind.ARBITRATION_APPLICATION)[0][0] == BY_PLACE
    kept = subjects_of(broken(cast), PaperKind.ARBITRATION_APPLICATION)
    assert kept[0][0] == f"organisation:{cast.commission.id}"


def test_after_an_agreement_on_a_part_only_the_rest_is_claimed(cast: Cast) -> None:
    case = broken(cast)
    case.agreements[0].terms[0].instalments[0].due_on = date(2027, 3, 1)
    rest = Claim(party=case.applicants[0], position=1, type="overtime", claimed_fen=3_000_00)
    case.claims.append(rest)
    case.claims[0].agreed_fen, case.outcome = case.claims[0].claimed_fen, Extent.PART.value
    db.session.commit()
    text = text_of(issue(case, KIND, cast.mediator).content)
    assert "1．加班费，人民币3,000.00元" in text
    assert "双方就部分请求达成调解协议，对上述仲裁请求没有达成协议，申请人依照" in text
    assert "12,600.00" not in text
    assert "考勤记录、加班审批用人单位" in text


def test_the_pack_for_the_commission_takes_it_along(cast: Cast) -> None:
    case = to_arbitrate(cast)
    paper = issue(case, KIND, cast.mediator)
    for version, taken in ((1, False), (2, True)):
        contract = contract_for("arbitration", version)
        chosen = chosen_papers(case, case.referrals[0], contract, frozenset(contract.groups))
        assert any(paper in line.documents for line in chosen) is taken


def test_nothing_that_was_offered_in_the_room_is_in_it(cast: Cast) -> None:
    case = unsettled(cast)
    record = recorded(case)
    record.respondent_statement = record.undisputed_facts = "愿意支付八千元了结"
    record.result = "让步到九千元"
    case.ending_note = "差一千元没有谈拢"
    case.claims[0].agreed_fen = 8_123_45
    add_note(case, cast.mediator, "底线是九千五百元")
    db.session.commit()
    text = text_of(issue(case, KIND, cast.mediator).content)
    for secret in ("八千元", "九千元", "一千元", "8,123.45", "九千五百元", "欠薪三个月"):
        assert secret not in text, secret


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": CaseState.MEDIATING, "ended_on": None}, "调解还没有终结"),
        (
            {"arbitration_status": "final_award", "award_received_on": date(2026, 11, 16)},
            "已经裁决",
        ),
        ({"arbitration_status": "accepted"}, "已经受理"),
    ],
)
def test_it_is_refused_where_there_is_nothing_to_arbitrate(
    cast: Cast, change: dict[str, object], why: str
) -> None:
    case = unsettled(cast)
    for name, value in change.items():
        setattr(case, name, value)
    db.session.commit()
    with pytest.raises(ActionNotPossible, match=why):
        issue(case, KIND, cast.mediator, subject=BY_PLACE)
