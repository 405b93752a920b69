"""Sound agreements that differ in their clauses, their people and how the case came."""

from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks.facts import (
    AgreementFacts,
    WayOut,
    WorkerAtHand,
)
from mediation.domain.agreement.draft import (
    ALL_CLAIMS,
    DueAfter,
    ShareDraft,
)
from mediation.domain.agreement.particulars import (
    Confidentiality,
    DefaultClause,
    DefaultExtra,
    EmploymentConfirm,
    EmploymentContinue,
    InsuranceClause,
    InsuranceTreatment,
    Withdrawal,
)
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import RouteKind
from mediation.domain.parties import PartyKind
from mediation.domain.worker_tags import WorkerTag
from tests.domain.agreement.corpus.making import (
    COURT,
    DEFAULT,
    END,
    FEBRUARY,
    JANUARY,
    PAPERS,
    THREE_PARTS,
    YEAR_END,
    claim,
    of,
    one,
    to_one,
)
from tests.domain.agreement.corpus.people import (
    BUILDER,
    COMPANY,
    LAWYER,
    NAMED,
    TWO_SIDES,
    WORKER,
    crew,
    spoken_for,
)
from tests.domain.agreement.samples import clause, draft, facts, payment


def reinstated() -> AgreementFacts:
    back = EmploymentContinue(date(2026, 12, 1), "客房领班", Decimal("5200"))
    return one(
        of(TermKind.EMPLOYMENT_CONTINUE, back),
        to_one(),
        DEFAULT,
        claims=(claim("reinstatement", None), claim("wages")),
        minimum_wage=Decimal("2490"),
    )


def ended_with_severance() -> AgreementFacts:
    term = to_one("36000.00", purpose="解除劳动合同经济补偿", claim_type="severance")
    worker = {WORKER.id: WorkerAtHand(date(2018, 3, 15), date(2026, 11, 20), Decimal("4500"))}
    asked = claim("severance", "40500", statutory=Decimal("40500"))
    return one(END, PAPERS, term, DEFAULT, claims=(asked,), workers=worker)


def injury_after_grading() -> AgreementFacts:
    fund = DueAfter(DueEvent.FUND_PAID, 3, in_working_days=True)
    term = to_one(
        "90000.00",
        purpose="一次性伤残就业补助金",
        claim_type="work_injury",
        due_on=JANUARY,
        due_after=fund,
    )
    asked = claim("work_injury", "100000", statutory=Decimal("95000"))
    return one(term, DEFAULT, claims=(asked,), workers={WORKER.id: WorkerAtHand(is_graded=True)})


def in_part() -> AgreementFacts:
    rest = of(TermKind.WITHDRAWAL, Withdrawal(reserved=("overtime",)))
    return one(
        draft=draft(to_one(), DEFAULT, rest, copies=3, is_whole=False, remaining="加班费的请求。"),
        claims=(claim("wages"), claim("overtime", "4000")),
    )


def withdrawn_in_part() -> AgreementFacts:
    rest = of(TermKind.WITHDRAWAL, Withdrawal(withdrawn=("annual_leave",), reserved=()))
    return one(to_one(), DEFAULT, rest, claims=(claim("wages"), claim("annual_leave", "900")))


def delegated_by_court() -> AgreementFacts:
    way = clause(f"双方同意自协议生效之日起三十日内共同向{COURT}申请司法确认。")
    return one(
        draft=draft(to_one(), DEFAULT, way, copies=4),
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        court=COURT,
        courts=(COURT, "江城市中级人民法院"),
        ways=(WayOut(RouteKind.JUDICIAL_CONFIRMATION, until=date(2026, 12, 23)),),
    )


def before_a_peoples_committee() -> AgreementFacts:
    ways = tuple(
        WayOut(kind)
        for kind in (
            RouteKind.JUDICIAL_CONFIRMATION,
            RouteKind.ARBITRATION_REVIEW,
            RouteKind.PAYMENT_ORDER,
        )
    )
    return one(ways=ways, court=COURT, courts=(COURT,))


def by_lawyer() -> AgreementFacts:
    return one(parties=(spoken_for(WORKER, LAWYER), COMPANY))


def paid_by_a_third_party() -> AgreementFacts:
    return one(to_one(payer_id=BUILDER.id), DEFAULT, parties=(*TWO_SIDES, BUILDER))


