"""All applicants of a case computed together, in the background, some at a time."""

from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, NotVisible
from mediation.domain.jobs import JobKind
from mediation.models import Case, Job, User
from mediation.queries import calculations, cases
from mediation.services import calculating, jobs
from mediation.services.audit import reference_of
from mediation.services.jobs import Result
from mediation.services.moving import require
from mediation.services.tasks import Task
from mediation.services.transaction import transaction

# Each batch is a transaction of its own, so that others get at the case in between.
AT_ONCE = 20


def wish(case: Case, *, by: User, at: datetime) -> Job:
    """Put the calculation of every applicant that has facts in the line."""
    with transaction():
        require(case, Action.CALCULATE, by=by, at=at)
        if not waiting(case):
            raise ActionNotPossible(calculating.NO_FACTS)
        kind = JobKind.CALCULATE_CASE
        title = f"{kind.label}：{reference_of(case)}"
        return jobs.wish(kind, {"case_id": case.id}, title=title, by=by, at=at, anew=True)


def waiting(case: Case) -> list[int]:
    """The applicants with something to compute, in the order of the case."""
    known = calculations.sheets(case.id)
    return [party.id for party in case.applicants if party.id in known and known[party.id].by_head]


def run(task: Task) -> Result:
    """Compute batch by batch; a later attempt goes on after the last one that was finished."""
    made, done = task.params.get("made", 0), task.params.get("done", 0)
    while new := _one_batch(task, done, made):
        made, done = new
    return Result(f"已核算 {done} 人，新算出 {made} 项，其余与上一次相同。")


def _one_batch(task: Task, done: int, made: int) -> tuple[int, int] | None:
    """The runs and how far the job is are written together, or neither."""
    if task.by is None:
        raise NotVisible
    with transaction():
        case = cases.get_for(task.by, task.params["case_id"])
        people = waiting(case)
        batch = people[done : done + AT_ONCE]
        if not batch:
            return None
        made += len(calculating.calculate_all(case, batch, by=task.by, at=task.moment()))
        done += len(batch)
        kept = {"case_id": case.id, "done": done, "made": made}
        task.progress(done, len(people), params=kept)
    return made, done
