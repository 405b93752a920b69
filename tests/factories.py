"""Legal cases in any state, written as rows: a test states only what differs.

The rows are what the services would have left, so that a test of one stage needs no other stage.
"""

from datetime import date, datetime, timedelta
from typing import Any

from mediation.domain.agreement.words import TermKind
from mediation.domain.case_flow import CaseState
from mediation.domain.claims.fact_sheet import FactSheet
from mediation.domain.claims.heads import Head
from mediation.domain.claims.runs import compute
from mediation.domain.clock_states import ClockState
from mediation.domain.entry_path import EntryPath
from mediation.domain.money import to_fen
from mediation.domain.names import name_key
from mediation.domain.parties import PartyKind, Side, dispute_title
from mediation.domain.sessions import SessionState
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementTerm,
    CalculationRun,
    Case,
    Claim,
    Clock,
    Employer,
    Instalment,
    MediationSession,
    NumberPattern,
    Organisation,
    Party,
    TermShare,
    User,
    WorkerFacts,
)
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

S = CaseState
BEFORE_ACCEPTANCE = {S.REGISTERED, S.SUPPLEMENTING, S.INQUIRING, S.DECLINED, S.WITHDRAWN}
WITH_MEDIATOR = {S.MEDIATING, S.PAUSED, S.SETTLED, S.UNSETTLED, S.REFERRED, S.CLOSED, S.ARCHIVED}
RECEIVED = date(2026, 11, 16)
ACCEPTED = date(2026, 11, 18)


def _columns_of_state(state: CaseState, serial: int) -> dict[str, Any]:
    """The columns that the database demands of a case in this state, and the usual others."""
    columns: dict[str, Any] = {}
    if state not in BEFORE_ACCEPTANCE:
        columns |= {
            "number": f"〔2026〕东工调字第{serial:03d}号",
            "accepted_on": ACCEPTED,
            "respondent_consent": "agreed",
            "answered_on": ACCEPTED,
        }
    if state in WITH_MEDIATOR:
        columns |= {"rights_told_on": ACCEPTED, "disclosure": "none"}
    columns |= {
        S.SUPPLEMENTING: {"supplement_items": "身份证复印件", "supplement_due_on": ACCEPTED},
        S.INQUIRING: {"inquired_on": RECEIVED, "answer_due_on": date(2026, 11, 25)},
        S.PAUSED: {"paused_on": ACCEPTED, "pause_reason": "等待工伤认定"},
        S.SETTLED: {"settled_on": ACCEPTED},
        S.DECLINED: {"decline_reason": "not_labour", "declined_on": ACCEPTED},
        S.WITHDRAWN: {"ended_on": ACCEPTED},
        S.UNSETTLED: {"ending_reason": "too_far_apart", "ended_on": ACCEPTED},
        S.REFERRED: {"ending_reason": "too_far_apart", "ended_on": ACCEPTED},
        S.CLOSED: {"closed_on": ACCEPTED, "outcome": "unsettled"},
        S.ARCHIVED: {"closed_on": ACCEPTED, "archived_on": ACCEPTED, "outcome": "unsettled"},
    }.get(state, {})
    return columns


def make_party(name: str, side: Side, kind: PartyKind, position: int, **columns: Any) -> Party:
    """A party with what its papers need."""
    return Party(
        name=name,
        name_key=name_key(name),
        side=side,
        kind=kind,
        position=position,
        **{"address": "江城市城东区槐树街14号", "phone": "13800001234", **columns},
    )


def make_employer(name: str = "城东悦来酒店有限公司", **columns: Any) -> Employer:
    """An employer on record, found again by name."""
    key = name_key(name)
    employer = db.session.query(Employer).filter_by(name_key=key).first()
    return employer or Employer(name=name, name_key=key, **columns)


def make_case(
    cast: Cast,
    *,
    state: CaseState = CaseState.MEDIATING,
    applicants: tuple[str, ...] = ("王秀兰",),
    employer: str = "城东悦来酒店有限公司",
    claimed_fen: int = 12_600_00,
    **changes: Any,
) -> Case:
    """A committed case of the cast's body: workers against an employer over unpaid wages."""
    columns = _usual_columns(cast, state) | {
        "title": dispute_title(list(applicants), [employer]),
        "applicant_count": len(applicants),
        "claimed_fen": claimed_fen * len(applicants),
    }
    case = Case(state=state, **columns | changes)
    workers = [
        make_party(name, Side.APPLICANT, PartyKind.WORKER, position)
        for position, name in enumerate(applicants)
    ]
    company = make_party(
        employer,
        Side.RESPONDENT,
        PartyKind.EMPLOYER,
        len(workers),
        employer=make_employer(employer),
        legal_representative="冯建国",
        phone="027-88886666",
    )
    case.parties = [*workers, company]
    case.claims = [
        Claim(party=worker, position=position, type="wages", claimed_fen=claimed_fen)
        for position, worker in enumerate(workers)
    ]
    db.session.add(case)
    db.session.commit()
    return case


