"""What nobody needs any more goes by itself, once a day: drafts, keys of forms, ended sign-ins.

Cases are never forgotten here: they are destroyed by a list that two people answer for. The trail
and the logs have times of their own (网络安全法 art. 23: logs of six months and more).
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete

from mediation.extensions import Base, db
from mediation.models import (
    Draft,
    KnownBrowser,
    LoginSession,
    Notice,
    PostedForm,
    Throttle,
)
from mediation.services.inserting import rows_of
from mediation.services.transaction import transaction

# A form that was begun and left: what was typed in it is somebody's data too.
DRAFTS = timedelta(days=30)
# No browser sends a form again after that.
FORM_KEYS = timedelta(days=3)
TRIES = timedelta(days=2)
# As long as the logs, which tell of the same sign-ins.
SIGN_INS = timedelta(days=200)
NOTICES = timedelta(days=365)


def forget_old(*, at: datetime) -> dict[str, int]:
    """Remove what is old enough; gives how many rows of which table."""
    old: tuple[tuple[type[Base], ColumnElement[bool]], ...] = (
        (Draft, Draft.saved_at < at - DRAFTS),
        (PostedForm, PostedForm.posted_at < at - FORM_KEYS),
        (Throttle, Throttle.last_at < at - TRIES),
        (LoginSession, LoginSession.expires_at < at - SIGN_INS),
        (KnownBrowser, KnownBrowser.last_seen_at < at - SIGN_INS),
        (Notice, Notice.at < at - NOTICES),
    )
    gone = {}
    for table, is_old in old:
        with transaction():
            gone[table.__tablename__] = rows_of(db.session.execute(delete(table).where(is_old)))
    return gone