def with_identities() -> AgreementFacts:
    numbers = frozenset(
        filter(None, (*(party.identity_number for party in NAMED), NAMED[1].credit_code))
    )
    said = clause(f"申请人王秀兰（公民身份号码{NAMED[0].identity_number}）确认收款账户为本人所有。")
    return one(to_one(), DEFAULT, said, parties=NAMED, identities_known=True, known_numbers=numbers)


def with_insurance() -> AgreementFacts:
    made_up = InsuranceClause(
        InsuranceTreatment.MAKE_UP, date(2025, 1, 1), date(2026, 9, 30), date(2026, 12, 31)
    )
    outside = of(TermKind.SOCIAL_INSURANCE, InsuranceClause())
    return one(to_one(), DEFAULT, of(TermKind.SOCIAL_INSURANCE, made_up), outside)


def kept_secret() -> AgreementFacts:
    return one(to_one(), DEFAULT, of(TermKind.CONFIDENTIALITY, Confidentiality()))


def employment_confirmed_alone() -> AgreementFacts:
    was = EmploymentConfirm(date(2024, 3, 1), date(2026, 9, 30))
    rest = of(TermKind.WITHDRAWAL, Withdrawal(withdrawn=("confirm_employment",)))
    return one(
        of(TermKind.EMPLOYMENT_CONFIRM, was), rest, claims=(claim("confirm_employment", None),)
    )


def everything_settled_in_one_sum() -> AgreementFacts:
    claims = (claim("wages", "6000"), claim("overtime", "4000"))
    return one(to_one(claim_type=ALL_CLAIMS, purpose="本案全部请求"), DEFAULT, claims=claims)


def of_migrant_workers() -> AgreementFacts:
    share = ShareDraft(WORKER.id, Decimal("9000"), "户名：王秀兰 农行 6228480039001231")
    worker = {WORKER.id: WorkerAtHand(tags=frozenset({WorkerTag.MIGRANT}))}
    return one(to_one(shares=(share,)), DEFAULT, workers=worker)


def with_a_daily_rate() -> AgreementFacts:
    rate = DefaultClause(extra=DefaultExtra.DAILY_RATE, per_ten_thousand=Decimal("1.5"))
    return one(to_one(due_on=None, instalments=THREE_PARTS), of(TermKind.DEFAULT, rate))


def in_words_alone() -> AgreementFacts:
    """Clauses typed by hand, as a mediator used to paper writes them."""
    typed = (
        clause("双方劳动关系于2026年11月20日协商一致解除。"),
        clause("被申请人于2026年12月4日前出具解除劳动合同的证明。", TermKind.CERTIFICATE),
        clause("社会保险费的补缴不在本协议处理范围。", TermKind.SOCIAL_INSURANCE),
        clause("本协议履行完毕后，双方就本案请求事项再无其他争议。", TermKind.WITHDRAWAL),
        clause(
            "付款方任何一期逾期超过五日的，收款人可以就全部未付款项一并主张。", TermKind.DEFAULT
        ),
    )
    return one(to_one(), *typed)


def hotel_wages() -> AgreementFacts:
    """Seven people of a hotel that closed get all their wages by a make-up Saturday."""
    parties = crew(7)
    workers = parties[:-1]
    amount = Decimal("55380.00")
    term = payment(
        purpose="拖欠工资", amount=amount, shares=split_evenly(amount, workers), due_on=FEBRUARY
    )
    claims = tuple(claim("wages", "8000", party=worker.id) for worker in workers)
    return facts(draft(term, DEFAULT, copies=9), parties=parties, claims=claims)


def paid_through_the_builder() -> AgreementFacts:
    """Ten people of a site are paid by the main contractor, each into the own account."""
    parties = (*crew(10, "工友0号", "工友1号", "工友2号"), BUILDER)
    workers = [party for party in parties if party.kind is PartyKind.WORKER]
    amount = Decimal("220000.00")
    term = payment(
        payer_id=BUILDER.id, amount=amount, shares=split_evenly(amount, workers), due_on=YEAR_END
    )
    claims = tuple(claim("wages", "22000", party=worker.id) for worker in workers)
    return facts(draft(term, DEFAULT, copies=12), parties=parties, claims=claims)


SOUND_CLAUSES = (
    reinstated,
    ended_with_severance,
    injury_after_grading,
    in_part,
    withdrawn_in_part,
    delegated_by_court,
    before_a_peoples_committee,
    by_lawyer,
    paid_by_a_third_party,
    with_identities,
    with_insurance,
    kept_secret,
    employment_confirmed_alone,
    everything_settled_in_one_sum,
    of_migrant_workers,
    with_a_daily_rate,
    in_words_alone,
    hotel_wages,
    paid_through_the_builder,
)
