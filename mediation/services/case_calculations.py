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
    by = task.by
    if by is None:
        raise NotVisible
    case_id, made = task.params["case_id"], task.params.get("made", 0)
    done, total = task.params.get("done", 0), 1
    while done < total:
        with transaction():
            case = cases.get_for(by, case_id)
            people = waiting(case)
            total, batch = len(people), people[done : done + AT_ONCE]
            if batch:
                new = calculating.calculate_all(case, batch, by=by, at=task.moment())
                made, done = made + len(new), done + len(batch)
            kept = {"case_id": case_id, "done": done, "made": made}
            task.progress(done, total, params=kept)
    return Result(f"已核算 {done} 人，新算出 {made} 项，其余与上一次相同。")
