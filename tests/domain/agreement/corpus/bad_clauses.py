"""Defects of words, clauses and what is forbidden."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks.facts import AgreementFacts, WorkerAtHand
from mediation.domain.agreement.particulars import (
    DefaultClause,
    DefaultExtra,
    EmploymentConfirm,
    EmploymentContinue,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
    InsuranceClause,
    InsuranceTreatment,
    Withdrawal,
)
from mediation.domain.agreement.words import TermKind
from tests.domain.agreement.corpus.defective import defect
from tests.domain.agreement.corpus.people import COMPANY, SIDES_TURNED, WORKER
from tests.domain.agreement.corpus.sound import (
    DEFAULT,
    END,
    THREE_PARTS,
    ShareDraft,
    claim,
    of,
    one,
    parts,
    to_one,
)
from tests.domain.agreement.samples import clause, draft, facts, payment

T = TermKind


def typed(text: str, kind: TermKind = T.OTHER) -> AgreementFacts:
    """A sound agreement with one more clause."""
    return one(to_one(), DEFAULT, clause(text, kind))


@defect("clause_empty")
def nothing_written() -> AgreementFacts:
    return typed(" ")


@defect("clause_gap")
def a_handover_without_a_day() -> AgreementFacts:
    return one(to_one(), DEFAULT, of(T.CERTIFICATE, Handover((HandoverItem.CERTIFICATE,))))


@defect("clause_gap")
def a_daily_rate_without_a_rate() -> AgreementFacts:
    return one(to_one(), of(T.DEFAULT, DefaultClause(extra=DefaultExtra.DAILY_RATE)))


@defect("vague_word")
def as_soon_as_possible() -> AgreementFacts:
    return typed("被申请人应尽快安排体检。")


@defect("vague_word")
def a_suitable_sum() -> AgreementFacts:
    return typed("被申请人给予申请人适当补偿。")


@defect("vague_date")
def by_the_end_of_the_month() -> AgreementFacts:
    return typed("被申请人于2026年12月底前归还申请人的工作服押金收据。")


@defect("vague_date")
def before_the_spring_festival() -> AgreementFacts:
    return typed("被申请人于春节前归还申请人的工作服押金收据。")


@defect("vague_date")
def one_of_these_days() -> AgreementFacts:
    rows = parts((date(2027, 1, 29), "5000"), (date(2027, 2, 26), "4000"))
    rows = (replace(rows[0], condition="近日先付"), rows[1])
    return one(to_one(due_on=None, instalments=rows), DEFAULT)


@defect("blank_left")
def a_day_left_blank() -> AgreementFacts:
    return typed("被申请人于＿＿年＿＿月＿＿日前归还工具。")


@defect("no_such_day")
def the_thirtieth_of_february() -> AgreementFacts:
    return typed("被申请人于2027年2月30日前归还工具。")


@defect("typed_day_past")
def a_typed_day_gone_by() -> AgreementFacts:
    return typed("被申请人于2026年10月8日前归还工具。")


@defect("act_without_date")
def a_certificate_some_day() -> AgreementFacts:
    return typed("被申请人为申请人出具解除劳动合同的证明。", T.CERTIFICATE)


@defect("unprintable")
def a_sign_of_a_private_font() -> AgreementFacts:
    term = clause("被申请人归还\ue000号工具。")
    return one(to_one(), DEFAULT, term, unprintable=frozenset("\ue000"))


@defect("insurance_waived")
def insurance_given_up() -> AgreementFacts:
    return typed("申请人自愿放弃要求补缴社会保险。")


@defect("insurance_waived")
def insurance_paid_out_in_cash() -> AgreementFacts:
    return typed("社保折现发给申请人本人。", T.SOCIAL_INSURANCE)


@defect("court_to_judge")
def the_court_shall_judge() -> AgreementFacts:
    return typed("被申请人逾期不支付的，由人民法院判决其加倍支付。")


@defect("remedy_blocked")
def no_complaint_ever() -> AgreementFacts:
    return typed("申请人不得再向劳动监察部门投诉。")


@defect("secrecy_too_wide")
def not_a_word_to_anybody() -> AgreementFacts:
    return typed("申请人不得向任何第三方透露本协议内容。", T.CONFIDENTIALITY)


@defect("crime_bargained")
def no_prosecution() -> AgreementFacts:
    return typed("申请人不再追究被申请人的刑事责任。")


@defect("papers_withheld")
def papers_against_money() -> AgreementFacts:
    return typed("申请人付清培训费后，被申请人再出具离职证明。")


@defect("wages_in_kind")
def wages_in_liquor() -> AgreementFacts:
    return typed("被申请人以库存商品抵付申请人工资。")


@defect("non_compete_unpaid")
def no_rival_and_no_pay() -> AgreementFacts:
    return typed("申请人离职后两年内遵守竞业限制义务。")


@defect("floor_waived")
def rights_given_up_at_large() -> AgreementFacts:
    return typed("申请人自愿放弃法定的一切权利。")


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
