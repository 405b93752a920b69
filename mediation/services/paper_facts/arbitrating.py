"""仲裁申请书 in elements: on the dispute itself, where mediation came to nothing (调解仲裁法 28).

It tells what the applicant said at intake and brought along. What was said, offered or conceded in
the room has no way into it (人民调解法 art. 23; 特邀调解规定 art. 22).
"""

from collections.abc import Iterator, Sequence

from mediation.documents.facts import (
    ArbitrationApplicationFacts,
    BurdenFacts,
    JobFacts,
)
from mediation.documents.wording import day, optional_day
from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.asked import REASON
from mediation.domain.claims.fact_sheet import FactSheet, own_questions, shown
from mediation.domain.claims.heads import Head
from mediation.domain.handoff.burden import duties_of
from mediation.domain.money import figures, from_fen
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind
from mediation.models import Case, Claim, Employment, Party
from mediation.queries import calculations, papers
from mediation.queries.clock_events import effective_agreement
from mediation.queries.filings import Unsettled, filings_of, unsettled_of
from mediation.services.paper_facts import evidence, people
from mediation.services.paper_facts.filing import broken_agreement, commission, told
from mediation.services.paper_facts.order import PaperOrder

STILL_THERE = f"{optional_day(None)}（在职的不填）"
T = ClaimType
HOURS, ENDING = "工作时间、休息休假", "离职原因和方式"
# What is asked tells of these elements, which no column of the job holds.
_TOLD_BY_CLAIMS: tuple[tuple[str, tuple[ClaimType, ...]], ...] = (
    (HOURS, (T.HOURS_AND_REST, T.OVERTIME, T.ANNUAL_LEAVE)),
    ("劳动合同订立情况", (T.CONFIRM_EMPLOYMENT, T.CONTRACT, T.DOUBLE_WAGE)),
    ("社会保险缴纳情况", (T.SOCIAL_INSURANCE, T.WORK_INJURY, T.MATERNITY)),
    (ENDING, (T.SEVERANCE, T.UNLAWFUL_DISMISSAL, T.REINSTATEMENT)),
)


def arbitration_application(order: PaperOrder) -> ArbitrationApplicationFacts:
    """On an agreement in force that was not kept, else on what mediation did not settle."""
    case, kind = order.case, PaperKind.ARBITRATION_APPLICATION
    sides = unsettled_of(case, filings_of(case, today=order.at.date()).get(kind))
    if sides is None:
        return broken_agreement(order)
    workers = [row for row in (*sides.own, *sides.other) if row.kind is PartyKind.WORKER]
    return ArbitrationApplicationFacts(
        **people.frame(order),
        applicants=tuple(people.party(row) for row in sides.own),
        respondents=tuple(people.party(row) for row in sides.other),
        third_parties=tuple(people.party(row) for row in sides.third),
        commission=commission(order),
        claims=people.claims(case, sides.claims),
        elements=tuple(_elements(case, sides, workers)),
        jobs=tuple(_job(row) for row in workers) if len(workers) > 1 else (),
        facts_and_reasons=told(case, sides.own, "申请人", "被申请人"),
        mediation=_mediated(case),
        settled_rest=effective_agreement(case) is not None,
        proofs=evidence.brought_proofs(case),
        burdens=tuple(_burdens(sides)),
        copies=len(sides.other) + len(sides.third),
        attachments=tuple(_attached(case)),
    )


def _elements(case: Case, sides: Unsettled, workers: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """The elements of the dispute in the order of the job; what nobody knows is left empty."""
    known: dict[str, str] = {}
    if len(workers) == 1:
        yield from _of_the_job(workers[0].employment or Employment())
        known = _of_the_sheet(calculations.sheets(case.id).get(workers[0].id, FactSheet()))
    for name, types in _TOLD_BY_CLAIMS:
        said = [known.get(name, "")]
        said += [claim.facts for claim in sides.claims if claim.type in types]
        yield name, "\n".join(dict.fromkeys(text for text in said if text))
    unpaid = [_unpaid(claim) for claim in sides.claims if claim.claimed_fen]
    if len(workers) == 1 and unpaid:
        yield "没有支付的款项", "；".join(unpaid)


def _of_the_job(job: Employment) -> Iterator[tuple[str, str]]:
    yield "入职时间", optional_day(job.started_on)
    yield "岗位", job.post or ""
    yield "工作地点", job.workplace or ""
    yield "月工资", _wage(job)
    yield "离职时间", day(job.ended_on) if job.ended_on else STILL_THERE


def _of_the_sheet(sheet: FactSheet) -> dict[str, str]:
    """What was entered once for the sums and is an element too."""
    (system,) = (each for each in own_questions(Head.OVERTIME) if each.name == "system")
    overtime = sheet.by_head.get(Head.OVERTIME, {})
    return {
        HOURS: shown(system, overtime.get(system.name)),
        ENDING: shown(REASON, sheet.common.get(REASON.name)),
    }


def _wage(job: Employment) -> str:
    return f"{figures(from_fen(job.monthly_wage_fen))}元" if job.monthly_wage_fen else ""


def _unpaid(claim: Claim) -> str:
    return f"{ClaimType(claim.type).label}{figures(from_fen(claim.claimed_fen or 0))}元"


def _job(worker: Party) -> JobFacts:
    job = worker.employment or Employment()
    return JobFacts(
        name=worker.name,
        started=optional_day(job.started_on),
        post=job.post or "",
        wage=_wage(job),
        ended=optional_day(job.ended_on),
    )


def _mediated(case: Case) -> str:
    """That it was mediated and when; why it came to nothing is not for the commission to weigh."""
    began = f"，于{day(case.accepted_on)}受理" if case.accepted_on else ""
    ended = f"，于{day(case.ended_on)}终结" if case.ended_on else ""
    return f"本争议经{case.body.name}调解{began}{ended}"


def _burdens(sides: Unsettled) -> Iterator[BurdenFacts]:
    """What the employer keeps, when it is the one who answers (调解仲裁法 art. 6)."""
    employers = [row for row in sides.other if row.kind is PartyKind.EMPLOYER]
    if employers:
        for duty in duties_of(ClaimType(claim.type) for claim in sides.claims):
            yield BurdenFacts(proof=duty.proof, holder=duty.holder, basis=duty.basis)


def _attached(case: Case) -> Iterator[str]:
    yield "证据材料"
    if papers.newest(case.id, PaperKind.CLOSING_NOTICE.value, ""):
        yield "调解终结书"
    yield "申请人身份证明"
    yield "被申请人主体信息"
