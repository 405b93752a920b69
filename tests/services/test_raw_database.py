"""Whoever has the database without the key file reads nothing personal in it."""

from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import inspect, select, text, update

from mediation.domain.jobs import JobKind
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.extensions import db
from mediation.models import (
    Assignment,
    Case,
    CaseSearch,
    Clock,
    ClockSegment,
    Draft,
    ExitProcedure,
    Party,
    Payment,
    Referral,
)
from mediation.models.columns import SealedBytes, SealedJson
from mediation.queries import search
from mediation.services import drafts, intake, jobs, second_factors
from mediation.services.case_log import record
from mediation.services.key_rotation import sealed_tables
from mediation.services.search_index import reindex
from mediation.services.transaction import transaction
from tests.any_row import ensure_row
from tests.applications import LI_NUMBER, WANG_NUMBER, application, company, worker
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.raw_database import everything_in, holds
from tests.services.share_terms import grant, make_paper
from tests.web.planted_case import BANK, ID_NUMBER, PHONE, planted

TODAY = MONDAY_MORNING.date()


def add_a_payment(case: Case, cast: Cast) -> None:
    instalment = case.agreements[0].terms[0].instalments[0]
    instalment.payments = [
        Payment(
            paid_on=TODAY,
            amount_fen=1,
            voucher="回单",
            recorded_by_id=cast.mediator.id,
            recorded_at=MONDAY_MORNING,
        )
    ]


def add_a_paused_clock(case: Case) -> None:
    clock = Clock(
        case_id=case.id,
        rule="A1",
        rule_version="1",
        title="期限",
        start_on=TODAY,
        start_event="受理",
        safe_on=TODAY,
        due_on=TODAY,
        state="running",
        segments=[ClockSegment(kind="pause", from_on=TODAY, reason="等")],
    )
    db.session.add(clock)


def fill_every_table(cast: Cast) -> None:
    """A row as the program writes it in the tables that hold most."""
    case = planted(cast)
    add_a_payment(case, cast)
    add_a_paused_clock(case)
    exit_procedure = ExitProcedure(
        agreement_id=case.agreements[0].id,
        kind=ExitKind.JUDICIAL_CONFIRMATION,
        state=ExitState.APPLIED,
        receiver_id=cast.court.id,
        applied_on=TODAY,
    )
    referral = Referral(
        case_id=case.id,
        kind=ReferralKind.ARBITRATION,
        state=ReferralState.SENT,
        receiver_id=cast.commission.id,
        reason="请求仲裁",
        sent_on=TODAY,
    )
    assignment = Assignment(
        case_id=case.id, mediator_id=cast.mediator.id, chosen_by="x", from_at=MONDAY_MORNING
    )
    draft = Draft(user_id=cast.registrar.id, subject="x", fields={}, saved_at=MONDAY_MORNING)
    db.session.add_all([exit_procedure, referral, assignment, draft])
    db.session.commit()
    second_factors.begin(cast.mediator, at=MONDAY_MORNING)
    jobs.wish(JobKind.EXPORT_CASES, {}, title="x", by=cast.mediator, at=MONDAY_MORNING)
    make_paper(case)
    grant(case, cast.court, cast.mediator)
    with transaction():
        record(case, "edit", by=cast.registrar, at=MONDAY_MORNING)


def test_no_column_that_is_to_be_sealed_stands_in_the_clear(app: Flask, cast: Cast) -> None:
    fill_every_table(cast)
    # A reason goes with its moment and its person.
    voided = {"voided_at": MONDAY_MORNING, "voided_by_id": cast.mediator.id, "void_reason": "误登"}
    db.session.execute(update(Payment.__table__).values(voided))
    planted_words = []
    for store in sealed_tables():
        for column in store.columns:
            words = f"金丝雀{store.name}{column.name}尾"
            value: object = words
            if isinstance(column.type, SealedJson):
                value = {"文字": [words]}
            if isinstance(column.type, SealedBytes):
                value = words.encode()
            ensure_row(store.table)
            changed = db.session.execute(update(store.table).values({column.name: value}))
            assert changed.rowcount, f"{store.name} has no row"
            planted_words.append(words)
            db.session.commit()
            assert db.session.scalar(select(column).limit(1)) == value
    raw = everything_in(db.engine)
    assert len(planted_words) > 40
    assert not [words for words in planted_words if holds(raw, words)]
    assert holds(raw, "王秀兰"), "the search would find words that are there"


