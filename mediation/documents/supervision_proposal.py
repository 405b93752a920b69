"""工会劳动法律监督建议书: a union asks the authority to deal with an employer (劳动法 88)."""

from mediation.documents import supervision
from mediation.documents.facts import SupervisionLetterFacts
from mediation.documents.passages import Passage

KIND = "supervision_proposal"
TITLE = "工会劳动法律监督建议书"
TEMPLATE_VERSION = "1"
FACTS = SupervisionLetterFacts
FRAME = supervision.FRAME

OPENING = Passage(
    "supervision_proposal.opening",
    "建议的事由和依据",
    "本会在参与调解{案件}中，了解到{用人单位}存在违反劳动法律、法规的情形，经督促没有改正。现依照《中华人民共和国"
    "劳动法》第八十八条、《中华人民共和国劳动合同法》第七十八条的规定，向{称谓}提出如下建议：",
    supervision.BASIS_FIELDS,
    ("案件", "用人单位", "第八十八条"),
)
REPLY = Passage(
    "supervision_proposal.reply",
    "回复的期限",
    "请{称谓}依法处理，并请于{回复日期}前将处理情况函告本会。",
    supervision.REPLY_FIELDS,
    ("回复日期",),
)
PASSAGES = (OPENING, REPLY)


def draw(facts: SupervisionLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter to the authority."""
    return supervision.draw_letter(facts, TITLE, (OPENING, REPLY, "建议的事项"), draft=draft)
