"""What the mediator does: tell the rights, hold sessions, pause, extend, end without agreement."""

from datetime import date, datetime, timedelta

from mediation.demonstration.lives import MEETING, Stage
from mediation.demonstration.session_texts import (
    APPLICANT_SAYS,
    ISSUES,
    RESPONDENT_SAYS,
    RESULTS,
    RIGHTS,
    UNDISPUTED,
    VAULT,
    WORK,
)
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.parties import PartyKind, Side
from mediation.domain.pausing import PauseKind
from mediation.domain.session_record import Presence, WrittenRecord
from mediation.domain.sessions import (
    Disclosure,
    NoteKind,
    SessionMode,
    SessionOutcome,
    SessionState,
)
from mediation.models import MediationSession, Party
from mediation.queries.calendar import working_calendar
from mediation.services import clocks, closing, ending, mediating, notes, term
from mediation.services.proving import Paper

ROOMS = ("第一调解室", "第二调解室")
PLACES = {
    SessionMode.VIDEO: "视频调解室 3 号",
    SessionMode.PHONE: "三方通话",
    SessionMode.VISIT: "被申请人会议室",
}


def begin(stage: Stage, disclosure: Disclosure = Disclosure.NONE) -> None:
    """Tell the rights and disclose."""
    told = disclosure is Disclosure.DISCLOSED_ACCEPTED
    mediating.begin(
        stage.case,
        rights_told_on=stage.on,
        disclosure=disclosure,
        disclosure_note="与被申请人的人事曾是同学，双方知悉后仍同意。" if told else "",
        by=stage.mediator,
        at=stage.at,
    )


def plan_session(
    stage: Stage,
    planned_at: datetime | None = None,
    in_days: int = 0,
    mode: SessionMode = SessionMode.ON_SITE,
    place: str = "",
) -> None:
    """Fix a session: at a moment, in some working days, or the one that the life holds next."""
    later = _in_working_days(stage, in_days) if in_days else stage.life.next_meeting()
    moment = planned_at or later
    assert moment is not None, "a session is planned for a moment"
    due_on = _term_due_on(stage)
    if moment.date() > due_on:
        # A long holiday can push the next working day beyond the term.
        extend(stage, days=(moment.date() - due_on).days + 3)
    mediating.plan_session(
        stage.case,
        planned_at=moment,
        place=place or PLACES.get(mode) or _free_room(stage, moment),
        mode=mode,
        by=stage.mediator,
        at=stage.at,
    )


def meet(stage: Stage, outcome: SessionOutcome = SessionOutcome.AGREED) -> None:
    """Record the session that was held."""
    began_at = stage.moment.began_at
    assert began_at is not None, "a meeting has begun"
    record = WrittenRecord(
        began_at=began_at,
        ended_at=began_at + MEETING,
        outcome=outcome,
        recorder=stage.desk.name,
        presences=tuple(_presence(party, outcome) for party in stage.case.parties),
        rights_answer=RIGHTS,
        applicant_statement=stage.random.choice(APPLICANT_SAYS),
        respondent_statement=_respondent_says(stage, outcome),
        issues=stage.random.choice(ISSUES),
        undisputed_facts=UNDISPUTED,
        result=RESULTS[outcome],
    )
    session_id = _planned(stage).id
    mediating.record_session(
        stage.case, session_id=session_id, record=record, by=stage.mediator, at=stage.at
    )


def _respondent_says(stage: Stage, outcome: SessionOutcome) -> str:
    if outcome is SessionOutcome.ABSENT:
        return ""
    return stage.random.choice(RESPONDENT_SAYS)


def _presence(party: Party, outcome: SessionOutcome) -> Presence:
    is_present = outcome is not SessionOutcome.ABSENT or party.side is Side.APPLICANT
    by = ""
    if party.kind is PartyKind.EMPLOYER and party.representatives:
        by = f"{party.representatives[0].name}（委托代理人）"
    return Presence(party.id, is_present, by if is_present else "")


def _planned(stage: Stage) -> MediationSession:
    return next(row for row in stage.case.sessions if row.state is SessionState.PLANNED)


def cancel_session(stage: Stage) -> None:
    """Call the planned session off."""
    reason = "申请人临时住院，申请改期。"
    mediating.cancel_session(
        stage.case, session_id=_planned(stage).id, reason=reason, by=stage.mediator, at=stage.at
    )


def note(stage: Stage, kind: NoteKind = NoteKind.WORK) -> None:
    """Write a note."""
    text = stage.random.choice(VAULT if kind is NoteKind.VAULT else WORK)
    notes.add_note(stage.case, kind=kind, text=text, by=stage.mediator, at=stage.at)


def _free_room(stage: Stage, moment: datetime) -> str:
    body, diary = stage.life.plan.body, stage.life.diary
    free = (room for room in ROOMS if diary.take(f"{body} {room}", moment))
    return next(free, "第三调解室")


def _in_working_days(stage: Stage, days: int) -> datetime:
    day = working_calendar().add_working_days(stage.on, days)
    return stage.life.diary.book(stage.life.plan.mediator, day, after=stage.at)


def _term_due_on(stage: Stage) -> date:
    clock = clocks.mediation_clock(stage.case)
    assert clock is not None, "an accepted case has a term"
    return clock.due_on


def extend(stage: Stage, days: int = 12) -> None:
    """Put the end off by the consent of both sides."""
    term.extend(
        stage.case,
        extended_to=_term_due_on(stage) + timedelta(days=days),
        agreed_on=stage.on,
        consent=Paper("延长调解期限同意书原件存正卷"),
        note="",
        by=stage.mediator,
        at=stage.at,
    )


def pause(
    stage: Stage,
    kind: PauseKind = PauseKind.INJURY,
    check_on: date | None = None,
    reason: str = "",
) -> None:
    """Pause mediation."""
    term.pause(
        stage.case,
        kind=kind,
        reason=reason,
        paused_on=stage.on,
        check_on=check_on or stage.on + timedelta(days=15),
        by=stage.mediator,
        at=stage.at,
    )


def resume(stage: Stage) -> None:
    """Go on."""
    note_of = "中止事由已消除，恢复调解。"
    term.resume(stage.case, resumed_on=stage.on, note=note_of, by=stage.mediator, at=stage.at)


def fail(
    stage: Stage, reason: EndingReason = EndingReason.TOO_FAR_APART, told: bool = True
) -> None:
    """End without agreement; the remedies are told on the spot unless a paper is to follow."""
    ending.fail(
        stage.case,
        reason=reason,
        note="经两轮沟通，双方方案差距仍大。" if reason is EndingReason.TOO_FAR_APART else "",
        ended_on=stage.on,
        remedies_told_on=stage.on if told else None,
        by=stage.mediator,
        at=stage.at,
    )


def withdraw(stage: Stage, privately: bool = True) -> None:
    """The applicant takes the application back while it is mediated."""
    reason = EndingReason.SETTLED_PRIVATELY if privately else EndingReason.WITHDRAWN
    ending.withdraw(
        stage.case,
        reason=reason,
        note="双方自行和解，款项已当面结清。" if privately else "申请人决定直接申请仲裁。",
        ended_on=stage.on,
        by=stage.mediator,
        at=stage.at,
    )


def close(stage: Stage) -> None:
    """Close the case."""
    closing.close(stage.case, note="", by=stage.mediator, at=stage.at)


def reopen(stage: Stage) -> None:
    """Mediate again because both sides want it."""
    reason = "双方均表示愿意再谈一次，申请人书面申请重新调解。"
    closing.reopen(stage.case, reason=reason, by=stage.head, at=stage.at)
