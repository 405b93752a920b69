"""Address sheets and labels of the parties of a case, of a day, and of a list of cases."""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, InvalidInput
from mediation.domain.paper_prints import AddressForm
from mediation.models import Case
from mediation.queries import cases
from mediation.queries.paper_prints import may_print
from mediation.queries.recipients import postal_addresses
from mediation.services import address_prints as services
from mediation.services.paper_prints import NO_RIGHT
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import requires
from mediation.web.pdf_answer import pdf_answer
from mediation.web.prints import bp
from mediation.web.prints.forms import AddressesForm
from mediation.web.prints.several import asked_for

NAME = "收件人地址"


@bp.route("/cases/<int:case_id>/addresses", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
@repeatable
def addresses(case_id: int) -> ResponseReturnValue:
    """The parties with the addresses that count, to be ticked; POST answers with the PDF."""
    case = cases.get_for(current_user, case_id)
    if not may_print(current_user, case):
        raise ActionNotAllowed(NO_RIGHT)
    return _answer([case], "prints/addresses.html", case.number or "", case=case)


@bp.route("/prints/addresses", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
@repeatable
def addresses_of_several() -> ResponseReturnValue:
    """The parties of the sessions of a day (?day=…), or of the cases that a list shows.

    No address is shown here: it is in the print, which the trail of each case has.
    """
    asked = asked_for(current_user._get_current_object(), request.args)
    return _answer(asked.cases, "prints/several_addresses.html", asked.name, asked=asked)


def _answer(
    found_in: Sequence[Case], template: str, name: str, **page: object
) -> ResponseReturnValue:
    found = postal_addresses(found_in)
    usual = {"form": AddressForm.LABELS.value, "first_label": 1}
    form = AddressesForm(data={**usual, "parties": [e.party.id for e in found if e.address]})
    form.offer(found)
    # Where nobody is found there are no fields to fill in.
    content = _drawn(found_in, form) if found and form.validate_on_submit() else None
    if content is not None:
        return pdf_answer(content, f"{NAME} {name}".strip())
    status = 422 if request.method == "POST" else 200
    return render_template(template, found=found, form=form, **page), status


def _drawn(found_in: Sequence[Case], form: AddressesForm) -> bytes | None:
    """The PDF; None when something chosen cannot be printed."""
    by = current_user._get_current_object()
    try:
        return services.printed(found_in, form.typed(), by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return None
