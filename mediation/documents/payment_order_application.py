"""支付令申请书: workers ask the court to order payment under an agreement (民诉法 225)."""

from mediation.documents.blocks import begin, numbered, sign
from mediation.documents.facts import PaymentOrderApplicationFacts
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.filing import (
    APPLICANT,
    RESPONDENT,
    attachments,
    filing_signers,
    opposed,
    relabelled,
    submitted_to,
)
from mediation.documents.layout import Paper
from mediation.documents.owed import owed_table, owed_to, shares_table, total_owed
from mediation.documents.passages import Passage, say
from mediation.documents.roster import ANNEX, needs_roster, roster, side
from mediation.documents.wording import concluded, enumerated, sentence, several, sum_in_words

KIND = "payment_order_application"
TITLE = "支付令申请书"
TEMPLATE_VERSION = "2"
FACTS = PaymentOrderApplicationFacts
BASIS = Passage(
    "payment_order_application.basis",
    "申请的依据",
    "现依照《中华人民共和国劳动争议调解仲裁法》第十六条、《中华人民共和国民事诉讼法》第二百二十五条的"
    "规定，申请人持调解协议书申请支付令。",
    required=("第十六条", "申请支付令"),
)
PASSAGES = (BASIS,)


def draw(facts: PaymentOrderApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application; the workers sign it, so it carries no letterhead."""
    paper = begin(facts, TITLE, draft=draft, from_body=False)
    applicants = relabelled(facts.applicants, APPLICANT)
    side(paper, applicants)
    side(paper, opposed(facts.respondents, RESPONDENT))
    _request(paper, facts, applicants)
    _reasons(paper, facts)
    paper.heading("证据")
    numbered(paper, facts.evidence or (f"{facts.agreement_number}调解协议书",))
    submitted_to(paper, facts.court)
    attachments(paper, facts.attachments)
    sign(paper, filing_signers(applicants), after=len(facts.attachments) + 5)
    if needs_roster(applicants):
        roster(paper, applicants, "申请人名册", owed_to(facts.owed, applicants))
    return paper.finished()


def _request(
    paper: Paper, facts: PaymentOrderApplicationFacts, applicants: list[PartyFacts]
) -> None:
    names = several([each.name for each in applicants])
    payers = enumerated([each.name for each in facts.respondents])
    each_one = ""
    if needs_roster(applicants):
        each_one = f"，各申请人请求给付的金额见{ANNEX}"
    elif len(applicants) > 1:
        each_one = "，各申请人请求给付的金额如下表"
    paper.heading("请求事项")
    paper.paragraph(
        f"1．请求依法向被申请人{payers}发出支付令，督促被申请人给付申请人{names}"
        f"{sum_in_words(total_owed(facts.owed))}{each_one}。"
    )
    if len(applicants) > 1 and not needs_roster(applicants):
        shares_table(paper, owed_to(facts.owed, applicants))
    paper.paragraph("2．申请费由被申请人负担。")


def _reasons(paper: Paper, facts: PaymentOrderApplicationFacts) -> None:
    made = concluded(facts.body, facts.agreement_number, facts.signed_on, facts.effective_on)
    paper.heading("事实和理由")
    paper.paragraph(f"申请人与被申请人因{facts.cause}发生争议，{made}，对双方当事人具有约束力。")
    paper.paragraph("协议约定的下列款项履行期限已经届满，被申请人没有支付或者没有足额支付：")
    owed_table(paper, facts.owed)
    served = f"：{facts.service_note.strip().rstrip('。；')}" if facts.service_note else ""
    paper.paragraph(
        f"被申请人尚欠{sum_in_words(total_owed(facts.owed))}，款项已经到期且数额确定。申请人没有对待给付"
        "义务，与被申请人没有其他债务纠纷，未就上述款项申请诉前财产保全；被申请人在我国境内且未下落不明，"
        + sentence(f"支付令能够送达被申请人{served}")
    )
    paper.paragraph(say(facts, BASIS))
