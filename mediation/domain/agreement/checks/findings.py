"""A rule of the check, what it finds, and the whole report."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.repairs import Repair


class Severity(StrEnum):
    """How bad a finding is; the value is the tone that pages use."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word beside the number of findings."""
        return {"red": "必改", "amber": "提醒", "info": "提示"}[self.value]


_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Hit:
    """One place where a rule is not kept: what is wrong, why, in which field, how to mend it.

    `mend` says what to do; with a `repair` it is the words of the button that does it.
    """

    title: str
    reason: str
    where: str = ""
    mend: str = ""
    repair: Repair | None = field(default=None, compare=False, repr=False)
    article: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing wrong: what, why, by which article, how to mend it, and in which field."""

    code: str
    severity: Severity
    title: str
    reason: str
    article: str = ""
    mend: str = ""
    where: str = ""
    is_firm: bool = False
    repair: Repair | None = field(default=None, compare=False, repr=False)

    @property
    def sentence(self) -> str:
        """The finding in one line, for the message beside a field."""
        article = f"（{self.article}）" if self.article else ""
        return f"{self.title}：{self.reason}{article}"

    @property
    def fingerprint(self) -> str:
        """What tells it from any other finding: its rule and its words, as 64 hexadecimal signs."""
        words = "\n".join((self.code, self.title, self.reason, self.article))
        return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True)
class Rule:
    """One rule: its code, what it is called when it is kept, its severity and its article.

    A firm rule is one without which the ledger of performance could not be right: nobody may let
    its findings pass. `offers` says what its one-click repair does, empty when it has none.
    """

    code: str
    name: str
    severity: Severity
    article: str
    find: Callable[[AgreementFacts], Iterable[Hit]]
    is_firm: bool = False
    offers: str = ""

    def findings(self, facts: AgreementFacts) -> tuple[Finding, ...]:
        """Everything in this agreement that breaks the rule."""
        return tuple(
            Finding(
                self.code,
                self.severity,
                hit.title,
                hit.reason,
                article=hit.article or self.article,
                mend=hit.mend,
                where=hit.where,
                is_firm=self.is_firm,
                repair=hit.repair,
            )
            for hit in self.find(facts)
        )


Find = Callable[[AgreementFacts], Iterable[Hit]]


def rule(
    code: str,
    name: str,
    severity: Severity,
    article: str = "",
    *,
    firm: bool = False,
    offers: str = "",
) -> Callable[[Find], Rule]:
    """Make a rule of the function that looks for what breaks it."""
    return lambda find: Rule(code, name, severity, article, find, firm, offers)


RED, AMBER, INFO = Severity.RED, Severity.AMBER, Severity.INFO


@dataclass(frozen=True)
class CheckReport:
    """The whole result: findings, worst first, and the names of the rules that are kept."""

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]

    @property
    def reds(self) -> tuple[Finding, ...]:
        """What must be changed, or let pass by two persons, before the agreement is signed."""
        return self._of(RED)

    @property
    def ambers(self) -> tuple[Finding, ...]:
        """What deserves a look."""
        return self._of(AMBER)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What is good to know."""
        return self._of(INFO)

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(item for item in self.findings if item.severity is severity)


def run(rules: Iterable[Rule], facts: AgreementFacts) -> CheckReport:
    """Run some rules; a rule that only notes things is never among those that are kept."""
    results = [(rule, rule.findings(facts)) for rule in rules]
    findings = [finding for _, found in results for finding in found]
    findings.sort(key=lambda finding: _ORDER[finding.severity])
    kept = (rule.name for rule, found in results if not found and rule.severity is not INFO)
    return CheckReport(tuple(findings), tuple(kept))
