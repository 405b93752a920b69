"""Which cases are due for disposal, by the rules in force, and what holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, select
from sqlalchemy.orm import joinedload

from mediation.domain.case_flow import CaseState
from mediation.domain.disposal import DisposalState
from mediation.domain.outcomes import CaseOutcome
from mediation.domain.parties import COLLECTIVE_FROM
from mediation.domain.retention import (
    ArchivedCase,
    Period,
    PeriodUnit,
    RecordKind,
    Rule,
    Verdict,
    rule_on,
    verdict,
)
from mediation.domain.retention import RetentionMark as MarkKind
from mediation.extensions import db
from mediation.models import (
    Case,
    DisposalItem,
    DisposalList,
    Organisation,
    RetentionMark,
    RetentionRule,
    User,
)
from mediation.queries.visibility import organisations_under, visible_to

PAGE_SIZE = 100
AGREED = (CaseOutcome.PERFORMED, CaseOutcome.CONFIRMED, CaseOutcome.PART)


@dataclass(frozen=True)
class DueCase:
    """A closed case, what the rules say of it, and the open list it stands on."""

    case: Case
    verdict: Verdict
    marks: Sequence[RetentionMark]
    list_id: int | None = None

    @property
    def name(self) -> str:
        """The number, or what the trail calls a case without one."""
        return self.case.number or f"登记第{self.case.id}号"

    @property
    def can_be_listed(self) -> bool:
        """Whether it may be put on a new disposal list."""
        return not self.verdict.obstacle and self.list_id is None


def rows() -> list[RetentionRule]:
    """Every rule ever set, in the order of kinds, newest first."""
    order = list(RecordKind)
    statement = select(RetentionRule).options(joinedload(RetentionRule.set_by))
    found = db.session.scalars(statement.order_by(RetentionRule.valid_from.desc()))
    return sorted(found, key=lambda row: (order.index(row.record_kind), -row.id))


def rules() -> list[Rule]:
    """Every rule ever set, as the domain takes them."""
    return [row.rule for row in rows()]


def period_of(kind: RecordKind, today: date) -> Period:
    """How long records of this kind are kept today."""
    return rule_on(rules(), kind, today).period


def may_set_rules(user: User) -> bool:
    """The supervisors of the highest union set the periods for everybody below."""
    return user.organisation.parent_id is None


def bodies(user: User) -> list[Organisation]:
    """The bodies with cases that this supervisor answers for."""
    statement = select(Organisation).where(
        Organisation.id.in_(organisations_under(user.organisation)),
        Organisation.legal_type.is_not(None),
    )
    return list(db.session.scalars(statement.order_by(Organisation.name)))


def due(user: User, today: date, *, body_id: int | None = None) -> list[DueCase]:
    """The oldest hundred cases in sight whose period is over, and that are not destroyed."""
    known = rules()
    where = [visible_to(user), _over(known, today), not_(destroyed())]
    if body_id is not None:
        where.append(Case.body_id == body_id)
    statement = select(Case).where(*where).options(joinedload(Case.body))
    cases = list(db.session.scalars(statement.order_by(Case.closed_on, Case.id).limit(PAGE_SIZE)))
    return judged(cases, known, today)


def due_count(user: User, today: date) -> int:
    """How many cases in sight are over their period."""
    some = select(Case.id).where(visible_to(user), _over(rules(), today), not_(destroyed()))
    return db.session.scalar(select(func.count()).select_from(some.limit(1001).subquery())) or 0


def judged(cases: Sequence[Case], known: Sequence[Rule], today: date) -> list[DueCase]:
    """What the rules say of these closed cases: three statements whatever many."""
    keys = [case.id for case in cases]
    marks = marks_on(keys)
    listed = _open_lists(keys)
    return [
        DueCase(
            case,
            verdict(facts_of(case, marks.get(case.id, [])), known, today),
            marks.get(case.id, []),
            listed.get(case.id),
        )
        for case in cases
    ]


def _open_lists(case_ids: Sequence[int]) -> dict[int, int]:
    """The open list that each of these cases stands on, if any."""
    statement = (
        select(DisposalItem)
        .join(DisposalItem.list)
        .where(
            DisposalItem.case_id.in_(case_ids),
            DisposalList.state.in_([state for state in DisposalState if state.is_open]),
        )
    )
    items = db.session.scalars(statement)
    return {item.case_id: item.list_id for item in items if item.case_id is not None}


def facts_of(case: Case, marks: Sequence[RetentionMark]) -> ArchivedCase:
    """What decides how long this case is kept."""
    assert case.closed_on is not None, "only closed cases have a period"
    hold = next((mark for mark in marks if mark.kind is MarkKind.HOLD), None)
    return ArchivedCase(
        closed_on=case.closed_on,
        archived_on=case.archived_on,
        applicant_count=case.applicant_count,
        reached_agreement=case.outcome in AGREED,
        is_major=any(mark.kind is MarkKind.MAJOR for mark in marks),
        is_held=hold is not None,
        hold_reason=hold.reason if hold else "",
    )


def marks_on(case_ids: Sequence[int]) -> dict[int, list[RetentionMark]]:
    """The marks in force on these cases."""
    statement = (
        select(RetentionMark)
        .where(RetentionMark.case_id.in_(case_ids), RetentionMark.lifted_at.is_(None))
        .options(joinedload(RetentionMark.set_by))
        .order_by(RetentionMark.id)
    )
    found: dict[int, list[RetentionMark]] = {}
    for mark in db.session.scalars(statement):
        found.setdefault(mark.case_id, []).append(mark)
    return found


def destroyed() -> ColumnElement[bool]:
    """The condition on `Case` that holds for what was destroyed."""
    return exists().where(DisposalItem.case_id == Case.id, DisposalItem.destroyed_at.is_not(None))


def remains_of(case_id: int) -> DisposalItem | None:
    """What is left of a destroyed case; None while it is whole."""
    statement = (
        select(DisposalItem)
        .where(DisposalItem.case_id == case_id, DisposalItem.destroyed_at.is_not(None))
        .options(joinedload(DisposalItem.list))
    )
    return db.session.scalar(statement)


def _over(known: Sequence[Rule], today: date) -> ColumnElement[bool]:
    """Whether the period of a case is over, as the database can tell it from an index scan."""
    major = exists().where(
        RetentionMark.case_id == Case.id,
        RetentionMark.kind == MarkKind.MAJOR,
        RetentionMark.lifted_at.is_(None),
    )
    many = Case.applicant_count >= COLLECTIVE_FROM
    agreed = Case.outcome.in_(AGREED)
    kinds: dict[RecordKind, list[ColumnElement[bool]]] = {
        RecordKind.CASE_MAJOR: [major],
        RecordKind.CASE_COLLECTIVE: [not_(major), many],
        RecordKind.CASE_FAILED: [not_(major), not_(many), not_(agreed)],
        RecordKind.CASE_USUAL: [not_(major), not_(many), agreed],
    }
    closed = Case.state.in_((CaseState.CLOSED, CaseState.ARCHIVED))
    over = [and_(*where, _closed_long_ago(kind, known, today)) for kind, where in kinds.items()]
    return and_(closed, or_(*over))


def _closed_long_ago(kind: RecordKind, known: Sequence[Rule], today: date) -> ColumnElement[bool]:
    period = rule_on(known, kind, today).period
    if period.unit is PeriodUnit.PERMANENT:
        return false()
    return Case.closed_on <= date(today.year - period.length - 1, 12, 31)
