"""What is forgotten by itself: drafts, shares of destroyed cases, traces; and nothing else."""

from datetime import date, timedelta

from sqlalchemy import func, select, update

from mediation.domain.retention import Period, PeriodUnit, RecordKind
from mediation.extensions import db
from mediation.models import (
    AuditEntry,
    Case,
    Draft,
    LoginSession,
    PostedForm,
    RetentionRule,
    Share,
    ShareView,
)
from mediation.services import disposal, retention_rules
from mediation.services.forgetting import first_day_of_logs, forget_old, forget_traces
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient
from tests.services.disposals import make_full_case
from tests.typed_forms import intake_fields

NOW = MONDAY_MORNING
NOTHING = {"drafts": 0, "shares": 0, "incoming": 0, "packs": 0, "meetings": 0}


def draft(cast: Cast, subject: str, days: int) -> None:
    saved = {"fields": {}, "saved_at": NOW - timedelta(days=days)}
    db.session.add(Draft(user_id=cast.registrar.id, subject=subject, **saved))
    db.session.commit()


def set_period(cast: Cast, kind: RecordKind, period: Period) -> None:
    said = {"basis": "市总保管期限表", "valid_from": NOW.date()}
    retention_rules.set_rule(kind, period, **said, by=cast.city_supervisor, at=NOW)


def test_drafts_older_than_their_period_are_forgotten(cast: Cast) -> None:
    draft(cast, "intake", 31)
    draft(cast, "edit-1", 29)
    assert forget_old(at=NOW) == {
        "drafts": 1,
        "shares": 0,
        "incoming": 0,
        "packs": 0,
        "meetings": 0,
    }
    assert db.session.scalars(select(Draft.subject)).all() == ["edit-1"]
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert "retention.forgotten" in verbs


def test_drafts_stay_for_ever_where_the_office_says_so(cast: Cast) -> None:
    draft(cast, "intake", 3000)
    set_period(cast, RecordKind.DRAFTS, Period(PeriodUnit.PERMANENT))
    assert forget_old(at=NOW)["drafts"] == 0


def test_the_shares_of_a_case_outlast_it_by_their_own_period_and_then_go(cast: Cast) -> None:
    case, whole = make_full_case(cast, "甲案"), make_full_case(cast, "乙案")
    until = date(NOW.year, 12, 31)
    db.session.execute(update(Share).values(until_on=until))
    db.session.commit()
    made = disposal.propose([case.id], reason="届满", by=cast.supervisor, at=NOW)
    disposal.decide(made.id, approved=True, note="", by=cast.city_supervisor, at=NOW)
    disposal.execute(made.id, counted=1, by=cast.supervisor, at=NOW)
    assert (count(Share), count(ShareView)) == (2, 2)
    assert forget_old(at=NOW.replace(year=until.year + 3, month=12, day=31))["shares"] == 0
    assert forget_old(at=NOW.replace(year=until.year + 4, month=1, day=1))["shares"] == 1
    assert db.session.scalars(select(Share.case_id)).all() == [whole.id]
    assert count(ShareView) == 1


def test_nothing_to_forget_leaves_no_row(cast: Cast) -> None:
    assert forget_old(at=NOW) == {
        "drafts": 0,
        "shares": 0,
        "incoming": 0,
        "packs": 0,
        "meetings": 0,
    }
    assert db.session.scalars(select(AuditEntry)).all() == []


def count(table: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_keys_of_forms_and_sign_ins_have_their_time(client: PageClient, cast: Cast) -> None:
    client.sign_in(cast.registrar)
    client.post("/intake/new", data=intake_fields(form_key="k" * 24))
    assert (count(PostedForm), count(LoginSession)) == (1, 1)
    for days, left in ((2, (1, 1)), (4, (0, 1)), (180, (0, 1)), (182, (0, 0))):
        forget_traces(at=NOW + timedelta(days=days))
        assert (count(PostedForm), count(LoginSession)) == left, days
    assert count(Case) == 1


def test_logs_are_kept_half_a_year_at_least_and_longer_where_the_office_says_so(
    cast: Cast,
) -> None:
    assert first_day_of_logs(NOW.date()) == NOW.date() - timedelta(days=180)
    set_period(cast, RecordKind.LOGS, Period(PeriodUnit.YEARS, 1))
    assert first_day_of_logs(NOW.date()) == NOW.date() - timedelta(days=366)
    set_period(cast, RecordKind.LOGS, Period(PeriodUnit.PERMANENT))
    assert first_day_of_logs(NOW.date()) == date.min


def test_a_century_of_forgetting_leaves_the_trail_and_the_rules(cast: Cast) -> None:
    draft(cast, "intake", 31)
    forget_old(at=NOW)
    rows, rules = count(AuditEntry), count(RetentionRule)
    later = NOW.replace(year=NOW.year + 100)
    forget_traces(at=later)
    forget_old(at=later)
    assert (count(AuditEntry), count(RetentionRule)) == (rows, rules)
