"""What is forgotten by itself: old drafts and requests answered long ago, nothing else."""

from datetime import timedelta

from sqlalchemy import func, select

from mediation.domain.personal_requests import Requester, RequestKind, Verification
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Draft, LoginSession, PersonalRequest, PostedForm
from mediation.services import personal_requests
from mediation.services.forgetting import forget_old, forget_traces
from mediation.services.personal_requests import RequestData
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient
from tests.typed_forms import intake_fields

NOW = MONDAY_MORNING


def draft(cast: Cast, subject: str, days: int) -> None:
    saved = {"fields": {}, "saved_at": NOW - timedelta(days=days)}
    db.session.add(Draft(user_id=cast.registrar.id, subject=subject, **saved))
    db.session.commit()


def request(cast: Cast) -> PersonalRequest:
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
    return personal_requests.register(data, working_days=15, by=cast.supervisor, at=NOW)


def test_drafts_older_than_their_period_are_forgotten(cast: Cast) -> None:
    draft(cast, "intake", 31)
    draft(cast, "edit-1", 29)
    assert forget_old(at=NOW) == {"drafts": 1, "requests": 0}
    assert db.session.scalars(select(Draft.subject)).all() == ["edit-1"]
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert "retention.forgotten" in verbs


def test_requests_are_forgotten_years_after_their_answer_and_never_while_open(cast: Cast) -> None:
    answered, waiting = request(cast), request(cast)
    personal_requests.answer(answered.id, words="已提供", by=cast.supervisor, at=NOW)
    assert forget_old(at=NOW.replace(year=2029, month=12, day=31))["requests"] == 0
    assert forget_old(at=NOW.replace(year=2030, month=1, day=1))["requests"] == 1
    assert db.session.scalars(select(PersonalRequest.id)).all() == [waiting.id]


def test_nothing_to_forget_leaves_no_row(cast: Cast) -> None:
    assert forget_old(at=NOW) == {"drafts": 0, "requests": 0}
    assert db.session.scalars(select(AuditEntry)).all() == []


def count(table: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_keys_of_forms_and_sign_ins_have_their_time(client: PageClient, cast: Cast) -> None:
    client.sign_in(cast.registrar)
    client.post("/intake/new", data=intake_fields(form_key="k" * 24))
    assert (count(PostedForm), count(LoginSession)) == (1, 1)
    for days, left in ((2, (1, 1)), (4, (0, 1)), (201, (0, 0))):
        forget_traces(at=NOW + timedelta(days=days))
        assert (count(PostedForm), count(LoginSession)) == left, days
    assert count(Case) == 1
