"""Lists that leave on paper: the trail has each, with how many rows it told."""

from datetime import datetime

from mediation.models import User
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def list_printed(verb: str, subject: str, *, rows: int, by: User, at: datetime) -> None:
    """Record that somebody printed a list; a transaction of its own."""
    with transaction():
        audit(verb, by=by, at=at, subject=subject, data={"rows": rows})
