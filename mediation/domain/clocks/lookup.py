"""Which row of the table of periods applies, by code, day, region and the way a case came."""

from collections.abc import Sequence
from datetime import date

from mediation.domain.clocks.national import RULES
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.entry_path import EntryPath

_MEDIATION_CODES = {
    EntryPath.OWN_INTAKE: "K04",
    EntryPath.NEW_EMPLOYMENT_FORM: "K05",
    EntryPath.COURT_DELEGATED_ONLINE: "K06",
    EntryPath.COURT_DELEGATED_PAPER: "K06",
    EntryPath.COURT_ENTRUSTED_ORDINARY: "K07",
    EntryPath.COURT_ENTRUSTED_SUMMARY: "K08",
    EntryPath.COMMISSION_ENTRUSTED: "K14",
}
# The periods by whose end mediation must have ended.
MEDIATION_RULES = frozenset(_MEDIATION_CODES.values())


def find_rule(
    code: str,
    *,
    on: date,
    entry_path: EntryPath | None = None,
    region: str = "",
    rules: Sequence[ClockRule] = RULES,
) -> ClockRule:
    """The row of a code in force on a day, the nearest region's own before the national one.

    A day before every row gets the earliest. LookupError if the code has no row for the path.
    """
    rows = [rule for rule in rules if rule.code == code and rule.fits(region, entry_path)]
    if not rows:
        raise LookupError(f"no rule {code} for {entry_path or 'any path'}")
    in_force = [rule for rule in rows if rule.applies(on, region, entry_path)]
    if not in_force:
        return min(rows, key=lambda rule: (rule.valid_from, len(rule.region)))
    return max(in_force, key=lambda rule: (len(rule.region), rule.valid_from))


def mediation_rule_for(
    entry_path: EntryPath,
    *,
    on: date,
    region: str = "",
    rules: Sequence[ClockRule] = RULES,
) -> ClockRule:
    """The period in which mediation must end, by the way the case came in (K04–K08, K14)."""
    code = _MEDIATION_CODES[entry_path]
    return find_rule(code, on=on, entry_path=entry_path, region=region, rules=rules)
