"""工会劳动法律监督提示函: a union reminds an employer of what labour law asks (劳动法 88)."""

from mediation.documents import supervision
from mediation.documents.facts import SupervisionLetterFacts
from mediation.documents.passages import Passage

KIND = "supervision_reminder"
TITLE = "工会劳动法律监督提示函"
TEMPLATE_VERSION = "1"
FACTS = SupervisionLetterFacts
FRAME = supervision.FRAME

OPENING = Passage(
    "supervision_reminder.opening",
    "提示的事由和依据",
    "本会在参与调解{案件}中，发现{用人单位}的劳动用工可能存在法律风险。现依照《中华人民共和国劳动法》第八十八条、"
    "《中华人民共和国劳动合同法》第七十八条关于工会对用人单位遵守劳动法律、法规的情况进行监督的规定，"
    "提示{称谓}如下：",
    supervision.BASIS_FIELDS,
    ("案件", "第八十八条"),
)
REPLY = Passage(
    "supervision_reminder.reply",
    "回复的期限",
    "请{称谓}对照检查，于{回复日期}前将自查和整改情况书面回复本会。",
    supervision.REPLY_FIELDS,
    ("回复日期",),
)
PASSAGES = (OPENING, REPLY)


def draw(facts: SupervisionLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter to the employer."""
    return supervision.draw_letter(facts, TITLE, (OPENING, REPLY, "提示的事项"), draft=draft)
