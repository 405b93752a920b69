"""履行催告书: the body reminds a payer of what fell due under an agreement (人民调解法 31)."""

from mediation.documents.blocks import begin
from mediation.documents.facts import DemandLetterFacts
from mediation.documents.layout import LETTER, LETTER_HEADING
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close
from mediation.documents.owed import owed_table, total_owed
from mediation.documents.passages import Passage, say
from mediation.documents.wording import (
    clause_number,
    concluded,
    day,
    remedy_sentence,
    sentence,
    several,
    sum_in_words,
)

KIND = "demand_letter"
TITLE = "履行催告书"
TEMPLATE_VERSION = "2"
FACTS = DemandLetterFacts
FRAME = LetterFrame
BASIS = Passage(
    "demand_letter.basis",
    "催告的依据",
    "现依照《中华人民共和国人民调解法》第三十一条、《企业劳动争议协商调解规定》第三十二条的规定，"
    "督促{称谓}履行约定的义务。",
    ("称谓",),
    ("称谓", "第三十一条"),
)
REQUEST = Passage(
    "demand_letter.request",
    "付款的要求",
    "请{称谓}于{付款期限}前（含当日）付清，并将付款凭证送本调解组织。已经付款的，请提供凭证核对。",
    ("称谓", "付款期限"),
    ("付款期限",),
)
PASSAGES = (BASIS, REQUEST)


def draw(facts: DemandLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    addressee(paper, facts.addressee)
    paper.paragraph(_opening(facts), LETTER)
    paper.heading(f"{clause_number(1)}到期未付的款项", LETTER_HEADING)
    owed_table(paper, facts.owed)
    paper.paragraph(f"以上尚欠款项合计{sum_in_words(total_owed(facts.owed))}。", LETTER)
    paper.heading(f"{clause_number(2)}付款期限和收款账户", LETTER_HEADING)
    paper.paragraph(
        say(facts, REQUEST, 称谓=facts.addressed_as, 付款期限=day(facts.pay_by)),
        LETTER,
    )
    for account in facts.accounts:
        paper.paragraph(f"收款账户：{sentence(account)}", LETTER)
    if facts.remedies:
        paper.heading(f"{clause_number(3)}逾期不履行的后果", LETTER_HEADING)
        paper.paragraph("逾期仍不履行的，权利人可以依法采取下列途径：", LETTER)
        for index, remedy in enumerate(facts.remedies, start=1):
            paper.paragraph(f"{index}．{remedy_sentence(remedy)}", LETTER)
    close(paper, facts, facts.contact_name, facts.contact_phone)
    return paper.finished()


def _opening(facts: DemandLetterFacts) -> str:
    case = f"（案号：{facts.case_number}）" if facts.case_number else ""
    made = concluded(facts.body, facts.agreement_number, facts.signed_on, facts.effective_on)
    return (
        f"{several(facts.applicant_names)}与{several(facts.respondent_names)}{facts.cause}争议一案{case}，"
        f"{made}，对双方当事人具有约束力。{say(facts, BASIS, 称谓=facts.addressed_as)}"
    )
