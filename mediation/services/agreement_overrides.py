"""Letting a red finding of the check pass: one person asks with a reason, another one decides.

It counts for the same draft and the same finding, word for word; the reasons stay in the side
volume. What keeps the ledger of performance from being right is never let pass.
"""

from collections.abc import Sequence
from datetime import datetime

from mediation.domain.agreement.checks import Finding, check
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.small_flows import OVERRIDE_STEPS, OverrideState, step
from mediation.extensions import db
from mediation.models import Agreement, AgreementOverride, Case, User
from mediation.queries import overrides
from mediation.queries.agreement_facts import agreement_of, draft_of, facts_for_check
from mediation.queries.case_facts import current_agreement
from mediation.services import notices
from mediation.services.audit import reference_of
from mediation.services.moving import move, require
from mediation.services.transaction import transaction

LEAST_REASON, LONGEST_REASON = 10, 1000


def ask(
    case: Case, *, agreement_id: int, fingerprint: str, reason: str, by: User, at: datetime
) -> AgreementOverride:
    """Ask that a finding of a kept draft may pass; those who may decide are told.

    InvalidInput for a reason of a few signs; ActionNotPossible for a finding that is not there, may
    never pass, or was asked about already.
    """
    with transaction():
        require(case, Action.ASK_OVERRIDE, by=by, at=at)
        agreement = agreement_of(case, agreement_id)
        finding = red_finding(case, agreement, fingerprint, at=at)
        _refuse_firm(finding)
        earlier = overrides.of_agreement(agreement.id).get(fingerprint)
        if earlier is not None and earlier.is_standing:
            raise ActionNotPossible(f"这条问题{earlier.state.label}，不用再申请。")
        wish = AgreementOverride(
            agreement_id=agreement.id,
            code=finding.code,
            finding_hash=finding.fingerprint,
            finding=f"{finding.title}：{finding.reason}",
            reason=_reason(reason),
            state=OverrideState.ASKED,
            asked_by_id=by.id,
            asked_at=at,
        )
        db.session.add(wish)
        move(case, Action.ASK_OVERRIDE, by=by, at=at, data=_data(wish))
        told = overrides.deciders(case, by)
        notices.tell_all(told, "override_asked", at=at, by=by.name, case=reference_of(case))
    return wish


def decide(
    case: Case, *, override_id: int, is_granted: bool, note: str, by: User, at: datetime
) -> AgreementOverride:
    """Let the finding pass or not; never by whoever asked, and not when it is no longer there."""
    with transaction():
        require(case, Action.DECIDE_OVERRIDE, by=by, at=at)
        wish = overrides.override_of(case, override_id)
        if wish.asked_by_id == by.id:
            raise ActionNotAllowed("申请人不能自己复核，须由另一人办理。")
        if not is_granted and not note.strip():
            raise InvalidInput(FieldProblem("note", "不放行的，请写明理由。"))
        if is_granted:
            red_finding(case, agreement_of(case, wish.agreement_id), wish.finding_hash, at=at)
        wanted = OverrideState.GRANTED if is_granted else OverrideState.REFUSED
        wish.state = step(OVERRIDE_STEPS, wish.state, wanted)
        wish.decided_by_id, wish.decided_at = by.id, at
        wish.decision_note = note.strip()[:LONGEST_REASON] or None
        move(case, Action.DECIDE_OVERRIDE, by=by, at=at, data=_data(wish))
        result = wish.state.label
        notices.tell(
            wish.asked_by_id,
            "override_decided",
            at=at,
            case=reference_of(case),
            result=result,
            by=by.name,
        )
    return wish


def withdraw(case: Case, *, override_id: int, by: User, at: datetime) -> AgreementOverride:
    """Take one's own wish back, decided or not, while the draft is still checked."""
    with transaction():
        require(case, Action.ASK_OVERRIDE, by=by, at=at)
        wish = overrides.override_of(case, override_id)
        if wish.asked_by_id != by.id:
            raise ActionNotAllowed("只有提请放行的人可以撤回。")
        wish.state = step(OVERRIDE_STEPS, wish.state, OverrideState.WITHDRAWN)
        move(case, Action.ASK_OVERRIDE, by=by, at=at, note="撤回放行申请", data=_data(wish))
    return wish


def red_finding(case: Case, agreement: Agreement, fingerprint: str, *, at: datetime) -> Finding:
    """The red finding of a kept draft with this fingerprint; ActionNotPossible if there is none."""
    for finding in red_findings(case, agreement, at=at):
        if finding.fingerprint == fingerprint:
            return finding
    raise ActionNotPossible(
        "已保存的草稿里没有这条必改。改过的，请先保存草稿；已改好的，不需要放行。"
    )


def red_findings(case: Case, agreement: Agreement, *, at: datetime) -> Sequence[Finding]:
    """The red findings of a kept draft; ActionNotPossible once it is checked no more."""
    if agreement.state not in overrides.STILL_CHECKED:
        raise ActionNotPossible(f"这份协议{agreement.state.label}，不再体检。")
    on = agreement.agreed_on or at.date()
    return check(facts_for_check(case, draft_of(agreement), agreed_on=on)).reds


def why_not_signed(case: Case, *, at: datetime) -> str:
    """Why no signing copy is given out: red findings that nobody let pass; empty otherwise."""
    agreement = current_agreement(case)
    if agreement is None:
        return ""
    on = agreement.agreed_on or at.date()
    report = check(facts_for_check(case, draft_of(agreement), agreed_on=on))
    reds = overrides.open_reds(agreement, report)
    if not reds:
        return ""
    told = "".join(f"{index}．{red.title}。" for index, red in enumerate(reds, start=1))
    return f"协议体检有 {len(reds)} 处必改没有改正或者放行，不能出具签署稿：{told}"


def _refuse_firm(finding: Finding) -> None:
    if finding.is_firm:
        raise ActionNotPossible("这条问题会使履约账本出错，必须改正，不能放行。")


def _reason(text: str) -> str:
    reason = text.strip()
    if len(reason) < LEAST_REASON:
        sentence = f"请写明为什么可以不改，至少 {LEAST_REASON} 个字。"
        raise InvalidInput(FieldProblem("reason", sentence))
    if len(reason) > LONGEST_REASON:
        raise InvalidInput(FieldProblem("reason", f"理由最多 {LONGEST_REASON} 个字，请精简。"))
    return reason


def _data(wish: AgreementOverride) -> dict[str, str | int]:
    """What the event keeps: the rule and the state, never the words."""
    return {"agreement_id": wish.agreement_id, "code": wish.code, "state": wish.state.value}
