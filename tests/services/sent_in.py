"""Cases sent in, for tests: a test states only what differs."""

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.domain.entry_path import EntryPath
from mediation.domain.incoming import Letter
from mediation.domain.source_channels import SourceChannel
from mediation.models import IncomingCase, User
from mediation.services import incoming
from mediation.services.incoming import PaperLine, Sending
from tests.applications import application
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

DOCKET = "（2026）东0103诉前调4417号"


def delegated(cast: Cast, **changes: Any) -> Sending:
    """A case that the court delegates on paper, with one original."""
    facts: dict[str, Any] = {
        "channel": SourceChannel.COURT_DELEGATED,
        "entry_path": EntryPath.COURT_DELEGATED_PAPER,
        "docket": DOCKET,
        "letter_number": "（2026）东法委调12号",
        "letter_on": date(2026, 11, 20),
        "cause": "追索劳动报酬纠纷",
        "contact_name": "高宁",
        "contact_phone": "027-88880002",
    }
    letter = Letter(**(facts | changes))
    papers = (PaperLine("起诉状", 3, is_original=True),)
    told = replace(application(), entry_path=letter.entry_path, source_channel=letter.channel)
    return Sending(body_id=cast.body.id, letter=letter, application=told, papers=papers)


def send(cast: Cast, sending: Sending | None = None, by: User | None = None) -> IncomingCase:
    """Send a case in as the court's liaison, unless told otherwise."""
    given = sending or delegated(cast)
    return incoming.send(given, by=by or cast.court_liaison, at=MONDAY_MORNING)
