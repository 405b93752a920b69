"""条款库随系统提供的部分: the usual clauses of each kind of term, with the article behind each.

They are written for any case: 用人单位 and 劳动者 instead of sides, ＿＿ where something must be
filled in, which the check of an agreement refuses until it is. An office lays its own over them.
"""

from mediation.domain.agreement.clauses.clause import (
    Beginning,
    Clause,
    PayerRole,
    PaymentOutline,
    beginning_of,
)
from mediation.domain.agreement.clauses.employment import EMPLOYMENT_CLAUSES
from mediation.domain.agreement.clauses.ending import ENDING_CLAUSES
from mediation.domain.agreement.clauses.money import PAYMENT_CLAUSES
from mediation.domain.agreement.words import TermKind

NATIONAL = PAYMENT_CLAUSES + EMPLOYMENT_CLAUSES + ENDING_CLAUSES

# Behind each kind of clause, as the page cites it.
ARTICLES: dict[TermKind, str] = {
    TermKind.PAYMENT: "17号令 26、特邀调解规定 24",
    TermKind.EMPLOYMENT_END: "劳动合同法 36、50",
    TermKind.EMPLOYMENT_CONTINUE: "劳动合同法 29、48",
    TermKind.EMPLOYMENT_CONFIRM: "33号令 75：含此条的协议不能申请仲裁审查",
    TermKind.CERTIFICATE: "劳动合同法 50",
    TermKind.SOCIAL_INSURANCE: "劳动争议解释（二）19：缴费不能约定放弃",
    TermKind.WITHDRAWAL: "17号令 26",
    TermKind.DEFAULT: "民事调解规定 8：可以约定逾期责任，不能约定由法院裁判",
    TermKind.CONFIDENTIALITY: "人民调解法 3：不得妨碍依法维权",
    TermKind.OTHER: "",
}


__all__ = [
    "ARTICLES",
    "NATIONAL",
    "Beginning",
    "Clause",
    "PayerRole",
    "PaymentOutline",
    "beginning_of",
]
