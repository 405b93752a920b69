"""Numbers of cases when several people accept at the same moment: none twice, none left out."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from sqlalchemy.orm.exc import StaleDataError

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotPossible
from mediation.extensions import db
from mediation.models import Case, Document, NumberSequence, User
from mediation.services import acceptance, issuing
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case

PEOPLE, CASES = 4, 12


def accept_all(app: Flask, user_id: int, case_ids: list[int], start: Barrier) -> list[str | None]:
    """What one person at one desk gets for their cases; None where the rules refuse."""
    numbers: list[str | None] = []
    with app.app_context():
        user = db.session.get_one(User, user_id)
        start.wait(timeout=30)
        for case_id in case_ids:
            case = db.session.get_one(Case, case_id)
            try:
                day = MONDAY_MORNING.date()
                acceptance.accept(case, accepted_on=day, by=user, at=MONDAY_MORNING)
                numbers.append(case.number)
            except (ActionNotPossible, StaleDataError):
                # SQLite lets them in one by one; PostgreSQL tells the second that it came late.
                numbers.append(None)
        db.session.remove()
    return numbers


def test_simultaneous_acceptances_neither_share_nor_skip_a_number(app: Flask, cast: Cast) -> None:
    willing = {"respondent_consent": "agreed", "answered_on": MONDAY_MORNING.date()}
    good = [make_case(cast, state=CaseState.INQUIRING, **willing).id for _ in range(CASES)]
    # Everybody also tries one that the rules refuse: it must not take a number away.
    bad = [make_case(cast, state=CaseState.INQUIRING).id for _ in range(PEOPLE)]
    work = [[*good[each::PEOPLE], bad[each]] for each in range(PEOPLE)]
    user_id, start = cast.registrar.id, Barrier(PEOPLE)
    db.session.remove()
    with ThreadPoolExecutor(PEOPLE) as desks:
        running = [desks.submit(accept_all, app, user_id, ids, start) for ids in work]
        numbers = [number for desk in running for number in desk.result(timeout=60)]
    given = [number for number in numbers if number is not None]
    assert sorted(given) == [f"〔2026〕东工调字第{serial:03d}号" for serial in range(1, CASES + 1)]
    assert numbers.count(None) == PEOPLE
    assert db.session.query(NumberSequence).filter_by(kind="case").one().last == CASES


def test_two_people_accepting_the_same_case_give_it_one_number(app: Flask, cast: Cast) -> None:
    willing = {"respondent_consent": "agreed", "answered_on": MONDAY_MORNING.date()}
    case_id = make_case(cast, state=CaseState.INQUIRING, **willing).id
    user_id, start = cast.registrar.id, Barrier(2)
    db.session.remove()
    with ThreadPoolExecutor(2) as desks:
        running = [desks.submit(accept_all, app, user_id, [case_id], start) for _ in range(2)]
        numbers = [number for desk in running for number in desk.result(timeout=60)]
    assert sorted(numbers, key=str) == [None, "〔2026〕东工调字第001号"]
    assert db.session.query(NumberSequence).filter_by(kind="case").one().last == 1


def issue_all(app: Flask, user_id: int, case_ids: list[int], start: Barrier) -> list[str | None]:
    """The numbers of the letters that one desk gets; None where the transaction failed."""
    numbers: list[str | None] = []
    with app.app_context():
        user = db.session.get_one(User, user_id)
        start.wait(timeout=30)
        for place, case_id in enumerate(case_ids):
            try:
                with transaction():
                    case = db.session.get_one(Case, case_id)
                    made = issuing.issue(
                        case, "acceptance_notice", by=user, at=MONDAY_MORNING, extra={}
                    )
                    numbers.append(made.number)
                    if place % 3 == 2:
                        raise StorageFailed
            except StorageFailed:
                numbers[-1] = None
        db.session.remove()
    return numbers


class StorageFailed(Exception):
    """What goes wrong after the number was taken."""


def test_letters_issued_at_once_leave_no_gap_and_a_failure_gives_its_number_back(
    app: Flask, cast: Cast
) -> None:
    cases = [make_case(cast).id for _ in range(CASES)]
    work = [cases[each::PEOPLE] for each in range(PEOPLE)]
    user_id, start, failed = cast.supervisor.id, Barrier(PEOPLE), sum(len(w) // 3 for w in work)
    db.session.remove()
    with ThreadPoolExecutor(PEOPLE) as desks:
        running = [desks.submit(issue_all, app, user_id, ids, start) for ids in work]
        numbers = [number for desk in running for number in desk.result(timeout=120)]
    given = [number for number in numbers if number is not None]
    assert numbers.count(None) == failed > 0
    expected = [f"〔2026〕东工调告第{serial}号" for serial in range(1, CASES - failed + 1)]
    assert sorted(given) == sorted(expected)
    kept = db.session.query(Document).filter_by(kind="acceptance_notice")
    assert sorted(paper.number for paper in kept) == sorted(expected)
