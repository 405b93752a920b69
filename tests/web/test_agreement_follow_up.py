"""After an agreement: the pages of signatures, payments and exits."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import InstalmentDraft
from mediation.domain.exits import RouteKind
from mediation.domain.small_flows import AgreementState, ExitState
from mediation.extensions import db
from mediation.models import Case, Payment
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient, elements, parsed, text_of
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
    settled,
)
from tests.typed_forms import errors_of

NAMES = ("王秀兰", "李强")


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


@pytest.fixture
def waiting(cast: Cast) -> Case:
    """Two workers and a company that agreed and have to sign."""
    case = case_at_the_table(cast, NAMES)
    settled(case, cast, draft_with(payment_term(case)))
    return case


@pytest.fixture
def in_force(cast: Cast) -> Case:
    """An agreement in force, in two instalments, the first due today."""
    case = case_at_the_table(cast, NAMES)
    parts = (
        InstalmentDraft(TODAY, Decimal("2600.00")),
        InstalmentDraft(date(2027, 1, 29), Decimal("10000.00")),
    )
    effective(case, cast, draft_with(payment_term(case, due_on=None, instalments=parts)))
    return case


def url(case: Case, rest: str) -> str:
    return f"/cases/{case.id}/agreements{rest}"


def rows_to_sign(client: PageClient, case: Case) -> dict[str, str]:
    page = client.page(url(case, "/signatures"))
    return {
        str(field.get("name")): field.get("value", "")
        for field in elements(page)
        if field.tag == "input" and str(field.get("name")).startswith("signatures-")
    }


def test_everybody_who_has_to_sign_stands_in_a_row(mediator: PageClient, waiting: Case) -> None:
    fields = rows_to_sign(mediator, waiting)
    signers = [fields[f"signatures-{place}-signer"] for place in range(5)]
    assert signers == ["王秀兰", "李强", "冯建国", "李敏", waiting.body.name]


def test_all_sign_at_once_and_the_agreement_takes_effect(
    mediator: PageClient, waiting: Case
) -> None:
    fields = rows_to_sign(mediator, waiting)
    fields |= {f"signatures-{place}-has_signed": "ink_and_fingerprint" for place in range(4)}
    fields["signatures-4-has_signed"] = "seal"
    response = mediator.post(url(waiting, "/signatures"), data=fields)
    assert response.status_code == 302
    db.session.expire_all()
    assert waiting.agreements[0].state is AgreementState.EFFECTIVE
    assert waiting.agreements[0].effective_on == TODAY


def test_one_may_sign_alone_and_the_page_asks_for_the_others(
    mediator: PageClient, waiting: Case
) -> None:
    fields = rows_to_sign(mediator, waiting) | {"signatures-1-has_signed": "ink"}
    assert mediator.post(url(waiting, "/signatures"), data=fields).status_code == 302
    signers = [
        value for name, value in rows_to_sign(mediator, waiting).items() if name.endswith("-signer")
    ]
    assert "李强" not in signers
    assert "王秀兰" in signers
    assert waiting.agreements[0].state is AgreementState.SIGNING


def test_the_rest_of_many_is_filled_in_with_one_button(mediator: PageClient, waiting: Case) -> None:
    fields = rows_to_sign(mediator, waiting)
    fields |= {
        "signatures-0-has_signed": "online",
        "fill": "1",
        "fill_way": "ink",
        "fill_on": "2026-11-20",
    }
    page = parsed(mediator.post(url(waiting, "/signatures"), data=fields).text)
    chosen = [
        option.get("value")
        for select in page.iter("select")
        if str(select.get("name")).endswith("-has_signed")
        for option in select.iter("option")
        if "selected" in option.attrib
    ]
    assert chosen == ["online", "ink", "ink"]
    assert not waiting.agreements[0].signatures


def test_a_seal_before_the_parties_is_refused_beside_its_row(
    mediator: PageClient, waiting: Case
) -> None:
    fields = rows_to_sign(mediator, waiting) | {"signatures-4-has_signed": "seal"}
    response = mediator.post(url(waiting, "/signatures"), data=fields)
    assert response.status_code == 422
    assert "signatures-4-signed_on" in errors_of(response.text)
    assert not waiting.agreements[0].signatures


def test_a_refusal_keeps_what_was_typed_until_it_is_complete(
    mediator: PageClient, waiting: Case
) -> None:
    response = mediator.post(
        url(waiting, "/refusal"), data={"reason": "李强不同意金额", "refused_on": "2026-11-30"}
    )
    assert response.status_code == 422
    assert 'value="李强不同意金额"' in response.text
    told = {"reason": "李强不同意金额", "refused_on": "2026-11-23"}
    assert mediator.post(url(waiting, "/refusal"), data=told).status_code == 302
    db.session.expire_all()
    assert waiting.agreements[0].state is AgreementState.REFUSED


def test_the_payments_page_says_what_is_due_paid_and_late(
    mediator: PageClient, in_force: Case, clock
) -> None:
    first = in_force.agreements[0].terms[0].instalments[0]
    address = url(in_force, f"/payments/{first.id}")
    told = {"paid_on": "2026-11-23", "amount": "1,000.00", "voucher": "回单 7788", "way": "money"}
    assert mediator.post(address, data=told).status_code == 302
    text = text_of(mediator.page(url(in_force, "/payments")))
    assert "回单 7788" in text
    assert "1,000.00" in text
    assert "11,600.00" in text
    clock.advance(days=3)
    sign_in(mediator, in_force.mediator)
    late = mediator.page(url(in_force, "/payments"))
    red = [text_of(word) for word in late.iter("span") if "tone-red" in word.get("class", "")]
    assert red[:2] == ["违约", "逾期 3 日"]


def test_more_than_is_owed_stays_typed_with_the_sum_that_is(
    mediator: PageClient, in_force: Case
) -> None:
    first = in_force.agreements[0].terms[0].instalments[0]
    told = {"paid_on": "2026-11-23", "amount": "99999", "voucher": "回单 1", "way": "money"}
    response = mediator.post(url(in_force, f"/payments/{first.id}"), data=told)
    assert response.status_code == 422
    assert 'value="99999"' in response.text
    assert "2,600.00" in response.text
    assert not db.session.query(Payment).count()


def test_an_instalment_of_nobody_is_not_found(mediator: PageClient, in_force: Case) -> None:
    mediator.page(url(in_force, "/payments/9999"), status=404)


def apply(client: PageClient, case: Case, cast: Cast, **changes: str | None):
    """File an application; a field that is None is not sent, like a box without its tick."""
    told = {
        "kind": "judicial_confirmation",
        "receiver": str(cast.court.id),
        "applied_on": "2026-11-23",
        "applicant": "both",
    }
    sent = {name: value for name, value in {**told, **changes}.items() if value is not None}
    return client.post(url(case, "/exits"), data=sent)


def test_the_exits_page_says_which_are_open_and_why_the_others_are_not(
    mediator: PageClient, in_force: Case
) -> None:
    text = text_of(mediator.page(url(in_force, "/exits")))
    assert "2026-12-23" in text
    assert "2026-12-08" in text
    assert "付款期限届满而未付" in text


def test_an_application_is_filed_and_its_result_written_down(
    cast: Cast, mediator: PageClient, in_force: Case
) -> None:
    assert apply(mediator, in_force, cast).status_code == 302
    told = {"state": "granted", "docket_number": "（2026）诉前调确1号", "result_on": "2026-11-23"}
    (procedure,) = in_force.agreements[0].exits
    address = url(in_force, f"/exits/{procedure.id}")
    assert mediator.post(address, data=told).status_code == 302
    db.session.expire_all()
    assert procedure.state is ExitState.GRANTED
    assert "（2026）诉前调确1号" in text_of(mediator.page(url(in_force, "/exits")))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"applicant": "worker"}, "共同申请"),
        ({"applicant": "employer", "kind": "arbitration_review"}, "仲裁委员会"),
        ({"kind": "payment_order"}, "付款期限届满而未付"),
        ({"kind": "arbitration_review"}, "仲裁委员会"),
        ({"applied_on": "2026-11-30"}, "不能晚于今天"),
        ({"receiver": "9999"}, "请在列表中选择"),
        ({"applied_on": "23日"}, "格式"),
    ],
)
def test_an_application_that_cannot_be_is_refused_on_its_page(
    cast: Cast, mediator: PageClient, in_force: Case, changes: dict[str, str | None], words: str
) -> None:
    response = apply(mediator, in_force, cast, **changes)
    assert response.status_code == 422
    assert words in text_of(parsed(response.text))
    assert not in_force.agreements[0].exits


@pytest.mark.parametrize("rest", ["/signatures", "/payments", "/exits"])
@pytest.mark.parametrize("who", ["registrar", "stranger", "court_liaison", "system_admin"])
def test_these_pages_are_for_those_who_do_the_work(
    cast: Cast, client: PageClient, in_force: Case, rest: str, who: str
) -> None:
    sign_in(client, getattr(cast, who))
    assert client.get(url(in_force, rest)).status_code in {403, 404}


def test_both_pages_list_every_way_with_its_days_or_its_reason(
    mediator: PageClient, in_force: Case
) -> None:
    for address in (url(in_force, "/exits"), f"/cases/{in_force.id}"):
        page = mediator.page(address)
        (table,) = (
            table
            for table in page.iter("table")
            if any("协议的出路" in text_of(each) for each in table.iter("caption"))
        )
        rows = [text_of(row) for row in table.iter("tr")][1:]
        assert [row for kind in RouteKind for row in rows if row.startswith(kind.label)] == rows
        (confirmation,) = (row for row in rows if row.startswith("司法确认"))
        assert "2026-12-23" in confirmation
        assert "剩 30 日" in confirmation
        (decree,) = (row for row in rows if row.startswith("法院出具调解书"))
        assert "只适用于法院委托" in decree


def test_the_page_of_the_case_shows_clauses_and_payments(
    mediator: PageClient, in_force: Case
) -> None:
    text = text_of(mediator.page(f"/cases/{in_force.id}"))
    assert "人民币12,600.00元" in text
    assert "2027-01-29" in text
