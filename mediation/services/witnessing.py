"""People of another office as witnesses: at each sign-in they are shown where the trail ends.

Their rows are signed, and their browser remembers the last root by itself: whoever writes the
trail anew, with every key, cannot reach what lies on the court's computer.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from mediation.domain.trail import AuditResult, short_root
from mediation.extensions import db, keeper
from mediation.models import AuditEntry, AuditWitness, User
from mediation.services.audit import account_of, audit
from mediation.services.checkpoints import Anchor, end_of_chain, signed
from mediation.services.transaction import aside

# How many earlier sign-ins are compared each time; `audit verify` compares all.
COMPARED = 60


@dataclass(frozen=True)
class Seen:
    """What a liaison is shown, and whether it agrees with what was shown before."""

    seq: int
    root: str
    agrees: bool

    @property
    def short(self) -> str:
        """The root as a person can compare it."""
        return short_root(self.root)

    def for_browser(self) -> str:
        """What the browser keeps until the next sign-in."""
        return f"{self.seq}.{self.root}.{_seal(self.seq, self.root)}"


def witness(user: User, *, remembered: str, at: datetime) -> Seen:
    """Show the end of the trail to a liaison and keep that it was shown.

    `remembered` is what the browser kept from the sign-in before, or nothing.
    """
    at = at.replace(microsecond=0)
    with aside():
        agrees = _agrees_with_rows(user) and _agrees_with_browser(remembered)
        seq, root = end_of_chain()
        signature = signed(seq, root, at, user.id)
        row = AuditWitness(user_id=user.id, seq=seq, root=root, at=at, signature=signature)
        db.session.add(row)
        if not agrees:
            failed = AuditResult.FAILED
            audit(
                "trail.witness_disagrees", by=user, at=at, subject=account_of(user), result=failed
            )
    return Seen(seq, root, agrees)


def _agrees_with_rows(user: User) -> bool:
    earlier = (
        select(AuditWitness, AuditEntry.id)
        .outerjoin(
            AuditEntry,
            and_(AuditEntry.seq == AuditWitness.seq, AuditEntry.hash == AuditWitness.root),
        )
        .where(AuditWitness.user_id == user.id)
        .order_by(AuditWitness.id.desc())
        .limit(COMPARED)
    )
    for row, found in db.session.execute(earlier):
        note = Anchor(row.seq, row.root, row.at, row.signature, "", row.user_id)
        if (found is None and row.seq > 0) or not note.is_genuine:
            return False
    return True


def _agrees_with_browser(remembered: str) -> bool:
    """Whether the row that the browser remembers is still in the trail as it was."""
    seq, _, rest = remembered.partition(".")
    root, _, seal = rest.partition(".")
    if not (seq.isascii() and seq.isdecimal() and len(seq) < 10):
        return True
    if seal != _seal(int(seq), root):
        # Not what this program gave: a broken cookie is no evidence.
        return True
    statement = select(AuditEntry.id).where(AuditEntry.seq == int(seq), AuditEntry.hash == root)
    return int(seq) == 0 or db.session.scalar(statement) is not None


def _seal(seq: int, root: str) -> str:
    return keeper.mac(f"{seq}.{root}".encode(), "audit.witness_cookie")[:32]
