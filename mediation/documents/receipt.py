"""收件回执: what was handed in, when, to whom, and all defects at once."""

from mediation.documents.blocks import begin, enclosure_table, numbered, seal, sign
from mediation.documents.facts import ReceiptFacts
from mediation.documents.passages import Passage, say
from mediation.documents.wording import day, moment

KIND = "receipt"
TITLE = "收件回执"
TEMPLATE_VERSION = "1"
FACTS = ReceiptFacts

NATURE = Passage(
    "receipt.nature",
    "回执的性质",
    "本回执仅证明收到上述材料，不表示已经受理。是否受理，由本调解组织审查并征询对方当事人意愿后"
    "另行书面通知。",
    required=("不表示已经受理",),
)
PASSAGES = (NATURE,)


def draw(facts: ReceiptFacts, *, draft: bool = False) -> bytes:
    """Draw the receipt."""
    paper = begin(facts, TITLE, draft=draft)
    matter = f"关于{facts.matter}的" if facts.matter else ""
    paper.paragraph(
        f"{moment(facts.received_at)}，本调解组织收到{facts.received_from}提交的{matter}材料如下："
    )
    enclosure_table(paper, facts.enclosures)
    if facts.defects:
        by = f"，请于{day(facts.supplement_by)}前" if facts.supplement_by else "，请"
        paper.paragraph(f"经核对，下列事项需要补正{by}一次补齐：")
        numbered(paper, facts.defects)
    else:
        paper.paragraph("经核对，所收材料与上表一致。")
    paper.paragraph(say(facts, NATURE))
    if facts.body.phone or facts.body.address:
        where = "，".join(part for part in (facts.body.address, facts.body.phone) if part)
        paper.paragraph(f"查询地址和电话：{where}。")
    sign(paper, [f"收件人{facts.received_by}（签名）：", "交件人（签名）："])
    seal(paper, facts)
    return paper.finished()
