"""Setting the periods of the office, and the marks by which a case is kept longer."""

from datetime import date, datetime

from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.permissions import Relation
from mediation.domain.retention import Period, PeriodUnit, RecordKind, period_problem, rule_on
from mediation.domain.retention import RetentionMark as MarkKind
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, RetentionMark, RetentionRule, User
from mediation.queries import retention
from mediation.queries.visibility import relations
from mediation.services.audit import audit, reference_of
from mediation.services.case_log import record
from mediation.services.step_input import written_out
from mediation.services.transaction import transaction

BASIS_LENGTH = 300
NOT_YOURS = "保管期限由最上级工会的负责人确定，请报请上级。"


def set_rule(
    kind: RecordKind, period: Period, *, basis: str, valid_from: date, by: User, at: datetime
) -> RetentionRule:
    """Set, and so confirm, the period of a kind of record from a day on."""
    with transaction():
        if not retention.may_set_rules(by):
            raise ActionNotAllowed(NOT_YOURS)
        words = written_out("basis", basis, "请写明依据，例如本单位保管期限表的名称和文号。")
        if len(words) > BASIS_LENGTH:
            raise InvalidInput(FieldProblem("basis", f"依据最多 {BASIS_LENGTH} 字。"))
        problem = period_problem(kind, period)
        if problem:
            raise InvalidInput(FieldProblem("length", problem))
        row = RetentionRule(
            record_kind=kind,
            unit=period.unit,
            length=None if period.unit is PeriodUnit.PERMANENT else period.length,
            basis=words,
            valid_from=valid_from,
            is_confirmed=True,
            set_by_id=by.id,
            set_at=at,
        )
        db.session.add(row)
        db.session.flush()
        facts = {"kind": kind.value, "period": period.words, "from": valid_from.isoformat()}
        audit("retention.rule_set", by=by, at=at, subject=f"保管期限第{row.id}号", data=facts)
    return row


def confirm(kind: RecordKind, *, by: User, at: datetime) -> RetentionRule:
    """Take the recommended period as the office's own, from today on."""
    rule = rule_on(retention.rules(), kind, at.date())
    basis = f"本单位确认采用：{rule.basis.replace('，待本单位保管期限表确认', '')}"
    return set_rule(kind, rule.period, basis=basis, valid_from=at.date(), by=by, at=at)


def put_mark(case: Case, kind: MarkKind, *, reason: str, by: User, at: datetime) -> RetentionMark:
    """Hold a closed case back from disposal, or keep it as a major one."""
    with transaction():
        _require_supervisor(case, by)
        words = written_out("reason", reason, "请写明理由。")
        if retention.remains_of(case.id) is not None:
            raise ActionNotPossible("本案已依法销毁。")
        if case.closed_on is None:
            raise ActionNotPossible("本案还没有结案，不会列入销毁。")
        standing = retention.marks_on([case.id]).get(case.id, [])
        if any(mark.kind is kind for mark in standing):
            raise ActionNotPossible(f"本案已经“{kind.label}”。")
        mark = RetentionMark(case_id=case.id, kind=kind, reason=words, set_by_id=by.id, set_at=at)
        db.session.add(mark)
        record(case, f"retention_{kind.value}", by=by, at=at)
    return mark


def lift_mark(case: Case, kind: MarkKind, *, by: User, at: datetime) -> None:
    """End a mark; the case is judged by the usual rule again."""
    with transaction():
        _require_supervisor(case, by)
        standing = retention.marks_on([case.id]).get(case.id, [])
        marks = [mark for mark in standing if mark.kind is kind]
        if not marks:
            raise ActionNotPossible(f"本案没有“{kind.label}”。")
        for mark in marks:
            mark.lifted_by_id, mark.lifted_at = by.id, at
        facts = {"mark": kind.value}
        audit(
            "retention.mark_lifted",
            by=by,
            at=at,
            subject=reference_of(case),
            case_id=case.id,
            data=facts,
        )


def _require_supervisor(case: Case, by: User) -> None:
    near = relations(by, case) & {Relation.OWN_BODY, Relation.BELOW}
    if Role.SUPERVISOR not in by.roles or not near:
        raise ActionNotAllowed("只有本机构或者上级工会的负责人可以办理。")
