"""Wishing that all applicants be computed: few at once, many in the background."""

from mediation.models import Case, Job, User
from mediation.services import case_calculations, job_worker
from mediation.web import clock


def wished(case: Case, *, by: User) -> Job:
    """The job that computes them; it is through when there are few."""
    is_small = len(case_calculations.waiting(case)) <= case_calculations.AT_ONCE
    job = case_calculations.wish(case, by=by, at=clock.now())
    if is_small:
        job_worker.run_one(clock.now, job_id=job.id)
    return job
