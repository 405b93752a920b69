"""The form of a session's record 调解笔录: laid out in the order in which people talk."""

from datetime import date, datetime, time
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, StringField, TimeField
from wtforms.validators import InputRequired, Length

from mediation.domain.session_record import IN_PERSON, Presence, WrittenRecord
from mediation.domain.sessions import SessionOutcome
from mediation.models import Case, MediationSession, User
from mediation.web.cases.step_forms import day, long_text, short_text
from mediation.web.choices import choices_of
from mediation.web.clock import SHANGHAI
from mediation.web.fields import OneOfField

HELD = [outcome for outcome in SessionOutcome if outcome is not SessionOutcome.CANCELLED]
LONG = 20_000
RIGHTS = (
    "已向双方告知权利义务、调解规则和程序、协议效力及司法确认、仲裁审查；双方表示清楚，不申请回避。"
)


def _time(label: str) -> Any:
    return TimeField(
        label,
        [InputRequired("请填写时间。")],
        invalid_value_message="请按“09:30”的格式填写时间。",
    )


class PresenceForm(Form):
    """One party's seat."""

    party_id = HiddenField()
    is_present = BooleanField("到场")
    attended_by = StringField("由谁到场", [Length(max=100, message="最多 100 字。")])


class SessionRecordForm(FlaskForm):
    """The whole record."""

    session_id = HiddenField()
    held_on = day("日期")
    began_at = _time("开始时间")
    ended_at = _time("结束时间")
    recorder = short_text("记录人", required="请填写记录人。")
    presences = FieldList(FormField(PresenceForm), label="到场情况")
    rights_answer = long_text("告知与回避", limit=LONG)
    applicant_statement = long_text("申请方陈述", limit=LONG)
    respondent_statement = long_text("被申请方陈述", limit=LONG)
    issues = long_text("争议焦点", limit=LONG)
    undisputed_facts = long_text(
        "双方无争议的事实", "双方确认后可随案移交；不要写让步方案。", limit=LONG
    )
    result = long_text(
        "结果（写进笔录）",
        "例如：就哪些事项达成一致、还差什么、下一场在什么时候。",
        required="请写明本场调解的结果。",
        limit=LONG,
    )
    outcome = OneOfField("本场结论", [InputRequired("请选择本场结果。")], choices=choices_of(HELD))

    def typed(self) -> WrittenRecord:
        """What was typed, as the service takes it."""
        held_on: date = self.held_on.data
        return WrittenRecord(
            began_at=_moment(held_on, self.began_at.data),
            ended_at=_moment(held_on, self.ended_at.data),
            outcome=SessionOutcome(self.outcome.data),
            recorder=self.recorder.data or "",
            presences=tuple(
                Presence(int(row["party_id"]), bool(row["is_present"]), row["attended_by"] or "")
                for row in self.presences.data
                if str(row["party_id"]).isdecimal()
            ),
            rights_answer=self.rights_answer.data or "",
            applicant_statement=self.applicant_statement.data or "",
            respondent_statement=self.respondent_statement.data or "",
            issues=self.issues.data or "",
            undisputed_facts=self.undisputed_facts.data or "",
            result=self.result.data or "",
        )


def _moment(held_on: date, clock_time: time) -> datetime:
    return datetime.combine(held_on, clock_time, SHANGHAI)


def usual_record(
    case: Case, session: MediationSession, user: User, now: datetime
) -> dict[str, Any]:
    """What stands in the form when the meeting begins."""
    is_today = session.planned_at.date() == now.date()
    return {
        "session_id": session.id,
        "held_on": session.planned_at.date() if session.planned_at <= now else now.date(),
        "began_at": session.planned_at.time() if is_today else time(9, 0),
        "ended_at": now.time().replace(second=0, microsecond=0),
        "recorder": user.name,
        "rights_answer": RIGHTS,
        "presences": [
            {"party_id": party.id, "is_present": True, "attended_by": _usual_attendant(party)}
            for party in case.parties
        ],
    }


def _usual_attendant(party: Any) -> str:
    if party.representatives:
        return str(party.representatives[0].name)
    return str(party.legal_representative or "") if party.employer_id else IN_PERSON
