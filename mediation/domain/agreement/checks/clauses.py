"""Rules of the clauses about employment and insurance."""

import re
from collections.abc import Iterator
from typing import Any

from mediation.domain.agreement.checks.facts import AgreementFacts, Numbered
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.checks.payments import UNCLEAR
from mediation.domain.agreement.particulars import (
    EmploymentConfirm,
    EmploymentEnd,
    EndGround,
    InsuranceClause,
)
from mediation.domain.agreement.repairs import set_apart, set_particulars
from mediation.domain.agreement.sentences import sentence
from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType

MAKES_UP = re.compile("补缴")
OWN_PART = re.compile("个人|各自|分别承担|依法承担|按规定承担")
# Grounds on which the law gives no severance (劳动合同法 art. 46).
WITHOUT_SEVERANCE = frozenset(
    {EndGround.AGREED_BY_WORKER, EndGround.WORKER_BY_NOTICE, EndGround.EMPLOYER_FOR_FAULT}
)
ENDINGS = frozenset({ClaimType.SEVERANCE.value, ClaimType.UNLAWFUL_DISMISSAL.value})


@rule(
    "employment_mixed_with_money",
    "确认劳动关系单独成文",
    AMBER,
    "33号令 75",
    offers="移出本协议，列为未达成事项",
)
def employment_stands_apart(facts: AgreementFacts) -> Iterator[Hit]:
    """Confirming employment beside money keeps the door of 仲裁审查 shut."""
    if not facts.payments:
        return
    for each in facts.terms:
        if each.term.kind is TermKind.EMPLOYMENT_CONFIRM:
            yield Hit(
                "确认劳动关系与付款写在同一份协议",
                "含确认劳动关系的协议不能申请仲裁审查，法院对身份关系条款也较谨慎。",
                where=each.where,
                mend="移出本协议，列为另行处理的事项",
                repair=set_apart(each.index, f"另行处理：{sentence(each.term, facts.parties)}"),
            )


@rule("end_day_missing", "劳动关系结束有日期", RED, "劳动合同法 50")
def the_end_has_a_day(facts: AgreementFacts) -> Iterator[Hit]:
    """An employment ends on a day."""
    for each, given in _ends(facts):
        if given.ended_on is None:
            yield Hit(
                f"{each.name}没有写解除、终止日期",
                "日期决定补偿年限和社保、失业待遇。",
                where=each.where,
            )


@rule("end_ground_missing", "劳动关系结束有原因", RED, "劳动合同法 36、46、50")
def the_end_has_a_ground(facts: AgreementFacts) -> Iterator[Hit]:
    """Severance and unemployment benefit hang on why it ended."""
    for each, given in _ends(facts):
        if given.ground is None:
            yield Hit(
                f"{each.name}没有写解除、终止的原因",
                "原因决定有无经济补偿、能否领取失业保险金，会印成空白。",
                where=each.where,
            )


@rule("end_in_future", "解除日期不在将来", AMBER, "劳动合同法 36")
def the_end_is_not_in_the_future(facts: AgreementFacts) -> Iterator[Hit]:
    """Until a day to come, work and wages go on."""
    for each, given in _ends(facts):
        if given.ended_on and given.ended_on > facts.agreed_on:
            yield Hit(
                f"{each.name}的解除日期 {given.ended_on} 在协议日期之后",
                "到该日前劳动关系继续，工资、社保照旧；请确认不是写错。",
                where=each.where,
            )


@rule("end_before_hire", "解除日期不早于入职", RED, "33号令 77")
def the_end_is_after_the_beginning(facts: AgreementFacts) -> Iterator[Hit]:
    """Nobody leaves before he came."""
    starts = [worker.employed_from for worker in facts.workers.values() if worker.employed_from]
    for each, given in _ends(facts):
        if given.ended_on and starts and given.ended_on < min(starts):
            yield Hit(
                f"{each.name}的解除日期 {given.ended_on} 早于入职日期",
                f"案件登记的入职日期是 {min(starts)}，请核对。",
                where=each.where,
            )


