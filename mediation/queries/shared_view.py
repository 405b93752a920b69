"""What a liaison sees of a case: a frozen page built from the share, group by group.

Nothing of the case reaches the page unless a field group of the share names it: no owner, no
notes, no other papers. Personal numbers are always masked; where the contacts are shared, one
telephone at a time is shown in full for a reason (个人信息保护法 art. 6).
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mediation.domain import share_results
from mediation.domain.agreement.standing import in_words
from mediation.domain.sharing import AnswerOutcome, FieldGroup
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementTerm,
    Case,
    Instalment,
    MediationSession,
    Party,
    Share,
)
from mediation.queries import given_shares
from mediation.queries.handoffs import packs_with
from mediation.queries.performance import standing_on
from mediation.queries.share_desk import own_number, sides
from mediation.queries.shared_agreement import (
    SharedAgreement,
    SharedInstalment,
    shared_agreement,
    shared_performance,
)
from mediation.queries.shared_people import SharedClaim, SharedParty, shared_claims, shared_parties
from mediation.queries.shared_progress import (
    SharedDate,
    SharedEnding,
    SharedSession,
    SharedStep,
    may_report,
    shared_dates,
    shared_ending,
    shared_sessions,
    shared_steps,
)
from mediation.queries.shared_text import cleaned
from mediation.queries.signed_scans import scans_of


@dataclass(frozen=True)
class SharedScan:
    """A file in which a signed paper came back; it goes with the paper and never without it."""

    evidence_id: int
    name: str
    words: str


@dataclass(frozen=True)
class SharedPaper:
    """A paper that goes with the share."""

    id: int
    title: str
    number: str
    issued_at: datetime
    pages: int
    sha256: str
    scans: tuple[SharedScan, ...]


@dataclass(frozen=True)
class SharedPack:
    """A pack that goes with the share, to be taken into the receiver's own system."""

    id: int
    code: str
    sent_at: datetime | None
    size: int
    sha256: str


@dataclass(frozen=True)
class SharedAnswer:
    """What the receiver answered so far."""

    outcome: str
    docket: str
    on: date | None
    note: str
    # "法律文书送达日期", "2026-11-20": what the result of this purpose holds besides.
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SharedMessage:
    """What one office wrote to the other."""

    at: datetime
    who: str
    text: str


@dataclass(frozen=True)
class SharedView:
    """The page of a share. A group that is not shared is None or empty."""

    share_id: int
    # Both sides by name when the parties are shared, as the list of the desk names them.
    title: str
    state: ShareState
    case_number: str
    own_number: str
    body_name: str
    body_phone: str
    receiver_name: str
    purpose: str
    basis: str
    message: str
    until_on: date
    answer_due_on: date | None
    may_print: bool
    groups: tuple[str, ...]
    reminded_at: datetime | None
    parties: tuple[SharedParty, ...]
    claims: tuple[SharedClaim, ...]
    facts: str
    reasons: str
    dates: tuple[SharedDate, ...]
    sessions: tuple[SharedSession, ...]
    agreement: SharedAgreement | None
    performance: tuple[SharedInstalment, ...]
    # How the agreement stands, in words; only with the performance.
    standing: str
    ending: SharedEnding | None
    papers: tuple[SharedPaper, ...]
    packs: tuple[SharedPack, ...]
    answer: SharedAnswer | None
    # How far the referral is that the share serves, and whether more may be reported.
    progress: tuple[SharedStep, ...]
    may_report: bool
    messages: tuple[SharedMessage, ...]
    shows: frozenset[FieldGroup]

    @property
    def shows_contacts(self) -> bool:
        """Whether addresses stand here, and telephones may be asked for."""
        return FieldGroup.CONTACTS in self.shows

    @property
    def shows_identity(self) -> bool:
        """Whether the numbers of identity documents stand here whole."""
        return FieldGroup.IDENTITY in self.shows

    @property
    def shows_agreement(self) -> bool:
        """Whether the agreement is shared, even if there is none yet."""
        return FieldGroup.AGREEMENT in self.shows


