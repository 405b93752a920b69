"""一键出具: everything that is filed on one way out, issued in one act."""

from datetime import datetime

from mediation.domain.errors import ActionNotPossible
from mediation.domain.exit_papers import PAPERS_OF
from mediation.domain.exits import RouteKind
from mediation.models import Case, Document, User
from mediation.services import issuing
from mediation.services.transaction import transaction


def issue_all(case: Case, way: RouteKind, *, by: User, at: datetime) -> list[Document]:
    """Issue the papers of a way, or none of them; what has not changed is not issued again.

    ActionNotPossible says why the way is shut, or what has to be entered first.
    """
    if way not in PAPERS_OF:
        raise ActionNotPossible(f"“{way.label}”没有由系统出具的申请文书。")
    with transaction():
        return [issuing.issue(case, kind.value, by=by, at=at) for kind in PAPERS_OF[way]]
