"""What each calculator asks a person: names of the readers, labels, kinds, and what is shared.

The facts marked common are entered once for a worker and read by every head that needs them; a
local figure is asked for only where the office has not entered it.
"""

from dataclasses import dataclass
from enum import StrEnum

from mediation.domain.claims.ending import Ending
from mediation.domain.claims.parameters import ParameterKind


class AskedKind(StrEnum):
    """How the answer to a question is written."""

    MONEY = "money"
    DAY = "day"
    NUMBER = "number"
    WHOLE = "whole"
    SHARE = "share"
    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"
    MONEYS = "moneys"
    AMOUNTS = "amounts"

    @property
    def hint(self) -> str:
        """How to write it, for kinds that are not plain."""
        return _KIND_HINTS.get(self, "")


_KIND_HINTS = {
    AskedKind.SHARE: "写 80% 或者 0.8。",
    AskedKind.MONEYS: "每行一个月的金额，从早到晚。",
    AskedKind.AMOUNTS: "每行一项，名称和金额之间空一格。",
}


@dataclass(frozen=True)
class Asked:
    """One question; `standard` tells which local figure it stands in for."""

    name: str
    label: str
    kind: AskedKind
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    is_common: bool = False
    standard: ParameterKind | None = None

    @property
    def help(self) -> str:
        """What stands below the field."""
        return self.hint or self.kind.hint


def _common(name: str, label: str, kind: AskedKind, hint: str = "", **more: object) -> Asked:
    return Asked(name, label, kind, hint, is_common=True, **more)  # type: ignore[arg-type]


def _local(name: str, kind: ParameterKind) -> Asked:
    return Asked(name, kind.label, AskedKind.MONEY, "本次录入，请核对来源。", standard=kind)


K, P = AskedKind, ParameterKind
_ENDINGS = tuple((ending.value, ending.label) for ending in Ending)
START = _common("start", "入职日期", K.DAY)
END = _common("end", "离职日期", K.DAY, "最后一个工作日；仍在职的留空。")
REASON = _common("end_reason", "离职原因", K.CHOICE, options=_ENDINGS)
AVERAGE = _common(
    "avg_wage_12m", "离职前十二个月平均工资", K.MONEY, "应发工资，含奖金、津贴和补贴。"
)
WAGES = _common(
    "monthly_wages",
    "离职前十二个月逐月工资",
    K.MONEYS,
    "每行一个月，从早到晚；填了逐月工资，平均工资可以留空。",
)
MONTHLY = _common("monthly_wage", "月工资", K.MONEY, "合同约定或者实际执行的月工资。")
OVERTIME_IN_WAGE = _common("of_which_overtime", "月平均工资中的加班费", K.MONEY)
PRIOR_YEARS = _common(
    "prior_service_years", "合并计算的原单位年限", K.NUMBER, "非因本人原因调入的年限。"
)
PART_TIME = _common("part_time", "非全日制用工", K.FLAG)
FILED = _common("claim_filed", "申请仲裁或者调解的日期", K.DAY, "用来判断时效。")
FIRST_JOB = _common("first_job", "首次参加工作的日期", K.DAY, "各单位的工作年限合并计算。")
INSURED = _common("insured", "单位已参加工伤保险", K.FLAG)
INJURED = _common("injury_date", "事故或者诊断的日期", K.DAY)
OWN_WAGE = _common("own_wage", "本人工资（工伤前十二个月平均缴费工资）", K.MONEY)
PAID = Asked("paid", "已经支付", K.MONEY)
CLAIMED = Asked("claimed", "当事人主张的金额", K.MONEY)
MINIMUM = _local("local_min_wage", P.MINIMUM_WAGE)
CITY_AVERAGE = _local("local_avg_monthly_prev_year", P.AVERAGE_WAGE)
AREA_AVERAGE = _local("area_avg_monthly", P.INJURY_AVERAGE_WAGE)
