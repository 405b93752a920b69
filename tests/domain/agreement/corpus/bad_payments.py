"""Defects of sums, days and accounts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks.facts import AgreementFacts, WayOut, WorkerAtHand
from mediation.domain.agreement.draft import (
    ALL_CLAIMS,
    DueAfter,
    InstalmentDraft,
    ShareDraft,
)
from mediation.domain.agreement.particulars import (
    EmploymentContinue,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
)
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.exits import RouteKind
from mediation.domain.worker_tags import WorkerTag
from tests.domain.agreement.corpus.defective import defect
from tests.domain.agreement.corpus.making import (
    DEFAULT,
    FEBRUARY,
    JANUARY,
    MARCH,
    claim,
    of,
    one,
    parts,
    to_one,
)
from tests.domain.agreement.corpus.people import COMPANY, WORKER, WORKERS
from tests.domain.agreement.samples import clause, draft, facts, payment

NINE = Decimal("9000.00")


@defect("payer_missing")
def nobody_pays() -> AgreementFacts:
    return one(to_one(payer_id=None), DEFAULT)


@defect("payee_missing")
def nobody_is_paid() -> AgreementFacts:
    return one(to_one(shares=(), claim_type="wages"), DEFAULT, claims=())


@defect("payee_stranger")
def somebody_else_is_paid() -> AgreementFacts:
    return one(to_one(shares=(ShareDraft(404, NINE, "农行 6228480039001231"),)), DEFAULT)


@defect("payee_is_payer")
def the_company_pays_itself() -> AgreementFacts:
    return one(to_one(shares=(ShareDraft(COMPANY.id, NINE, "工行 1602023319200012345"),)), DEFAULT)


@defect("payee_twice")
def one_person_twice() -> AgreementFacts:
    half = ShareDraft(WORKER.id, Decimal("4500.00"), WORKER.account)
    return one(to_one(shares=(half, half)), DEFAULT)


@defect("amount_missing")
def a_sum_is_missing() -> AgreementFacts:
    return one(replace(to_one(), amount=None), DEFAULT)


@defect("amount_missing")
def an_instalment_of_nothing() -> AgreementFacts:
    rows = parts((JANUARY, "9000"), (FEBRUARY, "0"))
    return one(to_one(due_on=None, instalments=rows), DEFAULT)


@defect("purpose_missing")
def money_for_nothing() -> AgreementFacts:
    return one(to_one(purpose=" "), DEFAULT)


@defect("method_missing")
def paid_somehow() -> AgreementFacts:
    return one(to_one(method=None), DEFAULT)


@defect("shares_do_not_add_up")
def shares_are_a_cent_short() -> AgreementFacts:
    return one(to_one(shares=(ShareDraft(WORKER.id, Decimal("8999.99"), WORKER.account),)), DEFAULT)


@defect("instalments_do_not_add_up")
def instalments_are_too_much() -> AgreementFacts:
    rows = parts((JANUARY, "5000"), (FEBRUARY, "4000.01"))
    return one(to_one(due_on=None, instalments=rows), DEFAULT)


@defect("tax_open")
def before_or_after_tax() -> AgreementFacts:
    return one(to_one(tax=None), DEFAULT)


@defect("applicant_without_share")
def one_of_three_is_left_out() -> AgreementFacts:
    term = payment(shares=split_evenly(NINE, WORKERS[:2]))
    rest = clause("陈静的请求撤回。", TermKind.WITHDRAWAL)
    return facts(draft(term, DEFAULT, rest))


@defect("due_missing")
def due_some_day() -> AgreementFacts:
    return one(to_one(due_on=None), DEFAULT)


@defect("due_missing")
def one_instalment_without_a_day() -> AgreementFacts:
    rows = (*parts((JANUARY, "5000")), InstalmentDraft(None, Decimal("4000")))
    return one(to_one(due_on=None, instalments=rows), DEFAULT)


@defect("due_in_past")
def due_yesterday() -> AgreementFacts:
    return one(to_one(due_on=date(2026, 11, 20)), DEFAULT)


@defect("due_on_rest_day")
def due_on_a_sunday() -> AgreementFacts:
    return one(to_one(due_on=date(2027, 2, 28)), DEFAULT)


@defect("due_on_rest_day")
def papers_on_a_saturday() -> AgreementFacts:
    handover = Handover((HandoverItem.CERTIFICATE,), date(2026, 12, 5))
    return one(to_one(), DEFAULT, of(TermKind.CERTIFICATE, handover))


@defect("instalments_out_of_order")
def the_second_before_the_first() -> AgreementFacts:
    rows = parts((FEBRUARY, "5000"), (JANUARY, "4000"))
    return one(to_one(due_on=None, instalments=rows), DEFAULT)


@defect("event_without_latest")
def after_the_handover_whenever() -> AgreementFacts:
    after = DueAfter(DueEvent.HANDED_OVER, 5)
    return one(to_one(due_on=None, due_after=after), DEFAULT)


@defect("event_cannot_happen")
def after_a_decree_that_never_comes() -> AgreementFacts:
    after = DueAfter(DueEvent.DECREE_SERVED, 5)
    shut = WayOut(RouteKind.ARBITRATION_REVIEW, "协议含有确认劳动关系的内容，不能申请仲裁审查。")
    open_way = WayOut(RouteKind.JUDICIAL_CONFIRMATION)
    return one(to_one(due_on=FEBRUARY, due_after=after), DEFAULT, ways=(shut, open_way))


@defect("last_payment_far")
def paid_off_over_three_years() -> AgreementFacts:
    rows = parts((JANUARY, "4000"), (date(2027, 12, 31), "3000"), (date(2029, 11, 30), "2000"))
    return one(to_one(due_on=None, instalments=rows), DEFAULT)


@defect("act_in_past")
def the_certificate_was_due_last_week() -> AgreementFacts:
    handover = Handover((HandoverItem.CERTIFICATE,), date(2026, 11, 16))
    return one(to_one(), DEFAULT, of(TermKind.CERTIFICATE, handover))


@defect("act_in_past")
def back_to_work_last_month() -> AgreementFacts:
    back = EmploymentContinue(date(2026, 10, 26), "客房领班")
    return one(to_one(), DEFAULT, of(TermKind.EMPLOYMENT_CONTINUE, back))


@defect("papers_late")
def the_file_after_half_a_year() -> AgreementFacts:
    end = EmploymentEnd(date(2026, 11, 20), EndGround.AGREED_BY_EMPLOYER)
    handover = Handover((HandoverItem.PERSONNEL_FILE,), date(2027, 5, 28))
    return one(
        to_one(), DEFAULT, of(TermKind.EMPLOYMENT_END, end), of(TermKind.CERTIFICATE, handover)
    )


def to_account(account: str, **changes) -> AgreementFacts:
    return one(to_one(shares=(ShareDraft(WORKER.id, NINE, account),), **changes), DEFAULT)


@defect("account_missing")
def no_account() -> AgreementFacts:
    return to_account("")


@defect("account_without_number")
def a_bank_and_no_number() -> AgreementFacts:
    return to_account("农业银行城东支行")


@defect("account_shared")
def two_people_one_account() -> AgreementFacts:
    shares = tuple(replace(share, account="农行 6228480039001231") for share in payment().shares)
    return facts(draft(payment(shares=shares), DEFAULT))


@defect("account_of_another")
def severance_to_a_brother() -> AgreementFacts:
    term = to_one(
        purpose="工伤一次性赔偿",
        claim_type="welfare",
        shares=(ShareDraft(WORKER.id, NINE, "户名：王大勇 农行 6228480039001231"),),
    )
    return one(term, DEFAULT, claims=(claim("welfare"),))


@defect("wages_to_another")
def wages_to_the_foreman() -> AgreementFacts:
    return to_account("户名：赵工头 农行 6228480039001231")


@defect("wages_to_another")
def collected_by_the_team_leader() -> AgreementFacts:
    return one(to_one(text="款项由班组长统一代领后发放。"), DEFAULT)


@defect("wages_to_another")
def a_migrant_worker_paid_through_another() -> AgreementFacts:
    term = to_one(
        claim_type="welfare",
        shares=(ShareDraft(WORKER.id, NINE, "户名：李四 农行 6228480039001231"),),
    )
    worker = {WORKER.id: WorkerAtHand(tags=frozenset({WorkerTag.MIGRANT}))}
    return one(term, DEFAULT, claims=(claim("welfare"),), workers=worker)


@defect("capitals_differ")
def capitals_say_another_sum() -> AgreementFacts:
    text = "其中9,000.00元（大写：人民币玖仟伍佰元整）为工资。"
    return one(to_one(text=text), DEFAULT)


@defect("capitals_differ")
def figures_in_brackets_say_another_sum() -> AgreementFacts:
    return one(to_one(text="其中人民币玖仟元整（¥9,500.00）为工资。"), DEFAULT)


@defect("capitals_unreadable")
def capitals_that_no_bank_reads() -> AgreementFacts:
    return one(to_one(text="其中9,000.00元（大写：玖千零零元）为工资。"), DEFAULT)


@defect("sum_in_text")
def a_sum_hidden_in_a_clause() -> AgreementFacts:
    return one(to_one(), DEFAULT, clause("被申请人另行补助申请人500元。"))


@defect("sum_differs_in_text")
def another_total_in_the_text() -> AgreementFacts:
    return one(to_one(text="以上款项合计9,600.00元，包含一切费用。"), DEFAULT)


@defect("claim_not_linked")
def money_for_no_claim() -> AgreementFacts:
    rest = clause("本协议履行完毕后，双方就本案请求事项再无其他争议。", TermKind.WITHDRAWAL)
    return one(to_one(claim_type=None), DEFAULT, rest)


@defect("agreed_above_claimed")
def more_than_was_asked_for() -> AgreementFacts:
    return one(to_one(), DEFAULT, claims=(claim("wages", "8000"),))


@defect("claim_paid_twice")
def the_same_wages_twice() -> AgreementFacts:
    again = to_one(due_on=MARCH)
    return one(to_one(), again, DEFAULT, claims=(claim("wages", "18000"),))


@defect("claim_paid_twice")
def once_by_name_and_once_with_everything() -> AgreementFacts:
    everything = to_one(purpose="本案全部请求", claim_type=ALL_CLAIMS, due_on=MARCH)
    return one(to_one(), everything, DEFAULT, claims=(claim("wages", "18000"),))


@defect("parts_in_words_differ")
def parts_that_do_not_come_to_the_total() -> AgreementFacts:
    text = "以上共计9,000.00元，其中工资5,000.00元，加班费4,500.00元。"
    return one(to_one(text=text), DEFAULT)
