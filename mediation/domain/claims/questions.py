"""The table of questions: which facts each head of claim is computed from."""

from collections.abc import Mapping

from mediation.domain.claims import asked
from mediation.domain.claims.asked import Asked, AskedKind
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind

K, P = AskedKind, ParameterKind
_SETTLED = (asked.PAID, asked.CLAIMED)
_MONTHS = Asked("months", "月数", K.NUMBER)
_DAYS = Asked("days", "天数", K.NUMBER)
_ON = Asked("date", "按哪一天的标准", K.DAY)
_SERVICE = (
    *(asked.START, asked.END, asked.REASON, asked.WAGES, asked.AVERAGE, asked.PART_TIME),
    *(asked.PRIOR_YEARS, asked.CITY_AVERAGE, asked.MINIMUM),
)
_LIMITATIONS = (
    ("", "四种口径并列"),
    ("by_day", "逐日起算"),
    ("by_month", "逐月起算"),
    ("from_window_end", "自违法状态结束之日起算"),
    ("from_employment_end", "自劳动关系终止之日起算"),
)
_SYSTEMS = (("标准工时", "标准工时"), ("综合工时", "综合计算工时"), ("不定时", "不定时工时"))
_BASES = (("", "按当地规定"), ("本人工资", "本人工资"), ("平均工资", "统筹地区职工月平均工资"))

