"""来案: cases that a court, commission, bureau or hotline sends in, until a body answers them.

特邀调解规定 arts. 11, 19, 27 (委派、委托), 33号令 arts. 71-73 (案前引导、委托调解), 17号令 art. 22.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import FieldProblem
from mediation.domain.organisations import OrganisationKind
from mediation.domain.source_channels import SourceChannel

# 17号令 art. 22 gives a body three working days to say whether it takes an application; what is
# sent in is answered as soon, for no rule of its own is known.
ANSWER_WORKING_DAYS = 3
LONGEST_TERM = 60
# The longest of each text, in characters.
LENGTHS = {"letter_number": 80, "docket": 80, "cause": 100, "contact_name": 60, "message": 1000}


class IncomingState(StrEnum):
    """Where a case that was sent in stands before it is a case of ours."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {
            "sent": "待接收",
            "accepted": "已接收",
            "refused": "未接收",
            "withdrawn": "已撤回",
        }[self.value]


INCOMING_STEPS: dict[IncomingState, set[IncomingState]] = {
    IncomingState.SENT: {
        IncomingState.ACCEPTED,
        IncomingState.REFUSED,
        IncomingState.WITHDRAWN,
    },
    IncomingState.ACCEPTED: set(),
    IncomingState.REFUSED: set(),
    IncomingState.WITHDRAWN: set(),
}


class IncomingRefusal(StrEnum):
    """Why a body does not take a case that was sent in."""

    NOT_A_LABOUR_DISPUTE = "not_a_labour_dispute"
    OUTSIDE_AREA = "outside_area"
    PARTY_UNWILLING = "party_unwilling"
    PAPERS_MISSING = "papers_missing"
    ALREADY_HERE = "already_here"
    NO_MEDIATOR = "no_mediator"
    MUST_NOT_MEDIATE = "must_not_mediate"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages and sent back."""
        return _REFUSAL_LABELS[self]


_REFUSAL_LABELS = {
    IncomingRefusal.NOT_A_LABOUR_DISPUTE: "不属于劳动争议",
    IncomingRefusal.OUTSIDE_AREA: "不属于本组织的调解范围",
    IncomingRefusal.PARTY_UNWILLING: "当事人明确拒绝调解",
    IncomingRefusal.PAPERS_MISSING: "材料不全，无法开展调解",
    IncomingRefusal.ALREADY_HERE: "同一争议已在本组织调解",
    IncomingRefusal.NO_MEDIATOR: "没有可以指派的调解员",
    IncomingRefusal.MUST_NOT_MEDIATE: "依法不得调解或有虚假调解嫌疑",
    IncomingRefusal.OTHER: "其他原因",
}


class FilingDate(StrEnum):
    """Whether a later filing keeps the day on which the party first came to the court.

    No national rule says so; the court says it on its letter (law.md section 12, question 11).
    """

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    NOT_SAID = "not_said"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return {
            "kept": "以到法院之日为起诉日",
            "not_kept": "以正式立案之日为起诉日",
            "not_said": "来函没有写明",
        }[self.value]


class IncomingWay(StrEnum):
    """How a case came in."""

    PAGE = "page"
    FILE = "file"
    PACK = "pack"
    INTERFACE = "interface"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"page": "网页填写", "file": "文件导入", "pack": "交换包", "interface": "系统接口"}[
            self.value
        ]


# By which channels an organisation of each kind sends cases in.
CHANNELS_BY_KIND: dict[OrganisationKind, tuple[SourceChannel, ...]] = {
    OrganisationKind.COURT: (
        SourceChannel.COURT_DELEGATED,
        SourceChannel.COURT_ENTRUSTED,
        SourceChannel.COURT_INVITED,
    ),
    OrganisationKind.ARBITRATION_COMMISSION: (
        SourceChannel.COMMISSION_GUIDED,
        SourceChannel.COMMISSION_ENTRUSTED,
    ),
    OrganisationKind.HR_BUREAU: (
        SourceChannel.LABOUR_INSPECTION,
        SourceChannel.COMMISSION_GUIDED,
        SourceChannel.COMMISSION_ENTRUSTED,
    ),
    OrganisationKind.JUSTICE_BUREAU: (SourceChannel.JUSTICE, SourceChannel.LEGAL_AID),
    OrganisationKind.UNION: (
        SourceChannel.OTHER_UNION,
        SourceChannel.HOTLINE_12351,
        SourceChannel.HOTLINE_12345,
    ),
    OrganisationKind.MEDIATION_BODY: (
        SourceChannel.OTHER_UNION,
        SourceChannel.HOTLINE_12351,
        SourceChannel.HOTLINE_12345,
    ),
}

_OWN = (EntryPath.OWN_INTAKE, EntryPath.NEW_EMPLOYMENT_FORM)
# Which entry paths a channel leaves open; the path chooses the clocks (K04–K08).
PATHS_BY_CHANNEL: dict[SourceChannel, tuple[EntryPath, ...]] = {
    SourceChannel.COURT_DELEGATED: (
        EntryPath.COURT_DELEGATED_ONLINE,
        EntryPath.COURT_DELEGATED_PAPER,
    ),
    SourceChannel.COURT_ENTRUSTED: (
        EntryPath.COURT_ENTRUSTED_ORDINARY,
        EntryPath.COURT_ENTRUSTED_SUMMARY,
    ),
    SourceChannel.COMMISSION_ENTRUSTED: (EntryPath.COMMISSION_ENTRUSTED,),
}


def paths_of(channel: SourceChannel) -> tuple[EntryPath, ...]:
    """The entry paths open to a case that comes by this channel."""
    return PATHS_BY_CHANNEL.get(channel, _OWN)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What the sender says of a case beside the dispute itself (委派调解函、调解建议书、转办单)."""

    channel: SourceChannel
    entry_path: EntryPath
    letter_number: str = ""
    letter_on: date
    docket: str = ""
    cause: str = ""
    term_days: int | None = None
    return_by: date | None = None
    filing_date: FilingDate = FilingDate.NOT_SAID
    first_came_on: date | None = None
    contact_name: str = ""
    contact_phone: str = ""
    message: str = ""

    @property
    def own_number(self) -> str:
        """The number by which the sender knows the file."""
        return self.docket or self.letter_number


