"""征询意见书: asks the other side whether it is willing, with a slip to answer on (17号令 22)."""

from mediation.documents.blocks import begin, claim_list, fill_in
from mediation.documents.facts import InquiryLetterFacts
from mediation.documents.layout import BODY, FLUSH, LETTER, LETTER_HEADING, Paper
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close
from mediation.documents.passages import Passage, say
from mediation.documents.slips import slip
from mediation.documents.wording import clause_number, day, sentence, several

KIND = "inquiry_letter"
TITLE = "征询意见书"
TEMPLATE_VERSION = "1"
FACTS = InquiryLetterFacts
FRAME = LetterFrame

SIGNED = "答复人（签名或者盖章）：　　　　　　　　　　　　　　　年　　月　　日"

OPENING = Passage(
    "inquiry_letter.opening",
    "征询的事由和依据",
    "{申请人}因与{被申请人}{案由}争议{申请时间}向本调解组织申请调解。调解应当双方自愿，现依照《企业劳动"
    "争议协商调解规定》第二十二条的规定，征询{称谓}是否同意调解。",
    ("申请人", "被申请人", "案由", "申请时间", "称谓"),
    ("申请人", "被申请人", "第二十二条"),
)
REPLY = Passage(
    "inquiry_letter.reply",
    "答复的期限和方式",
    "请{称谓}{答复期限}答复是否同意调解。答复可以采用下列任一方式：{答复方式}。",
    ("称谓", "答复期限", "答复方式"),
    ("答复期限", "答复方式"),
)
REPLY_WAYS = Passage(
    "inquiry_letter.reply_ways",
    "可以采用的答复方式",
    "填写所附回执并交回或者寄回、按照下列联系方式答复",
)
EFFECT = Passage(
    "inquiry_letter.effect",
    "答复和不答复的效果",
    "同意调解的，本调解组织依法受理，并另行通知调解的时间和地点。不同意调解的，本调解组织不予受理，并书面"
    "通知申请人。逾期没有答复的，不能认定双方自愿调解，按照不同意调解办理。",
    required=("同意调解", "没有答复"),
)
FREE_WILL = Passage(
    "inquiry_letter.free_will",
    "自愿原则和其他途径",
    "是否同意调解由{称谓}自行决定，不影响{称谓}在其后仲裁、诉讼中的权利。双方当事人不愿调解、调解不成或者"
    "达成调解协议后不履行的，可以依法申请仲裁（《中华人民共和国劳动争议调解仲裁法》第五条）。调解不收取费用。",
    ("称谓",),
)
PASSAGES = (OPENING, REPLY, REPLY_WAYS, EFFECT, FREE_WILL)


def draw(facts: InquiryLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter and its slip."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    addressee(paper, facts.addressee)
    paper.paragraph(_opening(facts), LETTER)
    number = _request(paper, facts)
    paper.heading(f"{clause_number(number)}答复的期限和方式", LETTER_HEADING)
    paper.paragraph(_reply(facts), LETTER)
    paper.heading(f"{clause_number(number + 1)}答复的效果", LETTER_HEADING)
    paper.paragraph(say(facts, EFFECT), LETTER)
    paper.paragraph(say(facts, FREE_WILL, 称谓=facts.addressed_as), LETTER)
    close(paper, facts, facts.contact_name, facts.contact_phone)
    _slip(paper, facts)
    return paper.finished()


def _opening(facts: InquiryLetterFacts) -> str:
    return say(
        facts,
        OPENING,
        申请人=several(facts.applicant_names),
        被申请人=several(facts.respondent_names),
        案由=facts.cause,
        申请时间=f"，于{day(facts.received_on)}" if facts.received_on else "，",
        称谓=facts.addressed_as,
    )


def _request(paper: Paper, facts: InquiryLetterFacts) -> int:
    """Print what is asked for and why, and return the number of the next clause."""
    if not (facts.claims or facts.summary):
        return 1
    paper.heading(f"{clause_number(1)}申请人的请求和理由", LETTER_HEADING)
    claim_list(paper, facts.claims, LETTER)
    if facts.summary:
        paper.paragraph(sentence(facts.summary), LETTER)
    return 2


def _reply(facts: InquiryLetterFacts) -> str:
    ways = "；".join(each.rstrip("。；") for each in facts.reply_ways)
    return say(
        facts,
        REPLY,
        称谓=facts.addressed_as,
        答复期限=f"于{day(facts.reply_by)}前（含当日）" if facts.reply_by else "收到后及时",
        答复方式=ways or say(facts, REPLY_WAYS),
    )


def _slip(paper: Paper, facts: InquiryLetterFacts) -> None:
    with slip(paper, f"{TITLE}回执"):
        where = f"（{facts.body.address}）" if facts.body.address else ""
        paper.paragraph(f"{facts.body.name}{where}：", FLUSH)
        number = facts.document_number or "　　　　　　"
        applicants = several(facts.applicant_names)
        paper.paragraph(f"{number}{TITLE}收悉。对{applicants}申请的调解，答复如下：")
        paper.ticks([("同意调解", False), ("不同意调解", False)], BODY)
        for name in ("不同意的理由（可以不写）：", "参加调解的人和联系电话：", "希望的调解时间："):
            fill_in(paper, name)
        paper.space(16)
        paper.paragraph(SIGNED)
