"""案件查看记录: the answer to a party who asks 谁看过我的案件, in plain words."""

from mediation.documents.blocks import begin, numbered, seal
from mediation.documents.facts import LookFacts, LooksRecordFacts
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.wording import day, moment

KIND = "looks_record"
TITLE = "案件查看记录"
TEMPLATE_VERSION = "1"
FACTS = LooksRecordFacts
COLUMNS = (
    Column("单位", 18),
    Column("为什么", 13),
    Column("依据", 23),
    Column("给看了什么", 28),
    Column("从何时到何时", 18),
)
RIGHTS = Passage(
    "looks_record.rights",
    "看过记录以后可以怎样做",
    "认为不应当提供或者查看的，可以要求我们说明原因、收回提供；以同意为依据的，可以撤回同意。收回以后，"
    "对方立即不能再打开，已经取走的文书不因此收回。对答复有异议的，可以依照《中华人民共和国个人信息"
    "保护法》第五十条、第六十五条的规定提起诉讼或者投诉、举报。",
    required=("撤回同意", "投诉"),
)
PASSAGES = (RIGHTS,)


def draw(facts: LooksRecordFacts, *, draft: bool = False) -> bytes:
    """Draw the answer."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled("案号：", facts.case_number or "尚未编号")
    paper.labelled("案由：", facts.cause)
    paper.labelled("当事人：", facts.party_name)
    if facts.requester:
        paper.labelled("提出人：", facts.requester)
    paper.space(4)
    paper.paragraph(
        f"{facts.addressed_as}问谁看过{facts.addressed_as}的案件。我们从系统的记录中列出截至"
        f"{moment(facts.listed_at)}的全部情况。本机构办理本案的人员平时查看案件，不在此列。"
    )
    paper.heading("告诉了哪些单位")
    _shared(paper, facts)
    paper.heading("谁看过")
    _looks(paper, facts)
    paper.paragraph(say(facts, RIGHTS))
    seal(paper, facts)
    return paper.finished()


def _shared(paper: Paper, facts: LooksRecordFacts) -> None:
    if not facts.shared:
        paper.paragraph("没有把本案给其他单位看过。")
        return
    rows = [
        (
            each.receiver,
            each.purpose,
            each.basis,
            each.given,
            f"{day(each.since)}至{day(each.until)}{'收回' if each.is_revoked else ''}",
        )
        for each in facts.shared
    ]
    paper.add(table(COLUMNS, rows))
    paper.space(6)


def _looks(paper: Paper, facts: LooksRecordFacts) -> None:
    if not facts.looks:
        paper.paragraph("还没有人看过。")
        return
    paper.paragraph(f"共{len(facts.looks)}次，从早到晚：")
    numbered(paper, [_sentence(look) for look in facts.looks])


def _sentence(look: LookFacts) -> str:
    return f"{moment(look.at)}，{look.who}因{look.because}，{look.did}。"
