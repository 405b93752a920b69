"""Facts of the papers by which parties learn their rights and who mediates (特邀 arts. 12-15)."""

from mediation.documents.disclosure_statement import GROUNDS
from mediation.documents.facts import (
    DisclosureStatementFacts,
    MediatorChoiceFacts,
    RecusalDecisionFacts,
    RightsNoticeFacts,
)
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.papers import Extra
from mediation.domain.parties import Side
from mediation.domain.sessions import ChosenBy, Disclosure, RecusalDecision
from mediation.models import Assignment, Case
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder

BY_THE_MEDIATOR = "mediator"


def rights_notice(order: PaperOrder) -> RightsNoticeFacts:
    """权利义务告知书, which all parties sign; the hour of telling is not on record."""
    case = order.case
    from_court = case.entry_path.from_court
    return RightsNoticeFacts(
        **people.frame(order),
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        third_parties=people.side(case, Side.THIRD_PARTY),
        cause=people.cause(case),
        mediators=people.mediators(case),
        from_court=from_court,
        # The court that sent the case confirms its agreement (民诉法 art. 205).
        confirmation_court=people.sender_name(case) if from_court else "",
    )


def mediator_choice(order: PaperOrder) -> MediatorChoiceFacts:
    """调解员选定书, or 调解员指定通知书: as the mediator in charge came to the case."""
    case = order.case
    return MediatorChoiceFacts(
        **people.frame(order),
        **people.contact(case),
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        cause=people.cause(case),
        mediators=people.mediators(case),
        chosen_on=_assignment(case).from_at.date(),
        appointed=is_appointed(case),
        from_court=case.entry_path.from_court,
    )


def disclosure_statement(order: PaperOrder) -> DisclosureStatementFacts:
    """回避披露书: nothing to disclose, or the ground that the clerk names with what was said."""
    case = order.case
    is_clear = case.disclosure == Disclosure.NONE
    return DisclosureStatementFacts(
        **people.frame(order),
        **people.both_names(case),
        mediator=_mediator(case),
        from_court=case.entry_path.from_court,
        grounds=() if is_clear else (_ground(order),),
        details="" if is_clear else case.disclosure_note or "",
    )


def recusal_decision(order: PaperOrder) -> RecusalDecisionFacts:
    """回避决定书: who asked comes from the subject, the decision and its reasons are typed."""
    case = order.case
    by_party = order.subject != BY_THE_MEDIATOR
    asked_by = people.party_of(case, order.subject_id).name if by_party else ""
    return RecusalDecisionFacts(
        **people.frame(order),
        **people.both_names(case),
        addressee=asked_by,
        from_court=case.entry_path.from_court,
        mediator=_mediator(case),
        asked_by=asked_by,
        asked_on=order.day(Extra.ASKED_ON),
        asked_because=order.text(Extra.ASKED_BECAUSE),
        granted=_is_granted(order),
        reasons=order.text(Extra.DECISION_REASONS),
        # Nobody decides on the own recusal, so whoever issues the decision has made it.
        decided_by=order.by.name,
    )


def is_appointed(case: Case) -> bool:
    """Whether the body appointed the mediator, because the parties did not choose one."""
    return _assignment(case).chosen_by == ChosenBy.APPOINTED


def _assignment(case: Case) -> Assignment:
    return case.assignments[-1]


def _mediator(case: Case) -> str:
    assert case.mediator is not None, "the table of papers asks for a mediator"
    return case.mediator.name


def _ground(order: PaperOrder) -> str:
    ground = order.text(Extra.GROUND)
    if ground not in GROUNDS:
        raise InvalidInput(FieldProblem(Extra.GROUND.value, "请在列表中选择一项。"))
    return ground


def _is_granted(order: PaperOrder) -> bool:
    decision = order.text(Extra.DECISION)
    if decision not in set(RecusalDecision):
        raise InvalidInput(FieldProblem(Extra.DECISION.value, "请在列表中选择一项。"))
    return decision == RecusalDecision.GRANTED
