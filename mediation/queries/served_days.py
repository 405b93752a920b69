"""What the service of our own papers tells the clocks of a case, and nothing beyond the law.

A paper that a respondent took tells that the other side was reached (在线规则 art. 15); a public
notice that runs tells its first day (民诉法 art. 95). 调解终结书 is not here: the limitation starts
anew on the day mediation ends, whenever the notice comes (17号令 art. 31); nor are papers of courts
and commissions, which serve their own.
"""

from collections.abc import Iterator

from mediation.domain.clocks import ClockEvent, Happened
from mediation.domain.paper_service import ServiceOutcome
from mediation.domain.parties import Side
from mediation.domain.service_methods import ServiceMethod
from mediation.models import Case, PaperService


def service_events(case: Case) -> Iterator[Happened]:
    """The dated events that follow from attempts to serve."""
    live = [row for row in case.paper_services if not row.is_void]
    respondents = {party.id for party in case.parties if party.side is Side.RESPONDENT}
    if case.entry_path.from_court:
        yield from (
            Happened(ClockEvent.OTHER_SIDE_CONTACTED, row.served_on, words="向对方送达文书")
            for row in live
            if row.party_id in respondents and row.served_on and _was_reached(row)
        )
    for row in live:
        if row.method is ServiceMethod.PUBLIC_NOTICE and row.outcome is ServiceOutcome.PENDING:
            yield Happened(ClockEvent.NOTICE_PUBLISHED, row.sent_on, party_id=row.party_id)


def _was_reached(row: PaperService) -> bool:
    """Whether somebody took the paper; what only counts as served reached nobody."""
    return row.outcome is ServiceOutcome.SERVED and row.deemed_by is None
