"""谁看过我的案件: every look of another office and every emergency access, each in plain words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select

from mediation.domain.share_answers import TAKES_AWAY, ViewKind
from mediation.domain.sharing import FieldGroup
from mediation.extensions import db
from mediation.models import CaseAccess, Document, Share, ShareView, User

EMERGENCY = "应急查阅（写明理由，负责人当时得到通知）"
NOTHING: frozenset[FieldGroup] = frozenset()


@dataclass(frozen=True)
class Look:
    """One line: who did what when and why, and the row that it tells, like "share_view:7"."""

    row: str
    at: datetime
    who: str
    organisation: str
    purpose: str
    did: str


def looks_at(case_id: int, hidden: Collection[FieldGroup] = NOTHING) -> list[Look]:
    """Every look at a case by somebody who does not work on it, newest first.

    The `hidden` groups are not named to whoever asks: what they hold is for one party alone.
    """
    statement = _views().where(Share.case_id == case_id)
    shared = [_look(row, hidden) for row in db.session.execute(statement)]
    return sorted(shared + _emergencies(case_id), key=lambda look: (look.at, look.row))[::-1]


def taken_under(share_id: int) -> list[Look]:
    """What a receiver has on paper or as a file, newest first: no revocation brings it back."""
    kinds = [kind.value for kind in TAKES_AWAY]
    statement = _views().where(ShareView.share_id == share_id, ShareView.what.in_(kinds))
    return [_look(row) for row in db.session.execute(statement)]


def groups_in_words(share: Share, hidden: Collection[FieldGroup] = NOTHING) -> str:
    """The names of what a share opens."""
    groups = (FieldGroup(code) for code in share.field_groups)
    return "、".join(group.label for group in groups if group not in hidden)


def _views() -> Select[Any]:
    return (
        select(ShareView, Share, User, Document.title)
        .join(Share, Share.id == ShareView.share_id)
        .join(User, User.id == ShareView.user_id)
        .outerjoin(Document, Document.id == ShareView.document_id)
        .order_by(ShareView.id.desc())
    )


def _look(row: Row[Any], hidden: Collection[FieldGroup] = NOTHING) -> Look:
    view, share, user, title = row
    kind = ViewKind(view.what)
    what = groups_in_words(share, hidden) if kind.is_of_page else ""
    if title:
        what = f"《{title}》"
    return Look(
        row=f"share_view:{view.id}",
        at=view.at,
        who=user.name,
        organisation=user.organisation.name,
        purpose=share.purpose.label,
        did=f"{kind.label}{what}",
    )


def _emergencies(case_id: int) -> list[Look]:
    statement = select(CaseAccess).where(CaseAccess.case_id == case_id)
    return [
        Look(
            row=f"case_access:{each.id}",
            at=each.opened_at,
            who=each.user.name,
            organisation=each.user.organisation.name,
            purpose=EMERGENCY,
            did=f"可以查看本案，至 {each.ended_at or each.until_at:%Y-%m-%d %H:%M}",
        )
        for each in db.session.scalars(statement).unique()
    ]
