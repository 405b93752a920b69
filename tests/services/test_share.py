"""Granting and taking back a share."""

from datetime import date

import pytest
from sqlalchemy import select

from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import AuditEntry, CaseEvent, Share
from mediation.queries import given_shares, shares
from mediation.services import share_looks, sharing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.share_terms import grant, make_paper, terms

TODAY = MONDAY_MORNING.date()


def problem_fields(error: InvalidInput) -> set[str]:
    return {problem.field for problem in error.problems}


def test_a_share_names_receiver_purpose_papers_and_end_and_leaves_its_rows(cast: Cast) -> None:
    case = make_case(cast)
    paper = make_paper(case)
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], message=" 请审查 ")
    assert made.state is ShareState.NEW
    assert made.receiver_id == cast.court.id
    assert made.documents == [paper]
    assert made.message == "请审查"
    assert made.field_groups == ["parties", "contacts", "claims", "agreement"]
    event = db.session.scalars(select(CaseEvent).filter_by(case_id=case.id)).one()
    assert (event.code, event.data) == ("share", {"share_id": made.id})
    assert "城东区人民法院：司法确认" in (event.note or "")
    assert db.session.scalars(select(AuditEntry.verb)).all() == ["case.share"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"until_on": TODAY}, "until_on"),
        ({"until_on": date(2028, 1, 1)}, "until_on"),
        ({"answer_due_on": date(2026, 11, 22)}, "answer_due_on"),
        ({"answer_due_on": date(2027, 2, 1)}, "answer_due_on"),
        ({"basis": "  "}, "basis"),
        ({"field_groups": []}, "field_groups"),
        ({"field_groups": ["vault"]}, "field_groups"),
        ({"field_groups": ["contacts"]}, "field_groups"),
        ({"purpose": SharePurpose.LEGAL_AID}, "purpose"),
        ({"receiver_id": 999}, "receiver_id"),
        ({"document_ids": [999]}, "document_ids"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput) as caught:
        grant(case, cast.court, cast.mediator, **changes)
    assert problem_fields(caught.value) == {field}
    assert db.session.scalars(select(Share)).all() == []


def test_a_union_or_body_cannot_be_a_receiver(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as caught:
        grant(make_case(cast), cast.other_body, cast.mediator)
    assert problem_fields(caught.value) == {"receiver_id"}


def test_papers_of_the_side_volume_and_of_other_cases_are_never_shared(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast)
    internal = make_paper(case, volume=Volume.SIDE)
    foreign = make_paper(other)
    for paper in (internal, foreign):
        with pytest.raises(InvalidInput) as caught:
            grant(case, cast.court, cast.mediator, document_ids=[paper.id])
        assert problem_fields(caught.value) == {"document_ids"}


def test_the_same_share_is_not_granted_twice_while_it_waits(cast: Cast) -> None:
    case = make_case(cast)
    first = grant(case, cast.court, cast.mediator)
    with pytest.raises(InvalidInput, match="请先收回"):
        grant(case, cast.court, cast.mediator)
    sharing.revoke(first, reason="改共享范围", by=cast.mediator, at=MONDAY_MORNING)
    assert grant(case, cast.court, cast.mediator).id != first.id


def test_who_has_no_right_to_share_cannot(cast: Cast) -> None:
    case = make_case(cast)
    for person in (cast.registrar, cast.second_mediator, cast.city_supervisor, cast.court_liaison):
        with pytest.raises(ActionNotAllowed):
            sharing.share(case, **terms(cast.court), by=person, at=MONDAY_MORNING)
    assert db.session.scalars(select(Share)).all() == []


def test_revoking_works_at_once_and_says_why(cast: Cast) -> None:
    case = make_case(cast)
    made = grant(case, cast.court, cast.mediator)
    share_looks.look(made, ViewKind.OPENED, by=cast.court_liaison, at=MONDAY_MORNING)
    sharing.revoke(made, reason=" 当事人撤回同意 ", by=cast.supervisor, at=MONDAY_MORNING)
    assert made.state is ShareState.REVOKED
    assert made.revoke_reason == "当事人撤回同意"
    with pytest.raises(NotVisible):
        shares.get_for(cast.court_liaison, made.id, TODAY)
    assert given_shares.use_of(made.id).sentence == "打开 1 次"
    codes = db.session.scalars(select(CaseEvent.code).order_by(CaseEvent.id)).all()
    assert codes == ["share", "share_revoked"]


def test_revoking_needs_a_reason_a_right_and_a_share_that_is_not_revoked(cast: Cast) -> None:
    made = grant(make_case(cast), cast.court, cast.mediator)
    with pytest.raises(InvalidInput):
        sharing.revoke(made, reason=" ", by=cast.mediator, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        sharing.revoke(made, reason="误", by=cast.second_mediator, at=MONDAY_MORNING)
    sharing.revoke(made, reason="误", by=cast.mediator, at=MONDAY_MORNING)
    with pytest.raises(ActionNotPossible):
        sharing.revoke(made, reason="误", by=cast.mediator, at=MONDAY_MORNING)


def test_a_receiver_is_reminded_once_a_day(cast: Cast) -> None:
    made = grant(make_case(cast), cast.court, cast.mediator)
    sharing.remind(made, by=cast.mediator, at=MONDAY_MORNING)
    assert made.reminded_at == MONDAY_MORNING
    with pytest.raises(ActionNotPossible, match="今天已经催办过"):
        sharing.remind(made, by=cast.mediator, at=MONDAY_MORNING.replace(hour=17))
    sharing.remind(made, by=cast.mediator, at=MONDAY_MORNING.replace(day=24))
    assert made.reminded_at.day == 24
