"""The rules of the office: the tables that count, the proposals, who keeps them, what they move."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import lazyload

from mediation.domain.case_flow import OPEN_STATES
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockRule
from mediation.domain.errors import NotVisible
from mediation.domain.exits import ExitRule
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.office_rules import (
    OfficeRow,
    RuleKind,
    clocks_with,
    exits_with,
)
from mediation.domain.roles import Role
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Agreement, Case, Clock, OfficeRule, Organisation, User, UserRole
from mediation.queries.retention import may_set_rules

COUNTING = [state for state in ApprovalState if state.counts]
LATEST_SHOWN = 100
KNOWN = "office_rules"


@dataclass(frozen=True)
class Tables:
    """Both tables with the office's rows laid over them, as read in one transaction."""

    rows: tuple[OfficeRow, ...]
    clocks: Sequence[ClockRule]
    exits: Sequence[ExitRule]
    read_in: Any


def tables() -> Tables:
    """The tables that count now: one statement for each transaction, however many cases ask."""
    session = db.session()
    known: Tables | None = session.info.get(KNOWN)
    if known is not None and known.read_in is session.get_transaction():
        return known
    # Who asked and who agreed is of no interest here.
    people = (lazyload(OfficeRule.asked_by), lazyload(OfficeRule.decided_by))
    statement = select(OfficeRule).where(OfficeRule.state.in_(COUNTING)).options(*people)
    rows = tuple(rule.row for rule in session.scalars(statement.order_by(OfficeRule.id)))
    read = Tables(rows, clocks_with(rows), exits_with(rows), session.get_transaction())
    session.info[KNOWN] = read
    return read


def exit_rules() -> Sequence[ExitRule]:
    """Every row of the ways out, of the nation and of the regions."""
    return tables().exits


def listed() -> Sequence[OfficeRule]:
    """The rules of the office: those that wait first, then the latest."""
    is_decided = OfficeRule.state != ApprovalState.WAITING
    statement = select(OfficeRule).order_by(is_decided, OfficeRule.id.desc()).limit(LATEST_SHOWN)
    return db.session.scalars(statement).unique().all()


def get(rule_id: int) -> OfficeRule:
    """One rule, or NotVisible."""
    found = db.session.get(OfficeRule, rule_id)
    if found is None:
        raise NotVisible
    return found


def in_place(row: OfficeRow, state: ApprovalState) -> list[OfficeRule]:
    """The rules of the same kind, code and region in a state."""
    kind, code, region = row.place
    statement = select(OfficeRule).filter_by(kind=kind, code=code, region=region, state=state)
    return list(db.session.scalars(statement).unique())


def may_keep(user: User) -> bool:
    """The supervisors of the highest union, and system administrators, keep the rules."""
    highest = Role.SUPERVISOR in user.roles and may_set_rules(user)
    return highest or Role.SYSTEM_ADMIN in user.roles


def keepers() -> list[User]:
    """Everybody who may keep the rules now."""
    highest = and_(UserRole.role == Role.SUPERVISOR, Organisation.parent_id.is_(None))
    statement = (
        select(User)
        .join(UserRole, UserRole.user_id == User.id)
        .join(Organisation, User.organisation)
        .where(User.is_enabled, or_(highest, UserRole.role == Role.SYSTEM_ADMIN))
        .distinct()
    )
    return list(db.session.scalars(statement))


def moved_cases(row: OfficeRow) -> int:
    """How many open cases of the region have a clock, or an agreement, that the rule touches."""
    since = Clock.start_on if row.kind is RuleKind.CLOCK else Agreement.effective_on
    statement = select(func.count(Case.id.distinct())).join(Organisation, Case.body)
    if row.kind is RuleKind.CLOCK:
        alive = [ClockState.RUNNING, ClockState.PAUSED]
        statement = statement.join(Clock).where(Clock.rule == row.code, Clock.state.in_(alive))
    else:
        in_force = Agreement.state == AgreementState.EFFECTIVE
        statement = statement.join(Agreement).where(in_force)
    where: list[ColumnElement[bool]] = [Case.state.in_(OPEN_STATES), since >= row.valid_from]
    if row.valid_to is not None:
        where.append(since <= row.valid_to)
    if row.region:
        where.append(Organisation.division_code.startswith(row.region))
    return db.session.scalar(statement.where(*where)) or 0
