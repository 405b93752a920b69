"""What is signed in spite of the check: the mediator asks with a reason, the head agrees."""

from mediation.demonstration.lives import Stage
from mediation.domain.agreement.checks import check
from mediation.models import Agreement
from mediation.queries import overrides
from mediation.queries.agreement_facts import draft_of, facts_for_check
from mediation.services import agreement_overrides

# Only these are let pass; any other red finding stops the seeding, and that is right.
REASONS = {
    "injury_before_grading": (
        "鉴定结论已经双方核对、尚未录入法定核算，已当面释明可得待遇，双方坚持按此数额了结。"
    ),
}


def let_pass(stage: Stage, agreement: Agreement) -> None:
    """Ask and decide about every red finding that has a reason."""
    facts = facts_for_check(stage.case, draft_of(agreement), agreed_on=stage.on)
    for red in overrides.open_reds(agreement, check(facts)):
        if red.code not in REASONS:
            continue
        wish = agreement_overrides.ask(
            stage.case,
            agreement_id=agreement.id,
            fingerprint=red.fingerprint,
            reason=REASONS[red.code],
            by=stage.mediator,
            at=stage.at,
        )
        agreement_overrides.decide(
            stage.case,
            override_id=wish.id,
            is_granted=True,
            note="已核对病历和双方声明。",
            by=stage.head,
            at=stage.at,
        )
