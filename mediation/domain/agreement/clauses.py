"""The rule behind each kind of clause, as the page cites it."""

from mediation.domain.agreement.words import TermKind

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
