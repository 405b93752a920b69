"""Which periods have started for a case, from its dates alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.clocks.rules import RULES, find_rule, mediation_rule_for
from mediation.domain.entry_path import EntryPath


@dataclass(frozen=True)
class ClockFacts:
    """The dates of a case that start periods; what has not happened is None.

    `accepted_on` is the body's acceptance: for a court's case the day on which it signed for the
    file or confirmed on the platform. `task_received_on` is the day the court's task arrived.
    """

    entry_path: EntryPath
    applied_on: date | None = None
    both_willing_on: date | None = None
    accepted_on: date | None = None
    task_received_on: date | None = None
    consented_on: date | None = None
    agreement_effective_on: date | None = None
    arbitration_status: ArbitrationStatus = ArbitrationStatus.NOT_APPLIED
    award_received_on: date | None = None


@dataclass(frozen=True)
class StartedClock:
    """A period that runs, or has run, since a day."""

    rule: ClockRule
    start: date


def rules_for(
    facts: ClockFacts, *, region: str | None = None, rules: Sequence[ClockRule] = RULES
) -> tuple[StartedClock, ...]:
    """The periods that have started, limitation aside (it needs the dated interruptions)."""
    started = []
    for code, start in (
        *_intake_starts(facts),
        *_mediation_start(facts, region, rules),
        *_exit_starts(facts),
        *_award_starts(facts),
    ):
        if start is not None:
            path = facts.entry_path
            rule = find_rule(code, on=start, entry_path=path, region=region, rules=rules)
            started.append(StartedClock(rule, start))
    return tuple(started)


def _intake_starts(facts: ClockFacts) -> tuple[tuple[str, date | None], ...]:
    if facts.entry_path.from_court:
        return (("K11", facts.task_received_on),)
    if facts.entry_path is EntryPath.COMMISSION_ENTRUSTED:
        return ()
    return (("K01", facts.both_willing_on), ("K03", facts.applied_on))


def _mediation_start(
    facts: ClockFacts, region: str | None, rules: Sequence[ClockRule]
) -> tuple[tuple[str, date | None], ...]:
    if facts.entry_path is EntryPath.COMMISSION_ENTRUSTED:
        return (("K14", facts.consented_on),)
    if facts.accepted_on is None:
        return ()
    on = facts.accepted_on
    rule = mediation_rule_for(facts.entry_path, on=on, region=region, rules=rules)
    return ((rule.code, on),)


def _exit_starts(facts: ClockFacts) -> tuple[tuple[str, date | None], ...]:
    return (("K15", facts.agreement_effective_on), ("K17", facts.agreement_effective_on))


def _award_starts(facts: ClockFacts) -> tuple[tuple[str, date | None], ...]:
    received = facts.award_received_on
    if facts.arbitration_status is ArbitrationStatus.FINAL_AWARD:
        return (("K32", received), ("K34", received))
    if facts.arbitration_status is ArbitrationStatus.OTHER_AWARD:
        return (("K33", received),)
    return ()
