"""协议体检: everything that is checked before an agreement is printed and registered.

The checks come from the grounds on which 仲裁审查 (33号令 arts. 75, 77) and 司法确认 (民诉解释
art. 358) are refused, and from what the law asks to stand in the paper (law.md 7.4). Each is a
function of its own; red findings stop the agreement, amber ones do not.
"""

from mediation.domain.agreement.checks.findings import AgreementFacts, CheckReport, Severity
from mediation.domain.agreement.checks.payments import PAYMENT_CHECKS
from mediation.domain.agreement.checks.whole import WHOLE_CHECKS
from mediation.domain.agreement.checks.wording import WORDING_CHECKS

CHECKS = WHOLE_CHECKS + PAYMENT_CHECKS + WORDING_CHECKS


def check(facts: AgreementFacts) -> CheckReport:
    """Run every check: the findings, red before amber, and the names of the checks that passed."""
    results = [(item.name, tuple(item.run(facts))) for item in CHECKS]
    findings = [finding for _, found in results for finding in found]
    findings.sort(key=lambda finding: finding.severity is not Severity.RED)
    return CheckReport(tuple(findings), tuple(name for name, found in results if not found))
