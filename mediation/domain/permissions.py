"""Who may do what: role × relation to the case → actions. One table, asked by everybody."""

from enum import StrEnum

from mediation.domain.case_flow import Action as A
from mediation.domain.roles import Role


class Relation(StrEnum):
    """How a user stands to one case; computed from the case, never stored."""

    OWN_BODY = "own_body"  # the case belongs to the user's organisation
    BELOW = "below"  # the case belongs to an organisation below the user's
    ASSIGNED = "assigned"  # the user is the mediator in charge
    POOL = "pool"  # no mediator yet, and the case belongs to the user's organisation
    SHARED = "shared"  # a share in force gives the user's organisation a view


# The dates that a case rests on are entered by whoever has it on the table.
DATE_ACTIONS = frozenset({A.RECORD_DATE, A.VOID_DATE, A.EXTEND_CLOCK})
INTAKE_ACTIONS = DATE_ACTIONS | frozenset(
    {
        *(A.EDIT, A.REQUEST_SUPPLEMENT, A.SUPPLEMENT, A.INQUIRE, A.RECORD_ANSWER),
        *(A.ACCEPT, A.DECLINE, A.WITHDRAW, A.RECONSIDER, A.ADD_NOTE, A.ISSUE_DOCUMENT),
        *(A.ADD_EVIDENCE, A.VOID_EVIDENCE, A.CALCULATE),
        # The scanner stands at the desk.
        A.FILE_SCAN,
        # What was declined or withdrawn before a mediator had it is closed at the desk.
        *(A.ASSIGN, A.CLOSE),
        # Help is asked for at the desk, too, before anybody mediates.
        *(A.REQUEST_HELP, A.RECORD_RECEIPT),
    }
)
MEDIATION_ACTIONS = DATE_ACTIONS | frozenset(
    {
        *(A.EDIT, A.BEGIN_MEDIATION, A.PLAN_SESSION, A.RECORD_SESSION, A.EXTEND),
        *(A.PAUSE, A.RESUME, A.DRAFT_AGREEMENT, A.SETTLE, A.SIGN_AGREEMENT),
        *(A.ASK_OVERRIDE, A.FILE_SCAN, A.RECORD_PAYMENT, A.VOID_PAYMENT, A.CONFIRM_RECEIPT),
        *(A.RECORD_CALLBACK, A.APPLY_EXIT, A.RECORD_EXIT_RESULT, A.FAIL, A.WITHDRAW),
        *(A.REFER, A.RETURN_TO_COURT, A.REQUEST_HELP, A.RECORD_RECEIPT, A.CLOSE, A.ADD_NOTE),
        *(A.ISSUE_DOCUMENT, A.SHARE, A.ADD_EVIDENCE, A.VOID_EVIDENCE, A.CALCULATE),
    }
)
# That a date of the law does not count, and that a draft is signed in spite of the check, only
# whoever answers for the body may say.
SUPERVISION_ACTIONS = (
    INTAKE_ACTIONS
    | MEDIATION_ACTIONS
    | {A.REOPEN, A.ARCHIVE, A.FILE_LATE, A.VOID_CLOCK, A.DECIDE_OVERRIDE}
)

# A supervisor of a higher union watches and steers; the daily work stays with the body.
STEERING_ACTIONS = frozenset({A.ASSIGN, A.REOPEN, A.ADD_NOTE, A.DECIDE_OVERRIDE})

PERMISSIONS: dict[tuple[Role, Relation], frozenset[A]] = {
    (Role.REGISTRAR, Relation.OWN_BODY): INTAKE_ACTIONS | {A.ARCHIVE, A.FILE_LATE},
    (Role.MEDIATOR, Relation.ASSIGNED): MEDIATION_ACTIONS,
    # Taking a case from the pool is an assignment to oneself.
    (Role.MEDIATOR, Relation.POOL): frozenset({A.ASSIGN, A.ADD_NOTE}),
    (Role.SUPERVISOR, Relation.OWN_BODY): SUPERVISION_ACTIONS,
    (Role.SUPERVISOR, Relation.BELOW): STEERING_ACTIONS,
    # Liaisons act on the share, never on the case.
    (Role.COURT_LIAISON, Relation.SHARED): frozenset(),
    (Role.HR_LIAISON, Relation.SHARED): frozenset(),
    (Role.JUSTICE_LIAISON, Relation.SHARED): frozenset(),
}


def allowed_actions(roles: frozenset[Role], relations: frozenset[Relation]) -> frozenset[A]:
    """Every action that these roles give to somebody who stands so to a case."""
    return frozenset().union(
        *(
            PERMISSIONS.get((role, relation), frozenset())
            for role in roles
            for relation in relations
        )
    )


def roles_that_could(action: A) -> frozenset[Role]:
    """The roles that may do this to at least some case; a view turns away all others at once."""
    return frozenset(role for (role, _), actions in PERMISSIONS.items() if action in actions)


class Right(StrEnum):
    """What somebody may do that is about no single case."""

    EXPORT_CASES = "export_cases"
    COPY_PAPERS = "copy_papers"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"export_cases": "导出案件列表", "copy_papers": "下载供编辑的文书副本"}[self.value]


# Many cases leave the system at once in an export: only whoever answers for the cases of an
# office, and the desk that keeps its register, may do that; a mediator reads one case at a time.
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.REGISTRAR: frozenset({Right.EXPORT_CASES}),
    # What can be edited can be passed off as a paper: only for who answers for the wording.
    Role.MEDIATOR: frozenset({Right.COPY_PAPERS}),
    Role.SUPERVISOR: frozenset({Right.EXPORT_CASES, Right.COPY_PAPERS}),
}


def has_right(roles: frozenset[Role], right: Right) -> bool:
    """Whether one of these roles carries the right."""
    return any(right in RIGHTS.get(role, frozenset()) for role in roles)


def roles_with(right: Right) -> frozenset[Role]:
    """The roles that carry the right."""
    return frozenset(role for role, rights in RIGHTS.items() if right in rights)
