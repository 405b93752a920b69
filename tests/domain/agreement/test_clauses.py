"""The shipped clauses: each has its article, reads as a clause, and passes the check of words."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.clauses import (
    ARTICLES,
    NATIONAL,
    Clause,
    PaymentOutline,
    beginning_of,
)
from mediation.domain.agreement.clauses.clause import PayerRole
from mediation.domain.agreement.particulars_json import to_json
from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.office_clauses import refusals

by_code = pytest.mark.parametrize("clause", NATIONAL, ids=[each.code for each in NATIONAL])


def clause_of(code: str) -> Clause:
    return next(each for each in NATIONAL if each.code == code)


def test_every_kind_has_clauses_and_no_code_or_title_stands_twice() -> None:
    assert len(NATIONAL) >= 30
    assert {each.kind for each in NATIONAL} == set(TermKind)
    assert max(Counter(each.code for each in NATIONAL).values()) == 1
    assert max(Counter((each.kind, each.title) for each in NATIONAL).values()) == 1


@by_code
def test_a_shipped_clause_names_its_article_and_ends_as_a_sentence(clause: Clause) -> None:
    assert re.search(r"[0-9]", clause.article)
    assert clause.printed.endswith("。")
    assert "。。" not in clause.printed
    assert not re.search(r"[,;:()]", clause.printed), "half-width punctuation"


@by_code
def test_the_check_of_an_agreement_would_refuse_none_once_it_is_filled(clause: Clause) -> None:
    assert not refusals(clause)


@by_code
def test_particulars_survive_the_table(clause: Clause) -> None:
    assert beginning_of(clause.kind, to_json(clause.particulars)) == clause.particulars


@by_code
def test_the_term_begins_with_the_clause(clause: Clause) -> None:
    term = clause.term(clause_id=7)
    assert (term.kind, term.text, term.clause_id) == (clause.kind, clause.text, 7)
    is_payment = clause.kind is TermKind.PAYMENT
    assert isinstance(clause.particulars, PaymentOutline) == is_payment
    assert term.particulars == (None if is_payment else clause.particulars)


def test_a_payment_begins_with_its_purpose_claim_tax_and_parts() -> None:
    term = clause_of("N02").term()
    assert (term.claim_type, term.purpose, len(term.instalments)) == (
        "wages",
        "＿＿年＿＿月至＿＿年＿＿月工资",
        3,
    )
    assert term.due_after is None
    assert "分3期支付" in clause_of("N02").printed


def test_severance_is_due_when_the_work_is_handed_over() -> None:
    term = clause_of("N03").term()
    assert term.due_after is not None
    assert (term.due_after.event, term.due_after.days) == (DueEvent.HANDED_OVER, 0)
    assert "办结工作交接当日" in clause_of("N03").printed


def test_who_usually_pays_is_told() -> None:
    assert clause_of("N01").printed.startswith("被申请人于")
    assert clause_of("N13").printed.startswith("申请人于＿＿＿＿向被申请人支付")
    assert clause_of("N14").printed.startswith("第三人于＿＿＿＿向申请人支付")


def test_each_kind_has_an_article() -> None:
    assert ARTICLES.keys() == set(TermKind)


@given(
    st.builds(
        PaymentOutline,
        payer=st.sampled_from(PayerRole),
        purpose=st.text(max_size=20),
        claim_type=st.none() | st.sampled_from(ClaimType),
        parts=st.integers(1, 36),
        due_event=st.none() | st.sampled_from(DueEvent),
        due_days=st.integers(0, 365),
        due_in_working_days=st.booleans(),
    )
)
def test_every_outline_of_a_payment_survives_the_table(outline: PaymentOutline) -> None:
    assert beginning_of(TermKind.PAYMENT, to_json(outline)) == outline
