"""补正告知书: all defects of an application at once, and by when they are to be mended."""

from mediation.documents.blocks import begin, contact_line, numbered, seal, sign
from mediation.documents.facts import SupplementNoticeFacts
from mediation.documents.layout import FLUSH
from mediation.documents.passages import Passage, say
from mediation.documents.wording import chinese_number, day, sentence

KIND = "supplement_notice"
TITLE = "补正告知书"
TEMPLATE_VERSION = "1"
FACTS = SupplementNoticeFacts

OPENING = Passage(
    "supplement_notice.opening",
    "补正的事项和期限",
    "本调解组织{收到日期}收到{材料}。经审查，下列{项数}项需要补正，请{补正期限}一次补齐：",
    ("收到日期", "材料", "项数", "补正期限"),
    ("项数", "补正期限"),
)
WHERE = Passage(
    "supplement_notice.where",
    "补正材料的提交方式",
    "补正材料请提交至：{提交方式}。",
    ("提交方式",),
    ("提交方式",),
)
EFFECT = Passage(
    "supplement_notice.effect",
    "不补正的后果",
    "以上是需要补正的全部事项，本调解组织不再就同一材料要求补正。补齐后，本调解组织审查是否受理，并书面"
    "通知。逾期没有补齐的，本调解组织按照已有材料审查；因缺少材料不能确定争议是否属于调解范围的，"
    "不予受理，并书面说明理由。",
    required=("全部事项",),
)
LIMITATION = Passage(
    "supplement_notice.limitation",
    "时效提示",
    "补正不影响当事人依法申请仲裁的权利。劳动争议申请仲裁的时效期间为一年，从当事人知道或者应当知道其权利"
    "被侵害之日起计算（《中华人民共和国劳动争议调解仲裁法》第二十七条），请当事人注意。",
    required=("第二十七条",),
)
PASSAGES = (OPENING, WHERE, EFFECT, LIMITATION)


def draw(facts: SupplementNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice; who is told signs for it."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(f"{facts.addressee}：", FLUSH)
    paper.paragraph(_opening(facts))
    paper.hold(1)
    numbered(paper, [sentence(each) for each in facts.defects])
    ways = [each.rstrip("。") for each in (facts.body.address, facts.supplement_to) if each]
    if ways:
        paper.paragraph(say(facts, WHERE, 提交方式="，".join(ways)))
    paper.paragraph(say(facts, EFFECT))
    paper.paragraph(say(facts, LIMITATION))
    contact_line(paper, facts.contact_name, facts.contact_phone)
    sign(paper, ["签收人（签名）："])
    seal(paper, facts)
    return paper.finished()


def _opening(facts: SupplementNoticeFacts) -> str:
    return say(
        facts,
        OPENING,
        收到日期=f"于{day(facts.received_on)}" if facts.received_on else "",
        材料=f"关于{facts.matter}的申请材料" if facts.matter else "你方的申请材料",
        项数=chinese_number(len(facts.defects)),
        补正期限=f"于{day(facts.supplement_by)}前（含当日）" if facts.supplement_by else "",
    )
