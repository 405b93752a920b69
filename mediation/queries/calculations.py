"""Facts of workers and frozen calculations, and the one loader that knows who asks."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import defer, joinedload

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.comparison import ClaimAsked
from mediation.domain.claims.fact_sheet import FactSheet
from mediation.domain.claims.heads import Head
from mediation.domain.claims.runs import Run
from mediation.domain.errors import NotVisible
from mediation.domain.money import from_fen
from mediation.extensions import db
from mediation.models import CalculationRun, Case, Party, User, WorkerFacts
from mediation.queries.visibility import visible_to


def get_for(user: User, calculation_id: int) -> tuple[CalculationRun, Case]:
    """A run and its case, if this user may see the case; NotVisible otherwise."""
    statement = (
        select(CalculationRun, Case)
        .join(Case, Case.id == CalculationRun.case_id)
        .where(CalculationRun.id == calculation_id, visible_to(user))
        .options(joinedload(CalculationRun.party), joinedload(CalculationRun.made_by))
    )
    found = db.session.execute(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found.CalculationRun, found.Case


def applicant_of(case: Case, party_id: int) -> Party:
    """An applicant of this very case; NotVisible for anybody else."""
    for party in case.applicants:
        if party.id == party_id:
            return party
    raise NotVisible


def facts_row(party_id: int) -> WorkerFacts | None:
    """The facts of one worker as they are kept."""
    statement = select(WorkerFacts).where(WorkerFacts.party_id == party_id)
    return db.session.scalars(statement.options(joinedload(WorkerFacts.edited_by))).one_or_none()


def facts_rows(case_id: int) -> dict[int, WorkerFacts]:
    """The facts of every worker of a case as they are kept, by party."""
    statement = (
        select(WorkerFacts)
        .join(Party, Party.id == WorkerFacts.party_id)
        .where(Party.case_id == case_id)
    )
    return {row.party_id: row for row in db.session.scalars(statement)}


def sheets(case_id: int) -> dict[int, FactSheet]:
    """The facts of every worker of a case, by party."""
    rows = facts_rows(case_id).items()
    return {party_id: FactSheet.from_plain(row.facts) for party_id, row in rows}


def newest(
    case_id: int, *, party_ids: Collection[int] | None = None, whole: bool = False
) -> list[CalculationRun]:
    """The newest run of every head of every worker; `whole` brings what went in and came out."""
    last = select(func.max(CalculationRun.id)).where(CalculationRun.case_id == case_id)
    if party_ids is not None:
        last = last.where(CalculationRun.party_id.in_(party_ids))
    last = last.group_by(CalculationRun.party_id, CalculationRun.head)
    statement = select(CalculationRun).where(CalculationRun.id.in_(last))
    if not whole:
        statement = statement.options(defer(CalculationRun.inputs), defer(CalculationRun.answer))
    return list(db.session.scalars(statement.order_by(CalculationRun.id)))


def standing(
    case_id: int, *, known: Mapping[int, FactSheet] | None = None, whole: bool = False
) -> list[CalculationRun]:
    """The newest runs of the heads that are still computed for their workers."""
    known = sheets(case_id) if known is None else known
    return [
        run
        for run in newest(case_id, whole=whole)
        if Head(run.head) in known.get(run.party_id, FactSheet()).by_head
    ]


def amounts(case_id: int) -> dict[int, dict[Head, int | None]]:
    """分 by party and head, of every head that is computed; None where the amount is open."""
    found: dict[int, dict[Head, int | None]] = {
        party_id: dict.fromkeys(sheet.by_head) for party_id, sheet in sheets(case_id).items()
    }
    for run in newest(case_id):
        if Head(run.head) in found.get(run.party_id, {}):
            found[run.party_id][Head(run.head)] = run.amount_fen
    return found


def history(case_id: int, party_id: int) -> list[CalculationRun]:
    """Every run of one worker, newest first."""
    statement = (
        select(CalculationRun)
        .where(CalculationRun.case_id == case_id, CalculationRun.party_id == party_id)
        .options(
            defer(CalculationRun.inputs),
            defer(CalculationRun.answer),
            joinedload(CalculationRun.made_by),
        )
        .order_by(CalculationRun.id.desc())
    )
    return list(db.session.scalars(statement))


def before(run: CalculationRun) -> CalculationRun | None:
    """The run of the same head of the same worker that this one followed."""
    statement = (
        select(CalculationRun)
        .where(
            CalculationRun.case_id == run.case_id,
            CalculationRun.party_id == run.party_id,
            CalculationRun.head == run.head,
            CalculationRun.id < run.id,
        )
        .order_by(CalculationRun.id.desc())
        .limit(1)
    )
    return db.session.scalars(statement).first()


def as_run(row: CalculationRun) -> Run:
    """A kept run in the words of the domain."""
    amount = None if row.amount_fen is None else from_fen(row.amount_fen)
    return Run(Head(row.head), row.inputs, row.answer, amount, row.rules_version)


def claims_asked(case: Case) -> list[ClaimAsked]:
    """The claims of a case in their order."""
    return [ClaimAsked(claim.id, claim.party_id, ClaimType(claim.type)) for claim in case.claims]


def claim_types(case: Case) -> dict[int, tuple[ClaimType, ...]]:
    """The types of what each applicant asks for, each once."""
    found: dict[int, dict[ClaimType, None]] = defaultdict(dict)
    for claim in case.claims:
        found[claim.party_id][ClaimType(claim.type)] = None
    return {party_id: tuple(types) for party_id, types in found.items()}
