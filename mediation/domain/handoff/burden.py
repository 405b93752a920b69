"""举证责任提示: what the other side keeps and must produce, by what is asked for.

The rule of all is 调解仲裁法 art. 6; a text that puts the burden on the employer is named besides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mediation.domain.claim_types import ClaimType
from mediation.domain.evidence import EvidenceKind

T, E = ClaimType, EvidenceKind
EMPLOYER = "用人单位"
KEPT_BY_THE_EMPLOYER = (
    "《劳动争议调解仲裁法》第六条（用人单位掌握管理的证据由其提供，不提供的承担不利后果）"
)
PAY_RECORDS = "《工资支付暂行规定》第六条（书面工资记录保存二年以上）"
OVERTIME = (
    "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第四十二条"
    "（加班事实的证据由用人单位掌握的，不提供则承担不利后果）"
)
DECISIONS = (
    "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第四十四条"
    "（解除、减少报酬、计算工作年限等决定由用人单位举证）"
)
RELATION = "《关于确立劳动关系有关事项的通知》（劳社部发〔2005〕12号）第二条"
INJURY = "《工伤保险条例》第十九条第二款（用人单位不认为是工伤的，由其举证）"


@dataclass(frozen=True)
class Duty:
    """One piece of proof that the employer keeps, the kind of paper it is, and the rule."""

    proof: str
    kind: EvidenceKind
    basis: str

    @property
    def holder(self) -> str:
        """Who must produce it."""
        return EMPLOYER


PAY = Duty("工资支付台账、工资条", E.WAGES, f"{KEPT_BY_THE_EMPLOYER}；{PAY_RECORDS}")
HOURS = Duty("考勤记录、加班审批", E.HOURS, f"{KEPT_BY_THE_EMPLOYER}；{OVERTIME}")
CONTRACT = Duty("劳动合同文本、入职登记", E.EMPLOYMENT, KEPT_BY_THE_EMPLOYER)
DISMISSAL = Duty("解除、终止决定及其依据", E.ENDING, DECISIONS)
RECRUITMENT = Duty("工资支付凭证、招用登记表、考勤记录", E.EMPLOYMENT, RELATION)
LEAVE = Duty("年休假安排和支付记录", E.HOURS, KEPT_BY_THE_EMPLOYER)
INSURED = Duty("社会保险缴费申报记录", E.INSURANCE, KEPT_BY_THE_EMPLOYER)
ACCIDENT = Duty("否认工伤的证据", E.INJURY, INJURY)

_DUTIES: dict[ClaimType, tuple[Duty, ...]] = {
    T.CONFIRM_EMPLOYMENT: (RECRUITMENT,),
    T.WAGES: (PAY,),
    T.OVERTIME: (HOURS, PAY),
    T.DOUBLE_WAGE: (CONTRACT, PAY),
    T.SEVERANCE: (DISMISSAL, PAY),
    T.UNLAWFUL_DISMISSAL: (DISMISSAL, PAY),
    T.REINSTATEMENT: (DISMISSAL,),
    T.ANNUAL_LEAVE: (LEAVE, PAY),
    T.SOCIAL_INSURANCE: (INSURED,),
    T.WORK_INJURY: (ACCIDENT, INSURED),
    T.HOURS_AND_REST: (HOURS,),
    T.CONTRACT: (CONTRACT,),
    T.CHANGE_OF_POST: (DISMISSAL,),
}


def duties_of(claims: Iterable[ClaimType]) -> Iterator[Duty]:
    """What the employer must produce for these claims, each once, in the order of the claims."""
    seen = dict.fromkeys(duty for claim in claims for duty in _DUTIES.get(claim, ()))
    yield from seen
