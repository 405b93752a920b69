"""Let the Nth statement of an act fail, for every N: the database is as before, or as after.

The commit is the last of them. Whoever is told of success must find it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.services import throttle
from mediation.services.throttle import Allowance
from mediation.web.kept_fields import FORM_KEY
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_session
from tests.page_checks import PageClient
from tests.stored_rows import differences, fingerprint
from tests.typed_forms import intake_fields

pytestmark = pytest.mark.postgresql

# The seat of the session moves with every request, whatever becomes of the act.
TODAY = MONDAY_MORNING.date()
BESIDE_THE_ACT = frozenset({"login_session", "throttle", "posted_form"})
MOST_STATEMENTS = 400
ACTS: dict[str, tuple[CaseState, str, str, dict[str, Any]]] = {
    "register": (CaseState.REGISTERED, "registrar", "/intake/new",
                 intake_fields(**{"applicants-0-name": "周海清",
                                  "respondents-0-employer_name": "江北顺达物流有限公司"})),
    "note": (CaseState.MEDIATING, "mediator", "/cases/{}/steps/add_note",
             {"kind": "work", "text": "下午再打电话"}),
    "accept": (CaseState.INQUIRING, "registrar", "/cases/{}/steps/accept",
               {"accepted_on": "2026-11-23"}),
    "issue a paper": (CaseState.REGISTERED, "registrar", "/cases/{}/documents/receipt", {}),
    "plan a session": (CaseState.MEDIATING, "mediator", "/cases/{}/steps/plan_session",
                       {"planned_on": "2026-11-25", "planned_time": "09:30",
                        "place": "第二调解室", "mode": "on_site"}),
    "fail": (CaseState.MEDIATING, "mediator", "/cases/{}/steps/fail",
             {"reason": "too_far_apart", "note": "分歧较大", "ended_on": "2026-11-23"}),
    "settle": (CaseState.MEDIATING, "mediator", "/cases/{}/agreements/1/settle",
               {"agreed_on": "2026-11-23"}),
    "new account": (CaseState.MEDIATING, "system_admin", "/admin/users/new",
                    {"username": "newcomer", "name": "方圆", "organisation_id": "3"}),
}  # fmt: skip


class Fault:
    """Counts the writing statements and fails one of them."""

    def __init__(self, number: int) -> None:
        self.number, self.seen = number, 0
        self.writes = False

    def before_statement(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        """Count what follows the start of a writing transaction."""
        word = statement.split(None, 1)[0].upper()
        self.writes = self.writes or word in {"INSERT", "UPDATE", "DELETE"}
        self._count(statement)

    def before_commit(self, _connection: Any) -> None:
        """The commit of a transaction that wrote is the last statement."""
        if self.writes:
            self.writes = False
            self._count("COMMIT")

    def _count(self, statement: str) -> None:
        if "login_session" in statement or "throttle" in statement:
            return
        self.seen += 1
        if self.seen == self.number:
            raise OperationalError(statement, {}, Exception("disk I/O error"))


@contextmanager
def failing(number: int) -> Iterator[Fault]:
    fault = Fault(number)
    event.listen(Engine, "before_cursor_execute", fault.before_statement)
    event.listen(Engine, "commit", fault.before_commit)
    try:
        yield fault
    finally:
        event.remove(Engine, "before_cursor_execute", fault.before_statement)
        event.remove(Engine, "commit", fault.before_commit)


@pytest.mark.parametrize("name", ACTS)
def test_whatever_statement_fails_nothing_is_half_done(
    client: PageClient, cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # The same form is sent more often than anybody may in a minute.
    monkeypatch.setattr(throttle, "count", lambda *_key, **_limits: Allowance(True, 1, 60))
    state, person, url, form = ACTS[name]
    answered = {"respondent_consent": "agreed", "answered_on": TODAY}
    case = make_case(cast, state=state, **(answered if name == "accept" else {}))
    if name == "settle":
        make_session(case)
        agreement = make_agreement(case, state=AgreementState.DRAFT)
        agreement.terms[0].account = "6222020200112233445"
        db.session.commit()
    path, form = url.format(case.id), {**form, FORM_KEY: "k" * 24}
    client.sign_in(getattr(cast, person))
    client.may_fail_with, client.checks_pages = frozenset({503}), False
    client.repeats_forms = True
    before = fingerprint(without=BESIDE_THE_ACT)
    for number in range(1, MOST_STATEMENTS):
        with failing(number):
            answer = client.post(path, data=form)
        after = fingerprint(without=BESIDE_THE_ACT)
        changed = differences(before, after)
        told = f"{name}: statement {number}, answered {answer.status_code}, changed {changed}"
        if not changed:
            assert answer.status_code >= 500, told
            continue
        # Done, though whoever asked may not have been told: the same form sent again says so.
        assert "audit_entry" in changed, told
        again = client.post(path, data=form)
        assert again.status_code in {200, 302}, f"{told}, then {again.status_code}"
        assert not differences(after, fingerprint(without=BESIDE_THE_ACT)), told
        return
    raise AssertionError("the act never came to its end")
