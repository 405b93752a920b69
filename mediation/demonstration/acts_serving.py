"""Papers on their way to the parties: addresses confirmed, notices served, refused and left."""

from mediation.demonstration.lives import Stage
from mediation.domain.paper_service import ServiceOutcome
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind
from mediation.domain.service_methods import ServiceMethod
from mediation.models import Document, Party
from mediation.queries import papers
from mediation.services import paper_service, service_addresses
from mediation.services.paper_service import Result, Sending
from mediation.services.service_addresses import Told

M, R = ServiceMethod, ServiceOutcome


def confirm_addresses(stage: Stage) -> None:
    """The worker who applied fills in a 送达地址确认书 and wants papers by text message."""
    party = stage.case.applicants[0]
    if not (party.phone and (party.service_address or party.address)):
        return
    told = Told(
        confirmed_on=stage.on,
        recipient="",
        relation="",
        address=party.service_address or party.address or "",
        postcode="",
        phone=party.phone,
        accepts_electronic=True,
        electronic=f"手机短信：{party.phone}",
    )
    service_addresses.confirm_address(
        stage.case, party_id=party.id, told=told, by=stage.mediator, at=stage.at
    )


def hand_over(stage: Stage, kind: PaperKind) -> None:
    """The applicants sign for a paper; the employer refuses it, and it is left with a witness."""
    paper = papers.newest(stage.case.id, kind.value)
    if paper is None:
        return
    _serve(stage, paper, stage.case.applicants, M.DIRECT, R.SERVED)
    firms = [party for party in stage.case.respondents if party.kind is PartyKind.EMPLOYER]
    _serve(stage, paper, firms, M.DIRECT, R.REFUSED, note="前台人员称无权签收，拒绝签名")
    _serve(stage, paper, firms, M.LEFT, R.SERVED, witness="社区居民委员会工作人员")


def _serve(
    stage: Stage,
    paper: Document,
    parties: list[Party],
    method: ServiceMethod,
    outcome: ServiceOutcome,
    *,
    note: str = "",
    witness: str = "",
) -> None:
    if parties:
        paper_service.serve(
            stage.case,
            document_id=paper.id,
            party_ids=[party.id for party in parties],
            sending=Sending(method, stage.on),
            result=Result(outcome, on=stage.on, note=note, witness=witness),
            by=stage.mediator,
            at=stage.at,
        )
