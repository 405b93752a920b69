"""Files and jobs as rows, with bytes in the store: what the services would have left."""

from typing import Any

from mediation.domain.evidence import EvidenceForm, EvidenceKind, UploadLimits
from mediation.domain.jobs import JobKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Evidence, Job, User
from mediation.services import file_keeping, jobs
from tests.clock import MONDAY_MORNING

MEBIBYTE = 1024 * 1024
LIMITS = UploadLimits(
    file=20 * MEBIBYTE, files_per_case=300, per_case=500 * MEBIBYTE, everything=5000 * MEBIBYTE
)


def make_evidence(
    case: Case,
    *,
    by: User,
    content: bytes = b"text",
    name: str = "工资条.txt",
    media_type: str = "text/plain; charset=utf-8",
    **columns: Any,
) -> Evidence:
    """A committed file of a case, its bytes in the store."""
    at = MONDAY_MORNING
    with file_keeping.kept(content, media_type=media_type, at=at) as stored:
        made = Evidence(
            **{
                "case_id": case.id,
                "file": stored,
                "name": name,
                "kind": EvidenceKind.WAGES,
                "form": EvidenceForm.COPY,
                "volume": Volume.MAIN,
                "added_by_id": by.id,
                "added_at": at,
                **columns,
            }
        )
        db.session.add(made)
        db.session.commit()
    return made


def make_job(by: User, **params: Any) -> Job:
    """A job that waits."""
    return jobs.wish(JobKind.EXPORT_CASES, params, title="导出案件列表", by=by, at=MONDAY_MORNING)
