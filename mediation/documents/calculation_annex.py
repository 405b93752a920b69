"""计算附件: the items that both sides agreed on, with their sums and how they are made up."""

from decimal import Decimal

from mediation.documents.blocks import begin, seal, sign
from mediation.documents.facts import AgreedSumFacts, CalculationAnnexFacts
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import several, sum_in_words
from mediation.domain.money import figures

KIND = "calculation_annex"
TITLE = "计算附件"
TEMPLATE_VERSION = "1"
FACTS = CalculationAnnexFacts
COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("申请人", 12),
    Column("项目", 16),
    Column("金额（元）", 16, Align.RIGHT),
    Column("计算", 49),
)
OPENING = Passage(
    "calculation_annex.opening",
    "附件的作用",
    "本附件随{协议书编号}调解协议书一并签署，列明双方已经达成一致的项目、金额和计算"
    "方法；协议书与本附件不一致的，以协议书为准。",
    ("协议书编号",),
    ("协议书编号", "以协议书为准"),
)
PASSAGES = (OPENING,)
NEGOTIATED = "由双方协商确定。"


def draw(facts: CalculationAnnexFacts, *, draft: bool = False) -> bytes:
    """Draw the annex; both sides sign it with the agreement."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled("申请人：", several(facts.applicant_names))
    paper.labelled("被申请人：", several(facts.respondent_names))
    paper.paragraph(say(facts, OPENING, 协议书编号=facts.agreement_number))
    total = sum((each.amount for each in facts.items), Decimal("0.00"))
    rows = [_row(index, each) for index, each in enumerate(facts.items, start=1)]
    paper.space(4)
    paper.add(table(COLUMNS, [*rows, ("", "合计", "", figures(total), "")]))
    paper.space(8)
    paper.paragraph(f"以上项目合计{sum_in_words(total)}。")
    sign(paper, ["申请人（签名、捺印）：", "被申请人（签名或者盖章）："])
    seal(paper, facts)
    return paper.finished()


def _row(index: int, item: AgreedSumFacts) -> tuple[str, ...]:
    formula = "\n".join(item.formula) or NEGOTIATED
    return (str(index), item.applicant_name, item.kind, figures(item.amount), formula)
