"""The demonstration city: everything is there, lawful, printable and nobody's."""

from collections import defaultdict
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import demonstration
from mediation.demonstration.numbers import NO_AREA
from mediation.documents import missing_glyphs
from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.entry_path import EntryPath
from mediation.domain.identifiers import (
    IdentityKind,
    check_bank_account,
    check_credit_code,
    check_identity,
)
from mediation.domain.parties import PartyKind
from mediation.domain.roles import Role
from mediation.domain.small_flows import ShareState
from mediation.extensions import db, files
from mediation.models import (
    AgreementTerm,
    Case,
    CaseEvent,
    Clock,
    Evidence,
    JointMeeting,
    JointTask,
    Note,
    Party,
    SessionRecord,
    Share,
    Signature,
    SignedScan,
    User,
)
from mediation.queries import home
from mediation.queries.rule_book import RuleBook
from mediation.services import trail_check
from tests.clock import MONDAY_MORNING
from tests.database import Databases

TODAY = MONDAY_MORNING.date()
SMALL = 60
SCAN = "调解协议书（签署盖章后扫描）.pdf"


@dataclass(frozen=True)
class City:
    """What the tests read of a small demonstration, so that it is seeded once."""

    cases: list[Case]
    parties: list[Party]
    events: list[CaseEvent]
    clocks: list[Clock]
    shares: list[Share]
    users: list[User]
    texts: list[str]
    limin_today: tuple[list[str], list[str], list[str]]
    trail: trail_check.TrailReport
    files: list[tuple[str, int]]
    signed_by_pen: list[str]
    scans_are_complete: list[bool]
    meetings: list[str]
    tasks: list[str]


@pytest.fixture(scope="session")
def city(app_of_worker: Flask, databases: Databases) -> City:
    """A small demonstration of Monday morning, read and then left to the next test."""
    databases.reset()
    with app_of_worker.app_context():
        demonstration.seed(at=MONDAY_MORNING, cases=SMALL)
        found = _read()
        db.session.remove()
        db.engine.dispose()
    return found


def _read() -> City:
    def everything(kind: type) -> list:
        return list(db.session.scalars(select(kind).order_by(kind.__mapper__.primary_key[0])))

    cases, parties = everything(Case), everything(Party)
    texts = [text for case in cases for text in (case.facts, case.reasons, case.title)]
    texts += [text for party in parties for text in (party.name, party.address)]
    texts += [term.text for term in everything(AgreementTerm)]
    texts += [record.result for record in everything(SessionRecord)]
    texts += [note.text for note in everything(Note)]
    users = everything(User)
    limin = next(user for user in users if user.username == "limin")
    city = City(
        cases=cases,
        parties=parties,
        events=everything(CaseEvent),
        clocks=everything(Clock),
        shares=everything(Share),
        users=users,
        texts=texts,
        limin_today=(
            [row.title for row in home.sessions_on(limin, TODAY, TODAY)],
            [row.title for row in home.dates_due(limin, RuleBook(), TODAY)],
            [row.title for row in home.to_handle(limin, TODAY).rows],
        ),
        trail=trail_check.verify(db.engine),
        files=[(row.name, len(files.get(row.file.name))) for row in everything(Evidence)],
        signed_by_pen=[row.signer for row in everything(Signature) if row.strokes],
        meetings=[row.state.value for row in everything(JointMeeting)],
        tasks=sorted(row.state.value for row in everything(JointTask)),
        scans_are_complete=[row.is_complete for row in everything(SignedScan)],
    )
    db.session.expunge_all()
    return city


def test_a_small_demonstration_shows_every_state_and_every_way_in(city: City) -> None:
    assert len(city.cases) == SMALL
    assert {case.state for case in city.cases} == set(CaseState)
    assert {case.entry_path for case in city.cases} >= {
        EntryPath.OWN_INTAKE,
        EntryPath.COURT_DELEGATED_PAPER,
        EntryPath.COURT_DELEGATED_ONLINE,
    }


def test_every_role_has_somebody_who_can_start_at_once(city: City) -> None:
    assert {role for user in city.users for role in user.roles} == set(Role)
    assert not any(user.must_change_password for user in city.users)


