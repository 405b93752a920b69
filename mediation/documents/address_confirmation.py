"""送达地址确认书: where a party wants its papers, and whether electronically.

民诉解释 arts. 136-137; 在线规则 art. 17; 法释〔2004〕13号 art. 11.
"""

from mediation.documents.blocks import TO_FILL_IN, begin, fill_in, known_or_blank, numbered, sign
from mediation.documents.facts import AddressConfirmationFacts
from mediation.documents.layout import BODY, FLUSH_NOTE, Paper, label
from mediation.documents.passages import Passage, say
from mediation.documents.wording import day

KIND = "address_confirmation"
TITLE = "送达地址确认书"
TEMPLATE_VERSION = "1"
FACTS = AddressConfirmationFacts
NOTICE = Passage(
    "address_confirmation.notice",
    "告知事项",
    "1．当事人应当提供准确的送达地址。因提供的地址不准确、拒不提供地址、变更后没有及时告知，或者本人、指定的"
    "代收人拒绝签收，导致文书没有被实际接收的，由当事人自行承担后果，文书退回之日视为送达之日。\n"
    "2．本确认书的送达地址适用于调解的各个阶段，以及后续的司法确认、仲裁审查、仲裁、诉讼和执行程序，以受理"
    "机关的规定为准。\n"
    "3．送达地址、联系方式有变更的，应当在变更之日书面告知本调解组织；没有告知的，按原地址送达有效。\n"
    "4．同意电子送达的，文书到达下列特定系统的日期为送达日期；当事人可以另行要求提供纸质文书。",
    required=("后果", "各个阶段", "变更"),
)
STATEMENT = Passage(
    "address_confirmation.statement",
    "当事人的确认",
    "我已阅读并理解上述告知事项，确认以上内容真实、准确、有效。",
    required=("阅读并理解",),
)
PASSAGES = (NOTICE, STATEMENT)
WAYS = ("手机短信", "传真", "电子邮件", "微信")


def draw(facts: AddressConfirmationFacts, *, draft: bool = False) -> bytes:
    """Draw the confirmation; the party signs that it read and understood it."""
    paper = begin(facts, TITLE, draft=draft)
    number = f"（案号：{facts.case_number}）" if facts.case_number else ""
    paper.labelled("案由：", f"{facts.cause}{number}")
    paper.labelled("当事人：", f"{facts.party_name}（{facts.party_label}）")
    paper.heading("告知事项")
    paper.paragraph(say(facts, NOTICE), FLUSH_NOTE)
    paper.heading("送达地址和签收人")
    _where(paper, facts)
    fill_in(paper, "签收人身份证件号码：", TO_FILL_IN)
    _electronic(paper, facts)
    paper.paragraph((label(say(facts, STATEMENT)),), BODY)
    sign(
        paper,
        [f"{facts.party_label}{facts.party_name}（签名、捺印或者盖章）：", "经办人（签名）："],
    )
    return paper.finished()


def _where(paper: Paper, facts: AddressConfirmationFacts) -> None:
    relation = f"（{facts.relation}）" if facts.relation else ""
    known_or_blank(paper, "指定签收人（与当事人的关系）：", f"{facts.recipient}{relation}")
    postcode = f"（邮政编码：{facts.postcode}）" if facts.postcode else ""
    known_or_blank(paper, "送达地址（邮政编码）：", f"{facts.address}{postcode}")
    known_or_blank(paper, "移动电话：", facts.phone)
    if facts.confirmed_on:
        paper.labelled("确认日期：", day(facts.confirmed_on))


def _electronic(paper: Paper, facts: AddressConfirmationFacts) -> None:
    paper.heading("是否接受电子送达")
    accepts = facts.accepts_electronic
    paper.ticks([("接受电子送达", accepts is True), ("不接受电子送达", accepts is False)], BODY)
    if accepts is False:
        return
    if facts.electronic:
        numbered(paper, facts.electronic)
        return
    for way in WAYS:
        fill_in(paper, f"{way}：")
