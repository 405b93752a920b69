"""Facts of 调解协议书 and of the papers that make it enforceable."""

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.documents.facts import (
    AgreementFacts,
    ConfirmationApplicationFacts,
    CopyFacts,
    PartyFacts,
    PresidingCertificateFacts,
    ReviewApplicationFacts,
)
from mediation.domain.errors import NotVisible
from mediation.domain.exits import RouteKind
from mediation.domain.papers import Extra, PaperKind
from mediation.domain.parties import Side
from mediation.domain.small_flows import ExitKind
from mediation.extensions import db
from mediation.models import Agreement, Case, Organisation
from mediation.queries import papers
from mediation.queries.agreement_facts import clauses_of, regime_for
from mediation.queries.case_facts import CONFIRMATION_RULE, REVIEW_RULE, current_agreement
from mediation.queries.exit_facts import receivers_for, unfit_for, window_end
from mediation.queries.filings import filings_of
from mediation.services.paper_facts import people
from mediation.services.paper_facts.mediating import recorded_sessions
from mediation.services.paper_facts.order import PaperOrder
from mediation.services.paper_facts.terms import term_facts

ANY_COURT = "有管辖权的人民法院"
ANY_COMMISSION = "有管辖权的劳动人事争议仲裁委员会"


def agreement(order: PaperOrder) -> AgreementFacts:
    """调解协议书: the one agreed on, or the draft that the order names."""
    case, chosen = order.case, _chosen(order)
    records, sent = recorded_sessions(case), people.entrusting(case)
    return AgreementFacts(
        **people.frame(order),
        **sent,
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        third_parties=people.side(case, Side.THIRD_PARTY),
        cause=people.cause(case),
        applied_on=None if sent else case.received_on,
        accepted_on=case.accepted_on,
        claims=people.claims(case),
        main_facts=chosen.disputed_facts,
        terms=term_facts(chosen),
        partial=not chosen.is_whole,
        remaining=chosen.remaining,
        effect_rule=regime_for(chosen).value,
        review_commission=_commission(chosen),
        confirmation_court=_court(chosen),
        payment_order=not unfit_for(RouteKind.PAYMENT_ORDER, chosen),
        copies=_copies(chosen),
        mediators=people.mediators(case),
        recorder=records[0].record.recorder if records and records[0].record else "",
        signed_on=chosen.agreed_on,
        effective_on=chosen.effective_on,
    )


def presiding_certificate(order: PaperOrder) -> PresidingCertificateFacts:
    """主持调解的证明 for the court that is asked to confirm (民诉解释 art. 354)."""
    case, chosen = order.case, effective(order.case)
    entrusted = people.entrusting(case)
    entrusted.pop("entrusted_document", None)
    frame = people.frame(order)
    legal_type = case.body.legal_type
    basis = legal_type.basis if legal_type else ""
    return PresidingCertificateFacts(
        **{**frame, "body": replace(frame["body"], legal_basis=basis)},
        **people.both_names(case),
        **entrusted,
        addressee=receiver(order).name,
        agreement_number=agreement_number(case),
        signed_on=signed_on(chosen),
        effective_on=chosen.effective_on,
        accepted_on=case.accepted_on,
        mediators=people.mediators(case),
    )


def confirmation_application(order: PaperOrder) -> ConfirmationApplicationFacts:
    """司法确认申请书, which both sides sign (民诉法 art. 205)."""
    case, chosen = order.case, effective(order.case)
    return ConfirmationApplicationFacts(
        **people.frame(order),
        applicants=_both_sides(case),
        court=receiver(order).name,
        cause=people.cause(case),
        agreement_number=agreement_number(case),
        signed_on=signed_on(chosen),
        effective_on=effective_on(chosen),
        file_by=window_end(CONFIRMATION_RULE, chosen),
        **_part(order, PaperKind.CONFIRMATION_APPLICATION),
        attachments=order.lines(Extra.ENCLOSURES),
    )


