"""The facts of a case as a contract asks for them, each with what is still lacking in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.clock_states import ClockState
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.evidence import EvidenceKind
from mediation.domain.handoff import HandoffField
from mediation.domain.handoff.burden import duties_of
from mediation.domain.identifiers import IdentityKind
from mediation.domain.money import from_fen
from mediation.domain.parties import Side
from mediation.domain.sharing import FieldGroup
from mediation.models import Case, Clock, Evidence, Party, Referral
from mediation.queries import evidence
from mediation.queries.clock_events import LIMITATION_RULES, effective_agreement
from mediation.queries.shared_progress import SHOWN_CLOCKS, shared_sessions
from mediation.queries.shared_text import cleaned
from mediation.services.paper_facts.ending import SUE_RULES, undisputed
from mediation.services.paper_facts.evidence import HELD_BY_THE_BODY, titled

Cell = str | int | Decimal | date | None
Row = dict[str, Cell]
LIMITATIONS = LIMITATION_RULES | SUE_RULES
SETTLED = "已达成调解协议，尚未全部履行或者只解决了部分请求"


@dataclass(frozen=True)
class Told:
    """What one field holds: a text or rows; `lacking` names what is not there, for a person."""

    value: str | Sequence[Row]
    lacking: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether something is there and nothing of it is missing."""
        return bool(self.value) and not self.lacking


@dataclass(frozen=True)
class Asked:
    """Of what is told, and what of it may be."""

    case: Case
    referral: Referral
    groups: frozenset[FieldGroup]


def told_of(field: HandoffField, asked: Asked) -> Told:
    """What this field of the contract holds."""
    return _TELLERS[field](asked)


def _case_number(asked: Asked) -> Told:
    return Told(asked.case.number or "")


def _body(asked: Asked) -> Told:
    body = asked.case.body
    return Told([{"name": body.name, "phone": body.phone or "", "address": body.address or ""}])


def _applicants(asked: Asked) -> Told:
    return _side(party for party in asked.case.parties if party.side is Side.APPLICANT)


def _respondents(asked: Asked) -> Told:
    return _side(party for party in asked.case.parties if party.side is not Side.APPLICANT)


def _side(parties: Iterator[Party]) -> Told:
    return Told(
        [
            {
                "side": party.side.label,
                "name": party.name,
                "kind": party.kind.label,
                "credit_code": party.credit_code or "",
                "legal_representative": party.legal_representative or "",
                "representatives": "、".join(each.name for each in party.representatives),
            }
            for party in parties
        ]
    )


def _identity(asked: Asked) -> Told:
    rows, lacking = list[Row](), list[str]()
    for party in asked.case.parties:
        number = party.identity_number or party.credit_code or ""
        kind = IdentityKind(party.identity_kind).label if party.identity_kind else ""
        rows.append({"name": party.name, "identity_kind": kind, "identity_number": number})
        if not number and party.side is Side.APPLICANT:
            lacking.append(f"{party.name}的证件号码")
    return Told(rows, tuple(lacking))


def _contacts(asked: Asked) -> Told:
    rows, lacking = list[Row](), list[str]()
    for party in asked.case.parties:
        phone = party.service_phone or party.phone or ""
        address = party.service_address or party.address or ""
        rows.append(
            {
                "name": party.name,
                "phone": phone,
                "service_name": party.service_name or "",
                "address": address,
            }
        )
        if not phone and party.side is Side.APPLICANT:
            lacking.append(f"{party.name}的联系电话")
        if not address:
            lacking.append(f"{party.name}的地址")
    return Told(rows, tuple(lacking))


def _employment(asked: Asked) -> Told:
    rows, lacking = list[Row](), list[str]()
    for party in asked.case.parties:
        job = party.employment
        if job is not None:
            wage = job.monthly_wage_fen
            rows.append(
                {
                    "name": party.name,
                    "started_on": job.started_on,
                    "ended_on": job.ended_on,
                    "post": job.post or "",
                    "monthly_wage": None if wage is None else from_fen(wage),
                }
            )
        if party.side is Side.APPLICANT and party.credit_code is None and job is None:
            lacking.append(f"{party.name}的入职日期、岗位和工资")
    return Told(rows, tuple(lacking))


def _claims(asked: Asked) -> Told:
    case, facts = asked.case, FieldGroup.FACTS in asked.groups
    return Told(
        [
            {
                "number": number,
                "applicant": claim.party.name,
                "claim_type": claim.type,
                "claim": ClaimType(claim.type).label,
                "period_from": claim.period_from,
                "period_to": claim.period_to,
                "claimed": None if claim.claimed_fen is None else from_fen(claim.claimed_fen),
                "words": cleaned(claim.facts, case) if facts else "",
            }
            for number, claim in enumerate(case.claims, 1)
        ]
    )


