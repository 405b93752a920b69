"""民事起诉状（要素式）: a worker sues on the agreement, not arbitrated first (解释一 13, 51)."""

from collections.abc import Sequence

from mediation.documents.blocks import begin, claim_list, sign
from mediation.documents.facts import ComplaintFacts
from mediation.documents.filing import (
    attachments,
    filing_signers,
    opposed,
    relabelled,
    submitted_to,
)
from mediation.documents.layout import Paper
from mediation.documents.owed import owed_table, owed_to, total_owed
from mediation.documents.passages import Passage, say
from mediation.documents.proofs import proof_table
from mediation.documents.roster import ANNEX, needs_roster, roster, side
from mediation.documents.tables import Column, table
from mediation.documents.wording import chinese_number, concluded, sentence, sum_in_words

KIND = "complaint"
TITLE = "民事起诉状"
TEMPLATE_VERSION = "2"
FACTS = ComplaintFacts

UNPAID = Passage(
    "complaint.unpaid",
    "协议没有履行",
    "双方因{案由}发生争议，{调解经过}。协议约定的下列款项已经到期而没有付清：",
    ("案由", "调解经过"),
    ("调解经过",),
)
DIRECT = Passage(
    "complaint.direct",
    "直接起诉的依据",
    "{前置情形}现依照{依据}的规定直接提起诉讼。",
    ("前置情形", "依据"),
    ("前置情形", "依据"),
)
PASSAGES = (UNPAID, DIRECT)
PLAINTIFF, DEFENDANT = "原告", "被告"
ELEMENTS = (Column("要素", 26), Column("内容", 74))


def draw(facts: ComplaintFacts, *, draft: bool = False) -> bytes:
    """Draw the complaint; the workers sign it, so it carries no letterhead."""
    paper = begin(facts, TITLE, draft=draft, from_body=False)
    plaintiffs = relabelled(facts.applicants, PLAINTIFF)
    side(paper, plaintiffs)
    side(paper, opposed(facts.respondents, DEFENDANT))
    _requests(paper, facts, many=needs_roster(plaintiffs))
    _reasons(paper, facts)
    paper.heading("证据和证据来源")
    proof_table(paper, facts.proofs)
    submitted_to(paper, facts.court)
    enclosed = (f"本起诉状副本{chinese_number(facts.copies)}份", *facts.attachments)
    attachments(paper, enclosed)
    sign(paper, filing_signers(plaintiffs), after=len(enclosed) + 3)
    if needs_roster(plaintiffs):
        roster(paper, plaintiffs, "原告名册", owed_to(facts.owed, plaintiffs))
    return paper.finished()


def _requests(paper: Paper, facts: ComplaintFacts, *, many: bool) -> None:
    paper.heading("诉讼请求")
    claim_list(paper, facts.claims, title=PLAINTIFF)
    each_one = f"，各原告请求的金额见{ANNEX}" if many else ""
    paper.paragraph(f"以上金额合计{sum_in_words(total_owed(facts.owed))}{each_one}。")
    paper.paragraph(f"{len(facts.claims) + 1}．诉讼费用由被告负担。")


def _reasons(paper: Paper, facts: ComplaintFacts) -> None:
    paper.heading("事实和理由")
    _elements(paper, facts.elements)
    for text in facts.story.splitlines():
        paper.paragraph(sentence(text))
    made = concluded(facts.body, facts.agreement_number, facts.signed_on, facts.effective_on)
    paper.paragraph(say(facts, UNPAID, 案由=facts.cause, 调解经过=made))
    owed_table(paper, facts.owed)
    opened = sentence(facts.opened_by)
    paper.paragraph(say(facts, DIRECT, 前置情形=opened, 依据=facts.basis))


def _elements(paper: Paper, elements: Sequence[tuple[str, str]]) -> None:
    if elements:
        paper.space(4)
        paper.add(table(ELEMENTS, elements))
        paper.space(8)
