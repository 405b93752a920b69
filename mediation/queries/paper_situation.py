"""What decides which papers a case can issue, read from its rows."""

from mediation.domain.exits import RouteKind
from mediation.domain.papers import PaperSituation
from mediation.domain.small_flows import ReferralKind
from mediation.models import Case
from mediation.queries.agreement_facts import pen_signatures
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import unfit_for


def paper_situation(case: Case) -> PaperSituation:
    """The situation of a case as the table of papers asks about it."""
    agreement = current_agreement(case)
    return PaperSituation(
        state=case.state,
        is_accepted=case.accepted_on is not None,
        is_declined=case.declined_on is not None and case.decline_reason is not None,
        is_ended=case.ended_on is not None,
        from_court=case.entry_path.from_court,
        records=sum(session.record is not None for session in case.sessions),
        agreement_state=agreement.state if agreement else None,
        pen_signatures=len(pen_signatures(agreement)) if agreement else 0,
        confirmation_unfit=unfit_for(RouteKind.JUDICIAL_CONFIRMATION, agreement),
        review_unfit=unfit_for(RouteKind.ARBITRATION_REVIEW, agreement),
        agreed_claims=sum(claim.agreed_fen is not None for claim in case.claims),
        computed_claims=sum(claim.calculated_fen is not None for claim in case.claims),
        referrals=sum(row.kind is ReferralKind.ARBITRATION for row in case.referrals),
    )
