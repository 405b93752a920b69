"""Sharing a case with a court, bureau or commission, and what they do with the share.

个人信息保护法 arts. 6, 23: the least that the purpose needs, for a named receiver, until a day.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Unpack

from mediation.domain import share_results
from mediation.domain.case_flow import Action, CaseState
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.share_answers import (
    NEEDS_DOCKET,
    OUTCOMES_BY_PURPOSE,
    PaperWanted,
    ResultField,
    is_final,
)
from mediation.domain.sharing import AnswerOutcome
from mediation.domain.small_flows import SHARE_STEPS, ShareState, step
from mediation.extensions import db
from mediation.models import Case, Share, ShareConsent, User
from mediation.queries import shares
from mediation.queries.visibility import allowed_to
from mediation.services import planning, share_checks, share_effects
from mediation.services.case_log import record
from mediation.services.moving import move, require
from mediation.services.share_checks import ShareTerms
from mediation.services.transaction import transaction

WAITING = {ShareState.NEW, ShareState.ACKNOWLEDGED}


def share(case: Case, *, by: User, at: datetime, **terms: Unpack[ShareTerms]) -> Share:
    """Open part of a case to one organisation; InvalidInput names the field that is wrong."""
    with transaction():
        require(case, Action.SHARE, by=by, at=at)
        purpose, until_on = terms["purpose"], terms["until_on"]
        receiver = share_checks.receiver_of(terms["receiver_id"], purpose)
        share_checks.check_terms(terms, at.date())
        share_checks.check_not_doubled(case, receiver, purpose, at.date())
        groups = share_checks.groups_of(terms["field_groups"], purpose)
        papers = share_checks.papers_of(case, terms["document_ids"])
        grounds = share_checks.consents_of(case, receiver, terms.get("consent_ids", ()))
        share_checks.check_own_consents(case, groups, grounds)
        liaison = share_checks.liaison_of(receiver, terms.get("receiver_user_id"))
        made = Share(
            case=case,
            receiver=receiver,
            receiver_user=liaison,
            purpose=purpose,
            basis=terms["basis"].strip(),
            field_groups=groups,
            documents=papers,
            may_print=terms["may_print"],
            until_on=until_on,
            answer_due_on=terms["answer_due_on"],
            message=terms["message"].strip() or None,
            state=ShareState.NEW,
            shared_by=by,
            shared_at=at,
        )
        db.session.add(made)
        db.session.flush()
        db.session.add_all(ShareConsent(share_id=made.id, consent_id=key) for key in grounds)
        note = f"{receiver.name}：{purpose.label}，有效至 {until_on:%Y-%m-%d}"
        move(case, Action.SHARE, by=by, at=at, note=note, data={"share_id": made.id})
    return made


def revoke(share: Share, *, reason: str, by: User, at: datetime) -> None:
    """Take a share back; the receiver's next request already finds nothing."""
    if not reason.strip():
        raise InvalidInput(FieldProblem("reason", "请写明收回的原因。"))
    with transaction():
        # Taking back must be possible even when the case is archived, so no move is asked.
        _check_right_to_share(share.case, by)
        share.state = step(SHARE_STEPS, share.state, ShareState.REVOKED)
        share.revoked_by_id, share.revoked_at = by.id, at
        share.revoke_reason = reason.strip()
        tell_case(share, "share_revoked", share.revoke_reason, by=by, at=at)


def remind(share: Share, *, by: User, at: datetime) -> None:
    """Ask the receiver again for its answer, at most once a day."""
    with transaction():
        _check_right_to_share(share.case, by)
        if share.state not in WAITING or share.until_on < at.date():
            raise ActionNotPossible("这项共享已经办结、收回或到期，不需要催办。")
        if share.reminded_at and share.reminded_at.date() == at.date():
            raise ActionNotPossible("今天已经催办过，请明天再催，或打电话联系对方。")
        share.reminded_at = at
        tell_case(share, "share_reminded", "", by=by, at=at)


def acknowledge(share: Share, *, by: User, at: datetime) -> None:
    """The receiver took note; NotVisible unless the share is in force for this liaison."""
    with transaction():
        found = shares.get_for(by, share.id, at.date(), lock=True)
        found.state = step(SHARE_STEPS, found.state, ShareState.ACKNOWLEDGED)
        found.acknowledged_by_id, found.acknowledged_at = by.id, at
        share_effects.acknowledge(found, by=by, at=at)
        tell_case(found, "share_acknowledged", "", by=by, at=at)


