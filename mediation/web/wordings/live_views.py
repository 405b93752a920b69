"""What is typed at this moment: what keeps it from being used, and how its paper looks."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.models import PaperWording
from mediation.queries import paper_wordings
from mediation.services import four_eyes
from mediation.services import paper_wordings as services
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.form_keys import repeatable
from mediation.web.four_eyes import KEEPERS, user
from mediation.web.guards import requires_role
from mediation.web.headers import framed
from mediation.web.paper_preview import drawn, is_script
from mediation.web.wordings import bp, page
from mediation.web.wordings.forms import CaseNumberForm, WordingForm

PREVIEW = "文书用语预览"


@bp.post("/<kind>/<passage>/check")
@requires_role(*KEEPERS)
@repeatable
def check(kind: str, passage: str) -> ResponseReturnValue:
    """What is wrong with the words as they are typed, and how they differ."""
    _, found = services.passage_of(kind, passage)
    four_eyes.require_keeper(PaperWording.noun, user())
    if not is_script():
        # A piece of the page is of no use alone.
        return redirect(url_for(".new", kind=kind, passage=passage))
    facts = page.live_page(found, WordingForm().text.data)
    return render_template("wordings/_live.html", **facts)


@bp.post("/<kind>/<passage>/preview.pdf")
@requires_role(*KEEPERS)
@framed
@repeatable
@costly("paper", per_minute=60)
def preview(kind: str, passage: str) -> ResponseReturnValue:
    """The paper of a case in the words that are typed."""
    form = WordingForm()
    text, number = form.text.data or "", form.case_number.data or ""
    return drawn(
        lambda: services.preview(kind, passage, text, number, by=user(), at=clock.now()), PREVIEW
    )


@bp.post("/editions/<int:wording_id>/preview.pdf")
@requires_role(*KEEPERS)
@framed
@repeatable
@costly("paper", per_minute=60)
def preview_edition(wording_id: int) -> ResponseReturnValue:
    """The paper of a case in the words of an edition, for the second person."""
    row, number = paper_wordings.get(wording_id), CaseNumberForm().case_number.data or ""
    return drawn(
        lambda: services.preview(
            row.kind, row.passage, row.text, number, by=user(), at=clock.now()
        ),
        PREVIEW,
    )
