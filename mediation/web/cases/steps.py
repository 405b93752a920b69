"""The registry of steps: for each action its form, the use case it calls, and what to say.

To add a step to the life of a case, add one line here (README: "Add one action").
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm

from mediation.domain.case_flow import Action
from mediation.domain.papers import PaperKind
from mediation.domain.referrals import HELP_BASIS, ReferralKind
from mediation.models import Case, User
from mediation.web.cases import date_acts, date_forms, referral_forms
from mediation.web.cases import mediation_forms as after
from mediation.web.cases import step_acts as acts
from mediation.web.cases import step_forms as before

Act = Callable[[Case, acts.Typed, User, datetime], None]


@dataclass(frozen=True)
class Step:
    """How one action is done on a page."""

    form: type[FlaskForm]
    act: Act
    rule: str  # what the law says of it, in one line above the form
    done: str  # what the next page says
    paper: PaperKind | None = None  # what is signed before it is done


STEPS: dict[Action, Step] = {
    Action.REQUEST_SUPPLEMENT: Step(
        before.SupplementRequestForm,
        acts.request_supplement,
        "一次告知全部缺少的材料（参照办案规则第29条）；补正期间不计入受理审查时间。",
        "已登记补正要求。请出具收件回执交给申请人。",
    ),
    Action.SUPPLEMENT: Step(
        before.SupplementForm,
        acts.supplement,
        "补正材料收齐后，三个工作日的受理审查重新起算。",
        "已登记补正材料。",
    ),
    Action.INQUIRE: Step(
        before.InquiryForm,
        acts.inquire,
        "双方愿意才能调解（17号令第22条）；对方明确拒绝的，不得调解（人民调解法第17条）。",
        "已登记征询，等待对方答复。",
    ),
    Action.RECORD_ANSWER: Step(
        before.AnswerForm,
        acts.record_answer,
        "同意的，接着办理受理；拒绝或逾期不答复的，办理不予受理并书面告知。",
        "已登记对方答复。",
    ),
    Action.ACCEPT: Step(
        before.AcceptanceForm,
        acts.accept,
        "收到申请后三个工作日内决定（17号令第22条）。受理时给出案号，案号不重不漏。",
        "已受理。请出具受理通知书。",
    ),
    Action.DECLINE: Step(
        before.DeclineForm,
        acts.decline,
        "不予受理要做好记录，并书面通知申请人（17号令第22条），告知可以去哪里。",
        "已登记不予受理。请出具不予受理通知书。",
    ),
    Action.RECONSIDER: Step(
        before.ReasonForm, acts.reconsider, "重新审查后，受理决定的期限重新起算。", "已恢复审查。"
    ),
    Action.ASSIGN: Step(
        before.AssignmentForm,
        acts.assign,
        "当事人可以共同选定调解员；未选定的由调解组织指定（特邀调解规定第12条）。",
        "已指派调解员。",
    ),
    Action.BEGIN_MEDIATION: Step(
        before.BeginningForm,
        acts.begin_mediation,
        "开会之前先告知权利义务、规则、程序、协议效力和司法确认，并询问回避（特邀调解规定第14、15条）。",
        "已登记告知和披露，可以开调解会了。",
    ),
    Action.PLAN_SESSION: Step(
        after.SessionPlanForm,
        acts.plan_session,
        "调解会应在调解期限内召开；会后在这里记录调解笔录。",
        "已排定调解会。",
    ),
    Action.EXTEND: Step(
        date_forms.TermExtensionForm,
        date_acts.extend,
        "延长必须双方当事人都同意，并留下书面同意（17号令第29条、特邀调解规定第27条）；"
        "新就业形态一站式调解最多延长 15 日（人社厅发〔2024〕4号）。",
        "已登记延长，期限已重新计算。",
        PaperKind.EXTENSION_CONSENT,
    ),
    Action.PAUSE: Step(
        after.PauseForm,
        acts.pause,
        "法院委派、委托案件的鉴定评估时间不计入调解期限（在线调解规则第26条）；其他中止不停止期限。",
        "已中止，到核查日会提醒您。",
    ),
    Action.RESUME: Step(after.ResumeForm, acts.resume, "中止事由消除后恢复调解。", "已恢复调解。"),
    Action.FAIL: Step(
        after.FailureForm,
        acts.fail,
        "调解不成的，做好记录，书面告知当事人可以申请仲裁（17号令第30条）。让步方案不得写进记录。",
        "已登记调解不成。请出具调解终结书。",
    ),
    Action.WITHDRAW: Step(
        after.WithdrawalForm, acts.withdraw, "申请人可以随时撤回申请。", "已登记撤回。"
    ),
    Action.REFER: Step(
        after.ReferralForm,
        acts.refer,
        "移送只带本案正卷材料和双方确认的无争议事实；背靠背记录、让步方案不得移送（特邀调解规定第22条）。",
        "已登记移送。请出具移送函，并共享给接收单位。",
    ),
    Action.RETURN_TO_COURT: Step(
        after.ReferralForm,
        acts.return_to_court,
        "委派调解不成的，把起诉材料退回法院，由法院依法立案（特邀调解规定第21条）。",
        "已登记退回法院。请出具调解结果反馈函。",
    ),
    Action.REQUEST_HELP: Step(
        referral_forms.HelpForm,
        acts.request_help,
        "转请不结束调解。把信息提供给其他单位，须取得本人的单独同意（个人信息保护法第23条）。"
        + HELP_BASIS[ReferralKind.LEGAL_AID],
        "已登记转请。请出具转办函。",
    ),
    Action.RECORD_RECEIPT: Step(
        referral_forms.ReportForm,
        acts.record_receipt,
        "以对方的书面或电话答复为准，一直跟到最终结果；起诉、申请撤销等期限由此自动起算。",
        "已登记，期限已重新计算。",
    ),
    Action.CLOSE: Step(
        after.ClosingForm,
        acts.close,
        "结案前：协议已有履行结果，移送已有回执，法院委派的案件已反馈。",
        "已结案。",
    ),
    Action.REOPEN: Step(
        before.ReasonForm,
        acts.reopen,
        "双方都愿意再调解的，重新调解，期限从今天重新起算。",
        "已恢复为调解中。",
    ),
    Action.ARCHIVE: Step(
        after.ArchiveForm, acts.archive, "立卷归档（17号令第32条、人民调解法第27条）。", "已归档。"
    ),
    Action.ADD_NOTE: Step(
        before.NoteForm,
        acts.add_note,
        "背靠背记录只有承办调解员能看到，不进正卷、不共享、不作为证据（特邀调解规定第22条）。",
        "已保存。",
    ),
    Action.RECORD_DATE: Step(
        date_forms.DateForm,
        date_acts.record_date,
        "期限按发生的事实计算，届满日不能手填。中断仲裁时效的事由要逐项留下日期和证据"
        "（调解仲裁法第27条、17号令第31条）。",
        "已登记，期限已重新计算。",
    ),
    Action.VOID_DATE: Step(
        date_forms.VoidDateForm,
        date_acts.void_date,
        "登记的日期不修改、不删除；有误的写明原因作废，再登记正确的。",
        "已作废，原记录和原因仍然保留，期限已重新计算。",
    ),
    Action.EXTEND_CLOCK: Step(
        date_forms.ClockExtensionForm,
        date_acts.extend_clock,
        "只有法律规定的人能批准延长，并且不能超过规定的天数。",
        "已登记延长，期限已重新计算。",
    ),
    Action.VOID_CLOCK: Step(
        date_forms.VoidClockForm,
        date_acts.void_clock,
        "法定期限不删除、不改日期；不适用于本案的，由负责人写明原因作废。调解期限不能作废。",
        "已作废，原日期和原因仍然保留。",
    ),
}


def typed_in(form: FlaskForm) -> acts.Typed:
    """What was typed, as the acts take it."""
    return {
        name: value if value is not None else _nothing(form[name])
        for name, value in form.data.items()
    }


def _nothing(field: Any) -> Any:
    # An empty line of words is no words; an empty date is no date.
    return "" if field.type in {"StringField", "TextAreaField"} else None
