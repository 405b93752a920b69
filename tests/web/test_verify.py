"""The public check of a paper: true or false, a masked summary, and nothing for whoever guesses."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from mediation.domain.page_codes import ALPHABET, mask_number
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document
from mediation.services import paper_checks
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient, parsed, text_of
from tests.services.paper_cases import issue, settled

UNKNOWN = "2222-3333-4444"
SECRETS = ("王秀兰", "悦来", "12,600", "110101")


@pytest.fixture
def case(cast: Cast) -> Case:
    return settled(cast)


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    return issue(case, "agreement", cast.mediator)


def checked(client: PageClient, code: str | None, status: int = 200) -> str:
    answer = client.post("/verify", data={"code": code})
    assert answer.status_code == status
    return text_of(parsed(answer.text))


def test_nobody_needs_an_account(client: PageClient) -> None:
    assert "校验码" in text_of(client.page("/verify"))


def test_a_genuine_paper_is_told_masked(client: PageClient, paper: Document, cast: Cast) -> None:
    text = checked(client, paper.page_code)
    assert "真：文书校验结果" in text
    for shown in ("调解协议书", mask_number(paper.number or ""), cast.body.name, "没有被替代"):
        assert shown in text
    assert paper.number not in text
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("change", [str.lower, lambda code: f" {code[:4]}-{code[4:8]} {code[8:]}"])
def test_however_it_is_typed(client: PageClient, paper: Document, change: object) -> None:
    assert callable(change)
    assert "真：" in checked(client, change(paper.page_code))


def test_an_unknown_code_is_false_and_says_no_more(client: PageClient, paper: Document) -> None:
    text = checked(client, UNKNOWN)
    assert "伪：文书校验结果" in text
    assert "调解协议书" not in text


def test_one_changed_sign_is_false(client: PageClient, paper: Document) -> None:
    code = str(paper.page_code)
    other = next(sign for sign in ALPHABET if sign != code[0])
    assert "伪：" in checked(client, other + code[1:])


def test_changed_facts_make_a_paper_false_like_one_that_never_was(
    client: PageClient, paper: Document
) -> None:
    changed = {**paper.facts, "document_number": "改过的号"}
    statement = update(Document).values(facts=changed)
    db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.commit()
    assert shape(client, paper.page_code) == shape(client, UNKNOWN)


def shape(client: PageClient, code: str | None) -> list[str]:
    changing = ("csrf", "form_key", "nonce")
    page = client.post("/verify", data={"code": code}).text
    return [line for line in page.splitlines() if not any(word in line for word in changing)]


def test_an_older_version_is_told_as_such(client: PageClient, cast: Cast, case: Case) -> None:
    agreed = case.agreements[0]
    agreed.state, agreed.effective_on = AgreementState.SIGNING, None
    db.session.commit()
    older = issue(case, "agreement", cast.mediator)
    agreed.disputed_facts = "双方对加班事实没有争议"
    db.session.commit()
    newer = issue(case, "agreement", cast.mediator)
    assert "已被较新的文书替代" in checked(client, older.page_code)
    assert "没有被替代" in checked(client, newer.page_code)


@pytest.mark.parametrize("typed", ["", "AAAA", "x" * 200, "<script>", "0000-1111-IIII", "\ue000"])
def test_what_cannot_be_a_code_is_asked_again(client: PageClient, typed: str) -> None:
    checked(client, typed, status=422)


def test_every_question_leaves_a_row_and_no_code(client: PageClient, paper: Document) -> None:
    checked(client, paper.page_code)
    checked(client, UNKNOWN)
    rows = db.session.scalars(
        select(AuditEntry).filter_by(verb="document.checked").order_by(AuditEntry.seq)
    ).all()
    assert [(row.case_id, row.result.value) for row in rows] == [
        (paper.case_id, "ok"),
        (None, "failed"),
    ]
    assert rows[1].subject == "校验码 2222********"


def test_guessing_is_stopped_from_one_place(client: PageClient, paper: Document) -> None:
    for _ in range(paper_checks.ADDRESS_TRIES[0]):
        checked(client, UNKNOWN)
    assert "校验次数过多" in checked(client, paper.page_code, status=429)


def test_guessing_is_stopped_from_everywhere(cast: Cast, paper: Document) -> None:
    limit, _ = paper_checks.ALL_TRIES
    for number in range(limit):
        address = f"192.0.2.{number % 250}"
        paper_checks.check(UNKNOWN, address=address, at=MONDAY_MORNING + timedelta(seconds=number))
    late = MONDAY_MORNING + timedelta(seconds=limit)
    with pytest.raises(paper_checks.TooManyTries, match="校验次数过多"):
        paper_checks.check(str(paper.page_code), address="198.51.100.7", at=late)


def test_the_code_stands_in_no_address(client: PageClient, paper: Document) -> None:
    assert str(paper.page_code) not in client.get(f"/verify?code={paper.page_code}").text


def test_staff_get_the_same_page(cast: Cast, client: PageClient) -> None:
    assert sign_in(client, cast.mediator).get("/verify").status_code == 200


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("〔2026〕东工调字第001号", "〔2026〕东工调字第**1号"),
        ("〔2026〕东工调字第012号-3", "〔2026〕东工调字第**2号-3"),
        ("", ""),
    ],
)
def test_a_number_keeps_what_its_holder_can_compare(number: str, masked: str) -> None:
    assert mask_number(number) == masked
