"""What the file of a case rests on: its deadlines and its referrals. Steps change them."""

from mediation.api.asking import me
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Deadline, ReferralDetail, ReferralStepDetail
from mediation.domain.api_tokens import ApiScope
from mediation.models import Referral
from mediation.queries import cases
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


@operation(
    "GET",
    "/cases/<int:case_id>/referrals",
    scope=ApiScope.REFERRALS_READ,
    guard=case_workers,
    summary="移送和退回，及其回执",
    answer=Listing[ReferralDetail],
)
def list_referrals(case_id: int) -> Listing[ReferralDetail]:
    """Where the case was sent, and what came back."""
    case = cases.get_for(me(), case_id)
    return Listing(items=[_referral(each) for each in case.referrals], next=None)


def _referral(row: Referral) -> ReferralDetail:
    apart = {"receiver", "events"}
    told = {name: getattr(row, name) for name in ReferralDetail.model_fields if name not in apart}
    events = [ReferralStepDetail.model_validate(event) for event in row.events]
    return ReferralDetail(**told, receiver=row.receiver.name, events=events)
