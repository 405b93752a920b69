"""The workbench without scripts: rows are added, split and drawn, and nothing typed is lost."""

import pytest

from mediation.extensions import db
from mediation.models import Agreement, AuditEntry
from tests.cast import Cast, sign_in
from tests.documents.reading import text_of as text_of_pdf
from tests.page_checks import PageClient
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, saved
from tests.typed_forms import errors_of
from tests.web.workbench import NAMES, findings, opened, posted, typed, url, words_of


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


@pytest.mark.parametrize(
    ("kind", "words"), [("default", "逾期"), ("social_insurance", "社会保险"), ("other", "")]
)
def test_a_term_is_added_without_scripts_and_nothing_typed_is_lost(
    cast: Cast, mediator: PageClient, kind: str, words: str
) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case) | {"terms-0-purpose": "刚打的用途"}
    page = posted(mediator, url(case, "/new"), fields | {"add_term": kind})
    again = typed(page)
    assert again["terms-0-purpose"] == "刚打的用途"
    assert again["terms-2-kind"] == kind
    assert words in words_of(page)
    assert not db.session.query(Agreement).count()


def test_rows_are_removed_and_the_rest_move_up(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case) | {"remove": "terms-0"}
    again = typed(posted(mediator, url(case, "/new"), fields))
    assert again["terms-0-kind"] == "withdrawal"
    assert "terms-1-kind" not in again


def test_instalments_are_added_and_blank_ones_left_out(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case)
    for _ in range(3):
        fields = typed(posted(mediator, url(case, "/new"), fields | {"add": "terms-0-instalments"}))
    fields |= {
        "terms-0-instalments-0-due_on": "2026-12-31",
        "terms-0-instalments-0-amount": "2600",
        "terms-0-instalments-2-due_on": "2027-01-29",
        "terms-0-instalments-2-amount": "10000",
    }
    assert mediator.post(url(case, "/new"), data=fields).status_code == 302
    rows = case.agreements[0].terms[0].instalments
    assert [(row.number, row.amount_fen) for row in rows] == [(1, 2_600_00), (2, 10_000_00)]


def test_a_missing_day_is_told_at_its_own_instalment(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case) | {
        "terms-0-instalments-0-due_on": "",
        "terms-0-instalments-1-due_on": "2026-12-31",
        "terms-0-instalments-1-amount": "2600",
        "terms-0-instalments-2-amount": "10000",
    }
    page = posted(mediator, url(case, "/new"), fields, 422)
    assert "terms-0-instalments-1-due_on" in errors_of(page)


def test_a_sum_is_split_evenly_to_the_fen(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast, NAMES)
    fields = opened(mediator, case) | {"terms-0-amount": "100", "split": "terms-0:evenly"}
    again = typed(posted(mediator, url(case, "/new"), fields))
    amounts = [again[f"terms-0-shares-{place}-amount"] for place in range(4)]
    assert amounts == ["33.34", "33.33", "33.33", ""]


def test_a_sum_is_split_by_what_each_one_claimed(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast, NAMES)
    case.claims[0].claimed_fen = 25_200_00
    db.session.commit()
    fields = opened(mediator, case) | {"terms-0-amount": "100", "split": "terms-0:claimed"}
    again = typed(posted(mediator, url(case, "/new"), fields))
    assert [again[f"terms-0-shares-{place}-amount"] for place in range(3)] == [
        "50.00",
        "25.00",
        "25.00",
    ]


def test_one_payee_gets_all_without_being_asked(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case) | {
        "terms-0-amount": "8,000.00",
        "terms-0-shares-0-amount": "",
        "terms-0-shares-0-account": "农行 6228",
    }
    assert mediator.post(url(case, "/new"), data=fields).status_code == 302
    (share,) = case.agreements[0].terms[0].shares
    assert (share.payee_id, share.amount_fen) == (case.applicants[0].id, 8_000_00)
    assert share.account == "农行 6228"


def test_several_payees_are_never_given_equal_shares_unasked(
    cast: Cast, mediator: PageClient
) -> None:
    case = case_at_the_table(cast, NAMES)
    fields = opened(mediator, case)
    fields |= {f"terms-0-shares-{place}-amount": "" for place in range(3)}
    response = mediator.post(url(case, "/new"), data=fields)
    page = mediator.get(response.location).text
    assert not case.agreements[0].terms[0].shares
    assert "第 1 条没有收款人" in findings(page)


def test_the_paper_of_what_is_typed_is_drawn_and_not_kept(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    address = url(case, f"/{agreement.id}")
    fields = typed(mediator.get(address).text) | {
        "terms-0-amount": "7,654.32",
        "terms-0-shares-0-amount": "7,654.32",
    }
    response = mediator.post(f"{address}/preview.pdf", data=fields)
    assert response.mimetype == "application/pdf"
    assert "柒仟陆佰伍拾肆元叁角贰分" in text_of_pdf(response.data)
    db.session.expire_all()
    assert agreement.terms[0].amount_fen == 12_600_00
    kept = text_of_pdf(mediator.get(f"{address}/preview.pdf").data)
    assert "壹万贰仟陆佰元整" in kept
    assert db.session.query(AuditEntry).filter_by(verb="document.previewed").count() == 2


def test_a_new_draft_has_a_paper_before_it_is_saved(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast, NAMES)
    address = url(case, "/new/preview.pdf")
    assert "叁万柒仟捌佰元整" in text_of_pdf(mediator.get(address).data)
    fields = opened(mediator, case) | {"terms-0-amount": "30,000.00"}
    assert "叁万元整" in text_of_pdf(mediator.post(address, data=fields).data)
    assert not db.session.query(Agreement).count()


def test_what_cannot_be_drawn_is_said_in_its_place(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    address = url(case, "/new/preview.pdf")
    fields = opened(mediator, case)
    unreadable = posted(mediator, address, fields | {"terms-0-amount": "一万"}, 422)
    assert "阿拉伯数字" in words_of(unreadable)
    nobody = posted(mediator, address, fields | {"terms-0-payer": "0"}, 422)
    assert "请选择由谁付款" in words_of(nobody)
    odd = posted(mediator, address, fields | {"disputed_facts": "\ue123"}, 422)
    assert "不能预览" in words_of(odd)
