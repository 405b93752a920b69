"""文书用语: the list, one passage with its editions, a new edition."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.models import PaperWording
from mediation.queries.keyset import read_key
from mediation.services import four_eyes
from mediation.services import paper_wordings as services
from mediation.web import clock
from mediation.web.four_eyes import KEEPERS, READERS, proposed, user
from mediation.web.guards import requires_role
from mediation.web.wordings import bp, page
from mediation.web.wordings.forms import SearchForm, WordingForm


@bp.get("/")
@requires_role(*READERS)
def index() -> ResponseReturnValue:
    """The papers with their passages, and the proposals."""
    today = clock.today()
    facts = page.index_page(SearchForm(request.args), user(), today)
    return render_template("wordings/index.html", today=today, **facts)


@bp.get("/<kind>/<passage>")
@requires_role(*READERS)
def show(kind: str, passage: str) -> ResponseReturnValue:
    """One passage: as shipped beside the words of each place, and every edition."""
    paper, found = services.passage_of(kind, passage)
    before = read_key(request.args.get("before"))
    facts = page.passage_page(paper, found, before, user(), clock.today())
    return render_template("wordings/show.html", **facts)


@bp.route("/<kind>/<passage>/new", methods=["GET", "POST"])
@requires_role(*KEEPERS)
def new(kind: str, passage: str) -> ResponseReturnValue:
    """Propose an edition of a passage, after one or over the shipped words."""
    paper, found = services.passage_of(kind, passage)
    four_eyes.require_keeper(PaperWording.noun, user())
    begun = page.followed(kind, found, read_key(request.args.get("after")))
    form = WordingForm(data={"valid_from": clock.today(), **begun})
    if made := proposed(
        form, lambda: services.propose(kind, passage, form.typed(), by=user(), at=clock.now())
    ):
        return redirect(url_for(".edition", wording_id=made.id))
    facts = {"kind": paper, **page.live_page(found, form.text.data)}
    return render_template("wordings/new.html", form=form, **facts), 422 if form.errors else 200
