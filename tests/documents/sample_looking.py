"""Sample papers of what offices saw and wrote: 案件查看记录, 联动单位往来记录."""

from dataclasses import replace
from datetime import date, datetime

from mediation.documents.facts import (
    ExchangedFacts,
    ExchangeRecordFacts,
    LookFacts,
    LooksRecordFacts,
    PaperFacts,
    SharedWithFacts,
)
from tests.documents.sample_people import BODY, EMPLOYER, SHANGHAI, WORKER

NUMBER = "〔2026〕东工调字第213号"
CAUSE = "拖欠工资"
BUREAU = "城东区人力资源和社会保障局"


def looks_record(**changes: object) -> LooksRecordFacts:
    """Return what a worker is told who asks who looked."""
    facts = LooksRecordFacts(
        body=BODY,
        document_number="〔2026〕东工调告第21号",
        case_number=NUMBER,
        issued_on=date(2026, 11, 30),
        party_name=WORKER.name,
        addressed_as="你",
        requester="王秀兰（本人，当面核对本人身份证件原件）",
        cause=CAUSE,
        listed_at=datetime(2026, 11, 30, 9, 30, tzinfo=SHANGHAI),
        shared=(
            SharedWithFacts(
                receiver=BUREAU,
                purpose="欠薪核查",
                basis="王秀兰 2026-11-18 书面同意",
                given="当事人姓名、名称、请求事项与金额、《调解终结书》",
                since=date(2026, 11, 19),
                until=date(2026, 11, 25),
                is_revoked=True,
            ),
        ),
        looks=(
            LookFacts(
                at=datetime(2026, 11, 20, 14, 5, tzinfo=SHANGHAI),
                who=f"{BUREAU}冯雪",
                because="欠薪核查",
                did="查看了当事人姓名、名称、请求事项与金额",
            ),
            LookFacts(
                at=datetime(2026, 11, 20, 14, 9, tzinfo=SHANGHAI),
                who=f"{BUREAU}冯雪",
                because="欠薪核查",
                did="下载、打印了文书《调解终结书》",
            ),
        ),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def exchange_record(**changes: object) -> ExchangeRecordFacts:
    """Return the messages that were chosen for the main volume."""
    facts = ExchangeRecordFacts(
        body=BODY,
        document_number="〔2026〕东工调函第22号",
        case_number=NUMBER,
        issued_on=date(2026, 11, 30),
        applicant_names=(WORKER.name,),
        respondent_names=(EMPLOYER.name,),
        cause=CAUSE,
        messages=(message("请补充九月的工资表。\n复印件即可。"),),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def message(text: str) -> ExchangedFacts:
    """Return one message of the bureau."""
    return ExchangedFacts(
        at=datetime(2026, 11, 20, 15, 0, tzinfo=SHANGHAI),
        office=BUREAU,
        author="冯雪",
        about="欠薪核查",
        text=text,
    )


def papers_of_looking() -> dict[str, PaperFacts]:
    """Return one specimen of each."""
    return {"looks_record": looks_record(), "exchange_record": exchange_record()}
