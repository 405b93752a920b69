"""A party asked who looked and was told on paper: the register of personal requests has it."""

from mediation.domain.personal_requests import RequestKind
from mediation.models import Document
from mediation.services import personal_requests
from mediation.services.paper_facts import PaperOrder
from mediation.services.paper_facts.looking import asked
from mediation.services.personal_requests import RequestData

DETAILS = "询问谁看过本人的案件"


def record(paper: Document, order: PaperOrder) -> None:
    """Keep the request with its answer, in the open transaction; an employer has no such right.

    个人信息保护法 arts. 45, 50.
    """
    who = asked(order)
    if who is None:
        return
    case = order.case
    data = RequestData(
        kind=RequestKind.ACCESS,
        person_name=who.party.name,
        identity_number=who.party.identity_number or "",
        requester=who.requester,
        requester_name=who.requester_name,
        verification=who.verification,
        contact=who.party.phone or "",
        details=f"{DETAILS}（{case.number or case.title}）",
        received_on=order.at.date(),
    )
    words = f"已当面出具《{paper.title}》{paper.number}。"
    personal_requests.record_answered(data, words=words, body=case.body, by=order.by, at=order.at)
