"""What the people of the demonstration want to be reminded of, today and in the days to come."""

from datetime import datetime, timedelta

from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.extensions import db
from mediation.models import Case, User
from mediation.services import reminders

# (days from today, the words); by the mediator of the case, for herself.
TEXTS = (
    (0, "下午给申请人回电话，问银行流水是否补齐"),
    (2, "请单位带考勤表原件来核对"),
    (6, "问人社局工伤认定的进度"),
)


def set_reminders(at: datetime) -> None:
    """A few on the desk of 李敏, in cases that are being mediated."""
    limin = db.session.scalars(select(User).filter_by(username="limin")).one()
    statement = select(Case).filter_by(mediator_id=limin.id, state=CaseState.MEDIATING)
    cases = db.session.scalars(statement.order_by(Case.id).limit(len(TEXTS)))
    for case, (days, text) in zip(cases, TEXTS, strict=False):
        day = (at + timedelta(days=days)).date()
        reminders.write(case, for_id=limin.id, due_on=day, text=text, by=limin, at=at)
