"""协议体检: everything that is checked before an agreement is printed and registered.

The rules come from the grounds on which 仲裁审查 (33号令 arts. 75, 77) and 司法确认 (民诉解释
art. 358) are refused, and from what the law asks to stand in the paper (law.md 7.4). Each is a
function of its own. Red findings stop the agreement unless two persons let them pass; amber ones
deserve a look; notes are good to know. The table of all rules is in docs/agreement.md.
"""

from mediation.domain.agreement.checks.accounts import ACCOUNT_RULES
from mediation.domain.agreement.checks.breach import BREACH_RULES
from mediation.domain.agreement.checks.claims import CLAIM_RULES
from mediation.domain.agreement.checks.clauses import CLAUSE_RULES
from mediation.domain.agreement.checks.dates import DATE_RULES
from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.checks.findings import CheckReport, Finding, Rule, Severity, run
from mediation.domain.agreement.checks.floors import FLOOR_RULES
from mediation.domain.agreement.checks.forbidden import FORBIDDEN_RULES
from mediation.domain.agreement.checks.identities import IDENTITY_RULES
from mediation.domain.agreement.checks.payments import PAYMENT_RULES
from mediation.domain.agreement.checks.people import PEOPLE_RULES
from mediation.domain.agreement.checks.rest import REST_RULES
from mediation.domain.agreement.checks.sums import SUM_RULES
from mediation.domain.agreement.checks.ways import WAY_RULES
from mediation.domain.agreement.checks.whole import WHOLE_RULES
from mediation.domain.agreement.checks.wording import WORDING_RULES

RULES_BY_THEME: dict[str, tuple[Rule, ...]] = {
    "全文": WHOLE_RULES,
    "范围": REST_RULES,
    "款项": PAYMENT_RULES,
    "期限": DATE_RULES,
    "账户": ACCOUNT_RULES,
    "金额": SUM_RULES,
    "用语": WORDING_RULES,
    "禁止条款": FORBIDDEN_RULES,
    "身份": IDENTITY_RULES,
    "人员": PEOPLE_RULES,
    "请求": CLAIM_RULES,
    "底线": FLOOR_RULES,
    "条款": CLAUSE_RULES,
    "逾期责任": BREACH_RULES,
    "出路": WAY_RULES,
}
CHECKS: tuple[Rule, ...] = tuple(rule for rules in RULES_BY_THEME.values() for rule in rules)


def check(facts: AgreementFacts) -> CheckReport:
    """Run every rule: the findings, worst first, and the names of the rules that are kept."""
    return run(CHECKS, facts)


__all__ = [
    "CHECKS",
    "RULES_BY_THEME",
    "AgreementFacts",
    "CheckReport",
    "Finding",
    "Rule",
    "Severity",
    "check",
]
