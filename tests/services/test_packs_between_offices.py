"""There and back between two installations, A on SQLite and B on what the tests run on.

A pack leaves A, is taken in at B without a word retyped, and the receipts of B move the case of A.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.application import Application
from mediation.domain.handoff import (
    PackageKind,
    PackRefused,
    PackState,
    ReceiptOutcome,
    fingerprint_of,
)
from mediation.domain.referral_events import Reported
from mediation.domain.referrals import ReferralState, ReferralStep
from mediation.domain.sex import Sex
from mediation.extensions import db, keeper
from mediation.models import Evidence, HandoffPack, Referral, User
from mediation.queries.applications import application_of
from mediation.services.handoff import making
from mediation.services.handoff import receiving as receipts
from mediation.services.handoff.archive import own_key
from mediation.services.received import receiving, replies
from mediation.services.received.replies import PackAnswer
from mediation.uploads.packs import open_package
from tests.cast import Cast, make_cast
from tests.clock import MONDAY_MORNING
from tests.database import Databases
from tests.services.carried import LIMITS
from tests.services.handoff.cases import bare, consent
from tests.services.offices import Installation, sqlite_installation
from tests.services.paper_cases import issue

TODAY = MONDAY_MORNING.date()
NUMBER = "360426199101010071"
# By which way a case came in, which is another one at each office.
THE_WAY_IN = {
    *("entry_path", "source_channel", "sender_name", "sender_organisation_id"),
    *("sender_document_number", "sender_document_on", "received_on", "file_received_on"),
}


@pytest.fixture
def sending(databases: Databases, app: Flask, tmp_path: Path) -> Iterator[Installation]:
    """A."""
    with sqlite_installation(databases, tmp_path) as office:
        yield office


@pytest.fixture
def receiving_office(app: Flask) -> Installation:
    """B."""
    return Installation(app, keeper.ring)


@pytest.fixture
def pack(sending: Installation) -> tuple[bytes, Application, int]:
    """What A gives out, the case as A has it, and the key of its referral."""
    with sending.entered():
        cast = make_cast()
        case, referral = bare(cast)
        worker = case.applicants[0]
        worker.identity_number, worker.birth_on, worker.sex = NUMBER, date(1991, 1, 1), Sex.MALE
        worker.ethnicity, worker.occupation, worker.accepts_e_service = "汉族", "服务员", True
        worker.service_name, worker.service_phone = "王秀英", "13900001234"
        worker.service_address = "江城市城东区槐树街15号"
        db.session.commit()
        for kind in ("referral_letter", "application"):
            issue(case, kind, cast.mediator)
        consent(case, cast, cast.commission, sensitive=True)
        made = making.make(case, referral, by=cast.mediator, at=MONDAY_MORNING)
        content = making.download(made, by=cast.mediator, at=MONDAY_MORNING)
        return content, application_of(case), referral.id


def receive(content: bytes, by: User) -> receiving.Received:
    return receiving.receive(content, limits=LIMITS, by=by, at=MONDAY_MORNING)


def carried_back(sending: Installation, referral_id: int, content: bytes, told: str = "") -> bool:
    """Take a receipt in at A; gives whether it said anything new."""
    with sending.entered():
        referral = db.session.get(Referral, referral_id)
        assert referral is not None
        by = referral.case.mediator
        taken = receipts.take_in(
            referral.case, referral, content, fingerprint=told, by=by, at=MONDAY_MORNING
        )
        return taken.is_new


def standing(sending: Installation, referral_id: int) -> tuple[ReferralState, PackState, list[str]]:
    with sending.entered():
        referral = db.session.get(Referral, referral_id)
        assert referral is not None
        state = db.session.query(HandoffPack.state).filter_by(referral_id=referral_id).scalar()
        return referral.state, state, [event.step.value for event in referral.events]


def test_there_and_back_to_the_award_and_nothing_twice(
    sending: Installation, pack: tuple[bytes, Application, int], cast: Cast
) -> None:
    content, _, referral_id = pack
    liaison = cast.hr_liaison
    row = receive(content, liaison).row
    assert not receive(content, liaison).is_new
    told = fingerprint_of(own_key())
    given = PackAnswer(
        outcome=ReceiptOutcome.ACCEPTED, number="东劳人仲案〔2026〕88号", is_key_compared=True
    )
    replies.answer(row, given, limits=LIMITS, by=liaison, at=MONDAY_MORNING)
    award = Reported(
        *(ReferralStep.DECIDED, TODAY, "东劳人仲裁〔2026〕9号", 1_260_000, ("final_award",))
    )
    served = Reported(ReferralStep.SERVED, TODAY)
    both = ("王秀兰", "城东悦来酒店有限公司")
    reports = [replies.report(row, award, by=liaison, at=MONDAY_MORNING).id]
    reports += [
        replies.report(row, served, party=party, by=liaison, at=MONDAY_MORNING).id for party in both
    ]
    files = [
        replies.file_of(row, which, by=liaison, at=MONDAY_MORNING)[1] for which in (0, *reports)
    ]
    for number, file in enumerate(files):
        assert carried_back(sending, referral_id, file, "" if number else told)
    for file in files:
        assert not carried_back(sending, referral_id, file)
    assert standing(sending, referral_id) == (
        ReferralState.RECEIVED,
        PackState.ACCEPTED,
        ["accepted", "decided", "served", "served"],
    )
    with sending.entered():
        decided, *served_on = db.session.get(Referral, referral_id).events[1:]
        assert (decided.number, decided.amount_fen) == ("东劳人仲裁〔2026〕9号", 1_260_000)
        assert tuple(event.party.name for event in served_on) == both


def test_a_body_has_the_case_as_its_sender_has_it_field_by_field(
    pack: tuple[bytes, Application, int], cast: Cast
) -> None:
    content, told, _ = pack
    row = receive(content, cast.stranger).row
    given = PackAnswer(outcome=ReceiptOutcome.ACCEPTED, is_key_compared=True)
    replies.answer(row, given, limits=LIMITS, by=cast.stranger, at=MONDAY_MORNING)
    case = row.incoming.case
    assert case.sender_organisation_id == cast.body.id
    entered = application_of(case)
    for field in fields(Application):
        if field.name not in THE_WAY_IN | {"parties", "claims"}:
            assert getattr(entered, field.name) == getattr(told, field.name), field.name
    assert [_anonymous(each) for each in entered.parties] == [
        _anonymous(each) for each in told.parties
    ]
    assert [replace(each, id=None) for each in entered.claims] == [
        replace(each, id=None) for each in told.claims
    ]
    assert told.parties[0].identity_number == NUMBER
    papers = receiving.papers_in(open_package(content, PackageKind.PACK).files)
    rows = db.session.scalars(select(Evidence).filter_by(case_id=case.id))
    assert {each.name: each.file.original_sha256 for each in rows} == {
        name: sha256(paper).hexdigest() for name, paper in papers.items()
    }


def _anonymous(party: object) -> object:
    people = tuple(replace(each, id=None) for each in party.representatives)
    return replace(party, id=None, employer_id=None, representatives=people)


def test_defects_and_a_changed_receipt(
    sending: Installation, pack: tuple[bytes, Application, int], cast: Cast
) -> None:
    content, _, referral_id = pack
    row = receive(content, cast.hr_liaison).row
    given = PackAnswer(
        outcome=ReceiptOutcome.DEFECTIVE, defects=("signature_missing",), is_key_compared=True
    )
    replies.answer(row, given, limits=LIMITS, by=cast.hr_liaison, at=MONDAY_MORNING)
    file = replies.file_of(row, 0, by=cast.hr_liaison, at=MONDAY_MORNING)[1]
    told = fingerprint_of(own_key())
    changed = file.replace(b"signature_missing", b"identity_missing_")
    with pytest.raises(PackRefused):
        carried_back(sending, referral_id, changed, told)
    assert carried_back(sending, referral_id, file, told)
    assert standing(sending, referral_id)[:2] == (ReferralState.DEFECTIVE, PackState.DEFECTIVE)
