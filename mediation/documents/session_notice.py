"""调解通知书: asks one addressee to a session, with time, place and what to bring (特邀规定 14)."""

from mediation.documents.blocks import begin
from mediation.documents.facts import SessionNoticeFacts
from mediation.documents.layout import LETTER
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close, sections
from mediation.documents.passages import Passage, say
from mediation.documents.wording import chinese_number, enumerated, moment, several

KIND = "session_notice"
TITLE = "调解通知书"
TEMPLATE_VERSION = "1"
FACTS = SessionNoticeFacts
FRAME = LetterFrame

OPENING = Passage(
    "session_notice.opening",
    "通知的案件",
    "{申请人}与{被申请人}{案由}争议一案{案号}，定于下列时间举行第{次数}次调解，请{称谓}准时参加。",
    ("申请人", "被申请人", "案由", "案号", "次数", "称谓"),
    ("申请人", "被申请人"),
)
WHO = Passage(
    "session_notice.who",
    "参加人和证件",
    "当事人本人参加的，请携带本人身份证件；用人单位由法定代表人（负责人）参加的，另携带身份证明书。委托他人"
    "参加的，代理人应当提交授权委托书和本人身份证件；代为承认、变更、放弃请求或者达成调解协议的，必须有"
    "特别授权。",
    required=("身份证件", "授权委托书", "特别授权"),
)
RIGHTS = Passage(
    "session_notice.rights",
    "调解前的告知和回避",
    "调解开始前，调解员将告知当事人的权利义务、调解规则和程序、调解协议的效力、司法确认等事项。当事人认为"
    "调解员有应当回避的情形的，可以申请其回避。",
    required=("回避",),
)
ABSENCE = Passage(
    "session_notice.absence",
    "不能参加的办法",
    "因故不能参加的，请在调解举行前告知本调解组织，由本调解组织另定时间。当事人有权拒绝调解或者要求终止调解；"
    "没有告知又不到场的，视情况另定时间或者终结调解。",
    required=("不能参加",),
)
PASSAGES = (OPENING, WHO, RIGHTS, ABSENCE)


def draw(facts: SessionNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice."""
    paper = begin(facts, TITLE, draft=draft, frame=FRAME)
    addressee(paper, facts.addressee)
    paper.paragraph(_opening(facts), LETTER)
    sections(
        paper,
        (
            ("时间和地点", _where(facts)),
            ("参加人和携带的材料", _bring(facts)),
            ("调解员和权利告知", _mediators(facts) + say(facts, RIGHTS)),
            ("不能参加的办法", say(facts, ABSENCE)),
        ),
    )
    close(paper, facts, facts.contact_name, facts.contact_phone)
    return paper.finished()


def _opening(facts: SessionNoticeFacts) -> str:
    return say(
        facts,
        OPENING,
        申请人=several(facts.applicant_names),
        被申请人=several(facts.respondent_names),
        案由=facts.cause,
        案号=f"（案号：{facts.case_number}）" if facts.case_number else "",
        次数=chinese_number(facts.session_number),
        称谓=facts.addressed_as,
    )


def _where(facts: SessionNoticeFacts) -> str:
    lines = [f"时间：{moment(facts.session_at)}。"]
    if facts.place:
        lines.append(f"地点：{facts.place}。")
    if facts.video_link:
        lines.append(f"视频调解：{facts.video_link}。请提前检查网络、摄像头和麦克风。")
    return "\n".join(lines)


def _bring(facts: SessionNoticeFacts) -> str:
    listed = f"另请携带：{enumerated(facts.papers_to_bring)}。" if facts.papers_to_bring else ""
    return say(facts, WHO) + listed


def _mediators(facts: SessionNoticeFacts) -> str:
    return f"本次调解由调解员{enumerated(facts.mediators)}主持。" if facts.mediators else ""