def _words(text: str, asked: Asked) -> Told:
    return Told(cleaned(text, asked.case))


def _arbitration_status(asked: Asked) -> Told:
    case = asked.case
    row: Row = {
        "status": ArbitrationStatus(case.arbitration_status).label,
        "arbitration_number": case.arbitration_number or "",
        "award_received_on": case.award_received_on,
    }
    return Told([row])


def _evidence(asked: Asked) -> Told:
    files = [row for row in evidence.brought_to(asked.case.id) if _may_be_named(row, asked)]
    rows = [_file(number, row) for number, row in enumerate(files, 1)]
    there = {row.kind for row in files}
    types = [ClaimType(claim.type) for claim in asked.case.claims]
    for duty in duties_of(types):
        rows.append(
            {
                "number": len(rows) + 1,
                "name": duty.proof,
                "kind": duty.kind.label,
                "form": "",
                "held_by": duty.holder,
                "is_here": "已有同类材料" if duty.kind in there else "尚未取得",
                "must_produce": f"{duty.holder}：{duty.basis}",
            }
        )
    return Told(rows)


def _may_be_named(row: Evidence, asked: Asked) -> bool:
    """The name of a medical paper tells of somebody's health already."""
    return row.kind is not EvidenceKind.INJURY or FieldGroup.HEALTH in asked.groups


def _file(number: int, row: Evidence) -> Row:
    return {
        "number": number,
        "name": titled(row),
        "kind": row.kind.label,
        "form": row.form.label,
        "held_by": row.party.name if row.party else HELD_BY_THE_BODY,
        "is_here": "已提交",
        "must_produce": "",
    }


def _sessions(asked: Asked) -> Told:
    return Told(
        [
            {
                "number": each.number,
                "held_on": each.at.date(),
                "mode": each.mode,
                "state": each.state,
                "outcome": each.outcome,
            }
            for each in shared_sessions(asked.case)
        ]
    )


def _undisputed(asked: Asked) -> Told:
    lines = [cleaned(line, asked.case) for line in undisputed(asked.case)]
    return Told([{"number": number, "fact": line} for number, line in enumerate(lines, 1)])


def _ending_reason(asked: Asked) -> Told:
    """The coded reason; the mediator's own words stay inside, as they do in a share."""
    case = asked.case
    if case.ending_reason and effective_agreement(case) is None:
        reason = EndingReason(case.ending_reason)
        row: Row = {"code": reason.value, "reason": reason.label, "ended_on": case.ended_on}
        return Told([row])
    if effective_agreement(case) is not None:
        return Told([{"code": "agreed", "reason": SETTLED, "ended_on": case.settled_on}])
    return Told([], ("尚未登记调解结果",))


def _limitation(asked: Asked) -> Told:
    clocks = [each for each in asked.case.clocks if each.rule in LIMITATIONS]
    running = [each for each in clocks if each.state is ClockState.RUNNING]
    return Told([_clock(each) for each in sorted(running, key=lambda each: each.due_on)])


def _clocks(asked: Asked) -> Told:
    others = [
        each
        for each in asked.case.clocks
        if each.rule not in LIMITATIONS and each.state in SHOWN_CLOCKS
    ]
    return Told([_clock(each) for each in sorted(others, key=lambda each: each.due_on)])


def _clock(clock: Clock) -> Row:
    return {
        "title": clock.title,
        "rule": clock.rule,
        "start_on": clock.start_on,
        "due_on": clock.due_on,
        "safe_on": clock.safe_on,
        "state": clock.state.label + ("（暂定）" if clock.is_provisional else ""),
        "trace": "；".join(clock.trace),
    }


F = HandoffField
_TELLERS: dict[HandoffField, Callable[[Asked], Told]] = {
    F.CASE_NUMBER: _case_number,
    F.BODY: _body,
    F.APPLICANTS: _applicants,
    F.RESPONDENTS: _respondents,
    F.IDENTITY: _identity,
    F.CONTACTS: _contacts,
    F.EMPLOYMENT: _employment,
    F.CLAIMS: _claims,
    F.FACTS: lambda asked: _words(asked.case.facts, asked),
    F.REASONS: lambda asked: _words(asked.case.reasons, asked),
    F.ARBITRATION_STATUS: _arbitration_status,
    F.EVIDENCE: _evidence,
    F.SESSIONS: _sessions,
    F.UNDISPUTED: _undisputed,
    F.ENDING_REASON: _ending_reason,
    F.REFERRAL_REASON: lambda asked: _words(asked.referral.reason, asked),
    F.LIMITATION: _limitation,
    F.CLOCKS: _clocks,
}
