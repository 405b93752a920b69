"""What the pages of rules, clauses and wordings share: who reads, who keeps, and proposing."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import flash
from flask_login import current_user
from flask_wtf import FlaskForm

from mediation.domain.errors import InvalidInput
from mediation.domain.four_eyes import ApprovalState, who_keeps
from mediation.domain.roles import CASE_ROLES, Role
from mediation.models import User
from mediation.models.office_version import OfficeVersion
from mediation.queries import office_rules
from mediation.services import four_eyes
from mediation.web.form_errors import show_problems

READERS = (*CASE_ROLES, Role.SYSTEM_ADMIN)
KEEPERS = (Role.SUPERVISOR, Role.SYSTEM_ADMIN)
Version = TypeVar("Version", bound=OfficeVersion)


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
