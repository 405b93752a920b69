"""权利义务告知书: all that must be told before mediation, signed by both sides.

人民调解法 23-24, 特邀规定 14 and 在线调解规则 17 say what; the texts are in `rights_texts`.
"""

from mediation.documents import rights_texts as texts
from mediation.documents.blocks import begin, seal, sign
from mediation.documents.facts import RightsNoticeFacts
from mediation.documents.filing import filing_signers
from mediation.documents.layout import Paper
from mediation.documents.passages import say
from mediation.documents.roster import needs_roster, roster
from mediation.documents.wording import clause_number, enumerated, moment, several

KIND = "rights_notice"
TITLE = "权利义务告知书"
TEMPLATE_VERSION = "1"
FACTS = RightsNoticeFacts
PASSAGES = texts.PASSAGES


def draw(facts: RightsNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice."""
    paper = begin(facts, TITLE, draft=draft)
    _matter(paper, facts)
    for index, (heading, text) in enumerate(_parts(facts), start=1):
        paper.heading(f"{clause_number(index)}{heading}")
        paper.paragraph(text)
    told = f"于{moment(facts.told_at)}" if facts.told_at else ""
    paper.paragraph(say(facts, texts.CLOSING, 告知时间=told))
    lines = [
        *filing_signers(facts.applicants),
        *filing_signers(facts.respondents),
        *filing_signers(facts.third_parties),
        *(f"调解员{name}（签名）：" for name in facts.mediators or ("",)),
    ]
    sign(paper, lines)
    seal(paper, facts)
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册")
    return paper.finished()


def _matter(paper: Paper, facts: RightsNoticeFacts) -> None:
    for side in (facts.applicants, facts.respondents, facts.third_parties):
        if side:
            paper.labelled(f"{side[0].side_label}：", several([each.name for each in side]))
    case = f"（案号：{facts.case_number}）" if facts.case_number else ""
    paper.labelled("案由：", f"{facts.cause}争议{case}")
    if facts.mediators:
        paper.labelled("调解员：", enumerated(facts.mediators))


def _parts(facts: RightsNoticeFacts) -> list[tuple[str, str]]:
    """Return what is told, in order; who sends or reviews decides what is told of it."""
    effect = say(
        facts,
        texts.EFFECT,
        仲裁委员会=facts.review_commission or "有管辖权的劳动人事争议仲裁委员会",
        人民法院=facts.confirmation_court or "有管辖权的人民法院",
    )
    confidential = say(facts, texts.CONFIDENTIAL)
    if facts.from_court:
        confidential += "\n" + say(facts, texts.CONFIDENTIAL_FOR_COURTS)
    return [
        ("当事人的权利", say(facts, texts.RIGHTS)),
        ("当事人的义务", say(facts, texts.DUTIES)),
        ("调解的规则和程序", say(facts, texts.PROCEDURE)),
        ("调解员的回避", say(facts, texts.RECUSAL)),
        ("保密和不公开", confidential),
        ("调解协议的效力、仲裁审查和司法确认", effect),
        ("期限", say(facts, texts.PERIODS)),
        ("虚假调解的责任", say(facts, texts.SHAM)),
        ("送达地址", say(facts, texts.ADDRESS)),
        ("个人信息的处理", say(facts, texts.PERSONAL_DATA)),
    ]
