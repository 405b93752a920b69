"""地方标准: figures are entered, followed by their successors, or withdrawn; never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mediation.domain.claims.figure_entry import Figure, TypedFigure, checked
from mediation.domain.claims.figure_sheet import (
    SheetReading,
    SheetRow,
    read_rows,
    require_known_name,
)
from mediation.domain.claims.figure_versions import Arrangement, Fault, Numbered, arranged
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.extensions import db
from mediation.models import LocalFigure, User
from mediation.queries import office_rules, standards
from mediation.services.audit import audit
from mediation.services.step_input import written_out
from mediation.services.transaction import transaction

KEEPERS = "地方标准由最上级工会的负责人或者系统管理员维护，请与他们联系。"
KNOWN_ALREADY = "已经录入相同的标准，不需要再录。"
LONGEST_REASON = 300


@dataclass(frozen=True)
class Foreseen:
    """What importing a spreadsheet would do; nothing is kept yet."""

    arrangement: Arrangement
    faults: tuple[Fault, ...]
    unfilled: int


@dataclass(frozen=True)
class Imported:
    """How many rows were added, ended by a newer one, and known before."""

    added: int
    ended: int
    known: int


def require_keeper(by: User) -> None:
    """Raise ActionNotAllowed unless this person keeps the figures."""
    if not office_rules.may_keep(by):
        raise ActionNotAllowed(KEEPERS)


def enter(typed: TypedFigure, *, by: User, at: datetime) -> LocalFigure:
    """Keep a new figure; InvalidInput when it is wrong or overlaps one in force."""
    with transaction():
        require_keeper(by)
        plan = _planned(typed, at.date())
        if plan.ended:
            sentence = "这个标准已有仍在执行的一条，请在列表中对它用“接续”。"
            raise InvalidInput(FieldProblem("valid_from", sentence))
        (row,) = _kept(plan, by=by, at=at)
        _note("parameter.entered", row, by=by, at=at)
        return row


def succeed(before: LocalFigure, typed: TypedFigure, *, by: User, at: datetime) -> LocalFigure:
    """Keep the next version of a figure; the one before ends the day before it begins."""
    with transaction():
        require_keeper(by)
        _require_live(before)
        if typed.valid_from <= before.valid_from:
            sentence = f"新标准应当晚于原标准的起始日期 {before.valid_from}。"
            raise InvalidInput(FieldProblem("valid_from", sentence))
        same = replace(
            typed,
            region_code=before.region_code,
            region_name=before.region_name if before.region_code else "",
            kind=before.figure.kind,
            qualifier=before.qualifier,
        )
        (row,) = _kept(_planned(same, at.date()), by=by, at=at)
        _note("parameter.succeeded", row, by=by, at=at, before=before.id)
        return row


def withdraw(figure: LocalFigure, *, reason: str, by: User, at: datetime) -> None:
    """Say that a figure is wrong: it stays readable, and calculations no longer find it."""
    with transaction():
        require_keeper(by)
        _require_live(figure)
        words = written_out("reason", reason, "请写明撤回的原因，例如“金额录错，原文为 2,010 元”。")
        if len(words) > LONGEST_REASON:
            raise InvalidInput(FieldProblem("reason", f"最多 {LONGEST_REASON} 个字，请删减。"))
        figure.withdrawn_at, figure.withdrawn_by_id = at, by.id
        figure.withdrawal_reason = words
        standards.forget()
        _note("parameter.withdrawn", figure, by=by, at=at)


def foresee(rows: Sequence[SheetRow], *, by: User, today: date) -> Foreseen:
    """Look at every row of a spreadsheet and say what keeping them would do."""
    require_keeper(by)
    reading = read_rows(rows, names=dict(standards.region_names()), today=today)
    return _foreseen(reading)


def import_rows(rows: Sequence[SheetRow], *, by: User, at: datetime) -> Imported:
    """Keep every row of a spreadsheet, or none: InvalidInput names each faulty row."""
    with transaction():
        require_keeper(by)
        _lock_figures()
        foreseen = foresee(rows, by=by, today=at.date())
        if foreseen.faults:
            raise InvalidInput(*(_problem(fault) for fault in foreseen.faults))
        return _import(foreseen.arrangement, by=by, at=at)


def enter_samples(figures: Sequence[TypedFigure], *, by: User, at: datetime) -> Imported:
    """Keep invented figures, each marked as a sample; for the demonstration alone."""
    with transaction():
        require_keeper(by)
        rows = [Numbered(0, checked(each, today=at.date(), is_sample=True)) for each in figures]
        plan = arranged(rows, standards.live_figures())
        return _import(plan, by=by, at=at, is_sample=True)


def _foreseen(reading: SheetReading) -> Foreseen:
    arrangement = arranged(reading.rows, standards.live_figures())
    faults = sorted((*reading.faults, *arrangement.faults), key=lambda fault: fault.number)
    return Foreseen(arrangement, tuple(faults), reading.unfilled)


def _problem(fault: Fault) -> FieldProblem:
    return FieldProblem("rows", f"第 {fault.number} 行：{fault.sentence}")


def _import(plan: Arrangement, *, by: User, at: datetime, is_sample: bool = False) -> Imported:
    rows = _kept(plan, by=by, at=at, is_sample=is_sample)
    done = Imported(len(rows), len(plan.ended), len(plan.known))
    facts = {"added": done.added, "ended": sorted(plan.ended), "known": done.known}
    facts |= {"ids": [row.id for row in rows], "is_sample": is_sample}
    audit("parameter.imported", by=by, at=at, subject=f"地方标准 {done.added} 条", data=facts)
    return done


def _planned(typed: TypedFigure, today: date) -> Arrangement:
    """Where one figure has its place; InvalidInput when it has none."""
    figure = checked(typed, today=today)
    _lock_figures()
    require_known_name(figure.region_code, figure.region_name, dict(standards.region_names()))
    plan = arranged([Numbered(0, figure)], standards.live_figures())
    if plan.faults:
        raise InvalidInput(*(FieldProblem(each.field, each.sentence) for each in plan.faults))
    if plan.known:
        raise InvalidInput(FieldProblem("valid_from", KNOWN_ALREADY))
    return plan


def _lock_figures() -> None:
    """Wait for whoever is entering figures, and see theirs before one's own are judged."""
    db.session.execute(select(LocalFigure.id).with_for_update())
    standards.forget()


