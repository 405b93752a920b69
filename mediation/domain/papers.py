"""Which papers a case can issue: in which states, what they need, how they are numbered.

Law: 17号令 arts. 21-30 (application, acceptance, refusal, ending), 特邀 arts. 22, 26 (record,
report to the court), 民诉法 art. 205 and 33号令 arts. 74-75 (what makes an agreement enforceable).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mediation.domain.case_flow import Action, CaseState, is_possible
from mediation.domain.paper_kinds import PaperKind
from mediation.domain.small_flows import AgreementState
from mediation.domain.volumes import Volume

__all__ = [
    "RULES",
    "Extra",
    "PaperKind",
    "PaperRule",
    "PaperSituation",
    "Series",
    "offered",
    "why_no_draft",
    "why_not",
]
S = CaseState


class Series(StrEnum):
    """From which sequence a paper takes its number."""

    OF_THE_CASE = "case"  # the number of the case itself: the agreement
    WITHIN_THE_CASE = "paper"  # <case number>-1, -2 …
    LETTER = "letter"  # a sequence of the body for each word: 工调函, 工调告 …


class Extra(StrEnum):
    """What a paper still has to be told when it is issued."""

    SUBJECT = "subject"
    ENCLOSURES = "enclosures"
    READ_BACK = "read_back"
    TO_BRING = "to_bring"
    ISSUES = "issues"
    SUMMARY = "summary"
    REPLY_BY = "reply_by"
    CLUES = "clues"
    CONDUCT = "conduct"
    HINTS = "hints"
    ADDRESS_CONFIRMED = "address_confirmed"


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
    records: int = 0
    agreement_state: AgreementState | None = None
    confirmation_unfit: str = ""
    review_unfit: str = ""
    filing_shut: Mapping[PaperKind, str] = field(default_factory=dict)
    filing_lacks: Mapping[PaperKind, str] = field(default_factory=dict)
    referrals: int = 0
    agreed_claims: int = 0
    computed_claims: int = 0
    instalments: int = 0
    overdue: int = 0


Need = Callable[[PaperSituation], str]


def _accepted(situation: PaperSituation) -> str:
    return "" if situation.is_accepted else "本案还没有受理。"


def _not_yet_accepted(situation: PaperSituation) -> str:
    return "本案已经受理，收件回执只在受理前出具。" if situation.is_accepted else ""


def _declined(situation: PaperSituation) -> str:
    return "" if situation.is_declined else "本案没有作出不予受理的决定。"


def _recorded(situation: PaperSituation) -> str:
    return "" if situation.records else "还没有写好笔录的调解会。"


def _settled(situation: PaperSituation) -> str:
    agreed = {AgreementState.SIGNING, AgreementState.EFFECTIVE}
    if situation.agreement_state in agreed:
        return ""
    return "还没有登记达成协议；草稿可以预览，不能出具。"


def _agreed_by_item(situation: PaperSituation) -> str:
    some = situation.agreed_claims
    return "" if some else "协议的付款没有对应到请求事项，没有可以列入附件的项目。"


def _computed(situation: PaperSituation) -> str:
    return "" if situation.computed_claims else "还没有核算出法定金额。"


def _effective(situation: PaperSituation) -> str:
    in_force = situation.agreement_state is AgreementState.EFFECTIVE
    return "" if in_force else "协议尚未生效。"


def _reviewable(situation: PaperSituation) -> str:
    return situation.review_unfit


def _confirmable(situation: PaperSituation) -> str:
    return situation.confirmation_unfit


def _open_to_file(kind: PaperKind) -> Need:
    def need(situation: PaperSituation) -> str:
        return _effective(situation) or situation.filing_shut.get(kind, "")

    return need


def _complete(kind: PaperKind) -> Need:
    def need(situation: PaperSituation) -> str:
        return situation.filing_lacks.get(kind, "")

    return need


def _ended(situation: PaperSituation) -> str:
    return "" if situation.is_ended else "调解还没有终结，请先办理调解不成或撤回。"


def _referred(situation: PaperSituation) -> str:
    return "" if situation.referrals else "还没有办理移送仲裁。"


def _sent_by_court(situation: PaperSituation) -> str:
    return "" if situation.from_court else "本案不是法院委派、委托的案件。"


def _has_result(situation: PaperSituation) -> str:
    is_over = situation.is_ended or situation.agreement_state is AgreementState.EFFECTIVE
    return "" if is_over else "调解还没有结果，协议生效或调解终结后才能反馈。"


def _payable(situation: PaperSituation) -> str:
    return "" if situation.instalments else "协议没有付款内容。"


def _overdue(situation: PaperSituation) -> str:
    return "" if situation.overdue else "没有逾期未付的款项。"


@dataclass(frozen=True)
class PaperRule:
    """One line of the table."""

    kind: PaperKind
    series: Series
    needs: tuple[Need, ...] = ()
    extras: tuple[Extra, ...] = ()
    word: str = ""
    volume: Volume = Volume.MAIN
    # A receipt for more papers stands beside the first one; any other paper replaces the old.
    keeps_earlier: bool = False


P, X = PaperKind, Extra
RECEIPTS = "收"  # what is written before a case has a number shares one sequence
_ORDER = (
    PaperRule(P.APPLICATION, Series.LETTER, (), (X.ENCLOSURES, X.READ_BACK), RECEIPTS),
    PaperRule(
        P.RECEIPT,
        Series.LETTER,
        (_not_yet_accepted,),
        (X.SUBJECT, X.ENCLOSURES),
        RECEIPTS,
        keeps_earlier=True,
    ),
    PaperRule(P.ACCEPTANCE_NOTICE, Series.LETTER, (_accepted,), (X.SUBJECT, X.TO_BRING), "告"),
    PaperRule(P.REFUSAL_NOTICE, Series.LETTER, (_declined,), (), RECEIPTS),
    PaperRule(P.SESSION_RECORD, Series.WITHIN_THE_CASE, (_accepted, _recorded), (X.SUBJECT,)),
    PaperRule(P.AGREEMENT, Series.OF_THE_CASE, (_accepted, _settled)),
    PaperRule(P.CALCULATION_ANNEX, Series.WITHIN_THE_CASE, (_accepted, _settled, _agreed_by_item)),
    PaperRule(
        P.STATUTORY_COMPARISON,
        Series.WITHIN_THE_CASE,
        (_accepted, _computed),
        (X.SUBJECT,),
        # What one side is told behind closed doors is in no volume that the other may read.
        volume=Volume.SIDE,
    ),
    PaperRule(
        P.PRESIDING_CERTIFICATE, Series.WITHIN_THE_CASE, (_effective, _confirmable), (X.SUBJECT,)
    ),
    PaperRule(
        P.CONFIRMATION_APPLICATION,
        Series.WITHIN_THE_CASE,
        (_effective, _confirmable, _complete(P.CONFIRMATION_APPLICATION)),
        (X.SUBJECT, X.ENCLOSURES),
    ),
    PaperRule(
        P.REVIEW_APPLICATION,
        Series.WITHIN_THE_CASE,
        (_effective, _reviewable, _complete(P.REVIEW_APPLICATION)),
        (X.SUBJECT, X.ENCLOSURES),
    ),
    *(
        PaperRule(kind, Series.WITHIN_THE_CASE, (_open_to_file(kind), _complete(kind)), extras)
        for kind, extras in (
            (P.PAYMENT_ORDER_APPLICATION, (X.SUBJECT,)),
            (P.ARBITRATION_APPLICATION, (X.SUBJECT,)),
            (P.ENFORCEMENT_APPLICATION, (X.SUBJECT, X.CLUES)),
            (P.COMPLAINT, (X.SUBJECT,)),
        )
    ),
    PaperRule(P.CLOSING_NOTICE, Series.LETTER, (_accepted, _ended), (X.ISSUES,), "终"),
    PaperRule(
        P.REFERRAL_LETTER,
        Series.LETTER,
        (_referred,),
        (X.SUBJECT, X.SUMMARY, X.REPLY_BY),
        "移",
    ),
    PaperRule(
        P.RETURN_LETTER,
        Series.LETTER,
        (_sent_by_court, _accepted, _has_result),
        (X.CONDUCT, X.HINTS, X.ADDRESS_CONFIRMED, X.ENCLOSURES),
        "函",
    ),
    PaperRule(
        P.DEMAND_LETTER,
        Series.LETTER,
        (_effective, _overdue),
        (X.SUBJECT, X.REPLY_BY),
        "催",
        # The second letter does not take the place of the first.
        keeps_earlier=True,
    ),
    PaperRule(P.PAYMENT_RECEIPT, Series.WITHIN_THE_CASE, (_effective, _payable), (X.SUBJECT,)),
    PaperRule(P.CALLBACK_RECORD, Series.WITHIN_THE_CASE, (_effective,), (X.SUBJECT,)),
)
RULES: dict[PaperKind, PaperRule] = {rule.kind: rule for rule in _ORDER}


def why_not(kind: PaperKind, situation: PaperSituation) -> str:
    """Why this paper cannot be issued now, or an empty text."""
    if not is_possible(situation.state, Action.ISSUE_DOCUMENT):
        return f"案件{situation.state.label}，不能再出具文书。"
    return next((reason for need in RULES[kind].needs if (reason := need(situation))), "")


def why_no_draft(kind: PaperKind, situation: PaperSituation) -> str:
    """Why this paper cannot even be previewed: a draft agreement can, long before it is issued."""
    if kind is PaperKind.AGREEMENT and situation.agreement_state is AgreementState.DRAFT:
        return ""
    return why_not(kind, situation)


def offered(situation: PaperSituation) -> tuple[tuple[PaperKind, str], ...]:
    """Every paper in the order of a file, each with the reason why not; open ones are empty."""
    return tuple((kind, why_not(kind, situation)) for kind in RULES)
