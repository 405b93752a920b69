"""Between the password and the code: the signed cookie remembers whose password was right.

It names the account, the moment, and a digest of the password's hash, so that it is worth nothing
ten minutes later or once the password was changed. It opens nothing but the page of the code.
"""

from datetime import timedelta
from hmac import compare_digest

from flask import session

from mediation.extensions import db, keeper
from mediation.models import User
from mediation.services.sessions import PASSWORD
from mediation.web import clock

KEY = "second_step"
LASTS = timedelta(minutes=10)


def begin_second_step(user: User, wanted: str, way: str = PASSWORD) -> None:
    """Remember that this person's password was right."""
    session.clear()
    session[KEY] = [user.id, clock.now().timestamp(), _print_of(user), wanted[:500], way]


def person_of_second_step() -> tuple[User | None, str, str]:
    """Who must show a code, the page they wanted and the way they came; None when too late."""
    kept = session.get(KEY)
    if not isinstance(kept, list) or len(kept) != 5:
        return None, "", PASSWORD
    user_id, since, print_of_hash, wanted, way = kept
    user = db.session.get(User, user_id)
    is_late = not 0 <= clock.now().timestamp() - since < LASTS.total_seconds()
    if user is None or is_late or not compare_digest(_print_of(user), print_of_hash):
        return None, "", PASSWORD
    return user, wanted, way


def _print_of(user: User) -> str:
    return keeper.mac(user.password_hash.encode(), "second_step")
