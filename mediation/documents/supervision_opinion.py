"""工会劳动法律监督意见书: a union asks an employer to mend what breaks labour law (劳动法 88)."""

from mediation.documents import supervision
from mediation.documents.facts import SupervisionLetterFacts
from mediation.documents.passages import Passage

KIND = "supervision_opinion"
TITLE = "工会劳动法律监督意见书"
TEMPLATE_VERSION = "1"
FACTS = SupervisionLetterFacts
FRAME = supervision.FRAME

OPENING = Passage(
    "supervision_opinion.opening",
    "意见的事由和依据",
    "本会在参与调解{案件}中，了解到{用人单位}存在违反劳动法律、法规的情形。现依照《中华人民共和国劳动法》第八十八条、"
    "《中华人民共和国劳动合同法》第七十八条的规定，对{称谓}提出如下意见，要求纠正：",
    supervision.BASIS_FIELDS,
    ("案件", "第七十八条", "纠正"),
)
REPLY = Passage(
    "supervision_opinion.reply",
    "整改和回复的期限",
    "请{称谓}于{回复日期}前整改完毕，并将整改情况书面回复本会。无正当理由逾期不改正的，本会将依法提请有关部门处理。",
    supervision.REPLY_FIELDS,
    ("回复日期",),
)
PASSAGES = (OPENING, REPLY)


def draw(facts: SupervisionLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter to the employer."""
    return supervision.draw_letter(facts, TITLE, (OPENING, REPLY, "整改的要求"), draft=draft)
