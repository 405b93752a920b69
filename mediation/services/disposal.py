"""Disposal lists: proposed by one, approved by another, carried out once, recorded on paper.

Cases stand on them, and the records about people that the office keeps beside the cases.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import joinedload

from mediation.domain.disposal import DISPOSAL_STEPS, MOST_CASES, DisposalState, why_not_decide
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.roles import Role
from mediation.domain.small_flows import step
from mediation.extensions import db
from mediation.models import Case, DisposalItem, DisposalList, Organisation, User
from mediation.queries import disposal as queries
from mediation.queries import retention
from mediation.queries.retention import DueCase
from mediation.queries.visibility import visible_to
from mediation.services import destroying, number_gaps, record_disposal, search_index
from mediation.services.audit import audit
from mediation.services.case_log import record
from mediation.services.destruction_paper import draw_record
from mediation.services.numbering import next_serial
from mediation.services.paper_store import hash_of
from mediation.services.step_input import in_brief, written_out
from mediation.services.transaction import transaction

NUMBER_KIND = "disposal"


def propose(
    case_ids: Sequence[int],
    *,
    records: Sequence[str] = (),
    reason: str,
    by: User,
    at: datetime,
) -> DisposalList:
    """Put what is over its period on a list that somebody else must approve."""
    with transaction():
        if Role.SUPERVISOR not in by.roles:
            raise ActionNotAllowed("只有负责人可以提出销毁。")
        words = written_out("reason", reason, "请写明鉴定意见，例如“期限届满，无保存价值”。")
        cases = _chosen(case_ids, by, at)
        others = record_disposal.chosen(records, by, at)
        body = _one_body([each.case.body for each in cases] + [each.body for each in others])
        made = DisposalList(
            body_id=body.id,
            number=_number(body, at.year),
            state=DisposalState.PROPOSED,
            reason=words,
            proposed_by_id=by.id,
            proposed_at=at,
            items=[_item(each) for each in cases] + [record_disposal.item(each) for each in others],
        )
        db.session.add(made)
        db.session.flush()
        _trail("disposal.proposed", made, by=by, at=at)
    return made


def _chosen(case_ids: Sequence[int], by: User, at: datetime) -> list[DueCase]:
    wanted = list(dict.fromkeys(case_ids))
    if len(wanted) > MOST_CASES:
        raise InvalidInput(FieldProblem("case_ids", f"一份清单最多 {MOST_CASES} 件，请分批提出。"))
    found = _judged(wanted, by, at)
    if len(found) != len(wanted):
        raise InvalidInput(FieldProblem("case_ids", "有的案件已不在到期清单里，请刷新后重新勾选。"))
    for each in found:
        if not each.verdict.is_due(at.date()) or not each.can_be_listed:
            why = each.verdict.obstacle or "保管期限未满，或者已在另一份清单里"
            raise InvalidInput(FieldProblem("case_ids", f"{each.name}不能列入：{why}。"))
    return found


def _one_body(bodies: Sequence[Organisation]) -> Organisation:
    if not bodies:
        raise InvalidInput(FieldProblem("case_ids", "请至少勾选一件。"))
    if len({body.id for body in bodies}) > 1:
        raise InvalidInput(FieldProblem("case_ids", "一份清单只能包含一个机构的案件，请分开提出。"))
    return bodies[0]


def _judged(case_ids: Sequence[int], by: User, at: datetime) -> list[DueCase]:
    statement = select(Case).where(
        Case.id.in_(case_ids), visible_to(by), Case.closed_on.is_not(None)
    )
    statement = statement.where(~retention.destroyed()).options(joinedload(Case.body))
    cases = list(db.session.scalars(statement.order_by(Case.closed_on, Case.id)))
    return retention.judged(cases, retention.rules(), at.date())


def _item(due: DueCase) -> DisposalItem:
    case, verdict = due.case, due.verdict
    assert case.closed_on is not None
    assert verdict.keep_until is not None
    return DisposalItem(
        case_id=case.id,
        name=due.name,
        rule_id=verdict.rule.id,
        rule_words=verdict.rule.words,
        closed_on=case.closed_on,
        keep_until=verdict.keep_until,
        outcome=case.outcome,
    )


def _number(body: Organisation, year: int) -> str:
    return f"〔{year}〕{body.short_name or ''}销第{next_serial(body, NUMBER_KIND, year)}号"


def decide(list_id: int, *, approved: bool, note: str, by: User, at: datetime) -> DisposalList:
    """Approve or reject a list; never by the person who proposed it."""
    with transaction():
        found = queries.get_for(by, list_id, lock=True)
        reason = why_not_decide(proposed_by_id=found.proposed_by_id, decided_by_id=by.id)
        if reason:
            raise ActionNotAllowed(reason)
        words = in_brief(note)
        if not approved and not words:
            raise InvalidInput(FieldProblem("note", "不批准时请写明理由。"))
        target = DisposalState.APPROVED if approved else DisposalState.REJECTED
        found.state = step(DISPOSAL_STEPS, found.state, target)
        found.decided_by_id, found.decided_at, found.decision_note = by.id, at, words
        _trail(f"disposal.{target.value}", found, by=by, at=at)
    return found


def withdraw(list_id: int, *, by: User, at: datetime) -> DisposalList:
    """Give up a list before it is carried out; its cases may be listed again."""
    with transaction():
        found = queries.get_for(by, list_id, lock=True)
        found.state = step(DISPOSAL_STEPS, found.state, DisposalState.WITHDRAWN)
        _trail("disposal.withdrawn", found, by=by, at=at)
    return found


def execute(list_id: int, *, counted: int, by: User, at: datetime) -> DisposalList:
    """Destroy what stands on an approved list, all in one transaction, and draw the record.

    What is no longer due, or was held back since, is left out and named. `counted` is the number
    that the person typed, to be sure which list is meant.
    """
    with transaction():
        found = queries.get_for(by, list_id, lock=True)
        if counted != len(found.items):
            raise InvalidInput(FieldProblem("counted", "件数与清单不符，请核对后重新填写。"))
        found.state = step(DISPOSAL_STEPS, found.state, DisposalState.EXECUTED)
        found.executed_by_id, found.executed_at = by.id, at
        judged = {each.case.id: each for each in _judged(_keys(found), by, at)}
        for item in list(found.items):
            if item.case_id is None:
                record_disposal.destroy_or_skip(item, by=by, at=at)
            else:
                _destroy_or_skip(item, judged.get(item.case_id), by=by, at=at)
        if not any(item.destroyed_at for item in found.items):
            raise ActionNotPossible("清单上的都已暂缓或者不再到期，请撤回清单。")
        _forget_postings()
        found.record = draw_record(found)
        found.record_sha256 = hash_of(found.record)
        _trail("disposal.executed", found, by=by, at=at)
    return found


def _keys(found: DisposalList) -> list[int]:
    return [item.case_id for item in found.items if item.case_id is not None]


def _destroy_or_skip(item: DisposalItem, due: DueCase | None, *, by: User, at: datetime) -> None:
    why = "" if due else "不再到期"
    if due and (due.verdict.obstacle or not due.verdict.is_due(at.date())):
        why = "已暂缓销毁" if due.verdict.obstacle else "保管期限未满"
    if why or due is None:
        item.skipped = why
        return
    item.counts = destroying.counts_of(due.case.id)
    item.destroyed_at = at
    number_gaps.explain_destroyed(due.case, item.list.number, by=by, at=at)
    destroying.erase(due.case)
    record(due.case, "destroyed", by=by, at=at, note=item.list.number)
    search_index.reindex(due.case)


def _forget_postings() -> None:
    """On SQLite the index keeps deleted postings until its pieces are merged."""
    if db.session.get_bind().dialect.name == "sqlite":
        merge = "INSERT INTO case_search_fts (case_search_fts) VALUES ('optimize')"
        db.session.execute(text(merge))


def printed(found: DisposalList, *, by: User, at: datetime) -> bytes:
    """The destruction record as it was drawn; that it was printed is written down."""
    content = found.record
    if content is None:
        raise ActionNotPossible("清单还没有执行，没有销毁清册。")
    if hash_of(content) != found.record_sha256:
        raise ActionNotPossible("销毁清册与留存的校验值不符，请立即联系系统管理员。")
    subject, list_id = found.number, found.id
    with transaction():
        audit("disposal.printed", by=by, at=at, subject=subject, data={"list_id": list_id})
    return content


def _trail(verb: str, found: DisposalList, *, by: User, at: datetime) -> None:
    facts = {"list_id": found.id, "cases": len(found.items)}
    audit(verb, by=by, at=at, subject=found.number, data=facts)
