"""What a paper needs of its case before it can be issued, each need with its sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mediation.domain.case_flow import CaseState
from mediation.domain.papers.kinds import PaperKind
from mediation.domain.small_flows import AgreementState

FEWEST_COLLECTIVE = 10


@dataclass(frozen=True)
class PaperSituation:
    """What decides which papers a case can issue now.

    The two `…_unfit` are the sentence of the decision table of the ways out, or empty;
    `filing_shut` says the same of the applications of one side, `filing_lacks` what is missing of
    the particulars that an application needs.
    """

    state: CaseState
    is_accepted: bool = False
    is_declined: bool = False
    is_ended: bool = False
    from_court: bool = False
    has_defects: bool = False
    is_inquired: bool = False
    has_mediator: bool = False
    is_mediator_chosen: bool = False
    is_disclosed: bool = False
    workers: int = 0
    employers: int = 0
    planned_sessions: int = 0
    records: int = 0
    agreement_state: AgreementState | None = None
    pen_signatures: int = 0
    confirmation_unfit: str = ""
    review_unfit: str = ""
    filing_shut: Mapping[PaperKind, str] = field(default_factory=dict)
    filing_lacks: Mapping[PaperKind, str] = field(default_factory=dict)
    referrals: int = 0
    filed_messages: int = 0
    helps: int = 0
    agreed_claims: int = 0
    computed_claims: int = 0
    overrides: int = 0
    instalments: int = 0
    overdue: int = 0
    deliveries: int = 0
    evidence: int = 0
    applying_workers: int = 0
    undisputed_records: int = 0
    is_term_running: bool = False
    is_peoples_mediation: bool = False


Need = Callable[[PaperSituation], str]


def accepted(situation: PaperSituation) -> str:
    """The case was accepted."""
    return "" if situation.is_accepted else "本案还没有受理。"


def not_yet_accepted(situation: PaperSituation) -> str:
    """The case waits to be accepted."""
    return "本案已经受理，收件回执只在受理前出具。" if situation.is_accepted else ""


def declined(situation: PaperSituation) -> str:
    """The case was declined."""
    return "" if situation.is_declined else "本案没有作出不予受理的决定。"


def supplemented(situation: PaperSituation) -> str:
    """The applicant was asked to supplement the application, which still waits."""
    if situation.is_accepted:
        return "本案已经受理，不再要求补正。"
    return "" if situation.has_defects else "还没有登记要求补正的材料。"


def inquired(situation: PaperSituation) -> str:
    """The other side was asked whether it is willing."""
    return "" if situation.is_inquired else "还没有登记征询被申请人的意见。"


def has_mediator(situation: PaperSituation) -> str:
    """Somebody mediates the case."""
    return "" if situation.has_mediator else "本案还没有调解员。"


def chosen(situation: PaperSituation) -> str:
    """The mediator was chosen by the parties or appointed by the body."""
    is_so = situation.is_mediator_chosen
    return "" if is_so else "没有登记调解员由当事人选定或者由调解组织指定。"


def disclosed(situation: PaperSituation) -> str:
    """The mediator disclosed, or said that there is nothing to disclose."""
    return "" if situation.is_disclosed else "还没有登记调解员的披露，请先开始调解。"


def has_worker(situation: PaperSituation) -> str:
    """A person is a party: nobody else has personal data."""
    return "" if situation.workers else "本案当事人中没有自然人。"


def has_employer(situation: PaperSituation) -> str:
    """An employer is a party: nobody else has a legal representative."""
    return "" if situation.employers else "本案当事人中没有用人单位。"


def exchanged(situation: PaperSituation) -> str:
    """A message of a share was chosen for the main volume."""
    return "" if situation.filed_messages else "还没有选定归入正卷的共享留言。"


def planned(situation: PaperSituation) -> str:
    """A session is still to come."""
    return "" if situation.planned_sessions else "还没有安排调解会。"


def recorded(situation: PaperSituation) -> str:
    """A session has its record."""
    return "" if situation.records else "还没有写好笔录的调解会。"


def settled(situation: PaperSituation) -> str:
    """It is registered that an agreement was reached."""
    agreed = {AgreementState.SIGNING, AgreementState.EFFECTIVE}
    if situation.agreement_state in agreed:
        return ""
    return "还没有登记达成协议；草稿可以预览，不能出具。"


def signed_by_pen(situation: PaperSituation) -> str:
    """Somebody signed on the screen."""
    some = situation.pen_signatures
    return "" if some else "还没有人在屏幕上签名；在纸质件上签的，请交回扫描件。"


def agreed_by_item(situation: PaperSituation) -> str:
    """Some claim has an agreed sum."""
    some = situation.agreed_claims
    return "" if some else "协议的付款没有对应到请求事项，没有可以列入附件的项目。"


def computed(situation: PaperSituation) -> str:
    """Some claim has a statutory sum."""
    return "" if situation.computed_claims else "还没有核算出法定金额。"


def let_pass(situation: PaperSituation) -> str:
    """A red finding was let pass by two persons."""
    return "" if situation.overrides else "没有经两人放行的体检问题。"


def effective(situation: PaperSituation) -> str:
    """The agreement is in force."""
    in_force = situation.agreement_state is AgreementState.EFFECTIVE
    return "" if in_force else "协议尚未生效。"


def reviewable(situation: PaperSituation) -> str:
    """The agreement is fit for 仲裁审查."""
    return situation.review_unfit


def confirmable(situation: PaperSituation) -> str:
    """The agreement is fit for 司法确认."""
    return situation.confirmation_unfit


def open_to_file(kind: PaperKind) -> Need:
    """The way on which this paper is filed is open."""

    def need(situation: PaperSituation) -> str:
        return effective(situation) or situation.filing_shut.get(kind, "")

    return need


def open_to_arbitrate(situation: PaperSituation) -> str:
    """Mediation came to nothing, or an agreement in force was not kept (调解仲裁法 art. 5)."""
    in_force = situation.agreement_state is AgreementState.EFFECTIVE
    if not (in_force or situation.is_ended or situation.referrals):
        return "调解还没有终结，也没有移送仲裁。"
    return situation.filing_shut.get(PaperKind.ARBITRATION_APPLICATION, "")


def complete(kind: PaperKind) -> Need:
    """No particular that this paper must state is missing."""

    def need(situation: PaperSituation) -> str:
        return situation.filing_lacks.get(kind, "")

    return need


def ended(situation: PaperSituation) -> str:
    """Mediation has ended without an agreement."""
    return "" if situation.is_ended else "调解还没有终结，请先办理调解不成或撤回。"


def referred(situation: PaperSituation) -> str:
    """The case was referred to arbitration."""
    return "" if situation.referrals else "还没有办理移送仲裁。"


def asked_for_help(situation: PaperSituation) -> str:
    """Somebody was asked to help beside mediation."""
    return "" if situation.helps else "还没有办理转请援助、帮扶、监督。"


def sent_by_court(situation: PaperSituation) -> str:
    """A court sent the case."""
    return "" if situation.from_court else "本案不是法院委派、委托的案件。"


def has_result(situation: PaperSituation) -> str:
    """Mediation has come to something."""
    is_over = situation.is_ended or situation.agreement_state is AgreementState.EFFECTIVE
    return "" if is_over else "调解还没有结果，协议生效或调解终结后才能反馈。"


def payable(situation: PaperSituation) -> str:
    """The agreement promises a sum."""
    return "" if situation.instalments else "协议没有付款内容。"


def overdue(situation: PaperSituation) -> str:
    """A promised sum is late."""
    return "" if situation.overdue else "没有逾期未付的款项。"


def has_evidence(situation: PaperSituation) -> str:
    """Somebody brought evidence."""
    return "" if situation.evidence else "还没有登记证据材料。"


def collective(situation: PaperSituation) -> str:
    """So many workers apply that they may elect some of them (调解仲裁法 art. 7)."""
    few = situation.applying_workers < FEWEST_COLLECTIVE
    return f"申请的劳动者不足{FEWEST_COLLECTIVE}人，不推选代表人。" if few else ""


def undisputed(situation: PaperSituation) -> str:
    """A record names facts that both sides accept."""
    return "" if situation.undisputed_records else "笔录里还没有记下双方无争议的事实。"


def term_running(situation: PaperSituation) -> str:
    """The term of mediation runs: one that is over cannot be extended."""
    return "" if situation.is_term_running else "没有正在计算的调解期限，不能延长。"


def drafted(situation: PaperSituation) -> str:
    """There is an agreement, at least as a draft, that people can consent to."""
    return "" if situation.agreement_state else "还没有拟写调解协议。"


def spoken(situation: PaperSituation) -> str:
    """An agreement may be spoken: 人民调解法 art. 28 alone allows it."""
    if not situation.is_peoples_mediation:
        return "只有人民调解委员会可以采取口头协议，其他调解组织应当制作调解协议书。"
    in_force = situation.agreement_state is AgreementState.EFFECTIVE
    return "本案已有生效的调解协议书。" if in_force else ""


def with_papers_to_serve(situation: PaperSituation) -> str:
    """A paper of the case goes to somebody."""
    return "" if situation.deliveries else "还没有出具需要送达的文书。"
