"""期限规则: the tables that count, proposing a rule of the office, deciding about it."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.domain.clocks import ClockRule
from mediation.domain.errors import NotVisible
from mediation.domain.exits import ExitRule
from mediation.domain.office_rules import RuleKind, title_of
from mediation.models import OfficeRule
from mediation.queries import office_rules
from mediation.services import four_eyes
from mediation.services import office_rules as services
from mediation.web import clock
from mediation.web.four_eyes import (
    KEEPERS,
    READERS,
    Deciding,
    add_decisions,
    proposed,
    proposed_end,
    user,
)
from mediation.web.guards import requires_role
from mediation.web.rules import bp, page
from mediation.web.rules.forms import (
    ClockRuleForm,
    ExitRuleForm,
    ReturnForm,
    clock_form,
    exit_form,
)


@bp.get("/")
@requires_role(*READERS)
def index() -> ResponseReturnValue:
    """Every rule that counts, of the nation and of the regions, and the proposals."""
    return render_template("rules/index.html", today=clock.today(), **page.index_page(user()))


@bp.route("/<table>/<code>/new", methods=["GET", "POST"])
@requires_role(*KEEPERS)
def new(table: str, code: str) -> ResponseReturnValue:
    """Propose a rule over a shipped one."""
    shipped = _shipped(table, code)
    form, kind = _form(shipped), RuleKind(table)
    if rule := proposed(
        form, lambda: services.propose(form.typed(kind, code), by=user(), at=clock.now())
    ):
        return redirect(url_for(".show", rule_id=rule.id))
    facts = {"kind": kind, "shipped": shipped, "title": title_of(shipped)}
    status = 422 if form.errors else 200
    return render_template("rules/new.html", form=form, **facts), status


@bp.get("/<int:rule_id>")
@requires_role(*READERS)
def show(rule_id: int) -> ResponseReturnValue:
    """One rule of the office, against the rule in force."""
    return _page(office_rules.get(rule_id), _return_form())


add_decisions(
    bp,
    "/<int:rule_id>",
    Deciding(office_rules.get, services.approve, "已同意，规则自起始日期起执行。", ".show"),
)


@bp.post("/<int:rule_id>/return")
@requires_role(*KEEPERS)
def propose_return(rule_id: int) -> ResponseReturnValue:
    """Propose to end a region's own rule."""
    rule, form = office_rules.get(rule_id), ReturnForm()
    made = proposed_end(form, rule, services.propose_return)
    if made is None:
        return _page(rule, form), 422
    return redirect(url_for(".show", rule_id=made.id))


def _page(rule: OfficeRule, form: ReturnForm) -> str:
    facts = page.rule_page(rule, user())
    return render_template("rules/show.html", form=form, today=clock.today(), **facts)


def _return_form() -> ReturnForm:
    return ReturnForm(formdata=None, data={"valid_from": clock.today()})


def _shipped(table: str, code: str) -> ClockRule | ExitRule:
    four_eyes.require_keeper(OfficeRule.noun, user())
    known = table in set(RuleKind)
    found = page.national_of(RuleKind(table), code, clock.today()) if known else None
    if found is None:
        raise NotVisible
    return found


def _form(shipped: ClockRule | ExitRule) -> ClockRuleForm | ExitRuleForm:
    today = clock.today()
    if isinstance(shipped, ClockRule):
        return clock_form(shipped, valid_from=today)
    return exit_form(shipped, valid_from=today)
