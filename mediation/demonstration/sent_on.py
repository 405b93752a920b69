"""Cases whose receivers report until the end: an award that was served, legal aid beside talks."""

from mediation.demonstration import acts_links as links
from mediation.demonstration import acts_mediation as room
from mediation.demonstration import acts_packs as packs
from mediation.demonstration.acts_papers import issue
from mediation.demonstration.courses import Beats, Courses, do
from mediation.domain.papers import PaperKind
from mediation.domain.referral_events import Decision
from mediation.domain.referrals import ReferralKind, ReferralStep
from mediation.domain.sessions import SessionOutcome
from mediation.domain.sharing import AnswerOutcome, SharePurpose

P, S = SharePurpose, ReferralStep
AID = "申请人是进城务工人员，被拖欠工资，请指派法律援助人员，协助其调解和以后的仲裁。"


def award_served(course: Courses) -> Beats:
    """Sent to the commission and closed here; the commission tells of its award and its service."""
    number = f"城东劳人仲裁〔{course.today.year}〕第318号"
    return (
        *course.failed(),
        do(links.refer, 1),
        do(issue, kind=PaperKind.REFERRAL_LETTER),
        do(links.share, purpose=P.ARBITRATION_REFERRAL, until_on=course.day(90)),
        do(links.acknowledge, 1),
        do(links.reply, 2, outcome=AnswerOutcome.DOCKETED),
        do(room.close, 1),
        do(links.tell, 9, step=S.HEARING, note="双方到庭。"),
        do(
            links.tell,
            6,
            step=S.DECIDED,
            number=number,
            codes=(Decision.OTHER_AWARD.value,),
            amount_fen=23_480_00,
        ),
        do(links.serve_award, 2),
    )


def pack_waiting(course: Courses) -> Beats:
    """Referred to the commission; the pack is made and not yet sent."""
    return (*course.failed(), do(links.refer, 1), do(packs.prepare), do(packs.make))


def pack_answered(course: Courses) -> Beats:
    """The pack was carried over, and its receipt gave the number of the commission."""
    return (*pack_waiting(course), do(packs.carry_over), do(packs.take_receipt, 2))


def legal_aid(course: Courses) -> Beats:
    """Legal aid is asked for and granted while mediation goes on."""
    kind = ReferralKind.LEGAL_AID
    return (
        *course.met(SessionOutcome.CONTINUE),
        do(links.ask_for_help, 1, kind=kind, receiver="justice_bureau", reason=AID),
        do(issue, kind=PaperKind.HELP_LETTER),
        do(links.share, purpose=P.LEGAL_AID, until_on=course.day(60)),
        do(links.acknowledge, 1),
        do(links.reply, 1, outcome=AnswerOutcome.DOCKETED),
    )
