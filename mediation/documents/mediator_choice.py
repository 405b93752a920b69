"""调解员选定书, or 调解员指定通知书 when the sides did not agree on one (特邀规定 12)."""

from mediation.documents.blocks import begin, contact_line, fill_in, seal, sign
from mediation.documents.facts import MediatorChoiceFacts
from mediation.documents.filing import filing_signers
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster
from mediation.documents.wording import basis_word, day, enumerated, several

KIND = "mediator_choice"
TITLE = "调解员选定书"
APPOINTED_TITLE = "调解员指定通知书"
TEMPLATE_VERSION = "1"
FACTS = MediatorChoiceFacts

CHOSEN = Passage(
    "mediator_choice.chosen",
    "共同选定",
    "当事人因{案由}争议一案{案号}，经协商一致，{依据}《最高人民法院关于人民法院特邀调解的规定》"
    "第十二条的规定，共同选定下列调解员主持调解：",
    ("案由", "案号", "依据"),
    ("选定",),
)
APPOINTED = Passage(
    "mediator_choice.appointed",
    "指定",
    "当事人因{案由}争议一案{案号}，{指定原因}。本调解组织{依据}《最高人民法院关于人民法院特邀调解的规定》"
    "第十二条的规定，指定{调解员}担任本案调解员。",
    ("案由", "案号", "指定原因", "依据", "调解员"),
    ("调解员", "指定"),
)
OBJECTION = Passage(
    "mediator_choice.objection",
    "不同意指定的后果",
    "当事人不同意指定的，请{提出期限}向本调解组织提出；双方可以另行协商选定。不同意指定又不能协商选定的，"
    "视为不同意调解，调解终结。",
    ("提出期限",),
    ("不同意指定", "视为不同意调解"),
)
RECUSAL = Passage(
    "mediator_choice.recusal",
    "回避的提示",
    "调解员是一方当事人或者其代理人的近亲属、与纠纷有利害关系，或者与当事人、代理人有其他关系可能影响公正"
    "调解的，当事人有权申请其回避。",
    required=("回避",),
)
PASSAGES = (CHOSEN, APPOINTED, OBJECTION, RECUSAL)


def draw(facts: MediatorChoiceFacts, *, draft: bool = False) -> bytes:
    """Draw the choice, which both sides sign, or the notice, which bears the seal."""
    title = APPOINTED_TITLE if facts.appointed else TITLE
    paper = begin(facts, title, draft=draft)
    for side in (facts.applicants, facts.respondents):
        if side:
            paper.labelled(f"{side[0].side_label}：", several([each.name for each in side]))
    if facts.appointed:
        _appointed(paper, facts)
    else:
        _chosen(paper, facts)
    return paper.finished()


def _case(facts: MediatorChoiceFacts) -> str:
    return f"（案号：{facts.case_number}）" if facts.case_number else ""


def _chosen(paper: Paper, facts: MediatorChoiceFacts) -> None:
    basis = basis_word(facts.from_court)
    paper.paragraph(say(facts, CHOSEN, 案由=facts.cause, 案号=_case(facts), 依据=basis))
    if facts.mediators:
        paper.labelled("调解员：", enumerated(facts.mediators))
    else:
        fill_in(paper, "调解员：")
    if facts.chosen_on:
        paper.labelled("选定日期：", day(facts.chosen_on))
    paper.paragraph(say(facts, RECUSAL))
    contact_line(paper, facts.contact_name, facts.contact_phone)
    sign(paper, [*filing_signers(facts.applicants), *filing_signers(facts.respondents)])
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册")


def _appointed(paper: Paper, facts: MediatorChoiceFacts) -> None:
    why = facts.why_appointed.rstrip("。") or "没有共同选定调解员"
    paper.paragraph(
        say(
            facts,
            APPOINTED,
            案由=facts.cause,
            案号=_case(facts),
            指定原因=why,
            依据=basis_word(facts.from_court),
            调解员=enumerated(facts.mediators) or "　　　　　　",
        )
    )
    by = f"于{day(facts.object_by)}前（含当日）" if facts.object_by else "在调解开始前"
    paper.paragraph(say(facts, OBJECTION, 提出期限=by))
    paper.paragraph(say(facts, RECUSAL))
    contact_line(paper, facts.contact_name, facts.contact_phone)
    paper.paragraph("特此通知。")
    seal(paper, facts)
