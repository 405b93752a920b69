"""Correcting a registered case: rows keep their identity, and the second editor is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.domain.application import Application
from mediation.domain.case_flow import Action, CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, EditConflict, InvalidInput
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, Party, Signature
from mediation.queries.applications import application_of
from mediation.services import case_log, intake
from mediation.services.transaction import transaction
from tests.applications import HOTEL_CODE, application, company, wages, worker
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement

NOW = MONDAY_MORNING
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def case(cast: Cast) -> Case:
    typed = application(
        parties=(worker(), worker("罗桂芳"), company(credit_code=HOTEL_CODE)),
        claims=(wages(0), wages(1, "9180.00")),
    )
    return intake.register(typed, by=cast.registrar, at=NOW)


def with_phone(case: Case, phone: str) -> Application:
    """The application of the case with another telephone of the first applicant."""
    now = application_of(case)
    return replace(now, parties=(replace(now.parties[0], phone=phone), *now.parties[1:]))


def edit(case: Case, typed: Application, cast: Cast, **changes: object) -> None:
    version = changes.pop("version", case.version)
    intake.edit(case, typed, expected_version=version, by=cast.registrar, at=LATER)


def test_rows_keep_their_keys(case: Case, cast: Cast) -> None:
    parties = [party.id for party in case.parties]
    claims = [claim.id for claim in case.claims]
    edit(case, with_phone(case, "13900005678"), cast)
    assert [party.id for party in case.parties] == parties
    assert [claim.id for claim in case.claims] == claims
    assert case.applicants[0].phone == "13900005678"


def test_an_edit_that_changes_nothing_changes_nothing(case: Case, cast: Cast) -> None:
    before = application_of(case)
    edit(case, before, cast)
    assert application_of(case) == before
    assert _events(case)[-1].data["changes"] == []


def test_the_event_says_what_changed_in_words(case: Case, cast: Cast) -> None:
    edit(case, with_phone(case, "13900005678"), cast)
    assert _events(case)[-1].code == Action.EDIT
    assert _events(case)[-1].data["changes"] == [
        ["申请人王秀兰·电话", "13800001234", "13900005678"]
    ]
    verbs = db.session.scalars(select(AuditEntry.verb).filter_by(case_id=case.id)).all()
    assert verbs == ["case.registered", "case.edit"]


def test_a_party_is_added_and_another_removed_with_its_claim(case: Case, cast: Cast) -> None:
    now = application_of(case)
    kept, _, hotel = now.parties
    typed = replace(now, parties=(kept, worker("常某"), hotel), claims=(now.claims[0],))
    edit(case, typed, cast)
    assert [party.name for party in case.applicants] == ["王秀兰", "常某"]
    assert case.title == "王秀兰等2人 与 城东悦来酒店有限公司"
    assert case.claimed_fen == 12_600_00
    assert db.session.scalars(select(Party.name).filter_by(name="罗桂芳")).all() == []


def test_a_key_of_another_case_is_not_taken_over(case: Case, cast: Cast) -> None:
    other = intake.register(application(), by=cast.registrar, at=NOW)
    now = application_of(case)
    stolen = replace(now.parties[0], id=other.applicants[0].id)
    edit(case, replace(now, parties=(stolen, *now.parties[1:])), cast)
    assert other.applicants[0].case_id == other.id
    assert len(other.parties) == 2


def test_the_second_editor_is_told_field_by_field_and_nothing_is_saved(
    case: Case, cast: Cast
) -> None:
    opened = case.version
    mine = with_phone(case, "13911112222")
    edit(case, with_phone(case, "13900005678"), cast)
    with pytest.raises(EditConflict) as conflict:
        edit(case, mine, cast, version=opened)
    assert [(each.label, each.before, each.after) for each in conflict.value.changes] == [
        ("申请人王秀兰·电话", "138****1234", "139****5678")
    ]
    assert case.applicants[0].phone == "13900005678"
    edit(case, mine, cast, version=conflict.value.current_version)
    assert case.applicants[0].phone == "13911112222"


def test_two_changes_of_one_field_are_told_as_one(case: Case, cast: Cast) -> None:
    opened = case.version
    edit(case, with_phone(case, "13900005678"), cast)
    edit(case, with_phone(case, "13900009999"), cast)
    with pytest.raises(EditConflict) as conflict:
        edit(case, application_of(case), cast, version=opened)
    assert [(each.before, each.after) for each in conflict.value.changes] == [
        ("138****1234", "139****9999")
    ]


def test_a_note_in_between_is_no_conflict(case: Case, cast: Cast) -> None:
    opened, typed = case.version, with_phone(case, "13900005678")
    with transaction():
        case_log.record(case, "add_note", by=cast.registrar, at=LATER)
    edit(case, typed, cast, version=opened)
    assert case.applicants[0].phone == "13900005678"


def test_a_party_named_in_an_agreement_stays(case: Case, cast: Cast) -> None:
    make_agreement(case)
    now = application_of(case)
    typed = replace(now, parties=(now.parties[0], now.parties[2]), claims=(now.claims[0],))
    with pytest.raises(InvalidInput, match="罗桂芳已写入调解协议"):
        edit(case, typed, cast)


def test_signatures_survive_a_correction(case: Case, cast: Cast) -> None:
    agreement = make_agreement(case, state=AgreementState.SIGNING)
    signed = {"capacity": "本人", "way": "当面", "signed_on": NOW.date(), "recorded_at": NOW}
    agreement.signatures.append(Signature(party=case.applicants[0], signer="王秀兰", **signed))
    db.session.commit()
    edit(case, with_phone(case, "13900005678"), cast)
    assert agreement.signatures[0].party.phone == "13900005678"


def test_a_wrong_correction_changes_nothing(case: Case, cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        edit(case, with_phone(case, "1390000"), cast)
    assert case.applicants[0].phone == "13800001234"
    assert [event.code for event in _events(case)] == ["registered"]


@pytest.mark.parametrize("person", ["mediator", "city_supervisor", "stranger", "court_liaison"])
def test_others_may_not_edit(case: Case, cast: Cast, person: str) -> None:
    with pytest.raises(ActionNotAllowed):
        intake.edit(
            case,
            application_of(case),
            expected_version=case.version,
            by=getattr(cast, person),
            at=LATER,
        )


def test_a_closed_case_is_not_edited(case: Case, cast: Cast) -> None:
    case.state, case.closed_on = CaseState.CLOSED, NOW.date()
    db.session.commit()
    with pytest.raises(ActionNotPossible):
        edit(case, application_of(case), cast)


def _events(case: Case) -> list[CaseEvent]:
    statement = select(CaseEvent).filter_by(case_id=case.id).order_by(CaseEvent.id)
    return list(db.session.scalars(statement))
