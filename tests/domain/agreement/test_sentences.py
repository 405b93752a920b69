"""The clause of every kind of particulars, as a lawyer would read it, for any set of parties."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import AgreementParty, TermDraft
from mediation.domain.agreement.particulars import (
    PARTICULARS,
    Confidentiality,
    DefaultClause,
    DefaultExtra,
    EmploymentConfirm,
    EmploymentContinue,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
    InsuranceClause,
    InsuranceTreatment,
    Particulars,
    Withdrawal,
)
from mediation.domain.agreement.sentences import GAP, particulars_sentence, sentence
from mediation.domain.agreement.words import TermKind
from tests.domain.agreement.sides import (
    BUILDER,
    DAY,
    MANY,
    MANY_REVERSED,
    ONE,
    REVERSED,
    WANG,
    WITH_THIRD,
)

KINDS = {cls: kind for kind, cls in PARTICULARS.items()}


def printed(given: Particulars, parties: Sequence[AgreementParty] = ONE, text: str = "") -> str:
    return sentence(TermDraft(KINDS[type(given)], text, particulars=given), parties)


GROUNDS = {
    EndGround.AGREED_BY_EMPLOYER: "由用人单位提出、经双方协商一致解除（《劳动合同法》第三十六条）",
    EndGround.AGREED_BY_WORKER: "由劳动者提出、经双方协商一致解除（《劳动合同法》第三十六条）",
    EndGround.WORKER_FOR_CAUSE: "因用人单位有法定过错由劳动者解除（《劳动合同法》第三十八条）",
    EndGround.WORKER_BY_NOTICE: "由劳动者提前通知用人单位解除（《劳动合同法》第三十七条）",
    EndGround.EMPLOYER_FOR_FAULT: "因劳动者有过失由用人单位解除（《劳动合同法》第三十九条）",
    EndGround.EMPLOYER_BY_NOTICE: (
        "由用人单位在劳动者没有过失的情形下依法解除（《劳动合同法》第四十条）"
    ),
    EndGround.REDUCTION: "因用人单位经济性裁员解除（《劳动合同法》第四十一条）",
    EndGround.EXPIRY: "因劳动合同期满终止（《劳动合同法》第四十四条第一项）",
    EndGround.CLOSURE: (
        "因用人单位破产、关闭或者提前解散终止（《劳动合同法》第四十四条第四项、第五项）"
    ),
}


@pytest.mark.parametrize("ground", EndGround)
def test_the_end_of_an_employment_says_who_ended_it_and_by_which_article(
    ground: EndGround,
) -> None:
    assert printed(EmploymentEnd(DAY, ground)) == (
        "被申请人悦来酒店与申请人王秀兰确认，双方劳动关系于2026年12月31日" + GROUNDS[ground] + "。"
    )


@pytest.mark.parametrize(
    ("parties", "who"),
    [
        (ONE, "被申请人悦来酒店与申请人王秀兰确认"),
        (MANY, "被申请人悦来酒店与各申请人确认"),
        (REVERSED, "申请人悦来酒店与被申请人王秀兰确认"),
        (MANY_REVERSED, "申请人悦来酒店与各被申请人确认"),
        (WITH_THIRD, "被申请人悦来酒店与申请人王秀兰确认"),
        ((WANG, BUILDER), "第三人宏图建设与申请人王秀兰确认"),
        ((), "用人单位与劳动者确认"),
    ],
)
def test_employer_and_worker_are_named_on_whichever_side_they_stand(
    parties: tuple[AgreementParty, ...], who: str
) -> None:
    for given in (EmploymentEnd(DAY), EmploymentConfirm(DAY, DAY)):
        assert printed(given, parties).startswith(f"{who}，双方")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            EmploymentEnd(),
            f"被申请人悦来酒店与申请人王秀兰确认，双方劳动关系于{GAP}因{GAP}解除。",
        ),
        (
            EmploymentContinue(DAY, "前台领班", Decimal("4200")),
            (
                "双方继续履行劳动合同，被申请人悦来酒店于2026年12月31日前（含当日）安排申请人王秀兰"
                "担任前台领班，月工资不低于人民币4,200.00元（大写：人民币肆仟贰佰元整）。"
            ),
        ),
        (
            EmploymentContinue(DAY),
            (
                "双方继续履行劳动合同，被申请人悦来酒店于2026年12月31日前（含当日）安排申请人王秀兰"
                "回到原岗位工作，工资标准不低于原标准。"
            ),
        ),
        (
            EmploymentConfirm(date(2024, 3, 1), DAY),
            "被申请人悦来酒店与申请人王秀兰确认，双方自2024年3月1日至2026年12月31日存在劳动关系。",
        ),
        (
            EmploymentConfirm(date(2024, 3, 1)),
            (
                "被申请人悦来酒店与申请人王秀兰确认，双方自2024年3月1日起存在劳动关系，"
                "至本协议签署之日仍然存续。"
            ),
        ),
        (
            Handover((HandoverItem.CERTIFICATE, HandoverItem.PERSONNEL_FILE), DAY),
            (
                "被申请人悦来酒店于2026年12月31日前（含当日）为申请人王秀兰出具解除或者终止劳动合同的"
                "证明，办理档案转移手续。"
            ),
        ),
        (
            Handover((HandoverItem.PAY_RECORDS, HandoverItem.WORK_HANDOVER), DAY),
            (
                "被申请人悦来酒店于2026年12月31日前（含当日）为申请人王秀兰提供工资支付记录的复印件；"
                "申请人王秀兰于2026年12月31日前（含当日）办结工作交接。"
            ),
        ),
        (
            Handover((HandoverItem.WORK_HANDOVER,)),
            f"申请人王秀兰于{GAP}办结工作交接。",
        ),
        (Handover(), f"被申请人悦来酒店于{GAP}为申请人王秀兰{GAP}。"),
        (
            InsuranceClause(InsuranceTreatment.OUTSIDE),
            (
                "社会保险费的缴纳不在本协议处理范围，由社会保险费征收机构依法处理，"
                "本协议不影响劳动者依法主张的权利。"
            ),
        ),
        (
            InsuranceClause(InsuranceTreatment.MAKE_UP, date(2024, 3, 1), date(2025, 2, 28), DAY),
            (
                "被申请人悦来酒店于2026年12月31日前（含当日）按规定为申请人王秀兰补缴2024年3月1日至"
                "2025年2月28日期间的社会保险费，个人应当缴纳的部分由个人承担。"
            ),
        ),
        (Withdrawal(), "本协议履行完毕后，双方就本案请求事项再无其他争议。"),
        (
            Withdrawal(("overtime",), ("social_insurance", "unknown")),
            (
                "申请人撤回下列请求：加班费；下列请求不在本协议处理，申请人保留依法主张的权利："
                "社会保险待遇损失、unknown；本协议履行完毕后，双方就本协议已处理的事项再无其他争议。"
            ),
        ),
        (Withdrawal(done=False), ""),
        (
            DefaultClause(),
            (
                "付款方任何一期逾期超过5日的，其余未到期款项提前到期，收款人可以就全部未付款项一并主张，"
                "付款方自逾期之日起就未付款项按全国银行间同业拆借中心公布的一年期贷款市场报价利率"
                "支付逾期付款损失。"
            ),
        ),
        (
            DefaultClause(False, None, DefaultExtra.DAILY_RATE, Decimal("5.00")),
            "付款方任何一期逾期的，付款方自逾期之日起就未付款项按每日万分之5支付逾期付款损失。",
        ),
        (
            DefaultClause(False, 0, DefaultExtra.DAILY_RATE),
            f"付款方任何一期逾期的，付款方自逾期之日起就未付款项按每日万分之{GAP}支付逾期付款损失。",
        ),
        (
            DefaultClause(True, 3, DefaultExtra.FIXED_SUM, fixed=Decimal("2000")),
            (
                "付款方任何一期逾期超过3日的，其余未到期款项提前到期，收款人可以就全部未付款项一并主张，"
                "付款方另行支付违约金人民币2,000.00元（大写：人民币贰仟元整）。"
            ),
        ),
        (
            DefaultClause(True, 3, DefaultExtra.NONE),
            "付款方任何一期逾期超过3日的，其余未到期款项提前到期，收款人可以就全部未付款项一并主张。",
        ),
        (
            DefaultClause(False, 3, DefaultExtra.NONE),
            f"付款方任何一期逾期超过3日的，{GAP}。",
        ),
        (
            Confidentiality(),
            (
                "双方对本协议内容保密；依法向有关机关、仲裁机构、人民法院提供或者投诉举报，"
                "以及向本人近亲属、代理人说明的除外。"
            ),
        ),
        (
            Confidentiality(sums_only=True),
            (
                "双方对本协议约定的金额保密；依法向有关机关、仲裁机构、人民法院提供或者投诉举报，"
                "以及向本人近亲属、代理人说明的除外。"
            ),
        ),
    ],
)
def test_the_clause_of_each_kind(given: Particulars, wanted: str) -> None:
    assert printed(given) == wanted


def test_the_table_above_knows_every_kind() -> None:
    assert set(KINDS) == {
        *(EmploymentEnd, EmploymentContinue, EmploymentConfirm, Handover),
        *(InsuranceClause, Withdrawal, DefaultClause, Confidentiality),
    }


@pytest.mark.parametrize("item", HandoverItem)
def test_what_is_handed_over_is_done_by_the_side_that_has_it(item: HandoverItem) -> None:
    text = printed(Handover((item,), DAY), REVERSED)
    by_worker = text.startswith("被申请人王秀兰于")
    assert by_worker is item.is_by_worker
    assert item.label in text


@pytest.mark.parametrize(
    "given", [Withdrawal(), Withdrawal(reserved=("wages",)), Confidentiality()]
)
def test_with_a_third_party_everybody_is_bound(given: Particulars) -> None:
    assert "双方" not in printed(given, WITH_THIRD)
    assert "各方" in printed(given, WITH_THIRD)
    assert "各方" not in printed(given, MANY)


def test_in_a_collective_case_nobody_is_named_alone() -> None:
    for given in (
        EmploymentContinue(DAY),
        Handover(tuple(HandoverItem), DAY),
        InsuranceClause(InsuranceTreatment.MAKE_UP, DAY, DAY, DAY),
    ):
        text = printed(given, MANY)
        assert "各申请人" in text
        assert "王秀兰" not in text


def test_free_text_follows_the_clause() -> None:
    assert printed(Withdrawal(), text="案件受理费由用人单位承担") == (
        "本协议履行完毕后，双方就本案请求事项再无其他争议。案件受理费由用人单位承担。"
    )
    assert particulars_sentence(TermDraft(TermKind.OTHER, text="双方配合。"), ONE) == ""
