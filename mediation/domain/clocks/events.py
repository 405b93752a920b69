"""The dated events that start, stop, pause and renew statutory periods, one word for each.

Many are read from the case itself (its receipt, acceptance, agreement); the others a person enters
in the ledger of dates with their proof: `by_hand` groups these for the page.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ClockEvent(StrEnum):
    """Something that happened on a day and that a period is counted from, ended or moved by."""

    # Intake and the way to the other side.
    APPLICATION_RECEIVED = "application_received"
    BOTH_WILLING = "both_willing"
    DECIDED = "decided"
    NEGOTIATION_DEMANDED = "negotiation_demanded"
    NEGOTIATION_ANSWERED = "negotiation_answered"
    # The court's task.
    TASK_RECEIVED = "task_received"
    TASK_ANSWERED = "task_answered"
    FILE_SIGNED_FOR = "file_signed_for"
    CONFIRMED_ONLINE = "confirmed_online"
    AGREED_ONLINE = "agreed_online"
    ONLINE_APPLICATION = "online_application"
    MEDIATOR_CHOSEN = "mediator_chosen"
    OTHER_SIDE_CONTACTED = "other_side_contacted"
    # Mediation.
    CASE_ACCEPTED = "case_accepted"
    PARTIES_CONSENTED = "parties_consented"
    MEDIATION_ENDED = "mediation_ended"
    # The agreement and what gives it force.
    AGREEMENT_EFFECTIVE = "agreement_effective"
    REVIEW_APPLIED = "review_applied"
    REVIEW_ACCEPTED = "review_accepted"
    REVIEW_DECIDED = "review_decided"
    CONFIRMATION_APPLIED = "confirmation_applied"
    CONFIRMATION_ACCEPTED = "confirmation_accepted"
    CONFIRMATION_DECIDED = "confirmation_decided"
    RULING_RECEIVED = "ruling_received"
    OUTSIDER_KNEW = "outsider_knew"
    OBJECTION_RAISED = "objection_raised"
    PERFORMANCE_DUE = "performance_due"
    INSTALMENT_DUE = "instalment_due"
    ENFORCEMENT_APPLIED = "enforcement_applied"
    # The payment order.
    ORDER_APPLIED = "order_applied"
    ORDER_ACCEPTED = "order_accepted"
    ORDER_ISSUED = "order_issued"
    ORDER_RECEIVED = "order_received"
    ORDER_ANSWERED = "order_answered"
    ORDER_ENDED = "order_ended"
    SUIT_REFUSED = "suit_refused"
    # Arbitration and what follows.
    INFRINGEMENT_KNOWN = "infringement_known"
    EMPLOYMENT_BEGAN = "employment_began"
    CONTRACT_SIGNED = "contract_signed"
    EMPLOYMENT_ENDED = "employment_ended"
    PAY_OWED_AFTER_JOB = "pay_owed_after_job"
    DOUBLE_WAGE_FIRST_MONTH = "double_wage_first_month"
    DOUBLE_WAGE_ENDED = "double_wage_ended"
    ARBITRATION_APPLIED = "arbitration_applied"
    ARBITRATION_ACCEPTED = "arbitration_accepted"
    ARBITRATION_REFUSED = "arbitration_refused"
    COPY_SENT = "copy_sent"
    COPY_RECEIVED = "copy_received"
    ANSWER_RECEIVED = "answer_received"
    ANSWER_COPY_SENT = "answer_copy_sent"
    AWARD_MADE = "award_made"
    FINAL_AWARD_RECEIVED = "final_award_received"
    OTHER_AWARD_RECEIVED = "other_award_received"
    SUIT_FILED = "suit_filed"
    SET_ASIDE_APPLIED = "set_aside_applied"
    SET_ASIDE_RULING_RECEIVED = "set_aside_ruling_received"
    COMPLAINT_RECEIVED = "complaint_received"
    COMPLAINT_DOCKETED = "complaint_docketed"
    # Injury at work.
    INJURY_HAPPENED = "injury_happened"
    EMPLOYER_APPLIED_RECOGNITION = "employer_applied_recognition"
    WORKER_APPLIED_RECOGNITION = "worker_applied_recognition"
    RECOGNITION_ACCEPTED = "recognition_accepted"
    CLEAR_RECOGNITION_ACCEPTED = "clear_recognition_accepted"
    RECOGNITION_DECIDED = "recognition_decided"
    GRADING_APPLIED = "grading_applied"
    GRADING_RECEIVED = "grading_received"
    REGRADING_APPLIED = "regrading_applied"
    # Inspection, papers of the employer, service, legal aid.
    VIOLATION_ENDED = "violation_ended"
    INSPECTION_COMPLAINED = "inspection_complained"
    INSPECTION_OPENED = "inspection_opened"
    INSPECTION_CLOSED = "inspection_closed"
    FILES_HANDED_OVER = "files_handed_over"
    NOTICE_PUBLISHED = "notice_published"
    PAPERS_POSTED = "papers_posted"
    AID_APPLIED = "aid_applied"
    AID_DECIDED = "aid_decided"
    AID_REFUSED = "aid_refused"
    AID_ASSIGNED = "aid_assigned"
    # What starts a limitation anew (调解仲裁法 art. 27(2); 17号令 art. 31).
    CLAIM_MADE = "claim_made"
    MEDIATION_APPLIED = "mediation_applied"
    RELIEF_SOUGHT = "relief_sought"
    PERFORMANCE_PROMISED = "performance_promised"
    NEGOTIATION_REFUSED = "negotiation_refused"
    NEGOTIATION_STOPPED = "negotiation_stopped"
    NEGOTIATION_EXPIRED = "negotiation_expired"
    SETTLEMENT_BROKEN = "settlement_broken"
    MEDIATION_REFUSED = "mediation_refused"
    MEDIATION_STOPPED = "mediation_stopped"
    MEDIATION_EXPIRED = "mediation_expired"
    AGREEMENT_BROKEN = "agreement_broken"
    # Stretches of days that some periods do not count.
    APPRAISAL = "appraisal"
    FORCE_MAJEURE = "force_majeure"
    NO_REPRESENTATIVE = "no_representative"
    OTHER_OBSTACLE = "other_obstacle"
    WAITING_FOR_AUTHORITY = "waiting_for_authority"

    @property
    def label(self) -> str:
        """The Chinese words that follow the date."""
        return EVENT_LABELS[self]

    @property
    def is_stretch(self) -> bool:
        """Whether it lasts from one day to another and does not fall on a day."""
        return self in STRETCHES

    @property
    def interrupts(self) -> bool:
        """Whether it starts a limitation anew."""
        return self in INTERRUPTIONS

    @property
    def basis(self) -> str:
        """The article that makes the event an interruption or a stretch uncounted."""
        return _BASES[self]


@dataclass(frozen=True)
class Happened:
    """One dated event of a case.

    `until` ends a stretch (None: it goes on); `party_id` tells whom it concerns (None: the whole
    case); `words` say it more exactly than the label.
    """

    event: ClockEvent
    on: date
    until: date | None = None
    party_id: int | None = None
    words: str = ""

    @property
    def label(self) -> str:
        """What happened, in words that follow the date."""
        return self.words or self.event.label

    def concerns(self, party_id: int | None) -> bool:
        """Whether it counts for a clock of this party; what concerns the case concerns everyone."""
        return self.party_id is None or party_id is None or self.party_id == party_id


E = ClockEvent
EVENT_LABELS: dict[ClockEvent, str] = {
    E.APPLICATION_RECEIVED: "调解组织收到申请",
    E.BOTH_WILLING: "收到申请且双方愿意调解",
    E.DECIDED: "作出受理或者不予受理决定",
    E.NEGOTIATION_DEMANDED: "提出协商要求",
    E.NEGOTIATION_ANSWERED: "对方回应协商",
    E.TASK_RECEIVED: "收到法院调解任务",
    E.TASK_ANSWERED: "确认接受或者退回法院任务",
    E.FILE_SIGNED_FOR: "调解组织签收法院移交的材料",
    E.CONFIRMED_ONLINE: "调解员在平台确认接受",
    E.AGREED_ONLINE: "各方同意在线调解",
    E.ONLINE_APPLICATION: "法院收到在线调解申请",
    E.MEDIATOR_CHOSEN: "选定或者指定调解组织、调解员",
    E.OTHER_SIDE_CONTACTED: "联系上对方当事人",
    E.CASE_ACCEPTED: "调解组织受理",
    E.PARTIES_CONSENTED: "双方同意委托调解",
    E.MEDIATION_ENDED: "调解结束",
    E.AGREEMENT_EFFECTIVE: "调解协议生效",
    E.REVIEW_APPLIED: "共同申请仲裁审查",
    E.REVIEW_ACCEPTED: "仲裁委员会受理审查申请",
    E.REVIEW_DECIDED: "仲裁审查终结",
    E.CONFIRMATION_APPLIED: "共同申请司法确认",
    E.CONFIRMATION_ACCEPTED: "人民法院受理司法确认申请",
    E.CONFIRMATION_DECIDED: "人民法院作出司法确认裁定",
    E.RULING_RECEIVED: "当事人收到确认调解协议的裁定",
    E.OUTSIDER_KNEW: "利害关系人知道或者应当知道权益受侵害",
    E.OBJECTION_RAISED: "对确认裁定提出异议",
    E.PERFORMANCE_DUE: "法律文书规定的最后一期履行期限届满",
    E.INSTALMENT_DUE: "最早欠付的一期履行期限届满",
    E.ENFORCEMENT_APPLIED: "申请强制执行",
    E.ORDER_APPLIED: "人民法院收到支付令申请",
    E.ORDER_ACCEPTED: "人民法院受理支付令申请",
    E.ORDER_ISSUED: "人民法院发出支付令",
    E.ORDER_RECEIVED: "债务人收到支付令",
    E.ORDER_ANSWERED: "债务人清偿或者提出书面异议",
    E.ORDER_ENDED: "申请人收到终结督促程序裁定",
    E.SUIT_REFUSED: "申请人表明不同意提起诉讼",
    E.INFRINGEMENT_KNOWN: "知道或者应当知道权利被侵害",
    E.EMPLOYMENT_BEGAN: "用工之日",
    E.CONTRACT_SIGNED: "补订书面劳动合同",
    E.EMPLOYMENT_ENDED: "劳动关系终止",
    E.PAY_OWED_AFTER_JOB: "劳动关系终止",
    E.DOUBLE_WAGE_FIRST_MONTH: "第一个月的二倍工资差额应付之日",
    E.DOUBLE_WAGE_ENDED: "未订立书面合同的二倍工资期间届满",
    E.ARBITRATION_APPLIED: "仲裁委员会收到仲裁申请",
    E.ARBITRATION_ACCEPTED: "仲裁委员会受理",
    E.ARBITRATION_REFUSED: "仲裁委员会决定不予受理",
    E.COPY_SENT: "申请书副本已送达被申请人",
    E.COPY_RECEIVED: "被申请人收到申请书副本",
    E.ANSWER_RECEIVED: "仲裁委员会收到答辩书",
    E.ANSWER_COPY_SENT: "答辩书副本已送达申请人",
    E.AWARD_MADE: "仲裁裁决作出",
    E.FINAL_AWARD_RECEIVED: "收到终局裁决书",
    E.OTHER_AWARD_RECEIVED: "收到仲裁裁决书",
    E.SUIT_FILED: "向人民法院起诉",
    E.SET_ASIDE_APPLIED: "申请撤销终局裁决",
    E.SET_ASIDE_RULING_RECEIVED: "收到撤销仲裁裁决的裁定",
    E.COMPLAINT_RECEIVED: "人民法院收到起诉状",
    E.COMPLAINT_DOCKETED: "人民法院登记立案或者裁定不予受理",
    E.INJURY_HAPPENED: "事故伤害发生或者被诊断、鉴定为职业病",
    E.EMPLOYER_APPLIED_RECOGNITION: "用人单位申请工伤认定",
    E.WORKER_APPLIED_RECOGNITION: "职工、近亲属或者工会申请工伤认定",
    E.RECOGNITION_ACCEPTED: "社会保险行政部门受理工伤认定申请",
    E.CLEAR_RECOGNITION_ACCEPTED: "受理事实清楚、权利义务明确的工伤认定申请",
    E.RECOGNITION_DECIDED: "作出工伤认定决定",
    E.GRADING_APPLIED: "劳动能力鉴定委员会收到鉴定申请",
    E.GRADING_RECEIVED: "收到劳动能力鉴定结论",
    E.REGRADING_APPLIED: "申请再次鉴定",
    E.VIOLATION_ENDED: "违法行为发生或者终了",
    E.INSPECTION_COMPLAINED: "向劳动保障监察投诉",
    E.INSPECTION_OPENED: "劳动保障监察立案",
    E.INSPECTION_CLOSED: "劳动保障监察调查完成",
    E.FILES_HANDED_OVER: "办妥档案和社会保险关系转移",
    E.NOTICE_PUBLISHED: "公告",
    E.PAPERS_POSTED: "张贴、留置送达",
    E.AID_APPLIED: "法律援助机构收到申请",
    E.AID_DECIDED: "作出给予法律援助的决定",
    E.AID_REFUSED: "作出不予法律援助的决定",
    E.AID_ASSIGNED: "指派法律援助人员",
    E.CLAIM_MADE: "向对方主张权利",
    E.MEDIATION_APPLIED: "申请调解",
    E.RELIEF_SOUGHT: "向有关部门投诉、申请仲裁、起诉或者申请支付令",
    E.PERFORMANCE_PROMISED: "对方同意履行义务",
    E.NEGOTIATION_REFUSED: "对方拒绝协商或者五日内不回应",
    E.NEGOTIATION_STOPPED: "一方不愿继续协商",
    E.NEGOTIATION_EXPIRED: "协商约定的期限届满未达成协议",
    E.SETTLEMENT_BROKEN: "和解协议未按期履行",
    E.MEDIATION_REFUSED: "对方不同意调解",
    E.MEDIATION_STOPPED: "调解期间一方不愿继续调解",
    E.MEDIATION_EXPIRED: "调解期限届满未达成协议",
    E.AGREEMENT_BROKEN: "调解协议未按期履行",
    E.APPRAISAL: "鉴定、评估",
    E.FORCE_MAJEURE: "不可抗力",
    E.NO_REPRESENTATIVE: "无民事行为能力人或者限制民事行为能力人没有法定代理人",
    E.OTHER_OBSTACLE: "其他正当理由",
    E.WAITING_FOR_AUTHORITY: "等待司法机关或者有关行政主管部门的结论",
}
STRETCHES = frozenset(
    {
        *(E.APPRAISAL, E.FORCE_MAJEURE, E.NO_REPRESENTATIVE, E.OTHER_OBSTACLE),
        E.WAITING_FOR_AUTHORITY,
    }
)
_BY_ACT = frozenset({E.CLAIM_MADE, E.MEDIATION_APPLIED, E.RELIEF_SOUGHT, E.PERFORMANCE_PROMISED})
_BY_ENTERPRISE_RULES = frozenset(
    {
        *(E.NEGOTIATION_REFUSED, E.NEGOTIATION_STOPPED, E.NEGOTIATION_EXPIRED),
        *(E.SETTLEMENT_BROKEN, E.MEDIATION_REFUSED, E.MEDIATION_STOPPED),
        *(E.MEDIATION_EXPIRED, E.AGREEMENT_BROKEN),
    }
)
INTERRUPTIONS = _BY_ACT | _BY_ENTERPRISE_RULES
SUSPENSIONS = frozenset({E.FORCE_MAJEURE, E.NO_REPRESENTATIVE, E.OTHER_OBSTACLE})
_BASES = {
    **dict.fromkeys(_BY_ACT, "《劳动争议调解仲裁法》第二十七条第二款"),
    **dict.fromkeys(_BY_ENTERPRISE_RULES, "《企业劳动争议协商调解规定》第三十一条"),
    **dict.fromkeys(SUSPENSIONS, "《劳动争议调解仲裁法》第二十七条第三款"),
    E.APPRAISAL: "《人民法院在线调解规则》第二十六条",
    E.WAITING_FOR_AUTHORITY: "《工伤保险条例》第二十条第三款",
}
