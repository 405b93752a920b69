"""Writing an agreement for few and for many applicants: the check, the reading, the paper.

`python -m benchmarks.agreement [applicants]`: 500 unless said, beside 5. What the program promises:
the check takes less than a second and the paper less than two, and a hundred times the applicants
cost about a hundred times the work, not its square.
"""

import sys
from collections.abc import Callable
from contextvars import Context
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import process_time
from types import SimpleNamespace
from typing import Any

from flask import Flask

from benchmarks.cases import scratch_database
from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import AgreementDraft
from mediation.domain.agreement.splitting import monthly_instalments
from mediation.extensions import db
from mediation.models import Case, User
from mediation.queries.agreement_facts import facts_for_check
from mediation.services.agreement_preview import preview_draft
from mediation.web.agreements.draft_values import as_posted, values_of
from mediation.web.agreements.first_drafts import first_draft
from tests.cast import PASSWORD
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_session

FEW, MANY, TRIES = 5, 500, 3
TODAY = MONDAY_MORNING.date()
# What follows the typing is asked for by the page itself, never by somebody who goes to a page.
AS_A_SCRIPT = {"HX-Request": "true"}

Act = Callable[[], Any]


def _case(number: int) -> tuple[Case, User]:
    mediator = db.session.query(User).filter_by(username="mediator").one()
    registrar = db.session.query(User).filter_by(username="registrar").one()
    people = SimpleNamespace(body=mediator.organisation, mediator=mediator, registrar=registrar)
    case = make_case(people, applicants=tuple(f"工人{place:04d}" for place in range(number)))
    for party in case.applicants:
        party.bank_name, party.bank_account = "江城银行", f"6228480402564{party.id:06d}"
    make_session(case)
    db.session.commit()
    return case, mediator


def _draft(case: Case) -> AgreementDraft:
    """The first draft of the program, paid in twelve months."""
    first = first_draft(case, TODAY)
    payment = first.terms[0]
    parts = monthly_instalments(payment.amount or Decimal(1), 12, 28, date(2026, 12, 1))
    return replace(first, terms=(replace(payment, instalments=parts), *first.terms[1:]))


def _seconds(act: Act) -> float:
    """The least of some tries, of the time that this program itself had the processor."""
    times = []
    for _ in range(TRIES):
        db.session.rollback()
        began = process_time()
        act()
        times.append(process_time() - began)
    return min(times)


def _measured(app: Flask, number: int) -> dict[str, float]:
    """The seconds of each act with that many applicants."""
    case, mediator = _case(number)
    draft, key = _draft(case), case.id
    client = app.test_client()
    db.session.rollback()
    Context().run(client.post, "/login", data={"username": "mediator", "password": PASSWORD})
    address = f"/cases/{key}/agreements/new"
    posted: dict[str, list[str]] = {}
    for name, value in values_of(draft, case, None).items():
        for field, each in as_posted(name, value):
            posted.setdefault(field, []).append(each)

    def asked(method: str, url: str) -> None:
        data = posted if method == "POST" else None
        # As in a process of its own: nothing of this one's user and transaction is seen.
        answer = Context().run(client.open, url, method=method, data=data, headers=AS_A_SCRIPT)
        assert answer.status_code == 200, answer.status

    acts: dict[str, Act] = {
        "check the draft": lambda: check(facts_for_check(case, draft, agreed_on=TODAY)),
        "read what is typed": lambda: asked("POST", f"{address}/read"),
        "show the page": lambda: asked("GET", address),
        "draw the paper": lambda: preview_draft(
            case, draft, agreement_id=None, by=mediator, at=MONDAY_MORNING
        ),
    }
    return {name: _seconds(act) for name, act in acts.items()}


def main(many: int = MANY) -> None:
    """Print the seconds for few and for many applicants, and how they grow."""
    with scratch_database() as app:
        app.config["WTF_CSRF_ENABLED"] = False
        print(f"agreement, {FEW} and {many} applicants ({many // FEW} times as many)")
        print(f"  {'':30}{FEW:>10}{many:>12}{'times':>10}")
        few, crowd = _measured(app, FEW), _measured(app, many)
        for name, least in few.items():
            times = crowd[name] / least
            print(f"  {name:30}{least:>9.3f} s{crowd[name]:>10.3f} s{times:>9.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
