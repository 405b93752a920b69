"""The facts of a case that the guards ask about, read once."""

from datetime import date

from sqlalchemy import select

from mediation.domain.agreement.performance import performance_of
from mediation.domain.case_facts import CaseFacts
from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.exits import no_procedure
from mediation.domain.referrals import OPEN_REFERRAL, ReferralKind
from mediation.domain.sessions import SessionState
from mediation.domain.small_flows import AgreementState, PerformanceState, exit_steps
from mediation.extensions import db
from mediation.models import Agreement, Case, Clock, Document, ExitProcedure, Referral
from mediation.queries.agreed_terms import standing_facts
from mediation.queries.clock_rows import extendable_clocks, voidable_clocks
from mediation.queries.exit_windows import force_from
from mediation.queries.ledger import live_lines
from mediation.queries.office_rules import exit_rules
from mediation.queries.referrals import followed
from mediation.queries.retention import remains_of

LIVE_AGREEMENT = {AgreementState.DRAFT, AgreementState.SIGNING, AgreementState.EFFECTIVE}
RESULT_LETTER = "return_letter"
WITHDRAWALS = {EndingReason.WITHDRAWN, EndingReason.SETTLED_PRIVATELY}
CONFIRMATION_RULE, REVIEW_RULE = "K17", "K15"


def current_agreement(case: Case) -> Agreement | None:
    """The agreement that counts: the signed or signing one, else the newest draft."""
    live = [agreement for agreement in case.agreements if agreement.state in LIVE_AGREEMENT]
    chosen = [agreement for agreement in live if agreement.state is not AgreementState.DRAFT]
    ranked = chosen or live
    return ranked[-1] if ranked else None


def running_clock(case: Case, rules: frozenset[str]) -> Clock | None:
    """The nearest of the clocks of these rules that run."""
    running = [row for row in case.clocks if row.rule in rules and row.state is ClockState.RUNNING]
    return min(running, key=lambda row: row.due_on, default=None)


def performance_on(agreement: Agreement | None, today: date) -> PerformanceState:
    """What has been paid of what is promised in the agreement, on that day."""
    if agreement is None:
        return PerformanceState.NONE_DUE
    instalments = [instalment for term in agreement.terms for instalment in term.instalments]
    return performance_of(
        [(item.due_on, item.amount_fen, item.paid_fen) for item in instalments], today
    )


def is_cleared(case: Case) -> bool:
    """Whether the mediator told the rights and disclosed what could make him partial."""
    return case.disclosure in {"none", "disclosed_accepted"}


def facts_of(case: Case, *, today: date, told_court: bool | None = None) -> CaseFacts:
    """Collect everything that a guard may ask about this case on this day.

    `told_court` says, where it is known already, whether the letter of result was issued.
    """
    agreement, sent = current_agreement(case), _referrals(case)
    exits, performance = _exits(agreement), performance_on(agreement, today)
    return CaseFacts(
        today=today,
        state=case.state,
        entry_path=case.entry_path,
        applicants=len(case.applicants),
        respondents=len(case.respondents),
        claims=len(case.claims),
        respondent_consent=case.respondent_consent,
        has_mediator=case.mediator_id is not None,
        mediator_cleared=is_cleared(case),
        open_session=any(item.state is SessionState.PLANNED for item in case.sessions),
        sessions_held=sum(item.state is SessionState.HELD for item in case.sessions),
        agreement_state=agreement.state if agreement else None,
        agreement_terms=len(agreement.terms) if agreement else 0,
        agreement_is_whole=agreement.is_whole if agreement else True,
        performance=performance,
        exit_open=any(item.state.is_open and item.kind.gives_force for item in exits),
        exit_granted=any(_has_force(case, item, today) for item in exits),
        exit_followed=any(exit_steps(item.kind)[item.state] for item in exits),
        no_exit=_no_exit(case, agreement, performance, today),
        remedies_told=case.remedies_told_on is not None,
        referral_open=any(is_unanswered(item) for item in sent),
        referral_followed=bool(followed(case)),
        returned_to_court=any(item.kind is ReferralKind.RETURN_TO_COURT for item in sent),
        result_letter_issued=has_result_letter(case) if told_court is None else told_court,
        referred_to_arbitration=any(item.kind is ReferralKind.ARBITRATION for item in sent),
        was_accepted=case.accepted_on is not None,
        was_withdrawn=case.ending_reason in WITHDRAWALS,
        dates_entered=len(live_lines(case)),
        extendable_clocks=len(extendable_clocks(case)),
        voidable_clocks=len(voidable_clocks(case)),
        is_destroyed=case.state is CaseState.ARCHIVED and remains_of(case.id) is not None,
    )


def _exits(agreement: Agreement | None) -> list[ExitProcedure]:
    return agreement.exits if agreement else []


def is_unanswered(row: Referral) -> bool:
    """Whether a case that left waits for its receiver; help beside it keeps nobody waiting."""
    return row.kind.ends_mediation and row.state in OPEN_REFERRAL


def _referrals(case: Case) -> list[Referral]:
    """What was sent before the case was reopened belongs to its first life."""
    return [item for item in case.referrals if item.sent_on >= (case.reopened_on or date.min)]


def _has_force(case: Case, row: ExitProcedure, today: date) -> bool:
    since = force_from(row, division=case.body.division_code or "")
    return since is not None and since <= today


def _no_exit(
    case: Case, agreement: Agreement | None, performance: PerformanceState, today: date
) -> str:
    if agreement is None or agreement.state is not AgreementState.EFFECTIVE:
        return ""
    facts = standing_facts(case, agreement, on=today, performance=performance)
    return no_procedure(facts, exit_rules())


def has_result_letter(case: Case) -> bool:
    """Whether the letter that tells the court the result has been issued."""
    if not case.entry_path.from_court:
        return False
    statement = select(Document.id).filter_by(case_id=case.id, kind=RESULT_LETTER).limit(1)
    return db.session.scalar(statement) is not None