def letter_problems(
    letter: Letter, sender: OrganisationKind, today: date
) -> Iterator[FieldProblem]:
    """What is wrong with a letter, each beside its field."""
    if letter.channel not in CHANNELS_BY_KIND[sender]:
        yield FieldProblem("channel", "本单位不能以这个渠道转来案件，请重新选择。")
    elif letter.entry_path not in paths_of(letter.channel):
        words = "或".join(f"“{path.label}”" for path in paths_of(letter.channel))
        yield FieldProblem("entry_path", f"“{letter.channel.label}”的程序是{words}，请重新选择。")
    yield from _number_problems(letter)
    yield from _day_problems(letter, today)
    if sender is OrganisationKind.COURT and not letter.contact_name.strip():
        yield FieldProblem("contact_name", "请填写承办法官或联系人，调解组织遇到问题好联系。")
    for name, most in LENGTHS.items():
        if len(getattr(letter, name)) > most:
            yield FieldProblem(name, f"最多 {most} 个字，请删减。")


def _number_problems(letter: Letter) -> Iterator[FieldProblem]:
    if letter.entry_path.from_court and not letter.docket.strip():
        yield FieldProblem("docket", "请填写法院案号，例如（2026）东0103诉前调4417号。")
    elif letter.channel in _BY_LETTER and not letter.own_number.strip():
        yield FieldProblem("letter_number", "请填写来文文号或工单号。")


def _day_problems(letter: Letter, today: date) -> Iterator[FieldProblem]:
    if letter.letter_on > today:
        yield FieldProblem("letter_on", "来文日期晚于今天，请核对。")
    if letter.term_days is not None and not 1 <= letter.term_days <= LONGEST_TERM:
        yield FieldProblem("term_days", f"调解期限是 1 至 {LONGEST_TERM} 日，没有另定的请留空。")
    if letter.return_by is not None and letter.return_by < today:
        yield FieldProblem("return_by", "要求反馈的日期已经过去，请核对。")
    came = letter.first_came_on
    if came is not None and came > letter.letter_on:
        yield FieldProblem("first_came_on", "当事人到法院的日期不能晚于来文日期。")
    if letter.filing_date is FilingDate.KEPT and came is None:
        yield FieldProblem("first_came_on", "以到法院之日为起诉日的，请填写当事人到法院的日期。")


# Whoever sends by letter or slip knows it by a number.
_BY_LETTER = frozenset(
    {
        *(SourceChannel.COURT_INVITED, SourceChannel.COMMISSION_GUIDED),
        *(SourceChannel.COMMISSION_ENTRUSTED, SourceChannel.LABOUR_INSPECTION),
        *(SourceChannel.HOTLINE_12345, SourceChannel.HOTLINE_12351),
    }
)


def answer_due(sent_on: date, calendar: WorkingCalendar) -> date:
    """The last day to take or refuse a case that was sent on this day."""
    return calendar.add_working_days(sent_on, ANSWER_WORKING_DAYS)


def refusal_problems(refusal: IncomingRefusal, note: str) -> Iterator[FieldProblem]:
    """Some reasons want to be told: which papers, which case, what else."""
    needs = {
        IncomingRefusal.PAPERS_MISSING: "请写明缺少哪些材料。",
        IncomingRefusal.ALREADY_HERE: "请写明已在调解的案号。",
        IncomingRefusal.MUST_NOT_MEDIATE: "请写明理由。",
        IncomingRefusal.OTHER: "请写明原因。",
    }
    if refusal in needs and not note.strip():
        yield FieldProblem("note", needs[refusal])
