"""The same paper for every party of a case: issued one after the other, then printed together."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mediation.domain.errors import ActionNotPossible, NotVisible
from mediation.domain.jobs import JobKind
from mediation.domain.paper_prints import party_in
from mediation.domain.papers import RULES, Extra, PaperKind
from mediation.models import Case, Job, User
from mediation.queries import cases
from mediation.services import issuing, jobs
from mediation.services.paper_facts.subjects import subjects_of
from mediation.services.tasks import Task

# What is told once and holds for every party.
TOLD_TO_ALL = frozenset({Extra.SUBJECT, Extra.TO_BRING})


def subjects_for_all(case: Case, kind: PaperKind, chosen: str = "") -> list[str]:
    """Every party that is to get this paper, about the same session as the chosen one.

    Empty when the paper is for nobody alone, or has to be told something of each.
    """
    codes = [code for code, _ in subjects_of(case, kind) if party_in(code) is not None]
    if not codes or not set(RULES[kind].extras) <= TOLD_TO_ALL:
        return []
    about = (chosen if chosen in codes else codes[0]).rpartition(":")[0]
    return [code for code in codes if code.rpartition(":")[0] == about]


def wish(case: Case, kind: PaperKind, *, extra: Mapping[str, Any], by: User, at: datetime) -> Job:
    """Have the paper issued to every party and printed, in the background."""
    reason = issuing.why_not_by(case, kind, by=by, at=at)
    if reason:
        raise ActionNotPossible(reason)
    subjects = subjects_for_all(case, kind, str(extra.get(Extra.SUBJECT) or ""))
    if not subjects:
        raise ActionNotPossible("这种文书不是每位当事人一份，请逐份出具。")
    told = {name: extra[name] for name in RULES[kind].extras if name in extra}
    params = {
        "batch": secrets.token_hex(16),
        "on_both_sides": True,
        "for_all": {"case": case.id, "kind": kind.value, "subjects": subjects, "extra": told},
    }
    title = f"出具并打印《{kind.label}》（{len(subjects)} 位当事人）"
    return jobs.wish(JobKind.PRINT_PAPERS, params, title=title, by=by, at=at)


def issue_each(task: Task) -> list[int]:
    """Issue the papers that a job asks for; those that stand already are taken as they are."""
    if task.by is None:
        raise NotVisible
    wished, found = task.params["for_all"], list[int]()
    subjects = wished["subjects"]
    for subject in subjects:
        case = cases.get_for(task.by, wished["case"])
        extra = {**wished["extra"], Extra.SUBJECT.value: subject}
        paper = issuing.issue(case, wished["kind"], by=task.by, at=task.moment(), extra=extra)
        found.append(paper.id)
        # Issuing is the first half of the work, putting together the second.
        task.progress(len(found), 2 * len(subjects))
    return found
