"""What a new clause says before anybody typed: what the case knows, and the usual days."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal

from mediation.domain.agreement.particulars import (
    PARTICULARS,
    Confidentiality,
    DefaultClause,
    EmploymentConfirm,
    EmploymentContinue,
    EmploymentEnd,
    Handover,
    HandoverItem,
    InsuranceClause,
    Particulars,
    Withdrawal,
)
from mediation.domain.agreement.words import TermKind

# 劳动合同法 art. 50: files and insurance are transferred within fifteen days.
HANDOVER_DAYS = timedelta(days=15)
RESUME_DAYS = timedelta(days=7)


@dataclass(frozen=True)
class JobFacts:
    """What all workers of a case have in common; None and an empty text are not known."""

    started_on: date | None = None
    ended_on: date | None = None
    post: str = ""
    monthly_wage: Decimal | None = None


def first_particulars(kind: TermKind, job: JobFacts, today: date) -> Particulars | None:
    """The particulars with which a new clause of this kind begins; None for text alone."""
    return _BEGINNINGS[kind](job, today) if kind in PARTICULARS else None


def with_known(given: Particulars | None, known: Particulars | None) -> Particulars | None:
    """Particulars with their gaps filled from others of the same kind."""
    if given is None or known is None or type(given) is not type(known):
        return given
    gaps = [each.name for each in fields(given) if getattr(given, each.name) in (None, "")]
    return replace(given, **{name: getattr(known, name) for name in gaps})


_BEGINNINGS: dict[TermKind, Callable[[JobFacts, date], Particulars]] = {
    TermKind.EMPLOYMENT_END: lambda job, today: EmploymentEnd(job.ended_on),
    TermKind.EMPLOYMENT_CONTINUE: lambda job, today: EmploymentContinue(
        today + RESUME_DAYS, job.post, job.monthly_wage
    ),
    TermKind.EMPLOYMENT_CONFIRM: lambda job, today: EmploymentConfirm(job.started_on, job.ended_on),
    TermKind.CERTIFICATE: lambda job, today: Handover(
        (HandoverItem.CERTIFICATE, HandoverItem.PERSONNEL_FILE, HandoverItem.INSURANCE_TRANSFER),
        today + HANDOVER_DAYS,
    ),
    TermKind.SOCIAL_INSURANCE: lambda job, today: InsuranceClause(),
    TermKind.WITHDRAWAL: lambda job, today: Withdrawal(),
    TermKind.DEFAULT: lambda job, today: DefaultClause(),
    TermKind.CONFIDENTIALITY: lambda job, today: Confidentiality(),
}
