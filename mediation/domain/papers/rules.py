"""The table of papers, and the three questions that are asked of it."""

from dataclasses import dataclass

from mediation.domain.case_flow import Action, is_possible
from mediation.domain.papers.kinds import SUPERVISION_LETTERS, Extra, PaperKind, PaperStage, Series
from mediation.domain.papers.needs import (
    Need,
    PaperSituation,
    accepted,
    agreed_by_item,
    asked_for_help,
    chosen,
    collective,
    complete,
    computed,
    confirmable,
    declined,
    disclosed,
    drafted,
    effective,
    ended,
    exchanged,
    has_employer,
    has_evidence,
    has_mediator,
    has_result,
    has_worker,
    inquired,
    let_pass,
    not_yet_accepted,
    open_to_arbitrate,
    open_to_file,
    overdue,
    payable,
    planned,
    recorded,
    referred,
    reviewable,
    sent_by_court,
    settled,
    signed_by_pen,
    spoken,
    supplemented,
    term_running,
    undisputed,
    with_papers_to_serve,
)
from mediation.domain.small_flows import AgreementState
from mediation.domain.volumes import Volume


@dataclass(frozen=True)
class PaperRule:
    """One line of the table."""

    kind: PaperKind
    series: Series
    needs: tuple[Need, ...] = ()
    extras: tuple[Extra, ...] = ()
    word: str = ""
    volume: Volume = Volume.MAIN
    # A receipt for more papers stands beside the first one; any other paper replaces the old.
    keeps_earlier: bool = False


