"""调解方案同意书: every worker of a collective dispute says yes or no for himself (33号令 63)."""

from mediation.documents.blocks import begin, numbered, sign
from mediation.documents.facts import SettlementConsentFacts
from mediation.documents.passages import Passage, say
from mediation.documents.wording import chinese_number, enumerated, several
from mediation.documents.worker_roster import worker_roster

KIND = "settlement_consent"
TITLE = "调解方案同意书"
TEMPLATE_VERSION = "1"
FACTS = SettlementConsentFacts

OPENING = Passage(
    "settlement_consent.opening",
    "征求同意的方案",
    "{劳动者}等{人数}名劳动者与{用人单位}{案由}争议一案{案号}，{代表人}与对方当事人拟定的调解方案如下：",
    ("劳动者", "人数", "用人单位", "案由", "案号", "代表人"),
    ("人数", "用人单位"),
)
MEANING = Passage(
    "settlement_consent.meaning",
    "同意和不同意的含义",
    "代表人接受调解方案必须经被代表的劳动者同意。各劳动者已阅读或者听取上述方案，知悉本人应得金额，自愿在名册中"
    "写明“同意”或者“不同意”，并签名、捺印。不同意的，方案对其没有约束力，其请求可以另行调解、申请仲裁。",
    required=("自愿", "没有约束力"),
)
PASSAGES = (OPENING, MEANING)


def draw(facts: SettlementConsentFacts, *, draft: bool = False) -> bytes:
    """Draw the proposal and the list on which each worker consents."""
    paper = begin(facts, TITLE, draft=draft)
    elected = enumerated(facts.elected_names)
    paper.paragraph(
        say(
            facts,
            OPENING,
            劳动者=several([each.worker.name for each in facts.workers][:1]),
            人数=chinese_number(len(facts.workers)),
            用人单位=several(facts.respondent_names),
            案由=facts.cause,
            案号=f"（{facts.case_number}）" if facts.case_number else "",
            代表人=f"代表人{elected}" if elected else "代表人",
        )
    )
    numbered(paper, facts.clauses)
    paper.paragraph(say(facts, MEANING))
    signers = [f"代表人{name}（签名）：" for name in facts.elected_names] or ["代表人（签名）："]
    sign(paper, signers)
    worker_roster(paper, facts.workers, "本人应得（元）", asks=True)
    return paper.finished()
