"""接收确认单: when the papers of a court were received; the time runs from there (特邀规定 27)."""

from mediation.documents.blocks import begin, enclosure_table, seal, sign
from mediation.documents.facts import AcceptanceConfirmationFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import BODY, FLUSH
from mediation.documents.passages import Passage, say
from mediation.documents.tables import form
from mediation.documents.typesetting import Span
from mediation.documents.wording import legal_day, moment, several

KIND = "acceptance_confirmation"
TITLE = "接收确认单"
TEMPLATE_VERSION = "1"
FACTS = AcceptanceConfirmationFacts
BLANK_MOMENT = "　　　　年　　月　　日　　时　　分"

OPENING = Passage(
    "acceptance_confirmation.opening",
    "接收的案件",
    "{委派机关}{委派文书}{委派方式}本调解组织调解的下列案件，材料已经接收：",
    ("委派机关", "委派文书", "委派方式"),
    ("委派机关",),
)
START = Passage(
    "acceptance_confirmation.start",
    "期限的起算",
    "调解期限自调解组织或者调解员签字接收移交材料之日起计算（《最高人民法院关于人民法院特邀调解的规定》"
    "第二十七条），以本单所载接收时间为准。双方当事人同意延长调解期限的，不受此限；鉴定、评估的期间不计入"
    "调解期限。",
    required=("第二十七条", "接收时间"),
)
PASSAGES = (OPENING, START)


def draw(facts: AcceptanceConfirmationFacts, *, draft: bool = False) -> bytes:
    """Draw the confirmation."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(f"{facts.from_body}：", FLUSH)
    paper.paragraph(_opening(facts))
    received = moment(facts.received_at) if facts.received_at else BLANK_MOMENT
    rows: list[tuple[str | tuple[Span, ...], ...]] = [
        ("案号", facts.case_number, "案由", facts.cause),
        ("申请人", several(facts.applicant_names)),
        ("被申请人", several(facts.respondent_names)),
        ("接收时间", (Span(received, Style.BOLD),)),
        ("调解期限", _term(facts)),
        ("承办调解员", facts.mediator, "移交人", facts.handed_over_by),
    ]
    paper.space(4)
    paper.add(form(rows, paper.sheet))
    paper.space(8)
    if facts.enclosures:
        paper.labelled("接收的材料：", "")
        paper.hold(1)
        enclosure_table(paper, facts.enclosures)
    paper.paragraph(say(facts, START), BODY)
    sign(
        paper,
        [f"接收的调解员{facts.mediator}（签名）：", f"移交人{facts.handed_over_by}（签名）："],
    )
    seal(paper, facts)
    return paper.finished()


def _opening(facts: AcceptanceConfirmationFacts) -> str:
    return say(
        facts,
        OPENING,
        委派机关=facts.from_body,
        委派文书=f"以{facts.from_document}" if facts.from_document else "",
        委派方式=facts.entrusted_as,
    )


def _term(facts: AcceptanceConfirmationFacts) -> str:
    parts = [f"{facts.term_days}日" if facts.term_days else ""]
    if facts.due:
        parts.append(f"至{legal_day(facts.due, provisional=facts.due_is_provisional)}届满")
    return "，".join(part for part in parts if part)
