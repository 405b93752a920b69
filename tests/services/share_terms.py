"""A share as most tests want it: to the court, for confirmation, with names and agreement."""

from datetime import date
from typing import Any

from mediation.domain.sharing import PRESET_GROUPS, SharePurpose
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Document, Organisation, Share, User
from mediation.services import sharing
from tests.clock import MONDAY_MORNING

UNTIL = date(2027, 1, 31)


def terms(receiver: Organisation, **changes: Any) -> dict[str, Any]:
    """The terms of a share; a test states what differs."""
    purpose = changes.get("purpose", SharePurpose.COURT_CONFIRMATION)
    return {
        "receiver_id": receiver.id,
        "purpose": purpose,
        "basis": "双方当事人书面同意",
        "field_groups": [group.value for group in PRESET_GROUPS[purpose]],
        "document_ids": [],
        "may_print": False,
        "until_on": UNTIL,
        "answer_due_on": None,
        "message": "",
        **changes,
    }


def grant(case: Case, receiver: Organisation, by: User, **changes: Any) -> Share:
    """Share a case through the service."""
    return sharing.share(case, **terms(receiver, **changes), by=by, at=MONDAY_MORNING)


def make_paper(case: Case, *, volume: Volume = Volume.MAIN, **columns: Any) -> Document:
    """An issued paper as a row; its bytes are not a real PDF."""
    paper = Document(
        **{
            "case_id": case.id,
            "body_id": case.body_id,
            "kind": "agreement",
            "title": "调解协议书",
            "number": f"{case.number}-{case.id}",
            "volume": volume,
            "facts": {},
            "content": b"%PDF-1.4 paper",
            "sha256": "0" * 64,
            "pages": 1,
            "template_version": "1",
            "issued_by_id": case.registered_by_id,
            "issued_at": MONDAY_MORNING,
            **columns,
        }
    )
    db.session.add(paper)
    db.session.commit()
    return paper
