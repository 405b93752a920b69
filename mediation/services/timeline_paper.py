"""The timeline of a case on paper: drawn anew from what stands now; the trail has each print."""

from datetime import datetime

from mediation.documents import UnprintableCharacter, timeline
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.timeline import TimelineFacts, TimelineRowFacts
from mediation.domain.errors import ActionNotPossible
from mediation.domain.timeline_kinds import TimelineKind
from mediation.models import Case, User
from mediation.queries.case_timeline import entries
from mediation.queries.timeline_entry import Entry
from mediation.services.audit import audit, reference_of
from mediation.services.transaction import transaction


def printed(case: Case, *, kind: TimelineKind | None, by: User, at: datetime) -> bytes:
    """The sheet as PDF; ActionNotPossible names a character that cannot be printed."""
    shown = [each for each in entries(case, today=at.date()) if kind in {None, each.kind}]
    facts = TimelineFacts(
        body=BodyFacts(name=case.body.name),
        case_number=case.number or "",
        case_title=case.title,
        rows=tuple(_row(each) for each in shown),
        printed_at=at,
        printed_by=by.name,
        narrowed_to=kind.label if kind else "",
    )
    try:
        content = timeline.draw(facts)
    except UnprintableCharacter as error:
        raise ActionNotPossible(error.sentence) from error
    subject, case_id, data = reference_of(case), case.id, {"rows": len(shown)}
    with transaction():
        audit("timeline.printed", by=by, at=at, subject=subject, case_id=case_id, data=data)
    return content


def _row(entry: Entry) -> TimelineRowFacts:
    return TimelineRowFacts(
        day=entry.day,
        kind=entry.kind.label,
        title=entry.title,
        at=entry.at,
        detail=entry.detail,
        who=entry.who,
    )
