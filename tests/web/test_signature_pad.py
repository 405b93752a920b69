"""The signature pad: what it shows, what it takes, and who may open it."""

import json

import pytest
from flask import Flask

from mediation.domain.agreement.pen import BROKEN, NOTHING, TOO_LONG, TOO_SHORT
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Case, Document, Representative, Signature
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient, elements, parsed, text_of
from tests.pen import written
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, settled
from tests.services.paper_cases import issue
from tests.web.test_agreement_follow_up import rows_to_sign, url


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


@pytest.fixture
def waiting(cast: Cast) -> Case:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    return case


@pytest.fixture
def paper(cast: Cast, waiting: Case) -> Document:
    return issue(waiting, "agreement", cast.mediator)


def pad(case: Case, place: int = 0) -> str:
    parties = [*case.applicants, *case.respondents]
    return url(case, f"/signatures/pad/party-{parties[place].id}")


def sent(paper: Document, **changes: str) -> dict[str, str]:
    told = {
        "signer": "王秀兰",
        "place": "第一调解室",
        "has_read": "y",
        "document_id": str(paper.id),
        "strokes": written(),
    }
    return {name: value for name, value in {**told, **changes}.items() if value}


def signatures() -> list[Signature]:
    db.session.expire_all()
    return db.session.query(Signature).all()


def test_the_pad_shows_what_is_signed_and_leads_nowhere_else(
    mediator: PageClient, waiting: Case, paper: Document
) -> None:
    page = mediator.page(pad(waiting))
    text = text_of(page)
    for words in ("申请人 王秀兰", paper.number, paper.sha256, "12,600.00", "壹万贰仟陆佰元整",
                  "不是电子签名认证证书", "还需要在纸质协议书上签名"):  # fmt: skip
        assert words in text, words
    links = [each.get("href") for each in page.iter("a")]
    assert f"/documents/{paper.id}.pdf" in links
    assert set(links) == {"#content", f"/documents/{paper.id}.pdf", url(waiting, "/signatures")}


def test_a_signature_is_kept_and_the_sign_page_says_so(
    mediator: PageClient, waiting: Case, paper: Document
) -> None:
    answer = mediator.post(pad(waiting), data=sent(paper), headers={"User-Agent": "平板 9"})
    assert (answer.status_code, answer.headers["Location"]) == (302, url(waiting, "/signatures"))
    (row,) = signatures()
    assert (row.way, row.capacity, row.signer, row.place) == (
        "pen",
        "party",
        "王秀兰",
        "第一调解室",
    )
    assert row.traces["device"] == "平板 9"
    assert row.traces["sha256"] == paper.sha256
    text = text_of(mediator.page(url(waiting, "/signatures")))
    assert "屏幕手写签名留痕，另在纸质件上签名" in text
    assert "已在屏幕上签名" in text
    mediator.page(pad(waiting), status=404)
    assert waiting.agreements[0].state is AgreementState.SIGNING


def test_where_the_office_takes_it_the_row_is_done(
    app: Flask, mediator: PageClient, waiting: Case, paper: Document
) -> None:
    app.config["PEN_SIGNATURE_COUNTS"] = True
    assert "屏幕手写签名作为签名登记" in text_of(mediator.page(pad(waiting)))
    assert mediator.post(pad(waiting), data=sent(paper)).status_code == 302
    signers = [
        value for name, value in rows_to_sign(mediator, waiting).items() if name.endswith("-signer")
    ]
    assert "王秀兰" not in signers


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"strokes": ""}, NOTHING),
        ({"strokes": "{}"}, BROKEN),
        ({"strokes": "[[["}, BROKEN),
        ({"strokes": "\U0001f58a"}, BROKEN),
        ({"strokes": written(lines=[[[0, 0]] * 6000])}, TOO_LONG),
        ({"strokes": written(lines=[[[5, 5], [6, 6]]])}, TOO_SHORT),
        ({"has_read": ""}, "请先打开调解协议书阅读全文"),
        ({"place": ""}, "请填写签署地点"),
        ({"place": "室" * 201}, "最多 200"),
        ({"signer": "路人"}, "请在列表中选择"),
        ({"document_id": "9999"}, "刚刚重新出具"),
        ({"document_id": "x" * 50}, "刚刚重新出具"),
        ({"document_id": ""}, "刚刚重新出具"),
    ],
)
def test_what_cannot_be_kept_is_answered_beside_the_pad(
    mediator: PageClient, waiting: Case, paper: Document, changes: dict[str, str], words: str
) -> None:
    answer = mediator.post(pad(waiting), data=sent(paper, **changes))
    assert answer.status_code == 422
    assert words in text_of(parsed(answer.text))
    assert not signatures()


