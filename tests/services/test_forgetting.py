"""What nobody needs any more goes by itself; what somebody needs stays."""

from datetime import timedelta

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models import Case, Draft, LoginSession, PostedForm
from mediation.services import drafts, forgetting
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.typed_forms import intake_fields


def count(table: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_each_kind_has_its_time(client: PageClient, cast: Cast) -> None:
    make_case(cast)
    drafts.save("intake", {"facts": ["欠薪"]}, by=cast.mediator, at=MONDAY_MORNING)
    client.sign_in(cast.registrar)
    client.post("/intake/new", data=intake_fields(form_key="k" * 24, confirmed="1"))
    assert (count(Draft), count(PostedForm), count(LoginSession)) == (1, 1, 1)
    for days, left in ((2, (1, 1, 1)), (4, (1, 0, 1)), (31, (0, 0, 1)), (201, (0, 0, 0))):
        forgetting.forget_old(at=MONDAY_MORNING + timedelta(days=days))
        assert (count(Draft), count(PostedForm), count(LoginSession)) == left, days
    assert count(Case) == 2


def test_it_says_how_much_went(cast: Cast) -> None:
    drafts.save("intake", {"facts": ["欠薪"]}, by=cast.mediator, at=MONDAY_MORNING)
    gone = forgetting.forget_old(at=MONDAY_MORNING + timedelta(days=40))
    assert gone["draft"] == 1
    assert sum(gone.values()) == 1
