"""条款库: the list, one clause with its editions, a new clause, a new edition."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import NotVisible
from mediation.models import OfficeClause
from mediation.services import four_eyes
from mediation.services import office_clauses as services
from mediation.web import clock
from mediation.web.clauses import bp, page
from mediation.web.clauses.forms import ClauseForm, SearchForm, form_of
from mediation.web.four_eyes import KEEPERS, READERS, proposed, user
from mediation.web.guards import requires_role


@bp.get("/")
@requires_role(*READERS)
def index() -> ResponseReturnValue:
    """The clauses that count today, by kind, and the proposals."""
    today = clock.today()
    facts = page.index_page(SearchForm(request.args), user(), today)
    return render_template("clauses/index.html", today=today, **facts)


@bp.get("/<clause_code>")
@requires_role(*READERS)
def show(clause_code: str) -> ResponseReturnValue:
    """One clause with its editions everywhere."""
    facts = page.clause_page(clause_code, user(), clock.today())
    return render_template("clauses/show.html", today=clock.today(), **facts)


@bp.route("/new/<term_kind>", methods=["GET", "POST"])
@requires_role(*KEEPERS)
def new(term_kind: str) -> ResponseReturnValue:
    """Propose a clause of the office's own."""
    kind = _kind(term_kind)
    form = form_of(kind, None, valid_from=clock.today())
    if made := proposed(
        form, lambda: services.propose(kind, form.typed(), by=user(), at=clock.now())
    ):
        return redirect(url_for(".edition", clause_id=made.id))
    facts = {"title": f"新条款：{kind.label}", "back": url_for(".index")}
    return render_template("clauses/new.html", form=form, **facts), 422 if form.errors else 200


@bp.route("/<clause_code>/editions/new", methods=["GET", "POST"])
@requires_role(*KEEPERS)
def new_edition(clause_code: str) -> ResponseReturnValue:
    """Propose an edition of a clause, in the place of one or in another."""
    form, before = _form_after(clause_code)
    if made := proposed(
        form,
        lambda: services.propose_edition(clause_code, form.typed(), by=user(), at=clock.now()),
    ):
        return redirect(url_for(".edition", clause_id=made.id))
    facts = {"title": f"新版本：{before}", "back": url_for(".show", clause_code=clause_code)}
    return render_template("clauses/new.html", form=form, **facts), 422 if form.errors else 200


def _kind(term_kind: str) -> TermKind:
    four_eyes.require_keeper(OfficeClause.noun, user())
    if term_kind not in set(TermKind):
        raise NotVisible
    return TermKind(term_kind)


def _form_after(code: str) -> tuple[ClauseForm, str]:
    four_eyes.require_keeper(OfficeClause.noun, user())
    after = request.args.get("after", type=int)
    edition = page.followed(code, after, clock.today())
    form = form_of(edition.clause.kind, edition, valid_from=clock.today())
    return form, f"{code} {edition.clause.title}"