def test_strokes_stay_on_the_pad_while_another_field_is_mended(
    mediator: PageClient, waiting: Case, paper: Document
) -> None:
    answer = mediator.post(pad(waiting), data=sent(paper, place=""))
    kept = [
        each.get("value") for each in elements(parsed(answer.text)) if each.get("id") == "strokes"
    ]
    assert [json.loads(value) for value in kept] == [json.loads(written())]


def test_a_representative_who_may_settle_can_be_chosen(
    mediator: PageClient, waiting: Case, cast: Cast
) -> None:
    speaker = Representative(name="何律", kind="lawyer", authority="special")
    waiting.applicants[0].representatives.append(speaker)
    db.session.commit()
    paper = issue(waiting, "agreement", cast.mediator)
    assert mediator.post(pad(waiting), data=sent(paper, signer="何律")).status_code == 302
    assert [row.capacity for row in signatures()] == ["representative"]


def test_the_mediator_has_a_pad_and_the_seal_has_none(
    mediator: PageClient, waiting: Case, paper: Document
) -> None:
    address = url(waiting, "/signatures/pad/mediator")
    assert mediator.post(address, data=sent(paper, signer="李敏")).status_code == 302
    assert [(row.capacity, row.party_id) for row in signatures()] == [("mediator", None)]
    for person in ("seal", "party-0", "party-99999999999999", "party-", "x"):
        mediator.page(url(waiting, f"/signatures/pad/{person}"), status=404)


def test_a_party_of_another_case_has_no_pad_here(
    mediator: PageClient, waiting: Case, paper: Document, cast: Cast
) -> None:
    other = case_at_the_table(cast, ("别人",))
    mediator.page(url(waiting, f"/signatures/pad/party-{other.applicants[0].id}"), status=404)


def test_without_an_issued_paper_the_pad_says_what_to_do(
    mediator: PageClient, waiting: Case
) -> None:
    text = text_of(mediator.page(pad(waiting), status=409))
    assert "请先出具调解协议书" in text


@pytest.mark.parametrize(
    ("who", "status"),
    [("registrar", 403), ("stranger", 403), ("second_mediator", 404), ("court_liaison", 403),
     ("system_admin", 403), ("supervisor", 200)],
)  # fmt: skip
def test_the_pad_is_for_those_who_do_the_work(
    client: PageClient, cast: Cast, waiting: Case, paper: Document, who: str, status: int
) -> None:
    sign_in(client, getattr(cast, who))
    assert client.get(pad(waiting)).status_code == status


def test_place_and_moment_are_kept_of_a_signature_on_paper_too(
    mediator: PageClient, waiting: Case
) -> None:
    fields = rows_to_sign(mediator, waiting)
    fields |= {
        "signatures-0-has_signed": "ink",
        "signatures-0-signed_time": "09:00",
        "signatures-0-place": "第二调解室",
    }
    assert mediator.post(url(waiting, "/signatures"), data=fields).status_code == 302
    (row,) = signatures()
    assert f"{row.signed_at:%Y-%m-%d %H:%M}" == "2026-11-23 09:00"
    text = text_of(mediator.page(url(waiting, "/signatures")))
    assert "2026-11-23 09:00" in text
    assert "第二调解室" in text


@pytest.mark.parametrize("time", ["25:00", "九点", "23:59"])
def test_a_moment_that_cannot_be_is_refused(mediator: PageClient, waiting: Case, time: str) -> None:
    fields = rows_to_sign(mediator, waiting)
    fields |= {"signatures-0-has_signed": "ink", "signatures-0-signed_time": time}
    assert mediator.post(url(waiting, "/signatures"), data=fields).status_code == 422
    assert not signatures()


def test_a_pen_is_no_way_of_the_form_for_paper(mediator: PageClient, waiting: Case) -> None:
    fields = rows_to_sign(mediator, waiting) | {"signatures-0-has_signed": "pen"}
    assert mediator.post(url(waiting, "/signatures"), data=fields).status_code == 422
