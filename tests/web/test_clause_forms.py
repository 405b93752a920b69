"""The form of a clause: the particulars of each kind, and what is told beside its field."""

import pytest

from mediation.domain.agreement.clauses import PaymentOutline
from mediation.domain.agreement.clauses.clause import PayerRole
from mediation.domain.agreement.particulars import (
    PARTICULARS,
    DefaultClause,
    DefaultExtra,
    Handover,
    HandoverItem,
)
from mediation.domain.agreement.words import TermKind
from mediation.extensions import db
from mediation.models import OfficeClause
from mediation.web.clauses.forms import BEGINNINGS
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient, elements, text_of
from tests.typed_forms import errors_of
from tests.web.clauses import NEW, VISIT, propose


@pytest.fixture
def keeper(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.city_supervisor)


@pytest.mark.parametrize("kind", TermKind)
def test_the_form_of_each_kind_has_its_own_particulars(keeper: PageClient, kind: TermKind) -> None:
    page = keeper.page(f"/clauses/new/{kind.value}")
    names = {field.get("name") for field in elements(page) if field.get("name")}
    others = {name for each, own in BEGINNINGS.items() if each is not kind for name in own}
    assert set(BEGINNINGS.get(kind, ())) <= names
    assert not others & names
    assert ("is_structured" in names) == (kind in PARTICULARS)


def test_the_particulars_of_a_default_clause_are_kept(keeper: PageClient) -> None:
    fields = {"is_structured": "y", "accelerates": "y", "grace_days": "3", "extra": "daily_rate"}
    clause = propose(keeper, "/clauses/new/default", **fields, per_ten_thousand="5", text="")
    given = clause.row.clause.particulars
    assert given == DefaultClause(True, 3, DefaultExtra.DAILY_RATE, given.per_ten_thousand)
    assert "每日万分之5支付" in text_of(keeper.page(f"/clauses/editions/{clause.id}"))


def test_what_is_handed_over_is_kept(keeper: PageClient) -> None:
    fields = {"is_structured": "y", "items": ["certificate", "pay_records"], "text": ""}
    clause = propose(keeper, "/clauses/new/certificate", **fields)
    assert clause.row.clause.particulars == Handover(
        (HandoverItem.CERTIFICATE, HandoverItem.PAY_RECORDS)
    )


def test_without_the_usual_sentence_a_clause_is_its_text_alone(keeper: PageClient) -> None:
    clause = propose(keeper, "/clauses/new/confidentiality", text="双方对谈判过程保密。")
    assert clause.particulars is None
    assert clause.row.clause.printed == "双方对谈判过程保密。"


PAYMENT = {
    "payer": "worker",
    "purpose": "＿＿年度培训费",
    "claim_type": "training_penalty",
    "tax": "",
    "method": "transfer",
    "parts": "2",
    "due_event": "",
    "due_days": "",
    "text": "",
}


def test_the_outline_of_a_payment_is_kept(keeper: PageClient) -> None:
    clause = propose(keeper, "/clauses/new/payment", **PAYMENT)
    given = clause.row.clause.particulars
    assert isinstance(given, PaymentOutline)
    assert (given.payer, given.parts, given.tax) == (PayerRole.WORKER, 2, None)
    assert "分2期支付" in text_of(keeper.page(f"/clauses/editions/{clause.id}"))


@pytest.mark.parametrize(
    ("url", "changes", "field"),
    [
        (NEW, {"title": ""}, "title"),
        (NEW, {"article": ""}, "article"),
        (NEW, {"reason": ""}, "reason"),
        (NEW, {"text": ""}, "text"),
        (NEW, {"text": "双方尽快办结。"}, "text"),
        (NEW, {"text": "劳动者今后不得投诉。"}, "text"),
        (NEW, {"text": "双方配合\ue000回访。"}, "text"),
        (NEW, {"region": "武汉"}, "region"),
        (NEW, {"valid_from": "明年"}, "valid_from"),
        ("/clauses/new/payment", {**PAYMENT, "purpose": ""}, "purpose"),
        ("/clauses/new/payment", {**PAYMENT, "parts": "0"}, "parts"),
        ("/clauses/new/payment", {**PAYMENT, "parts": "二"}, "parts"),
        ("/clauses/new/payment", {**PAYMENT, "payer": "nobody"}, "payer"),
        ("/clauses/new/default", {"extra": "lpr", "grace_days": "五"}, "grace_days"),
        ("/clauses/new/default", {"extra": "usury"}, "extra"),
        ("/clauses/new/certificate", {"items": ["soul"]}, "items"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_stays_typed(
    keeper: PageClient, url: str, changes: dict[str, str], field: str
) -> None:
    answer = keeper.post(url, data={**VISIT, **changes})
    assert answer.status_code == 422
    assert field in errors_of(answer.text)
    assert "not a valid" not in answer.text.lower()
    assert VISIT["title"] in answer.text or field == "title"
    assert not db.session.query(OfficeClause).count()