def test_numbers_leave_no_trace_on_their_way_through_the_program(cast: Cast) -> None:
    """Registered, corrected, searched for and left in a draft."""
    numbers = (WANG_NUMBER, LI_NUMBER, BANK, "13911112222", "13955556666")
    wang = worker(identity_number=WANG_NUMBER, phone="13911112222", bank_account=BANK)
    case = intake.register(
        application(parties=(wang, company())), by=cast.registrar, at=MONDAY_MORNING
    )
    changed = application(
        parties=(worker(identity_number=LI_NUMBER, phone="13955556666"), company())
    )
    intake.edit(case, changed, expected_version=case.version, by=cast.registrar, at=MONDAY_MORNING)
    kept = {"applicants-0-identity_number": [WANG_NUMBER], "applicants-0-bank_account": [BANK]}
    drafts.save("intake", kept, by=cast.registrar, at=MONDAY_MORNING)
    raw = everything_in(db.engine)
    assert not [number for number in numbers if holds(raw, number)]
    found = search.find(cast.registrar, "13955556666")
    assert [row.id for row in found.rows] == [case.id]


def test_the_search_index_holds_no_end_of_a_number(cast: Cast) -> None:
    party = worker(identity_number=WANG_NUMBER, phone="13911117356")
    case = intake.register(
        application(parties=(party, company())), by=cast.registrar, at=MONDAY_MORNING
    )
    row = db.session.get_one(CaseSearch, case.id)
    for tail in ("7356", "0071"):
        assert tail not in row.text
        assert tail not in row.grams.replace("※t", " ").split()
        assert [each.id for each in search.find(cast.registrar, tail).rows] == [case.id]
    assert search.find(cast.registrar, "7357").count == 0


def test_equal_numbers_have_equal_digests_and_nothing_else(cast: Cast) -> None:
    first, second = (planted(cast) for _ in range(2))
    one, other = first.applicants[0], second.applicants[0]
    assert one.identity_index == other.identity_index
    assert one.phone_index != one.identity_index
    one.phone = "139-1111-2222"
    assert one.phone_index == other.phone_index, "signs between the digits say nothing"
    one.phone = None
    assert one.phone_index is None


def test_what_was_there_is_sealed_by_the_migration_and_laid_open_by_its_undoing(
    app: Flask, cast: Cast, tmp_path: Path
) -> None:
    fill_every_table(cast)
    case = db.session.scalars(select(Case)).one()
    case.applicants[0].tags = ["disabled"]
    db.session.commit()
    with transaction():
        reindex(case)
    before = {store.name: _rows_of(store.name) for store in sealed_tables()}
    grams = db.session.get_one(CaseSearch, case.id).grams
    _forget()
    flask_migrate.downgrade(revision="0001")
    # Tables that came later went with their rows.
    before = {name: before[name] for name in inspect(db.engine).get_table_names() if name in before}
    raw = everything_in(db.engine)
    assert holds(raw, ID_NUMBER)
    assert holds(raw, BANK)
    with db.engine.connect() as connection:
        tails = connection.execute(text("SELECT identity_last4, phone_last4 FROM party")).first()
    assert tails == (ID_NUMBER[-4:], PHONE[-4:])
    flask_migrate.upgrade()
    raw = everything_in(db.engine)
    assert not [word for word in (ID_NUMBER, BANK, PHONE, "申请人当面陈述") if holds(raw, word)]
    assert {name: _rows_of(name) for name in before} == before
    assert sorted(db.session.scalars(select(CaseSearch.grams)).one().split()) == sorted(
        grams.split()
    )
    found = db.session.scalars(select(Party.tags).where(Party.identity_index.is_not(None))).all()
    assert found == [["disabled"]]


def _rows_of(name: str) -> list[tuple[object, ...]]:
    store = next(each for each in sealed_tables() if each.name == name)
    rows = db.session.execute(select(*store.table.columns).order_by(store.table.columns.id))
    return [tuple(row) for row in rows]


def _forget() -> None:
    db.session.remove()
    db.engine.dispose()