def review_application(order: PaperOrder) -> ReviewApplicationFacts:
    """仲裁审查申请书, which both sides sign (33号令 art. 74)."""
    case, chosen = order.case, effective(order.case)
    return ReviewApplicationFacts(
        **people.frame(order),
        applicants=_both_sides(case),
        commission=receiver(order).name,
        cause=people.cause(case),
        agreement_number=agreement_number(case),
        signed_on=signed_on(chosen),
        effective_on=effective_on(chosen),
        file_by=window_end(REVIEW_RULE, chosen),
        **_part(order, PaperKind.REVIEW_APPLICATION),
        attachments=order.lines(Extra.ENCLOSURES),
    )


def effective(case: Case) -> Agreement:
    """The agreement in force."""
    chosen = current_agreement(case)
    assert chosen is not None, "the table of papers asks for an agreement"
    return chosen


def agreement_number(case: Case) -> str:
    """The number that the newest issued agreement bears, else that of the case."""
    subject = f"agreement:{effective(case).id}"
    paper = papers.newest(case.id, PaperKind.AGREEMENT.value, subject)
    return (paper.number if paper else None) or case.number or ""


def _chosen(order: PaperOrder) -> Agreement:
    if not order.subject:
        return effective(order.case)
    for each in order.case.agreements:
        if each.id == order.subject_id:
            return each
    raise NotVisible


def receiver(order: PaperOrder) -> Organisation:
    """The court or commission that the paper is addressed to."""
    found = db.session.get(Organisation, order.subject_id)
    if found is None:
        raise NotVisible
    return found


def _both_sides(case: Case) -> tuple[PartyFacts, ...]:
    return people.side(case, Side.APPLICANT) + people.side(case, Side.RESPONDENT)


def signed_on(agreement: Agreement) -> date:
    """The day on which the parties agreed."""
    found = agreement.agreed_on or agreement.effective_on
    assert found is not None, "an agreement in force was agreed on a day"
    return found


def effective_on(agreement: Agreement) -> date:
    """The day on which it took effect."""
    assert agreement.effective_on is not None, "the table of papers asks for an effective one"
    return agreement.effective_on


def _part(order: PaperOrder, kind: PaperKind) -> dict[str, Any]:
    """The clauses that go this way in the words of the agreement, named when some stay behind."""
    agreed, words = effective(order.case), clauses_of(effective(order.case))
    numbers = filings_of(order.case, today=order.at.date())[kind].clauses
    return {
        "content": "\n".join(f"{number}．{words[number - 1]}" for number in numbers),
        "clauses": numbers if len(numbers) < len(agreed.terms) else (),
    }


def _court(agreement: Agreement) -> str:
    case = agreement.case
    if unfit_for(RouteKind.JUDICIAL_CONFIRMATION, agreement):
        return ""
    if case.entry_path.from_court:
        return people.sender_name(case) or ANY_COURT
    return _only(ExitKind.JUDICIAL_CONFIRMATION, ANY_COURT)


def _commission(agreement: Agreement) -> str:
    if unfit_for(RouteKind.ARBITRATION_REVIEW, agreement):
        return ""
    return _only(ExitKind.ARBITRATION_REVIEW, ANY_COMMISSION)


def _only(kind: ExitKind, otherwise: str) -> str:
    """The one organisation it can be; where there are several, the law's own words."""
    known = [each for each in receivers_for(kind) if each.is_active]
    return known[0].name if len(known) == 1 else otherwise


def _copies(agreement: Agreement) -> tuple[CopyFacts, ...]:
    """Who holds the originals: both sides, the body, the court that sent the case."""
    holders = ["申请人", "被申请人", "本调解组织"]
    if agreement.case.entry_path.from_court:
        holders.append("人民法院")
    counts = [0] * len(holders)
    for index in range(agreement.copies):
        counts[index % len(holders) if index < len(holders) else index % 2] += 1
    return tuple(
        CopyFacts(holder=holder, count=count)
        for holder, count in zip(holders, counts, strict=True)
        if count
    )
