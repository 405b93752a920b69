"""Registering a case from JSON as the intake page does, and correcting what was registered."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Response, url_for
from pydantic import BaseModel, Field

from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import Receipt, operation, version_wanted, with_version
from mediation.domain.api_tokens import ApiScope
from mediation.domain.application import Application
from mediation.domain.case_flow import Action
from mediation.domain.masked_entry import masked
from mediation.domain.roles import Role
from mediation.models import Case
from mediation.queries import cases, duplicates
from mediation.queries.applications import application_of
from mediation.services import intake
from mediation.services.expected_version import unchanged
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.guards import case_workers, requires, requires_role
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.reading import fields_of, unmasked_in
from mediation.web.intake.rows import tidied
from mediation.web.problem_answer import problem

# For the buttons of the page.
MACHINERY = frozenset({"version", "base", "pasted", "pasted_claim_type"})
ApplicationSent = shape_of(IntakeForm, "ApplicationSent", without=MACHINERY)
POSSIBLY_THERE = (
    "近一年已有相同当事人的案件，见 duplicates。确认不是同一件的，加上 confirmed 再发。"
)


class NewCase(ApplicationSent):  # type: ignore[valid-type,misc]  # made from the form
    """An application; `confirmed` says that it repeats none of the cases that were named."""

    confirmed: bool = Field(default=False, description="确认与提示的案件不重复")


@operation(
    "POST",
    "/cases",
    scope=ApiScope.CASES_WRITE,
    guard=requires_role(Role.REGISTRAR, Role.SUPERVISOR),
    summary="登记案件，字段与“登记来访”相同；请求事项的 applicant 从 0 数申请人",
    body=NewCase,
    status=HTTPStatus.CREATED,
)
def register_case() -> str | Response:
    """Register what was sent; 409 names cases that it may repeat."""
    sent, at = body_of(NewCase), clock.now()
    application = _application(sent.model_dump(exclude_none=True, exclude={"confirmed"}))
    if not sent.confirmed:
        found = duplicates.likely(me(), application, today=at.date())
        if found:
            addresses = [url_for("api.show_case", case_id=each.id) for each in found]
            return problem(409, POSSIBLY_THERE, duplicates=addresses)
    made = intake.register(application, by=me(), at=at)
    return url_for("api.show_case", case_id=made.id)


def _application(values: Mapping[str, Any], case: Case | None = None) -> Application:
    form = filled(_Posted, values)
    # Asked even of a form that is not valid, as on the page.
    return intake.examine(unmasked_in(validated(form), case), at=clock.now()).application


class _Posted(IntakeForm):
    """The form of the page with the rows of a program, which has no buttons."""

    def __init__(self, formdata: Any, **kwargs: Any) -> None:
        super().__init__(formdata=tidied(formdata, for_saving=True), **kwargs)


class ApplicationRead(BaseModel):
    """What is registered, in the shape that it is sent in; personal numbers are masked."""

    application: dict[str, Any] = Field(
        description="可以改好后原样发回；没有改动的遮盖号码保持不变"
    )


@operation(
    "GET",
    "/cases/<int:case_id>/application",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="登记的内容，可以改好后发回",
    answer=ApplicationRead,
    is_versioned=True,
)
def show_application(case_id: int) -> Response:
    """The application as the page of correcting shows it."""
    case = cases.get_for(me(), case_id)
    told = ApplicationRead(application=as_sent(application_of(case)))
    return with_version(ApplicationRead, told, case.version)


def as_sent(application: Application) -> dict[str, Any]:
    """An application in the shape that it is sent in, its personal numbers masked."""
    fields = fields_of(masked(application))
    for applicant in fields["applicants"]:
        # Said by the list that they stand in.
        del applicant["side"]
    told: dict[str, Any] = _without_nothing(fields)
    return told


def _without_nothing(value: Any) -> Any:
    """The answers that were given: what is not known is left out, as it may be when sent."""
    if isinstance(value, dict):
        kept = ((name, each) for name, each in value.items() if each not in (None, ""))
        return {name: _without_nothing(each) for name, each in kept}
    return [_without_nothing(each) for each in value] if isinstance(value, list) else value


@operation(
    "PUT",
    "/cases/<int:case_id>/application",
    scope=ApiScope.CASES_WRITE,
    guard=requires(Action.EDIT),
    summary="修改登记的内容",
    body=ApplicationSent,
    answer=Receipt,
    changes_version=True,
)
def correct_application(case_id: int) -> str:
    """Save the correction; a mask that was left as it is means the number behind it."""
    user, at = me(), clock.now()
    case = cases.get_for(user, case_id)
    version = version_wanted(case)
    require(case, Action.EDIT, by=user, at=at)
    sent = body_of(ApplicationSent)
    application = _application(sent.model_dump(exclude_none=True), case)
    with unchanged(case, version):
        intake.edit(case, application, expected_version=case.version, by=user, at=at)
    return url_for("api.show_application", case_id=case_id)
