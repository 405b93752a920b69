"""Facts of 协议体检放行单: which findings were let pass, why, by whom (side volume)."""

from mediation.documents.facts import OverriddenFacts, OverrideRecordFacts
from mediation.domain.agreement.checks import CHECKS
from mediation.models import AgreementOverride
from mediation.queries import overrides
from mediation.services.paper_facts import people
from mediation.services.paper_facts.agreeing import effective
from mediation.services.paper_facts.order import PaperOrder

RULES = {rule.code: rule for rule in CHECKS}


def override_record(order: PaperOrder) -> OverrideRecordFacts:
    """The record of the agreement on the table, or in force."""
    agreement = effective(order.case)
    passed = overrides.let_pass(agreement.id)
    return OverrideRecordFacts(
        **people.frame(order),
        **people.both_names(order.case),
        draft=f"调解协议书第{agreement.draft_number}稿",
        overridden=tuple(_passed(row) for row in passed),
    )


def _passed(row: AgreementOverride) -> OverriddenFacts:
    # A rule may have been given up since; what was let pass stays told.
    rule = RULES.get(row.code)
    return OverriddenFacts(
        finding=rule.name if rule else row.code,
        detail=row.finding,
        article=rule.article if rule else "",
        reason=row.reason,
        asked_by=row.asked_by.name,
        asked_at=row.asked_at,
        agreed_by=row.decided_by.name if row.decided_by else "",
        agreed_at=row.decided_at,
    )
