"""Accounts on the pages of an agreement and telephones in administration: a part, and no loss."""

import pytest

from mediation.extensions import db
from mediation.models import Case, User
from tests.cast import Cast
from tests.documents.reading import text_of as text_of_pdf
from tests.page_checks import PageClient
from tests.services.agreement_steps import case_at_the_table
from tests.typed_forms import errors_of
from tests.web.workbench import opened, posted, url

ACCOUNT, OTHER_ACCOUNT = "6222020200112233445", "6222020200118889990"
SHOWN = "江城银行 ****3445"
FIELD = "terms-0-shares-0-account"


@pytest.fixture
def case(cast: Cast) -> Case:
    case = case_at_the_table(cast)
    case.applicants[0].bank_name, case.applicants[0].bank_account = "江城银行", ACCOUNT
    db.session.commit()
    return case


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return client.sign_in(cast.mediator)


def fields(client: PageClient, case: Case, rest: str = "/new") -> dict[str, str]:
    return opened(client, case, rest) | {"terms-0-due_on": "2026-12-31"}


def kept(case: Case) -> str | None:
    db.session.expire_all()
    return case.agreements[-1].terms[0].shares[0].account


def test_the_workbench_shows_a_part_and_keeps_the_whole(mediator: PageClient, case: Case) -> None:
    sent = fields(mediator, case)
    assert sent[FIELD] == SHOWN
    assert mediator.post(url(case, "/new"), data=sent).status_code == 302
    assert kept(case) == f"江城银行 {ACCOUNT}"
    draft = f"/{case.agreements[-1].id}"
    page = mediator.get(url(case, draft)).text
    assert SHOWN in page
    assert ACCOUNT not in page
    assert mediator.post(url(case, draft), data=fields(mediator, case, draft)).status_code == 302
    assert kept(case) == f"江城银行 {ACCOUNT}"
    assert ACCOUNT not in mediator.get(f"/cases/{case.id}").text


def test_an_account_typed_anew_is_kept_and_told_apart(mediator: PageClient, case: Case) -> None:
    mediator.post(url(case, "/new"), data=fields(mediator, case))
    typed = fields(mediator, case) | {FIELD: f"江城银行 {OTHER_ACCOUNT}"}
    assert mediator.post(url(case, "/new"), data=typed).status_code == 302
    assert kept(case) == f"江城银行 {OTHER_ACCOUNT}"
    old, new = (each.id for each in case.agreements)
    compared = mediator.get(url(case, f"/compare?old={old}&new={new}")).text
    assert "****3445" in compared
    assert "****9990" in compared
    assert ACCOUNT not in compared
    assert OTHER_ACCOUNT not in compared


def test_the_paper_of_what_is_typed_has_the_whole_account(mediator: PageClient, case: Case) -> None:
    answer = mediator.post(url(case, "/new/preview.pdf"), data=fields(mediator, case))
    assert answer.mimetype == "application/pdf"
    assert ACCOUNT in text_of_pdf(answer.data)


def test_a_mask_of_no_known_account_is_refused(mediator: PageClient, case: Case) -> None:
    sent = fields(mediator, case) | {FIELD: "江城银行 ****0000"}
    page = posted(mediator, url(case, "/new"), sent, 422)
    assert "被遮住了" in page
    assert not case.agreements


@pytest.fixture
def admin(client: PageClient, cast: Cast) -> PageClient:
    cast.registrar.phone = "13800001234"
    db.session.commit()
    return client.sign_in(cast.system_admin)


@pytest.mark.parametrize(
    ("typed", "after"), [(None, "13800001234"), ("13911112222", "13911112222"), ("", None)]
)
def test_the_telephone_of_an_account(
    admin: PageClient, cast: Cast, typed: str | None, after: str | None
) -> None:
    address, user_id = f"/admin/users/{cast.registrar.id}", cast.registrar.id
    page = admin.get(address).text
    assert "13800001234" not in page
    sent = {"name": "张萌", "organisation_id": cast.body.id, "phone": "138****1234"}
    if typed is not None:
        sent["phone"] = typed
    assert admin.post(address, data=sent).status_code == 302
    db.session.expire_all()
    assert db.session.get_one(User, user_id).phone == after


def test_another_mask_of_a_telephone_is_refused(admin: PageClient, cast: Cast) -> None:
    sent = {"name": "张萌", "organisation_id": cast.body.id, "phone": "139****9999"}
    answer = admin.post(f"/admin/users/{cast.registrar.id}", data=sent)
    assert answer.status_code == 422
    assert "被遮住了" in errors_of(answer.text)["phone"]
