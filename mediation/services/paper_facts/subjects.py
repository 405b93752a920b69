"""What a paper can be about when a case has several: a side, a session, a receiver, a referral."""

from collections.abc import Callable, Iterable
from datetime import date

from mediation.domain.agreement.ledger import LedgerLine
from mediation.domain.exit_papers import JOINT_ROUTES, ROUTES_OF
from mediation.domain.exits import RouteKind
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind, Side
from mediation.domain.small_flows import ExitState, ReceiptState
from mediation.models import Agreement, Case, MediationSession, Party
from mediation.queries.case_facts import current_agreement
from mediation.queries.clock_events import effective_agreement
from mediation.queries.exit_facts import receivers_of
from mediation.queries.performance import callbacks_of, ledger_of
from mediation.queries.receipts import receipts_of
from mediation.services.paper_facts.agreeing import effective
from mediation.services.paper_facts.ending import arbitration_referrals
from mediation.services.paper_facts.filing import BY_PLACE
from mediation.services.paper_facts.informing import BY_THE_MEDIATOR
from mediation.services.paper_facts.inquiring import ANYBODY, evidence_subjects
from mediation.services.paper_facts.mediating import planned_sessions, recorded_sessions
from mediation.services.paper_facts.serving import receipt_subjects

Subject = tuple[str, str]
BY_PLACE_WORDS = "劳动合同履行地或者用人单位所在地的仲裁委员会（名称由申请人填写）"


def subjects_of(case: Case, kind: PaperKind) -> list[Subject]:
    """The choices, code and words; the first is the usual one. Empty: there is nothing to ask."""
    finder = _FINDERS.get(kind)
    return finder(case) if finder else []


def _sides(case: Case) -> list[Subject]:
    return [(side.value, side.label) for side in (Side.APPLICANT, Side.RESPONDENT)]


def _named(parties: Iterable[Party]) -> list[Subject]:
    return [(f"party:{party.id}", _side_and_name(party)) for party in parties]


def _side_and_name(party: Party) -> str:
    return f"{party.side.label}{party.name}"


def _both_sides(case: Case) -> list[Subject]:
    return _named((*case.applicants, *case.respondents))


def _all_parties(case: Case) -> list[Subject]:
    return _named(case.parties)


def _respondents(case: Case) -> list[Subject]:
    return _named(case.respondents)


def _of_kind(kind: PartyKind) -> Callable[[Case], list[Subject]]:
    def finder(case: Case) -> list[Subject]:
        return _named(party for party in case.parties if party.kind is kind)

    return finder


def _who_asks(case: Case) -> list[Subject]:
    """Who wants the mediator to step back: a party, or the mediator."""
    return [*_all_parties(case), (BY_THE_MEDIATOR, "调解员自行申请")]


def _who_is_asked(case: Case) -> list[Subject]:
    return [*_all_parties(case), (ANYBODY, "其他人（写明姓名、单位和职务）")]


def _undisputed(case: Case) -> list[Subject]:
    """The sessions in whose record something undisputed was written down."""
    return [
        (f"session:{each.id}", _session_words(each))
        for each in recorded_sessions(case)
        if each.record and each.record.undisputed_facts.strip()
    ]


def _sessions(case: Case) -> list[Subject]:
    return [(f"session:{each.id}", _session_words(each)) for each in recorded_sessions(case)]


def _session_words(session: MediationSession) -> str:
    return f"第{session.number}次调解会 {session.planned_at:%Y-%m-%d %H:%M}"


def _invitations(case: Case) -> list[Subject]:
    """Every party, for every session to come; the next session first."""
    return [
        (f"session:{each.id}:{party.id}", f"{_side_and_name(party)}，{_session_words(each)}")
        for each in planned_sessions(case)
        for party in case.parties
    ]


def _referrals(case: Case) -> list[Subject]:
    return [
        (f"referral:{row.id}", f"{row.receiver.name} {row.sent_on:%Y-%m-%d}")
        for row in arbitration_referrals(case)
    ]


def _help(case: Case) -> list[Subject]:
    return [
        (f"referral:{row.id}", f"{row.kind.label}：{row.receiver.name} {row.sent_on:%Y-%m-%d}")
        for row in reversed(case.referrals)
        if not row.kind.ends_mediation
    ]


def _receivers(way: RouteKind) -> Callable[[Case], list[Subject]]:
    def finder(case: Case) -> list[Subject]:
        applied = _applied_to(current_agreement(case), way) or case.sender_organisation_id
        known = [each for each in receivers_of(way) if each.is_active]
        # The one already applied to, or that sent the case, comes first.
        known.sort(key=lambda each: each.id != applied)
        return [(f"organisation:{each.id}", each.name) for each in known]

    return finder


