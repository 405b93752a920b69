"""主持调解的证明: that this body presided, which the court asks for (民诉解释 354)."""

from mediation.documents.blocks import begin, seal
from mediation.documents.facts import PresidingCertificateFacts
from mediation.documents.layout import FLUSH_LETTER, LETTER
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.wording import day, enumerated, several

KIND = "presiding_certificate"
TITLE = "主持调解的证明"
TEMPLATE_VERSION = "1"
FACTS = PresidingCertificateFacts
FRAME = LetterFrame


def draw(facts: PresidingCertificateFacts, *, draft: bool = False) -> bytes:
    """Draw the certificate."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    paper.paragraph(f"{facts.addressee}：", FLUSH_LETTER)
    basis = f"系依照{facts.body.legal_basis}设立的调解组织，" if facts.body.legal_basis else ""
    sent = f"受{facts.entrusted_by}{facts.entrusted_as}，" if facts.entrusted_by else ""
    accepted = f"于{day(facts.accepted_on)}受理并" if facts.accepted_on else ""
    led = f"指派调解员{enumerated(facts.mediators)}" if facts.mediators else ""
    effective = f"，于{day(facts.effective_on)}生效" if facts.effective_on else ""
    paper.paragraph(
        f"{facts.body.name}{basis}{sent}{accepted}{led}主持调解了{several(facts.applicant_names)}"
        f"与{several(facts.respondent_names)}{facts.cause}争议一案。双方当事人自愿达成调解协议，于"
        f"{day(facts.signed_on)}签署{facts.agreement_number}调解协议书{effective}。"
        "调解过程中未发现强迫调解、恶意串通或者规避法律的情形。",
        LETTER,
    )
    paper.paragraph("特此证明。", LETTER)
    if facts.body.address or facts.body.phone:
        where = "，".join(part for part in (facts.body.address, facts.body.phone) if part)
        paper.paragraph(f"调解组织地址和电话：{where}。", LETTER)
    seal(paper, facts, LETTER)
    return paper.finished()
