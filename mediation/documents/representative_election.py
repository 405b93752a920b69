"""代表人推选书 with 劳动者名册: ten workers or more elect a few of them (调解仲裁法 7)."""

from mediation.documents.blocks import begin, numbered
from mediation.documents.facts import PartyFacts, RepresentativeElectionFacts
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import optional_day, several
from mediation.documents.worker_roster import worker_roster

KIND = "representative_election"
TITLE = "代表人推选书"
TEMPLATE_VERSION = "1"
FACTS = RepresentativeElectionFacts
MOST_ELECTED = 5
MATTERS = (
    "代为申请调解，提出和陈述请求、事实和理由",
    "收集、提供证据，核对对方提交的证据",
    "参加调解，选择调解员，申请调解员回避",
    "领取文书，并及时告知全体劳动者",
)
ELECTED_COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("代表人姓名", 16),
    Column("公民身份号码", 27),
    Column("联系电话", 19),
    Column("代表人签名", 22),
)

OPENING = Passage(
    "representative_election.opening",
    "推选的事由和依据",
    "我们{劳动者}与{用人单位}因{案由}发生争议，有共同请求。依照《中华人民共和国劳动争议调解仲裁法》"
    "第七条的规定，推选下列人员为代表人，参加调解活动：",
    ("劳动者", "用人单位", "案由"),
    ("劳动者", "第七条"),
)
POWERS = Passage(
    "representative_election.powers",
    "代表人的权限",
    "代表人代表全体推选人办理下列事项，其行为对全体推选人发生效力：",
    required=("效力",),
)
LIMIT = Passage(
    "representative_election.limit",
    "须经劳动者本人同意的事项",
    "代表人变更、放弃请求，承认对方当事人的请求，进行和解、接受调解方案，必须经被代表的劳动者同意（参照"
    "《劳动人事争议仲裁办案规则》第六十三条）；各劳动者是否同意调解方案，以本人签名的调解方案同意书为准。",
    required=("放弃请求", "同意"),
)
PASSAGES = (OPENING, POWERS, LIMIT)


def draw(facts: RepresentativeElectionFacts, *, draft: bool = False) -> bytes:
    """Draw the election and the list that everybody signs; it bears no letterhead."""
    paper = begin(facts, TITLE, draft=draft, from_body=False)
    paper.paragraph(
        say(
            facts,
            OPENING,
            劳动者=several([each.worker.name for each in facts.workers]),
            用人单位=several(facts.respondent_names),
            案由=facts.cause,
        )
    )
    _elected(paper, facts.elected)
    paper.paragraph(say(facts, POWERS))
    numbered(paper, [f"{matter}；" for matter in MATTERS[:-1]] + [f"{MATTERS[-1]}。"])
    paper.paragraph(say(facts, LIMIT))
    paper.paragraph("推选人的签名、捺印见所附劳动者名册。")
    paper.paragraph(f"推选日期：{optional_day(None)}")
    worker_roster(paper, facts.workers, "请求金额（元）")
    return paper.finished()


def _elected(paper: Paper, elected: tuple[PartyFacts, ...]) -> None:
    """Print who was elected, or rows to write them on."""
    rows = [
        (str(index), each.name, each.id_number, each.phone, "")
        for index, each in enumerate(elected, start=1)
    ]
    blank = [(str(index), "", "", "", "") for index in range(1, MOST_ELECTED + 1)]
    paper.space(4)
    paper.add(table(ELECTED_COLUMNS, rows or blank))
    paper.space(8)
