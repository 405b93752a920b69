"""Applications after an agreement and what came back, by the services themselves."""

from datetime import date, datetime

from mediation.domain.clock_states import ClockState
from mediation.domain.exits import Applicant
from mediation.domain.small_flows import FORCE_GIVING, ExitKind, ExitState
from mediation.models import Clock
from mediation.services import exit_results, exits
from tests.cast import Cast
from tests.clock import SHANGHAI
from tests.services.agreement_steps import TODAY

CONFIRMATION, REVIEW, ORDER = FORCE_GIVING


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)


def apply(case, cast: Cast, kind: ExitKind, receiver, day: date = TODAY, **more):
    return exits.apply_exit(
        case,
        kind=kind,
        receiver_id=receiver.id,
        applied_on=day,
        by=cast.mediator,
        at=on(day),
        **more,
    )


def answer(case, cast: Cast, state: ExitState, day: date = TODAY, **changes):
    rows = case.agreements[-1].exits
    given = {
        "procedure_id": rows[-1].id if rows else 0,
        "docket_number": "（2026）东0103诉前调确18号",
        "note": "协议有效",
        **changes,
    }
    return exit_results.record_result(
        case, state=state, result_on=day, by=cast.mediator, at=on(max(day, TODAY)), **given
    )


def serve(case, cast: Cast, day: date):
    return exit_results.record_service(
        case,
        procedure_id=case.agreements[-1].exits[-1].id,
        served_on=day,
        by=cast.mediator,
        at=on(max(day, TODAY)),
    )


def clocks_of(case) -> dict[str, Clock]:
    return {row.rule: row for row in case.clocks if row.state is not ClockState.VOIDED}


def enforce(case, cast: Cast, day: date):
    return apply(case, cast, ExitKind.ENFORCEMENT, cast.court, day, applicant=Applicant.WORKER)
