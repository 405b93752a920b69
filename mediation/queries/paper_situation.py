"""What decides which papers a case can issue, read from its rows."""

from collections.abc import Mapping
from datetime import date

from mediation.domain.agreement.ledger import Ledger
from mediation.domain.clocks import MEDIATION_RULES
from mediation.domain.exits import RouteKind
from mediation.domain.organisations import LegalType
from mediation.domain.papers import PaperKind, PaperSituation
from mediation.domain.parties import PartyKind
from mediation.domain.referrals import ReferralKind
from mediation.domain.sessions import ChosenBy, SessionState
from mediation.models import Case, MediationSession
from mediation.queries import evidence, given_shares, overrides, paper_service
from mediation.queries.agreement_facts import pen_signatures
from mediation.queries.case_facts import current_agreement, running_clock
from mediation.queries.exit_facts import unfit_for
from mediation.queries.filings import Filing, Unsettled, filings_of, unsettled_of
from mediation.queries.performance import ledger_of

MOST_NAMED = 5


def paper_situation(case: Case, *, today: date) -> PaperSituation:
    """The situation of a case as the table of papers asks about it on a day."""
    agreement, filings = current_agreement(case), _filings(case, today)
    account = ledger_of(agreement) if agreement else Ledger(())
    return PaperSituation(
        state=case.state,
        is_accepted=case.accepted_on is not None,
        is_declined=case.declined_on is not None and case.decline_reason is not None,
        is_ended=case.ended_on is not None,
        from_court=case.entry_path.from_court,
        has_defects=bool((case.supplement_items or "").strip()),
        is_inquired=case.inquired_on is not None,
        has_mediator=case.mediator is not None,
        is_mediator_chosen=_is_chosen(case),
        is_disclosed=case.mediator is not None and case.disclosure is not None,
        workers=sum(party.kind is PartyKind.WORKER for party in case.parties),
        employers=sum(party.kind is PartyKind.EMPLOYER for party in case.parties),
        planned_sessions=sum(each.state is SessionState.PLANNED for each in case.sessions),
        records=sum(session.record is not None for session in case.sessions),
        agreement_state=agreement.state if agreement else None,
        pen_signatures=len(pen_signatures(agreement)) if agreement else 0,
        confirmation_unfit=unfit_for(RouteKind.JUDICIAL_CONFIRMATION, agreement),
        review_unfit=unfit_for(RouteKind.ARBITRATION_REVIEW, agreement),
        filing_shut={kind: filing.why_not for kind, filing in filings.items()},
        filing_lacks={kind: lacks(filing) for kind, filing in filings.items()},
        agreed_claims=sum(claim.agreed_fen is not None for claim in case.claims),
        computed_claims=sum(claim.calculated_fen is not None for claim in case.claims),
        overrides=len(overrides.let_pass(agreement.id)) if agreement else 0,
        instalments=len(account.lines),
        overdue=len(account.late(today)),
        deliveries=paper_service.count_of(case),
        evidence=evidence.count_brought(case.id),
        applying_workers=sum(each.kind is PartyKind.WORKER for each in case.applicants),
        undisputed_records=sum(_is_undisputed(session) for session in case.sessions),
        is_term_running=_is_term_running(case, today),
        is_peoples_mediation=case.body.legal_type is LegalType.PEOPLES_COMMITTEE,
        filed_messages=given_shares.count_filed(case.id),
        referrals=sum(row.kind is ReferralKind.ARBITRATION for row in case.referrals),
        helps=sum(not row.kind.ends_mediation for row in case.referrals),
    )


def _is_chosen(case: Case) -> bool:
    if case.mediator is None or not case.assignments:
        return False
    return case.assignments[-1].chosen_by != ChosenBy.SELF


def _is_undisputed(session: MediationSession) -> bool:
    return session.record is not None and bool(session.record.undisputed_facts.strip())


def _is_term_running(case: Case, today: date) -> bool:
    term = running_clock(case, MEDIATION_RULES)
    return term is not None and today <= term.due_on


def _filings(case: Case, today: date) -> Mapping[PaperKind, Filing | Unsettled]:
    """The applications of an agreement in force, and that on what no agreement answers."""
    kind, found = PaperKind.ARBITRATION_APPLICATION, filings_of(case, today=today)
    rest = unsettled_of(case, found.get(kind))
    return {**found, kind: rest} if rest else found


def lacks(filing: Filing | Unsettled) -> str:
    """What is missing of the particulars of an application, in one sentence; empty when nothing."""
    words = "、".join(item.words for item in filing.missing[:MOST_NAMED])
    if not words:
        return ""
    more = "等" if len(filing.missing) > MOST_NAMED else ""
    return f"还没有登记{words}{more}，请先补登。"
