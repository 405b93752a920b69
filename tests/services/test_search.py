"""One box: numbers, parts of names, tails and initials; only what is in sight."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState
from mediation.domain.source_channels import SourceChannel
from mediation.extensions import db
from mediation.models import Case, CaseSearch, ExitProcedure
from mediation.queries import search
from mediation.queries.applications import application_of
from mediation.services import intake
from mediation.services.search_index import employer_initials, initials, reindex
from mediation.services.transaction import transaction
from tests.applications import HOTEL_CODE, WANG_NUMBER, application, company, wages, worker
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.statements import StatementCounter

NOW = MONDAY_MORNING
DOCKET = "（2026）东0103诉前调4417号"


@pytest.fixture
def case(cast: Cast) -> Case:
    """王秀兰 and 买买提·吐尔逊 against a hotel with brackets in its name."""
    typed = application(
        source_channel=SourceChannel.COURT_DELEGATED,
        entry_path=EntryPath.COURT_DELEGATED_ONLINE,
        sender_organisation_id=cast.court.id,
        sender_document_number=DOCKET,
        parties=(
            worker(identity_number=WANG_NUMBER, phone="13800005678"),
            worker("买买提∙吐尔逊", phone="027-87654321"),
            company("中金佳泰（天津）酒店有限公司", credit_code=HOTEL_CODE),
        ),
        claims=(wages(),),
    )
    case = intake.register(typed, by=cast.registrar, at=NOW)
    intake.register(
        application(parties=(worker("李四", phone="13711112222"), company("江城建工集团"))),
        by=cast.registrar,
        at=NOW,
    )
    return case


def found(cast: Cast, query: str, user: str = "registrar") -> list[int]:
    result = search.find(getattr(cast, user), query)
    assert result.count == len(result.rows)
    return [row.id for row in result.rows]


@pytest.mark.parametrize(
    "query",
    [
        *("王秀兰", "秀兰", "王", "兰", "佳泰", "酒店有限", "天津", "佳泰天津", "佳泰（天津）"),
        *("(天津)酒店", "买买提", "买买提吐尔逊", "买买提·吐尔逊", "吐尔逊"),
        *("4417", "诉前调4417号", DOCKET, "(2026)东0103诉前调4417号", "2026 诉前调"),
        *("0071", "5678", "4321", "wxl", "WXL", "mmttex", "zjjt", HOTEL_CODE, "91350100m"),
        *("王秀兰 佳泰", "佳泰　王秀兰", "5678 王", WANG_NUMBER, "13800005678", "138 0000 5678"),
        "027-87654321",
    ],
)
def test_a_case_is_found_by(cast: Cast, case: Case, query: str) -> None:
    assert found(cast, query) == [case.id]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "兰秀",
            "王兰",
            "佳酒店",
            "王秀兰 建工",
            "9999",
            "zzz",
            "13800001234",
            "360426199101010072",
        ),
        *("", "   ", "（）", "%", "_", "%%", "王_兰", "王%", "\\", '"', "'", "*", "秀兰*x", "a'b"),
        *("秀兰' OR '1'='1", '" OR grams:"', "秀兰 & | !", ":*", "NEAR(王 兰)", "\x00", "建\x00秀"),
        "王秀兰" * 60,
    ],
)
def test_nothing_is_found_by_what_is_not_there_or_is_no_word(
    cast: Cast, case: Case, query: str
) -> None:
    assert found(cast, query) == []


def test_both_cases_come_newest_first(cast: Cast, case: Case) -> None:
    newest = max(db.session.scalars(select(Case.id)))
    assert found(cast, "公") == [case.id]
    assert found(cast, "138") == []
    with_both = intake.register(
        application(parties=(worker("王秀兰"), company("江城建工集团"))), by=cast.registrar, at=NOW
    )
    assert found(cast, "王秀兰") == [with_both.id, case.id]
    assert found(cast, "建工") == [with_both.id, newest]


@pytest.mark.parametrize(
    "user", ["stranger", "mediator", "court_liaison", "hr_liaison", "system_admin", "audit_admin"]
)
def test_nothing_out_of_sight_is_found_or_counted(cast: Cast, case: Case, user: str) -> None:
    for query in ("王秀兰", "0071", DOCKET, "wxl", WANG_NUMBER, "13800005678"):
        assert found(cast, query, user=user) == []


def test_a_supervisor_above_finds_it(cast: Cast, case: Case) -> None:
    assert found(cast, "秀兰", user="city_supervisor") == [case.id]


def test_a_correction_is_found_and_the_old_name_is_not(cast: Cast, case: Case) -> None:
    now = application_of(case)
    renamed = replace(now.parties[0], name="欧阳锋", phone="13900009999")
    intake.edit(
        case,
        replace(now, parties=(renamed, *now.parties[1:])),
        expected_version=case.version,
        by=cast.registrar,
        at=NOW,
    )
    assert found(cast, "欧阳") == found(cast, "9999") == [case.id]
    assert found(cast, "秀兰") == found(cast, "5678") == []


def test_numbers_given_later_are_found_once_indexed(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.SETTLED)
    agreement = make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=NOW.date())
    agreement.exits.append(
        ExitProcedure(
            kind=ExitKind.JUDICIAL_CONFIRMATION,
            state=ExitState.GRANTED,
            receiver_id=cast.court.id,
            applied_on=NOW.date(),
            docket_number="（2026）东0103民特88号",
        )
    )
    db.session.commit()
    with transaction():
        reindex(case)
    assert found(cast, "民特88号", user="supervisor") == [case.id]
    assert found(cast, case.number, user="supervisor") == [case.id]
    assert found(cast, case.number.replace("〔", "(").replace("〕", ")"), user="supervisor") == [
        case.id
    ]


def test_pages_follow_each_other_and_the_count_is_of_all(cast: Cast) -> None:
    ids = [
        intake.register(application(parties=(worker(), company())), by=cast.registrar, at=NOW).id
        for _ in range(5)
    ]
    first = search.find(cast.registrar, "王秀兰", limit=2)
    second = search.find(cast.registrar, "王秀兰", limit=2, before_id=first.next_before)
    third = search.find(cast.registrar, "王秀兰", limit=2, before_id=second.next_before)
    pages = (first, second, third)
    assert [[row.id for row in page.rows] for page in pages] == [
        ids[:2:-1],
        ids[2:0:-1],
        ids[:1],
    ]
    assert [page.count for page in pages] == [5, 5, 5]
    assert third.next_before is None


def test_the_count_stops_at_its_limit(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_COUNTED", 3)
    for _ in range(5):
        intake.register(application(), by=cast.registrar, at=NOW)
    assert search.find(cast.registrar, "王秀兰").count == 3


def test_one_hit_and_twenty_cost_the_same(
    cast: Cast, case: Case, statements: StatementCounter
) -> None:
    def cost(query: str) -> int:
        with statements() as seen:
            for row in search.find(cast.registrar, query).rows:
                assert row.body.name
        return len(seen)

    one = cost("秀兰")
    for _ in range(20):
        intake.register(application(), by=cast.registrar, at=NOW)
    assert cost("悦来") == one


def test_full_numbers_are_not_in_the_index(case: Case) -> None:
    row = db.session.get(CaseSearch, case.id)
    assert not re.search(r"1380000|36042619|8765", row.text + row.grams)


def test_grams_are_words_without_repetition(case: Case) -> None:
    grams = db.session.get(CaseSearch, case.id).grams.split(" ")
    assert all(grams)
    assert len(grams) == len(set(grams))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("王秀兰", "wxl"),
        ("单田芳", "stf"),
        ("单田芳", "dtf"),
        ("曾伟", "zw"),
        ("欧阳锋", "oyf"),
        ("DANIE", "danie"),
        ("张䶮", "zy"),
        ("买买提·吐尔逊", "mmttex"),
    ],
)
def test_a_persons_initials_hold_every_reading(name: str, letters: str) -> None:
    assert letters in initials(name)


def test_readings_do_not_grow_without_end() -> None:
    assert len(initials("单" * 30)) <= 24


def test_an_employers_initials_are_read_as_a_phrase() -> None:
    assert employer_initials("重庆3M（中国）有限公司") == "cq3mzgyxgs"


def test_a_mediator_finds_a_case_of_another_body_that_was_given_to_them(cast: Cast) -> None:
    case = make_case(cast, body=cast.other_body, applicants=("欧阳锋",))
    with transaction():
        reindex(case)
    assert found(cast, "欧阳", user="mediator") == [case.id]
    assert found(cast, "欧阳", user="second_mediator") == []


def test_the_mark_of_a_body_is_no_word(cast: Cast, case: Case) -> None:
    assert found(cast, f"※{cast.body.id}") == found(cast, str(cast.body.id)) == []


def test_somebody_above_many_bodies_finds_as_well(
    cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_BODIES", 1)
    assert found(cast, "秀兰", user="city_supervisor") == [case.id]
    assert found(cast, "秀兰", user="stranger") == []
