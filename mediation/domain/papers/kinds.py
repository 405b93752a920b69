"""The papers by name, the parts of a file, the sequences of numbers, what a paper is told."""

from enum import StrEnum


class PaperKind(StrEnum):
    """The papers that can be issued."""

    APPLICATION = "application"
    RECEIPT = "receipt"
    EVIDENCE_LIST = "evidence_list"
    REGISTRATION_FORM = "registration_form"
    SUPPLEMENT_NOTICE = "supplement_notice"
    INQUIRY_LETTER = "inquiry_letter"
    ACCEPTANCE_CONFIRMATION = "acceptance_confirmation"
    ACCEPTANCE_NOTICE = "acceptance_notice"
    REFUSAL_NOTICE = "refusal_notice"
    RIGHTS_NOTICE = "rights_notice"
    MEDIATOR_CHOICE = "mediator_choice"
    DISCLOSURE_STATEMENT = "disclosure_statement"
    RECUSAL_DECISION = "recusal_decision"
    POWER_OF_ATTORNEY = "power_of_attorney"
    REPRESENTATIVE_CERTIFICATE = "representative_certificate"
    CONSENT_FORM = "consent_form"
    LOOKS_RECORD = "looks_record"
    REPRESENTATIVE_ELECTION = "representative_election"
    SESSION_NOTICE = "session_notice"
    INVESTIGATION_RECORD = "investigation_record"
    SESSION_RECORD = "session_record"
    FACTS_CONFIRMATION = "facts_confirmation"
    EXTENSION_CONSENT = "extension_consent"
    SETTLEMENT_CONSENT = "settlement_consent"
    ORAL_AGREEMENT = "oral_agreement"
    AGREEMENT = "agreement"
    SIGNED_AGREEMENT = "signed_agreement"
    CALCULATION_ANNEX = "calculation_annex"
    STATUTORY_COMPARISON = "statutory_comparison"
    PRESIDING_CERTIFICATE = "presiding_certificate"
    CONFIRMATION_APPLICATION = "confirmation_application"
    REVIEW_APPLICATION = "review_application"
    PAYMENT_ORDER_APPLICATION = "payment_order_application"
    ARBITRATION_APPLICATION = "arbitration_application"
    ENFORCEMENT_APPLICATION = "enforcement_application"
    COMPLAINT = "complaint"
    SUPERVISION_REMINDER = "supervision_reminder"
    SUPERVISION_OPINION = "supervision_opinion"
    SUPERVISION_PROPOSAL = "supervision_proposal"
    CLOSING_NOTICE = "closing_notice"
    CLOSING_APPROVAL = "closing_approval"
    REFERRAL_LETTER = "referral_letter"
    HELP_LETTER = "help_letter"
    RETURN_LETTER = "return_letter"
    EXCHANGE_RECORD = "exchange_record"
    OVERRIDE_RECORD = "override_record"
    DEMAND_LETTER = "demand_letter"
    PAYMENT_RECEIPT = "payment_receipt"
    CALLBACK_RECORD = "callback_record"
    ADDRESS_CONFIRMATION = "address_confirmation"
    SERVICE_RECEIPT = "service_receipt"

    @property
    def label(self) -> str:
        """The Chinese title of the paper."""
        return _LABELS[self]


