"""The record of a disposal list, as a paper: numbers, rules and the persons who answer for it."""

from mediation.documents import destruction_record
from mediation.documents.facts.disposing import DestroyedCaseFacts, DestructionRecordFacts
from mediation.documents.facts.parties import BodyFacts
from mediation.domain.outcomes import CaseOutcome
from mediation.extensions import db
from mediation.models import DisposalItem, DisposalList, Organisation, User

DESTROYED = "已销毁"


def draw_record(found: DisposalList) -> bytes:
    """The bytes of the record of a list that has just been carried out."""
    return destruction_record.draw(_facts(found))


def _facts(found: DisposalList) -> DestructionRecordFacts:
    assert found.decided_at is not None
    assert found.executed_at is not None
    body = db.session.get_one(Organisation, found.body_id)
    return DestructionRecordFacts(
        body=BodyFacts(name=body.name, address=body.address or "", phone=body.phone or ""),
        document_number=found.number,
        issued_on=found.executed_at.date(),
        reason=found.reason,
        proposed_by=_name(found.proposed_by_id),
        proposed_on=found.proposed_at.date(),
        approved_by=_name(found.decided_by_id),
        approved_on=found.decided_at.date(),
        approval_note=found.decision_note or "",
        executed_by=_name(found.executed_by_id),
        executed_on=found.executed_at.date(),
        cases=tuple(_case(item) for item in found.items),
    )


def _name(user_id: int | None) -> str:
    return db.session.get_one(User, user_id).name


def _case(item: DisposalItem) -> DestroyedCaseFacts:
    counted = [f"{label}{number}" for label, number in (item.counts or {}).items() if number]
    return DestroyedCaseFacts(
        number=item.name,
        closed_on=item.closed_on,
        outcome=CaseOutcome(item.outcome).label if item.outcome else "",
        rule=item.rule_words,
        keep_until=item.keep_until,
        holdings="、".join(counted),
        result=DESTROYED if item.destroyed_at else f"未销毁：{item.skipped}",
    )
