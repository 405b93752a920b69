"""Sample papers about sums."""

from datetime import date
from decimal import Decimal

from mediation.documents.facts import (
    AgreedSumFacts,
    CalculationAnnexFacts,
    ComparedClaimFacts,
    ReasonFacts,
    StatutoryComparisonFacts,
)
from tests.documents.sample_people import BODY

STEPS = (
    "工作年限 8 年 7 个月 6 天：每满一年按一个月，六个月以上不满一年按一年，计 9 个月。",
    "8,000.00 元 × 9 个月 = 72,000.00 元。",
)


def calculation_annex() -> CalculationAnnexFacts:
    """Return an annex with a sum of the law and a sum that was negotiated."""
    return CalculationAnnexFacts(
        body=BODY,
        document_number="〔2026〕东工调字第213号-3",
        case_number="〔2026〕东工调字第213号",
        issued_on=date(2026, 11, 23),
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        agreement_number="〔2026〕东工调字第213号",
        items=(
            AgreedSumFacts(
                applicant_name="王秀兰",
                kind="经济补偿",
                amount=Decimal("72000.00"),
                formula=STEPS,
            ),
            AgreedSumFacts(applicant_name="王秀兰", kind="拖欠工资", amount=Decimal("12600.00")),
        ),
    )


def statutory_comparison() -> StatutoryComparisonFacts:
    """Return the sheet of an applicant whose second claim cannot be computed yet."""
    return StatutoryComparisonFacts(
        body=BODY,
        document_number="〔2026〕东工调字第213号-2",
        case_number="〔2026〕东工调字第213号",
        issued_on=date(2026, 11, 23),
        party_name="王秀兰",
        party_label="申请人",
        claims=(
            ComparedClaimFacts(
                applicant_name="王秀兰",
                kind="经济补偿",
                claimed=Decimal("80000.00"),
                statutory=Decimal("72000.00"),
                proposed=Decimal("60000.00"),
                gap=Decimal("-12000.00"),
            ),
            ComparedClaimFacts(
                applicant_name="王秀兰", kind="拖欠工资", claimed=Decimal("12600.00")
            ),
        ),
        total=ComparedClaimFacts(
            applicant_name="合计",
            kind="",
            claimed=Decimal("92600.00"),
            statutory=Decimal("72000.00"),
            proposed=Decimal("60000.00"),
            gap=Decimal("-12000.00"),
        ),
        reasons=(
            ReasonFacts(
                title="经济补偿",
                steps=STEPS,
                articles=("《劳动合同法》第四十六条", "《劳动合同法》第四十七条"),
                figures=("江城市上年度职工月平均工资：8500（2026-07-01 起，江城市统计公报）",),
            ),
            ReasonFacts(title="拖欠工资", missing=("月工资",)),
        ),
    )
