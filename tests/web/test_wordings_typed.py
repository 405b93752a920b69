"""文书用语 while they are typed: problems, the paper of a case; and on the page of a paper."""

import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import PaperWording
from tests.cast import Cast, make_user, sign_in
from tests.documents.reading import text_of as text_in
from tests.factories import make_case
from tests.page_checks import PageClient, text_of
from tests.web.wordings import AID, NEW, PAGE, propose

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def keeper(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.city_supervisor)


@pytest.fixture
def second(app: Flask, cast: Cast) -> PageClient:
    found = make_user("citysupervisor2", "何平", cast.city_union, Role.SUPERVISOR)
    db.session.commit()
    return sign_in(app.test_client(), found)


def approve(second: PageClient, row: PaperWording) -> None:
    assert second.post(f"/wordings/editions/{row.id}/approve").status_code == 302


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (AID["text"], "没有问题"),
        ("", "不能为空"),
        ("申请仲裁{甲}", "没有字段{甲}"),
        ("申请仲裁", "缺少必须有的内容“提起诉讼”"),
        ("申请仲裁或者提起诉讼{", "没有成对"),
        ("申请仲裁或者提起诉讼\ue000", "U+E000"),
    ],
)
def test_problems_are_told_while_one_types(keeper: PageClient, text: str, sentence: str) -> None:
    answer = keeper.post(f"{PAGE}/check", data={"text": text}, headers=SCRIPT)
    assert answer.status_code == 200
    assert sentence in answer.text
    assert 'id="wording-problems"' in answer.text
    assert 'id="wording-difference"' in answer.text


def test_what_is_typed_is_never_markup_on_the_page(keeper: PageClient) -> None:
    hostile = "<script>alert(1)</script>{{7*7}}<b>"
    answer = keeper.post(f"{PAGE}/check", data={"text": hostile}, headers=SCRIPT)
    assert "<script>" not in answer.text
    assert "49" not in answer.text
    assert "&lt;b&gt;" in answer.text


def test_without_the_script_the_check_leads_back_to_the_form(keeper: PageClient) -> None:
    answer = keeper.post(f"{PAGE}/check", data={"text": ""})
    assert answer.location == NEW


def test_the_paper_of_a_case_is_drawn_in_the_words_typed(cast: Cast, keeper: PageClient) -> None:
    case = make_case(cast, state=CaseState.UNSETTLED)
    typed = {"text": f"{AID['text']}<b>&amp;</b>", "case_number": case.number.replace("〔", "[")}
    answer = keeper.post(f"{PAGE}/preview.pdf", data=typed)
    assert answer.mimetype == "application/pdf"
    assert "可以拨打12348。<b>&amp;</b>" in text_in(answer.data)
    assert "预览稿" in text_in(answer.data)


def test_the_second_person_sees_the_paper_too(
    cast: Cast, keeper: PageClient, second: PageClient
) -> None:
    case = make_case(cast, state=CaseState.UNSETTLED)
    url = f"/wordings/editions/{propose(keeper).id}/preview.pdf"
    answer = second.post(url, data={"case_number": case.number})
    assert "可以拨打12348" in text_in(answer.data)


def test_why_there_is_no_paper_is_told(cast: Cast, app: Flask, keeper: PageClient) -> None:
    case = make_case(cast, state=CaseState.UNSETTLED)
    url, text = f"{PAGE}/preview.pdf", AID["text"]
    for data in ({"text": text, "case_number": "〔2026〕没有"}, {"text": "{甲}"}):
        answer = keeper.post(url, data=data)
        assert answer.status_code == 422
        assert "还不能预览" in answer.text
    admin = sign_in(app.test_client(), cast.system_admin)
    answer = admin.post(url, data={"text": text, "case_number": case.number}, headers=SCRIPT)
    assert (answer.status_code, answer.mimetype) == (422, "text/plain")
    assert "没有找到这一案号" in answer.text


def test_a_correction_may_take_the_words_in_force(
    cast: Cast, app: Flask, keeper: PageClient, second: PageClient
) -> None:
    case = make_case(cast, state=CaseState.UNSETTLED)
    url = f"/cases/{case.id}/documents/closing_notice"
    mediator = sign_in(app.test_client(), cast.mediator)
    assert "改用现行的文书用语" not in mediator.get(url).text
    assert mediator.post(url).status_code == 302
    approve(second, propose(keeper, region=""))
    assert "改用现行的文书用语" in mediator.get(url).text
    assert mediator.post(url, data={"new_words": "y"}).status_code == 302
    assert "改用现行的文书用语" not in mediator.get(url).text
    history = text_of(mediator.page(f"/cases/{case.id}"))
    assert "用语：终结后的权利 全国 第 1 版" in history
