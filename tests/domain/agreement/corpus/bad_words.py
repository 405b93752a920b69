"""Defects of words and what is forbidden."""

from dataclasses import replace
from datetime import date

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.particulars import (
    DefaultClause,
    DefaultExtra,
    Handover,
    HandoverItem,
)
from mediation.domain.agreement.words import TermKind
from tests.domain.agreement.corpus.defective import defect
from tests.domain.agreement.corpus.making import (
    DEFAULT,
    of,
    one,
    parts,
    to_one,
)
from tests.domain.agreement.samples import clause

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
