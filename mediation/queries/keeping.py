"""What the administrators see of the keeping: the state of the trail, the runs of the backup."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models import AuditCheckpoint, AuditEntry, AuditHead, BackupRun
from mediation.models.backup_run import BackupKind, BackupState
from mediation.models.columns import SHANGHAI

RUNS_SHOWN = 50
OLDEST_BACKUP = timedelta(hours=24)
OLDEST_DRILL = timedelta(days=31)


@dataclass(frozen=True)
class TrailState:
    """How the trail stands."""

    rows: int
    root: str
    checkpoint: AuditCheckpoint | None
    verified: AuditEntry | None
    # Clock alarms, witnesses that disagree, places of copies that are gone; newest first.
    alarms: Sequence[AuditEntry]


ALARMS = (
    *("clock.went_back", "trail.witness_disagrees", "trail.witness_file_failed"),
    *("trail.chained_anew", "document.damaged"),
)


def trail_state() -> TrailState:
    """The end of the chain, the last checkpoint and verification, the newest alarms."""
    head = db.session.get(AuditHead, 1)
    checkpoint = select(AuditCheckpoint).order_by(AuditCheckpoint.id.desc()).limit(1)
    verified = select(AuditEntry).filter_by(verb="trail.verified").order_by(AuditEntry.id.desc())
    alarms = select(AuditEntry).where(AuditEntry.verb.in_(ALARMS)).order_by(AuditEntry.id.desc())
    return TrailState(
        rows=head.last_seq if head else 0,
        root=head.last_hash if head else "",
        checkpoint=db.session.scalar(checkpoint),
        verified=db.session.scalar(verified.limit(1)),
        alarms=db.session.scalars(alarms.limit(5)).all(),
    )


def checkpoints_of(month: date) -> Sequence[AuditCheckpoint]:
    """The checkpoints of the month that begins on this day, in order."""
    begin = datetime(month.year, month.month, 1, tzinfo=SHANGHAI)
    end = (begin + timedelta(days=32)).replace(day=1)
    statement = select(AuditCheckpoint).where(AuditCheckpoint.at >= begin, AuditCheckpoint.at < end)
    return db.session.scalars(statement.order_by(AuditCheckpoint.id)).all()


def runs() -> Sequence[BackupRun]:
    """The newest runs."""
    statement = select(BackupRun).options(joinedload(BackupRun.by)).order_by(BackupRun.id.desc())
    return db.session.scalars(statement.limit(RUNS_SHOWN)).all()


def last_backup() -> BackupRun | None:
    """The last backup that went well."""
    return _last(BackupKind.BACKUP)


def last_drill() -> BackupRun | None:
    """The last drill that went well."""
    return _last(BackupKind.DRILL)


def is_backup_overdue(at: datetime) -> bool:
    """Whether the last good backup is older than a day, or there is none."""
    return _is_older(last_backup(), OLDEST_BACKUP, at)


def is_drill_overdue(at: datetime) -> bool:
    """Whether the last good drill is older than a month, or there is none."""
    return _is_older(last_drill(), OLDEST_DRILL, at)


def _is_older(run: BackupRun | None, oldest: timedelta, at: datetime) -> bool:
    return run is None or at - run.began_at > oldest


def _last(kind: BackupKind) -> BackupRun | None:
    statement = (
        select(BackupRun)
        .where(BackupRun.kind == kind, BackupRun.state == BackupState.DONE)
        .order_by(BackupRun.id.desc())
    )
    return db.session.scalar(statement.limit(1))