def shared_view(share: Share, today: date) -> SharedView:
    """Build the page of a share that `shares.get_for` has already let through."""
    shows = frozenset(FieldGroup(group) for group in share.field_groups)
    case = _loaded(share.case_id, shows)
    facts = FieldGroup.FACTS in shows
    return SharedView(
        share_id=share.id,
        title=sides(share),
        state=share.state,
        case_number=case.number or "",
        own_number=own_number(share),
        body_name=case.body.name,
        body_phone=case.body.phone or "",
        receiver_name=share.receiver.name,
        purpose=share.purpose.label,
        basis=share.basis,
        message=share.message or "",
        until_on=share.until_on,
        answer_due_on=share.answer_due_on,
        may_print=share.may_print,
        groups=tuple(group.label for group in FieldGroup if group in shows),
        reminded_at=share.reminded_at,
        parties=shared_parties(case, shows) if FieldGroup.PARTIES in shows else (),
        claims=shared_claims(case, shows) if FieldGroup.CLAIMS in shows else (),
        facts=cleaned(case.facts, case) if facts else "",
        reasons=cleaned(case.reasons, case) if facts else "",
        dates=shared_dates(case, today) if FieldGroup.CLOCKS in shows else (),
        sessions=shared_sessions(case) if FieldGroup.SESSIONS in shows else (),
        agreement=shared_agreement(case, shows) if FieldGroup.AGREEMENT in shows else None,
        performance=shared_performance(case, shows) if FieldGroup.PERFORMANCE in shows else (),
        standing=in_words(standing_on(case, today)) if FieldGroup.PERFORMANCE in shows else "",
        ending=shared_ending(case) if FieldGroup.ENDING in shows else None,
        papers=_papers(share),
        packs=_packs(share),
        answer=_answer(share),
        progress=shared_steps(share),
        may_report=may_report(share),
        messages=_messages(share),
        shows=shows,
    )


def _loaded(case_id: int, shows: frozenset[FieldGroup]) -> Case:
    """The case with what the groups need, in as many statements whatever many rows."""
    options = [selectinload(Case.parties).selectinload(Party.representatives)]
    if FieldGroup.CLAIMS in shows:
        options.append(selectinload(Case.claims))
    if FieldGroup.SESSIONS in shows:
        options.append(selectinload(Case.sessions).selectinload(MediationSession.record))
    if FieldGroup.CLOCKS in shows:
        options.append(selectinload(Case.clocks))
    if shows & {FieldGroup.AGREEMENT, FieldGroup.PERFORMANCE}:
        terms = selectinload(Case.agreements).selectinload(Agreement.terms)
        instalments = terms.selectinload(AgreementTerm.instalments)
        options += [terms.selectinload(AgreementTerm.shares)]
        options += [instalments.selectinload(Instalment.payments)]
    return db.session.scalars(select(Case).where(Case.id == case_id).options(*options)).one()


def _papers(share: Share) -> tuple[SharedPaper, ...]:
    scans: dict[int, list[SharedScan]] = {paper.id: [] for paper in share.documents}
    for scan in scans_of(scans):
        found = scan.evidence
        if found.file.scan.may_leave:
            shown = SharedScan(found.id, found.name, found.note or "")
            scans[scan.document_id].append(shown)
    return tuple(
        SharedPaper(
            id=paper.id,
            title=paper.title,
            number=paper.number or "",
            issued_at=paper.issued_at,
            pages=paper.pages,
            sha256=paper.sha256,
            scans=tuple(scans[paper.id]),
        )
        for paper in share.documents
    )


def _packs(share: Share) -> tuple[SharedPack, ...]:
    return tuple(
        SharedPack(pack.id, pack.code, pack.sent_at, pack.file.size, pack.sha256)
        for pack in packs_with(share)
    )


def _answer(share: Share) -> SharedAnswer | None:
    if share.answer_outcome is None and not share.answer_note:
        return None
    outcome = AnswerOutcome(share.answer_outcome).label if share.answer_outcome else "要求补正材料"
    kept = share_results.from_text(share.answer_facts)
    return SharedAnswer(
        outcome=outcome,
        docket=share.answer_docket or "",
        on=share.answer_on,
        note=share.answer_note or "",
        facts=tuple((field.label, text) for field, text in kept.items()),
    )


def _messages(share: Share) -> tuple[SharedMessage, ...]:
    """What the two offices wrote, oldest first, with the author's name and office."""
    return tuple(
        SharedMessage(each.at, f"{each.author.organisation.name} {each.author.name}", each.text)
        for each in given_shares.messages_of(share.id)
    )
