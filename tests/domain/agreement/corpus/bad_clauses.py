"""Defects of the whole and of its clauses."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks.facts import AgreementFacts, WorkerAtHand
from mediation.domain.agreement.draft import ShareDraft
from mediation.domain.agreement.particulars import (
    DefaultClause,
    DefaultExtra,
    EmploymentConfirm,
    EmploymentContinue,
    EmploymentEnd,
    EndGround,
    InsuranceClause,
    InsuranceTreatment,
    Withdrawal,
)
from mediation.domain.agreement.words import TermKind
from tests.domain.agreement.corpus.defective import defect
from tests.domain.agreement.corpus.making import (
    DEFAULT,
    END,
    THREE_PARTS,
    claim,
    of,
    one,
    parts,
    to_one,
)
from tests.domain.agreement.corpus.people import COMPANY, SIDES_TURNED, WORKER
from tests.domain.agreement.samples import clause, draft, facts, payment

T = TermKind


def typed(text: str, kind: TermKind = T.OTHER) -> AgreementFacts:
    """A sound agreement with one more clause."""
    return one(to_one(), DEFAULT, clause(text, kind))


@defect("no_terms")
def no_clause_at_all() -> AgreementFacts:
    return one(draft=replace(draft(copies=3), terms=()), claims=(claim("wages"),))


@defect("no_result")
def only_a_default_clause() -> AgreementFacts:
    return one(DEFAULT)


@defect("facts_missing")
def no_facts() -> AgreementFacts:
    return one(draft=draft(to_one(), DEFAULT, copies=3, disputed_facts=" "))


@defect("requests_missing")
def nothing_asked_for() -> AgreementFacts:
    return one(claims=())


@defect("copies_too_few")
def two_copies() -> AgreementFacts:
    return one(draft=draft(to_one(), DEFAULT, copies=2))


@defect("copies_short")
def three_copies_for_four() -> AgreementFacts:
    return facts(draft(copies=4))


@defect("rest_not_named")
def a_part_without_the_rest() -> AgreementFacts:
    return one(draft=draft(to_one(), DEFAULT, copies=3, is_whole=False))


@defect("rest_not_named")
def a_part_that_forgets_the_overtime() -> AgreementFacts:
    asked = (claim("wages"), claim("overtime", "500"))
    return one(draft=draft(to_one(), DEFAULT, copies=3, is_whole=False), claims=asked)


@defect("rest_incomplete")
def a_part_that_names_one_of_two() -> AgreementFacts:
    asked = (claim("wages"), claim("overtime", "500"), claim("severance", "800"))
    part = draft(to_one(), DEFAULT, copies=3, is_whole=False, remaining="加班费未谈拢。")
    return one(draft=part, claims=asked)


@defect("rest_in_whole")
def the_whole_with_a_rest() -> AgreementFacts:
    return one(draft=draft(to_one(), DEFAULT, copies=3, remaining="加班费。"))


@defect("secrecy_open")
def secrecy_not_spoken_of() -> AgreementFacts:
    return one()


@defect("employment_mixed_with_money")
def employment_confirmed_beside_money() -> AgreementFacts:
    was = EmploymentConfirm(date(2024, 3, 1), date(2026, 9, 30))
    return one(to_one(), DEFAULT, of(T.EMPLOYMENT_CONFIRM, was))


def ended(**given) -> AgreementFacts:
    usual = {"ended_on": date(2026, 11, 20), "ground": EndGround.AGREED_BY_EMPLOYER}
    worker = {WORKER.id: WorkerAtHand(date(2018, 3, 15), date(2026, 11, 20))}
    end = of(T.EMPLOYMENT_END, EmploymentEnd(**{**usual, **given}))
    return one(to_one(), DEFAULT, end, workers=worker)


@defect("end_day_missing")
def ended_some_day() -> AgreementFacts:
    return ended(ended_on=None)


@defect("end_ground_missing")
def ended_for_no_reason() -> AgreementFacts:
    return ended(ground=None)


@defect("end_in_future")
def ended_next_spring() -> AgreementFacts:
    worker = {WORKER.id: WorkerAtHand(date(2018, 3, 15))}
    end = of(T.EMPLOYMENT_END, EmploymentEnd(date(2027, 3, 1), EndGround.AGREED_BY_EMPLOYER))
    return one(to_one(), DEFAULT, end, workers=worker)


@defect("end_before_hire")
def ended_before_it_began() -> AgreementFacts:
    return ended(ended_on=date(2016, 11, 20))


@defect("end_differs")
def ended_on_another_day() -> AgreementFacts:
    return ended(ended_on=date(2026, 11, 2))


@defect("end_and_continue")
def ended_and_going_on() -> AgreementFacts:
    back = of(T.EMPLOYMENT_CONTINUE, EmploymentContinue(date(2026, 12, 1), "客房领班"))
    return one(to_one(), DEFAULT, END, back)


@defect("end_not_stated")
def severance_for_no_end() -> AgreementFacts:
    asked = (claim("severance", "9000"),)
    return one(to_one(purpose="经济补偿", claim_type="severance"), DEFAULT, claims=asked)


@defect("severance_without_ground")
def severance_for_a_notice_of_the_worker() -> AgreementFacts:
    end = of(T.EMPLOYMENT_END, EmploymentEnd(date(2026, 11, 20), EndGround.WORKER_BY_NOTICE))
    term = to_one(purpose="经济补偿", claim_type="severance")
    return one(term, DEFAULT, end, claims=(claim("severance", "9000"),))


@defect("span_reversed")
def insurance_backwards() -> AgreementFacts:
    given = InsuranceClause(
        InsuranceTreatment.MAKE_UP, date(2026, 9, 30), date(2025, 1, 1), date(2026, 12, 31)
    )
    return one(to_one(), DEFAULT, of(T.SOCIAL_INSURANCE, given))


@defect("insurance_part_open")
def insurance_made_up_by_whom() -> AgreementFacts:
    return typed("被申请人于2026年12月31日前为申请人补缴2025年的社会保险费。", T.SOCIAL_INSURANCE)


@defect("default_clause_missing")
def no_word_on_default() -> AgreementFacts:
    return one(to_one())


@defect("acceleration_missing")
def instalments_one_by_one() -> AgreementFacts:
    slow = of(T.DEFAULT, DefaultClause(accelerates=False))
    return one(to_one(due_on=None, instalments=THREE_PARTS), slow)


@defect("penalty_too_high")
def a_thousandth_a_day() -> AgreementFacts:
    rate = DefaultClause(extra=DefaultExtra.DAILY_RATE, per_ten_thousand=Decimal(10))
    return one(to_one(), of(T.DEFAULT, rate))


@defect("penalty_too_high")
def a_fixed_sum_as_large_as_the_debt() -> AgreementFacts:
    fixed = DefaultClause(extra=DefaultExtra.FIXED_SUM, fixed=Decimal(9000))
    return one(to_one(), of(T.DEFAULT, fixed))


@defect("penalty_too_high")
def typed_by_hand_a_hundredth_a_day() -> AgreementFacts:
    text = "任何一期逾期的，收款人可以就全部未付款项一并主张，并按日百分之一支付违约金。"
    return one(to_one(), clause(text, T.DEFAULT))


@defect("deduction_over_fifth")
def half_the_wage_is_deducted() -> AgreementFacts:
    term = payment(
        payer_id=WORKER.id,
        purpose="损失赔偿",
        amount=Decimal("4000"),
        tax=None,
        due_on=None,
        instalments=parts((date(2027, 1, 29), "2000"), (date(2027, 2, 26), "2000")),
        shares=(ShareDraft(COMPANY.id, Decimal("4000"), "工行 1602023319200012345"),),
        text="从申请人工资中扣除。",
        claim_type="employer_claim",
    )
    return facts(
        draft(term, DEFAULT, copies=3),
        parties=SIDES_TURNED,
        claims=(claim("employer_claim", "5000", party=COMPANY.id),),
        workers={WORKER.id: WorkerAtHand(monthly_wage=Decimal("4000"))},
    )


@defect("claim_unanswered")
def overtime_is_forgotten() -> AgreementFacts:
    return one(claims=(claim("wages"), claim("overtime", "3000")))


@defect("claim_paid_and_withdrawn")
def paid_and_kept_open() -> AgreementFacts:
    return one(to_one(), DEFAULT, of(T.WITHDRAWAL, Withdrawal(reserved=("wages",))))


@defect("withdrawn_and_reserved")
def withdrawn_and_kept_open() -> AgreementFacts:
    rest = Withdrawal(withdrawn=("overtime",), reserved=("overtime",))
    asked = (claim("wages"), claim("overtime", "3000"))
    return one(to_one(), DEFAULT, of(T.WITHDRAWAL, rest), claims=asked)


@defect("withdrawn_not_claimed")
def withdrawn_though_never_asked_for() -> AgreementFacts:
    return one(to_one(), DEFAULT, of(T.WITHDRAWAL, Withdrawal(withdrawn=("maternity",))))


@defect("done_with_all_in_part")
def a_part_that_ends_everything() -> AgreementFacts:
    rest = clause("双方再无其他争议。")
    the_draft = draft(to_one(), DEFAULT, rest, copies=3, is_whole=False, remaining="加班费。")
    return one(draft=the_draft)


@defect("done_with_all_in_part")
def a_part_that_ends_everything_by_its_particulars() -> AgreementFacts:
    rest = of(T.WITHDRAWAL, Withdrawal())
    the_draft = draft(to_one(), DEFAULT, rest, copies=3, is_whole=False, remaining="加班费。")
    return one(draft=the_draft, claims=(claim("wages"), claim("overtime", "3000")))
