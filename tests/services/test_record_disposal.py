"""Records about people go by a list of two persons, when their period is over and not before."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from mediation.domain.assessments import AssessmentTrigger, Conclusion
from mediation.domain.errors import ActionNotAllowed, InvalidInput
from mediation.domain.incidents import IncidentLevel
from mediation.domain.personal_requests import Requester, RequestKind, Verification
from mediation.extensions import db
from mediation.models import (
    AuditEntry,
    DisposalList,
    ImpactAssessment,
    PersonalRequest,
    SecurityIncident,
)
from mediation.queries import due_records
from mediation.services import disposal, personal_requests
from mediation.services.forgetting import forget_old
from mediation.services.personal_requests import RequestData
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of
from tests.page_checks import PageClient
from tests.page_checks import text_of as words_of
from tests.services.disposals import make_archived

NOW = MONDAY_MORNING
OVER = NOW.replace(year=NOW.year + 4, month=1, day=1)
LAST_DAY = OVER - timedelta(days=1)


def answered(cast: Cast) -> PersonalRequest:
    data = RequestData(
        kind=RequestKind.ACCESS,
        person_name="王秀兰",
        identity_number="110101199003070038",
        requester=Requester.SELF,
        requester_name="",
        verification=Verification.IDENTITY_CARD,
        contact="",
        details="查阅",
        received_on=NOW.date(),
    )
    made = personal_requests.register(data, working_days=15, by=cast.supervisor, at=NOW)
    return personal_requests.answer(made.id, words="已提供", by=cast.supervisor, at=NOW)


def assessed(cast: Cast, review_on: date) -> ImpactAssessment:
    words = dict.fromkeys(("purpose", "necessity", "risks", "measures"), "说明")
    found = ImpactAssessment(
        subject="共享", trigger=next(iter(AssessmentTrigger)), conclusion=next(iter(Conclusion)),
        assessor="法务", assessed_on=NOW.date(), review_on=review_on,
        recorded_by_id=cast.security_admin.id, recorded_at=NOW, **words,
    )  # fmt: skip
    db.session.add(found)
    db.session.commit()
    return found


def incident(cast: Cast, closed_on: date | None) -> SecurityIncident:
    found = SecurityIncident(
        title="误发", level=next(iter(IncidentLevel)), discovered_at=NOW, description="说明",
        measures="已召回", closed_on=closed_on, recorded_by_id=cast.security_admin.id,
        recorded_at=NOW,
    )  # fmt: skip
    db.session.add(found)
    db.session.commit()
    return found


def names(cast: Cast, at: datetime) -> list[str]:
    return [each.name for each in due_records.due(cast.city_supervisor, at.date())]


def test_nothing_is_due_on_the_last_day_and_all_of_it_on_the_next(cast: Cast) -> None:
    request = answered(cast)
    found = assessed(cast, NOW.date()), incident(cast, NOW.date())
    assert names(cast, LAST_DAY) == []
    assert sorted(names(cast, OVER)) == sorted(
        [
            f"个人信息请求{request.number}",
            f"影响评估第{found[0].id}号",
            f"安全事件第{found[1].id}号",
        ]
    )


def test_what_is_open_is_never_due(cast: Cast) -> None:
    incident(cast, None)
    assessed(cast, OVER.date())
    assert names(cast, OVER) == []


def test_a_body_sees_its_requests_and_not_what_the_highest_union_keeps(cast: Cast) -> None:
    request = answered(cast)
    incident(cast, NOW.date())
    (own,) = due_records.due(cast.supervisor, OVER.date())
    assert own.id == request.id
    assert due_records.due(cast.stranger, OVER.date()) == []
    assert due_records.due(cast.security_admin, OVER.date()) == []


def proposed(cast: Cast, *keys: str, at: datetime = OVER) -> DisposalList:
    return disposal.propose([], records=keys, reason="届满", by=cast.supervisor, at=at)


def test_two_persons_destroy_a_request_and_a_row_and_a_paper_tell_of_it(cast: Cast) -> None:
    request, other = answered(cast), answered(cast)
    number = request.number
    made = proposed(cast, f"requests-{request.id}")
    with pytest.raises(ActionNotAllowed, match="不能审批"):
        disposal.decide(made.id, approved=True, note="", by=cast.supervisor, at=OVER)
    disposal.decide(made.id, approved=True, note="", by=cast.city_supervisor, at=OVER)
    disposal.execute(made.id, counted=1, by=cast.supervisor, at=OVER)
    assert db.session.scalars(select(PersonalRequest.id)).all() == [other.id]
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.seq)).all()
    assert verbs[-2:] == ["retention.record_destroyed", "disposal.executed"]
    assert number in text_of(disposal.printed(made, by=cast.supervisor, at=OVER))


def test_the_nightly_work_destroys_none_of_them(cast: Cast) -> None:
    answered(cast)
    found = assessed(cast, NOW.date()), incident(cast, NOW.date())
    forget_old(at=OVER.replace(year=OVER.year + 50))
    for table in (PersonalRequest, ImpactAssessment, SecurityIncident):
        assert db.session.scalars(select(table)).one(), found


def test_what_is_not_due_or_stands_on_a_list_cannot_be_listed(cast: Cast) -> None:
    key = f"requests-{answered(cast).id}"
    with pytest.raises(InvalidInput, match="到期清单"):
        proposed(cast, key, at=LAST_DAY)
    proposed(cast, key)
    with pytest.raises(InvalidInput, match="到期清单"):
        proposed(cast, key)
    with pytest.raises(InvalidInput, match="至少勾选一件"):
        proposed(cast)


def test_a_record_that_is_no_longer_due_is_left_out(cast: Cast) -> None:
    request, case = answered(cast), make_archived(cast)
    keys = {"records": [f"requests-{request.id}"], "reason": "届满"}
    made = disposal.propose([case.id], **keys, by=cast.supervisor, at=OVER)
    disposal.decide(made.id, approved=True, note="", by=cast.city_supervisor, at=OVER)
    request.answered_on = OVER.date()
    db.session.commit()
    disposal.execute(made.id, counted=2, by=cast.supervisor, at=OVER)
    left = {item.name: item.skipped for item in made.items if item.skipped}
    assert left == {f"个人信息请求{request.number}": "不再到期"}
    assert db.session.scalars(select(PersonalRequest)).one()


def test_the_page_of_what_is_due_offers_records_too(cast: Cast, client: PageClient) -> None:
    request = answered(cast)
    request.answered_on = date(NOW.year - 10, 1, 1)
    db.session.commit()
    page = client.sign_in(cast.supervisor).page("/privacy/due")
    assert request.number in words_of(page)
    sent = {"records": f"requests-{request.id}", "reason": "届满"}
    address = client.post("/privacy/disposals", data=sent).location
    assert request.number in words_of(client.page(address))