P, X = PaperKind, Extra
RECEIPTS = "收"  # what is written before a case has a number shares one sequence
SUPERVISION = "监"
# In the order of a file.
_PARTS: dict[PaperStage, tuple[PaperRule, ...]] = {
    PaperStage.INTAKE: (
        PaperRule(P.APPLICATION, Series.LETTER, (), (X.ENCLOSURES, X.READ_BACK), RECEIPTS),
        PaperRule(
            P.RECEIPT,
            Series.LETTER,
            (not_yet_accepted,),
            (X.SUBJECT, X.ENCLOSURES),
            RECEIPTS,
            keeps_earlier=True,
        ),
        PaperRule(
            P.EVIDENCE_LIST, Series.LETTER, (has_evidence,), (X.SUBJECT, X.RETURNED), RECEIPTS
        ),
        PaperRule(P.REGISTRATION_FORM, Series.LETTER, word=RECEIPTS),
        PaperRule(P.SUPPLEMENT_NOTICE, Series.LETTER, (supplemented,), (), "告"),
        PaperRule(P.INQUIRY_LETTER, Series.LETTER, (inquired,), (X.SUBJECT, X.SUMMARY), "函"),
        PaperRule(
            P.ACCEPTANCE_CONFIRMATION, Series.LETTER, (sent_by_court,), (X.ENCLOSURES,), RECEIPTS
        ),
        PaperRule(P.ACCEPTANCE_NOTICE, Series.LETTER, (accepted,), (X.SUBJECT, X.TO_BRING), "告"),
        PaperRule(P.REFUSAL_NOTICE, Series.LETTER, (declined,), (), RECEIPTS),
    ),
    PaperStage.INFORMING: (
        PaperRule(P.RIGHTS_NOTICE, Series.WITHIN_THE_CASE, (accepted,)),
        PaperRule(P.MEDIATOR_CHOICE, Series.WITHIN_THE_CASE, (accepted, has_mediator, chosen)),
        PaperRule(
            P.DISCLOSURE_STATEMENT, Series.WITHIN_THE_CASE, (accepted, disclosed), (X.GROUND,)
        ),
        PaperRule(
            P.RECUSAL_DECISION,
            Series.WITHIN_THE_CASE,
            (accepted, has_mediator),
            (X.SUBJECT, X.ASKED_ON, X.ASKED_BECAUSE, X.DECISION, X.DECISION_REASONS),
        ),
        PaperRule(P.POWER_OF_ATTORNEY, Series.LETTER, (), (X.SUBJECT,), RECEIPTS),
        PaperRule(
            P.REPRESENTATIVE_CERTIFICATE, Series.LETTER, (has_employer,), (X.SUBJECT,), RECEIPTS
        ),
        PaperRule(P.REPRESENTATIVE_ELECTION, Series.LETTER, (collective,), (X.ELECTED,), RECEIPTS),
        PaperRule(P.CONSENT_FORM, Series.LETTER, (has_worker,), (X.SUBJECT,), RECEIPTS),
        PaperRule(
            P.LOOKS_RECORD,
            Series.LETTER,
            (),
            (X.SUBJECT, X.REQUESTER, X.REQUESTER_NAME, X.VERIFICATION),
            "告",
            # That a party asked who looked is not for the other party, who reads the main volume.
            volume=Volume.SIDE,
            # Who asks again is told what came since; both answers were given.
            keeps_earlier=True,
        ),
        # Filled in when somebody applies, before the case has a number.
        PaperRule(P.ADDRESS_CONFIRMATION, Series.LETTER, (), (X.SUBJECT,), RECEIPTS),
        PaperRule(P.SERVICE_RECEIPT, Series.LETTER, (with_papers_to_serve,), (X.SUBJECT,), "送"),
    ),
    PaperStage.MEDIATING: (
        PaperRule(
            P.SESSION_NOTICE, Series.LETTER, (accepted, planned), (X.SUBJECT, X.TO_BRING), "告"
        ),
        PaperRule(
            P.INVESTIGATION_RECORD,
            Series.WITHIN_THE_CASE,
            (accepted,),
            (X.SUBJECT, X.PERSON, X.HELD_ON, X.PLACE, X.MATTER, X.DIALOGUE, X.READ_BACK),
            # Who is asked again says something new; both records stay in the file.
            keeps_earlier=True,
        ),
        PaperRule(P.SESSION_RECORD, Series.WITHIN_THE_CASE, (accepted, recorded), (X.SUBJECT,)),
        PaperRule(
            P.FACTS_CONFIRMATION,
            Series.WITHIN_THE_CASE,
            (accepted, undisputed),
            (X.SUBJECT, X.UNDISPUTED),
        ),
        PaperRule(
            P.EXTENSION_CONSENT,
            Series.WITHIN_THE_CASE,
            (accepted, term_running),
            (X.EXTENDED_TO, X.EXTENDED_BECAUSE),
            # What was signed for the first extension stays its proof after the second.
            keeps_earlier=True,
        ),
        PaperRule(
            P.STATUTORY_COMPARISON,
            Series.WITHIN_THE_CASE,
            (accepted, computed),
            (X.SUBJECT,),
            # What one side is told behind closed doors is in no volume that the other may read.
            volume=Volume.SIDE,
        ),
    ),
    PaperStage.AGREEING: (
        PaperRule(P.SETTLEMENT_CONSENT, Series.WITHIN_THE_CASE, (accepted, collective, drafted)),
        PaperRule(
            P.ORAL_AGREEMENT,
            Series.WITHIN_THE_CASE,
            (accepted, spoken),
            (X.HELD_ON, X.AGREED_CONTENT, X.PERFORMANCE),
        ),
        PaperRule(P.AGREEMENT, Series.OF_THE_CASE, (accepted, settled)),
        PaperRule(P.SIGNED_AGREEMENT, Series.WITHIN_THE_CASE, (accepted, settled, signed_by_pen)),
        PaperRule(P.CALCULATION_ANNEX, Series.WITHIN_THE_CASE, (accepted, settled, agreed_by_item)),
        PaperRule(
            P.OVERRIDE_RECORD,
            Series.WITHIN_THE_CASE,
            (accepted, let_pass),
            # Why somebody let a defect pass is for the office, not for the parties.
            volume=Volume.SIDE,
        ),
        PaperRule(
            P.DEMAND_LETTER,
            Series.LETTER,
            (effective, overdue),
            (X.SUBJECT, X.REPLY_BY),
            "催",
            # The second letter does not take the place of the first.
            keeps_earlier=True,
        ),
        PaperRule(P.PAYMENT_RECEIPT, Series.WITHIN_THE_CASE, (effective, payable), (X.SUBJECT,)),
        PaperRule(P.CALLBACK_RECORD, Series.WITHIN_THE_CASE, (effective,), (X.SUBJECT,)),
    ),
    PaperStage.FILING: (
        PaperRule(
            P.PRESIDING_CERTIFICATE, Series.WITHIN_THE_CASE, (effective, confirmable), (X.SUBJECT,)
        ),
        PaperRule(
            P.CONFIRMATION_APPLICATION,
            Series.WITHIN_THE_CASE,
            (effective, confirmable, complete(P.CONFIRMATION_APPLICATION)),
            (X.SUBJECT, X.ENCLOSURES),
        ),
        PaperRule(
            P.REVIEW_APPLICATION,
            Series.WITHIN_THE_CASE,
            (effective, reviewable, complete(P.REVIEW_APPLICATION)),
            (X.SUBJECT, X.ENCLOSURES),
        ),
        *(
            PaperRule(kind, Series.WITHIN_THE_CASE, (open_to_file(kind), complete(kind)), extras)
            for kind, extras in (
                (P.PAYMENT_ORDER_APPLICATION, (X.SUBJECT,)),
                (P.ENFORCEMENT_APPLICATION, (X.SUBJECT, X.CLUES)),
                (P.COMPLAINT, (X.SUBJECT,)),
            )
        ),
        PaperRule(
            P.ARBITRATION_APPLICATION,
            Series.WITHIN_THE_CASE,
            (open_to_arbitrate, complete(P.ARBITRATION_APPLICATION)),
            (X.SUBJECT,),
        ),
        PaperRule(
            P.REFERRAL_LETTER,
            Series.LETTER,
            (referred,),
            (X.SUBJECT, X.SUMMARY, X.REPLY_BY),
            "移",
        ),
        PaperRule(P.EXCHANGE_RECORD, Series.LETTER, (exchanged,), (), "函"),
        PaperRule(
            P.HELP_LETTER,
            Series.LETTER,
            (asked_for_help,),
            (X.SUBJECT, X.SUMMARY, X.REPLY_BY),
            "转",
        ),
        *(
            PaperRule(
                kind,
                Series.LETTER,
                (has_employer,),
                (X.SUBJECT, X.SUMMARY, X.RULES, X.REQUESTS, X.REPLY_BY),
                SUPERVISION,
            )
            for kind in SUPERVISION_LETTERS
        ),
    ),
    PaperStage.CLOSING: (
        PaperRule(P.CLOSING_NOTICE, Series.LETTER, (accepted, ended), (X.ISSUES,), "终"),
        PaperRule(
            P.CLOSING_APPROVAL,
            Series.WITHIN_THE_CASE,
            (accepted, has_result),
            (X.OPINION,),
            # What the office says to itself when it closes a case is for no party.
            volume=Volume.SIDE,
        ),
        PaperRule(
            P.RETURN_LETTER,
            Series.LETTER,
            (sent_by_court, accepted, has_result),
            (X.CONDUCT, X.HINTS, X.ADDRESS_CONFIRMED, X.ENCLOSURES),
            "函",
        ),
    ),
}
BY_STAGE = {stage: tuple(rule.kind for rule in part) for stage, part in _PARTS.items()}
RULES: dict[PaperKind, PaperRule] = {rule.kind: rule for part in _PARTS.values() for rule in part}


def why_not(kind: PaperKind, situation: PaperSituation) -> str:
    """Why this paper cannot be issued now, or an empty text."""
    if not is_possible(situation.state, Action.ISSUE_DOCUMENT):
        return f"案件{situation.state.label}，不能再出具文书。"
    return next((reason for need in RULES[kind].needs if (reason := need(situation))), "")


def why_no_draft(kind: PaperKind, situation: PaperSituation) -> str:
    """Why this paper cannot even be previewed: a draft agreement can, long before it is issued."""
    if kind is PaperKind.AGREEMENT and situation.agreement_state is AgreementState.DRAFT:
        return ""
    return why_not(kind, situation)


def offered(situation: PaperSituation) -> tuple[tuple[PaperKind, str], ...]:
    """Every paper in the order of a file, each with the reason why not; open ones are empty."""
    return tuple((kind, why_not(kind, situation)) for kind in RULES)
