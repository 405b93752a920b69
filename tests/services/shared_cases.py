"""Cases that another office was given, as rows: with a look at them, with a message about them."""

from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Case, Share, ShareMessage, ShareView
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.share_terms import UNTIL

ID_NUMBER = "420102197903020046"


def shared_row(case: Case, cast: Cast) -> Share:
    """A share with the court as a row."""
    made = Share(
        case_id=case.id,
        receiver_id=cast.court.id,
        purpose=SharePurpose.COURT_RESULT,
        basis="法院委派函",
        field_groups=["parties", "claims"],
        until_on=UNTIL,
        state=ShareState.NEW,
        shared_by_id=cast.mediator.id,
        shared_at=MONDAY_MORNING,
    )
    db.session.add(made)
    db.session.flush()
    return made


def looked_at(cast: Cast) -> Case:
    """A case at which the court looked, and whose worker may ask, the identity being known."""
    case = make_case(cast)
    case.parties[0].identity_number = ID_NUMBER
    share = shared_row(case, cast)
    looked = {"user_id": cast.court_liaison.id, "what": ViewKind.OPENED.value}
    db.session.add(ShareView(share_id=share.id, at=MONDAY_MORNING, **looked))
    db.session.commit()
    return case


def written_about(cast: Cast) -> Case:
    """A case with a message to the court that was chosen for the main volume."""
    case = make_case(cast)
    message(shared_row(case, cast), cast, "请先看第三条。", chosen=True)
    return case


def message(share: Share, cast: Cast, text: str, *, chosen: bool = False) -> ShareMessage:
    """A message of the mediator under a share."""
    made = ShareMessage(
        share_id=share.id,
        author_id=cast.mediator.id,
        text=text,
        at=MONDAY_MORNING,
        in_main_volume=chosen,
    )
    db.session.add(made)
    db.session.commit()
    return made
