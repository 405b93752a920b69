"""What the file of a case rests on: its deadlines, and everything dated. Steps change them."""

from datetime import date

from mediation.api.asking import me
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer, Deadline
from mediation.domain.api_tokens import ApiScope
from mediation.domain.errors import NotVisible
from mediation.domain.timeline_kinds import TimelineKind
from mediation.queries import cases, retention
from mediation.queries.case_timeline import entries
from mediation.web import clock
from mediation.web.guards import case_workers


@operation(
    "GET",
    "/cases/<int:case_id>/deadlines",
    scope=ApiScope.DEADLINES_READ,
    guard=case_workers,
    summary="期限：届满日、依据和计算过程",
    answer=Listing[Deadline],
)
def list_deadlines(case_id: int) -> Listing[Deadline]:
    """Every clock of the case; those that ran out or were voided too."""
    case = cases.get_for(me(), case_id)
    rows = [Deadline.model_validate(clock) for clock in case.clocks]
    return Listing(items=rows, next=None)


class TimelineRow(Answer):
    """What was or will be on a day; `at` is the time of day where it is known."""

    day: date
    at: str
    kind: TimelineKind
    title: str
    detail: str
    who: str


@operation(
    "GET",
    "/cases/<int:case_id>/timeline",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="办案时间轴：发生过的和将要届满的",
    answer=Listing[TimelineRow],
)
def list_timeline(case_id: int) -> Listing[TimelineRow]:
    """Everything dated of the case, the oldest first."""
    case = cases.get_for(me(), case_id)
    if retention.remains_of(case_id) is not None:
        raise NotVisible
    rows = [TimelineRow.model_validate(each) for each in entries(case, today=clock.today())]
    return Listing(items=rows, next=None)
