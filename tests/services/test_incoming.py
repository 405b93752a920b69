"""Sending cases in, taking them, refusing them: what is kept, who may, what goes back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    InvalidInput,
    NotVisible,
)
from mediation.domain.evidence import UploadLimits
from mediation.domain.incoming import IncomingRefusal, IncomingState
from mediation.domain.source_channels import SourceChannel
from mediation.extensions import db
from mediation.models import Case, Evidence, IncomingCase, Notice, StoredFile, User
from mediation.queries import incoming as rows
from mediation.services import forgetting, incoming, incoming_papers, referring
from mediation.services.evidence import Upload
from tests.applications import application, company, worker
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.sent_in import DOCKET, delegated, send
from tests.uploads.making import photograph

TODAY = MONDAY_MORNING.date()
LIMITS = UploadLimits(file=1_000_000, files_per_case=2, per_case=10_000_000, everything=100_000_000)


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def codes_of(user: User) -> list[str]:
    return list(db.session.scalars(select(Notice.code).where(Notice.user_id == user.id)))


def test_what_a_court_sends_waits_for_the_body_and_its_people_are_told(cast: Cast) -> None:
    row = send(cast)
    assert row.state is IncomingState.SENT
    assert row.title == "王秀兰 与 城东悦来酒店有限公司"
    assert row.answer_due_on == date(2026, 11, 26)
    told = incoming.application_of(row)
    assert told.sender_organisation_id == cast.court.id
    assert told.sender_document_number == DOCKET
    assert told.parties[0].name == "王秀兰"
    assert told.claims == application().claims
    assert codes_of(cast.registrar) == codes_of(cast.supervisor) == ["case_sent_in"]
    assert not codes_of(cast.mediator)
    assert count(Case) == 0


def test_taking_a_delegated_case_registers_and_accepts_it_and_starts_its_period(
    cast: Cast,
) -> None:
    case = incoming.accept(send(cast), by=cast.registrar, at=MONDAY_MORNING)
    assert case.state is CaseState.ACCEPTED
    assert case.number
    assert case.file_received_on == TODAY
    assert case.sender_organisation_id == cast.court.id
    assert case.sender_document_number == DOCKET
    due = {clock.rule: clock.due_on for clock in case.clocks}
    assert due["K06"] == TODAY + timedelta(days=30)
    row = db.session.scalars(select(IncomingCase)).one()
    assert (row.state, row.case_id) == (IncomingState.ACCEPTED, case.id)
    assert codes_of(cast.court_liaison) == ["case_answered"]


@pytest.mark.parametrize(
    ("channel", "path", "rule", "days"),
    [
        (SourceChannel.COURT_DELEGATED, EntryPath.COURT_DELEGATED_ONLINE, "K06", 30),
        (SourceChannel.COURT_ENTRUSTED, EntryPath.COURT_ENTRUSTED_ORDINARY, "K07", 15),
        (SourceChannel.COURT_ENTRUSTED, EntryPath.COURT_ENTRUSTED_SUMMARY, "K08", 7),
    ],
)
def test_the_path_chooses_the_period(
    cast: Cast, channel: SourceChannel, path: EntryPath, rule: str, days: int
) -> None:
    row = send(cast, delegated(cast, channel=channel, entry_path=path))
    case = incoming.accept(row, by=cast.supervisor, at=MONDAY_MORNING)
    due = {clock.rule: clock.due_on for clock in case.clocks}
    assert due[rule] == TODAY + timedelta(days=days)


def test_what_the_commission_guides_here_is_only_registered(cast: Cast) -> None:
    guided = delegated(
        cast,
        channel=SourceChannel.COMMISSION_GUIDED,
        entry_path=EntryPath.OWN_INTAKE,
        docket="",
    )
    row = send(cast, guided, by=cast.hr_liaison)
    case = incoming.accept(row, by=cast.registrar, at=MONDAY_MORNING)
    assert case.state is CaseState.REGISTERED
    assert case.number is None


def test_a_refusal_has_a_coded_reason_and_leaves_no_case(cast: Cast) -> None:
    row = send(cast)
    with pytest.raises(InvalidInput):
        incoming.refuse(
            row, refusal=IncomingRefusal.OTHER, note=" ", by=cast.registrar, at=MONDAY_MORNING
        )
    assert row.state is IncomingState.SENT
    incoming.refuse(
        row,
        refusal=IncomingRefusal.OUTSIDE_AREA,
        note="用人单位在江北区",
        by=cast.registrar,
        at=MONDAY_MORNING,
    )
    assert (row.state, row.refusal) == (IncomingState.REFUSED, IncomingRefusal.OUTSIDE_AREA)
    assert count(Case) == 0
    assert codes_of(cast.court_liaison) == ["case_answered"]
    with pytest.raises(ActionNotPossible):
        incoming.accept(row, by=cast.registrar, at=MONDAY_MORNING)
    assert count(Case) == 0


def test_the_very_same_case_is_sent_once_on_whatever_day(cast: Cast) -> None:
    row = send(cast)
    later = MONDAY_MORNING + timedelta(days=2)
    with pytest.raises(InvalidInput, match="已经转来同一案件"):
        incoming.send(delegated(cast), by=cast.court_liaison, at=later)
    other = replace(
        delegated(cast, docket="（2026）东0103诉前调4418号"),
        application=application(parties=(worker("李强"), company())),
    )
    send(cast, other)
    assert count(IncomingCase) == 2
    incoming.withdraw(row, by=cast.court_liaison, at=later)
    incoming.send(delegated(cast), by=cast.court_liaison, at=later)
    assert count(IncomingCase) == 3


def test_several_are_sent_or_none(cast: Cast) -> None:
    good, bad = delegated(cast), delegated(cast, docket="")
    with pytest.raises(InvalidInput):
        incoming.send_all([good, bad], by=cast.court_liaison, at=MONDAY_MORNING)
    assert count(IncomingCase) == 0
    assert not codes_of(cast.registrar)


def test_who_sees_and_answers_it(cast: Cast) -> None:
    row = send(cast)
    for user in (cast.registrar, cast.supervisor, cast.city_supervisor):
        assert rows.arrived(user, row.id) is row
    strangers = (cast.mediator, cast.stranger, cast.other_mediator, cast.court_liaison)
    for user in (*strangers, cast.system_admin, cast.audit_admin):
        with pytest.raises(NotVisible):
            rows.arrived(user, row.id)
    assert rows.sent(cast.court_liaison, row.id) is row
    for user in (cast.hr_liaison, cast.justice_liaison, cast.registrar, cast.mediator):
        with pytest.raises(NotVisible):
            rows.sent(user, row.id)
    with pytest.raises(ActionNotAllowed):
        incoming.accept(row, by=cast.city_supervisor, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        incoming.send(delegated(cast), by=cast.mediator, at=MONDAY_MORNING)
    assert count(Case) == 0


def test_a_court_does_not_send_as_the_commission(cast: Cast) -> None:
    sent = delegated(
        cast,
        channel=SourceChannel.COMMISSION_ENTRUSTED,
        entry_path=EntryPath.COMMISSION_ENTRUSTED,
    )
    with pytest.raises(InvalidInput, match="不能以这个渠道"):
        send(cast, sent)


def test_files_go_with_it_and_become_papers_of_the_case(cast: Cast) -> None:
    row = send(cast)
    upload = Upload("起诉状.jpg", photograph())
    given = {"limits": LIMITS, "at": MONDAY_MORNING}
    incoming_papers.add(row, upload, by=cast.court_liaison, **given)
    with pytest.raises(InvalidInput, match="恶意脚本"):
        incoming_papers.add(row, Upload("恶意脚本.exe", b"MZ"), by=cast.court_liaison, **given)
    db.session.expire_all()
    paper = next(each for each in row.papers if each.file_id)
    _, content = incoming_papers.opened(row, paper.id, by=cast.registrar, at=MONDAY_MORNING)
    assert content.startswith(b"\xff\xd8")
    case = incoming.accept(row, by=cast.registrar, at=MONDAY_MORNING)
    kept = db.session.scalars(select(Evidence).where(Evidence.case_id == case.id)).one()
    assert kept.name == "起诉状.jpg"
    db.session.expire_all()
    assert not any(each.file_id for each in row.papers)
    with pytest.raises(ActionNotPossible):
        incoming_papers.add(row, upload, by=cast.court_liaison, **given)


def test_a_crowd_is_named_by_its_first(cast: Cast) -> None:
    crowd = tuple(worker(f"工人{letter}") for letter in "甲乙丙")
    sent = replace(delegated(cast), application=application(parties=(*crowd, company())))
    assert send(cast, sent).title == "工人甲等3人 与 城东悦来酒店有限公司"


def test_originals_go_back_with_the_file_and_the_list_names_them(cast: Cast) -> None:
    case = incoming.accept(send(cast), by=cast.registrar, at=MONDAY_MORNING)
    assert [each.name for each in referring.originals_of(case)] == ["起诉状"]
    case.state, case.mediator = CaseState.UNSETTLED, cast.mediator
    case.ending_reason, case.ended_on, case.remedies_told_on = "not_agreed", TODAY, TODAY
    db.session.commit()
    referring.return_to_court(
        case,
        receiver_id=cast.court.id,
        reason="调解不成",
        papers=["起诉状（3页，原件）", "调解笔录"],
        sent_on=TODAY,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    row = db.session.scalars(select(IncomingCase)).one()
    assert [each.returned_on for each in row.papers] == [TODAY]
    assert not referring.originals_of(case)


def test_what_was_refused_is_forgotten_after_its_period_with_its_files(cast: Cast) -> None:
    row = send(cast)
    upload = Upload("起诉状.jpg", photograph())
    incoming_papers.add(row, upload, limits=LIMITS, by=cast.court_liaison, at=MONDAY_MORNING)
    kept = send(
        cast,
        replace(
            delegated(cast, docket="（2026）东0103诉前调4419号"),
            application=application(parties=(worker("李强"), company())),
        ),
    )
    refusal = IncomingRefusal.OUTSIDE_AREA
    incoming.refuse(row, refusal=refusal, note="", by=cast.registrar, at=MONDAY_MORNING)
    last = MONDAY_MORNING.replace(year=2029, month=11, day=22)
    assert forgetting.forget_old(at=last)["incoming"] == 0
    assert forgetting.forget_old(at=last.replace(year=2031))["incoming"] == 1
    assert [each.id for each in db.session.scalars(select(IncomingCase))] == [kept.id]
    assert count(StoredFile) == 0
