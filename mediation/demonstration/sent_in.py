"""Cases that the court and the commission sent in of late: two wait, one was refused."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from mediation.demonstration.numbers import credit_code, identity_number, mobile
from mediation.demonstration.offices import Offices
from mediation.domain.application import Application, ClaimData, EmploymentData, PartyData
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.identifiers import IdentityKind
from mediation.domain.incoming import FilingDate, IncomingRefusal, Letter
from mediation.domain.parties import PartyKind, Side
from mediation.domain.sex import Sex
from mediation.domain.source_channels import SourceChannel
from mediation.services import incoming
from mediation.services.incoming import PaperLine, Sending

# Beyond the serials of the lives that are played.
FIRST_SERIAL = 9_000
PAPERS = (
    PaperLine("民事起诉状", 3, is_original=True),
    PaperLine("工资流水打印件", 6),
    PaperLine("送达地址确认书", 1, is_original=True),
)


def send_cases_in(offices: Offices, at: datetime) -> None:
    """One from the court and one from the commission wait; one of the court was refused."""
    early = at - timedelta(days=1)
    court, commission = offices.users["gaoning"], offices.users["caoying"]
    incoming.send(_delegated(offices, at.date(), early.date()), by=court, at=at)
    incoming.send(_guided(offices, at.date(), early.date()), by=commission, at=early)
    row = incoming.send(_elsewhere(offices, at.date(), early.date()), by=court, at=early)
    note = "用人单位在江北区，请转江北区劳动争议调解中心。"
    desk = offices.desk("east")
    incoming.refuse(row, refusal=IncomingRefusal.OUTSIDE_AREA, note=note, by=desk, at=at)


def _delegated(offices: Offices, day: date, early: date) -> Sending:
    return _sending(
        offices,
        _application(0, ("贾文静", Sex.FEMALE), "城东区锦绣家政服务有限公司", "18600.00", day),
        channel=SourceChannel.COURT_DELEGATED,
        entry_path=EntryPath.COURT_DELEGATED_ONLINE,
        docket=f"（{day.year}）东0103诉前调6021号",
        letter_number=f"（{day.year}）东法诉调函118号",
        letter_on=day,
        cause="追索劳动报酬纠纷",
        filing_date=FilingDate.KEPT,
        first_came_on=early,
        contact_name="高宁（立案庭）",
        contact_phone="027-85550103",
    )


def _guided(offices: Offices, day: date, early: date) -> Sending:
    return _sending(
        offices,
        _application(1, ("史广田", Sex.MALE), "江城安捷物流有限公司", "42350.00", day),
        channel=SourceChannel.COMMISSION_GUIDED,
        entry_path=EntryPath.OWN_INTAKE,
        letter_number=f"城东劳人仲调建〔{day.year}〕209号",
        letter_on=early,
        contact_name="曹颖",
        contact_phone="027-85550208",
        message="已向申请人作案前引导，本人愿意先行调解。",
    )


def _elsewhere(offices: Offices, day: date, early: date) -> Sending:
    return _sending(
        offices,
        _application(2, ("卢兆祥", Sex.MALE), "江北明达金属制品厂", "9800.00", day),
        channel=SourceChannel.COURT_DELEGATED,
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        docket=f"（{day.year}）东0103诉前调6007号",
        letter_on=early,
        cause="劳动合同纠纷",
        contact_name="高宁（立案庭）",
        contact_phone="027-85550103",
    )


def _sending(offices: Offices, told: Application, **letter: Any) -> Sending:
    body = offices.organisations["east"]
    return Sending(body_id=body.id, letter=Letter(**letter), application=told, papers=PAPERS)


def _application(
    number: int, worker: tuple[str, Sex], employer: str, sum_: str, day: date
) -> Application:
    name, sex = worker
    serial = FIRST_SERIAL + number
    born_on = date(1985, 3, 5 + number)
    applicant = PartyData(
        side=Side.APPLICANT,
        kind=PartyKind.WORKER,
        name=name,
        sex=sex,
        identity_kind=IdentityKind.RESIDENT_CARD,
        identity_number=identity_number(serial, born_on, sex),
        phone=mobile(serial),
        address="城东区建设街道和平里12号",
        employment=EmploymentData(started_on=date(2023, 4, 1), monthly_wage=Decimal("6200.00")),
    )
    respondent = PartyData(
        side=Side.RESPONDENT,
        kind=PartyKind.EMPLOYER,
        name=employer,
        credit_code=credit_code(serial),
        legal_representative="郝志远",
        phone=mobile(serial + 100),
        address="城东区工业路88号",
    )
    return Application(
        entry_path=EntryPath.OWN_INTAKE,
        source_channel=SourceChannel.VISIT,
        received_on=day,
        arbitration_status=ArbitrationStatus.NOT_APPLIED,
        infringed_on=date(day.year, 7, 15),
        facts=f"{name}称在{employer}工作，自今年6月起工资未足额支付，多次催要未果。",
        reasons="用人单位应当按月足额支付劳动报酬。",
        parties=(applicant, respondent),
        claims=(ClaimData(applicant=0, type=ClaimType.WAGES, claimed=Decimal(sum_)),),
    )
