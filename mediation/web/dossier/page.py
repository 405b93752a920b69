"""What the page of a file shows, prepared so that the template only prints."""

from datetime import date, datetime
from typing import Any

from flask import url_for

from mediation.domain.case_flow import Action, is_possible
from mediation.domain.dossier.access import Use
from mediation.domain.dossier.catalogue import Piece
from mediation.domain.dossier.completeness import Completeness, Judged
from mediation.domain.dossier.pages import MAIN_PART, part_label
from mediation.domain.evidence import EvidenceKind
from mediation.domain.papers import PaperKind
from mediation.domain.volumes import Volume
from mediation.models import Case, DossierBinding, Job, User
from mediation.queries import dossier as queries
from mediation.queries import jobs as job_rows
from mediation.queries.dossier_facts import completeness_of
from mediation.queries.visibility import allowed_to

MOST_OLDER = 5


def page_context(case: Case, user: User, today: date) -> dict[str, Any]:
    """The context of dossier/show.html."""
    pieces = queries.pieces_of(case)
    bindings = queries.bindings_of(case.id)
    judged = completeness_of(case, today=today, pieces=pieces)
    open_volumes = [each for each in Volume if queries.may_use(user, case, each, Use.READ)]
    return {
        "case": case,
        "judged": judged,
        "wanted": wanted_rows(case, user, judged),
        "parts": [
            part
            for volume in open_volumes
            for part in part_rows(case, user, volume, pieces, bindings)
        ],
        "may_export": queries.may_use(user, case, Volume.MAIN, Use.EXPORT),
        "may_supplement": _may(case, user, Action.FILE_LATE),
    }


def section_context(case: Case, user: User, today: date) -> dict[str, Any]:
    """What the section of the case page tells: how complete, and what was bound last."""
    judged = completeness_of(case, today=today)
    bindings = queries.bindings_of(case.id)
    newest = [
        (part_label(row.volume, row.part), row)
        for volume in Volume
        if queries.may_use(user, case, volume, Use.READ)
        for row in queries.newest_of(bindings, volume)
    ]
    may_read = queries.may_use(user, case, Volume.MAIN, Use.READ)
    return {"judged": judged, "newest": newest, "may_read": may_read}


def wanted_rows(case: Case, user: User, judged: Completeness) -> list[dict[str, Any]]:
    """The lines of the check-list by stage, each missing one with the page that mends it."""
    return [
        {
            "stage": result.stage,
            "score": result.score,
            "is_first": index == 0,
            "judged": line,
            "url": "" if line.is_met else mending(case, user, line),
        }
        for result in judged.stages
        for index, line in enumerate(result.lines)
    ]


def mending(case: Case, user: User, line: Judged) -> str:
    """The page on which what is missing is brought, if this user may bring it now."""
    kind = line.item.any_of[0]
    if isinstance(kind, PaperKind):
        if _may(case, user, Action.ISSUE_DOCUMENT):
            return url_for("documents.new", case_id=case.id, kind=kind.value)
        return ""
    if kind is EvidenceKind.SIGNED_PAPER:
        if _may(case, user, Action.FILE_SCAN):
            return url_for("agreements.scans", case_id=case.id)
        return ""
    if _may(case, user, Action.ADD_EVIDENCE) or _may(case, user, Action.FILE_LATE):
        return url_for("evidence.new", case_id=case.id)
    return ""


def _may(case: Case, user: User, action: Action) -> bool:
    return action in allowed_to(user, case) and is_possible(case.state, action)


def part_rows(
    case: Case, user: User, volume: Volume, pieces: list[Piece], bindings: list[DossierBinding]
) -> list[dict[str, Any]]:
    """Each part of a volume: its catalogue, its newest binding, and the older ones."""
    lines = queries.lines_of(case, volume, pieces)
    made = [row for row in bindings if row.volume is volume]
    parts = sorted({line.part for line in lines} | {row.part for row in made} | {MAIN_PART})
    return [_part(case, user, volume, part, lines, made) for part in parts]


def _part(
    case: Case,
    user: User,
    volume: Volume,
    part: int,
    lines: list[queries.Line],
    made: list[DossierBinding],
) -> dict[str, Any]:
    mine = [line for line in lines if line.part == part]
    newest, *older = [row for row in made if row.part == part] or [None]
    return {
        "label": part_label(volume, part),
        "volume": volume,
        "part": part,
        "lines": mine,
        "unplaced": sum(line.place is None for line in mine),
        "shows_void": bool(newest) and queries.shows_void(newest, [line.piece for line in mine]),
        "newest": newest,
        "older": older[:MOST_OLDER],
        "may_bind": bool(mine) and queries.may_use(user, case, volume, Use.BIND),
    }


def running_job(user: User, job_id: int | None, at: datetime) -> dict[str, Any]:
    """The job that was just wished, for the piece of the page that shows how far it is."""
    job: Job | None = job_rows.get_for(user, job_id) if job_id else None
    return {"job": job, "has_file": bool(job and job_rows.has_file(job, at))}
