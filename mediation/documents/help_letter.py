"""转办函: asks another office for legal aid, supervision, hardship aid or support."""

from mediation.documents.blocks import begin, enclosure_table
from mediation.documents.facts import HelpLetterFacts
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.layout import LETTER, LETTER_HEADING
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close, reply_slip, sections
from mediation.documents.passages import Passage, say
from mediation.documents.wording import day, sentence, several

KIND = "help_letter"
TITLE = "转办函"
TEMPLATE_VERSION = "1"
FACTS = HelpLetterFacts
FRAME = LetterFrame
ANSWERS = (
    "已受理、已安排，编号：____________________",
    "不予受理，理由：________________________",
    "需要补充材料：__________________________",
    "已提供援助、帮扶，情况：________________",
)

OPENING = Passage(
    "help_letter.opening",
    "转请的事项",
    "我单位在处理{劳动者}与{用人单位}{案由}争议{案号}中，现就{劳动者}的有关事项，{事项}，请予办理。",
    ("劳动者", "用人单位", "案由", "案号", "事项"),
    ("劳动者", "事项"),
)
CONSENT = Passage(
    "help_letter.consent",
    "个人信息的说明",
    "本函所列个人信息已取得本人单独同意，只用于办理上述事项，请勿用于其他目的或者再行提供"
    "（《中华人民共和国个人信息保护法》第二十三条）。转办不停止调解，也不影响本人依法申请仲裁、提起诉讼。",
    (),
    ("单独同意",),
)
REPLY = Passage(
    "help_letter.reply",
    "回执的要求",
    "请于{回复日期}前将办理情况告知我单位，回执附后。",
    ("回复日期",),
    ("回复日期",),
)
PASSAGES = (OPENING, CONSENT, REPLY)


def draw(facts: HelpLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter and its reply slip."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    addressee(paper, facts.to_body)
    paper.paragraph(_opening(facts), LETTER)
    sections(
        paper,
        (
            ("请求事项和理由", sentence(facts.reason)),
            ("依据", sentence(facts.basis)),
            ("案件基本情况", sentence(facts.summary)),
            ("劳动者", "\n".join(_person(each) for each in facts.people)),
        ),
    )
    if facts.enclosures:
        paper.heading("随附材料清单", LETTER_HEADING)
        enclosure_table(paper, facts.enclosures)
    paper.paragraph(say(facts, CONSENT), LETTER)
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
    return paper.finished()


def _opening(facts: HelpLetterFacts) -> str:
    return say(
        facts,
        OPENING,
        劳动者=several([each.name for each in facts.people]),
        用人单位=several(list(facts.employer_names)),
        案由=facts.cause,
        案号=f"（案号：{facts.case_number}）" if facts.case_number else "",
        事项=facts.help_label,
    )


def _person(person: PartyFacts) -> str:
    """Name and telephone, the least that the helper needs to reach somebody."""
    return f"{person.name}，联系电话{person.phone}" if person.phone else person.name
