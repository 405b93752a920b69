"""延期调解申请同意书: both sides put off the end of the term, in writing (17号令 29; 特邀 27)."""

from mediation.documents.blocks import begin, sign, signers
from mediation.documents.facts import ExtensionConsentFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import BODY
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster, signers_of
from mediation.documents.tables import form
from mediation.documents.typesetting import Span
from mediation.documents.wording import day, several

KIND = "extension_consent"
TITLE = "延期调解申请同意书"
TEMPLATE_VERSION = "1"
FACTS = ExtensionConsentFacts

REQUEST = Passage(
    "extension_consent.request",
    "延期的申请和同意",
    "本案调解期限即将届满，双方当事人均愿意继续调解{延期理由}，{依据}共同申请并一致同意将调解期限自{原届满日}"
    "延长至{新届满日}（含当日）。",
    ("延期理由", "依据", "原届满日", "新届满日"),
    ("原届满日", "新届满日", "同意"),
)
EFFECT = Passage(
    "extension_consent.effect",
    "延期的效果",
    "延长的期限届满仍未达成协议的，调解终结。延期调解不影响任何一方随时要求终止调解，也不影响依法申请仲裁或者"
    "提起诉讼；起诉期、申请仲裁的期间不因延期调解而延长，请当事人自行注意。",
    required=("终止调解", "申请仲裁"),
)
PASSAGES = (REQUEST, EFFECT)
NO_CAP = "本案适用的规定没有规定延长的最长期限，由双方当事人约定"


def draw(facts: ExtensionConsentFacts, *, draft: bool = False) -> bytes:
    """Draw the paper that both sides sign."""
    paper = begin(facts, TITLE, draft=draft)
    rows: list[tuple[str | tuple[Span, ...], ...]] = [
        ("案号", facts.case_number, "案由", facts.cause),
        ("申请人", several([each.name for each in facts.applicants])),
        ("被申请人", several([each.name for each in facts.respondents])),
        ("调解期限", facts.term, "起算日期", day(facts.started_on)),
        ("原届满日", day(facts.due), "延长至", (Span(day(facts.extended_to), Style.BOLD),)),
        ("延长的限度", facts.cap or NO_CAP),
    ]
    paper.add(form(rows, paper.sheet))
    paper.space(8)
    paper.paragraph(
        say(
            facts,
            REQUEST,
            延期理由=f"（{facts.because.rstrip('。')}）" if facts.because else "",
            依据=f"依照{facts.basis}的规定，" if facts.basis else "",
            原届满日=day(facts.due),
            新届满日=day(facts.extended_to),
        ),
        BODY,
    )
    paper.paragraph(say(facts, EFFECT))
    sign(paper, _lines(facts))
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册")
    return paper.finished()


def _lines(facts: ExtensionConsentFacts) -> list[str]:
    lines = signers_of(facts.applicants)
    lines += [line for party in facts.respondents for line in signers(party)]
    return lines + [f"调解员{name}（签名）：" for name in facts.mediators]
