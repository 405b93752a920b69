"""What the timeline says of each event; the stored code is stable, the words are looked up here."""

from mediation.domain.case_flow import Action

# Things that happen to a case without being a step in its life.
EVENT_LABELS = {
    "registered": "登记",
    Action.EDIT.value: "修改登记信息",
    Action.REQUEST_SUPPLEMENT.value: "要求补正",
    Action.SUPPLEMENT.value: "收到补正材料",
    Action.INQUIRE.value: "征询对方意愿",
    Action.RECORD_ANSWER.value: "对方答复",
    Action.ASSIGN.value: "指派调解员",
    Action.BEGIN_MEDIATION.value: "告知权利义务，调解开始",
    Action.PLAN_SESSION.value: "排定调解会",
    Action.RECORD_SESSION.value: "调解会笔录",
    Action.EXTEND.value: "双方同意延长",
    Action.DRAFT_AGREEMENT.value: "保存协议草稿",
    Action.SETTLE.value: "达成协议",
    Action.SIGN_AGREEMENT.value: "签章",
    Action.ASK_OVERRIDE.value: "申请体检放行",
    Action.DECIDE_OVERRIDE.value: "体检放行复核",
    Action.FILE_SCAN.value: "交回签署扫描件",
    Action.RECORD_PAYMENT.value: "收到付款",
    Action.VOID_PAYMENT.value: "作废付款登记",
    Action.CONFIRM_RECEIPT.value: "收款确认",
    Action.RECORD_CALLBACK.value: "回访",
    Action.APPLY_EXIT.value: "申请司法确认、仲裁审查或支付令",
    Action.RECORD_EXIT_RESULT.value: "确认、审查结果",
    Action.RECORD_RECEIPT.value: "移送回执",
    Action.ADD_NOTE.value: "写备忘",
    Action.ISSUE_DOCUMENT.value: "出具文书",
    Action.SHARE.value: "共享",
    Action.ADD_EVIDENCE.value: "添加材料",
    Action.VOID_EVIDENCE.value: "作废材料",
    Action.RECORD_DATE.value: "登记日期",
    Action.VOID_DATE.value: "作废登记的日期",
    Action.EXTEND_CLOCK.value: "延长期限",
    Action.VOID_CLOCK.value: "作废期限",
    Action.CALCULATE.value: "法定核算",
    "due_event": "付款条件成就",
    "receipt_answered": "收款人凭码答复",
    "share_acknowledged": "联动单位接收",
    "share_answered": "联动单位办结回告",
    "share_papers_asked": "联动单位要求补正",
    "share_reminded": "催办",
    "share_revoked": "收回共享",
    "urged": "负责人催办",
    "reminder_set": "自设提醒",
    "reminder_done": "提醒办结",
    "reminder_cancelled": "取消提醒",
    "consent_given": "登记同意",
    "consent_withdrawn": "当事人撤回同意",
    "retention_hold": "暂缓销毁",
    "retention_major": "列为重大案件",
    "destroyed": "依法销毁",
}


def event_label(code: str) -> str:
    """The Chinese words for an event code."""
    return EVENT_LABELS.get(code) or Action(code).label
