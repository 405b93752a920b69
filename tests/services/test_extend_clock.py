"""Extending a period that an office may extend: by whom, how far, by which paper."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockEvent
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.extensions import db
from mediation.models import Case, CaseEvent, User
from mediation.services import clock_acts, clocks
from mediation.services.proving import Paper
from tests.award_clock import award_clock
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.file_factories import make_evidence
from tests.services.test_record_date import record

ACCEPTED = date(2026, 11, 2)
DUE = date(2026, 12, 17)
GRANT = Paper("东劳人仲延〔2026〕9号延期决定书")


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case that a commission has accepted."""
    made = make_case(cast)
    record(made, cast.mediator, ClockEvent.ARBITRATION_ACCEPTED, ACCEPTED)
    return made


def extend(case: Case, by: User, **changes: Any) -> None:
    given = {
        "clock_id": award_clock(case).id,
        "extended_to": date(2027, 1, 1),
        "granted_on": date(2026, 11, 20),
        "paper": GRANT,
    }
    clock_acts.extend_clock(case, **(given | changes), by=by, at=MONDAY_MORNING)


def test_an_extension_is_kept_with_who_gave_it_and_by_which_paper(cast: Cast, case: Case) -> None:
    old = award_clock(case)
    assert old.due_on == DUE
    extend(case, cast.mediator)
    new = award_clock(case)
    assert (old.state, old.due_on) == (ClockState.VOIDED, DUE)
    assert "由 2026-12-17 改为 2027-01-01" in str(old.end_reason)
    assert new.due_on == date(2027, 1, 1)
    (segment,) = new.segments
    assert (segment.kind, segment.from_on, segment.to_on) == (
        clocks.EXTENSION,
        date(2026, 11, 20),
        date(2027, 1, 1),
    )
    assert segment.reason == f"仲裁委员会主任同意延长；延长的文书：{GRANT.words}"
    note = db.session.scalar(select(CaseEvent.note).order_by(CaseEvent.id.desc()).limit(1))
    assert "延长至 2027-01-01" in str(note)


def test_the_paper_may_be_evidence_of_the_case(cast: Cast, case: Case) -> None:
    file = make_evidence(case, by=cast.mediator, name="延期决定书.pdf")
    extend(case, cast.mediator, paper=Paper("", file.id))
    assert "材料“延期决定书.pdf”" in award_clock(case).segments[0].reason


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"extended_to": date(2027, 1, 2)}, "extended_to"),
        ({"extended_to": DUE}, "extended_to"),
        ({"granted_on": date(2026, 11, 24)}, "granted_on"),
        ({"granted_on": date(2026, 11, 1)}, "granted_on"),
        ({"paper": Paper()}, "paper"),
        ({"paper": Paper("", 999)}, "evidence_id"),
        ({"clock_id": 999}, "clock_id"),
    ],
)
def test_what_must_not_be_leaves_the_clock_as_it_was(
    cast: Cast, case: Case, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        extend(case, cast.mediator, **changes)
    assert [problem.field for problem in refused.value.problems] == [field]
    db.session.expire_all()
    assert award_clock(case).due_on == DUE
    assert not award_clock(case).segments


def test_a_file_of_another_case_is_no_paper(cast: Cast, case: Case) -> None:
    other = make_case(cast, applicants=("李四",))
    foreign = make_evidence(other, by=cast.mediator)
    with pytest.raises(InvalidInput, match="本案的材料"):
        extend(case, cast.mediator, paper=Paper("", foreign.id))


def test_a_clock_of_another_case_is_not_extended(cast: Cast, case: Case) -> None:
    other = make_case(cast, applicants=("李四",))
    record(other, cast.mediator, ClockEvent.ARBITRATION_ACCEPTED, ACCEPTED)
    with pytest.raises(InvalidInput, match="请选择列出的期限"):
        extend(case, cast.mediator, clock_id=award_clock(other).id)
    assert award_clock(other).due_on == DUE


def test_the_term_of_mediation_has_an_extension_of_its_own(cast: Cast, case: Case) -> None:
    term = clocks.mediation_clock(case)
    assert term is not None
    with pytest.raises(InvalidInput, match="不在这里延长"):
        extend(case, cast.mediator, clock_id=term.id)


def test_without_an_extendable_period_the_step_is_closed(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotPossible, match="可以批准延长的其他期限"):
        clock_acts.extend_clock(
            case,
            clock_id=1,
            extended_to=date(2027, 1, 1),
            granted_on=date(2026, 11, 20),
            paper=GRANT,
            by=cast.mediator,
            at=MONDAY_MORNING,
        )


@pytest.mark.parametrize("person", ["second_mediator", "city_supervisor", "court_liaison"])
def test_who_has_not_the_case_extends_nothing(cast: Cast, case: Case, person: str) -> None:
    with pytest.raises(ActionNotAllowed):
        extend(case, getattr(cast, person))
