"""Disposal: two persons, one transaction, nothing of the persons left, another case untouched."""

from typing import Any

import pytest
from sqlalchemy import delete, func, select, update

from mediation.domain.disposal import DESTROYED_TITLE, DisposalState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.file_kinds import ScanState
from mediation.domain.personal_data import Fate
from mediation.domain.personal_tables import CASE_TABLES
from mediation.domain.retention import RetentionMark as MarkKind
from mediation.domain.volumes import Volume
from mediation.extensions import Base, db, files
from mediation.models import (
    Case,
    CaseEvent,
    DisposalItem,
    DisposalList,
    DossierBinding,
    Employer,
    OfficeClause,
    Party,
    Share,
    ShareView,
    StoredFile,
)
from mediation.queries import retention, search
from mediation.services import disposal, retention_rules
from tests.any_row import ensure_row
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of
from tests.raw_database import everything_in, holds
from tests.services.disposals import make_archived, make_full_case

NOW = MONDAY_MORNING
CANARY, OTHER = "金丝雀销毁之案全文", "金丝雀旁观之案全文"


def listed(cast: Cast, *cases: Case) -> DisposalList:
    """A list that the body's supervisor proposed and the city's approved."""
    keys = [case.id for case in cases]
    made = disposal.propose(keys, reason="期限届满，无保存价值", by=cast.supervisor, at=NOW)
    return disposal.decide(made.id, approved=True, note="同意", by=cast.city_supervisor, at=NOW)


def executed(cast: Cast, *cases: Case) -> DisposalList:
    made = listed(cast, *cases)
    return disposal.execute(made.id, counted=len(cases), by=cast.supervisor, at=NOW)


def rows_of(case_id: int) -> dict[str, list[Any]]:
    """Every row of every table of cases with what stands in it, but those without a case's key."""
    found = {}
    for name in CASE_TABLES:
        table = Base.metadata.tables[name]
        if "case_id" in table.c:
            statement = select(table).where(table.c.case_id == case_id)
            found[name] = [tuple(row) for row in db.session.execute(statement)]
    return found


def test_nothing_of_a_destroyed_case_is_left_and_another_is_untouched(cast: Cast) -> None:
    case, other = make_full_case(cast, CANARY), make_full_case(cast, OTHER)
    case_id, other_id = case.id, other.id
    before = rows_of(other_id)
    assert all(rows_of(case_id).values())
    executed(cast, case)
    db.session.remove()
    raw = everything_in(db.engine)
    assert not holds(raw, CANARY)
    kept = [files.get(found.name) for found in files.everything()]
    assert kept == [OTHER.encode()]
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(select(table)):
            assert CANARY not in str(tuple(row)), table.name
            assert CANARY.encode() not in b"".join(v for v in row if isinstance(v, bytes))
    assert rows_of(other_id) == before
    assert holds(everything_in(db.engine), OTHER)


def test_every_table_ends_as_the_classification_says(cast: Cast) -> None:
    case = make_full_case(cast, CANARY)
    case_id = case.id
    executed(cast, case)
    for name, rows in rows_of(case_id).items():
        # The numbers of the case are found again, its people are not.
        gone = CASE_TABLES[name].fate is Fate.ERASED and name != "case_search"
        assert not (gone and rows), name
    views = db.session.scalars(select(ShareView)).all()
    assert [view.document_id for view in views] == [None]
    assert db.session.scalars(select(Share)).one().receiver_id == cast.court.id


def test_a_stub_stays_with_number_dates_outcome_and_counts(cast: Cast) -> None:
    case = make_full_case(cast, CANARY)
    case_id, number = case.id, case.number
    executed(cast, case)
    stub = db.session.get_one(Case, case_id)
    assert (stub.number, stub.title, stub.outcome) == (number, DESTROYED_TITLE, "performed")
    assert stub.closed_on is not None
    item = retention.remains_of(case_id)
    assert item is not None
    assert item.counts["当事人"] == 3
    assert item.counts["文书"] == 1
    codes = db.session.scalars(select(CaseEvent.code).filter_by(case_id=case_id)).all()
    assert codes[-1] == "destroyed"


def test_a_destroyed_case_is_found_by_number_and_by_nothing_else(cast: Cast) -> None:
    case = make_full_case(cast, CANARY)
    number = case.number or ""
    assert search.find(cast.supervisor, CANARY).count == 1
    executed(cast, case)
    assert search.find(cast.supervisor, CANARY).count == 0
    assert search.find(cast.supervisor, number).count == 1


def test_an_employer_stays_while_another_case_needs_it(cast: Cast) -> None:
    case, other = make_archived(cast), make_archived(cast)
    executed(cast, case)
    assert db.session.scalar(select(func.count()).select_from(Employer)) == 1
    executed(cast, other)
    assert db.session.scalar(select(func.count()).select_from(Employer)) == 0


def test_an_employer_stays_while_a_clause_of_the_office_names_it(cast: Cast) -> None:
    case = make_archived(cast)
    table = OfficeClause.__table__
    ensure_row(table)
    db.session.execute(update(table).values(employer_id=case.respondents[0].employer_id))
    db.session.execute(delete(Employer).where(Employer.id != case.respondents[0].employer_id))
    db.session.commit()
    executed(cast, case)
    assert db.session.scalar(select(func.count()).select_from(Employer)) == 1