def _commissions(case: Case) -> list[Subject]:
    """Whom it was referred to; without a referral, whose place the law names (art. 21)."""
    known = _receivers(RouteKind.ARBITRATION)(case)
    sent = {f"organisation:{row.receiver_id}" for row in arbitration_referrals(case)}
    is_agreed = effective_agreement(case) is not None
    first = known if is_agreed and not sent else [each for each in known if each[0] in sent]
    return [*first, (BY_PLACE, BY_PLACE_WORDS), *(each for each in known if each not in first)]


def _applied_to(agreement: Agreement | None, way: RouteKind) -> int | None:
    """Who was asked on this way; enforcement is first sought where the ruling was made."""
    exits = agreement.exits if agreement else []
    own = [row.receiver_id for row in exits if row.kind is way.procedure]
    if own or way is not RouteKind.ENFORCEMENT:
        return own[-1] if own else None
    made = [row.receiver_id for row in exits if row.state is ExitState.GRANTED]
    return made[-1] if made else None


def _payers(case: Case) -> list[Subject]:
    """Who has something to pay; whoever is due first comes first."""
    lines = ledger_of(effective(case)).lines
    waiting = [line for line in lines if line.open_fen and line.part.due_on]
    waiting.sort(key=lambda line: line.part.due_on or date.max)
    names = {party.id: _side_and_name(party) for party in case.parties}
    payers = dict.fromkeys(line.payment.payer_id for line in waiting)
    return [(f"party:{key}", names[key]) for key in payers if key in names]


def _payees(case: Case) -> list[Subject]:
    """Every payee of every instalment who has not said yet that it came."""
    agreement = effective(case)
    said = {
        key for key, row in receipts_of(agreement).items() if row.state is ReceiptState.RECEIVED
    }
    names = {party.id: party.name for party in case.parties}
    return [
        (f"part:{line.part.id}:{payee.payee_id}", _part_words(line, names[payee.payee_id]))
        for line in ledger_of(agreement).lines
        for payee in line.payees
        if payee.payee_id in names and (line.part.id, payee.payee_id) not in said
    ]


def _part_words(line: LedgerLine, name: str) -> str:
    return f"{name} 第 {line.part.number} 期（第 {line.payment.clause} 条）"


def _calls(case: Case) -> list[Subject]:
    """The calls that were written down, newest first; then a blank one for each party."""
    agreement = effective(case)
    payers = {term.payer_id for term in agreement.terms}
    made = [
        (f"callback:{row.id}", f"{row.called_on} {row.party.name}")
        for row in callbacks_of(agreement)
    ]
    blank = [
        (f"party:{party.id}", f"空白，手工填写：{_side_and_name(party)}")
        for party in case.parties
        if party.side is not Side.THIRD_PARTY or party.id in payers
    ]
    return [*made, *blank]


_FINDERS: dict[PaperKind, Callable[[Case], list[Subject]]] = {
    PaperKind.RECEIPT: _sides,
    PaperKind.ACCEPTANCE_NOTICE: _sides,
    PaperKind.INQUIRY_LETTER: _respondents,
    PaperKind.RECUSAL_DECISION: _who_asks,
    PaperKind.POWER_OF_ATTORNEY: _all_parties,
    PaperKind.REPRESENTATIVE_CERTIFICATE: _of_kind(PartyKind.EMPLOYER),
    PaperKind.CONSENT_FORM: _of_kind(PartyKind.WORKER),
    PaperKind.LOOKS_RECORD: _all_parties,
    PaperKind.SESSION_NOTICE: _invitations,
    PaperKind.EVIDENCE_LIST: evidence_subjects,
    PaperKind.INVESTIGATION_RECORD: _who_is_asked,
    PaperKind.FACTS_CONFIRMATION: _undisputed,
    PaperKind.SUPERVISION_REMINDER: _of_kind(PartyKind.EMPLOYER),
    PaperKind.SUPERVISION_OPINION: _of_kind(PartyKind.EMPLOYER),
    PaperKind.SUPERVISION_PROPOSAL: _receivers(RouteKind.INSPECTION),
    PaperKind.SESSION_RECORD: _sessions,
    PaperKind.STATUTORY_COMPARISON: _both_sides,
    PaperKind.REFERRAL_LETTER: _referrals,
    PaperKind.HELP_LETTER: _help,
    PaperKind.PRESIDING_CERTIFICATE: _receivers(RouteKind.JUDICIAL_CONFIRMATION),
    **{kind: _receivers(way) for kind, way in JOINT_ROUTES.items()},
    **{kind: _receivers(ways[0]) for kind, ways in ROUTES_OF.items()},
    PaperKind.ARBITRATION_APPLICATION: _commissions,
    PaperKind.DEMAND_LETTER: _payers,
    PaperKind.PAYMENT_RECEIPT: _payees,
    PaperKind.CALLBACK_RECORD: _calls,
    PaperKind.ADDRESS_CONFIRMATION: _all_parties,
    PaperKind.SERVICE_RECEIPT: receipt_subjects,
}
