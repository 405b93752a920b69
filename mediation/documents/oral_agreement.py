"""口头协议登记表: what was agreed without a written agreement (人民调解法 28)."""

from mediation.documents.blocks import begin, seal, sign, told_or_lines
from mediation.documents.facts import OralAgreementFacts
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster
from mediation.documents.tables import form
from mediation.documents.wording import (
    chinese_number,
    enumerated,
    optional_day,
    particulars,
)

KIND = "oral_agreement"
TITLE = "口头协议登记表"
TEMPLATE_VERSION = "1"
FACTS = OralAgreementFacts
LINES = 4

EFFECT = Passage(
    "oral_agreement.effect",
    "口头协议的依据和效力",
    "双方当事人认为无需制作调解协议书，采取口头协议方式。依照《中华人民共和国人民调解法》第二十八条、第三十条"
    "的规定，由人民调解员记录协议内容，口头调解协议自各方当事人达成协议之日起生效，当事人应当按照约定履行。"
    "要求制作调解协议书的，可以随时提出。",
    required=("第二十八条", "生效"),
)
PASSAGES = (EFFECT,)


def draw(facts: OralAgreementFacts, *, draft: bool = False) -> bytes:
    """Draw the register sheet; the mediator signs it and the body seals it."""
    paper = begin(facts, TITLE, draft=draft)
    paper.add(form(_rows(facts), paper.sheet))
    paper.space(8)
    told_or_lines(paper, "协议内容", facts.content, LINES)
    told_or_lines(paper, "履行方式和时限", facts.performance, LINES)
    paper.paragraph(say(facts, EFFECT))
    _signed(paper, facts)
    seal(paper, facts)
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册")
    return paper.finished()


def _rows(facts: OralAgreementFacts) -> list[tuple[str, ...]]:
    return [
        ("案号", facts.case_number, "达成协议日期", optional_day(facts.agreed_on)),
        ("申请人", _people(facts, applying=True)),
        ("被申请人", _people(facts, applying=False)),
        ("纠纷事项", "\n".join(part for part in (f"{facts.cause}争议", facts.claims) if part)),
        ("人民调解员", enumerated(facts.mediators)),
    ]


def _people(facts: OralAgreementFacts, *, applying: bool) -> str:
    people = facts.applicants if applying else facts.respondents
    if not needs_roster(people):
        return "\n".join(map(particulars, people))
    others = chinese_number(len(people) - 1)
    return f"{particulars(people[0])}\n（其余{others}人见附表一）"


def _signed(paper: Paper, facts: OralAgreementFacts) -> None:
    """The law asks the mediator to write it down; the parties may sign that it is so."""
    lines = ["申请人（签名、捺印）：", "被申请人（签名或者盖章）："]
    mediators = [f"人民调解员{name}（签名）：" for name in facts.mediators]
    sign(paper, [*lines, *(mediators or ["人民调解员（签名）："])])
