"""The catalogue of law.md 7.3: every document is issued for several stories and says its due."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from mediation.domain.entry_path import EntryPath
from mediation.domain.names import name_key
from mediation.domain.papers import PaperKind
from mediation.domain.parties import dispute_title
from mediation.domain.sessions import ChosenBy, Disclosure
from mediation.extensions import db
from mediation.models import Case
from tests.cast import Cast
from tests.documents.catalogue import CATALOGUE, Required
from tests.documents.catalogue_of_exits import CATALOGUE_OF_EXITS
from tests.documents.reading import poppler_text
from tests.factories import make_case, make_clock
from tests.services import paper_cases
from tests.services.paper_cases import case_for, issue

ALL = (*CATALOGUE, *CATALOGUE_OF_EXITS)
# 35 is the file itself (案卷封面、卷内目录、备考表、封底), bound from all the others.
OF_THE_FILE = {35}
LIMIT = date(2027, 10, 8)


@dataclass(frozen=True)
class Story:
    """A dispute retold from one that was published, with the names of other people."""

    worker: str
    ethnicity: str
    employer: str
    facts: str


STORIES = (
    Story(
        "张䶮",
        "汉族",
        "城东悦来酒店有限公司",
        "酒店因租约到期停业，拖欠7名职工工资共55,380.00元，县工会、法院、司法局组成联合工作组核对工资表。",
    ),
    Story(
        "买买提·吐尔逊",
        "维吾尔族",
        "3M中国有限公司",
        "申请人2019年起任骑手，2023年5月17日离职，4月20日至5月17日的工资8,400.00元没有支付。",
    ),
    Story(
        "古丽努尔·艾合买提江·阿卜杜热合曼",
        "维吾尔族",
        "中金佳泰(天津)股权投资基金合伙企业(有限合伙)",
        "申请人与九名工友完成工地施工，10人工资220,000.00元未付，由12351热线转来。",
    ),
    Story(
        "欧阳䮌",
        "土家族",
        "长立商贸（宜昌）有限公司",
        "申请人签订培训协议后辞职，双方就服务期违约金10,000.00元和当月工资发生争议。",
    ),
)


def oral(cast: Cast) -> Case:
    return make_case(cast, is_oral=True, state=paper_cases.S.REGISTERED)


def chosen(cast: Cast) -> Case:
    case = paper_cases.assigned(cast)
    case.assignments[0].chosen_by = ChosenBy.PARTIES.value
    return case


def disclosed(cast: Cast) -> Case:
    case = make_case(cast, disclosure=Disclosure.DISCLOSED_ACCEPTED.value)
    case.disclosure_note = "曾为被申请人组织培训"
    return case


def of_wages(cast: Cast) -> Case:
    case = paper_cases.settled(cast)
    case.agreements[0].terms[0].claim_type = "wages"
    return case


def limited(cast: Cast) -> Case:
    case = make_case(cast, state=paper_cases.S.UNSETTLED)
    make_clock(case, LIMIT, rule="K27", title="仲裁时效")
    return case


def failed_for_court(cast: Cast) -> Case:
    return make_case(
        cast,
        state=paper_cases.S.UNSETTLED,
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        sender=cast.court,
    )


def referred_in_time(cast: Cast) -> Case:
    case = paper_cases.referred(cast)
    make_clock(case, LIMIT, rule="K27", title="仲裁时效")
    return case


MAKERS: dict[str, Callable[[Cast], Case]] = {
    "oral": oral,
    "planned": paper_cases.planned,
    "chosen": chosen,
    "disclosed": disclosed,
    "of_wages": of_wages,
    "limited": limited,
    "failed_for_court": failed_for_court,
    "referred_in_time": referred_in_time,
    "to_arbitrate": paper_cases.to_arbitrate,
}


def retold(case: Case, story: Story) -> Case:
    """The same case with the people and the facts of a story."""
    worker, company = case.applicants[0], case.respondents[0]
    worker.name, worker.name_key = story.worker, name_key(story.worker)
    worker.sex, worker.birth_on, worker.ethnicity = "female", date(1990, 5, 6), story.ethnicity
    worker.identity_kind, worker.identity_number = "resident_card", "110101199005060027"
    worker.occupation = "客房服务员"
    company.name, company.name_key = story.employer, name_key(story.employer)
    company.credit_code = "91110000MA00000000"
    for session in case.sessions:
        if session.record:
            session.record.issues = "工资的数额"
    for agreement in case.agreements:
        agreement.disputed_facts = story.facts
    case.facts = story.facts
    case.title = dispute_title([each.name for each in case.applicants], [story.employer])
    db.session.commit()
    return case


def spoken(phrase: str, case: Case, cast: Cast) -> str:
    """A phrase with the people and numbers of a case in it, as it is read back."""
    worker, company = case.applicants[0], case.respondents[0]
    words = phrase.format(
        worker=worker.name,
        ethnicity=worker.ethnicity,
        id_number=worker.identity_number,
        employer=company.name,
        agreed_worker=f"{worker.side.label}{worker.name}",
        facts=case.facts,
        number=case.number,
        body=case.body.name,
        mediator=cast.mediator.name,
        registrar=case.registered_by.name,
        supervisor=cast.supervisor.name,
    )
    return "".join(each for each in words if unicodedata.category(each) != "Zs")


def test_every_number_of_the_catalogue_has_its_paper() -> None:
    assert {each.number for each in ALL} | OF_THE_FILE == set(range(1, 39))
    assert {each.kind for each in ALL} <= {kind.value for kind in PaperKind}


@pytest.mark.parametrize("wanted", ALL, ids=lambda each: f"{each.number}-{each.kind}")
def test_a_paper_of_the_catalogue_holds_what_the_law_asks(cast: Cast, wanted: Required) -> None:
    missing = {}
    for story in STORIES:
        make = MAKERS.get(wanted.maker)
        case = retold(make(cast) if make else case_for(PaperKind(wanted.kind), cast), story)
        text = poppler_text(issue(case, wanted.kind, cast.supervisor, **wanted.typed).content)
        phrases = [spoken(each, case, cast) for each in wanted.phrases]
        missing[story.worker] = [each for each in phrases if each not in text]
    assert not any(missing.values()), missing