def test_who_proposed_does_not_approve(cast: Cast) -> None:
    made = disposal.propose([make_archived(cast).id], reason="届满", by=cast.supervisor, at=NOW)
    with pytest.raises(ActionNotAllowed, match="不能审批"):
        disposal.decide(made.id, approved=True, note="", by=cast.supervisor, at=NOW)


def test_a_list_that_nobody_approved_destroys_nothing(cast: Cast) -> None:
    case = make_archived(cast)
    made = disposal.propose([case.id], reason="届满", by=cast.supervisor, at=NOW)
    with pytest.raises(ActionNotPossible):
        disposal.execute(made.id, counted=1, by=cast.supervisor, at=NOW)
    assert db.session.scalar(select(func.count()).select_from(Party)) == 2


def test_a_list_is_carried_out_once(cast: Cast) -> None:
    made = executed(cast, make_archived(cast))
    with pytest.raises(ActionNotPossible):
        disposal.execute(made.id, counted=1, by=cast.supervisor, at=NOW)


def test_the_number_of_cases_must_be_typed_rightly(cast: Cast) -> None:
    made = listed(cast, make_archived(cast))
    with pytest.raises(InvalidInput, match="件数与清单不符"):
        disposal.execute(made.id, counted=2, by=cast.supervisor, at=NOW)


def test_a_case_whose_period_runs_cannot_be_listed(cast: Cast) -> None:
    fresh = make_archived(cast, closed_on=NOW.date(), archived_on=NOW.date())
    with pytest.raises(InvalidInput, match="不能列入"):
        disposal.propose([fresh.id], reason="届满", by=cast.supervisor, at=NOW)


def test_a_case_stands_on_one_open_list_only(cast: Cast) -> None:
    case = make_archived(cast)
    made = disposal.propose([case.id], reason="届满", by=cast.supervisor, at=NOW)
    with pytest.raises(InvalidInput, match="另一份清单"):
        disposal.propose([case.id], reason="届满", by=cast.city_supervisor, at=NOW)
    disposal.withdraw(made.id, by=cast.supervisor, at=NOW)
    assert disposal.propose([case.id], reason="届满", by=cast.supervisor, at=NOW).items


def test_a_case_held_back_after_approval_is_left_out_and_named(cast: Cast) -> None:
    case, held = make_archived(cast), make_archived(cast)
    made = listed(cast, case, held)
    retention_rules.put_mark(held, MarkKind.HOLD, reason="另案诉讼", by=cast.supervisor, at=NOW)
    disposal.execute(made.id, counted=2, by=cast.supervisor, at=NOW)
    items = {item.case_id: item for item in db.session.scalars(select(DisposalItem))}
    assert items[case.id].destroyed_at is not None
    assert items[held.id].skipped == "已暂缓销毁"
    assert db.session.get_one(Case, held.id).parties


def test_the_record_names_three_persons_and_the_cases_by_number(cast: Cast) -> None:
    case = make_full_case(cast, CANARY)
    number = case.number or ""
    made = executed(cast, case)
    words = text_of(disposal.printed(made, by=cast.supervisor, at=NOW))
    for word in ("案卷销毁清册", "赵刚", "孙宁", "期限届满，无保存价值", "已销毁", number):
        assert word in words
    assert CANARY not in words


def test_lists_of_other_bodies_are_not_there(cast: Cast) -> None:
    elsewhere = make_archived(cast, body=cast.other_body)
    with pytest.raises(InvalidInput):
        disposal.propose([elsewhere.id], reason="届满", by=cast.supervisor, at=NOW)
    made = disposal.propose([elsewhere.id], reason="届满", by=cast.city_supervisor, at=NOW)
    with pytest.raises(NotVisible):
        disposal.decide(made.id, approved=True, note="", by=cast.supervisor, at=NOW)


def test_when_the_transaction_fails_everything_is_still_there(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_full_case(cast, CANARY)
    made = listed(cast, case)
    before = rows_of(case.id)

    def broken(_list: DisposalList) -> bytes:
        raise RuntimeError("no ink")

    monkeypatch.setattr(disposal, "draw_record", broken)
    with pytest.raises(RuntimeError):
        disposal.execute(made.id, counted=1, by=cast.supervisor, at=NOW)
    assert rows_of(case.id) == before
    assert db.session.get_one(DisposalList, made.id).state is DisposalState.APPROVED


def test_the_bound_volumes_of_a_destroyed_case_are_gone_from_tables_and_disk(cast: Cast) -> None:
    case = make_archived(cast, outcome="performed")
    stored = StoredFile(
        name=files.put(b"%PDF- a bound volume"),
        media_type="application/pdf",
        size=20,
        sha256="0" * 64,
        original_size=20,
        original_sha256="0" * 64,
        scan=ScanState.NONE,
        stored_at=MONDAY_MORNING,
    )
    bound = DossierBinding(
        case_id=case.id,
        volume=Volume.MAIN,
        part=1,
        file=stored,
        pages=1,
        sha256="0" * 64,
        manifest=[],
        completeness=100,
        bound_by_id=cast.mediator.id,
        bound_at=MONDAY_MORNING,
    )
    db.session.add(bound)
    db.session.commit()
    name = stored.name
    executed(cast, case)
    assert not db.session.scalars(select(DossierBinding)).all()
    assert name not in {each.name for each in files.everything()}
