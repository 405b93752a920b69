"""What a receiver tells on its desk after its first answer: hearing, award, service, effect."""

from datetime import datetime

from mediation.domain.errors import ActionNotPossible
from mediation.domain.referral_events import BY_THE_OFFICE, Reported
from mediation.domain.sharing import FieldGroup
from mediation.domain.small_flows import ShareState
from mediation.models import Party, Referral, Share, User
from mediation.queries import shares
from mediation.queries.referrals import served_by
from mediation.services import referral_following
from mediation.services.sharing import tell_case
from mediation.services.transaction import transaction


def report(share: Share, told: Reported, *, by: User, at: datetime) -> None:
    """Write a later step of the referral that this share served; the case sees it at once."""
    with transaction():
        found = shares.get_for(by, share.id, at.date(), lock=True)
        referral = to_report_on(found)
        if told.step in BY_THE_OFFICE:
            raise ActionNotPossible(f"“{told.step.label}”由移送单位登记。")
        event = referral_following.write_event(referral, told, by=by, at=at)
        tell_case(found, "referral_reported", event.words, by=by, at=at)


def to_report_on(share: Share) -> Referral:
    """The referral that this share served; ActionNotPossible when there is nothing to report."""
    if share.state is ShareState.NEW:
        raise ActionNotPossible("请先接收这项共享，再登记进展。")
    referral = served_by(share)
    if referral is None or not referral.is_followed:
        raise ActionNotPossible("这项共享没有移送，或者移送已经有最终结果。")
    return referral


def people_named(share: Share) -> list[Party]:
    """The parties whom a step may name: none where the share does not open who they are."""
    return share.case.parties if FieldGroup.PARTIES in share.field_groups else []
