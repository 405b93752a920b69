"""劳动人事争议仲裁申请书（要素式）: what the law asks for, in its order (调解仲裁法 28).

One paper for a dispute that mediation did not settle and for an agreement that was not kept.
"""

from collections.abc import Sequence
from decimal import Decimal

from mediation.documents.blocks import begin, claim_list, sign
from mediation.documents.facts import (
    ArbitrationApplicationFacts,
    BurdenFacts,
    JobFacts,
    WitnessFacts,
)
from mediation.documents.filing import (
    APPLICANT,
    RESPONDENT,
    attachments,
    filing_signers,
    opposed,
    relabelled,
    submitted_to,
)
from mediation.documents.layout import FLUSH_NOTE, Paper
from mediation.documents.owed import owed_table, owed_to, total_owed
from mediation.documents.passages import Passage, say
from mediation.documents.proofs import proof_table
from mediation.documents.roster import needs_roster, roster, side
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import chinese_number, sentence, sum_in_words

KIND = "arbitration_application"
TITLE = "劳动人事争议仲裁申请书"
TEMPLATE_VERSION = "2"
FACTS = ArbitrationApplicationFacts
NOT_PERFORMED = Passage(
    "arbitration_application.not_performed",
    "协议没有履行",
    "双方达成调解协议后，被申请人在协议约定期限内没有履行下列款项，申请人依照《中华人民共和国劳动争议"
    "调解仲裁法》第十五条的规定申请仲裁：",
    required=("第十五条",),
)
NOT_AGREED = Passage(
    "arbitration_application.not_agreed",
    "调解没有达成协议",
    "{调解结果}，申请人依照《中华人民共和国劳动争议调解仲裁法》第五条的规定申请仲裁，请求裁决支持"
    "上述仲裁请求。",
    ("调解结果",),
    ("第五条",),
)
PASSAGES = (NOT_PERFORMED, NOT_AGREED)
NOTHING_AGREED = "双方没有达成调解协议"
PART_AGREED = "双方就部分请求达成调解协议，对上述仲裁请求没有达成协议"
BY_PLACE = "________________劳动人事争议仲裁委员会"
WHICH_PLACE = (
    "（由劳动合同履行地或者用人单位所在地的劳动人事争议仲裁委员会管辖，申请人任选其一：《中华人民共和国"
    "劳动争议调解仲裁法》第二十一条。）"
)
BY_HAND = "（由申请人填写）"
ELEMENT_COLUMNS = (Column("要素", 22), Column("内容", 78))
JOB_COLUMNS = (
    Column("申请人", 20),
    Column("入职时间", 20),
    Column("岗位", 20),
    Column("月工资", 20, Align.RIGHT),
    Column("离职时间", 20),
)
BURDEN_COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("证据", 28),
    Column("应当提供方", 17),
    Column("依据", 48),
)
WITNESS_COLUMNS = (
    Column("证人姓名", 16),
    Column("住所", 32),
    Column("联系电话", 20),
    Column("证明内容", 32),
)
NOTHING = Decimal("0.00")


def draw(facts: ArbitrationApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application; the applicants sign it, so it carries no letterhead."""
    paper = begin(facts, TITLE, draft=draft, from_body=False)
    applicants = relabelled(facts.applicants, APPLICANT)
    side(paper, applicants)
    side(paper, opposed(facts.respondents, RESPONDENT))
    side(paper, opposed(facts.third_parties, "第三人"))
    _claims(paper, facts)
    _reasons(paper, facts)
    paper.heading("证据和证据来源")
    proof_table(paper, facts.proofs)
    _burdens(paper, facts.burdens)
    _witnesses(paper, facts.witnesses)
    submitted_to(paper, facts.commission or BY_PLACE)
    if not facts.commission:
        paper.paragraph(WHICH_PLACE, FLUSH_NOTE)
    enclosed = (f"本申请书副本{chinese_number(facts.copies)}份", *facts.attachments)
    attachments(paper, enclosed)
    sign(paper, filing_signers(applicants), after=len(enclosed) + 3)
    if needs_roster(applicants):
        sums = owed_to(facts.owed, applicants) if facts.owed else None
        roster(paper, applicants, "申请人名册", sums)
    return paper.finished()


def _claims(paper: Paper, facts: ArbitrationApplicationFacts) -> None:
    paper.heading("仲裁请求")
    claim_list(paper, facts.claims)
    sums = [claim.amount for claim in facts.claims if claim.amount is not None]
    if len(sums) > 1:
        paper.paragraph(f"以上金额合计{sum_in_words(sum(sums, NOTHING))}。")


def _reasons(paper: Paper, facts: ArbitrationApplicationFacts) -> None:
    paper.heading("事实和理由")
    _jobs(paper, facts.jobs)
    _elements(paper, facts.elements)
    paper.paragraph(facts.facts_and_reasons)
    paper.paragraph(sentence(facts.mediation))
    if not facts.owed:
        come_to = PART_AGREED if facts.settled_rest else NOTHING_AGREED
        paper.paragraph(say(facts, NOT_AGREED, 调解结果=come_to))
        return
    paper.paragraph(say(facts, NOT_PERFORMED))
    owed_table(paper, facts.owed)
    paper.paragraph(f"以上尚欠款项合计{sum_in_words(total_owed(facts.owed))}。")


def _jobs(paper: Paper, jobs: Sequence[JobFacts]) -> None:
    if jobs:
        rows = [(each.name, each.started, each.post, each.wage, each.ended) for each in jobs]
        paper.space(4)
        paper.add(table(JOB_COLUMNS, rows))
        paper.space(8)


def _elements(paper: Paper, elements: Sequence[tuple[str, str]]) -> None:
    if elements:
        paper.space(4)
        paper.add(table(ELEMENT_COLUMNS, [(name, text or BY_HAND) for name, text in elements]))
        paper.space(8)


def _burdens(paper: Paper, burdens: Sequence[BurdenFacts]) -> None:
    if burdens:
        rows = [
            (str(number), each.proof, each.holder, each.basis)
            for number, each in enumerate(burdens, 1)
        ]
        paper.heading("由对方掌握、应当由其提供的证据")
        paper.space(4)
        paper.add(table(BURDEN_COLUMNS, rows))
        paper.space(8)


def _witnesses(paper: Paper, witnesses: Sequence[WitnessFacts]) -> None:
    if not witnesses:
        return
    paper.heading("证人姓名和住所")
    rows = [(each.name, each.address, each.phone, each.proves) for each in witnesses]
    paper.space(4)
    paper.add(table(WITNESS_COLUMNS, rows))
    paper.space(8)
