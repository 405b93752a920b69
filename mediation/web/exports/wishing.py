"""Wishing the list of cases as a spreadsheet: few are made at once, many in the background."""

from flask import current_app

from mediation.models import Job, User
from mediation.queries.case_list import Filters
from mediation.services import exporting, job_worker
from mediation.services.exporting import Wish
from mediation.web import clock
from mediation.web.cases.list_form import described


def wished(filters: Filters, purpose: str, password: str, *, by: User) -> Job:
    """The job that makes it; it is through when there are few cases."""
    number = exporting.how_many(by, filters, today=clock.today())
    at_once = number <= current_app.config["EXPORT_AT_ONCE_ROWS"]
    words = " · ".join(word for word in (filters.view.label, described(filters)) if word)
    wanted = Wish(filters, words, purpose, password)
    job = exporting.wish(wanted, by=by, at=clock.now(), at_once=at_once)
    if at_once:
        job_worker.run_one(clock.now, job_id=job.id)
    return job
