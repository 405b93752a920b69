"""移送函: sends a case on, warns of the limitation date, and asks for a reply."""

from mediation.documents.blocks import begin, enclosure_table
from mediation.documents.facts import ReferralLetterFacts
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import LETTER, LETTER_HEADING
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close, reply_slip, sections
from mediation.documents.marks import RED
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster
from mediation.documents.typesetting import Span
from mediation.documents.wording import (
    chinese_number,
    day,
    legal_day,
    particulars,
    representation,
    sentence,
    several,
)

KIND = "referral_letter"
TITLE = "移送函"
TEMPLATE_VERSION = "2"
FACTS = ReferralLetterFacts
FRAME = LetterFrame
APPLICANT = "申请人"
ANSWERS = (
    "已受理，案号：________________________",
    "不予受理，理由：________________________",
    "需要补充材料：__________________________",
    "其他：__________________________________",
)

OPENING = Passage(
    "referral_letter.opening",
    "移送的案件",
    "{申请人}与{被申请人}{案由}争议一案{案号}，经本调解组织调解或者审查，现移送你单位依法处理。",
    ("申请人", "被申请人", "案由", "案号"),
    ("申请人", "被申请人", "移送"),
)
WARNING = Passage(
    "referral_letter.warning",
    "期限的提示",
    "请注意期限：本案{期限名称}为{届满日}。",
    ("期限名称", "届满日"),
    ("届满日",),
)
REPLY = Passage(
    "referral_letter.reply",
    "回执的要求",
    "请于{回复日期}前将回执填写盖章后送回本调解组织。",
    ("回复日期",),
    ("回复日期",),
)
PASSAGES = (OPENING, WARNING, REPLY)


def draw(facts: ReferralLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter and its reply slip."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    addressee(paper, facts.to_body)
    paper.paragraph(_opening(facts), LETTER)
    if facts.limitation_date:
        what = facts.limitation_note or "申请仲裁的时效届满日"
        last = legal_day(facts.limitation_date, provisional=facts.limitation_is_provisional)
        warning = say(facts, WARNING, 期限名称=what, 届满日=last)
        paper.paragraph((Span(warning, Style.HEI, RED),), LETTER)
    sections(
        paper,
        (
            ("移送理由", sentence(facts.reason)),
            ("案件基本情况", sentence(facts.summary)),
            ("当事人基本情况", _parties(facts)),
        ),
    )
    if facts.enclosures:
        paper.heading("移送材料清单", LETTER_HEADING)
        enclosure_table(paper, facts.enclosures)
    if facts.reply_by:
        paper.paragraph(say(facts, REPLY, 回复日期=day(facts.reply_by)), LETTER)
    close(paper, facts, facts.contact_name, facts.contact_phone)
    reply_slip(
        paper,
        facts,
        TITLE,
        ANSWERS,
        enclosures=len(facts.enclosures),
        address=facts.contact_address,
    )
    people = _many_applicants(facts)
    if people:
        roster(paper, people, "申请人名册")
    return paper.finished()


def _many_applicants(facts: ReferralLetterFacts) -> list[PartyFacts]:
    people = [party for party in facts.parties if party.side_label == APPLICANT]
    return people if needs_roster(people) else []


def _opening(facts: ReferralLetterFacts) -> str:
    applicants = [each.name for each in facts.parties if each.side_label == APPLICANT]
    others = [each.name for each in facts.parties if each.side_label != APPLICANT]
    return say(
        facts,
        OPENING,
        申请人=several(applicants),
        被申请人=several(others),
        案由=facts.cause,
        案号=f"（案号：{facts.case_number}）" if facts.case_number else "",
    )


def _parties(facts: ReferralLetterFacts) -> str:
    hidden = _many_applicants(facts)[1:]
    lines = []
    for party in facts.parties:
        if party in hidden:
            continue
        lines.append(f"{party.side_label}：{particulars(party)}")
        lines += [f"{each.capacity}：{representation(each)}" for each in party.representatives]
        if hidden and party.side_label == APPLICANT:
            lines.append(f"（其余{chinese_number(len(hidden))}名申请人见附表一）")
    return "\n".join(lines)
