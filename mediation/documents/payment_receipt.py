"""收款确认单: a payee tells that the money came, with a code of its own or by signing."""

from mediation.documents.blocks import begin, fill_in, sign
from mediation.documents.facts import PaymentReceiptFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import Look, Paper, label
from mediation.documents.owed import owed_table, total_owed
from mediation.documents.passages import Passage, say
from mediation.documents.typesetting import Align
from mediation.documents.wording import moment, sum_in_words

KIND = "payment_receipt"
TITLE = "收款确认单"
TEMPLATE_VERSION = "2"
FACTS = PaymentReceiptFacts
CODE_LOOK = Look(size=26, leading=40, style=Style.HEI, indent=0, align=Align.CENTRE)
WARNING = Passage(
    "payment_receipt.warning",
    "确认码的提醒",
    "确认码只供收款人本人使用。任何单位和个人，包括付款人和本调解组织的工作人员，都无权向您索要确认码；"
    "没有收到款项的，请不要确认。",
    required=("确认码", "无权"),
)
PASSAGES = (WARNING,)


def draw(facts: PaymentReceiptFacts, *, draft: bool = False) -> bytes:
    """Draw the sheet; it goes to the payee alone."""
    paper = begin(facts, TITLE, draft=draft)
    _matter(paper, facts)
    owed_table(paper, facts.owed)
    paper.paragraph(f"登记未付合计{sum_in_words(total_owed(facts.owed))}。")
    if facts.code:
        _code(paper, facts)
    paper.heading("当面确认（工作人员核对身份后填写）")
    fill_in(paper, "已收到人民币（小写、大写）：")
    fill_in(paper, "收款日期和方式：")
    sign(paper, [f"收款人{facts.payee_name}（签名、捺印）：", "经办人（签名）："], after=3)
    return paper.finished()


def _matter(paper: Paper, facts: PaymentReceiptFacts) -> None:
    case = f"（案号：{facts.case_number}）" if facts.case_number else ""
    paper.labelled("协议书：", f"{facts.agreement_number}调解协议书{case}")
    paper.labelled("付款人：", facts.payer_name)
    paper.labelled("收款人：", f"{facts.payee_name}（{facts.payee_label}）")


def _code(paper: Paper, facts: PaymentReceiptFacts) -> None:
    paper.heading("网上确认")
    where = f"打开{facts.page_address}，" if facts.page_address else ""
    until = facts.code_good_until
    good = f"确认码在{moment(until)}前有效，只能使用一次。" if until else "确认码只能使用一次。"
    paper.paragraph(f"收到款项后，请收款人本人{where}输入下面的确认码，核对金额后确认。{good}")
    paper.spaced_out(facts.code, CODE_LOOK)
    paper.paragraph((label(say(facts, WARNING)),))
    if facts.contact_phone:
        paper.paragraph(f"有人索要确认码或者确认码遗失的，请立即致电{facts.contact_phone}。")
