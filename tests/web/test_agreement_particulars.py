"""Clauses of every kind: from the record to the form and back, added, turned to text and back."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from mediation.domain.agreement.draft import DueAfter, InstalmentDraft, TermDraft
from mediation.domain.agreement.particulars import (
    PARTICULARS,
    DefaultClause,
    DefaultExtra,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
    InsuranceTreatment,
    Particulars,
    Withdrawal,
)
from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.extensions import db
from mediation.models import Agreement
from mediation.queries.agreement_facts import draft_of
from mediation.web.agreements.draft_values import as_posted, term_values
from mediation.web.agreements.forms import TermForm
from mediation.web.agreements.particulars_forms import FORMS, particulars_in
from tests.cast import Cast
from tests.page_checks import PageClient
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, saved
from tests.typed_forms import errors_of
from tests.web.workbench import opened, posted, read, typed, url, words_of

DAYS = st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))
SUMS = st.none() | st.integers(1, 10**9).map(lambda fen: Decimal(fen) / 100)
CODES = st.sets(st.sampled_from([kind.value for kind in ClaimType])).map(sorted).map(tuple)
ITEMS = st.sets(st.sampled_from(HandoverItem)).map(
    lambda chosen: tuple(item for item in HandoverItem if item in chosen)
)
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("ended_on", "resume_on", "from_on", "to_on", "by"), DAYS),
    **dict.fromkeys(("monthly_wage", "per_ten_thousand", "fixed"), SUMS),
    **dict.fromkeys(("withdrawn", "reserved"), CODES),
    **dict.fromkeys(("done", "accelerates", "sums_only"), st.booleans()),
    "ground": st.none() | st.sampled_from(EndGround),
    "items": ITEMS,
    "treatment": st.sampled_from(InsuranceTreatment),
    "extra": st.sampled_from(DefaultExtra),
    "grace_days": st.none() | st.integers(0, 365),
    "post": st.sampled_from(["", "客房服务员", "仓管"]),
}


def particulars(kind: TermKind) -> st.SearchStrategy[Particulars]:
    cls = PARTICULARS[kind]
    return st.builds(cls, **{field.name: ANSWERS[field.name] for field in fields(cls)})


TERMS = st.sampled_from(sorted(PARTICULARS)).flatmap(
    lambda kind: st.tuples(st.just(kind), particulars(kind))
)


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return client.sign_in(cast.mediator)


def test_every_kind_with_particulars_has_a_form_with_their_names() -> None:
    assert set(FORMS) == set(PARTICULARS.values())
    for cls, form in FORMS.items():
        assert set(form()._fields) == {field.name for field in fields(cls)}


@given(TERMS)
def test_what_a_record_says_is_what_its_form_sends(term: tuple[TermKind, Particulars]) -> None:
    kind, given_particulars = term
    values = term_values(TermDraft(kind, particulars=given_particulars), ())
    sent = [pair for name, each in values.items() for pair in as_posted(name, each)]
    form = TermForm(formdata=MultiDict(sent))
    assert form.validate(), form.errors
    assert particulars_in(kind, form.particulars.form) == given_particulars


@given(TERMS)
def test_what_a_record_says_is_what_its_form_shows(term: tuple[TermKind, Particulars]) -> None:
    kind, given_particulars = term
    shown = term_values(TermDraft(kind, particulars=given_particulars), ())
    form = TermForm(formdata=None, **shown)
    assert particulars_in(kind, form.particulars.form) == given_particulars


@pytest.mark.parametrize("kind", sorted(PARTICULARS))
def test_a_new_clause_is_kept_and_shown_as_it_was(
    cast: Cast, mediator: PageClient, kind: TermKind
) -> None:
    case = case_at_the_table(cast)
    sent = opened(mediator, case) | {"terms-0-due_on": "2026-12-31"}
    page = posted(mediator, url(case, "/new"), sent | {"add_term": kind.value})
    sent = typed(page)
    assert sent["terms-2-structured"] == "yes"
    response = mediator.post(url(case, "/new"), data=sent)
    assert response.status_code == 302
    db.session.expire_all()
    kept = draft_of(case.agreements[0]).terms[2]
    assert isinstance(kept.particulars, PARTICULARS[kind])
    again = typed(mediator.get(response.location).text)
    inner = {name: each for name, each in sent.items() if "-particulars-" in name}
    assert {name: each for name, each in again.items() if "-particulars-" in name} == inner


def test_a_new_clause_begins_with_what_the_case_knows(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast, employment_ended_on=date(2026, 9, 30))
    sent = opened(mediator, case) | {"add_term": "employment_end"}
    end = typed(posted(mediator, url(case, "/new"), sent))
    assert end["terms-2-particulars-ended_on"] == "2026-09-30"
    papers = typed(posted(mediator, url(case, "/new"), end | {"add_term": "certificate"}))
    assert papers["terms-3-particulars-by"] == "2026-12-08"
    assert papers["terms-3-particulars-items"] == [
        "certificate",
        "personnel_file",
        "insurance_transfer",
    ]


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    cast: Cast, mediator: PageClient
) -> None:
    case = case_at_the_table(cast)
    sent = opened(mediator, case) | {"add_term": "default"}
    sent = typed(posted(mediator, url(case, "/new"), sent))
    sent |= {
        "terms-2-particulars-grace_days": "五天",
        "terms-2-particulars-extra": "daily_rate",
        "terms-2-particulars-per_ten_thousand": "千分之一",
        "terms-0-due_days": "几天",
    }
    page = posted(mediator, url(case, "/new"), sent, 422)
    assert {
        "terms-2-particulars-grace_days",
        "terms-2-particulars-per_ten_thousand",
        "terms-0-due_days",
    } <= set(errors_of(page))
    again = typed(page)
    assert again["terms-2-particulars-grace_days"] == "五天"
    assert again["terms-2-particulars-per_ten_thousand"] == "千分之一"
    assert again["terms-2-particulars-extra"] == "daily_rate"
    assert again["terms-0-due_days"] == "几天"
    assert not db.session.query(Agreement).count()


def test_a_choice_that_is_none_is_told_and_breaks_nothing(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    sent = opened(mediator, case) | {
        "terms-2-kind": "certificate",
        "terms-2-structured": "yes",
        "terms-2-particulars-items": "the_moon",
        "terms-3-kind": "default",
        "terms-3-structured": "yes",
        "terms-3-particulars-extra": "the_sun",
    }
    text = words_of(posted(mediator, url(case, "/new"), sent, 422))
    assert "请只勾选列出的项目" in text
    assert "请选择其中一项" in text
    assert "请选择其中一项" in read(mediator, url(case, "/new/read"), sent)


def test_a_clause_of_text_stays_until_it_is_given_fields(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    old = TermDraft(TermKind.DEFAULT, text="逾期按日万分之一支付。")
    agreement = saved(case, cast, draft_with(payment_term(case), old))
    address = url(case, f"/{agreement.id}")
    sent = typed(mediator.get(address).text)
    assert mediator.post(address, data=sent).status_code == 302
    db.session.expire_all()
    assert draft_of(agreement).terms[1] == old
    sent = typed(mediator.get(address).text)
    given_fields = typed(posted(mediator, address, sent | {"structure": "terms-1"}))
    assert given_fields["terms-1-particulars-grace_days"] == "5"
    assert given_fields["terms-1-text"] == "逾期按日万分之一支付。"


def test_a_clause_becomes_text_that_reads_the_same(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    clause = TermDraft(TermKind.DEFAULT, text="另行协商。", particulars=DefaultClause())
    agreement = saved(case, cast, draft_with(payment_term(case), clause))
    address = url(case, f"/{agreement.id}")
    sent = typed(mediator.get(address).text)
    again = typed(posted(mediator, address, sent | {"as_text": "terms-1"}))
    assert again["terms-1-structured"] == ""
    assert again["terms-1-text"].startswith("付款方任何一期逾期超过5日的")
    assert again["terms-1-text"].endswith("另行协商。")
    assert mediator.post(address, data=again).status_code == 302
    db.session.expire_all()
    assert draft_of(agreement).terms[1].particulars is None


def test_a_claim_that_is_asked_for_no_more_stays_ticked(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    given_particulars = Withdrawal(reserved=("overtime",))
    clause = TermDraft(TermKind.WITHDRAWAL, particulars=given_particulars)
    agreement = saved(case, cast, draft_with(payment_term(case), clause))
    address = url(case, f"/{agreement.id}")
    sent = typed(mediator.get(address).text)
    assert sent["terms-1-particulars-reserved"] == "overtime"
    assert mediator.post(address, data=sent).status_code == 302
    db.session.expire_all()
    assert draft_of(agreement).terms[1].particulars == given_particulars


def test_sums_wait_for_an_event_once_and_in_parts(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    sent = opened(mediator, case) | {
        "terms-0-due_event": "effective",
        "terms-0-due_days": "5",
        "terms-0-due_unit": "working",
        "terms-0-due_on": "2026-12-31",
    }
    assert mediator.post(url(case, "/new"), data=sent).status_code == 302
    after = DueAfter(DueEvent.EFFECTIVE, 5, in_working_days=True)
    first = draft_of(case.agreements[0]).terms[0]
    assert (first.due_on, first.due_after, first.instalments) == (date(2026, 12, 31), after, ())
    again = typed(mediator.get(url(case, f"/{case.agreements[0].id}")).text)
    for name in ("due_event", "due_days", "due_unit", "due_on"):
        assert again[f"terms-0-{name}"] == sent[f"terms-0-{name}"]
    sent = again | {
        "terms-0-due_event": "",
        "terms-0-due_on": "",
        "terms-0-instalments-0-due_event": "signed",
        "terms-0-instalments-0-amount": "2,600.00",
        "terms-0-instalments-1-due_on": "2027-01-29",
        "terms-0-instalments-1-amount": "10,000.00",
    }
    address = url(case, f"/{case.agreements[0].id}")
    assert mediator.post(address, data=sent).status_code == 302
    db.session.expire_all()
    assert draft_of(case.agreements[0]).terms[0].instalments == (
        InstalmentDraft(None, Decimal("2600.00"), "", DueAfter(DueEvent.SIGNED)),
        InstalmentDraft(date(2027, 1, 29), Decimal("10000.00")),
    )


def test_handover_and_end_read_as_they_print(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    end = EmploymentEnd(date(2026, 9, 30), EndGround.AGREED_BY_EMPLOYER)
    papers = Handover((HandoverItem.CERTIFICATE,), date(2026, 12, 8))
    agreement = saved(
        case,
        cast,
        draft_with(
            payment_term(case),
            TermDraft(TermKind.EMPLOYMENT_END, particulars=end),
            TermDraft(TermKind.CERTIFICATE, particulars=papers),
        ),
    )
    text = words_of(mediator.get(url(case, f"/{agreement.id}")).text)
    assert "劳动关系于2026年9月30日由用人单位提出、经双方协商一致解除" in text
    assert "于2026年12月8日前（含当日）为申请人王秀兰出具解除或者终止劳动合同的证明" in text
