"""The usual words of each kind of clause, with the rule behind it; the mediator completes them.

What must be filled in stands in ＿＿, which the check of an agreement refuses until it is.
"""

from mediation.domain.agreement.words import TermKind

CLAUSES: dict[TermKind, str] = {
    # 劳动合同法 arts. 36, 50: how and when the relation ended.
    TermKind.EMPLOYMENT_END: (
        "双方劳动关系于＿＿年＿＿月＿＿日协商一致解除，双方确认解除前的劳动关系存续期间无其他争议。"
    ),
    TermKind.EMPLOYMENT_CONTINUE: (
        "双方继续履行劳动合同，被申请人于＿＿年＿＿月＿＿日前安排申请人回到原岗位工作，工资标准不变。"
    ),
    # 33号令 art. 75: not reviewed by a commission, so it stands apart from money.
    TermKind.EMPLOYMENT_CONFIRM: ("双方确认自＿＿年＿＿月＿＿日至＿＿年＿＿月＿＿日存在劳动关系。"),
    # 劳动合同法 art. 50: certificate at once, files and insurance within fifteen days.
    TermKind.CERTIFICATE: (
        "被申请人于＿＿年＿＿月＿＿日前出具解除劳动合同的证明，并办理档案和社会保险关系转移手续。"
    ),
    # 解释（二）art. 19: contributions cannot be waived, only what is dealt with elsewhere named.
    TermKind.SOCIAL_INSURANCE: (
        "社会保险费的补缴不在本协议处理范围，申请人可以向社会保险经办机构反映。"
    ),
    TermKind.WITHDRAWAL: "本协议履行完毕后，双方就本案请求事项再无其他争议。",
    # 民事调解规定 art. 8: extra pay may be agreed, a later judgment may not.
    TermKind.DEFAULT: (
        "付款方任何一期逾期超过五日的，收款人可以就全部未付款项一并主张，"
        "付款方并自逾期之日起按全国银行间同业拆借中心公布的一年期贷款市场报价利率支付逾期付款损失。"
    ),
    TermKind.CONFIDENTIALITY: "双方对本协议内容保密，依法向有关机关提供的除外。",
    TermKind.OTHER: "",
    TermKind.PAYMENT: "",
}

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
