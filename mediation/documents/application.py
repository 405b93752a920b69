"""调解申请书, or 口头申请笔录 when the applicant speaks and the body writes (调解仲裁法 12)."""

from mediation.documents.blocks import begin, claim_list, enclosure_table, sign
from mediation.documents.facts import ApplicationFacts
from mediation.documents.filing import filing_signers, submitted_to
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster, side
from mediation.documents.wording import chinese_number, moment, optional_day

KIND = "application"
TITLE = "调解申请书"
ORAL_TITLE = "口头申请笔录"
TEMPLATE_VERSION = "1"
FACTS = ApplicationFacts

DECLARATION = Passage(
    "application.declaration",
    "申请人的声明",
    "申请人自愿就上述争议申请调解，所述事实和提交的材料真实。申请人已知悉：调解遵循自愿、合法原则，"
    "申请调解不影响依法申请仲裁或者提起诉讼的权利；已经收到仲裁裁决书的，应当在法定期限内提起诉讼，"
    "该期限不因申请调解而中断或者延长。",
    required=("自愿", "申请仲裁"),
)
TAKEN_DOWN = Passage(
    "application.taken_down",
    "口头申请的记录依据",
    "申请人口头申请调解，本调解组织依照《中华人民共和国劳动争议调解仲裁法》第十二条的规定，"
    "当场记录申请人基本情况、申请调解的争议事项、理由和时间如下：",
    required=("第十二条",),
)
PASSAGES = (DECLARATION, TAKEN_DOWN)


def draw(facts: ApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application; the applicants sign it, so it carries no letterhead."""
    title = ORAL_TITLE if facts.oral else TITLE
    paper = begin(facts, title, draft=draft, from_body=facts.oral)
    if facts.oral:
        _taken_down(paper, facts)
    side(paper, facts.applicants)
    side(paper, facts.respondents)
    side(paper, facts.third_parties)
    _claims(paper, facts)
    _reasons(paper, facts)
    paper.paragraph(say(facts, DECLARATION))
    _ending(paper, facts)
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册")
    return paper.finished()


def _taken_down(paper: Paper, facts: ApplicationFacts) -> None:
    when = moment(facts.taken_at) if facts.taken_at else optional_day(None)
    paper.labelled("记录时间：", when)
    paper.labelled("记录地点：", facts.taken_place or facts.body.name)
    paper.labelled("记录人：", facts.taken_by)
    paper.paragraph(say(facts, TAKEN_DOWN))


def _claims(paper: Paper, facts: ApplicationFacts) -> None:
    paper.heading("请求事项")
    claim_list(paper, facts.claims)


def _reasons(paper: Paper, facts: ApplicationFacts) -> None:
    paper.heading("事实和理由")
    paper.paragraph(facts.facts_and_reasons)
    if facts.arbitration_status:
        paper.paragraph(f"本争议申请仲裁的情况：{facts.arbitration_status.rstrip('。')}。")
    if facts.evidence:
        paper.heading("证据和证据来源")
        enclosure_table(paper, facts.evidence)


def _ending(paper: Paper, facts: ApplicationFacts) -> None:
    if facts.oral:
        state = "已向申请人宣读，申请人确认记录无误。" if facts.read_back else (
            "应向申请人宣读或者交申请人阅读，确认无误后签名。"
        )  # fmt: skip
        paper.paragraph(f"以上笔录{state}")
    else:
        submitted_to(paper, facts.body.name)
        copies = len(facts.respondents) + len(facts.third_parties)
        paper.paragraph(f"附：本申请书副本{chinese_number(copies)}份。")
    # What is declared stands on the page that is signed, with 此致 and the copies below it.
    sign(paper, _signers(facts), after=2 if facts.oral else 5)


def _signers(facts: ApplicationFacts) -> list[str]:
    lines = filing_signers(facts.applicants)
    return [*lines, f"记录人{facts.taken_by}（签名）："] if facts.oral else lines
