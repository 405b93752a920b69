"""What the two offices write to each other about a shared case: kept, and never rewritten.

A message stays out of the main volume unless the case's office chooses it for that.
"""

from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
    NotVisible,
)
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Share, ShareMessage, User
from mediation.queries import papers, shares
from mediation.queries.visibility import allowed_to
from mediation.services import notices
from mediation.services.audit import audit, reference_of
from mediation.services.case_log import record
from mediation.services.transaction import transaction

LONGEST = 1000
FILED = "这条留言已经写入《联动单位往来记录》，归入正卷，不能再移出。"


def write(share: Share, text: str, *, by: User, at: datetime) -> ShareMessage:
    """A message of the case's office to the receiver; InvalidInput, ActionNotAllowed."""
    words = _words(text)
    with transaction():
        if Action.SHARE not in allowed_to(by, share.case):
            raise ActionNotAllowed(f"您没有办理“{Action.SHARE.label}”的权限。")
        if share.state is ShareState.REVOKED or share.until_on < at.date():
            raise ActionNotPossible("这项共享已经收回或到期，对方看不到新的留言。")
        made = _kept(share, words, by, at)
        one = share.receiver_user
        readers = [one] if one else shares.liaisons_of(share.receiver)
        facts = {"by": share.case.body.name, "case": reference_of(share.case)}
        notices.tell_all(readers, "share_message", at=at, **facts)
    return made


def reply(share: Share, text: str, *, by: User, at: datetime) -> ShareMessage:
    """A message of the receiver to the case's office; NotVisible unless the share is in force."""
    words = _words(text)
    with transaction():
        found = shares.get_for(by, share.id, at.date(), lock=True)
        made = _kept(found, words, by, at)
        told = {user.id: user for user in (found.case.mediator, found.case.owner) if user}
        facts = {"by": found.receiver.name, "case": reference_of(found.case)}
        notices.tell_all(told.values(), "share_message", at=at, **facts)
    return made


def choose(share: Share, message_id: int, *, chosen: bool, by: User, at: datetime) -> None:
    """Put a message into the main volume, or take it out again."""
    with transaction():
        if Action.SHARE not in allowed_to(by, share.case):
            raise ActionNotAllowed(f"您没有办理“{Action.SHARE.label}”的权限。")
        message = next((each for each in share.messages if each.id == message_id), None)
        if message is None:
            raise NotVisible
        if not chosen and _is_filed(share, message):
            raise ActionNotPossible(FILED)
        message.in_main_volume = chosen
        data = {"share_id": share.id, "message_id": message.id, "chosen": chosen}
        record(share.case, "share_message_filed", by=by, at=at, data=data)


def _is_filed(share: Share, message: ShareMessage) -> bool:
    """Whether the message stands in a record that was issued for the main volume."""
    told = (message.at.isoformat(), message.text)
    kind = PaperKind.EXCHANGE_RECORD
    issued = (each.paper for each in papers.of_case(share.case_id) if each.paper.kind == kind)
    return any(
        (each["at"], each["text"]) == told for paper in issued for each in paper.facts["messages"]
    )


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise InvalidInput(FieldProblem("text", "请写下要告诉对方的内容。"))
    if len(words) > LONGEST:
        raise InvalidInput(FieldProblem("text", f"一次最多 {LONGEST} 字，请分几次写。"))
    return words


def _kept(share: Share, words: str, by: User, at: datetime) -> ShareMessage:
    made = ShareMessage(share_id=share.id, author_id=by.id, text=words, at=at)
    db.session.add(made)
    db.session.flush()
    audit(
        "share.message_written",
        by=by,
        at=at,
        subject=reference_of(share.case),
        case_id=share.case_id,
        data={"share_id": share.id, "message_id": made.id},
    )
    return made