def ask_for_papers(
    share: Share, *, wanted: Sequence[PaperWanted], note: str, by: User, at: datetime
) -> None:
    """The receiver needs more papers before it can answer (33号令 art. 29 by analogy)."""
    if not wanted:
        raise InvalidInput(FieldProblem("wanted", "请一次勾选需要补正的全部材料。"))
    if PaperWanted.OTHER in wanted and not note.strip():
        raise InvalidInput(FieldProblem("note", "勾选“其他”的，请写明需要什么。"))
    with transaction():
        found = shares.get_for(by, share.id, at.date(), lock=True)
        if found.state not in WAITING:
            raise ActionNotPossible("这项共享已经办结，不能再要求补正。")
        if found.state is ShareState.NEW:
            found.state = step(SHARE_STEPS, found.state, ShareState.ACKNOWLEDGED)
            found.acknowledged_by_id, found.acknowledged_at = by.id, at
        found.papers_wanted = [each.value for each in PaperWanted if each in wanted]
        words = "、".join(each.label for each in PaperWanted if each in wanted)
        found.answer_note = f"{words}。{note.strip()}" if note.strip() else words
        asked = [each for each in PaperWanted if each in wanted]
        share_effects.ask_for_papers(found, wanted=asked, note=note, by=by, at=at)
        tell_case(found, "share_papers_asked", found.answer_note, by=by, at=at)


def answer(
    share: Share,
    *,
    outcome: AnswerOutcome,
    docket: str,
    answered_on: date,
    note: str,
    facts: Mapping[ResultField, str] | None = None,
    by: User,
    at: datetime,
) -> None:
    """The receiver returns its result, which the case sees at once.

    `facts` are the fields that a result for this purpose may hold besides, as typed.

    A court that dockets an application for confirmation answers again when it has decided.
    """
    with transaction():
        found = shares.get_for(by, share.id, at.date(), lock=True)
        if found.state not in WAITING:
            raise ActionNotPossible("这项共享已经回复过了。")
        _check_answer(found, outcome, docket.strip(), answered_on, at.date())
        kept = share_results.checked(found.purpose, facts or {}, answered_on=answered_on)
        _write_answer(found, outcome, docket.strip() or None, answered_on, note.strip() or None)
        found.answer_facts = share_results.as_text(kept)
        found.answered_by_id, found.answered_at = by.id, at
        share_effects.apply_answer(
            found,
            outcome,
            docket=found.answer_docket,
            answered_on=answered_on,
            note=found.answer_note,
            by=by,
            at=at,
        )
        told = share_results.in_words(kept)
        day = f"{answered_on:%Y-%m-%d}"
        words = (outcome.label, found.answer_docket, day, *told, found.answer_note)
        sentence = "，".join(word for word in words if word)
        tell_case(found, "share_answered", sentence, by=by, at=at)


def _check_answer(
    share: Share, outcome: AnswerOutcome, docket: str, answered_on: date, today: date
) -> None:
    problems = []
    if outcome not in OUTCOMES_BY_PURPOSE[share.purpose]:
        problems.append(FieldProblem("outcome", f"“{share.purpose.label}”不适用这个结果。"))
    if outcome in NEEDS_DOCKET and not docket:
        problems.append(FieldProblem("docket", "已立案、受理或确认的，请填写贵单位的案号。"))
    if answered_on > today:
        problems.append(FieldProblem("answered_on", "日期不能晚于今天。"))
    if problems:
        raise InvalidInput(*problems)


def _write_answer(
    share: Share,
    outcome: AnswerOutcome,
    docket: str | None,
    answered_on: date,
    note: str | None,
) -> None:
    final = is_final(share.purpose, outcome)
    if final or share.state is ShareState.NEW:
        target = ShareState.ANSWERED if final else ShareState.ACKNOWLEDGED
        share.state = step(SHARE_STEPS, share.state, target)
    share.answer_outcome = outcome.value
    share.answer_docket = docket or share.answer_docket
    share.answer_on = answered_on
    share.answer_note = note


def _check_right_to_share(case: Case, by: User) -> None:
    if Action.SHARE not in allowed_to(by, case):
        raise ActionNotAllowed(f"您没有办理“{Action.SHARE.label}”的权限。")


def tell_case(share: Share, code: str, words: str, *, by: User, at: datetime) -> None:
    """The case learns of it: next action and waiting, then event and audit row."""
    case = share.case
    if case.state is not CaseState.ARCHIVED:
        planning.replan(case, by=by, at=at)
    note = f"{share.receiver.name}（{share.purpose.label}）{'：' if words else ''}{words}"
    record(case, code, by=by, at=at, note=note[:500], data={"share_id": share.id})
