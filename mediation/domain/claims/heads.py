"""The heads of claim that can be computed, with the type of claim each belongs to."""

from dataclasses import dataclass
from enum import StrEnum

from mediation.domain.claim_types import ClaimType


class Head(StrEnum):
    """One calculator; its code is used in addresses and files."""

    SEVERANCE = "severance"
    UNLAWFUL_DISMISSAL = "unlawful_dismissal"
    NOTICE_PAY = "notice_pay"
    DOUBLE_WAGE = "double_wage"
    OVERTIME = "overtime"
    OVERTIME_BASE = "overtime_base"
    ANNUAL_LEAVE = "annual_leave"
    UNPAID_WAGES = "unpaid_wages"
    EXTRA_DAMAGES = "extra_damages"
    UNLAWFUL_PROBATION = "unlawful_probation"
    PROBATION_WAGE = "probation_wage"
    SICK_PAY = "sick_pay"
    SHUTDOWN_PAY = "shutdown_pay"
    MEDICAL_PERIOD = "medical_period"
    INJURY = "injury"
    DEATH = "death"
    HEAT_ALLOWANCE = "heat_allowance"
    NON_COMPETE = "non_compete"
    TRAINING_PENALTY = "training_penalty"
    INSURANCE_LOSS = "insurance_loss"
    UNEMPLOYMENT_LOSS = "unemployment_loss"
    MATERNITY_LEAVE = "maternity_leave"
    MINIMUM_WAGE = "minimum_wage"
    WAGE_DEDUCTION = "wage_deduction"
    FINAL_AWARD = "final_award"
    COURT_FEE = "court_fee"
    PAYMENT_ORDER_FEE = "payment_order_fee"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return _ROWS[self].label

    @property
    def claim_type(self) -> ClaimType | None:
        """The type of claim the head belongs to; None for tests and fees."""
        return _ROWS[self].claim_type


@dataclass(frozen=True)
class _Row:
    label: str
    claim_type: ClaimType | None = None


_ROWS = {
    Head.SEVERANCE: _Row("经济补偿", ClaimType.SEVERANCE),
    Head.UNLAWFUL_DISMISSAL: _Row("违法解除或者终止赔偿金", ClaimType.UNLAWFUL_DISMISSAL),
    Head.NOTICE_PAY: _Row("代通知金", ClaimType.SEVERANCE),
    Head.DOUBLE_WAGE: _Row("未签书面劳动合同二倍工资差额", ClaimType.DOUBLE_WAGE),
    Head.OVERTIME: _Row("加班费", ClaimType.OVERTIME),
    Head.OVERTIME_BASE: _Row("加班费计算基数", ClaimType.OVERTIME),
    Head.ANNUAL_LEAVE: _Row("未休年休假工资", ClaimType.ANNUAL_LEAVE),
    Head.UNPAID_WAGES: _Row("拖欠工资", ClaimType.WAGES),
    Head.EXTRA_DAMAGES: _Row("加付赔偿金", ClaimType.WAGES),
    Head.UNLAWFUL_PROBATION: _Row("违法约定试用期赔偿金", ClaimType.CONTRACT),
    Head.PROBATION_WAGE: _Row("试用期工资差额", ClaimType.WAGES),
    Head.SICK_PAY: _Row("病假工资", ClaimType.WAGES),
    Head.SHUTDOWN_PAY: _Row("停工停产工资和生活费", ClaimType.WAGES),
    Head.MEDICAL_PERIOD: _Row("医疗期", ClaimType.HOURS_AND_REST),
    Head.INJURY: _Row("工伤待遇", ClaimType.WORK_INJURY),
    Head.DEATH: _Row("工亡待遇", ClaimType.WORK_INJURY),
    Head.HEAT_ALLOWANCE: _Row("高温津贴", ClaimType.WAGES),
    Head.NON_COMPETE: _Row("竞业限制经济补偿", ClaimType.NON_COMPETE),
    Head.TRAINING_PENALTY: _Row("服务期违约金", ClaimType.TRAINING_PENALTY),
    Head.INSURANCE_LOSS: _Row("社会保险待遇损失", ClaimType.SOCIAL_INSURANCE),
    Head.UNEMPLOYMENT_LOSS: _Row("失业保险金损失", ClaimType.SOCIAL_INSURANCE),
    Head.MATERNITY_LEAVE: _Row("产假", ClaimType.MATERNITY),
    Head.MINIMUM_WAGE: _Row("最低工资差额", ClaimType.WAGES),
    Head.WAGE_DEDUCTION: _Row("扣减工资的上限", ClaimType.WAGES),
    Head.FINAL_AWARD: _Row("终局裁决"),
    Head.COURT_FEE: _Row("劳动争议案件受理费"),
    Head.PAYMENT_ORDER_FEE: _Row("支付令申请费"),
}
