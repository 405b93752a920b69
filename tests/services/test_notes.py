"""Notes: what is said behind closed doors stays with the mediator in charge."""

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.sessions import ChosenBy, NoteKind
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, User
from mediation.queries.notes import readable
from mediation.services import assigning, notes
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case

SECRET = "资方底线四万元"


def write(case: Case, by: User, kind: NoteKind, text: str) -> None:
    notes.add_note(case, kind=kind, text=text, by=by, at=MONDAY_MORNING)


def read(case: Case, user: User) -> list[str]:
    return [note.text for note in readable(case, user)]


def test_a_work_note_is_read_by_the_body_newest_first(cast: Cast) -> None:
    case = make_case(cast)
    write(case, cast.registrar, NoteKind.WORK, "申请人下午来电")
    write(case, cast.mediator, NoteKind.WORK, "已约周三")
    for user in (cast.registrar, cast.mediator, cast.supervisor):
        assert read(case, user) == ["已约周三", "申请人下午来电"]


def test_a_vault_note_is_read_by_the_mediator_in_charge_alone(cast: Cast) -> None:
    case = make_case(cast)
    write(case, cast.mediator, NoteKind.VAULT, SECRET)
    assert read(case, cast.mediator) == [SECRET]
    for user in (cast.registrar, cast.supervisor, cast.city_supervisor, cast.second_mediator):
        assert read(case, user) == []


def test_nobody_else_writes_into_the_vault(cast: Cast) -> None:
    case = make_case(cast)
    for user in (cast.registrar, cast.supervisor):
        with pytest.raises(ActionNotAllowed):
            write(case, user, NoteKind.VAULT, SECRET)


def test_the_vault_goes_to_the_mediator_who_takes_over(cast: Cast) -> None:
    case = make_case(cast)
    write(case, cast.mediator, NoteKind.VAULT, SECRET)
    assigning.assign(
        case,
        mediator_id=cast.second_mediator.id,
        chosen_by=ChosenBy.APPOINTED,
        reason="休假",
        by=cast.supervisor,
        at=MONDAY_MORNING,
    )
    assert read(case, cast.second_mediator) == [SECRET]
    assert read(case, cast.mediator) == []


def test_the_trail_says_that_a_note_was_written_and_never_what(cast: Cast) -> None:
    case = make_case(cast)
    write(case, cast.mediator, NoteKind.VAULT, SECRET)
    event = db.session.query(CaseEvent).one()
    assert (event.code, event.note, event.data) == ("add_note", None, {"kind": "vault"})
    entry = db.session.query(AuditEntry).one()
    assert SECRET not in f"{entry.subject}{entry.data}"


def test_an_empty_note_and_a_note_on_a_closed_case_are_refused(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        write(make_case(cast), cast.mediator, NoteKind.WORK, "  ")
    with pytest.raises(ActionNotPossible):
        write(make_case(cast, state=CaseState.CLOSED), cast.mediator, NoteKind.WORK, "迟到的备忘")
