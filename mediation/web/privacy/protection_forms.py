"""The forms of the security administrator: assessments and incidents."""

from datetime import datetime, time

from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from mediation.domain.assessments import AssessmentTrigger, Conclusion
from mediation.domain.incidents import DataKind, IncidentLevel
from mediation.models import SecurityIncident
from mediation.services.protection import AssessmentData, IncidentData
from mediation.web.choices import choices_of
from mediation.web.clock import SHANGHAI
from mediation.web.fields import DayField, HourField, ListedField, OneOfField, SomeOfField
from mediation.web.privacy.forms import VersionedForm, long_text, short_text

MOMENTS = ("discovered", "reported", "told")


class AssessmentForm(VersionedForm):
    """An impact assessment (个人信息保护法 art. 56)."""

    subject = short_text("评估事项", required="请填写评估事项。", most=200)
    trigger = ListedField("为什么要评估", choices=choices_of(AssessmentTrigger))
    purpose = long_text("处理目的、方式是否合法、正当", required="请填写。")
    necessity = long_text("是否必要", required="请填写。")
    risks = long_text("对个人权益的影响和安全风险", required="请填写。")
    measures = long_text("保护措施是否合法、有效、相称", required="请填写。")
    conclusion = OneOfField("结论", [InputRequired("请选择结论。")], choices=choices_of(Conclusion))
    assessor = short_text("评估人", required="请填写评估人。")
    assessed_on = DayField("评估日期", [InputRequired("请填写评估日期。")])
    review_on = DayField(
        "下次复评", [InputRequired("请填写下次复评的日期。")], description="最长三年。"
    )

    def typed(self) -> AssessmentData:
        """What was typed, as the service takes it."""
        return AssessmentData(
            subject=self.subject.data or "",
            trigger=AssessmentTrigger(self.trigger.data),
            purpose=self.purpose.data or "",
            necessity=self.necessity.data or "",
            risks=self.risks.data or "",
            measures=self.measures.data or "",
            conclusion=Conclusion(self.conclusion.data),
            assessor=self.assessor.data or "",
            assessed_on=self.assessed_on.data,
            review_on=self.review_on.data,
        )


class IncidentForm(VersionedForm):
    """A security incident and what became of it."""

    title = short_text("事件名称", required="请填写事件名称。", hint="不写当事人姓名和案情。")
    level = OneOfField("等级", [InputRequired("请选择等级。")], choices=choices_of(IncidentLevel))
    discovered_on = DayField("发现日期", [InputRequired("请填写发现日期。")])
    discovered_time = HourField("发现时间", [InputRequired("请填写发现时间。")])
    description = long_text(
        "经过和原因", required="请填写经过和原因。", hint="不写当事人姓名和案情。"
    )
    data_kinds = SomeOfField("涉及的个人信息", choices=choices_of(DataKind))
    person_count = IntegerField(
        "涉及人数",
        [Optional(), NumberRange(0, 2_000_000_000, message="请填写不小于 0 的整数。")],
        description="不清楚时填估计数。",
    )
    measures = long_text("已经采取的措施", required="请填写已经采取的措施。")
    reported_to = short_text("已报告的部门", hint="例如省级网信部门、公安机关。")
    reported_on = DayField("报告日期", [Optional()])
    reported_time = HourField("报告时间", [Optional()])
    told_on = DayField("告知个人的日期", [Optional()])
    told_time = HourField("告知个人的时间", [Optional()])
    persons_told_how = short_text("告知个人的方式", most=500)
    harm_avoided = BooleanField("采取的措施能够有效避免危害，不需要告知个人（第57条）")
    is_closed = BooleanField("办结")

    def fill(self, row: SecurityIncident) -> None:
        """Put what is on record into the fields that the row does not name alike."""
        moments = (row.discovered_at, row.reported_at, row.persons_told_at)
        for name, moment in zip(MOMENTS, moments, strict=True):
            self[f"{name}_on"].data = moment.date() if moment else None
            self[f"{name}_time"].data = moment.time().replace(second=0) if moment else None
        self.is_closed.data = row.closed_on is not None

    def _moment(self, name: str) -> datetime | None:
        day, hour = self[f"{name}_on"].data, self[f"{name}_time"].data
        return datetime.combine(day, hour or time(), SHANGHAI) if day else None

    def typed(self) -> IncidentData:
        """What was typed, as the service takes it."""
        discovered_at = self._moment("discovered")
        assert discovered_at is not None, "the form asks for the day"
        return IncidentData(
            title=self.title.data or "",
            level=IncidentLevel(self.level.data),
            discovered_at=discovered_at,
            description=self.description.data or "",
            data_kinds=self.data_kinds.data or [],
            person_count=self.person_count.data or 0,
            measures=self.measures.data or "",
            reported_to=self.reported_to.data or None,
            reported_at=self._moment("reported"),
            persons_told_at=self._moment("told"),
            persons_told_how=self.persons_told_how.data or None,
            harm_avoided=bool(self.harm_avoided.data),
            is_closed=bool(self.is_closed.data),
        )
