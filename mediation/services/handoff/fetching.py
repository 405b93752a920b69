"""What a liaison takes out under a share: a pack that goes with it; it counts as a look."""

from datetime import datetime

from mediation.domain.errors import ActionNotPossible, NotVisible
from mediation.domain.share_answers import ViewKind
from mediation.models import HandoffPack, Share, User
from mediation.queries import handoffs
from mediation.services import share_looks
from mediation.services.handoff.making import content_of, groups_in

NOT_COVERED = "这个交换包的内容超出了共享的范围，请联系对方单位重新共享。"


def fetched(share: Share, pack_id: int, *, by: User, at: datetime) -> tuple[HandoffPack, bytes]:
    """The pack and its bytes, if the share is in force, covers it and lets files be saved."""
    pack = next((each for each in handoffs.packs_with(share) if each.id == pack_id), None)
    if pack is None:
        raise NotVisible
    content = content_of(pack, by=by, at=at)
    if groups_in(content) - set(share.field_groups):
        raise ActionNotPossible(NOT_COVERED)
    share_looks.look(share, ViewKind.PACK_SAVED, by=by, at=at)
    return pack, content