def _kept(
    plan: Arrangement, *, by: User, at: datetime, is_sample: bool = False
) -> list[LocalFigure]:
    for figure_id, last_day in plan.ended.items():
        db.session.get_one(LocalFigure, figure_id).valid_to = last_day
    rows = [_row(each.figure, by=by, at=at, is_sample=is_sample) for each in plan.added]
    db.session.add_all(rows)
    db.session.flush()
    standards.forget()
    return rows


def _row(figure: Figure, *, by: User, at: datetime, is_sample: bool) -> LocalFigure:
    return LocalFigure(
        region_code=figure.region_code,
        region_name=figure.region_name,
        kind=figure.kind.value,
        qualifier=figure.qualifier,
        valid_from=figure.valid_from,
        valid_to=figure.valid_to,
        value=f"{figure.value:f}",
        source=figure.source,
        is_sample=is_sample,
        entered_by_id=by.id,
        entered_at=at,
    )


def _require_live(figure: LocalFigure) -> None:
    db.session.refresh(figure)
    if figure.withdrawn_at is not None:
        raise ActionNotPossible("这条标准已经撤回，请在列表中查看现行的标准。")


def _note(
    verb: str, row: LocalFigure, *, by: User, at: datetime, before: int | None = None
) -> None:
    facts: dict[str, Any] = {"kind": row.kind, "region": row.region_code, "value": row.value}
    facts |= {"qualifier": row.qualifier, "from": row.valid_from.isoformat()}
    if before is not None:
        facts["before"] = before
    audit(verb, by=by, at=at, subject=f"地方标准第{row.id}号", data=facts)
