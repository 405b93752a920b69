"""What the check-list of a file asks about a case, read from its rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select

from mediation.domain.dossier.catalogue import Piece
from mediation.domain.dossier.checklist import Circumstance as C
from mediation.domain.dossier.completeness import Completeness, FileFacts, judged
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.parties import PartyKind
from mediation.domain.referrals import ReferralKind
from mediation.domain.sessions import SessionState
from mediation.domain.small_flows import (
    AgreementState,
    ExitKind,
    PerformanceState,
)
from mediation.extensions import db
from mediation.models import Case, Document, PaperService
from mediation.queries import overrides
from mediation.queries.agreement_facts import pen_signatures
from mediation.queries.case_facts import current_agreement, performance_on
from mediation.queries.dossier import pieces_of
from mediation.queries.performance import callbacks_of

REGISTERED = {AgreementState.SIGNING, AgreementState.EFFECTIVE}
EXITS = {
    ExitKind.JUDICIAL_CONFIRMATION: C.CONFIRMATION,
    ExitKind.ARBITRATION_REVIEW: C.REVIEW,
    ExitKind.PAYMENT_ORDER: C.PAYMENT_ORDER,
}
PAID = {PerformanceState.PARTLY, PerformanceState.PERFORMED}


def completeness_of(
    case: Case, *, today: date, pieces: Sequence[Piece] | None = None
) -> Completeness:
    """The file of a case judged by the check-list, as it stands on a day."""
    known = pieces_of(case) if pieces is None else pieces
    kinds = frozenset(piece.kind for piece in known if not piece.withdrawn)
    return judged(FileFacts(circumstances_of(case, today=today), kinds))


def circumstances_of(case: Case, *, today: date) -> frozenset[C]:
    """Everything that is so about the case."""
    return frozenset((*_beginning(case), *_middle(case), *_agreed(case, today), *_end(case)))


def _beginning(case: Case) -> Iterator[C]:
    so = {
        C.ACCEPTED: case.accepted_on is not None,
        C.DECLINED: case.declined_on is not None and case.decline_reason is not None,
        C.FROM_COURT: case.entry_path.from_court,
        C.DEFECTIVE: bool((case.supplement_items or "").strip()),
        C.INQUIRED: case.inquired_on is not None,
        C.REPRESENTED: any(party.representatives for party in case.parties),
        C.COMPANY: any(party.kind is PartyKind.EMPLOYER for party in case.parties),
    }
    return (circumstance for circumstance, is_so in so.items() if is_so)


def _middle(case: Case) -> Iterator[C]:
    if case.rights_told_on is not None:
        yield C.BEGUN
    if any(each.state is SessionState.HELD for each in case.sessions):
        yield C.MET
    if _was_served(case.id):
        yield C.SERVED


def _was_served(case_id: int) -> bool:
    statement = (
        select(func.count())
        .select_from(PaperService)
        .join(PaperService.document)
        .where(Document.case_id == case_id, PaperService.voided_at.is_(None))
    )
    return bool(db.session.scalar(statement))


def _agreed(case: Case, today: date) -> Iterator[C]:
    agreement = current_agreement(case)
    if agreement is None or agreement.state not in REGISTERED:
        return
    yield C.SETTLED
    if agreement.state is AgreementState.EFFECTIVE:
        yield C.EFFECTIVE
    if pen_signatures(agreement):
        yield C.SIGNED_BY_PEN
    if performance_on(agreement, today) in PAID:
        yield C.PAID
    if callbacks_of(agreement):
        yield C.CALLED_BACK
    if overrides.let_pass(agreement.id):
        yield C.LET_PASS
    yield from (EXITS[each.kind] for each in agreement.exits if each.kind in EXITS)


def _end(case: Case) -> Iterator[C]:
    if any(row.kind is ReferralKind.ARBITRATION for row in case.referrals):
        yield C.REFERRED
    if case.ending_reason and EndingReason(case.ending_reason).is_unsettled:
        yield C.UNSETTLED
    if case.closed_on is not None:
        yield C.CLOSED
