"""Taking down a dispute, and correcting it later."""

from datetime import datetime, timedelta

from sqlalchemy import update

from mediation.documents.fonts import missing_glyphs
from mediation.domain import application_check
from mediation.domain.application import Application
from mediation.domain.application_changes import changes_between, merged
from mediation.domain.case_flow import Action, CaseState
from mediation.domain.errors import (
    ActionNotAllowed,
    EditConflict,
    FieldChange,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.masked_entry import masked_change
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import CalculationRun, Case, User
from mediation.queries.applications import application_of
from mediation.queries.case_changes import changes_since
from mediation.queries.party_use import parties_in_use
from mediation.services import application_rows, planning, search_index
from mediation.services.case_log import record
from mediation.services.claim_sums import write_calculated_sums
from mediation.services.moving import move, require
from mediation.services.transaction import transaction

REGISTERED = "registered"
REGISTERING_ROLES = frozenset({Role.REGISTRAR, Role.SUPERVISOR})
# What a new case waits for until planning knows better: a look at it within three days.
FIRST_ACTION, FIRST_DAYS = "review", 3


def examine(application: Application, *, at: datetime) -> application_check.Findings:
    """The normal form with its warnings; InvalidInput with everything that is wrong."""
    findings = application_check.check(application, at.date())
    problems = (*findings.problems, *_unprintable(findings.application))
    if problems:
        raise InvalidInput(*problems)
    return findings


def register(application: Application, *, by: User, at: datetime) -> Case:
    """Register a dispute at the desk of the user's body; InvalidInput, ActionNotAllowed."""
    checked = examine(application, at=at).application
    with transaction():
        _require_registrar(by)
        case = Case(
            state=CaseState.REGISTERED,
            body=by.organisation,
            owner=by,
            registered_by=by,
            registered_at=at,
            touched_at=at,
            next_action=FIRST_ACTION,
            next_on=at.date() + timedelta(days=FIRST_DAYS),
        )
        application_rows.fill(case, checked)
        db.session.add(case)
        db.session.flush()
        planning.replan(case, by=by, at=at)
        record(case, REGISTERED, by=by, at=at)
        search_index.reindex(case)
    return case


def edit(
    case: Case, application: Application, *, expected_version: int, by: User, at: datetime
) -> None:
    """Correct what was registered.

    EditConflict with every field that others changed since `expected_version`; InvalidInput.
    """
    checked = examine(application, at=at).application
    with transaction():
        db.session.refresh(case, with_for_update={"of": Case})
        require(case, Action.EDIT, by=by, at=at)
        refuse_conflict(case, expected_version)
        _refuse_loss_of_used_parties(case, checked)
        before = application_of(case)
        _release_runs(case, checked)
        application_rows.fill(case, checked)
        db.session.flush()
        db.session.refresh(case, ["parties", "claims"])
        write_calculated_sums(case)
        changes = changes_between(before, application_of(case))
        move(case, Action.EDIT, by=by, at=at, data=_kept(changes))
        search_index.reindex(case)


def _require_registrar(by: User) -> None:
    if not by.roles & REGISTERING_ROLES:
        raise ActionNotAllowed("只有接待员或负责人可以登记案件。")
    if not by.organisation.can_mediate:
        raise InvalidInput(
            FieldProblem(
                "body",
                f"{by.organisation.name}不是调解组织，不能登记案件，请由所属的调解组织登记。",
            )
        )


def _unprintable(application: Application) -> list[FieldProblem]:
    """Every name or story that a paper could not print, said while the person is still here."""
    found = []
    for name, text in _printed_texts(application):
        found += [FieldProblem(name, missing.sentence) for missing in missing_glyphs(text)]
    return found


def _printed_texts(application: Application) -> list[tuple[str, str]]:
    texts = [("facts", application.facts), ("reasons", application.reasons)]
    texts += [("sender_document_number", application.sender_document_number)]
    for place, party in application_check.places(application):
        texts.append((f"{place}-{'name' if party.is_worker else 'employer_name'}", party.name))
        texts.append((f"{place}-address", party.address))
        texts.append((f"{place}-legal_representative", party.legal_representative))
        texts += [
            (f"{place}-representatives-{number}-name", person.name)
            for number, person in enumerate(party.representatives)
        ]
    texts += [
        (f"claims-{number}-facts", each.facts) for number, each in enumerate(application.claims)
    ]
    return texts


def refuse_conflict(case: Case, expected_version: int) -> None:
    """EditConflict when others changed what the form shows since `expected_version`."""
    # A note or a session in between touches no field of this form and is no conflict.
    changes = merged(changes_since(case, expected_version))
    if changes:
        raise EditConflict(tuple(masked_change(change) for change in changes), case.version)


def _refuse_loss_of_used_parties(case: Case, application: Application) -> None:
    kept = {party.id for party in application.parties}
    lost = [party for party in case.parties if party.id not in kept]
    for party in lost:
        if party.id in parties_in_use(case):
            raise InvalidInput(
                FieldProblem(
                    "applicants" if party.side == "applicant" else "respondents",
                    f"{party.name}已写入调解协议或调解会签到，不能删除。",
                )
            )


def _release_runs(case: Case, application: Application) -> None:
    """What was computed for a claim that goes stays in the history of its applicant."""
    lost = {claim.id for claim in case.claims} - {claim.id for claim in application.claims}
    if lost:
        gone = CalculationRun.claim_id.in_(lost)
        db.session.execute(update(CalculationRun).where(gone).values(claim_id=None))


def _kept(changes: tuple[FieldChange, ...]) -> dict[str, list[list[str]]]:
    return {"changes": [[change.label, change.before, change.after] for change in changes]}
