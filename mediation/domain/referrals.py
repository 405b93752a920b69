"""A case sent on: to whom, and where it stands with its receiver."""

from enum import StrEnum

from mediation.domain.organisations import OrganisationKind


class ReferralKind(StrEnum):
    """Where a case that mediation did not end is sent, or who is asked to help beside it."""

    ARBITRATION = "arbitration"
    RETURN_TO_COURT = "return_to_court"
    LEGAL_AID = "legal_aid"
    LABOUR_SUPERVISION = "labour_supervision"
    HARDSHIP_AID = "hardship_aid"
    PSYCHOLOGICAL_SUPPORT = "psychological_support"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _REFERRAL_KIND_LABELS[self]

    @property
    def ends_mediation(self) -> bool:
        """Whether the case leaves with it; help is asked for while mediation goes on."""
        return self in {ReferralKind.ARBITRATION, ReferralKind.RETURN_TO_COURT}


_REFERRAL_KIND_LABELS = {
    ReferralKind.ARBITRATION: "移送仲裁",
    ReferralKind.RETURN_TO_COURT: "退回法院",
    ReferralKind.LEGAL_AID: "转请法律援助",
    ReferralKind.LABOUR_SUPERVISION: "转请劳动法律监督",
    ReferralKind.HARDSHIP_AID: "转请困难帮扶",
    ReferralKind.PSYCHOLOGICAL_SUPPORT: "转请心理疏导",
}


class ReferralState(StrEnum):
    """Where a referral stands with its receiver."""

    SENT = "sent"
    RECEIVED = "received"
    DEFECTIVE = "defective"
    REFUSED = "refused"
    FINISHED = "finished"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _REFERRAL_STATE_LABELS[self]


_REFERRAL_STATE_LABELS = {
    ReferralState.SENT: "已发出，待接收",
    ReferralState.RECEIVED: "已接收",
    ReferralState.DEFECTIVE: "需补正",
    ReferralState.REFUSED: "未受理",
    ReferralState.FINISHED: "已办结",
}

# The states in which its receiver has not answered yet.
OPEN_REFERRAL = frozenset({ReferralState.SENT, ReferralState.DEFECTIVE})

# Which organisations a referral of each kind may go to.
RECEIVERS: dict[ReferralKind, tuple[OrganisationKind, ...]] = {
    ReferralKind.ARBITRATION: (
        OrganisationKind.ARBITRATION_COMMISSION,
        OrganisationKind.HR_BUREAU,
    ),
    ReferralKind.RETURN_TO_COURT: (OrganisationKind.COURT,),
    ReferralKind.LEGAL_AID: (OrganisationKind.JUSTICE_BUREAU, OrganisationKind.UNION),
    ReferralKind.LABOUR_SUPERVISION: (OrganisationKind.HR_BUREAU, OrganisationKind.UNION),
    ReferralKind.HARDSHIP_AID: (OrganisationKind.UNION,),
    ReferralKind.PSYCHOLOGICAL_SUPPORT: (OrganisationKind.UNION,),
}
HELP = tuple(kind for kind in ReferralKind if not kind.ends_mediation)
# 个人信息保护法 arts. 28-29: that somebody is sent to such help says something of his health.
TELLS_OF_HEALTH = frozenset({ReferralKind.PSYCHOLOGICAL_SUPPORT})
# What the law or the rules of unions say of each kind of help, on the page and on the paper.
HELP_BASIS: dict[ReferralKind, str] = {
    ReferralKind.LEGAL_AID: (
        "请求确认劳动关系、支付劳动报酬或者工伤事故人身损害赔偿的，可以申请法律援助（《法律援助法》"
        "第三十一条第五项、第七项）。进城务工人员申请支付劳动报酬或者请求工伤事故人身损害赔偿的，"
        "免予核查经济困难状况（《法律援助法》第四十二条第三项）；农民工是法律援助的重点对象"
        "（《保障农民工工资支付条例》第四十五条）。法律援助机构自收到申请之日起七日内作出决定"
        "（《法律援助法》第四十三条）。县级以上总工会也依法提供法律援助（《工会法》第三十条）。"
    ),
    ReferralKind.LABOUR_SUPERVISION: (
        "用人单位克扣、拖欠工资等侵犯职工劳动权益的，工会应当代表职工交涉，要求改正；拒不改正的，"
        "可以提请当地人民政府依法处理（《工会法》第二十三条）。工会对用人单位支付工资的情况进行监督"
        "（《保障农民工工资支付条例》第五十一条）；任何组织或者个人有权向劳动保障行政部门举报"
        "（《劳动保障监察条例》第九条）。"
    ),
    ReferralKind.HARDSHIP_AID: (
        "工会关心职工的生活，帮助职工解决困难（《工会法》第六条）。帮扶与调解分开办理，"
        "不以放弃请求为条件。"
    ),
    ReferralKind.PSYCHOLOGICAL_SUPPORT: (
        "心理疏导以本人自愿为前提（《工会法》第六条）；接受疏导属于健康信息，须取得本人的单独同意"
        "（《个人信息保护法》第二十三条、第二十八条、第二十九条）。"
    ),
}


class ReferralStep(StrEnum):
    """What is reported of a case that was sent on, until it is at its end."""

    RECEIVED = "received"
    PAPERS_WANTED = "papers_wanted"
    SENT_AGAIN = "sent_again"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    HEARING = "hearing"
    DECIDED = "decided"
    SERVED = "served"
    TAKEN_FURTHER = "taken_further"
    EFFECTIVE = "effective"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    HELPED = "helped"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return _STEP_LABELS[self]

    @property
    def own_label(self) -> str:
        """The words of the office at which it happened."""
        return "调解结案" if self is ReferralStep.SETTLED else self.label


_STEP_LABELS = {
    ReferralStep.RECEIVED: "收到材料",
    ReferralStep.PAPERS_WANTED: "要求补正",
    ReferralStep.SENT_AGAIN: "已补齐材料再送",
    ReferralStep.ACCEPTED: "受理、立案",
    ReferralStep.NOT_ACCEPTED: "不予受理",
    ReferralStep.HEARING: "开庭",
    ReferralStep.DECIDED: "作出裁决、裁判、决定",
    ReferralStep.SERVED: "裁决书、裁判文书送达当事人",
    ReferralStep.TAKEN_FURTHER: "当事人起诉、申请撤销、上诉",
    ReferralStep.EFFECTIVE: "裁决、裁判生效",
    ReferralStep.SETTLED: "对方调解结案",
    ReferralStep.WITHDRAWN: "当事人撤回",
    ReferralStep.HELPED: "已提供援助、帮扶",
}
