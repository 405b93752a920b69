"""One telephone of a shared case in full: with a reason, once, told to the party who asks."""

from functools import partial

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.share_answers import ViewKind
from mediation.models import Share
from mediation.queries import shares
from mediation.services import revealing, share_looks
from mediation.web import clock
from mediation.web.desk import bp
from mediation.web.guards import liaisons, sensitive
from mediation.web.reveal_page import Place, ask_page, shown_page


@bp.get("/<int:share_id>/people/<person>/<field>")
@liaisons
@sensitive
def ask_reveal(share_id: int, person: str, field: str) -> ResponseReturnValue:
    """The form that asks for a reason; it names a person, so it is a look as well."""
    share = shares.get_for(current_user, share_id, clock.today())
    secret = revealing.shared_secret(share, person, field)
    share_looks.look(share, ViewKind.OPENED, by=current_user, at=clock.now())
    return ask_page(secret, _place(share))


@bp.post("/<int:share_id>/people/<person>/<field>")
@liaisons
@sensitive
def reveal(share_id: int, person: str, field: str) -> ResponseReturnValue:
    """The number, in this one answer."""
    share = shares.get_for(current_user, share_id, clock.today())
    secret = revealing.shared_secret(share, person, field)
    user = current_user._get_current_object()
    shown = partial(revealing.reveal_shared, share, secret, by=user, at=clock.now())
    return shown_page(secret, _place(share), shown)


def _place(share: Share) -> Place:
    note = share.case.number or "尚未编号"
    return Place(note, url_for("desk.show", share_id=share.id), "共享的案件")