def _usual_columns(cast: Cast, state: CaseState) -> dict[str, Any]:
    with_mediator = state in WITH_MEDIATOR
    return {
        "body": cast.body,
        "entry_path": EntryPath.OWN_INTAKE,
        "source_channel": "visit",
        "received_on": RECEIVED,
        "registered_at": MONDAY_MORNING - timedelta(days=7),
        "registered_by": cast.registrar,
        "main_claim_type": "wages",
        "facts": "申请人在被申请人处工作，被申请人拖欠工资。",
        "arbitration_status": "not_applied",
        "owner": cast.mediator if with_mediator else cast.registrar,
        "mediator": cast.mediator if with_mediator else None,
        "next_action": "plan_session",
        "next_on": date(2026, 11, 27),
        "touched_at": MONDAY_MORNING - timedelta(days=5),
        **_columns_of_state(state, db.session.query(Case).count() + 1),
    }


def make_session(
    case: Case, *, state: SessionState = SessionState.HELD, at: datetime = MONDAY_MORNING
) -> MediationSession:
    """A session of a case that has a mediator."""
    session = MediationSession(
        case=case,
        number=len(case.sessions) + 1,
        mediator=case.mediator,
        planned_at=at,
        place="第一调解室",
        mode="on_site",
        state=state,
        outcome="agreed" if state is SessionState.HELD else None,
    )
    db.session.add(session)
    db.session.commit()
    return session


def make_agreement(
    case: Case,
    *,
    state: AgreementState = AgreementState.DRAFT,
    due_on: date = date(2026, 12, 31),
    effective_on: date | None = None,
) -> Agreement:
    """One payment term that gives every applicant what it claimed, in one instalment."""
    shares = [TermShare(payee=claim.party, amount_fen=claim.claimed_fen) for claim in case.claims]
    total = sum(share.amount_fen for share in shares)
    term = AgreementTerm(
        position=0,
        kind=TermKind.PAYMENT,
        payer=case.respondents[0],
        purpose="拖欠工资",
        amount_fen=total,
        tax="before_tax",
        method="transfer",
        due_on=due_on,
        shares=shares,
        instalments=[Instalment(number=1, due_on=due_on, amount_fen=total)],
    )
    agreement = Agreement(
        case=case,
        draft_number=len(case.agreements) + 1,
        state=state,
        terms=[term],
        agreed_on=None if state is AgreementState.DRAFT else MONDAY_MORNING.date(),
        effective_on=effective_on,
    )
    db.session.add(agreement)
    db.session.commit()
    return agreement


def make_calculation(case: Case, *, by: User, head: Head = Head.UNPAID_WAGES) -> CalculationRun:
    """The facts of the first applicant and what they come to."""
    claim = case.claims[0]
    facts = {"common": {"monthly_wage": "6000"}, head.value: {"unpaid_months": "2"}}
    row = WorkerFacts(
        party_id=claim.party_id, facts=facts, edited_by_id=by.id, edited_at=MONDAY_MORNING
    )
    run = compute(head, FactSheet.from_plain(facts).inputs(head))
    made = CalculationRun(
        case_id=case.id,
        party_id=claim.party_id,
        claim_id=claim.id,
        head=head.value,
        inputs=dict(run.inputs),
        answer=dict(run.answer),
        amount_fen=None if run.amount is None else to_fen(run.amount),
        rules_version=run.rules_version,
        made_by_id=by.id,
        made_at=MONDAY_MORNING,
    )
    claim.calculated_fen = made.amount_fen
    db.session.add_all([row, made])
    db.session.commit()
    return made


def make_clock(case: Case, due_on: date, *, rule: str = "K04", **changes: Any) -> Clock:
    """A clock of the case as the services would have left it, running unless told otherwise."""
    usual: dict[str, Any] = {
        "rule_version": "2012-01-01",
        "title": "调解期限 15 日",
        "start_on": due_on - timedelta(days=15),
        "start_event": "调解组织受理",
        "safe_on": due_on,
        "trace": [f"依据：{rule} 的条文。", "自次日起算。"],
        "state": ClockState.RUNNING,
    }
    clock = Clock(case=case, rule=rule, due_on=due_on, **usual | changes)
    db.session.add(clock)
    db.session.commit()
    return clock


def number_otherwise(
    body: Organisation, series: str, pattern: str, from_year: int = 2000
) -> NumberPattern:
    """A pattern of a body's own, as it would stand in the table."""
    row = NumberPattern(
        body_id=body.id,
        series=series,
        from_year=from_year,
        pattern=pattern,
        set_at=MONDAY_MORNING,
    )
    db.session.add(row)
    db.session.commit()
    return row
