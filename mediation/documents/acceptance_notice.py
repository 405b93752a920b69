"""受理通知书: that mediation begins, by whom, with which rights, until when (17号令 22)."""

from mediation.documents.blocks import begin, clauses, contact_line, seal
from mediation.documents.facts import AcceptanceNoticeFacts
from mediation.documents.layout import FLUSH
from mediation.documents.wording import day, enumerated, legal_day, moment, several

KIND = "acceptance_notice"
TITLE = "受理通知书"
TEMPLATE_VERSION = "2"
FACTS = AcceptanceNoticeFacts

RIGHTS = (
    "当事人在调解活动中享有下列权利：选择或者接受调解员；接受调解、拒绝调解或者要求终止调解；"
    "要求调解公开进行或者不公开进行；自主表达意愿、自愿达成调解协议。同时应当履行下列义务："
    "如实陈述争议事实；遵守调解现场秩序，尊重调解员；尊重对方当事人行使权利。"
)
CONFIDENTIAL = (
    "调解不公开进行，双方当事人要求公开的除外。调解员和其他参加人对调解中知悉的国家秘密、商业秘密、"
    "个人隐私和个人信息应当保密。当事人为达成调解协议作出妥协而认可的事实，依照有关规定不作为"
    "其后仲裁、诉讼中对其不利的根据。"
)
EFFECT = (
    "经调解达成协议的，制作调解协议书。协议生效后对双方当事人具有约束力，双方可以在法定期限内共同申请"
    "仲裁审查或者司法确认。"
)


def draw(facts: AcceptanceNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice to one addressee."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(f"{facts.addressee}：", FLUSH)
    paper.paragraph(_decision(facts))
    items = [
        _mediators(facts), _session(facts), _papers(facts), RIGHTS, CONFIDENTIAL, EFFECT,
        _clocks(facts),
    ]  # fmt: skip
    clauses(paper, [item for item in items if item])
    contact_line(paper, facts.contact_name, facts.contact_phone)
    paper.paragraph("特此通知。")
    seal(paper, facts)
    return paper.finished()


def _decision(facts: AcceptanceNoticeFacts) -> str:
    sides = f"申请人{several(facts.applicant_names)}与被申请人{several(facts.respondent_names)}"
    source = ""
    if facts.entrusted_by:
        by_letter = f"以{facts.entrusted_document}" if facts.entrusted_document else ""
        source = f"，由{facts.entrusted_by}{by_letter}{facts.entrusted_as}本调解组织调解"
    elif facts.received_on:
        source = f"，于{day(facts.received_on)}向本调解组织申请调解"
    case = f"，案号为{facts.case_number}" if facts.case_number else ""
    return (
        f"{sides}因{facts.cause}发生争议{source}。经审查，该争议属于本调解组织的调解范围，"
        f"本调解组织决定自{day(facts.accepted_on)}起予以受理{case}。现将有关事项通知如下："
    )


def _mediators(facts: AcceptanceNoticeFacts) -> str:
    if not facts.mediators:
        return "调解员确定后另行通知。当事人可以共同选定调解员。"
    return (
        f"本案由调解员{enumerated(facts.mediators)}主持调解。调解员是本案当事人或者其近亲属、"
        "与本案有利害关系，或者有其他可能影响公正调解的情形的，当事人有权申请更换。"
    )


def _session(facts: AcceptanceNoticeFacts) -> str:
    if facts.session_at is None:
        return ""
    place = f"在{facts.session_place}" if facts.session_place else ""
    return (
        f"调解会定于{moment(facts.session_at)}{place}举行，请准时参加；因故不能到场的，请提前告知。"
    )


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
    parts.append("已经收到仲裁裁决书的，提起诉讼的期限不因调解而中断或者延长。")
    return "".join(parts)
