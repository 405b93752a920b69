"""What an applicant can ask for 请求事项: types with the head of the Act and the court's cause.

Heads are those of 调解仲裁法 art. 2; causes are of the 2025 edition (法〔2025〕227号, in force from
2026-01-01). `may_be_final` marks types whose award may be final for the employer (art. 47).
"""

from dataclasses import dataclass
from enum import StrEnum

from mediation.domain.dispute_kinds import DisputeKind


class ActHead(StrEnum):
    """The six heads of labour disputes (调解仲裁法 art. 2)."""

    RELATION = "1"
    CONTRACT = "2"
    LEAVING = "3"
    CONDITIONS = "4"
    MONEY = "5"
    OTHER = "6"

    @property
    def label(self) -> str:
        """The words of the Act."""
        return _HEAD_LABELS[self]


_HEAD_LABELS = {
    ActHead.RELATION: "因确认劳动关系发生的争议",
    ActHead.CONTRACT: "因订立、履行、变更、解除和终止劳动合同发生的争议",
    ActHead.LEAVING: "因除名、辞退和辞职、离职发生的争议",
    ActHead.CONDITIONS: "因工作时间、休息休假、社会保险、福利、培训以及劳动保护发生的争议",
    ActHead.MONEY: "因劳动报酬、工伤医疗费、经济补偿或者赔偿金等发生的争议",
    ActHead.OTHER: "法律、法规规定的其他劳动争议",
}


class ClaimType(StrEnum):
    """One type of claim; a case has many claims, each of its own type."""

    CONFIRM_EMPLOYMENT = "confirm_employment"
    CONTRACT = "contract"
    WAGES = "wages"
    OVERTIME = "overtime"
    DOUBLE_WAGE = "double_wage"
    SEVERANCE = "severance"
    UNLAWFUL_DISMISSAL = "unlawful_dismissal"
    REINSTATEMENT = "reinstatement"
    ANNUAL_LEAVE = "annual_leave"
    SOCIAL_INSURANCE = "social_insurance"
    WORK_INJURY = "work_injury"
    MATERNITY = "maternity"
    HOURS_AND_REST = "hours_and_rest"
    WELFARE = "welfare"
    TRAINING_PENALTY = "training_penalty"
    NON_COMPETE = "non_compete"
    AGENCY_WORK = "agency_work"
    PART_TIME = "part_time"
    COLLECTIVE_CONTRACT = "collective_contract"
    LEAVING_PAPERS = "leaving_papers"
    CHANGE_OF_POST = "change_of_post"
    EMPLOYER_CLAIM = "employer_claim"
    OVER_AGE = "over_age"
    NEW_FORM = "new_form"
    CONTRACTOR_LIABILITY = "contractor_liability"
    PERSONNEL = "personnel"
    CIVIL = "civil"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return _ROWS[self].label

    @property
    def number(self) -> str:
        """The two-digit number used in statistics."""
        return _ROWS[self].number

    @property
    def act_heads(self) -> tuple[ActHead, ...]:
        """The heads of art. 2 it falls under; empty when the Act does not cover it."""
        return tuple(ActHead(sign) for sign in _ROWS[self].heads)

    @property
    def court_code(self) -> str:
        """The court's cause of action (2025 edition), empty when there is no single one."""
        return _ROWS[self].court_code

    @property
    def may_be_final(self) -> bool:
        """Whether an award on it may be final for the employer (调解仲裁法 art. 47)."""
        return _ROWS[self].may_be_final

    @property
    def is_remuneration(self) -> bool:
        """Whether limitation waits for the end of employment (art. 27(4)); double wage does not."""
        return self in {ClaimType.WAGES, ClaimType.OVERTIME}

    @property
    def dispute_kind(self) -> DisputeKind:
        """The kind of dispute a claim of this type belongs to."""
        return _KINDS.get(self, DisputeKind.LABOUR)


@dataclass(frozen=True)
class _Row:
    number: str
    label: str
    heads: str
    court_code: str
    may_be_final: bool = False


_ROWS = {
    ClaimType.CONFIRM_EMPLOYMENT: _Row("01", "确认劳动关系", "1", "205(1)"),
    ClaimType.CONTRACT: _Row("02", "订立、变更、履行劳动合同", "2", "205"),
    ClaimType.WAGES: _Row("03", "拖欠工资", "5", "205(5)", may_be_final=True),
    ClaimType.OVERTIME: _Row("04", "加班费", "45", "205(5)", may_be_final=True),
    ClaimType.DOUBLE_WAGE: _Row("05", "未签合同二倍工资", "5", "205", may_be_final=True),
    ClaimType.SEVERANCE: _Row("06", "经济补偿", "5", "205(6)", may_be_final=True),
    ClaimType.UNLAWFUL_DISMISSAL: _Row("07", "违法解除赔偿金", "35", "205", may_be_final=True),
    ClaimType.REINSTATEMENT: _Row("08", "继续履行、恢复岗位", "2", "205"),
    ClaimType.ANNUAL_LEAVE: _Row("09", "未休年休假工资", "4", "205", may_be_final=True),
    ClaimType.SOCIAL_INSURANCE: _Row("10", "社会保险待遇损失", "4", "206", may_be_final=True),
    ClaimType.WORK_INJURY: _Row("11", "工伤待遇", "5", "206(2)", may_be_final=True),
    ClaimType.MATERNITY: _Row("12", "女职工“三期”待遇", "4", "205"),
    ClaimType.HOURS_AND_REST: _Row("13", "工作时间、休息休假", "4", "205", may_be_final=True),
    ClaimType.WELFARE: _Row("14", "福利待遇", "4", "207"),
    ClaimType.TRAINING_PENALTY: _Row("15", "培训服务期违约金", "4", "205"),
    ClaimType.NON_COMPETE: _Row("16", "竞业限制", "2", "205(7)", may_be_final=True),
    ClaimType.AGENCY_WORK: _Row("17", "劳务派遣", "2", "205(3)"),
    ClaimType.PART_TIME: _Row("18", "非全日制用工", "2", "205(4)"),
    ClaimType.COLLECTIVE_CONTRACT: _Row("19", "集体合同", "2", "205(2)"),
    ClaimType.LEAVING_PAPERS: _Row("20", "离职证明、档案、社保转移", "3", "205"),
    ClaimType.CHANGE_OF_POST: _Row("21", "调岗调薪", "2", "205"),
    ClaimType.EMPLOYER_CLAIM: _Row("22", "用人单位向劳动者索赔", "2", "205"),
    ClaimType.OVER_AGE: _Row("23", "超龄劳动者用工", "6", "208"),
    ClaimType.NEW_FORM: _Row("24", "新就业形态用工", "", "214"),
    ClaimType.CONTRACTOR_LIABILITY: _Row("25", "承包、挂靠用工主体责任", "6", "209"),
    ClaimType.PERSONNEL: _Row("26", "人事争议", "6", "210"),
    ClaimType.CIVIL: _Row("27", "劳务等民事纠纷（非劳动争议）", "", "144"),
    ClaimType.OTHER: _Row("99", "其他", "6", ""),
}

_KINDS = {
    ClaimType.COLLECTIVE_CONTRACT: DisputeKind.COLLECTIVE_CONTRACT,
    ClaimType.OVER_AGE: DisputeKind.OVER_AGE,
    ClaimType.NEW_FORM: DisputeKind.NEW_FORM,
    ClaimType.PERSONNEL: DisputeKind.PERSONNEL,
    ClaimType.CIVIL: DisputeKind.CIVIL,
}
