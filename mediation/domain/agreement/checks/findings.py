"""What the check of an agreement looks at, and what it answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.agreement.draft import AgreementDraft, AgreementParty
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.entry_path import EntryPath


class Severity(StrEnum):
    """How bad a finding is; the value is the tone that pages use."""

    RED = "red"
    AMBER = "amber"

    @property
    def label(self) -> str:
        """The Chinese word beside the number of findings."""
        return {"red": "必改", "amber": "提醒"}[self.value]


@dataclass(frozen=True)
class Finding:
    """One thing wrong: what, why, by which article, how to mend it, and in which field.

    `value` is what the field could be set to, `adds` the kind of term that is wanting: with either
    a page can offer to mend it at once.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    article: str = ""
    mend: str = ""
    where: str = ""
    value: str = ""
    adds: str = ""

    @property
    def sentence(self) -> str:
        """The finding in one line, for the message beside a field."""
        article = f"（{self.article}）" if self.article else ""
        return f"{self.title}：{self.reason}{article}"


@dataclass(frozen=True)
class ClaimToSettle:
    """A claim the agreement should answer: whose it is, its kind and how people call it."""

    party_id: int
    type: str
    label: str


@dataclass(frozen=True)
class AgreementFacts:
    """The draft and what surrounds it. `agreed_on` is the day of signing, today while unknown."""

    draft: AgreementDraft
    parties: tuple[AgreementParty, ...]
    agreed_on: date
    calendar: WorkingCalendar
    entry_path: EntryPath = EntryPath.OWN_INTAKE
    claims: tuple[ClaimToSettle, ...] = ()

    def party(self, party_id: int | None) -> AgreementParty | None:
        """The party behind a key, or None."""
        return next((party for party in self.parties if party.id == party_id), None)


Check = Callable[[AgreementFacts], Iterable[Finding]]


@dataclass(frozen=True)
class NamedCheck:
    """A check and what it is called when it passes."""

    name: str
    run: Check


@dataclass(frozen=True)
class CheckReport:
    """The whole result: findings, worst first, and the names of the checks that passed."""

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]

    @property
    def reds(self) -> tuple[Finding, ...]:
        """What must be changed before the agreement can be registered."""
        return tuple(item for item in self.findings if item.severity is Severity.RED)

    @property
    def ambers(self) -> tuple[Finding, ...]:
        """What deserves a look."""
        return tuple(item for item in self.findings if item.severity is Severity.AMBER)


def red(code: str, title: str, reason: str, **more: str) -> Finding:
    """A finding that stops the agreement."""
    return Finding(code, Severity.RED, title, reason, **more)


def amber(code: str, title: str, reason: str, **more: str) -> Finding:
    """A finding to think about."""
    return Finding(code, Severity.AMBER, title, reason, **more)
