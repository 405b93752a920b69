"""主持调解的证明: that this body presided, which the court asks for (民诉解释 354)."""

from mediation.documents.blocks import begin, seal
from mediation.documents.facts import PresidingCertificateFacts
from mediation.documents.layout import FLUSH_LETTER, LETTER
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.passages import Passage, say
from mediation.documents.wording import day, enumerated, several

KIND = "presiding_certificate"
TITLE = "主持调解的证明"
TEMPLATE_VERSION = "1"
FACTS = PresidingCertificateFacts
FRAME = LetterFrame

STATEMENT = Passage(
    "presiding_certificate.statement",
    "证明的内容",
    "{调解组织}{设立依据}{委派情况}{受理情况}{指派情况}主持调解了{申请人}"
    "与{被申请人}{案由}争议一案。双方当事人自愿达成调解协议，于"
    "{签署日期}签署{协议书编号}调解协议书{生效情况}。"
    "调解过程中未发现强迫调解、恶意串通或者规避法律的情形。",
    (
        "调解组织", "设立依据", "委派情况", "受理情况", "指派情况", "申请人", "被申请人", "案由",
        "签署日期", "协议书编号", "生效情况",
    ),
    ("调解组织", "主持调解", "申请人", "被申请人", "签署日期", "协议书编号", "自愿"),
)  # fmt: skip
PASSAGES = (STATEMENT,)


def draw(facts: PresidingCertificateFacts, *, draft: bool = False) -> bytes:
    """Draw the certificate."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    paper.paragraph(f"{facts.addressee}：", FLUSH_LETTER)
    paper.paragraph(_statement(facts), LETTER)
    paper.paragraph("特此证明。", LETTER)
    if facts.body.address or facts.body.phone:
        where = "，".join(part for part in (facts.body.address, facts.body.phone) if part)
        paper.paragraph(f"调解组织地址和电话：{where}。", LETTER)
    seal(paper, facts, LETTER)
    return paper.finished()


def _statement(facts: PresidingCertificateFacts) -> str:
    basis, sent = facts.body.legal_basis, facts.entrusted_by
    return say(
        facts,
        STATEMENT,
        调解组织=facts.body.name,
        设立依据=f"系依照{basis}设立的调解组织，" if basis else "",
        委派情况=f"受{sent}{facts.entrusted_as}，" if sent else "",
        受理情况=f"于{day(facts.accepted_on)}受理并" if facts.accepted_on else "",
        指派情况=f"指派调解员{enumerated(facts.mediators)}" if facts.mediators else "",
        申请人=several(facts.applicant_names),
        被申请人=several(facts.respondent_names),
        案由=facts.cause,
        签署日期=day(facts.signed_on),
        协议书编号=facts.agreement_number,
        生效情况=f"，于{day(facts.effective_on)}生效" if facts.effective_on else "",
    )
