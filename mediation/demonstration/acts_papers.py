"""What is printed: papers issued at the desk and by the mediator."""

from mediation.demonstration.lives import Stage
from mediation.domain.exits import RouteKind
from mediation.domain.papers import PaperKind
from mediation.services import exit_papers, issuing

AT_THE_DESK = frozenset(
    {
        PaperKind.APPLICATION,
        PaperKind.RECEIPT,
        PaperKind.SUPPLEMENT_NOTICE,
        PaperKind.INQUIRY_LETTER,
        PaperKind.ACCEPTANCE_NOTICE,
        PaperKind.REFUSAL_NOTICE,
    }
)


def issue(stage: Stage, kind: PaperKind) -> None:
    """Issue a paper of the case."""
    by = stage.desk if kind in AT_THE_DESK else stage.mediator
    issuing.issue(stage.case, kind.value, by=by, at=stage.at)


def issue_set(stage: Stage, way: RouteKind) -> None:
    """Issue everything that is filed on one way out of the agreement."""
    exit_papers.issue_all(stage.case, way, by=stage.mediator, at=stage.at)
