"""What the buttons of the intake page send: rows to add, a list to read, a draft to keep."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_login import current_user

from mediation.domain.application_check import MOST_PARTIES
from mediation.domain.claim_types import ClaimType
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.pasted_list import read_people
from mediation.services import drafts
from mediation.web import clock
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.reading import typed_in
from mediation.web.intake.rows import Fields, count, tidied, with_people, with_row, without_row
from mediation.web.kept_fields import TOKENS

# The draft of a new application; that of a correction names its case.
SUBJECT = "intake"
# Control characters, which nobody types and no page may show; line ends and tabs are text.
NO_TEXT = dict.fromkeys(sign for sign in range(32) if sign not in (9, 10, 13))
# Of the request, not of the application.
BUTTONS = frozenset({"act", "add", "remove", "confirmed"}) | TOKENS


def posted_fields() -> Fields:
    """What the browser sent, rows numbered from 0, as the page shows it again."""
    sent = ((name, value.translate(NO_TEXT)) for name, value in request.form.items(multi=True))
    return tidied(without_buttons(Fields(sent)))


def fields_to_save() -> Fields:
    """What the browser sent without the rows that were left empty."""
    return tidied(posted_fields(), for_saving=True)


def without_buttons(fields: Fields) -> Fields:
    """The fields alone."""
    return Fields((name, value) for name, value in fields.items(multi=True) if name not in BUTTONS)


def redrawn() -> Fields | None:
    """The fields after a button that changes rows, or that goes back; None for other buttons."""
    fields, act = posted_fields(), request.form.get("act")
    if "add" in request.form:
        return with_row(fields, request.form["add"])
    if "remove" in request.form:
        return without_row(fields, request.form["remove"])
    if act == "paste":
        return _with_pasted(fields)
    return fields if act == "back" else None


def _with_pasted(fields: Fields) -> Fields:
    people = read_people(fields.get("pasted", ""))
    wanted = fields.get("pasted_claim_type", "")
    claim_type = wanted if wanted in set(ClaimType) else ClaimType.WAGES
    applicants = count(fields, "applicants")
    if not people:
        raise InvalidInput(FieldProblem("pasted", "没有读到姓名，请一行一人，从表格中复制后粘贴。"))
    if applicants + len(people) > MOST_PARTIES:
        sentence = (
            f"一件案件最多登记 {MOST_PARTIES} 名当事人，名单有 {len(people)} 人，请分案登记。"
        )
        raise InvalidInput(FieldProblem("pasted", sentence))
    grown = with_people(fields, people, str(claim_type))
    grown.poplist("pasted")
    return grown


def keep_draft(subject: str) -> None:
    """Keep what is typed as this user's draft of the form."""
    _keep(subject, posted_fields())


def keep_begun(known: Mapping[str, Any]) -> None:
    """Keep a new application of which some is known already, in place of the draft of before."""
    form = IntakeForm(formdata=None, received_on=clock.today(), **known)
    _keep(SUBJECT, without_buttons(typed_in(form)))


def _keep(subject: str, typed: Fields) -> None:
    fields = {name: values for name, values in typed.lists() if any(values)}
    drafts.save(subject, fields, by=current_user, at=clock.now())


def draft_fields(subject: str) -> Fields | None:
    """The fields of the draft, when there is one."""
    draft = drafts.load(subject, by=current_user)
    if draft is None:
        return None
    return Fields((name, value) for name, values in draft.fields.items() for value in values)
