"""What a case has given out: its shares, how each was used, and who looked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from mediation.domain import share_results
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import AnswerOutcome, FieldGroup
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Document, Share, ShareMessage, ShareView, User


@dataclass(frozen=True)
class ShareUse:
    """How often a share was used, and when last."""

    numbers: Mapping[ViewKind, int] = field(default_factory=dict)
    last_at: datetime | None = None

    @property
    def sentence(self) -> str:
        """Plain words: 打开 3 次，查看文书 2 次，下载文书 1 次."""
        if self.last_at is None:
            return "还没有打开过"
        counted = [(kind.in_short, self.numbers.get(kind, 0)) for kind in ViewKind]
        return "，".join(f"{word} {number} 次" for word, number in counted if number)


@dataclass(frozen=True)
class GivenShare:
    """A share as the case page lists it."""

    share: Share
    use: ShareUse
    in_force: bool
    waits: bool

    @property
    def state_words(self) -> str:
        """Where the share stands, said from the side of the case."""
        if self.share.state is ShareState.REVOKED or self.in_force:
            return _STATE_WORDS[self.share.state]
        return "已到期"

    @property
    def result(self) -> str:
        """What was answered so far."""
        outcome = self.share.answer_outcome
        words = (AnswerOutcome(outcome).label if outcome else "", self.share.answer_docket or "")
        return " ".join(word for word in words if word) or self.share.answer_note or ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the result of this purpose holds besides: names of fields and their words."""
        kept = share_results.from_text(self.share.answer_facts)
        return [(field.label, text) for field, text in kept.items()]

    @property
    def groups(self) -> str:
        """The names of what the share opens."""
        return "、".join(FieldGroup(group).label for group in self.share.field_groups)


_STATE_WORDS = {
    ShareState.NEW: "已共享，对方未接收",
    ShareState.ACKNOWLEDGED: "对方已接收，待回复",
    ShareState.ANSWERED: "对方已回复",
    ShareState.REVOKED: "已收回",
}


def given(case_id: int, today: date) -> list[GivenShare]:
    """Every share of a case, newest first, with how it was used: two statements whatever many."""
    statement = (
        select(Share)
        .where(Share.case_id == case_id)
        .options(joinedload(Share.receiver, innerjoin=True), joinedload(Share.shared_by))
        .order_by(Share.id.desc())
    )
    rows = list(db.session.scalars(statement))
    uses = uses_of([row.id for row in rows])
    return [_given(row, uses.get(row.id, ShareUse()), today) for row in rows]


def one(share: Share, today: date) -> GivenShare:
    """One share with how it was used."""
    return _given(share, use_of(share.id), today)


def messages_of(share_id: int) -> list[ShareMessage]:
    """What the two offices wrote under a share, oldest first."""
    statement = (
        select(ShareMessage)
        .where(ShareMessage.share_id == share_id)
        .options(joinedload(ShareMessage.author).joinedload(User.organisation))
        .order_by(ShareMessage.id)
    )
    return list(db.session.scalars(statement))


def _given(share: Share, use: ShareUse, today: date) -> GivenShare:
    in_force = share.state is not ShareState.REVOKED and share.until_on >= today
    waits = in_force and share.state in (ShareState.NEW, ShareState.ACKNOWLEDGED)
    return GivenShare(share, use, in_force, waits)


def uses_of(share_ids: list[int]) -> dict[int, ShareUse]:
    """How each of these shares was used."""
    statement = (
        select(ShareView.share_id, ShareView.what, func.count(), func.max(ShareView.at))
        .where(ShareView.share_id.in_(share_ids))
        .group_by(ShareView.share_id, ShareView.what)
    )
    counted: dict[int, dict[ViewKind, int]] = {}
    last: dict[int, datetime] = {}
    for share_id, what, number, at in db.session.execute(statement):
        counted.setdefault(share_id, {})[ViewKind(what)] = number
        last[share_id] = max(at, last.get(share_id, at))
    return {share_id: ShareUse(numbers, last[share_id]) for share_id, numbers in counted.items()}


def use_of(share_id: int) -> ShareUse:
    """How one share was used."""
    return uses_of([share_id]).get(share_id, ShareUse())


@dataclass(frozen=True)
class Look:
    """One line of 谁看过我的案件, in plain words."""

    at: datetime
    who: str
    organisation: str
    purpose: str
    did: str


def looks_at(case_id: int) -> list[Look]:
    """Every look that somebody outside took at a case, newest first."""
    statement = (
        select(ShareView, Share, User, Document.title)
        .join(Share, Share.id == ShareView.share_id)
        .join(User, User.id == ShareView.user_id)
        .outerjoin(Document, Document.id == ShareView.document_id)
        .where(Share.case_id == case_id)
        .order_by(ShareView.id.desc())
    )
    return [
        Look(
            at=view.at,
            who=user.name,
            organisation=user.organisation.name,
            purpose=share.purpose.label,
            did=ViewKind(view.what).label + (f"《{title}》" if title else ""),
        )
        for view, share, user, title in db.session.execute(statement)
    ]
