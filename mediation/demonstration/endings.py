"""Courses of cases that were agreed, failed or were sent on, and of what became of them."""

from mediation.demonstration import acts_intake as desk
from mediation.demonstration import acts_links as links
from mediation.demonstration import acts_mediation as room
from mediation.demonstration.acts_agreement import (
    apply_exit,
    draft,
    exit_result,
    exit_served,
    pay_up,
    sign,
)
from mediation.demonstration.acts_papers import issue, issue_set
from mediation.demonstration.acts_serving import confirm_addresses, hand_over
from mediation.demonstration.courses import Beats, Courses, do
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.exits import RouteKind
from mediation.domain.papers import PaperKind as P
from mediation.domain.referrals import ReferralStep
from mediation.domain.sharing import AnswerOutcome, SharePurpose
from mediation.domain.small_flows import ExitKind, ExitState


def agreed(course: Courses) -> Beats:
    """Agreed in the room, the draft is written."""
    return (*course.met(), do(draft, later=(course.day(20),)))


def signing(course: Courses) -> Beats:
    """The applicants have signed, the others not yet."""
    applicants = do(sign, only_applicants=True)
    return (*course.settled(later=(course.day(15), course.day(45))), applicants)


def in_force(course: Courses) -> Beats:
    """In force, the windows of the exits are open."""
    printed = do(issue, kind=P.AGREEMENT)
    return (*course.signed(later=(course.day(40),)), printed)


def part_paid(course: Courses) -> Beats:
    """In force; the first instalment came."""
    return course.part_paid(course.day(course.some(3, 8, 16, 22)), (course.day(50),))


def breached(course: Courses) -> Beats:
    """In force; the second instalment is late."""
    return course.part_paid(course.ago(course.some(1, 3, 6)))


def half_paid(course: Courses) -> Beats:
    """In force; half of an instalment came."""
    return course.half_paid_late(course.ago(course.some(1, 2)))


def review_applied(course: Courses) -> Beats:
    """The commission is asked to review the agreement."""
    purpose = SharePurpose.ARBITRATION_REVIEW
    asked = do(apply_exit, 1, kind=ExitKind.ARBITRATION_REVIEW)
    shared = do(links.share, purpose=purpose, until_on=course.day(40))
    return (*course.signed(later=(course.day(60),)), asked, shared)


def confirmation_refused(course: Courses) -> Beats:
    """The court did not confirm the agreement."""
    refused = do(exit_result, 4, state=ExitState.REFUSED)
    applied = do(apply_exit, 2, kind=ExitKind.JUDICIAL_CONFIRMATION)
    return (*course.signed(later=(course.day(45),)), applied, refused)


def payment_order(course: Courses) -> Beats:
    """Late, so the court is asked for a payment order."""
    order = do(apply_exit, 8, kind=ExitKind.PAYMENT_ORDER)
    return (*course.part_paid(course.ago(4)), order)


def in_enforcement(course: Courses) -> Beats:
    """Confirmed by the court, not paid, and taken to enforcement with its papers."""
    ruled = (do(apply_exit, 1), do(exit_result, 3), do(exit_served, 1))
    taken = (do(issue_set, 6, way=RouteKind.ENFORCEMENT), do(apply_exit, kind=ExitKind.ENFORCEMENT))
    return (*course.part_paid(course.ago(4)), *ruled, *taken)


def refused_then_sued(course: Courses) -> Beats:
    """Not confirmed and not paid: the complaint is printed, no arbitration is needed."""
    refused = (do(apply_exit, 1), do(exit_result, 3, state=ExitState.REFUSED))
    sued = do(issue_set, 5, way=RouteKind.SUIT_AFTER_REFUSAL)
    return (*course.part_paid(course.ago(4)), *refused, sued)


def unsettled_untold(course: Courses) -> Beats:
    """Mediated in vain; the remedies are to be told."""
    return course.failed(told=False)


def unsettled(course: Courses) -> Beats:
    """Mediated in vain; the closing notice is printed, signed for and left."""
    printed = (do(confirm_addresses), do(issue, 1, kind=P.CLOSING_NOTICE))
    return (*course.failed(told=False), *printed, do(hand_over, kind=P.CLOSING_NOTICE))


def refused_to_sign(course: Courses) -> Beats:
    """Agreed, but one side would not sign."""
    ended = do(room.fail, 3, reason=EndingReason.REFUSED_TO_SIGN)
    return (*course.settled(later=(course.day(30),)), ended)


def unsettled_and_closed(course: Courses) -> Beats:
    """Mediated in vain, given back if a court sent it, and closed."""
    returned = course.returned()
    if not course.path.from_court:
        return (*course.failed(), do(room.close, 1))
    received = do(links.receipt, 2, step=ReferralStep.RECEIVED)
    return (*returned, received, do(room.close, 1))


def reopened(course: Courses) -> Beats:
    """Closed in vain, and both sides want to try again."""
    return (*course.failed(), do(room.close, 1), do(room.reopen, 4))


def referred(course: Courses) -> Beats:
    """Sent to the commission, which has the share on its desk."""
    shared = do(links.share, purpose=SharePurpose.ARBITRATION_REFERRAL, until_on=course.day(45))
    letter = do(issue, kind=P.REFERRAL_LETTER)
    return (*course.failed(), do(links.refer, 1), letter, shared)


def referred_defective(course: Courses) -> Beats:
    """The commission wants more papers."""
    return (*referred(course), do(links.want_papers, 1))


def referral_taken(course: Courses) -> Beats:
    """The commission has taken the case."""
    taken = do(links.reply, 2, outcome=AnswerOutcome.DOCKETED)
    return (*referred(course), do(links.acknowledge, 1), taken)


def referred_and_closed(course: Courses) -> Beats:
    """The commission has taken the case, and it is closed."""
    closed = do(room.close, 1)
    return (*course.failed(), do(links.refer, 1), do(links.receipt, 3), closed)


def part_agreed(course: Courses) -> Beats:
    """Agreed on a part; the rest goes to the commission."""
    agreed = course.signed(later=(course.day(35),), whole=False)
    return (*agreed, do(links.refer, 2))


def archived(course: Courses, ended: Beats) -> Beats:
    """The same, and filed away."""
    return (*ended, do(desk.archive, course.some(4, 6, 8)))


def confirmed_and_archived(course: Courses) -> Beats:
    """Confirmed by the court, paid before it had to be enforced, and filed away."""
    return archived(course, (*course.confirmed(), do(pay_up, 1)))
