"""Opening a bound volume: its bytes as they were kept, and a row in the trail each time."""

from datetime import datetime

from mediation.domain.dossier.pages import part_label
from mediation.models import Case, DossierBinding, User
from mediation.services import file_keeping
from mediation.services.audit import audit, reference_of
from mediation.services.transaction import transaction


def opened(bound: DossierBinding, case: Case, *, by: User, at: datetime) -> bytes:
    """The bytes for somebody who may read this volume; that it was opened is written down."""
    content = content_of(bound, case, by=by, at=at)
    facts = {
        "binding_id": bound.id,
        "volume": bound.volume.value,
        "part": bound.part,
        "sha256": bound.sha256,
    }
    subject, case_id = reference_of(case), case.id
    with transaction():
        audit("dossier.opened", by=by, at=at, subject=subject, case_id=case_id, data=facts)
    return content


def content_of(bound: DossierBinding, case: Case, *, by: User, at: datetime) -> bytes:
    """The bytes as they were kept, checked against their hash."""
    subject, case_id = reference_of(case), case.id
    return file_keeping.content_of(bound.file, subject=subject, by=by, at=at, case_id=case_id)


def file_name(bound: DossierBinding, case: Case) -> str:
    """What a saved volume is called, without its ending."""
    return f"{reference_of(case)} {part_label(bound.volume, bound.part)}"
