"""Every form acts once: its key is claimed in the same transaction as what the form does.

Twenty copies of one form that arrive together make one record; the copies after the first are
told where it led. A commit whose outcome nobody learnt (the connection broke, the server fell) is
settled in the same way: the form is sent again, and its key says whether it was done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update

from mediation.domain.errors import AlreadyPosted
from mediation.extensions import db, keeper
from mediation.models import PostedForm
from mediation.services.inserting import insert_unless_there
from mediation.services.transaction import first_of_all, forget_unsaved, transaction


@dataclass(frozen=True)
class FormSent:
    """One form as it was sent: its key with the name of what it asks for, and its words' digest."""

    key: str
    user_id: int | None
    digest: str
    at: datetime


def digest_of(fields: list[tuple[str, str]]) -> str:
    """A keyed digest of what was typed, in any order of the fields."""
    text = "\x1e".join(f"{name}\x1f{value}" for name, value in sorted(fields))
    return keeper.mac(text.encode(errors="surrogatepass"), "posted_form")


@contextmanager
def claiming(form: FormSent) -> Iterator["Claim"]:
    """Within the block, the first transaction that succeeds claims the form's key.

    That transaction raises AlreadyPosted when the key was claimed before.
    """
    claim = Claim(form)
    token = first_of_all.set(claim)
    try:
        yield claim
    finally:
        first_of_all.reset(token)


class Claim:
    """The claim of one form during one request."""

    def __init__(self, form: FormSent) -> None:
        self.form = form
        self.is_made = False

    def begin(self) -> None:
        """Insert the key; whoever inserted it first is waited for."""
        if self.is_made:
            return
        values = {
            "key": self.form.key,
            "user_id": self.form.user_id,
            "digest": self.form.digest,
            "posted_at": self.form.at,
        }
        if not insert_unless_there(PostedForm, values):
            raise AlreadyPosted

    def succeed(self) -> None:
        """The transaction that held the key is safe."""
        self.is_made = True


def found(form: FormSent) -> PostedForm | None:
    """The row of a form that was acted upon, as it is now in the database."""
    forget_unsaved()
    return db.session.get(PostedForm, form.key, populate_existing=True)


def led_to(form: FormSent, location: str) -> None:
    """Note where the answer led, for the copies of the form that come later."""
    with transaction():
        statement = update(PostedForm).filter_by(key=form.key)
        db.session.execute(statement.values(location=location))


def release(form: FormSent) -> None:
    """Let the form be sent again: what it asked for was refused after all."""
    with transaction():
        db.session.execute(delete(PostedForm).filter_by(key=form.key))
