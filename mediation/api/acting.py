"""What most acts begin with: the case that may be acted on, who acts, and what a key may be."""

from typing import Annotated, Any

from pydantic import Field

from mediation.api.asking import me
from mediation.domain.case_flow import Action
from mediation.models import Case
from mediation.queries import cases
from mediation.services.moving import require
from mediation.web import clock

# A key of a table as an address and a body may name it.
Key = Annotated[int, Field(ge=1, lt=2**31)]


def case_for(case_id: int, action: Action) -> Case:
    """The case on which the account may do this now; NotVisible, or the reason why not."""
    case = cases.get_for(me(), case_id)
    require(case, action, by=me(), at=clock.now())
    return case


def by_me() -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": me(), "at": clock.now()}
