"""What the file of a case rests on: deadlines, referrals, everything dated. Steps change them."""

from datetime import date

from mediation.api.asking import me
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer, Deadline, ReferralDetail, ReferralStepDetail, yuan
from mediation.domain.api_tokens import ApiScope
from mediation.domain.errors import NotVisible
from mediation.domain.timeline_kinds import TimelineKind
from mediation.models import Referral, ReferralEvent
from mediation.queries import cases, referrals, retention
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


@operation(
    "GET",
    "/cases/<int:case_id>/referrals",
    scope=ApiScope.REFERRALS_READ,
    guard=case_workers,
    summary="移送、退回和转请，及对方的答复",
    answer=Listing[ReferralDetail],
)
def list_referrals(case_id: int) -> Listing[ReferralDetail]:
    """Where the case was sent, and what came back."""
    case = cases.get_for(me(), case_id)
    return Listing(items=[_referral(each) for each in case.referrals], next=None)


@operation(
    "GET",
    "/cases/<int:case_id>/referrals/<int:referral_id>",
    scope=ApiScope.REFERRALS_READ,
    guard=case_workers,
    summary="一次移送：收件、补正、受理、裁决、送达的经过",
    answer=ReferralDetail,
)
def show_referral(case_id: int, referral_id: int) -> ReferralDetail:
    """One referral to its end."""
    return _referral(referrals.get_for(me(), case_id, referral_id))


def _referral(row: Referral) -> ReferralDetail:
    apart = {"receiver", "events"}
    told = {name: getattr(row, name) for name in ReferralDetail.model_fields if name not in apart}
    events = [_event(each) for each in row.events]
    return ReferralDetail(**told, receiver=row.receiver.name, events=events)


def _event(row: ReferralEvent) -> ReferralStepDetail:
    told = {n: getattr(row, n) for n in ReferralStepDetail.model_fields if n != "amount"}
    return ReferralStepDetail(**told, amount=yuan(row.amount_fen))
