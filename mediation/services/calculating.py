"""法定核算: computing what the law supports of each claim, and keeping every run as it was."""

from collections.abc import Iterable
from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.fact_sheet import FactSheet
from mediation.domain.claims.runs import Run, compute, same
from mediation.domain.errors import ActionNotPossible
from mediation.domain.money import to_fen
from mediation.extensions import db
from mediation.models import CalculationRun, Case, Claim, User
from mediation.queries import calculations
from mediation.queries.standards import standards_for
from mediation.services import worker_facts
from mediation.services.moving import require
from mediation.services.transaction import transaction
from mediation.services.worker_facts import Told

NO_FACTS = "还没有填写核算事实，请先填写。"


def keep_and_calculate(
    case: Case, party_id: int, sheet: FactSheet, *, expected_version: int, by: User, at: datetime
) -> list[CalculationRun]:
    """Keep the facts of one applicant and compute from them, both or neither."""
    with transaction():
        told = worker_facts.put(
            case, party_id, sheet, expected_version=expected_version, by=by, at=at
        )
        made = _keep_runs(case, {party_id: sheet}, by, at)
        worker_facts.tell(case, told.and_then(_told(case, made)), by=by, at=at)
    return made


def calculate(case: Case, party_id: int, *, by: User, at: datetime) -> list[CalculationRun]:
    """Compute every head that the facts of one applicant name; gives the runs that are new.

    NotVisible for a party of another case. A run that would say what the one before says is not
    made again; one that lacks something is kept with what it lacks and without an amount.
    """
    with transaction():
        party = calculations.applicant_of(case, party_id)
        return calculate_all(case, (party.id,), by=by, at=at)


def calculate_all(
    case: Case, party_ids: Iterable[int], *, by: User, at: datetime
) -> list[CalculationRun]:
    """The same for several applicants; all of them or, if one cannot be computed, none."""
    with transaction():
        db.session.refresh(case, with_for_update={"of": Case})
        require(case, Action.CALCULATE, by=by, at=at)
        known, wanted = calculations.sheets(case.id), list(party_ids)
        sheets = {key: known[key] for key in wanted if key in known and known[key].by_head}
        if not sheets:
            raise ActionNotPossible(NO_FACTS)
        made = _keep_runs(case, sheets, by, at)
        worker_facts.tell(case, _told(case, made), by=by, at=at)
    return made


def _keep_runs(
    case: Case, sheets: dict[int, FactSheet], by: User, at: datetime
) -> list[CalculationRun]:
    made = list(_new_runs(case, sheets, by, at))
    db.session.add_all(made)
    db.session.flush()
    return made


def _new_runs(
    case: Case, sheets: dict[int, FactSheet], by: User, at: datetime
) -> Iterable[CalculationRun]:
    rows = calculations.newest(case.id, party_ids=list(sheets), whole=True)
    last = {(row.party_id, row.head): calculations.as_run(row) for row in rows}
    standards = standards_for(case.body.division_code)
    for party_id, sheet in sheets.items():
        for head in sheet.by_head:
            run = compute(head, sheet.inputs(head), standards)
            before = last.get((party_id, head.value))
            if before is None or not same(before, run):
                claim = _claim_of(case, party_id, head.claim_type)
                yield _row(run, case, party_id, claim, by, at)


def _claim_of(case: Case, party_id: int, kind: ClaimType | None) -> Claim | None:
    """The first claim of the type: it carries what the law supports."""
    fitting = (each for each in case.claims if (each.party_id, each.type) == (party_id, kind))
    return next(fitting, None)


def _row(
    run: Run, case: Case, party_id: int, claim: Claim | None, by: User, at: datetime
) -> CalculationRun:
    return CalculationRun(
        case_id=case.id,
        party_id=party_id,
        claim_id=claim.id if claim else None,
        head=run.head.value,
        inputs=dict(run.inputs),
        answer=dict(run.answer),
        amount_fen=None if run.amount is None else to_fen(run.amount),
        rules_version=run.rules_version,
        made_by_id=by.id,
        made_at=at,
    )


def _told(case: Case, made: list[CalculationRun]) -> Told:
    if not made:
        return Told()
    names = {party.id: party.name for party in case.parties}
    people = list(dict.fromkeys(names[run.party_id] for run in made))
    who = people[0] if len(people) == 1 else f"{people[0]}等 {len(people)} 人"
    return Told(f"{who}：算出 {len(made)} 项", {"calculations": [run.id for run in made]})
