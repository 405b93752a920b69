"""Address sheets and labels of the parties of a case."""

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


@bp.route("/cases/<int:case_id>/addresses", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
@repeatable
def addresses(case_id: int) -> ResponseReturnValue:
    """The parties with the addresses that count, to be ticked; POST answers with the PDF."""
    case = cases.get_for(current_user, case_id)
    if not may_print(current_user, case):
        raise ActionNotAllowed(NO_RIGHT)
    found = postal_addresses(case)
    usual = {"form": AddressForm.LABELS.value, "first_label": 1}
    form = AddressesForm(data={**usual, "parties": [e.party.id for e in found if e.address]})
    form.offer(found)
    content = _drawn(case, form) if form.validate_on_submit() else None
    if content is not None:
        return pdf_answer(content, f"收件人地址 {case.number or ''}".strip())
    page = render_template("prints/addresses.html", case=case, found=found, form=form)
    return page, 422 if request.method == "POST" else 200


def _drawn(case: Case, form: AddressesForm) -> bytes | None:
    """The PDF; None when something chosen cannot be printed."""
    by = current_user._get_current_object()
    try:
        return services.printed(case, form.typed(), by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return None