QUESTIONS: Mapping[Head, tuple[Asked, ...]] = {
    Head.SEVERANCE: (*_SERVICE, *_SETTLED),
    Head.UNLAWFUL_DISMISSAL: (
        *_SERVICE,
        Asked("union_notified", "解除前已通知工会", K.FLAG),
        Asked("reinstatement", "劳动者要求继续履行合同", K.FLAG),
        *_SETTLED,
    ),
    Head.NOTICE_PAY: (
        *_SERVICE,
        Asked("last_month_wage", "离职前一个月的工资", K.MONEY),
        Asked("notice_given", "已提前三十日书面通知", K.FLAG),
        *_SETTLED,
    ),
    Head.DOUBLE_WAGE: (
        *(asked.START, asked.END, asked.MONTHLY, asked.FILED),
        Asked("signed", "补签书面合同的日期", K.DAY, "始终没有签订的留空。"),
        Asked("prior_contract_end", "上一份合同期满的日期", K.DAY),
        Asked("open_ended_due", "应当订立无固定期限合同的日期", K.DAY),
        Asked("limitation_defence", "对方提出时效抗辩", K.FLAG),
        Asked("limitation_variant", "时效口径", K.CHOICE, options=_LIMITATIONS),
        *_SETTLED,
    ),
    Head.OVERTIME: (
        asked.MONTHLY,
        Asked("system", "工时制度", K.CHOICE, options=_SYSTEMS),
        Asked("overtime_hours", "工作日延长的小时数", K.NUMBER),
        Asked("rest_hours", "休息日加班的小时数", K.NUMBER),
        Asked("holiday_hours", "法定节假日加班的小时数", K.NUMBER),
        Asked("substitute_rest_days", "已安排补休的天数", K.NUMBER),
        Asked("total_hours", "综合工时：周期内实际总工时", K.NUMBER),
        Asked("standard_hours", "综合工时：周期内法定总工时", K.NUMBER),
        _ON,
        *_SETTLED,
    ),
    Head.OVERTIME_BASE: (
        asked.MONTHLY,
        Asked("overtime_hours", "工作日延长的小时数", K.NUMBER),
        Asked("rest_hours", "休息日加班的小时数", K.NUMBER),
        Asked("holiday_hours", "法定节假日加班的小时数", K.NUMBER),
        _ON,
    ),
    Head.ANNUAL_LEAVE: (
        *(asked.FIRST_JOB, asked.START, asked.END, asked.AVERAGE, asked.OVERTIME_IN_WAGE),
        Asked("days", "未休天数", K.NUMBER, "已经知道的直接填写，其余可以留空。"),
        Asked("year", "哪一年的年休假", K.WHOLE),
        Asked("entitlement", "全年应休天数", K.NUMBER, "留空的，按累计工龄计算。"),
        Asked("used", "已休天数", K.NUMBER),
        Asked("waived", "劳动者书面提出不休", K.FLAG),
        asked.FILED,
        *_SETTLED,
    ),
    Head.UNPAID_WAGES: (
        asked.MONTHLY,
        Asked("unpaid_from", "拖欠期间的第一天", K.DAY),
        Asked("unpaid_to", "拖欠期间的最后一天", K.DAY),
        Asked("unpaid_months", "拖欠的整月数", K.NUMBER, "没有起止日期时填写。"),
        Asked("unpaid_days", "另外拖欠的天数", K.NUMBER),
        Asked("unpaid_amount", "已经确认的欠薪金额", K.MONEY),
        asked.FILED,
        *_SETTLED,
    ),
    Head.EXTRA_DAMAGES: (
        Asked("unpaid", "应付未付的金额", K.MONEY),
        Asked("ordered", "劳动行政部门已责令限期支付", K.FLAG),
        Asked("order_expired", "限期已过仍未支付", K.FLAG),
        Asked("rate", "加付比例", K.SHARE),
        asked.CLAIMED,
    ),
    Head.UNLAWFUL_PROBATION: (
        asked.START,
        Asked("contract_months", "合同期限的月数", K.NUMBER),
        Asked("open_ended", "无固定期限合同", K.FLAG),
        Asked("for_a_task", "以完成一定任务为期限", K.FLAG),
        Asked("probation_months", "约定的试用期月数", K.NUMBER),
        Asked("probation_to", "试用期的最后一天", K.DAY),
        Asked("probation_wage", "试用期工资", K.MONEY),
        Asked("regular_wage", "转正后的工资", K.MONEY),
        *_SETTLED,
    ),
    Head.PROBATION_WAGE: (
        Asked("regular_wage", "合同约定工资", K.MONEY),
        Asked("lowest_same_post", "同岗位最低档工资", K.MONEY),
        Asked("probation_wage", "试用期实发工资", K.MONEY),
        Asked("probation_months", "试用期月数", K.NUMBER),
        *(asked.START, asked.MINIMUM, asked.CLAIMED),
    ),
    Head.SICK_PAY: (
        asked.MONTHLY,
        Asked("sick_months", "病假月数", K.NUMBER),
        Asked("sick_days", "病假天数", K.NUMBER),
        Asked("sick_pay_ratio", "当地或者合同约定的比例", K.SHARE, standard=P.SICK_PAY_RATIO),
        *(_ON, asked.MINIMUM),
        *_SETTLED,
    ),
    Head.SHUTDOWN_PAY: (
        asked.MONTHLY,
        Asked("shutdown_months", "停工的月数", K.NUMBER),
        Asked("worked", "停工期间提供了劳动", K.FLAG),
        Asked("living_ratio", "生活费占最低工资的比例", K.SHARE),
        Asked("living_allowance", "当地生活费标准（每月）", K.MONEY, standard=P.LIVING_ALLOWANCE),
        *(_ON, asked.MINIMUM),
        *_SETTLED,
    ),
    Head.MEDICAL_PERIOD: (
        *(asked.FIRST_JOB, asked.START),
        Asked("total_years", "累计工作年限", K.NUMBER, "没有首次工作日期时填写。"),
        Asked("unit_years", "本单位工作年限", K.NUMBER),
        Asked("ill_from", "患病停工的日期", K.DAY),
    ),
    Head.INJURY: (
        Asked("grade", "伤残等级", K.WHOLE, "1 至 10 级。"),
        *(asked.OWN_WAGE, asked.INJURED, asked.INSURED),
        Asked("contract_ended", "劳动关系已经解除或者终止", K.FLAG),
        Asked("stop_months", "停工留薪期的月数", K.NUMBER),
        Asked("monthly_wage", "受伤前的月工资", K.MONEY, is_common=True),
        Asked("hospital_days", "住院天数", K.NUMBER),
        Asked("meal_rate", "住院伙食补助费标准（每日）", K.MONEY, standard=P.INJURY_MEAL),
        Asked(
            "medical_months",
            P.INJURY_MEDICAL_MONTHS.label,
            K.NUMBER,
            "按省级规定。",
            standard=P.INJURY_MEDICAL_MONTHS,
        ),
        Asked(
            "employment_months",
            P.INJURY_EMPLOYMENT_MONTHS.label,
            K.NUMBER,
            "按省级规定。",
            standard=P.INJURY_EMPLOYMENT_MONTHS,
        ),
        Asked("lump_sum_base", "两项补助金的计发基数", K.CHOICE, options=_BASES),
        Asked("near_retirement_reduction", "临近退休减发的比例", K.SHARE),
        asked.AREA_AVERAGE,
        *_SETTLED,
    ),
    Head.DEATH: (
        Asked("died_on", "死亡日期", K.DAY),
        asked.OWN_WAGE,
        Asked("spouse", "有受供养的配偶", K.FLAG),
        Asked("other_dependants", "其他受供养亲属人数", K.WHOLE),
        Asked("pension_months", "供养抚恤金的月数", K.NUMBER),
        asked.INSURED,
        Asked(
            "urban_income", "上一年度全国城镇居民人均可支配收入", K.MONEY, standard=P.URBAN_INCOME
        ),
        asked.AREA_AVERAGE,
        *_SETTLED,
    ),
    Head.HEAT_ALLOWANCE: (
        Asked("monthly_rate", "每月标准", K.MONEY, standard=P.HEAT_ALLOWANCE),
        Asked("daily_rate", "每日标准", K.MONEY, standard=P.HEAT_ALLOWANCE_DAILY),
        Asked("months", "高温作业的月数", K.NUMBER),
        Asked("heat_days", "高温作业的天数", K.NUMBER),
        *_SETTLED,
    ),
    Head.NON_COMPETE: (
        *(asked.AVERAGE, asked.END),
        Asked("agreed_monthly", "约定的每月补偿", K.MONEY),
        Asked("restricted_months", "履行竞业限制的月数", K.NUMBER),
        Asked("employer_terminated", "用人单位提出解除竞业限制", K.FLAG),
        asked.MINIMUM,
        *_SETTLED,
    ),
    Head.TRAINING_PENALTY: (
        Asked("training_cost", "专项培训费用", K.MONEY),
        Asked("service_period_months", "约定服务期的月数", K.NUMBER),
        Asked("served_months", "已经履行的月数", K.NUMBER),
        Asked("agreed_penalty", "约定的违约金", K.MONEY),
        *_SETTLED,
    ),
    Head.INSURANCE_LOSS: (
        Asked("loss", "损失金额", K.MONEY),
        Asked("basis", "损失的依据", K.TEXT),
        Asked("can_be_made_good", "可以补缴", K.FLAG),
        *_SETTLED,
    ),
    Head.UNEMPLOYMENT_LOSS: (
        Asked("contribution_years", "应缴费的年数", K.NUMBER),
        Asked("months", "应领取的月数", K.NUMBER, "留空的，按法律规定的最长月数。"),
        Asked(
            "unemployment_benefit",
            "失业保险金标准（每月）",
            K.MONEY,
            standard=P.UNEMPLOYMENT_BENEFIT,
        ),
        *(asked.END,),
        *_SETTLED,
    ),
    Head.MATERNITY_LEAVE: (
        Asked("birth_date", "分娩日期", K.DAY),
        Asked("babies", "生育婴儿数", K.WHOLE),
        Asked("difficult", "难产", K.FLAG),
        Asked("miscarriage_months", "流产时怀孕的月数", K.WHOLE),
        Asked("local_days", "地方增加的天数", K.WHOLE, standard=P.MATERNITY_EXTRA_DAYS),
    ),
    Head.MINIMUM_WAGE: (
        Asked("paid_monthly", "实发月工资", K.MONEY),
        Asked("overtime", "其中加班费", K.MONEY),
        Asked("allowances", "其中夜班、高温等津贴", K.MONEY),
        *(_MONTHS, _ON, asked.MINIMUM, asked.CLAIMED),
    ),
    Head.WAGE_DEDUCTION: (
        asked.MONTHLY,
        Asked("loss", "造成的损失", K.MONEY),
        Asked("deducted", "已扣金额", K.MONEY),
        *(_ON, asked.MINIMUM),
    ),
    Head.FINAL_AWARD: (
        Asked("items", "各项请求", K.AMOUNTS),
        Asked("award_date", "裁决日期", K.DAY),
        asked.MINIMUM,
    ),
    Head.COURT_FEE: (
        Asked("cases", "件数", K.WHOLE),
        Asked("mediated", "调解结案", K.FLAG),
        Asked("withdrawn", "撤诉", K.FLAG),
        Asked("summary", "适用简易程序", K.FLAG),
    ),
    Head.PAYMENT_ORDER_FEE: (Asked("amount", "请求支付的金额", K.MONEY),),
}
COMMON_QUESTIONS: Mapping[str, Asked] = {
    each.name: each for questions in QUESTIONS.values() for each in questions if each.is_common
}
