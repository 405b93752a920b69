"""Courses of cases that are at the desk or at the table, and what is shared of them."""

from mediation.demonstration import acts_intake as desk
from mediation.demonstration import acts_links as links
from mediation.demonstration import acts_mediation as room
from mediation.demonstration.acts_papers import issue
from mediation.demonstration.courses import Beats, Courses, do
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.papers import PaperKind as P
from mediation.domain.parties import Consent
from mediation.domain.pausing import PauseKind
from mediation.domain.sessions import Disclosure, SessionMode, SessionOutcome
from mediation.domain.sharing import AnswerOutcome, SharePurpose


def inquiring(course: Courses) -> Beats:
    """The other side was asked and has not answered."""
    return (*course.registered(), do(desk.inquire, 1), do(issue, kind=P.INQUIRY_LETTER))


def supplementing(course: Courses) -> Beats:
    """Papers are missing; the applicant has a receipt and was told in writing what lacks."""
    receipt = do(issue, kind=P.RECEIPT)
    told = (do(desk.ask_for_papers, course.some(0, 1)), do(issue, kind=P.SUPPLEMENT_NOTICE))
    return (do(desk.register), receipt, *told)


def declined(course: Courses) -> Beats:
    """The other side does not want to; not accepted."""
    refused = course.answered(consent=course.random.choice((Consent.REFUSED, Consent.SILENT)))
    return (*refused[:-1], do(desk.answer, 5, **refused[-1].options), do(desk.decline, 1))


def declined_as_civil(course: Courses) -> Beats:
    """No labour dispute; not accepted, the notice is printed."""
    refused = do(desk.decline, 1, reason=DeclineReason.DOMESTIC_WORK)
    return (do(desk.register), refused, do(issue, kind=P.REFUSAL_NOTICE))


def declined_and_closed(course: Courses) -> Beats:
    """Not accepted, and closed."""
    return (*declined(course), do(desk.close_at_desk, 1))


def withdrawn(course: Courses) -> Beats:
    """Settled among themselves before anybody mediated."""
    return (*course.registered(), do(desk.take_back, course.some(1, 2), privately=True))


def withdrawn_late(course: Courses) -> Beats:
    """Settled among themselves while it was mediated, and closed."""
    return (*course.begun(), do(room.withdraw, 2), *course.reported(), do(room.close, 1))


def reconsidered(course: Courses) -> Beats:
    """Not accepted at first, looked at again."""
    return (*declined(course), do(desk.reconsider, 1))


def noticed(course: Courses) -> Beats:
    """Accepted, the notice is printed; nobody has it yet."""
    return (*course.accepted(), do(issue, kind=P.ACCEPTANCE_NOTICE))


def assigned(course: Courses) -> Beats:
    """A mediator has it; rights are not told yet."""
    return (*course.accepted(), do(desk.assign, 1))


def session_planned(course: Courses) -> Beats:
    """A session is to come, the applicant has the notice."""
    mode = course.random.choice(tuple(SessionMode))
    planned = do(room.plan_session, in_days=course.some(1, 2, 3, 4), mode=mode)
    return (*course.begun(), planned, do(issue, kind=P.SESSION_NOTICE))


def met_again(course: Courses) -> Beats:
    """One session was held, another is to come."""
    first = course.met(SessionOutcome.CLOSER)
    return (*first, do(room.plan_session, 1, in_days=course.some(1, 2, 3)))


def absent(course: Courses) -> Beats:
    """The other side did not come."""
    return course.met(SessionOutcome.ABSENT)


def postponed(course: Courses) -> Beats:
    """A session was called off and planned again."""
    off = (do(room.plan_session, in_days=1), do(room.cancel_session, 1))
    return (*course.begun(), *off, do(room.plan_session, in_days=3))


def extended(course: Courses) -> Beats:
    """Both sides agreed to go on for longer."""
    return (*course.met(SessionOutcome.CONTINUE), do(room.extend, 1))


def lapsed(course: Courses) -> Beats:
    """The term is over and nobody has done anything about it."""
    return course.met(SessionOutcome.CONTINUE)


def paused(course: Courses) -> Beats:
    """Mediation is paused."""
    kind = course.random.choice((PauseKind.INJURY, PauseKind.OBSTACLE))
    held = course.met(SessionOutcome.CONTINUE)
    return (*held, do(room.pause, 1, kind=kind, check_on=course.day(course.some(2, 6, 11))))


def resumed(course: Courses) -> Beats:
    """Mediation was paused for an appraisal and goes on."""
    stopped = (do(room.pause, 1, kind=PauseKind.APPRAISAL), do(room.resume, 6))
    return (*course.met(SessionOutcome.APPRAISAL), *stopped)


def supervised(course: Courses) -> Beats:
    """Many wages unpaid: the bureau shall look into it."""
    shared = do(links.share, purpose=SharePurpose.WAGE_SUPERVISION, until_on=course.day(30))
    return (*course.begun(), shared)


def supervised_and_read(course: Courses) -> Beats:
    """The bureau has read what was shared."""
    return (*supervised(course), do(links.acknowledge, 1))


def aided(course: Courses) -> Beats:
    """The justice bureau has given a lawyer."""
    shared = do(links.share, purpose=SharePurpose.LEGAL_AID, until_on=course.day(30))
    done = do(links.reply, 1, outcome=AnswerOutcome.DOCKETED)
    return (*course.begun(), shared, do(links.acknowledge, 1), done)


def aid_asked(course: Courses) -> Beats:
    """The justice bureau is asked for a lawyer."""
    shared = do(links.share, purpose=SharePurpose.LEGAL_AID, until_on=course.day(30))
    return (*course.begun(), shared)


def aid_revoked(course: Courses) -> Beats:
    """The share was taken back."""
    return (*aid_asked(course), do(links.revoke, 1))


def reassigned(course: Courses) -> Beats:
    """Another mediator took over and disclosed anew."""
    first = do(desk.assign, to="hejing")
    second = do(desk.assign, 1, reason="原调解员外出培训，改由他人承办。")
    told = do(room.begin, disclosure=Disclosure.DISCLOSED_ACCEPTED)
    return (*course.accepted(), first, second, told)