@rule("end_differs", "解除日期与案件一致", AMBER, "劳动合同法 50")
def the_end_is_that_of_the_case(facts: AgreementFacts) -> Iterator[Hit]:
    """The end that was agreed is the one that the case knows, or somebody should say why not."""
    known = {worker.employed_to for worker in facts.workers.values() if worker.employed_to}
    for each, given in _ends(facts):
        if given.ended_on and known and given.ended_on not in known:
            yield Hit(
                f"{each.name}的解除日期 {given.ended_on} 与案件登记的离职日期不同",
                f"案件登记为 {'、'.join(str(day) for day in sorted(known)[:5])}，请核对。",
                where=each.where,
            )


@rule("end_and_continue", "不同时解除和继续履行", RED, UNCLEAR)
def nothing_ends_and_goes_on(facts: AgreementFacts) -> Iterator[Hit]:
    """The same employment does not end and go on."""
    kinds = {term.kind for term in facts.draft.terms}
    if {TermKind.EMPLOYMENT_END, TermKind.EMPLOYMENT_CONTINUE} <= kinds:
        yield Hit("既约定解除劳动关系又约定继续履行", "内容自相矛盾，请删去一条。", where="terms")


@rule("end_not_stated", "有补偿的写明劳动关系结束", AMBER, "劳动合同法 46、50")
def severance_names_the_end(facts: AgreementFacts) -> Iterator[Hit]:
    """Severance is paid because an employment ended: on which day, for what?"""
    said = any(term.kind is TermKind.EMPLOYMENT_END for term in facts.draft.terms)
    for each in facts.payments:
        if each.term.claim_type in ENDINGS and not said:
            yield Hit(
                f"{each.name}支付经济补偿、赔偿金，没有写劳动关系何时、因何结束",
                "离职证明、失业保险金都要看这一条，请加入“解除劳动关系”。",
                where=f"{each.where}-claim_type",
            )
            return


@rule("severance_without_ground", "补偿与解除原因一致", AMBER, "劳动合同法 46")
def severance_fits_the_ground(facts: AgreementFacts) -> Iterator[Hit]:
    """On some grounds the law gives no severance; the ground then is likely the wrong one."""
    paid = any(each.term.claim_type == ClaimType.SEVERANCE for each in facts.payments)
    for each, given in _ends(facts):
        if paid and given.ground in WITHOUT_SEVERANCE:
            yield Hit(
                f"{each.name}的原因没有经济补偿，又约定支付经济补偿",
                f"{given.ground.label if given.ground else ''}的，依法没有经济补偿，"
                "也影响领取失业保险金，请核对原因。",
                where=each.where,
            )


@rule("span_reversed", "期间起止不颠倒", RED, UNCLEAR, offers="起止对调")
def spans_run_forward(facts: AgreementFacts) -> Iterator[Hit]:
    """A period begins before it ends."""
    for each in facts.terms:
        given: Any = each.term.particulars
        if not isinstance(given, EmploymentConfirm | InsuranceClause):
            continue
        if given.from_on and given.to_on and given.from_on > given.to_on:
            yield Hit(
                f"{each.name}的期间起止颠倒",
                f"{given.from_on} 晚于 {given.to_on}。",
                where=each.where,
                mend="起止对调",
                repair=set_particulars(each.index, from_on=given.to_on, to_on=given.from_on),
            )


@rule("insurance_part_open", "补缴写明个人部分由谁承担", AMBER, "社会保险法 60")
def insurance_parts_are_named(facts: AgreementFacts) -> Iterator[Hit]:
    """Contributions have a part of the employer and a part of the worker."""
    for each in facts.terms:
        text = each.term.text
        if each.term.kind is not TermKind.SOCIAL_INSURANCE or "不在本协议" in text:
            continue
        if MAKES_UP.search(text) and not OWN_PART.search(text):
            yield Hit(
                f"{each.name}约定补缴社会保险，没有写个人部分由谁承担",
                "社会保险费由单位和个人分别承担，不写清楚容易再起争议。",
                where=f"{each.where}-text",
            )


def _ends(facts: AgreementFacts) -> Iterator[tuple[Numbered, EmploymentEnd]]:
    for each in facts.terms:
        if isinstance(each.term.particulars, EmploymentEnd):
            yield each, each.term.particulars


CLAUSE_RULES = (
    employment_stands_apart,
    the_end_has_a_day,
    the_end_has_a_ground,
    the_end_is_not_in_the_future,
    the_end_is_after_the_beginning,
    the_end_is_that_of_the_case,
    nothing_ends_and_goes_on,
    severance_names_the_end,
    severance_fits_the_ground,
    spans_run_forward,
    insurance_parts_are_named,
)
