"""送达: papers served on parties and organisations, what came of it, and what was wrong.

An attempt is never changed after its result and never deleted; an entry that was wrong is voided
with its reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from mediation.domain.case_flow import Action
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.paper_service import (
    ServiceOutcome,
    notice_ends,
    outcomes_of,
    served_day,
    why_not,
)
from mediation.domain.service_methods import ServiceMethod
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Document, Organisation, PaperService, Party, User
from mediation.queries import paper_service as queries
from mediation.queries import papers, retention
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_rules import clock_rules
from mediation.queries.visibility import allowed_to
from mediation.services import planning
from mediation.services.case_log import record
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction

Target = Party | Organisation


@dataclass(frozen=True)
class Result:
    """What came of an attempt, as told.

    `on` is the day of the signature, of leaving, of arrival or of the return; `at` its hour.
    """

    outcome: ServiceOutcome
    on: date | None = None
    at: time | None = None
    received_by: str = ""
    relation: str = ""
    place: str = ""
    witness: str = ""
    note: str = ""
    evidence_id: int | None = None


@dataclass(frozen=True)
class Sending:
    """How a paper was sent off."""

    method: ServiceMethod
    sent_on: date
    sent_by: str = ""


def serve(
    case: Case,
    *,
    document_id: int,
    party_ids: Sequence[int] = (),
    organisation_id: int | None = None,
    sending: Sending,
    result: Result,
    by: User,
    at: datetime,
) -> list[PaperService]:
    """Record that one paper was sent to one or several addressees, and what came of it if known.

    All of them or none: InvalidInput names whoever cannot be served this way.
    """
    with transaction():
        require_may_record(case, by)
        paper = _paper(case, document_id)
        _require_day(paper, sending, at.date())
        targets = _targets(case, party_ids, organisation_id)
        _require_fit(case, paper, targets, sending.method)
        found = [_row(paper, target, sending, by, at) for target in targets]
        for row in found:
            _take(case, row, result, at)
            db.session.add(row)
        _told(case, found, by=by, at=at)
    return found


def record_outcome(
    row: PaperService, case: Case, *, result: Result, by: User, at: datetime
) -> None:
    """Record what came of an attempt that was under way; of two who do, the second is told."""
    with transaction():
        require_may_record(case, by)
        _refresh(row)
        if row.is_void or row.outcome is not ServiceOutcome.PENDING:
            raise ActionNotPossible("这次送达已经登记了结果；登记有误的，请作废后重新登记。")
        if result.outcome is ServiceOutcome.PENDING:
            raise InvalidInput(FieldProblem("outcome", "请选择送达的结果。"))
        _take(case, row, result, at)
        _told(case, [row], by=by, at=at)


def void(row: PaperService, case: Case, *, reason: str, by: User, at: datetime) -> None:
    """Say that an entry was wrong, and why; it stays, and counts for nothing."""
    with transaction():
        require_may_record(case, by)
        _refresh(row)
        if row.is_void:
            raise ActionNotPossible("这次送达登记已经作废，不需要再办。")
        words = written_out("reason", reason, "请写明作废的原因，例如：登记到了另一位当事人名下。")
        row.voided_at, row.voided_by_id, row.void_reason = at, by.id, words
        note = in_brief(_line([row]), f"原因：{words}")
        _log(case, "service_voided", note, [row], by=by, at=at)


def require_may_record(case: Case, by: User) -> None:
    """Raise unless this person issues papers of the case; a closed case still gets receipts."""
    if Action.ISSUE_DOCUMENT not in allowed_to(by, case):
        raise ActionNotAllowed("您没有登记送达的权限，请联系承办调解员。")
    if retention.remains_of(case.id) is not None:
        raise ActionNotPossible("本案已依法销毁。")


def _refresh(row: PaperService) -> None:
    db.session.refresh(row, with_for_update={"of": PaperService})


def _paper(case: Case, document_id: int) -> Document:
    for issued in papers.of_case(case.id):
        if issued.paper.id == document_id and issued.paper.volume is Volume.MAIN:
            return issued.paper
    raise InvalidInput(FieldProblem("document_id", "请在列表中选择本案的文书。"))


def _require_day(paper: Document, sending: Sending, today: date) -> None:
    since, what = paper.issued_at.date(), "文书出具之日"
    happened("sent_on", sending.sent_on, today=today, since=since, since_what=what)


def _targets(case: Case, chosen: Sequence[int], organisation_id: int | None) -> list[Target]:
    keys = set(chosen)
    found: list[Target] = [party for party in case.parties if party.id in keys]
    if len(found) != len(keys):
        raise InvalidInput(FieldProblem("party_ids", "请在列表中选择本案的当事人。"))
    if bool(found) == bool(organisation_id):
        raise InvalidInput(FieldProblem("party_ids", "请选择送给哪些当事人，或者送给哪个单位。"))
    if organisation_id:
        organisation = db.session.get(Organisation, organisation_id)
        if organisation is None:
            raise InvalidInput(FieldProblem("organisation_id", "请在列表中选择单位。"))
        found.append(organisation)
    return found


def _require_fit(
    case: Case, paper: Document, targets: Sequence[Target], method: ServiceMethod
) -> None:
    # Two people who record the same service are judged one after the other.
    db.session.refresh(case, with_for_update={"of": Case})
    attempts, confirmations = queries.attempts_of(case.id), queries.confirmations_of(case.id)
    problems = []
    for target in targets:
        who = queries.addressee_of(attempts, confirmations, paper.id, target)
        if reason := why_not(method, who):
            problems.append(FieldProblem("method", f"{target.name}：{reason}"))
    if problems:
        raise InvalidInput(*problems)


def _row(paper: Document, target: Target, sending: Sending, by: User, at: datetime) -> PaperService:
    is_party = isinstance(target, Party)
    return PaperService(
        document=paper,
        document_id=paper.id,
        party=target if is_party else None,
        organisation=None if is_party else target,
        method=sending.method,
        sent_on=sending.sent_on,
        sent_by=sending.sent_by.strip(),
        recorded_by_id=by.id,
        recorded_at=at,
    )


def _take(case: Case, row: PaperService, result: Result, at: datetime) -> None:
    """Write the result into the row, with the day on which the paper counts as served."""
    if result.outcome not in outcomes_of(row.method):
        sentence = f"{row.method.label}没有“{result.outcome.label}”这种结果，请核对。"
        raise InvalidInput(FieldProblem("outcome", sentence))
    result = replace(result, on=_day(row, result, at.date()))
    _require_proof(case, row, result)
    # Outcome and day go into the row together: no query may flush the one without the other.
    _count(row, result, _has_confirmed(case, row), at)
    row.outcome = result.outcome
    row.received_by = result.received_by.strip()
    row.relation = result.relation.strip()
    row.place, row.witness = result.place.strip(), result.witness.strip()
    row.note, row.evidence_id = result.note.strip(), result.evidence_id


def _day(row: PaperService, result: Result, today: date) -> date | None:
    """The day of the result; that of a public notice is counted, not told."""
    if result.outcome is ServiceOutcome.PENDING:
        return None
    if row.method is ServiceMethod.PUBLIC_NOTICE:
        ends = notice_ends(row.sent_on, working_calendar(), clock_rules())
        if ends >= today:
            sentence = f"公告期到 {ends.isoformat()} 届满，期满后再登记送达。"
            raise InvalidInput(FieldProblem("outcome", sentence))
        return ends
    if result.on is None:
        raise InvalidInput(FieldProblem("result_on", "请填写收到、留置或者退回的日期。"))
    return happened("result_on", result.on, today=today, since=row.sent_on, since_what="送出日期")


def _require_proof(case: Case, row: PaperService, result: Result) -> None:
    proof = result.evidence_id
    if proof is not None and proof not in {each.id for each in queries.proofs_of(case.id)}:
        raise InvalidInput(FieldProblem("evidence_id", "请在列表中选择本案的材料。"))
    if row.method is ServiceMethod.LEFT and not (result.witness.strip() or proof):
        sentence = "留置送达要有见证人，或者附拍照、录像（民事诉讼法第八十九条）。"
        raise InvalidInput(FieldProblem("witness", sentence))
    needs_reason = row.method is ServiceMethod.PUBLIC_NOTICE or result.outcome in {
        ServiceOutcome.REFUSED,
        ServiceOutcome.NOT_FOUND,
    }
    if needs_reason and not result.note.strip():
        sentence = "请写明原因和经过，例如：当面拒绝签收；住所已搬空，电话停机。"
        raise InvalidInput(FieldProblem("note", sentence))
    receiver, own = result.received_by.strip(), row.party.name if row.party else ""
    if row.party and receiver not in {"", own} and not result.relation.strip():
        # 民诉法 art. 88: who signs for somebody else is family, staff, an agent or named to sign.
        sentence = "代收的，请写明与受送达人的关系，例如：同住成年家属、收发室、委托代理人。"
        raise InvalidInput(FieldProblem("relation", sentence))


def _has_confirmed(case: Case, row: PaperService) -> bool:
    """Whether the addressee had confirmed an address when the paper was sent."""
    known = queries.confirmations_of(case.id)
    party_id = row.party.id if row.party else 0
    return queries.in_force(known, party_id, row.sent_on) is not None


def _count(row: PaperService, result: Result, has_confirmed: bool, at: datetime) -> None:
    if result.on is None:
        return
    counted = served_day(row.method, result.outcome, result.on, has_confirmed=has_confirmed)
    if counted is not None:
        row.served_on = counted.on
        row.deemed_by = counted.why if counted.is_deemed else None
        hour = result.at
        row.served_at = datetime.combine(counted.on, hour, at.tzinfo) if hour else None


def _told(case: Case, rows: Sequence[PaperService], *, by: User, at: datetime) -> None:
    first = rows[0]
    code = "paper_served" if first.served_on else "paper_not_served"
    if first.outcome is ServiceOutcome.PENDING:
        code = "paper_sent"
    note = in_brief(_line(rows), first.deemed_by or "", first.note)
    _log(case, code, note, rows, by=by, at=at)


def _line(rows: Sequence[PaperService]) -> str:
    first = rows[0]
    names = "、".join(row.addressee.name for row in rows)
    day = first.served_on or first.sent_on
    paper = f"《{first.document.title}》{first.document.number or ''}"
    return f"{day.isoformat()} {paper}{first.method.label}{names}：{first.outcome.label}"


def _log(
    case: Case,
    code: str,
    note: str | None,
    rows: Sequence[PaperService],
    *,
    by: User,
    at: datetime,
) -> None:
    db.session.flush()
    db.session.expire(case, ["paper_services"])
    planning.replan(case, by=by, at=at)
    data = {"service_ids": [row.id for row in rows]}
    record(case, code, by=by, at=at, from_state=case.state.value, note=note, data=data)
