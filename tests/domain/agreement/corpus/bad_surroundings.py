"""Defects of the people, of the floors of the law, and of the ways out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks.facts import AgreementFacts, WayOut, WorkerAtHand
from mediation.domain.agreement.particulars import EmploymentContinue
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import TermKind
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import RouteKind
from tests.domain.agreement.corpus.defective import defect
from tests.domain.agreement.corpus.making import COURT, DEFAULT, claim, of, one, to_one
from tests.domain.agreement.corpus.people import (
    BUILDER,
    CLERK,
    COMPANY,
    NAMED,
    TWO_SIDES,
    WORKER,
    WORKERS,
    crew,
    spoken_for,
)
from tests.domain.agreement.samples import clause, draft, facts, payment

MINIMUM = Decimal("2490")
GRADED = {WORKER.id: WorkerAtHand(is_graded=True)}


@defect("side_missing")
def nobody_answers() -> AgreementFacts:
    payer = replace(COMPANY, side=WORKER.side)
    return one(parties=(WORKER, payer), claims=(claim("wages"), claim("wages", party=COMPANY.id)))


@defect("name_differs")
def a_worker_misspelt() -> AgreementFacts:
    return one(to_one(), DEFAULT, clause("申请人王秀蓝确认收款账户为本人所有。"))


@defect("name_differs")
def a_company_misspelt() -> AgreementFacts:
    said = clause("被申请人城东月来酒店有限公司在签署时加盖公章。")
    return one(to_one(), DEFAULT, said)


@defect("number_differs")
def two_digits_changed_places() -> AgreementFacts:
    said = clause("申请人王秀兰（公民身份号码11010519491213002X）确认账户为本人所有。")
    known = frozenset({NAMED[0].identity_number, NAMED[1].credit_code})
    around = {"parties": NAMED, "identities_known": True, "known_numbers": known}
    return one(to_one(), DEFAULT, said, **around)


@defect("number_differs")
def somebody_elses_number() -> AgreementFacts:
    said = clause("申请人王秀兰（公民身份号码110105194912310038）确认账户为本人所有。")
    return one(
        to_one(),
        DEFAULT,
        said,
        parties=NAMED,
        identities_known=True,
        known_numbers=frozenset({NAMED[0].identity_number, NAMED[1].credit_code}),
    )


@defect("identity_missing")
def no_number_of_the_worker() -> AgreementFacts:
    return one(parties=(WORKER, NAMED[1]), identities_known=True)


@defect("stranger_bound")
def a_firm_that_is_no_party() -> AgreementFacts:
    return one(to_one(), DEFAULT, clause("上述款项由江城宏基建设有限公司承担连带责任。"))


@defect("authority_too_small")
def a_clerk_speaks() -> AgreementFacts:
    return one(parties=(spoken_for(WORKER, CLERK), COMPANY))


def many(parties, **around) -> AgreementFacts:
    workers = [party for party in parties if party is not COMPANY]
    term = payment(amount=Decimal("50000"), shares=split_evenly(Decimal("50000"), workers))
    claims = tuple(claim("wages", party=worker.id) for worker in workers)
    the_draft = draft(term, DEFAULT, copies=len(parties) + 1)
    return facts(the_draft, parties=parties, claims=claims, **around)


@defect("elected_wrong_number")
def two_speak_for_nine() -> AgreementFacts:
    return many(crew(9, "工友0号", "工友1号"))


@defect("consent_page")
def three_speak_for_twelve() -> AgreementFacts:
    return many(crew(12, "工友0号", "工友1号", "工友2号"))


@defect("mediator_not_cleared")
def a_mediator_who_disclosed_nothing() -> AgreementFacts:
    return one(mediator_cleared=False)


def born(day: date) -> AgreementFacts:
    return one(parties=(replace(WORKER, birth_on=day), COMPANY))


@defect("under_sixteen")
def a_child() -> AgreementFacts:
    return born(date(2011, 6, 1))


@defect("minor_alone")
def seventeen_and_alone() -> AgreementFacts:
    return born(date(2009, 6, 1))


@defect("dead_worker_alone")
def a_dead_worker() -> AgreementFacts:
    return one(workers={WORKER.id: WorkerAtHand(is_dead=True)})


@defect("third_party_pays")
def the_builder_pays() -> AgreementFacts:
    return one(to_one(payer_id=BUILDER.id), DEFAULT, parties=(*TWO_SIDES, BUILDER))


@defect("wage_below_minimum")
def back_at_a_starvation_wage() -> AgreementFacts:
    back = EmploymentContinue(date(2026, 12, 1), "客房领班", Decimal("2000"))
    return one(to_one(), DEFAULT, of(TermKind.EMPLOYMENT_CONTINUE, back), minimum_wage=MINIMUM)


@defect("pay_below_minimum")
def four_months_for_less_than_the_minimum() -> AgreementFacts:
    asked = claim("wages", "16000", months=4)
    return one(to_one(), DEFAULT, claims=(asked,), minimum_wage=MINIMUM)


@defect("far_below_statutory")
def overtime_for_a_song() -> AgreementFacts:
    asked = claim("overtime", "30000", statutory=Decimal("28000"))
    return one(to_one(claim_type="overtime", purpose="加班费"), DEFAULT, claims=(asked,))


@defect("far_below_statutory")
def one_of_three_gets_too_little() -> AgreementFacts:
    claims = tuple(
        claim("wages", "9000", party=worker.id, statutory=Decimal(statutory))
        for worker, statutory in zip(WORKERS, ("3000", "3100", "9000"), strict=True)
    )
    return facts(claims=claims)


def injured(**more) -> AgreementFacts:
    term = to_one(claim_type="work_injury", purpose="工伤待遇")
    asked = claim("work_injury", "60000", statutory=more.pop("statutory", None))
    return one(term, DEFAULT, claims=(asked,), **more)


@defect("injury_before_grading")
def injury_settled_before_grading() -> AgreementFacts:
    return injured()


@defect("injury_far_below")
def injury_settled_for_a_song() -> AgreementFacts:
    return injured(statutory=Decimal("58000"), workers=GRADED)


@defect("statutory_unknown")
def nothing_computed() -> AgreementFacts:
    return one()


@defect("ways_open")
def confirmation_is_open() -> AgreementFacts:
    return one(ways=(WayOut(RouteKind.JUDICIAL_CONFIRMATION, until=date(2026, 12, 23)),))


@defect("ways_shut")
def review_is_shut() -> AgreementFacts:
    shut = WayOut(RouteKind.ARBITRATION_REVIEW, "协议含有确认劳动关系的内容，不能申请仲裁审查。")
    return one(ways=(shut, WayOut(RouteKind.JUDICIAL_CONFIRMATION)))


@defect("no_force")
def no_way_gives_force() -> AgreementFacts:
    kinds = ("judicial_confirmation", "arbitration_review", "payment_order")
    return one(ways=tuple(WayOut(RouteKind(kind), "本机构不能走这条路。") for kind in kinds))


def confirmed_by(named: str, **around) -> AgreementFacts:
    way = clause(f"双方于2026年12月21日前共同向{named}申请司法确认。")
    copies = 4 if "entry_path" in around else 3
    return one(draft=draft(to_one(), DEFAULT, way, copies=copies), **around)


@defect("wrong_court")
def another_court_than_the_inviting_one() -> AgreementFacts:
    return confirmed_by(
        "江城市城西区人民法院",
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        court=COURT,
        courts=(COURT, "江城市城西区人民法院"),
    )


@defect("wrong_court")
def a_higher_court() -> AgreementFacts:
    return confirmed_by("江城市中级人民法院", court=COURT, courts=(COURT, "江城市中级人民法院"))
