"""The mediation term: agreed extensions, pauses, and going on."""

from datetime import date, datetime, timedelta

from mediation.domain.case_flow import Action
from mediation.domain.clocks import check_extension
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.pausing import PauseKind, stops_the_term
from mediation.models import Case, User
from mediation.queries.calendar import working_calendar
from mediation.queries.written_consents import written_consent
from mediation.services import clocks, planning
from mediation.services.moving import move, require
from mediation.services.proving import Paper, named_paper
from mediation.services.step_input import happened, in_brief, still_to_come, written_out
from mediation.services.transaction import transaction


def extend(
    case: Case,
    *,
    extended_to: date,
    agreed_on: date,
    consent: Paper,
    note: str,
    by: User,
    at: datetime,
) -> None:
    """Put off the end of mediation by the written consent of both sides (17号令 29; 特邀 27)."""
    with transaction():
        require(case, Action.EXTEND, by=by, at=at)
        day = happened(
            "agreed_on",
            agreed_on,
            today=at.date(),
            since=case.accepted_on,
            since_what="受理之日",
        )
        _check_extension(case, extended_to, day, at.date())
        # 17号令 art. 29: both must agree, and whoever reads the file must find that they did.
        paper = named_paper(case, consent, called="双方同意书")
        _check_written(case, consent, extended_to)
        words = in_brief(f"双方同意延长至 {extended_to.isoformat()}", paper, note)
        reason = f"双方书面同意延长；{paper}"
        _keep(case, clocks.EXTENSION, day, extended_to, reason, at.date())
        move(case, Action.EXTEND, by=by, at=at, note=words)


def _check_written(case: Case, consent: Paper, until: date) -> None:
    """What both signed says to which day: a consent named by its number holds to it."""
    written = written_consent(case)
    if written is None or not written.number or written.number not in consent.words:
        return
    if written.until != until:
        sentence = f"{written.words}写明延长至 {written.until.isoformat()}，请按同意书填写。"
        raise InvalidInput(FieldProblem("extended_to", sentence))


def _check_extension(case: Case, until: date, agreed_on: date, today: date) -> None:
    started = clocks.mediation_start(case, today=today)
    deadline = clocks.mediation_deadline(case, today=today)
    if started is None or deadline is None:
        raise InvalidInput(FieldProblem("extended_to", "本案还没有调解期限，不需要延长。"))
    calendar = working_calendar()
    problem = check_extension(
        started.rule, deadline, until=until, agreed_on=agreed_on, calendar=calendar
    )
    if problem is not None:
        raise InvalidInput(FieldProblem("extended_to", problem.sentence))


def pause(
    case: Case,
    *,
    kind: PauseKind,
    reason: str,
    paused_on: date,
    check_on: date,
    by: User,
    at: datetime,
) -> None:
    """Pause mediation; only appraisal in a court's case stops the term (在线规则 art. 26)."""
    with transaction():
        day = happened(
            "paused_on",
            paused_on,
            today=at.date(),
            since=case.rights_told_on,
            since_what="开始调解之日",
        )
        if kind is PauseKind.OTHER:
            written_out("reason", reason, "请写明中止的原因。")
        words = reason.strip()
        move(
            case,
            Action.PAUSE,
            by=by,
            at=at,
            note=in_brief(kind.label, words),
            paused_on=day,
            pause_kind=kind.value,
            pause_reason=words if kind is PauseKind.OTHER else kind.label,
            pause_check_on=still_to_come("check_on", check_on, today=at.date()),
            resumed_on=None,
        )


def resume(case: Case, *, resumed_on: date, note: str, by: User, at: datetime) -> None:
    """Go on with mediation; days of a pause that the term does not count are written down."""
    with transaction():
        day = happened(
            "resumed_on",
            resumed_on,
            today=at.date(),
            since=case.paused_on,
            since_what="中止之日",
        )
        require(case, Action.RESUME, by=by, at=at)
        _keep_pause(case, day, at.date())
        move(case, Action.RESUME, by=by, at=at, note=in_brief(note), resumed_on=day)
        planning.replan(case, by=by, at=at)


def _keep_pause(case: Case, resumed_on: date, today: date) -> None:
    if case.pause_kind is None or case.paused_on is None:
        return
    last = resumed_on - timedelta(days=1)
    kind = PauseKind(case.pause_kind)
    if not stops_the_term(kind, case.entry_path) or last < case.paused_on:
        return
    _keep(case, clocks.PAUSE, case.paused_on, last, kind.label, today)


def _keep(case: Case, kind: str, from_on: date, to_on: date, reason: str, today: date) -> None:
    """Write a stretch on the mediation clock, as it stands today."""
    clocks.refresh(case, today=today)
    row = clocks.mediation_clock(case)
    if row is not None:
        clocks.keep_segment(row, kind, from_on=from_on, to_on=to_on, reason=reason)
