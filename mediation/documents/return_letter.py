"""委派调解结果反馈函: how a case the court sent out ended (特邀规定 26; 在线调解规则 21)."""

from mediation.documents.blocks import begin, enclosure_table
from mediation.documents.facts import FailureFacts, ReturnLetterFacts
from mediation.documents.layout import LETTER, LETTER_HEADING
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close, sections
from mediation.documents.passages import Passage, say
from mediation.documents.wording import day, enumerated, sentence, several

KIND = "return_letter"
TITLE = "委派调解结果反馈函"
TEMPLATE_VERSION = "1"
FACTS = ReturnLetterFacts
FRAME = LetterFrame
NOTHING = "无。"

OPENING = Passage(
    "return_letter.opening",
    "委派案件和调解经过",
    "你院{委派文书}{委派方式}调解的{申请人}与"
    "{被申请人}{案由}争议一案，本调解组织于"
    "{接收日期}接收{主持情况}，于{结束日期}调解结束"
    "{用时}。现将结果反馈如下：",
    (
        "委派文书",
        "委派方式",
        "申请人",
        "被申请人",
        "案由",
        "接收日期",
        "主持情况",
        "结束日期",
        "用时",
    ),
    ("委派文书", "申请人", "被申请人", "接收日期", "结束日期"),
)
FILED = Passage(
    "return_letter.filed",
    "协议书备案",
    "双方签署了{协议书编号}调解协议书，依照规定送你院备案。",
    ("协议书编号",),
    ("协议书编号",),
)
RETURNED = Passage(
    "return_letter.returned",
    "材料退回",
    "现将案件材料退回你院，请依法处理。",
)
PASSAGES = (OPENING, FILED, RETURNED)


def draw(facts: ReturnLetterFacts, *, draft: bool = False) -> bytes:
    """Draw the letter."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    addressee(paper, facts.to_court)
    led = f"，由调解员{enumerated(facts.mediators)}主持调解" if facts.mediators else ""
    paper.paragraph(
        say(
            facts,
            OPENING,
            委派文书=facts.court_document,
            委派方式=facts.entrusted_as,
            申请人=several(facts.applicant_names),
            被申请人=several(facts.respondent_names),
            案由=facts.cause,
            接收日期=day(facts.received_on),
            主持情况=led,
            结束日期=day(facts.ended_on),
            用时=_days(facts),
        ),
        LETTER,
    )
    sections(paper, (("调解结果", _outcome(facts)), *_failure(facts.failure), *_rest(facts)))
    if facts.enclosures:
        paper.heading("随函移交、退回的材料", LETTER_HEADING)
        enclosure_table(paper, facts.enclosures)
    close(paper, facts, facts.contact_name, facts.contact_phone)
    return paper.finished()


def _days(facts: ReturnLetterFacts) -> str:
    if facts.days_used is None:
        return ""
    excluded = f"（已扣除鉴定评估{facts.days_excluded}日）" if facts.days_excluded else ""
    return f"，用时{facts.days_used}日{excluded}"


def _outcome(facts: ReturnLetterFacts) -> str:
    text = sentence(facts.outcome)
    if facts.settled and facts.agreement_number:
        text += say(facts, FILED, 协议书编号=facts.agreement_number)
    if not facts.settled:
        text += say(facts, RETURNED)
    return text


def _failure(failure: FailureFacts | None) -> tuple[tuple[str, str], ...]:
    """Return the four items a failure report must hold; the last two may be nothing."""
    if failure is None:
        return ()
    return (
        ("调解的基本情况", sentence(failure.basic_facts)),
        ("调解不成的原因", sentence(failure.why_failed)),
        ("导致其他当事人诉讼成本增加的行为", sentence(failure.costly_conduct) or NOTHING),
        ("需要向人民法院提示的其他情况", sentence(failure.other_hints) or NOTHING),
    )


def _rest(facts: ReturnLetterFacts) -> tuple[tuple[str, str], ...]:
    undisputed = "\n".join(
        f"{index}．{sentence(each)}" for index, each in enumerate(facts.undisputed, start=1)
    )
    confirmed = "当事人已填写送达地址确认书。" if facts.service_address_confirmed else ""
    return (("当事人无争议的事实", undisputed), ("送达地址确认", confirmed))
