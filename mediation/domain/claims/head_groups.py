"""The heads in the groups of the index, each with a sentence that says what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from mediation.domain.claims.heads import Head


@dataclass(frozen=True)
class HeadGroup:
    """A group of heads that belong together at the desk."""

    label: str
    notes: Mapping[Head, str]


HEAD_GROUPS = (
    HeadGroup(
        "解除终止",
        {
            Head.SEVERANCE: "按工作年限计算的 N，含封顶、分段和解除原因的判断。",
            Head.UNLAWFUL_DISMISSAL: "经济补偿标准的二倍，违法解除或者终止时适用。",
            Head.NOTICE_PAY: "未提前三十日通知的一个月工资，只适用于第四十条的情形。",
            Head.NON_COMPETE: "离职后履行竞业限制的按月补偿。",
            Head.TRAINING_PENALTY: "违反服务期约定时劳动者应付的上限。",
        },
    ),
    HeadGroup(
        "工资",
        {
            Head.UNPAID_WAGES: "整月、不满整月的欠薪。",
            Head.DOUBLE_WAGE: "满一个月未订立书面合同的差额，时效口径并列。",
            Head.EXTRA_DAMAGES: "责令限期支付后逾期不付的百分之五十至一百。",
            Head.UNLAWFUL_PROBATION: "超过法定试用期部分的赔偿金。",
            Head.PROBATION_WAGE: "试用期工资低于法定下限的差额。",
            Head.MINIMUM_WAGE: "扣除加班费、津贴后低于最低工资的差额。",
            Head.WAGE_DEDUCTION: "因劳动者造成损失扣减工资的上限。",
            Head.SICK_PAY: "病假期间的工资和下限。",
            Head.SHUTDOWN_PAY: "停工停产一个工资支付周期内外的工资、生活费。",
            Head.HEAT_ALLOWANCE: "按月或者按日的高温津贴。",
        },
    ),
    HeadGroup(
        "工时休假",
        {
            Head.OVERTIME: "标准、综合、不定时工时下的加班费。",
            Head.OVERTIME_BASE: "日工资、小时工资的折算和常见错误算法。",
            Head.ANNUAL_LEAVE: "应休天数、折算和未休工资。",
            Head.MEDICAL_PERIOD: "按累计工作年限和本单位年限确定的月数。",
            Head.MATERNITY_LEAVE: "产假天数和截止日。",
        },
    ),
    HeadGroup(
        "工伤",
        {
            Head.INJURY: "一至十级各项待遇，含未参保、停工留薪和伙食补助。",
            Head.DEATH: "丧葬补助金、供养亲属抚恤金、一次性工亡补助金。",
        },
    ),
    HeadGroup(
        "其他",
        {
            Head.INSURANCE_LOSS: "不能补缴时的待遇损失。",
            Head.UNEMPLOYMENT_LOSS: "未参保造成的失业保险金损失。",
        },
    ),
    HeadGroup(
        "费用与判断",
        {
            Head.FINAL_AWARD: "逐项判断裁决是否一裁终局。",
            Head.COURT_FEE: "劳动争议案件受理费，调解、撤诉减半。",
            Head.PAYMENT_ORDER_FEE: "申请支付令的费用。",
        },
    ),
)
