"""The forms of the steps of mediation and after it: their shape only."""

from flask_wtf import FlaskForm
from wtforms import TimeField
from wtforms.validators import InputRequired, Optional

from mediation.domain.pausing import PauseKind
from mediation.domain.sessions import SessionMode
from mediation.services.ending import FAILURES, WITHDRAWALS
from mediation.web.cases.step_forms import day, long_text, short_text
from mediation.web.choices import choices_of
from mediation.web.fields import DayField, ListedField, OneOfField


class SessionPlanForm(FlaskForm):
    """When, where and how the sides meet."""

    planned_on = day("日期", "不能晚于调解期限届满之日。")
    planned_time = TimeField(
        "时间",
        [InputRequired("请填写时间。")],
        invalid_value_message="请按“09:30”的格式填写时间。",
    )
    place = short_text("地点", "视频、电话调解写明房间号或方式。", required="请填写地点。")
    mode = OneOfField("方式", [InputRequired("请选择方式。")], choices=choices_of(SessionMode))


class PauseForm(FlaskForm):
    """Why mediation stops for a while and when one looks again."""

    kind = OneOfField("中止的原因", [InputRequired("请选择原因。")], choices=choices_of(PauseKind))
    reason = short_text("具体情况", "选择“其他”时必须写明。")
    paused_on = day("中止之日")
    check_on = day("下次核查之日", "到这一天提醒您核查中止事由是否消除。")


class ResumeForm(FlaskForm):
    """When mediation goes on."""

    resumed_on = day("恢复之日", "从这一天起继续计算调解期限。")
    note = short_text("说明", "例如：鉴定意见已收到。")


class FailureForm(FlaskForm):
    """Why mediation failed and whether the parties were told what else they may do."""

    reason = ListedField(
        "调解不成的原因",
        [InputRequired("请选择原因。")],
        choices=choices_of(FAILURES, "请选择"),
        description="这一原因会印在调解终结书上。",
    )
    note = long_text("具体情况", "选择“其他”时必须写明。不要写任何一方的让步方案。")
    ended_on = day("结束之日", "仲裁时效从这一天中断、重新计算（17号令第31条）。")
    remedies_told_on = DayField(
        "当场书面告知之日",
        [Optional()],
        description="已当场书面告知可以申请仲裁或起诉的填写；不填的，出具调解终结书时自动登记。",
    )


class WithdrawalForm(FlaskForm):
    """Why the applicant takes the application back."""

    reason = OneOfField(
        "撤回的原因", [InputRequired("请选择原因。")], choices=choices_of(WITHDRAWALS)
    )
    note = long_text("具体情况")
    ended_on = day("撤回之日")


class ReferralForm(FlaskForm):
    """To whom, why, with which papers."""

    receiver_id = ListedField("接收单位", [InputRequired("请选择接收单位。")], coerce=int)
    reason = long_text("理由和调解情况", required="请写明理由和调解情况。")
    papers = long_text(
        "材料清单", "每行一种。背靠背记录和让步方案不得移送。", required="请列出材料。"
    )
    sent_on = day("发出之日")


class ClosingForm(FlaskForm):
    """A last word; the outcome is derived."""

    remedies_told_on = DayField(
        "书面告知其余请求救济途径之日",
        [Optional()],
        description="只有部分请求达成协议：其余请求可以申请仲裁或起诉，须书面告知当事人。",
    )
    note = long_text("结案说明", "可以不填。结案结果由系统按事实得出。")


class ArchiveForm(FlaskForm):
    """When the file went into the archive and under which number."""

    archived_on = day("归档之日")
    archive_number = short_text("档案号", "不填的，由系统按年度顺序编号。")
