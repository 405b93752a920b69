"""Everything dated of one case on one axis: what happened, what was issued, what runs.

Notes of the vault leave no trace here, whoever asks: the sheet may lie on a table. What has a row
of its own (a paper, a payment) is not told a second time as an event.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.case_events import event_label
from mediation.domain.case_flow import Action
from mediation.domain.clocks import ClockEvent
from mediation.domain.money import figures, from_fen
from mediation.domain.sessions import NoteKind, SessionMode, SessionOutcome, SessionState
from mediation.domain.timeline_kinds import TimelineKind
from mediation.extensions import db
from mediation.models import Case, CaseEvent, DatedEvent, MediationSession
from mediation.queries import papers
from mediation.queries.clock_timeline import clock_entries
from mediation.queries.shared_text import cleaned
from mediation.queries.timeline import event_detail
from mediation.queries.timeline_entry import Entry

TOLD_ELSEWHERE = frozenset({Action.ISSUE_DOCUMENT.value, Action.RECORD_PAYMENT.value})
_ORDER = {kind: place for place, kind in enumerate(TimelineKind)}


def entries(case: Case, *, today: date) -> list[Entry]:
    """Every entry, the oldest first; the case is already visible to whoever asks."""
    found = [
        *_events(case),
        *_sessions(case),
        *_papers(case),
        *clock_entries(case, today=today),
        *_ledger(case),
        *_payments(case),
    ]
    return sorted(found, key=lambda each: (each.day, each.at or "99", _ORDER[each.kind]))


def _events(case: Case) -> Iterator[Entry]:
    statement = (
        select(CaseEvent)
        .where(CaseEvent.case_id == case.id, CaseEvent.code.not_in(TOLD_ELSEWHERE))
        .options(joinedload(CaseEvent.by))
        .order_by(CaseEvent.id)
    )
    for event in db.session.scalars(statement):
        if (event.data or {}).get("kind") == NoteKind.VAULT.value:
            continue
        yield Entry(
            event.at.date(),
            TimelineKind.EVENT,
            event_label(event.code),
            event_detail(event, case),
            event.by.name,
            f"{event.at:%H:%M}",
        )


def _sessions(case: Case) -> Iterator[Entry]:
    statement = (
        select(MediationSession)
        .where(MediationSession.case_id == case.id)
        .options(joinedload(MediationSession.mediator))
        .order_by(MediationSession.id)
    )
    yield from (_session(row) for row in db.session.scalars(statement))


def _session(session: MediationSession) -> Entry:
    at = session.began_at or session.planned_at
    told = [session.state.label, session.place]
    if session.state is SessionState.HELD and session.outcome:
        told.append(SessionOutcome(session.outcome).label)
    title = f"第 {session.number} 场调解会（{SessionMode(session.mode).label}）"
    return Entry(
        at.date(),
        TimelineKind.SESSION,
        title,
        "，".join(told),
        session.mediator.name,
        f"{at:%H:%M}",
    )


def _papers(case: Case) -> Iterator[Entry]:
    for each in papers.of_case(case.id):
        paper = each.paper
        told = [paper.volume.label, f"{paper.pages} 页"]
        if each.replaced_by:
            told.append(f"已由 {each.replaced_by} 代替")
        yield Entry(
            paper.issued_at.date(),
            TimelineKind.PAPER,
            f"《{paper.title}》{paper.number or ''}",
            "，".join(told),
            paper.issued_by.name,
            f"{paper.issued_at:%H:%M}",
        )


def _ledger(case: Case) -> Iterator[Entry]:
    statement = (
        select(DatedEvent)
        .where(DatedEvent.case_id == case.id)
        .options(joinedload(DatedEvent.party), joinedload(DatedEvent.entered_by))
        .order_by(DatedEvent.id)
    )
    for row in db.session.scalars(statement):
        event = ClockEvent(row.event)
        told = [f"凭证：{row.proof}"]
        if event.is_stretch:
            told.insert(0, f"至 {row.until_on.isoformat()}" if row.until_on else "尚未结束")
        if row.is_void:
            told.append(f"已作废：{row.void_reason}")
        who = f"{row.party.name}：" if row.party else ""
        yield Entry(
            row.happened_on,
            TimelineKind.LEDGER,
            f"{who}{event.label}",
            cleaned("，".join(told), case),
            row.entered_by.name,
        )


def _payments(case: Case) -> Iterator[Entry]:
    terms = (term for agreement in case.agreements for term in agreement.terms)
    for part in (part for term in terms for part in term.instalments):
        for payment in part.payments:
            yield Entry(
                payment.paid_on,
                TimelineKind.PAYMENT,
                f"收到第 {part.number} 期付款 {figures(from_fen(payment.amount_fen))} 元",
                cleaned(f"凭证：{payment.voucher}", case),
            )
