"""Recording that a party consented to the handling of its information, or took the consent back."""

from datetime import date, datetime

from sqlalchemy import select

from mediation.domain.case_flow import Action
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.extensions import db
from mediation.models import Case, Consent, Organisation, User
from mediation.queries import retention
from mediation.queries.visibility import allowed_to
from mediation.services.case_log import record
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction


def give(
    case: Case,
    *,
    party_id: int,
    purpose: ConsentPurpose,
    receiver_id: int | None,
    way: ConsentWay,
    given_on: date,
    paper: str,
    by: User,
    at: datetime,
) -> Consent:
    """Record a consent; `paper` says where the proof is found."""
    with transaction():
        require_may_record(case, by)
        if party_id not in {party.id for party in case.parties}:
            raise InvalidInput(FieldProblem("party_id", "请在列表中选择本案的当事人。"))
        receiver = _receiver(purpose, receiver_id)
        day = happened("given_on", given_on, today=at.date(), since=None, since_what="")
        words = written_out(
            "paper", paper, "请写明凭证在哪里，例如“正卷第 12 页同意书”“11月3日笔录第 2 页”。"
        )
        made = Consent(
            case_id=case.id,
            party_id=party_id,
            purpose=purpose,
            receiver_id=receiver.id if receiver else None,
            way=way,
            given_on=day,
            paper=words,
            recorded_by_id=by.id,
            recorded_at=at,
        )
        db.session.add(made)
        db.session.flush()
        note = in_brief(purpose.label, receiver.name if receiver else "", way.label)
        record(case, "consent_given", by=by, at=at, note=note, data={"consent_id": made.id})
    return made


def withdraw(consent: Consent, *, withdrawn_on: date, note: str, by: User, at: datetime) -> None:
    """Record that the party took its consent back; shares that rest on it are then to be revoked.

    What was done before stays lawful (个人信息保护法 art. 15); nothing is deleted.
    """
    with transaction():
        statement = select(Consent).where(Consent.id == consent.id)
        found = db.session.scalars(
            statement.with_for_update().execution_options(populate_existing=True)
        ).one()
        require_may_record(found.case, by)
        if found.withdrawn_on is not None:
            raise ActionNotPossible("这项同意已经登记撤回。")
        found.withdrawn_on = happened(
            "withdrawn_on",
            withdrawn_on,
            today=at.date(),
            since=found.given_on,
            since_what="同意之日",
        )
        found.withdrawn_by_id, found.withdrawal_note = by.id, note.strip() or None
        words = in_brief(found.purpose.label, found.receiver.name if found.receiver else "", note)
        facts = {"consent_id": found.id}
        record(found.case, "consent_withdrawn", by=by, at=at, note=words, data=facts)


def require_may_record(case: Case, by: User) -> None:
    """Raise unless this person works on the case; a closed case may still lose a consent."""
    if not allowed_to(by, case) & {Action.EDIT, Action.SHARE}:
        raise ActionNotAllowed("您没有登记同意的权限，请联系承办调解员。")
    if retention.remains_of(case.id) is not None:
        raise ActionNotPossible("本案已依法销毁。")


def _receiver(purpose: ConsentPurpose, receiver_id: int | None) -> Organisation | None:
    if not purpose.needs_receiver:
        return None
    found = db.session.get(Organisation, receiver_id) if receiver_id else None
    if found is None:
        # 个人信息保护法 art. 23: the person is told who gets the information.
        raise InvalidInput(FieldProblem("receiver_id", "请选择提供给哪个单位，每个单位单独同意。"))
    return found
