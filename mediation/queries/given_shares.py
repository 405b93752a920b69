"""What a case has given out: its shares, how each was used, and what was written under them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from mediation.domain import share_results
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import AnswerOutcome
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Share, ShareMessage, ShareView, User
from mediation.queries.looks import groups_in_words


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
        return groups_in_words(self.share)


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


def filed_messages(case_id: int) -> list[tuple[ShareMessage, Share]]:
    """The messages of a case that were chosen for the main volume, oldest first."""
    statement = (
        select(ShareMessage, Share)
        .join(Share, Share.id == ShareMessage.share_id)
        .where(Share.case_id == case_id, ShareMessage.in_main_volume.is_(True))
        .options(joinedload(ShareMessage.author).joinedload(User.organisation))
        .order_by(ShareMessage.at, ShareMessage.id)
    )
    return [(message, share) for message, share in db.session.execute(statement)]


def count_filed(case_id: int) -> int:
    """How many messages were chosen."""
    statement = select(func.count()).select_from(ShareMessage).join(Share)
    chosen = statement.where(Share.case_id == case_id, ShareMessage.in_main_volume.is_(True))
    return db.session.scalar(chosen) or 0


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
