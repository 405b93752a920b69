"""法定对照单: for one party alone, what is claimed, what the law supports, what is proposed."""

from decimal import Decimal

from mediation.documents.blocks import begin, numbered
from mediation.documents.facts import ComparedClaimFacts, ReasonFacts, StatutoryComparisonFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import BODY, FLUSH_NOTE, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align, Span
from mediation.documents.wording import day, enumerated
from mediation.domain.claims.calculation import REFERENCE_ONLY
from mediation.domain.money import figures

KIND = "statutory_comparison"
TITLE = "法定对照单"
TEMPLATE_VERSION = "1"
FACTS = StatutoryComparisonFacts
NATURE = Passage(
    "statutory_comparison.nature",
    "对照单的性质",
    "本单只供{当事人}本人在调解中参考，归入副卷，不提供给对方当事人和其他单位。"
    "“法定”按现在掌握的事实计算，事实有变化的，结果随之变化；“与法定相差”为拟议减去法定。",
    ("当事人",),
    ("当事人", "参考"),
)
PASSAGES = (NATURE,)
COLUMNS = (
    Column("申请人", 14),
    Column("项目", 22),
    Column("主张（元）", 16, Align.RIGHT),
    Column("法定（元）", 16, Align.RIGHT),
    Column("拟议（元）", 16, Align.RIGHT),
    Column("与法定相差（元）", 16, Align.RIGHT),
)


def draw(facts: StatutoryComparisonFacts, *, draft: bool = False) -> bytes:
    """Draw the sheet; nobody signs it and it bears no seal."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled(f"{facts.party_label}：", facts.party_name)
    paper.paragraph((Span(REFERENCE_ONLY, Style.BOLD),), BODY)
    paper.paragraph(say(facts, NATURE, 当事人=facts.party_name))
    rows = [_row(each) for each in facts.claims]
    if len(rows) > 1:
        rows.append(_row(facts.total))
    paper.space(4)
    paper.add(table(COLUMNS, rows))
    paper.space(8)
    for reason in facts.reasons:
        _print_reason(paper, reason)
    if facts.issued_on:
        paper.paragraph(f"制作日期：{day(facts.issued_on)}", FLUSH_NOTE)
    return paper.finished()


def _row(claim: ComparedClaimFacts) -> tuple[str, ...]:
    sums = (claim.claimed, claim.statutory, claim.proposed, claim.gap)
    return (claim.applicant_name, claim.kind, *(_shown(each) for each in sums))


def _shown(amount: Decimal | None) -> str:
    if amount is None:
        return "—"
    return f"{'-' if amount < 0 else ''}{figures(abs(amount))}"


def _print_reason(paper: Paper, reason: ReasonFacts) -> None:
    paper.heading(reason.title)
    numbered(paper, reason.steps)
    if reason.missing:
        paper.paragraph(f"还缺少：{enumerated(reason.missing)}，暂时算不出金额。")
    if reason.articles:
        paper.paragraph(f"依据：{enumerated(reason.articles)}。")
    if reason.figures:
        paper.paragraph(f"用到的标准：{'；'.join(reason.figures)}。")
