"""结案审批表 (副卷): how a case ended, what it came to, how long it took, who approves."""

from decimal import Decimal

from mediation.documents.blocks import begin, sign, told_or_lines
from mediation.documents.facts import ClosingApprovalFacts
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import form
from mediation.documents.wording import day, enumerated, legal_day, several
from mediation.domain.money import capitals, figures

KIND = "closing_approval"
TITLE = "结案审批表"
TEMPLATE_VERSION = "2"
FACTS = ClosingApprovalFacts
LINES = 2

PROPOSAL = Passage(
    "closing_approval.proposal",
    "承办人的意见",
    "本案已有调解结果，材料齐备，拟予结案，请审批。",
    required=("结案",),
)
INTERNAL = Passage(
    "closing_approval.internal",
    "归卷说明",
    "本表供本调解组织内部审批使用，归入副卷。",
    required=("副卷",),
)
PASSAGES = (PROPOSAL, INTERNAL)


def draw(facts: ClosingApprovalFacts, *, draft: bool = False) -> bytes:
    """Draw the form; three people write their opinion and sign."""
    paper = begin(facts, TITLE, draft=draft)
    # Above, so that it is never alone on a page.
    paper.paragraph(say(facts, INTERNAL))
    paper.add(form([*_case(facts), *_result(facts)], paper.sheet))
    paper.space(8)
    _opinions(paper, facts)
    return paper.finished()


def _case(facts: ClosingApprovalFacts) -> list[tuple[str, ...]]:
    due = facts.due and legal_day(facts.due, provisional=facts.due_is_provisional)
    return [
        ("案号", facts.case_number, "案由", facts.cause),
        ("申请人", several(facts.applicant_names), "被申请人", several(facts.respondent_names)),
        ("案件来源", facts.source, "承办调解员", enumerated(facts.mediators)),
        ("受理日期", day(facts.accepted_on), "调解结束日期", day(facts.ended_on)),
        ("调解期限届满", due or "—", "用时", f"{facts.days_used}日"),
    ]


def _result(facts: ClosingApprovalFacts) -> list[tuple[str, ...]]:
    number = f"\n协议书编号：{facts.agreement_number}" if facts.agreement_number else ""
    return [
        ("结案结果", f"{facts.outcome}{number}"),
        ("请求金额", _sum(facts.claimed)),
        ("协议金额", _sum(facts.agreed)),
        ("已履行金额", _sum(facts.paid)),
    ]


def _sum(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{figures(amount)}元（{capitals(amount)}）"


def _opinions(paper: Paper, facts: ClosingApprovalFacts) -> None:
    """Three people write what they think, one under the other."""
    own = facts.opinion or say(facts, PROPOSAL)
    for who, text, name in (
        ("承办人", own, enumerated(facts.mediators)),
        ("审核人", "", ""),
        ("审批人", "", ""),
    ):
        told_or_lines(paper, f"{who}意见", text, LINES)
        sign(paper, [f"{who}{name}（签名）："])
        paper.space(8)
