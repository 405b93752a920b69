"""The pages of a share: none is shown to a liaison unless it is written down that it was."""

from flask import render_template
from flask_login import current_user

from mediation.domain.share_answers import ViewKind
from mediation.models import Share
from mediation.queries.shared_view import shared_view
from mediation.services import share_looks
from mediation.web import clock


def seen_page(
    template: str, share: Share, what: ViewKind = ViewKind.OPENED, **context: object
) -> str:
    """A page with what the share opens, and the row that tells the party who saw it."""
    share_looks.look(share, what, by=current_user, at=clock.now())
    return render_template(template, view=shared_view(share, clock.today()), **context)
