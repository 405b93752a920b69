"""What the pages of rules, clauses and wordings share: who reads and keeps, proposing, deciding."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.domain.errors import InvalidInput
from mediation.domain.four_eyes import ApprovalState, who_keeps
from mediation.domain.roles import CASE_ROLES, Role
from mediation.models import User
from mediation.models.office_version import OfficeVersion
from mediation.queries import office_rules
from mediation.services import four_eyes
from mediation.web import clock
from mediation.web.fields import DayField
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role, sensitive
from mediation.web.intake.fields import LineField

READERS = (*CASE_ROLES, Role.SYSTEM_ADMIN)
KEEPERS = (Role.SUPERVISOR, Role.SYSTEM_ADMIN)
Version = TypeVar("Version", bound=OfficeVersion)


class EndForm(FlaskForm):
    """From when what the office laid over a place is given up, and why."""

    valid_from = DayField("自何日起停用", [InputRequired("请填写日期。")])
    reason = LineField("理由", 300, [InputRequired("请写明理由，供第二人复核。")])


@dataclass(frozen=True)
class Deciding:
    """How proposals of one kind are found and agreed to, what is said then, and where they stand.

    `page` is the endpoint that shows one of them.
    """

    load: Callable[[int], OfficeVersion]
    approve: Callable[..., object]
    told: str
    page: str


def user() -> User:
    """Who asks."""
    found: User = current_user._get_current_object()
    return found


def proposed(form: FlaskForm, act: Callable[[], Version]) -> Version | None:
    """What was proposed; None while the form is not sent or not right, with problems beside it."""
    if not form.validate_on_submit():
        return None
    try:
        made = act()
    except InvalidInput as error:
        show_problems(form, error)
        return None
    flash("已提出，第二人复核同意后生效。", "success")
    return made


def proposed_end(
    form: FlaskForm, row: OfficeVersion, act: Callable[..., Version]
) -> Version | None:
    """The proposal to give a version up, from the day and for the reason of the form."""

    def asked() -> Version:
        day, reason = form.valid_from.data, form.reason.data or ""
        return act(row, valid_from=day, reason=reason, by=user(), at=clock.now())

    return proposed(form, asked)


def add_decisions(bp: Blueprint, address: str, how: Deciding) -> None:
    """Give a blueprint the three acts on a proposal, under the address of one."""

    @bp.post(f"{address}/approve")
    @requires_role(*KEEPERS)
    @sensitive
    def approve(**key: int) -> ResponseReturnValue:
        """Agree as the second person."""
        how.approve(how.load(*key.values()), by=user(), at=clock.now())
        flash(how.told, "success")
        return redirect(url_for(how.page, **key))

    @bp.post(f"{address}/refuse")
    @requires_role(*KEEPERS)
    @sensitive
    def refuse(**key: int) -> ResponseReturnValue:
        """Say no as the second person."""
        four_eyes.refuse(how.load(*key.values()), by=user(), at=clock.now())
        flash("已记为不同意。", "success")
        return redirect(url_for(how.page, **key))

    @bp.post(f"{address}/withdraw")
    @requires_role(*KEEPERS)
    def withdraw(**key: int) -> ResponseReturnValue:
        """Take one's own proposal back."""
        four_eyes.withdraw(how.load(*key.values()), by=user(), at=clock.now())
        flash("已撤回。", "success")
        return redirect(url_for(".index"))


def keeping(version: type[OfficeVersion], person: User) -> dict[str, Any]:
    """Whether this person keeps these versions, and who does."""
    return {"may_keep": office_rules.may_keep(person), "keepers": who_keeps(version.noun)}


def where_it_stands(row: OfficeVersion, person: User) -> dict[str, Any]:
    """Where a proposal stands, and what this person may do about it."""
    is_waiting = row.state is ApprovalState.WAITING
    return {
        "is_waiting": is_waiting,
        "why_not": four_eyes.why_not(row, person) if is_waiting else "",
        "is_own": row.asked_by_id == person.id,
    }
