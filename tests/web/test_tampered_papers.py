"""One digit changed, one page swapped, an older version printed again: each is found, and told.

What only a browser can show, the verifier without a network, is in tests/browser.
"""

import random
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

import pytest
from PIL import Image
from sqlalchemy import update

from mediation.crypto import Keeper, KeyRing
from mediation.documents import DOCUMENTS, from_json
from mediation.documents.sealing import sealed_by
from mediation.domain.file_kinds import FileKind
from mediation.domain.page_codes import PageMark
from mediation.domain.page_seals import PURPOSE, PageSeal, read_seal
from mediation.extensions import db
from mediation.models import Case, Document
from mediation.services import signed_scans
from mediation.services.file_admission import Upload
from mediation.services.scanned_stacks import check_stack
from mediation.uploads.page_codes import codes_of
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.documents.reading import page_texts
from tests.file_factories import LIMITS
from tests.page_checks import PageClient, parsed, text_of
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, settled
from tests.services.paper_cases import issue
from tests.uploads.scans import as_pdf, from_the_office_scanner, pages_of

SUM, ANOTHER = "12600.00", "13600.00"
FORGER = Keeper(KeyRing.for_testing("forger"))


@pytest.fixture
def case(cast: Cast) -> Case:
    made = case_at_the_table(cast, ("工人一", "工人二", "工人三"))
    settled(made, cast, draft_with(payment_term(made, SUM), disputed_facts="拖欠工资属实。" * 90))
    return made


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    made = issue(case, "agreement", cast.mediator)
    assert made.pages == 3
    return made


@pytest.fixture
def newer(cast: Cast, case: Case, paper: Document) -> Document:
    """The same agreement as it was issued again, with other facts on its pages."""
    case.agreements[0].disputed_facts = "双方对加班事实没有争议。" * 55
    db.session.commit()
    made = issue(case, "agreement", cast.mediator)
    assert made.pages == 3
    return made


def codes(paper: Document) -> list[str]:
    _, sheets = codes_of(FileKind.PDF, paper.content, 0, 100)
    return [text for (text,) in sheets]


def seals(paper: Document) -> list[PageSeal]:
    return [seal for code in codes(paper) if (seal := read_seal(code))]


def forged(paper: Document) -> bytes:
    """The paper drawn anew with another sum, under the codes of the genuine one."""
    facts = deepcopy(paper.facts)
    facts["terms"][0]["amount"] = ANOTHER
    genuine = codes(paper)
    with sealed_by(lambda mark, text_hash: genuine[mark.number - 1]):
        return DOCUMENTS["agreement"].draw(from_json("agreement", facts))


def scan(pages: Sequence[Image.Image]) -> bytes:
    chance = random.Random(16)
    return as_pdf([from_the_office_scanner(page, chance) for page in pages])


def came_back(case: Case, cast: Cast, content: bytes) -> str:
    upload = Upload("签署件.pdf", content)
    return signed_scans.file_scan(
        case, upload, limits=LIMITS, by=cast.mediator, at=MONDAY_MORNING
    ).words


def asked(client: PageClient, address: str, code: str | None) -> str:
    return text_of(parsed(client.post(address, data={"code": code}).text))


def test_a_genuine_paper_passes_everywhere(
    client: PageClient, cast: Cast, case: Case, paper: Document
) -> None:
    assert "真：文书校验结果" in asked(client, "/verify", paper.page_code)
    assert came_back(case, cast, scan(pages_of(paper.content))) == "协议各页已收齐。"
    whole = check_stack("签署件.pdf", scan(pages_of(paper.content)))
    assert whole.lines == ("骑缝码各页相接，共 3 张，没有发现换页。",)
    sign_in(client, cast.court_liaison)
    assert "真：第 1 页与留存一致" in asked(client, "/desk/check", codes(paper)[0])


def test_a_changed_sum_under_copied_codes_is_found_when_it_comes_back(
    cast: Cast, case: Case, paper: Document
) -> None:
    content = forged(paper)
    (page,) = [
        number for number, text in enumerate(page_texts(content), start=1) if "13,600.00" in text
    ]
    words = came_back(case, cast, scan(pages_of(content)))
    assert words == (
        "协议各页已收齐。"
        f"交回件第 {page} 页的骑缝码与页上的校验码不符，可能是换过的页，请核对原件。"
    )
    stack = check_stack("签署件.pdf", scan(pages_of(content)))
    assert stack.lines == (f"第 {page} 张的骑缝码不对，不是这份文书的原页（被换过）。",)


def test_a_changed_sum_disagrees_with_what_its_copied_code_says(
    client: PageClient, cast: Cast, paper: Document
) -> None:
    sign_in(client, cast.court_liaison)
    told = asked(client, "/desk/check", codes(paper)[0])
    assert "12,600.00 元" in told
    assert "13,600.00" not in told


def test_a_code_that_names_another_sum_is_false(
    client: PageClient, cast: Cast, paper: Document
) -> None:
    sign_in(client, cast.court_liaison)
    seal = seals(paper)[0]
    said = replace(seal.said, amount_fen=13_600_00)
    for signature in (seal.signature, FORGER.sign(said.signed_bytes, PURPOSE)):
        assert "这不是本机构签出的二维码" in asked(client, "/desk/check", said.sealed(signature))


def test_a_sum_changed_in_the_records_makes_the_paper_false(
    client: PageClient, cast: Cast, paper: Document
) -> None:
    code, facts = codes(paper)[0], deepcopy(paper.facts)
    facts["terms"][0]["amount"] = ANOTHER
    statement = update(Document).values(facts=facts)
    db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.commit()
    assert "伪：文书校验结果" in asked(client, "/verify", paper.page_code)
    sign_in(client, cast.court_liaison)
    told = asked(client, "/desk/check", code)
    assert "与留存不一致" in told
    assert "13,600.00 元" in told


def test_a_page_swapped_between_two_versions_is_found(
    cast: Cast, case: Case, paper: Document, newer: Document
) -> None:
    old, new = pages_of(paper.content), pages_of(newer.content)
    content = scan([new[0], old[1], new[2]])
    assert came_back(case, cast, content) == (
        f"协议第 2 页缺，交回件第 2 页不是本协议的（已被替代的《调解协议书》{paper.number}第2页）。"
    )
    stack = check_stack("签署件.pdf", content)
    assert stack.swapped == (2,)
    assert stack.lines == ("第 2 张的骑缝码不对，不是这份文书的原页（被换过）。",)


def test_an_older_version_printed_again_is_told_as_such(
    client: PageClient, cast: Cast, case: Case, paper: Document, newer: Document
) -> None:
    assert "已被较新的文书替代" in asked(client, "/verify", paper.page_code)
    words = came_back(case, cast, scan(pages_of(paper.content)))
    assert words.startswith("协议第 1—3 页缺，")
    assert f"已被替代的《调解协议书》{paper.number}第3页" in words
    sign_in(client, cast.court_liaison)
    assert "已被较新的文书替代" in asked(client, "/desk/check", codes(paper)[0])
    assert (seals(paper)[0].said.version, seals(newer)[0].said.version) == (1, 2)


def test_the_marks_of_a_forger_belong_to_nobody(client: PageClient, paper: Document) -> None:
    mark = PageMark("222233334444", 1, 3)
    said = replace(seals(paper)[0].said, mark=mark)
    assert "伪：文书校验结果" in asked(client, "/verify", said.mark.code)
