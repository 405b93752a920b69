"""Which reader answers which kind, by the names that people and files give it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.reading import (
    contract,
    death,
    injury,
    injury_costs,
    leave,
    leaving,
    others,
    pay,
)
from mediation.domain.claims.reading import overtime as hours
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.width import narrow

Reader = Callable[[Fields, Standards, str], Calculation]


@dataclass(frozen=True)
class Kind:
    """A reader with the head it computes and the further names it goes by."""

    head: Head
    read: Reader
    names: tuple[str, ...] = ()


# Of one head several kinds may stand here: each asks for a part of its lines.
KINDS = (
    Kind(Head.SEVERANCE, leaving.read_severance, ("经济补偿金", "解除经济补偿", "N", "离职补偿")),
    Kind(
        Head.UNLAWFUL_DISMISSAL,
        leaving.read_unlawful_dismissal,
        ("赔偿金2N", "赔偿金", "2N", "违法解除赔偿金", "违法终止赔偿金", "违法解除劳动合同赔偿金"),
    ),
    Kind(Head.NOTICE_PAY, leaving.read_notice_pay, ("N+1", "代通知金N+1", "未提前通知工资")),
    Kind(
        Head.DOUBLE_WAGE,
        contract.read_double_wage,
        ("二倍工资差额", "二倍工资", "双倍工资", "双倍工资差额", "未签合同二倍工资"),
    ),
    Kind(Head.OVERTIME_BASE, hours.read_overtime_base, ("加班费基数", "加班基数", "加班费base")),
    Kind(Head.OVERTIME, hours.read_overtime, ("加班工资", "加班")),
    Kind(
        Head.ANNUAL_LEAVE, leave.read_annual_leave, ("未休年休假", "年休假工资", "年休假", "年假")
    ),
    Kind(Head.UNPAID_WAGES, pay.read_unpaid_wages, ("欠薪", "工资", "劳动报酬", "未付工资")),
    Kind(Head.EXTRA_DAMAGES, pay.read_extra_damages, ("加付赔偿",)),
    Kind(
        Head.UNLAWFUL_PROBATION,
        contract.read_unlawful_probation,
        ("违法试用期赔偿", "违法试用期赔偿金", "违法试用期", "试用期赔偿金", "试用期赔偿"),
    ),
    Kind(Head.PROBATION_WAGE, contract.read_probation_wage, ("试用期工资", "试用期最低工资")),
    Kind(Head.SICK_PAY, pay.read_sick_pay, ("病假", "病假工资差额", "病假工资下限")),
    Kind(
        Head.SHUTDOWN_PAY,
        pay.read_shutdown_pay,
        ("停工生活费", "停工停产工资", "停工停产", "停工工资", "停产工资", "停工待遇", "待岗工资"),
    ),
    Kind(Head.MEDICAL_PERIOD, leave.read_medical_period, ("医疗期月数",)),
    Kind(
        Head.INJURY,
        injury.read_disability_grant,
        ("一次性伤残补助金", "伤残补助金", "disability_grant"),
    ),
    Kind(
        Head.INJURY,
        injury.read_lump_sums,
        (
            "一次性工伤医疗补助金",
            "一次性伤残就业补助金",
            "一次性医疗补助金",
            "一次性就业补助金",
            "lump_sums",
        ),
    ),
    Kind(Head.INJURY, injury.read_disability_allowance, ("伤残津贴", "disability_allowance")),
    Kind(
        Head.INJURY,
        injury_costs.read_stop_work,
        ("停工留薪期工资", "停工留薪", "停工留薪期", "停工留薪工资", "stop_work_pay"),
    ),
    Kind(
        Head.INJURY,
        injury_costs.read_meals,
        ("住院伙食补助费", "伙食补助费", "住院伙食补助", "hospital_meals"),
    ),
    Kind(Head.INJURY, injury_costs.read_nursing, ("生活护理费", "护理费", "nursing")),
    Kind(Head.INJURY, injury.read_injury, ("工伤", "工伤赔偿", "工伤保险待遇")),
    Kind(Head.DEATH, death.read_death_grant, ("一次性工亡补助金", "工亡补助金", "death_grant")),
    Kind(Head.DEATH, death.read_funeral, ("丧葬补助金", "丧葬费", "funeral")),
    Kind(Head.DEATH, death.read_pension, ("供养亲属抚恤金", "抚恤金", "pension")),
    Kind(Head.DEATH, death.read_death, ("工亡", "工亡赔偿")),
    Kind(Head.HEAT_ALLOWANCE, leave.read_heat_allowance, ("高温补贴", "高温费")),
    Kind(
        Head.NON_COMPETE,
        leaving.read_non_compete,
        ("竞业限制补偿", "竞业限制补偿金", "竞业补偿", "竞业限制"),
    ),
    Kind(
        Head.TRAINING_PENALTY,
        leaving.read_training_penalty,
        ("培训服务期违约金", "服务期", "培训违约金", "违约金"),
    ),
    Kind(Head.INSURANCE_LOSS, others.read_insurance_loss, ("社保损失", "社保待遇损失")),
    Kind(
        Head.UNEMPLOYMENT_LOSS,
        others.read_unemployment_loss,
        ("失业金损失", "失业金", "失业保险金", "失业保险待遇损失", "失业保险损失"),
    ),
    Kind(Head.MATERNITY_LEAVE, leave.read_maternity_leave, ("产假天数", "生育假")),
    Kind(Head.MINIMUM_WAGE, pay.read_minimum_wage, ("最低工资", "最低工资标准", "最低工资补差")),
    Kind(Head.WAGE_DEDUCTION, pay.read_wage_deduction, ("扣减工资", "工资扣减", "扣工资", "扣款")),
    Kind(Head.FINAL_AWARD, others.read_final_award, ("终局", "一裁终局", "终局裁决判断")),
    Kind(Head.COURT_FEE, others.read_court_fee, ("诉讼费", "案件受理费", "受理费", "法院收费")),
    Kind(
        Head.PAYMENT_ORDER_FEE, others.read_payment_order_fee, ("支付令费", "支付令", "支付令费用")
    ),
)
# Words around a name that change nothing about what is computed.
_AROUND = re.compile(
    r"^(?:支付|要求支付|请求|女职工|劳动者|用人单位|解除劳动合同|终止劳动合同)+|"
    r"(?:金|款|差额|纠纷|争议|计算|期间工资|待遇|天数|标准|案件)+$"
)
# Longer than any name with what its brackets may say.
_LONGEST_NAME = 60
_BRACKETS = re.compile(r"^(?P<main>[^(]+?)\s*\((?P<qualifier>.*)\)\s*$")


@dataclass(frozen=True)
class NamedKind:
    """A kind as it was written: what it means, and what stood in brackets behind it."""

    kind: Kind
    qualifier: str


def find_kind(name: str) -> NamedKind | None:
    """The kind of that name; what is in brackets says more about it ('加班费 (base)')."""
    if len(name) > _LONGEST_NAME:
        return None
    plain = narrow(name).strip()
    match = _BRACKETS.match(plain)
    main, qualifier = (match["main"], match["qualifier"]) if match else (plain, "")
    for written in (f"{main}{qualifier}", main):
        found = _BY_NAME.get(_folded(written))
        if found is not None:
            return NamedKind(found, qualifier)
    bare = _AROUND.sub("", _folded(main))
    # '解除劳动合同经济补偿金差额' is 经济补偿; '竞业限制违约金' is not 竞业限制补偿.
    kind = _BY_NAME.get(bare)
    return None if kind is None else NamedKind(kind, qualifier)


def known_names() -> str:
    """The Chinese names of all heads, for a sentence that says what may be asked."""
    return "、".join(head.label for head in Head)


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", name).lower()


def _all_names() -> dict[str, Kind]:
    by_name: dict[str, Kind] = {}
    for kind in KINDS:
        by_name |= {_folded(name): kind for name in kind.names}
    for kind in KINDS:
        # The last kind of a head is its widest and owns the head's own names.
        by_name |= {_folded(name): kind for name in (kind.head.value, kind.head.label)}
    return by_name


_BY_NAME = _all_names()
