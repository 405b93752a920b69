"""无争议事实确认书: facts that both sides accept, never what they conceded (在线 22; 特邀 22)."""

from mediation.documents.blocks import begin, numbered, party_block, sign, signers
from mediation.documents.facts import FactsConfirmationFacts
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster, side, signers_of
from mediation.documents.wording import basis_word, day, enumerated, sentence

KIND = "facts_confirmation"
TITLE = "无争议事实确认书"
TEMPLATE_VERSION = "1"
FACTS = FactsConfirmationFacts

OPENING = Passage(
    "facts_confirmation.opening",
    "确认的经过",
    "申请人与被申请人{案由}争议一案{案号}，{主持情况}进行调解{调解时间}。{依据}《人民法院在线调解规则》"
    "第二十二条的规定，经双方当事人同意，现将双方没有争议的事实书面记载如下：",
    ("案由", "案号", "主持情况", "调解时间", "依据"),
    ("案由", "第二十二条"),
)
EFFECT = Passage(
    "facts_confirmation.effect",
    "确认的效果",
    "双方当事人确认：以上事实均经双方核对，确属无争议。本确认书可以在其后的仲裁、诉讼中使用，但涉及国家利益、"
    "社会公共利益和他人合法权益的除外。当事人为达成调解协议作出的妥协、让步不记入本确认书，也不得作为对其"
    "不利的证据。",
    required=("无争议", "不利的证据"),
)
PASSAGES = (OPENING, EFFECT)


def draw(facts: FactsConfirmationFacts, *, draft: bool = False) -> bytes:
    """Draw the confirmation."""
    paper = begin(facts, TITLE, draft=draft)
    side(paper, facts.applicants)
    party_block(paper, facts.respondents)
    paper.paragraph(
        say(
            facts,
            OPENING,
            案由=facts.cause,
            案号=f"（{facts.case_number}）" if facts.case_number else "",
            主持情况=f"由调解员{enumerated(facts.mediators)}主持" if facts.mediators else "",
            调解时间=_when(facts),
            依据=basis_word(facts.from_court),
        )
    )
    numbered(paper, [sentence(each) for each in facts.undisputed])
    paper.paragraph(say(facts, EFFECT))
    sign(paper, _lines(facts))
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册")
    return paper.finished()


def _when(facts: FactsConfirmationFacts) -> str:
    if facts.session_on is None:
        return ""
    return f"（{day(facts.session_on)}{facts.mode}调解）"


def _lines(facts: FactsConfirmationFacts) -> list[str]:
    lines = signers_of(facts.applicants)
    lines += [line for party in facts.respondents for line in signers(party)]
    return lines + [f"调解员{name}（签名）：" for name in facts.mediators]
