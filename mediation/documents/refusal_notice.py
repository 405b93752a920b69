"""不予受理通知书: written, with the reason and where else to go (17号令 22)."""

from mediation.documents.blocks import begin, contact_line, numbered, seal
from mediation.documents.facts import RefusalNoticeFacts
from mediation.documents.layout import FLUSH
from mediation.documents.passages import Passage, say
from mediation.documents.wording import day, remedy_sentence, sentence, several

KIND = "refusal_notice"
TITLE = "不予受理通知书"
TEMPLATE_VERSION = "1"
FACTS = RefusalNoticeFacts

BASIS = "《企业劳动争议协商调解规定》第二十二条"
DECISION = Passage(
    "refusal_notice.decision",
    "不予受理的决定",
    "本调解组织于{收到日期}收到申请人{申请人}"
    "与被申请人{被申请人}{案由}争议的调解申请。"
    "经审查，依照{依据}，决定不予受理。",
    ("收到日期", "申请人", "被申请人", "案由", "依据"),
    ("申请人", "依据", "不予受理"),
)
OTHER_WAYS = Passage(
    "refusal_notice.other_ways",
    "其他途径的权利",
    "不予受理不影响当事人依法申请仲裁、提起诉讼或者向有关部门投诉的权利。",
    required=("申请仲裁",),
)
PASSAGES = (DECISION, OTHER_WAYS)


def draw(facts: RefusalNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(f"{facts.addressee}：", FLUSH)
    paper.paragraph(
        say(
            facts,
            DECISION,
            收到日期=day(facts.received_on),
            申请人=several(facts.applicant_names),
            被申请人=several(facts.respondent_names),
            案由=facts.cause,
            依据=facts.legal_basis or BASIS,
        )
    )
    paper.labelled("不予受理的理由：", sentence(facts.reason), FLUSH)
    if facts.remedies:
        paper.labelled("当事人可以通过下列途径维护权利：", "", FLUSH)
        paper.hold(1)
        numbered(paper, [remedy_sentence(each) for each in facts.remedies])
    paper.paragraph(say(facts, OTHER_WAYS))
    contact_line(paper, facts.contact_name, facts.contact_phone)
    paper.paragraph("特此通知。")
    seal(paper, facts)
    return paper.finished()
