"""Serving papers: all or none, proof, the day that counts, clocks, two at once, voids."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.domain.clocks import ClockEvent
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.paper_service import ServiceOutcome
from mediation.domain.service_methods import ServiceMethod
from mediation.extensions import db
from mediation.models import AddressConfirmation, Case, CaseEvent, Document, PaperService
from mediation.queries import paper_service as queries
from mediation.queries.served_days import service_events
from mediation.services import paper_service as services
from mediation.services import service_addresses
from mediation.services.paper_service import Result, Sending
from mediation.services.service_addresses import Told
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.share_terms import make_paper

M, R = ServiceMethod, ServiceOutcome
TODAY = MONDAY_MORNING.date()
EARLIER = MONDAY_MORNING - timedelta(days=60)


def paper_of(case: Case, kind: str = "closing_notice", **columns: Any) -> Document:
    return make_paper(case, kind=kind, title="调解终结书", issued_at=EARLIER, **columns)


def served(
    case: Case,
    cast: Cast,
    paper: Document,
    method: ServiceMethod = M.DIRECT,
    outcome: ServiceOutcome = R.SERVED,
    sent_on: date = TODAY,
    **changes: Any,
) -> list[PaperService]:
    on = None if outcome is R.PENDING else changes.pop("on", TODAY)
    return services.serve(
        case,
        document_id=paper.id,
        party_ids=changes.pop("party_ids", [case.respondents[0].id]),
        organisation_id=changes.pop("organisation_id", None),
        sending=Sending(method, sent_on),
        result=Result(outcome, on=on, **changes),
        by=changes.pop("by", cast.mediator),
        at=MONDAY_MORNING,
    )


def confirmed(case: Case, cast: Cast, **changes: Any) -> AddressConfirmation:
    told = {
        "confirmed_on": TODAY - timedelta(days=30),
        "recipient": "",
        "relation": "",
        "address": "城东区滨河路8号",
        "postcode": "430000",
        "phone": "13800001234",
        "accepts_electronic": True,
        "electronic": "手机短信：13800001234",
    } | changes
    return service_addresses.confirm_address(
        case,
        party_id=case.respondents[0].id,
        told=Told(**told),
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def test_one_paper_is_served_on_several_at_once(cast: Cast) -> None:
    case = make_case(cast)
    paper, keys = paper_of(case), [party.id for party in case.parties]
    made = served(case, cast, paper, party_ids=keys)
    assert [row.served_on for row in made] == [TODAY] * len(keys)
    assert queries.ledger_of(case).missing == 0
    event = db.session.scalars(select(CaseEvent).filter_by(code="paper_served")).one()
    assert event.data["service_ids"] == [row.id for row in made]


def test_all_or_none(cast: Cast) -> None:
    case = make_case(cast)
    paper = paper_of(case)
    served(case, cast, paper)
    with pytest.raises(InvalidInput, match="已经送达"):
        served(case, cast, paper, party_ids=[party.id for party in case.parties])
    assert len(queries.attempts_of(case.id)) == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"on": TODAY + timedelta(days=1)}, "不能晚于今天"),
        ({"sent_on": EARLIER.date() - timedelta(days=1)}, "不能早于文书出具之日"),
        ({"on": None}, "请填写收到"),
        ({"party_ids": [99999]}, "本案的当事人"),
        ({"party_ids": []}, "送给哪些当事人"),
        ({"received_by": "李某"}, "与受送达人的关系"),
        ({"outcome": R.REFUSED}, "原因和经过"),
        ({"outcome": R.PENDING}, "没有“在途"),
        ({"evidence_id": 99999}, "本案的材料"),
        ({"method": M.ELECTRONIC}, "没有在送达地址确认书中同意"),
        ({"method": M.LEFT, "witness": "张强"}, "以拒绝签收为前提"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(
    cast: Cast, changes: dict[str, Any], sentence: str
) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput, match=sentence):
        served(case, cast, paper_of(case), **changes)
    assert db.session.scalars(select(PaperService)).all() == []


def test_a_paper_is_left_only_after_a_refusal_and_with_somebody_who_saw_it(cast: Cast) -> None:
    case = make_case(cast)
    paper = paper_of(case)
    (first,) = served(case, cast, paper, outcome=R.REFUSED, note="前台称无权签收")
    assert first.served_on is None
    with pytest.raises(InvalidInput, match="见证人"):
        served(case, cast, paper, M.LEFT)
    (left,) = served(case, cast, paper, M.LEFT, witness="居委会张强")
    assert left.served_on == TODAY
    assert left.deemed_by
    assert "第八十九条" in left.deemed_by


def test_a_letter_that_comes_back_counts_only_from_a_confirmed_address(cast: Cast) -> None:
    case = make_case(cast)
    first, second = paper_of(case), paper_of(case, number="终-2")
    (plain,) = served(case, cast, first, M.MAIL, R.RETURNED)
    confirmed(case, cast)
    (deemed,) = served(case, cast, second, M.MAIL, R.RETURNED)
    assert (plain.served_on, deemed.served_on) == (None, TODAY)
    assert deemed.deemed_by
    assert "法释〔2004〕13号" in deemed.deemed_by


def test_electronic_service_ends_with_the_consent(cast: Cast) -> None:
    case = make_case(cast)
    row, paper = confirmed(case, cast), paper_of(case)
    party = case.respondents[0]
    assert (party.service_address, party.accepts_e_service) == ("城东区滨河路8号", True)
    (sent,) = served(case, cast, paper, M.ELECTRONIC, R.PENDING)
    services.record_outcome(
        sent, case, result=Result(R.SERVED, on=TODAY), by=cast.mediator, at=MONDAY_MORNING
    )
    assert sent.served_on == TODAY
    service_addresses.withdraw_address(
        row, case, withdrawn_on=TODAY, by=cast.mediator, at=MONDAY_MORNING
    )
    assert not case.respondents[0].accepts_e_service
    with pytest.raises(InvalidInput, match="没有在送达地址确认书中同意"):
        served(case, cast, paper_of(case, number="终-2"), M.ELECTRONIC, R.PENDING)
    with pytest.raises(ActionNotPossible, match="已经登记撤回"):
        service_addresses.withdraw_address(
            row, case, withdrawn_on=TODAY, by=cast.mediator, at=MONDAY_MORNING
        )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"phone": "12345"}, "手机号码"),
        ({"address": " "}, "地址"),
        ({"postcode": "12"}, "邮政编码"),
        ({"electronic": ""}, "请写明手机号"),
        ({"confirmed_on": TODAY + timedelta(days=1)}, "不能晚于今天"),
        ({"evidence_id": 99999}, "本案的材料"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(
    cast: Cast, changes: dict[str, Any], sentence: str
) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput, match=sentence):
        confirmed(case, cast, **changes)
    assert queries.confirmations_of(case.id) == []


def test_a_public_notice_counts_when_its_days_are_over(cast: Cast) -> None:
    case = make_case(cast)
    paper, long_ago = paper_of(case), TODAY - timedelta(days=50)
    told = {"note": "住所已搬空", "on": long_ago}
    served(case, cast, paper, outcome=R.NOT_FOUND, sent_on=long_ago, **told)
    served(case, cast, paper, M.MAIL, R.RETURNED, sent_on=long_ago, on=long_ago)
    (notice,) = served(
        case, cast, paper, M.PUBLIC_NOTICE, R.PENDING, long_ago, note="直接、邮寄均未送到"
    )
    assert ClockEvent.NOTICE_PUBLISHED in {each.event for each in service_events(case)}
    told_now = Result(R.SERVED, note="公告期满")
    services.record_outcome(notice, case, result=told_now, by=cast.mediator, at=MONDAY_MORNING)
    assert notice.served_on is not None
    assert long_ago + timedelta(days=30) <= notice.served_on < TODAY
    assert ClockEvent.NOTICE_PUBLISHED not in {each.event for each in service_events(case)}


def test_a_public_notice_still_running_is_not_served(cast: Cast) -> None:
    case = make_case(cast)
    paper = paper_of(case)
    served(case, cast, paper, outcome=R.NOT_FOUND, note="住所已搬空")
    served(case, cast, paper, M.MAIL, R.RETURNED)
    with pytest.raises(InvalidInput, match=r"公告期到 .* 届满"):
        served(case, cast, paper, M.PUBLIC_NOTICE, note="均未送到")


def test_what_a_respondent_took_tells_that_the_other_side_was_reached(cast: Cast) -> None:
    path = EntryPath.COURT_DELEGATED_ONLINE
    case = make_case(cast, entry_path=path)
    paper = paper_of(case)
    (row,) = served(case, cast, paper)
    told = [each for each in service_events(case) if each.on == TODAY]
    assert [each.event for each in told] == [ClockEvent.OTHER_SIDE_CONTACTED]
    services.void(row, case, reason="登记错了", by=cast.mediator, at=MONDAY_MORNING)
    assert list(service_events(case)) == []


def test_service_of_the_closing_notice_moves_no_limitation(cast: Cast) -> None:
    case = make_case(cast)
    served(case, cast, paper_of(case))
    assert list(service_events(case)) == []


def test_an_outcome_is_recorded_once(cast: Cast) -> None:
    case = make_case(cast)
    (row,) = served(case, cast, paper_of(case), M.MAIL, R.PENDING)
    who = {"by": cast.mediator, "at": MONDAY_MORNING}
    with pytest.raises(InvalidInput, match="请选择送达的结果"):
        services.record_outcome(row, case, result=Result(R.PENDING), **who)  # type: ignore[arg-type]
    services.record_outcome(row, case, result=Result(R.SERVED, on=TODAY), **who)  # type: ignore[arg-type]
    with pytest.raises(ActionNotPossible, match="已经登记了结果"):
        services.record_outcome(row, case, result=Result(R.RETURNED, on=TODAY), **who)  # type: ignore[arg-type]
    assert row.outcome is R.SERVED


def test_a_void_entry_counts_for_nothing_and_stays(cast: Cast) -> None:
    case = make_case(cast)
    paper = paper_of(case)
    (row,) = served(case, cast, paper)
    who = {"by": cast.mediator, "at": MONDAY_MORNING}
    services.void(row, case, reason="登记到了另一位名下", **who)  # type: ignore[arg-type]
    with pytest.raises(ActionNotPossible, match="已经作废"):
        services.void(row, case, reason="再作废", **who)  # type: ignore[arg-type]
    (again,) = served(case, cast, paper)
    assert [each.id for each in queries.attempts_of(case.id)] == [again.id, row.id]


def test_a_letter_to_an_organisation_has_one_addressee(cast: Cast) -> None:
    case = make_case(cast)
    paper = paper_of(case, kind="return_letter")
    to_court = {"party_ids": [], "organisation_id": cast.court.id}
    (row,) = served(case, cast, paper, M.MAIL, **to_court)
    assert row.addressee is cast.court
    with pytest.raises(InvalidInput, match="送给哪些当事人"):
        served(case, cast, paper, organisation_id=cast.court.id)


def test_who_does_not_issue_papers_records_no_service(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotAllowed):
        services.require_may_record(case, cast.other_mediator)