def test_liaisons_find_something_in_every_part_of_their_desk(city: City) -> None:
    states = {share.state for share in city.shares}
    assert {ShareState.NEW, ShareState.ACKNOWLEDGED, ShareState.ANSWERED} <= states


def test_every_open_case_has_an_owner_and_a_dated_next_action(city: City) -> None:
    idle = [case.title for case in city.cases if case.state.is_open and not _is_planned(case)]
    assert not idle


def _is_planned(case: Case) -> bool:
    return bool(case.owner_id and case.next_on and case.next_action and case.next_note)


def test_no_clock_still_runs_whose_day_has_passed(city: City) -> None:
    running = [clock for clock in city.clocks if clock.state is ClockState.RUNNING]
    assert running
    assert all(clock.due_on >= TODAY for clock in running)


def test_nothing_happens_in_the_future_and_everything_in_its_order(city: City) -> None:
    assert all(event.at <= MONDAY_MORNING for event in city.events)
    moments = [event.at for event in city.events]
    assert moments == sorted(moments)


def test_numbers_are_given_in_the_order_of_acceptance(city: City) -> None:
    by_body = defaultdict(list)
    for case in city.cases:
        if case.number:
            by_body[case.body_id].append((case.number, case.accepted_on))
    for numbered in by_body.values():
        days = [accepted_on for _, accepted_on in sorted(numbered)]
        assert days == sorted(days)


def test_numbers_of_people_pass_every_check_and_belong_to_nobody(city: City) -> None:
    workers = [party for party in city.parties if party.kind is PartyKind.WORKER]
    names: dict[str, set[str]] = defaultdict(set)
    for party in workers:
        number = party.identity_number or ""
        checked = check_identity(IdentityKind.RESIDENT_CARD, number, TODAY)
        assert not checked.errors
        assert [warning.code for warning in checked.warnings] == ["identity_area"]
        assert number.startswith(NO_AREA)
        assert (party.phone or "").startswith("1380000")
        assert not check_bank_account(party.bank_account or "").warnings
        names[number].add(party.name)
    assert all(len(each) == 1 for each in names.values())


def test_numbers_of_employers_pass_every_check_and_belong_to_nobody(city: City) -> None:
    companies = [party for party in city.parties if party.kind is PartyKind.EMPLOYER]
    for party in companies:
        code = party.credit_code or ""
        assert not check_credit_code(code).errors
        assert code.startswith(f"91{NO_AREA}")


def test_every_word_of_it_can_be_printed(city: City) -> None:
    unprintable = [(text, missing_glyphs(text)) for text in city.texts if missing_glyphs(text)]
    assert not unprintable
    assert any("张䶮" in text for text in city.texts)
    assert any("阿依古丽·买买提" in text for text in city.texts)


def test_the_facts_are_told_in_many_ways(city: City) -> None:
    assert len({case.facts for case in city.cases}) == SMALL


def test_the_day_of_the_mediator_is_the_promised_one(city: City) -> None:
    sessions, due, to_handle = city.limin_today
    assert sessions == ["王秀兰等7人 与 城东悦来酒店有限公司", "陈志远 与 汇达物流有限公司"]
    assert any("仲裁审查" in title for title in due)
    assert "刘洋 与 江城宏图建设有限公司" in to_handle


def test_one_meeting_was_held_and_left_tasks_and_one_is_to_come(city: City) -> None:
    assert city.meetings == ["held", "planned"]
    assert city.tasks == ["done", "open", "open", "open"]


def test_the_trail_of_it_all_is_whole(city: City) -> None:
    assert city.trail.is_whole
    assert city.trail.sound > SMALL


def test_a_few_applicants_brought_files_that_can_be_read(city: City) -> None:
    brought = [name for name, _ in city.files if name != SCAN]
    assert set(brought) == {"工资条（7月至9月）.jpg", "劳动合同.pdf", "与经理的聊天记录.txt"}
    assert len(brought) == 15
    assert all(size > 0 for _, size in city.files)


def test_somebody_signed_on_the_tablet_and_a_signed_paper_came_back_whole(city: City) -> None:
    assert city.signed_by_pen == ["戴玉珍"]
    assert city.scans_are_complete == [True]
    assert SCAN in {name for name, _ in city.files}
