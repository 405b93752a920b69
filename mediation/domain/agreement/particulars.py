"""What a clause other than a payment says, piece by piece, so that it can be checked and compared.

Each kind of term has one record of particulars; a term may also carry free text, which is printed
after the clause. Nothing is complete by force: what is missing prints as a gap and is found by the
check (`agreement.checks`). Law: law.md 7.4 items 7-10.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mediation.domain.agreement.words import TermKind


class EndGround(StrEnum):
    """Why an employment ended; severance and unemployment benefit hang on it (劳动合同法 36-47)."""

    AGREED_BY_EMPLOYER = "agreed_by_employer"
    AGREED_BY_WORKER = "agreed_by_worker"
    WORKER_FOR_CAUSE = "worker_for_cause"
    WORKER_BY_NOTICE = "worker_by_notice"
    EMPLOYER_FOR_FAULT = "employer_for_fault"
    EMPLOYER_BY_NOTICE = "employer_by_notice"
    REDUCTION = "reduction"
    EXPIRY = "expiry"
    CLOSURE = "closure"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _GROUNDS[self][0]

    @property
    def article(self) -> str:
        """The article that the clause cites."""
        return _GROUNDS[self][1]

    @property
    def told(self) -> str:
        """How it ended, as the clause prints it: 解除 or 终止, as the law says for this ground."""
        return _GROUNDS[self][2]


_LAW = "《劳动合同法》"
_GROUNDS = {
    EndGround.AGREED_BY_EMPLOYER: (
        *("用人单位提出、双方协商一致", f"{_LAW}第三十六条"),
        "由用人单位提出、经双方协商一致解除",
    ),
    EndGround.AGREED_BY_WORKER: (
        *("劳动者提出、双方协商一致", f"{_LAW}第三十六条"),
        "由劳动者提出、经双方协商一致解除",
    ),
    EndGround.WORKER_FOR_CAUSE: (
        *("用人单位有法定过错、劳动者解除", f"{_LAW}第三十八条"),
        "因用人单位有法定过错由劳动者解除",
    ),
    EndGround.WORKER_BY_NOTICE: (
        *("劳动者提前通知解除", f"{_LAW}第三十七条"),
        "由劳动者提前通知用人单位解除",
    ),
    EndGround.EMPLOYER_FOR_FAULT: (
        *("劳动者有过失、用人单位解除", f"{_LAW}第三十九条"),
        "因劳动者有过失由用人单位解除",
    ),
    EndGround.EMPLOYER_BY_NOTICE: (
        *("用人单位无过失性解除", f"{_LAW}第四十条"),
        "由用人单位在劳动者没有过失的情形下依法解除",
    ),
    EndGround.REDUCTION: (
        *("用人单位经济性裁员", f"{_LAW}第四十一条"),
        "因用人单位经济性裁员解除",
    ),
    EndGround.EXPIRY: (
        *("劳动合同期满", f"{_LAW}第四十四条第一项"),
        "因劳动合同期满终止",
    ),
    EndGround.CLOSURE: (
        *("用人单位破产、关闭或者解散", f"{_LAW}第四十四条第四项、第五项"),
        "因用人单位破产、关闭或者提前解散终止",
    ),
}


class HandoverItem(StrEnum):
    """What is handed over when people part (劳动合同法 art. 50)."""

    CERTIFICATE = "certificate"
    PERSONNEL_FILE = "personnel_file"
    INSURANCE_TRANSFER = "insurance_transfer"
    INJURY_PAPERS = "injury_papers"
    PAY_RECORDS = "pay_records"
    WORK_HANDOVER = "work_handover"

    @property
    def label(self) -> str:
        """What is done, as the clause prints it."""
        return _HANDOVER[self]

    @property
    def is_by_worker(self) -> bool:
        """Whether the worker does it, not the employer."""
        return self is HandoverItem.WORK_HANDOVER


_HANDOVER = {
    HandoverItem.CERTIFICATE: "出具解除或者终止劳动合同的证明",
    HandoverItem.PERSONNEL_FILE: "办理档案转移手续",
    HandoverItem.INSURANCE_TRANSFER: "办理社会保险关系转移手续",
    HandoverItem.INJURY_PAPERS: "提供申领工伤保险待遇所需的材料并协助办理",
    HandoverItem.PAY_RECORDS: "提供工资支付记录的复印件",
    HandoverItem.WORK_HANDOVER: "办结工作交接",
}


class InsuranceTreatment(StrEnum):
    """What an agreement does about contributions; waiving them is void (解释（二） art. 19)."""

    OUTSIDE = "outside"
    MAKE_UP = "make_up"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"outside": "不在本协议处理", "make_up": "由用人单位补缴"}[self.value]


class DefaultExtra(StrEnum):
    """What is paid on top when a sum comes late."""

    NONE = "none"
    LPR = "lpr"
    DAILY_RATE = "daily_rate"
    FIXED_SUM = "fixed_sum"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "none": "不另加付",
            "lpr": "按一年期贷款市场报价利率（LPR）",
            "daily_rate": "按日万分之几",
            "fixed_sum": "一笔固定数额",
        }[self.value]


@dataclass(frozen=True)
class EmploymentEnd:
    """The employment ended on a day, for a ground."""

    ended_on: date | None = None
    ground: EndGround | None = None


@dataclass(frozen=True)
class EmploymentContinue:
    """Work is taken up again by a day, in a post, for no less than a monthly wage in yuan."""

    resume_on: date | None = None
    post: str = ""
    monthly_wage: Decimal | None = None


@dataclass(frozen=True)
class EmploymentConfirm:
    """An employment existed from one day to another; without an end it still exists."""

    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True)
class Handover:
    """Certificates, files, insurance: what is done by which day."""

    items: tuple[HandoverItem, ...] = ()
    by: date | None = None


@dataclass(frozen=True)
class InsuranceClause:
    """Contributions: left to the authority, or made up for a period by a day."""

    treatment: InsuranceTreatment = InsuranceTreatment.OUTSIDE
    from_on: date | None = None
    to_on: date | None = None
    by: date | None = None


@dataclass(frozen=True)
class Withdrawal:
    """What becomes of claims that are not paid; the kinds are codes of ClaimType.

    `done` says that nothing else is in dispute between the two sides.
    """

    withdrawn: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    done: bool = True


@dataclass(frozen=True)
class DefaultClause:
    """What follows when a sum comes late (民事调解规定 art. 8).

    `per_ten_thousand` is the daily rate in 万分之; `fixed` is yuan.
    """

    accelerates: bool = True
    grace_days: int | None = 5
    extra: DefaultExtra = DefaultExtra.LPR
    per_ten_thousand: Decimal | None = None
    fixed: Decimal | None = None


@dataclass(frozen=True)
class Confidentiality:
    """The two sides keep the agreement to themselves; the lawful exceptions are always printed."""

    sums_only: bool = False


Particulars = (
    EmploymentEnd
    | EmploymentContinue
    | EmploymentConfirm
    | Handover
    | InsuranceClause
    | Withdrawal
    | DefaultClause
    | Confidentiality
)
PARTICULARS: dict[TermKind, type[Particulars]] = {
    TermKind.EMPLOYMENT_END: EmploymentEnd,
    TermKind.EMPLOYMENT_CONTINUE: EmploymentContinue,
    TermKind.EMPLOYMENT_CONFIRM: EmploymentConfirm,
    TermKind.CERTIFICATE: Handover,
    TermKind.SOCIAL_INSURANCE: InsuranceClause,
    TermKind.WITHDRAWAL: Withdrawal,
    TermKind.DEFAULT: DefaultClause,
    TermKind.CONFIDENTIALITY: Confidentiality,
}
