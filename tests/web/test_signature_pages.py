"""Who signed a PDF: on the page of a paper, at the desk of liaisons, and for anybody."""

from io import BytesIO

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.page_codes import mask_number
from mediation.extensions import db
from mediation.models import Case, Document
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.pdf_seals import OFFICE, give_certificate
from tests.services.paper_cases import issue, settled


@pytest.fixture
def case(cast: Cast) -> Case:
    return settled(cast)


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    give_certificate(cast.body)
    return issue(case, "agreement", cast.mediator)


def sent(client: PageClient, address: str, content: bytes, status: int = 200) -> str:
    """What the page says of a file."""
    answer = client.post(address, data={"file": (BytesIO(content), "文书.pdf")})
    assert answer.status_code == status
    return text_of(parsed(answer.text))


def test_the_page_of_a_paper_tells_of_its_signature(
    client: PageClient, cast: Cast, case: Case, paper: Document
) -> None:
    sign_in(client, cast.mediator)
    assert "已签名" in text_of(client.page(f"/cases/{case.id}"))
    told = text_of(client.page(f"/documents/{paper.id}/signature"))
    for shown in ("签名有效", OFFICE, "自述，没有时间戳", "PAdES B-B", "整个文件", paper.sha256):
        assert shown in told
    assert str(paper.drawn_sha256) in told


def test_an_unsigned_paper_says_so(client: PageClient, cast: Cast, case: Case) -> None:
    paper = issue(case, "agreement", cast.mediator)
    sign_in(client, cast.mediator)
    assert "未签名" in text_of(client.page(f"/cases/{case.id}"))
    told = text_of(client.page(f"/documents/{paper.id}/signature"))
    assert "未签名" in told
    assert "没有可用的签名证书" in told


def test_a_certificate_that_ran_out_is_told_when_a_paper_is_issued(
    client: PageClient, cast: Cast
) -> None:
    row, case = give_certificate(cast.body), make_case(cast, state=CaseState.UNSETTLED)
    row.valid_until = MONDAY_MORNING
    db.session.commit()
    sign_in(client, cast.supervisor)
    address = f"/cases/{case.id}/documents/closing_notice"
    told = text_of(parsed(client.post(address, follow_redirects=True).text))
    assert "签名证书已过期" in told
    assert "已出具" in told


def test_the_signature_is_for_who_sees_the_case(
    client: PageClient, cast: Cast, paper: Document
) -> None:
    sign_in(client, cast.other_mediator)
    assert client.get(f"/documents/{paper.id}/signature").status_code == 404


@pytest.mark.parametrize("address", ["/verify/file", "/desk/check/file"])
def test_an_uploaded_file_is_judged(
    client: PageClient, cast: Cast, paper: Document, address: str
) -> None:
    if address.startswith("/desk"):
        sign_in(client, cast.court_liaison)
    told = sent(client, address, paper.content)
    for shown in ("签名有效", OFFICE, "逐字节相同", mask_number(paper.number or "")):
        assert shown in told
    assert paper.number not in told
    for secret in ("王秀兰", "12,600"):
        assert secret not in told
    told = sent(client, address, paper.content + b"\n%")
    assert "追加了内容" in told
    assert "没有与它逐字节相同的文件" in told
    changed = bytearray(paper.content)
    changed[len(changed) // 4] ^= 1
    assert "签名无效" in sent(client, address, bytes(changed))
    assert "没有与它逐字节相同的文件" in sent(client, address, b"no pdf")


@pytest.mark.parametrize("address", ["/verify/file", "/desk/check/file"])
def test_no_file_is_asked_for_again(client: PageClient, cast: Cast, address: str) -> None:
    if address.startswith("/desk"):
        sign_in(client, cast.court_liaison)
    answer = client.post(address, data={})
    assert answer.status_code == 422
    assert "请选择 PDF 文件" in answer.text
