"""强制执行申请书: what a court or commission made enforceable was not paid (民诉法 247, 250)."""

from mediation.documents.blocks import begin, numbered, sign
from mediation.documents.facts import EnforcementApplicationFacts
from mediation.documents.facts.keeping import FactsError
from mediation.documents.facts.performing import ARBITRATION, CONFIRMATION, ORDER
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
from mediation.documents.roster import needs_roster, roster, side
from mediation.documents.wording import day, enumerated, sentence, several, sum_in_words

KIND = "enforcement_application"
TITLE = "强制执行申请书"
TEMPLATE_VERSION = "2"
FACTS = EnforcementApplicationFacts

APPLICANT, DEBTOR = "申请执行人", "被执行人"
ARTICLES = {
    CONFIRMATION: "《中华人民共和国民事诉讼法》第二百零六条、第二百四十七条",
    ARBITRATION: (
        "《中华人民共和国劳动争议调解仲裁法》第五十一条、《中华人民共和国民事诉讼法》第二百四十七条"
    ),
    ORDER: "《中华人民共和国民事诉讼法》第二百二十七条、第二百四十七条",
}
AGREED = {
    CONFIRMATION: "确认{agreement}有效",
    ARBITRATION: "根据{agreement}制作",
    ORDER: "依据{agreement}作出",
}
INTEREST = Passage(
    "enforcement_application.interest",
    "迟延履行利息",
    "强制被执行人加倍支付迟延履行期间的债务利息（《中华人民共和国民事诉讼法》第二百六十四条）："
    "以{各期}尚欠款项为基数，自{各期}履行期间届满之日起至实际清偿之日止，按日万分之一点七五计算。",
    ("各期",),
    ("第二百六十四条",),
)
TIME_LIMIT = Passage(
    "enforcement_application.time_limit",
    "申请执行的期间",
    "申请执行的期间为二年；法律文书规定分期履行的，从最后一期履行期限届满之日起计算"
    "（《中华人民共和国民事诉讼法》第二百五十条）。"
    "本申请应于{届满日}前（含当日）提出。",
    ("届满日",),
    ("届满日", "二年"),
)
PASSAGES = (INTEREST, TIME_LIMIT)


def draw(facts: EnforcementApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application; the creditors sign it, so it carries no letterhead."""
    if facts.basis not in ARTICLES:
        raise FactsError(f"basis: nothing is enforced by {facts.basis!r}")
    paper = begin(facts, TITLE, draft=draft, from_body=False)
    applicants = relabelled(facts.applicants, APPLICANT)
    side(paper, applicants)
    side(paper, opposed(facts.respondents, DEBTOR))
    paper.heading("执行依据")
    paper.paragraph(_instrument(facts))
    _requests(paper, facts)
    _reasons(paper, facts)
    _clues(paper, facts)
    submitted_to(paper, facts.court)
    enclosed = facts.attachments or _usual_attachments(facts)
    attachments(paper, enclosed)
    sign(paper, filing_signers(applicants), after=len(enclosed) + 3)
    if needs_roster(applicants):
        roster(paper, applicants, f"{APPLICANT}名册", owed_to(facts.owed, applicants))
    return paper.finished()


def _instrument(facts: EnforcementApplicationFacts) -> str:
    served = f"，于{day(facts.served_on)}送达" if facts.served_on else ""
    effect = f"，于{day(facts.effective_on)}发生法律效力" if facts.effective_on else ""
    agreed = ""
    if facts.agreement_number:
        made = f"经{facts.body.name}主持达成的{facts.agreement_number}调解协议"
        agreed = f"，{AGREED[facts.basis].format(agreement=made)}"
    return (
        f"{facts.instrument_maker}{facts.instrument_number}{facts.instrument_title}"
        f"{agreed}{served}{effect}。"
    )


def _requests(paper: Paper, facts: EnforcementApplicationFacts) -> None:
    payers = enumerated([each.name for each in facts.respondents])
    names = several([each.name for each in facts.applicants])
    paper.heading("请求事项")
    paper.paragraph(
        f"1．强制被执行人{payers}向申请执行人{names}给付{sum_in_words(total_owed(facts.owed))}，"
        "各期款项如下："
    )
    owed_table(paper, facts.owed)
    requests = ["执行费用由被执行人负担。"]
    if facts.with_interest:
        requests.insert(0, _interest(facts))
    for number, request in enumerate(requests, start=2):
        paper.paragraph(f"{number}．{request}")


def _interest(facts: EnforcementApplicationFacts) -> str:
    each = "各期" if len(facts.owed) > 1 else ""
    return say(facts, INTEREST, 各期=each)


def _reasons(paper: Paper, facts: EnforcementApplicationFacts) -> None:
    paid = any(each.paid for each in facts.owed)
    failed = "没有全部履行" if paid else "没有履行"
    paper.heading("事实和理由")
    paper.paragraph(
        f"申请执行人与被执行人{facts.cause}争议一案，上述法律文书已经发生法律效力。履行期限届满后，"
        f"被执行人{failed}给付义务，尚欠{sum_in_words(total_owed(facts.owed))}。{sentence(facts.facts)}"
    )
    if facts.apply_by:
        paper.paragraph(say(facts, TIME_LIMIT, 届满日=day(facts.apply_by)))
    paper.paragraph(f"现依照{ARTICLES[facts.basis]}的规定，申请强制执行。")


def _clues(paper: Paper, facts: EnforcementApplicationFacts) -> None:
    if facts.property_clues:
        paper.heading("被执行人的财产状况和线索")
        numbered(paper, [sentence(each) for each in facts.property_clues])


def _usual_attachments(facts: EnforcementApplicationFacts) -> tuple[str, ...]:
    """Return what the court asks for in any case (执行规定 18)."""
    return (
        f"{facts.instrument_number}{facts.instrument_title}副本",
        "申请执行人身份证明",
        "被执行人身份信息",
    )
