"""受理通知书: that mediation begins, by whom, with which rights, until when (17号令 22)."""

from mediation.documents.blocks import begin, clauses, contact_line, seal
from mediation.documents.facts import AcceptanceNoticeFacts
from mediation.documents.layout import FLUSH
from mediation.documents.passages import Passage, say
from mediation.documents.wording import day, enumerated, legal_day, moment, several

KIND = "acceptance_notice"
TITLE = "受理通知书"
TEMPLATE_VERSION = "2"
FACTS = AcceptanceNoticeFacts

RIGHTS = Passage(
    "acceptance_notice.rights",
    "权利和义务",
    "当事人在调解活动中享有下列权利：选择或者接受调解员；接受调解、拒绝调解或者要求终止调解；"
    "要求调解公开进行或者不公开进行；自主表达意愿、自愿达成调解协议。同时应当履行下列义务："
    "如实陈述争议事实；遵守调解现场秩序，尊重调解员；尊重对方当事人行使权利。",
    required=("选择或者接受调解员", "拒绝调解或者要求终止调解", "如实陈述"),
)
CONFIDENTIAL = Passage(
    "acceptance_notice.confidential",
    "不公开和保密",
    "调解不公开进行，双方当事人要求公开的除外。调解员和其他参加人对调解中知悉的国家秘密、商业秘密、"
    "个人隐私和个人信息应当保密。当事人为达成调解协议作出妥协而认可的事实，依照有关规定不作为"
    "其后仲裁、诉讼中对其不利的根据。",
    required=("不公开", "保密"),
)
EFFECT = Passage(
    "acceptance_notice.effect",
    "调解协议的效力",
    "经调解达成协议的，制作调解协议书。协议生效后对双方当事人具有约束力，双方可以在法定期限内共同申请"
    "仲裁审查或者司法确认。",
    required=("约束力",),
)
DECISION = Passage(
    "acceptance_notice.decision",
    "受理的决定",
    "申请人{申请人}与被申请人{被申请人}因{案由}发生争议{案件来源}。经审查，该争议属于本调解组织的调解范围，"
    "本调解组织决定自{受理日期}起予以受理{案号}。现将有关事项通知如下：",
    ("申请人", "被申请人", "案由", "案件来源", "受理日期", "案号"),
    ("申请人", "被申请人", "受理日期"),
)
MEDIATORS = Passage(
    "acceptance_notice.mediators",
    "调解员和更换",
    "本案由调解员{调解员}主持调解。调解员是本案当事人或者其近亲属、"
    "与本案有利害关系，或者有其他可能影响公正调解的情形的，当事人有权申请更换。",
    ("调解员",),
    ("调解员",),
)
NO_MEDIATOR_YET = Passage(
    "acceptance_notice.no_mediator_yet",
    "调解员还没有确定",
    "调解员确定后另行通知。当事人可以共同选定调解员。",
)
SESSION = Passage(
    "acceptance_notice.session",
    "调解会的时间和地点",
    "调解会定于{时间}{地点}举行，请准时参加；因故不能到场的，请提前告知。",
    ("时间", "地点"),
    ("时间", "地点"),
)
AFTER_AWARD = Passage(
    "acceptance_notice.after_award",
    "已有裁决书的提示",
    "已经收到仲裁裁决书的，提起诉讼的期限不因调解而中断或者延长。",
)
PASSAGES = (
    DECISION, MEDIATORS, NO_MEDIATOR_YET, SESSION, RIGHTS, CONFIDENTIAL, EFFECT, AFTER_AWARD,
)  # fmt: skip


def draw(facts: AcceptanceNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice to one addressee."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(f"{facts.addressee}：", FLUSH)
    paper.paragraph(_decision(facts))
    items = [
        _mediators(facts), _session(facts), _papers(facts),
        say(facts, RIGHTS), say(facts, CONFIDENTIAL), say(facts, EFFECT), _clocks(facts),
    ]  # fmt: skip
    clauses(paper, [item for item in items if item])
    contact_line(paper, facts.contact_name, facts.contact_phone)
    paper.paragraph("特此通知。")
    seal(paper, facts)
    return paper.finished()


def _decision(facts: AcceptanceNoticeFacts) -> str:
    source = ""
    if facts.entrusted_by:
        by_letter = f"以{facts.entrusted_document}" if facts.entrusted_document else ""
        source = f"，由{facts.entrusted_by}{by_letter}{facts.entrusted_as}本调解组织调解"
    elif facts.received_on:
        source = f"，于{day(facts.received_on)}向本调解组织申请调解"
    return say(
        facts,
        DECISION,
        申请人=several(facts.applicant_names),
        被申请人=several(facts.respondent_names),
        案由=facts.cause,
        案件来源=source,
        受理日期=day(facts.accepted_on),
        案号=f"，案号为{facts.case_number}" if facts.case_number else "",
    )


def _mediators(facts: AcceptanceNoticeFacts) -> str:
    if not facts.mediators:
        return say(facts, NO_MEDIATOR_YET)
    return say(facts, MEDIATORS, 调解员=enumerated(facts.mediators))


def _session(facts: AcceptanceNoticeFacts) -> str:
    if facts.session_at is None:
        return ""
    place = f"在{facts.session_place}" if facts.session_place else ""
    return say(facts, SESSION, 时间=moment(facts.session_at), 地点=place)


def _papers(facts: AcceptanceNoticeFacts) -> str:
    if not facts.papers_to_bring:
        return ""
    return f"请携带下列材料：{enumerated(facts.papers_to_bring)}。"


def _clocks(facts: AcceptanceNoticeFacts) -> str:
    parts = []
    if facts.mediate_until:
        until = legal_day(facts.mediate_until, provisional=facts.mediate_until_is_provisional)
        parts.append(f"本案调解期限至{until}届满，双方当事人同意延长的除外。")
    if facts.may_arbitrate_from:
        since = legal_day(facts.may_arbitrate_from, provisional=facts.may_arbitrate_is_provisional)
        parts.append(
            "依照《中华人民共和国劳动争议调解仲裁法》第十四条第三款的规定，自调解组织收到调解申请之日起"
            f"十五日内未达成调解协议的，当事人可以依法申请仲裁，即自{since}起可以申请。"
        )
    parts.append(say(facts, AFTER_AWARD))
    return "".join(parts)
