"""Rules of the office with four eyes: one person proposes, another of the same set approves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput
from mediation.domain.office_rules import (
    RULE_STEPS,
    OfficeRow,
    RuleKind,
    RuleState,
    content_of,
    national_clock,
    national_exit,
    problems,
    why_may_not_decide,
)
from mediation.domain.small_flows import step
from mediation.extensions import db
from mediation.models import OfficeRule, User
from mediation.queries import office_rules
from mediation.services import recomputing
from mediation.services.audit import audit
from mediation.services.transaction import transaction

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class RuleData:
    """A rule as it was typed: every field of its form, overridden or not."""

    kind: RuleKind
    code: str
    region: str
    valid_from: date
    valid_to: date | None
    fields: Mapping[str, Any]
    law: str
    article: str
    reason: str


def propose(data: RuleData, *, by: User, at: datetime) -> OfficeRule:
    """Ask for a rule; it counts once a second person agrees. Only what differs is kept."""
    row = row_of(data)
    with transaction():
        require_keeper(by)
        return _asked(row, data.reason, problems(row, data.reason), by=by, at=at)


def propose_return(
    rule: OfficeRule, *, valid_from: date, reason: str, by: User, at: datetime
) -> OfficeRule:
    """Ask to end a region's own rule from a day on, so that the next wider one counts again."""
    with transaction():
        require_keeper(by)
        if rule.state is not RuleState.APPROVED:
            raise InvalidInput(FieldProblem("valid_from", "只有已生效的规则可以终止。"))
        row = replace(rule.row, valid_from=valid_from, valid_to=None, content={})
        return _asked(row, reason, problems(row, reason, is_return=True), by=by, at=at)


def approve(rule: OfficeRule, *, by: User, at: datetime) -> None:
    """Agree: the rule counts from its first day, and ends the older version of its place."""
    with transaction():
        _require_decider(rule, by)
        older = office_rules.in_place(rule.row, RuleState.APPROVED)
        for each in older:
            if each.valid_from <= rule.valid_from:
                _end(each, rule.valid_from - ONE_DAY, by=by, at=at)
        _decide(rule, RuleState.APPROVED, by=by, at=at)
        # Every open case is counted anew by the rule, in the background.
        recomputing.wish(by=by, at=at, more_to_come=False)


def refuse(rule: OfficeRule, *, by: User, at: datetime) -> None:
    """Say no; nothing changes."""
    with transaction():
        _require_decider(rule, by)
        _decide(rule, RuleState.REFUSED, by=by, at=at)


def withdraw(rule: OfficeRule, *, by: User, at: datetime) -> None:
    """Take one's own proposal back."""
    with transaction():
        if rule.asked_by_id != by.id:
            raise ActionNotAllowed("只有提出规则的人可以撤回。")
        rule.state = step(RULE_STEPS, rule.state, RuleState.WITHDRAWN)
        _note("rule.withdrawn", rule, by=by, at=at)


def why_not(rule: OfficeRule, user: User) -> str:
    """Why somebody may not decide about a proposal, or an empty text."""
    is_asker = rule.asked_by_id == user.id
    return why_may_not_decide(may_keep=office_rules.may_keep(user), is_asker=is_asker)


def row_of(data: RuleData) -> OfficeRow:
    """The rule with what differs from the shipped row alone."""
    national = national_clock if data.kind is RuleKind.CLOCK else national_exit
    shipped = national(data.code, data.valid_from)
    return OfficeRow(
        kind=data.kind,
        code=data.code,
        region=data.region.strip(),
        valid_from=data.valid_from,
        valid_to=data.valid_to,
        content=content_of(shipped, data.fields) if shipped else {},
        law=data.law.strip(),
        article=data.article.strip(),
    )


def _asked(
    row: OfficeRow, reason: str, wrong: Sequence[FieldProblem], *, by: User, at: datetime
) -> OfficeRule:
    found = list(wrong)
    if office_rules.in_place(row, RuleState.WAITING):
        found.append(FieldProblem("region", "同一地区的同一规则已有一份待复核，请先办理。"))
    if found:
        raise InvalidInput(*found)
    rule = OfficeRule(
        kind=row.kind,
        code=row.code,
        region=row.region,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        content=dict(row.content),
        law=row.law,
        article=row.article,
        reason=reason.strip(),
        state=RuleState.WAITING,
        asked_by_id=by.id,
        asked_at=at,
    )
    db.session.add(rule)
    db.session.flush()
    _note("rule.proposed", rule, by=by, at=at)
    return rule


def require_keeper(by: User) -> None:
    """Raise ActionNotAllowed unless this person keeps the rules."""
    if not office_rules.may_keep(by):
        raise ActionNotAllowed(why_may_not_decide(may_keep=False, is_asker=False))


def _require_decider(rule: OfficeRule, by: User) -> None:
    if refusal := why_not(rule, by):
        raise ActionNotAllowed(refusal)


def _decide(rule: OfficeRule, state: RuleState, *, by: User, at: datetime) -> None:
    rule.state = step(RULE_STEPS, rule.state, state)
    rule.decided_by_id, rule.decided_at = by.id, at
    _note(f"rule.{state.value}", rule, by=by, at=at)


def _end(rule: OfficeRule, last_day: date, *, by: User, at: datetime) -> None:
    rule.state = step(RULE_STEPS, rule.state, RuleState.ENDED)
    rule.valid_to = min(rule.valid_to or last_day, last_day)
    _note("rule.ended", rule, by=by, at=at)


def _note(verb: str, rule: OfficeRule, *, by: User, at: datetime) -> None:
    facts: dict[str, Any] = {"kind": rule.kind.value, "code": rule.code, "region": rule.region}
    facts |= {"from": rule.valid_from.isoformat(), "content": rule.content}
    audit(verb, by=by, at=at, subject=f"规则第{rule.id}号", data=facts)
