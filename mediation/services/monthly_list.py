"""The list of a month's checkpoints on paper: what no database can change."""

from datetime import date, datetime

from mediation.documents import witness_list
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.witness_list import CheckpointFacts, WitnessListFacts
from mediation.extensions import keeper
from mediation.models import AuditEntry, User
from mediation.queries import keeping
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def printed(month: date, *, by: User, at: datetime) -> bytes:
    """Draw the list; that it was printed is written down."""
    facts = WitnessListFacts(
        body=BodyFacts(name=by.organisation.name),
        month=month,
        checkpoints=tuple(
            CheckpointFacts(at=row.at, seq=row.seq, root=row.root)
            for row in keeping.checkpoints_of(month)
        ),
        public_keys=tuple(sorted(keeper.public_keys().items())),
        printed_at=at,
        verified=_verified(keeping.trail_state().verified),
    )
    content = witness_list.draw(facts)
    with transaction():
        audit("trail.monthly_printed", by=by, at=at, subject=f"{month:%Y-%m}")
    return content


def _verified(row: AuditEntry | None) -> str:
    if row is None:
        return "系统尚未做过全量核验。"
    found = "全部无误" if row.data["bad_seq"] is None else f"第 {row.data['bad_seq']} 行起有问题"
    return f"最近一次全量核验：{row.at:%Y-%m-%d %H:%M}，核验 {row.data['sound']} 行，{found}。"
