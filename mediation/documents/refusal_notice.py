"""不予受理通知书: written, with the reason and where else to go (17号令 22)."""

from mediation.documents.blocks import begin, contact_line, numbered, seal
from mediation.documents.facts import RefusalNoticeFacts
from mediation.documents.layout import FLUSH
from mediation.documents.wording import day, remedy_sentence, sentence, several

KIND = "refusal_notice"
TITLE = "不予受理通知书"
TEMPLATE_VERSION = "1"
FACTS = RefusalNoticeFacts

BASIS = "《企业劳动争议协商调解规定》第二十二条"


def draw(facts: RefusalNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(f"{facts.addressee}：", FLUSH)
    paper.paragraph(
        f"本调解组织于{day(facts.received_on)}收到申请人{several(facts.applicant_names)}"
        f"与被申请人{several(facts.respondent_names)}{facts.cause}争议的调解申请。"
        f"经审查，依照{facts.legal_basis or BASIS}，决定不予受理。"
    )
    paper.labelled("不予受理的理由：", sentence(facts.reason), FLUSH)
    if facts.remedies:
        paper.labelled("当事人可以通过下列途径维护权利：", "", FLUSH)
        paper.hold(1)
        numbered(paper, [remedy_sentence(each) for each in facts.remedies])
    paper.paragraph("不予受理不影响当事人依法申请仲裁、提起诉讼或者向有关部门投诉的权利。")
    contact_line(paper, facts.contact_name, facts.contact_phone)
    paper.paragraph("特此通知。")
    seal(paper, facts)
    return paper.finished()