# 一函两书, of which each sharper one follows a milder one that was not heeded.
SUPERVISION_LETTERS = (
    PaperKind.SUPERVISION_REMINDER,
    PaperKind.SUPERVISION_OPINION,
    PaperKind.SUPERVISION_PROPOSAL,
)
_LABELS = {
    PaperKind.APPLICATION: "调解申请书",
    PaperKind.RECEIPT: "收件回执",
    PaperKind.EVIDENCE_LIST: "证据清单",
    PaperKind.REGISTRATION_FORM: "受理登记表",
    PaperKind.SUPPLEMENT_NOTICE: "补正告知书",
    PaperKind.INQUIRY_LETTER: "征询意见书",
    PaperKind.ACCEPTANCE_CONFIRMATION: "接收确认单",
    PaperKind.ACCEPTANCE_NOTICE: "受理通知书",
    PaperKind.REFUSAL_NOTICE: "不予受理通知书",
    PaperKind.RIGHTS_NOTICE: "权利义务告知书",
    PaperKind.MEDIATOR_CHOICE: "调解员选定书、指定通知书",
    PaperKind.DISCLOSURE_STATEMENT: "回避披露书",
    PaperKind.RECUSAL_DECISION: "回避决定书",
    PaperKind.POWER_OF_ATTORNEY: "授权委托书",
    PaperKind.REPRESENTATIVE_CERTIFICATE: "法定代表人身份证明书",
    PaperKind.CONSENT_FORM: "个人信息处理告知同意书",
    PaperKind.LOOKS_RECORD: "案件查看记录",
    PaperKind.REPRESENTATIVE_ELECTION: "代表人推选书",
    PaperKind.SESSION_NOTICE: "调解通知书",
    PaperKind.INVESTIGATION_RECORD: "调查记录",
    PaperKind.SESSION_RECORD: "调解笔录",
    PaperKind.FACTS_CONFIRMATION: "无争议事实确认书",
    PaperKind.EXTENSION_CONSENT: "延期调解申请同意书",
    PaperKind.SETTLEMENT_CONSENT: "调解方案同意书",
    PaperKind.ORAL_AGREEMENT: "口头协议登记表",
    PaperKind.AGREEMENT: "调解协议书",
    PaperKind.SIGNED_AGREEMENT: "调解协议书（签署件）",
    PaperKind.CALCULATION_ANNEX: "计算附件",
    PaperKind.STATUTORY_COMPARISON: "法定对照单",
    PaperKind.PRESIDING_CERTIFICATE: "主持调解的证明",
    PaperKind.CONFIRMATION_APPLICATION: "司法确认申请书",
    PaperKind.REVIEW_APPLICATION: "仲裁审查申请书",
    PaperKind.PAYMENT_ORDER_APPLICATION: "支付令申请书",
    PaperKind.ARBITRATION_APPLICATION: "仲裁申请书",
    PaperKind.ENFORCEMENT_APPLICATION: "强制执行申请书",
    PaperKind.COMPLAINT: "民事起诉状",
    PaperKind.SUPERVISION_REMINDER: "工会劳动法律监督提示函",
    PaperKind.SUPERVISION_OPINION: "工会劳动法律监督意见书",
    PaperKind.SUPERVISION_PROPOSAL: "工会劳动法律监督建议书",
    PaperKind.CLOSING_NOTICE: "调解终结书",
    PaperKind.CLOSING_APPROVAL: "结案审批表",
    PaperKind.REFERRAL_LETTER: "移送函",
    PaperKind.HELP_LETTER: "转办函",
    PaperKind.RETURN_LETTER: "调解结果反馈函",
    PaperKind.EXCHANGE_RECORD: "联动单位往来记录",
    PaperKind.OVERRIDE_RECORD: "协议体检放行单",
    PaperKind.DEMAND_LETTER: "履行催告书",
    PaperKind.PAYMENT_RECEIPT: "收款确认单",
    PaperKind.CALLBACK_RECORD: "回访记录",
    PaperKind.ADDRESS_CONFIRMATION: "送达地址确认书",
    PaperKind.SERVICE_RECEIPT: "送达回证",
}


class PaperStage(StrEnum):
    """The parts of a file, in its order: under these a case lists its papers."""

    INTAKE = "intake"
    INFORMING = "informing"
    MEDIATING = "mediating"
    AGREEING = "agreeing"
    FILING = "filing"
    CLOSING = "closing"

    @property
    def label(self) -> str:
        """The Chinese heading of the part."""
        return _STAGE_LABELS[self]


_STAGE_LABELS = {
    PaperStage.INTAKE: "登记受理",
    PaperStage.INFORMING: "告知与授权",
    PaperStage.MEDIATING: "调解",
    PaperStage.AGREEING: "协议与履行",
    PaperStage.FILING: "申请与移送",
    PaperStage.CLOSING: "结案",
}


class Series(StrEnum):
    """From which sequence a paper takes its number."""

    OF_THE_CASE = "case"  # the number of the case itself: the agreement
    WITHIN_THE_CASE = "paper"  # <case number>-1, -2 …
    LETTER = "letter"  # a sequence of the body for each word: 工调函, 工调告 …


class Extra(StrEnum):
    """What a paper still has to be told when it is issued."""

    SUBJECT = "subject"
    ENCLOSURES = "enclosures"
    READ_BACK = "read_back"
    TO_BRING = "to_bring"
    ISSUES = "issues"
    SUMMARY = "summary"
    REPLY_BY = "reply_by"
    CLUES = "clues"
    CONDUCT = "conduct"
    HINTS = "hints"
    ADDRESS_CONFIRMED = "address_confirmed"
    GROUND = "ground"
    ASKED_ON = "asked_on"
    ASKED_BECAUSE = "asked_because"
    DECISION = "decision"
    DECISION_REASONS = "decision_reasons"
    RETURNED = "returned"
    PERSON = "person"
    HELD_ON = "held_on"
    PLACE = "place"
    MATTER = "matter"
    DIALOGUE = "dialogue"
    UNDISPUTED = "undisputed"
    EXTENDED_TO = "extended_to"
    EXTENDED_BECAUSE = "extended_because"
    AGREED_CONTENT = "agreed_content"
    PERFORMANCE = "performance"
    ELECTED = "elected"
    RULES = "rules"
    REQUESTS = "requests"
    OPINION = "opinion"
    REQUESTER = "requester"
    REQUESTER_NAME = "requester_name"
    VERIFICATION = "verification"
