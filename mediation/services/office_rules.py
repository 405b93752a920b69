"""Rules of the office with four eyes: one person proposes, another of the same set approves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.four_eyes import ONE_DAY, ApprovalState
from mediation.domain.office_rules import (
    OfficeRow,
    RuleKind,
    content_of,
    national_clock,
    national_exit,
    problems,
)
from mediation.models import OfficeRule, User
from mediation.queries import office_rules
from mediation.services import four_eyes, recomputing
from mediation.services.transaction import transaction


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
        four_eyes.require_keeper(OfficeRule.noun, by)
        return _asked(row, data.reason, problems(row, data.reason), by=by, at=at)


def propose_return(
    rule: OfficeRule, *, valid_from: date, reason: str, by: User, at: datetime
) -> OfficeRule:
    """Ask to end a region's own rule from a day on, so that the next wider one counts again."""
    with transaction():
        four_eyes.require_keeper(OfficeRule.noun, by)
        if rule.state is not ApprovalState.APPROVED:
            raise InvalidInput(FieldProblem("valid_from", "只有已生效的规则可以终止。"))
        row = replace(rule.row, valid_from=valid_from, valid_to=None, content={})
        return _asked(row, reason, problems(row, reason, is_return=True), by=by, at=at)


def approve(rule: OfficeRule, *, by: User, at: datetime) -> None:
    """Agree: the rule counts from its first day, and ends the older version of its place."""
    with transaction():
        four_eyes.require_decider(rule, by)
        older = office_rules.in_place(rule.row, ApprovalState.APPROVED)
        for each in older:
            if each.valid_from <= rule.valid_from:
                four_eyes.end(each, rule.valid_from - ONE_DAY, by=by, at=at)
        four_eyes.decide(rule, ApprovalState.APPROVED, by=by, at=at)
        # Every open case is counted anew by the rule, in the background.
        recomputing.wish(by=by, at=at, more_to_come=False)


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
    if office_rules.in_place(row, ApprovalState.WAITING):
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
    )
    four_eyes.ask(rule, by=by, at=at)
    return rule
