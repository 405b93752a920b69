"""Red findings of a kept draft: reading them, asking that one may pass, the second person."""

from http import HTTPStatus

from flask import url_for
from pydantic import Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import Nothing, shape_of
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.small_flows import OverrideState
from mediation.models import AgreementOverride
from mediation.queries import overrides
from mediation.queries.agreement_facts import agreement_of
from mediation.services import agreement_overrides
from mediation.web import clock
from mediation.web.agreements.override_forms import AskForm, DecisionForm, case_to_pass
from mediation.web.guards import requires

OF_DRAFT = "/cases/<int:case_id>/agreements/<int:draft_id>/overrides"
ONE = "/cases/<int:case_id>/overrides/<int:override_id>"
OverrideReason = shape_of(AskForm, "OverrideReason")
OverrideDecision = shape_of(DecisionForm, "OverrideDecision")


class NewOverride(OverrideReason):  # type: ignore[valid-type,misc]  # made from the form
    """Which finding may stay, and why."""

    fingerprint: str = Field(max_length=64)


class OverrideRow(Answer):
    """One wish, from its asking to the decision of the second person."""

    id: int
    state: OverrideState
    finding: str
    reason: str
    asked_by: str
    decided_by: str | None
    decision_note: str | None


class RedFinding(Answer):
    """One red finding of the kept draft; nobody may let a firm one pass."""

    fingerprint: str
    code: str
    sentence: str
    mend: str
    is_firm: bool
    override: OverrideRow | None


class WaitingOverride(OverrideRow):
    """A wish that waits for this account, and where its findings are read."""

    location: str


def _told(row: AgreementOverride) -> dict[str, object]:
    names = ("id", "state", "finding", "reason", "decision_note")
    decided_by = row.decided_by.name if row.decided_by else None
    told = {name: getattr(row, name) for name in names}
    return {**told, "asked_by": row.asked_by.name, "decided_by": decided_by}


@operation(
    "GET",
    OF_DRAFT,
    scope=ApiScope.AGREEMENTS_READ,
    guard=requires(Action.ASK_OVERRIDE),
    summary="一份草稿的必改问题，和是否放行",
    answer=Listing[RedFinding],
)
def list_findings(case_id: int, draft_id: int) -> Listing[RedFinding]:
    """The red findings, each with the newest wish about it."""
    case = case_to_pass(me(), case_id)
    found = agreement_of(case, draft_id)
    wishes = overrides.of_agreement(found.id)
    rows = []
    for red in agreement_overrides.red_findings(case, found, at=clock.now()):
        names = RedFinding.model_fields.keys() - {"override"}
        wish = wishes.get(red.fingerprint)
        told = {name: getattr(red, name) for name in names}
        rows.append(RedFinding(**told, override=OverrideRow(**_told(wish)) if wish else None))
    return Listing(items=rows, next=None)


@operation(
    "POST",
    OF_DRAFT,
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.ASK_OVERRIDE),
    summary="提请放行一条必改问题：写明理由，等第二人复核",
    body=NewOverride,
    status=HTTPStatus.CREATED,
)
def ask_override(case_id: int, draft_id: int) -> str:
    """Ask that a finding may pass."""
    case = case_to_pass(me(), case_id)
    found, sent = agreement_of(case, draft_id), body_of(NewOverride)
    form = validated(filled(AskForm, {"reason": sent.reason or ""}))
    what = {"agreement_id": found.id, "fingerprint": sent.fingerprint}
    agreement_overrides.ask(case, **what, reason=form.reason.data or "", **by_me())
    return url_for("api.list_findings", case_id=case_id, draft_id=draft_id)


@operation(
    "POST",
    f"{ONE}/decision",
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.DECIDE_OVERRIDE),
    summary="复核：放行或不放行，不能是提请的人",
    body=OverrideDecision,
)
def decide_override(case_id: int, override_id: int) -> str:
    """Let it pass or not."""
    case = case_to_pass(me(), case_id)
    wish = overrides.override_of(case, override_id)
    typed = validated(filled(DecisionForm, body_of(OverrideDecision))).typed()
    agreement_overrides.decide(case, override_id=wish.id, **typed, **by_me())
    return url_for("api.list_findings", case_id=case_id, draft_id=wish.agreement_id)


@operation(
    "POST",
    f"{ONE}/withdraw",
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.ASK_OVERRIDE),
    summary="撤回自己提请的放行",
    body=Nothing,
)
def withdraw_override(case_id: int, override_id: int) -> str:
    """Take one's own wish back."""
    case = case_to_pass(me(), case_id)
    overrides.override_of(case, override_id)
    body_of(Nothing)
    wish = agreement_overrides.withdraw(case, override_id=override_id, **by_me())
    return url_for("api.list_findings", case_id=case_id, draft_id=wish.agreement_id)


@operation(
    "GET",
    "/overrides",
    scope=ApiScope.AGREEMENTS_READ,
    guard=requires(Action.DECIDE_OVERRIDE),
    summary="等这个账号复核的放行",
    answer=Listing[WaitingOverride],
)
def list_overrides() -> Listing[WaitingOverride]:
    """The wishes of all cases in sight, oldest first."""
    rows = []
    for wish, agreement, case in overrides.waiting_for(me()):
        place = url_for("api.list_findings", case_id=case.id, draft_id=agreement.id)
        rows.append(WaitingOverride(**_told(wish), location=place))
    return Listing(items=rows, next=None)
