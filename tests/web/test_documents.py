"""The page of a paper, its preview, issuing it, and printing the kept bytes again."""

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document
from mediation.services import issuing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.documents.reading import text_of as text_in
from tests.factories import make_agreement, make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.paper_cases import case_for, recorded

S = CaseState


def address(case: Case, kind: str) -> str:
    return f"/cases/{case.id}/documents/{kind}"


def all_papers() -> list[Document]:
    return list(db.session.scalars(select(Document).order_by(Document.id)))


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_has_a_page_a_preview_and_is_issued(
    cast: Cast, client: PageClient, kind: PaperKind
) -> None:
    case = case_for(kind, cast)
    # The signed copy stands on the paper that was signed.
    before = all_papers()
    url = address(case, kind.value)
    page = client.sign_in(cast.supervisor).page(url)
    assert kind.label in text_of(page)
    first_look = next(frame.attrib["src"] for frame in page.iter("iframe"))
    draft = client.get(first_look)
    assert draft.mimetype == "application/pdf"
    assert draft.headers["Content-Disposition"].startswith("inline")
    assert draft.headers["X-Content-Type-Options"] == "nosniff"
    assert "预览稿" in text_in(draft.data)
    assert all_papers() == before
    answer = client.post(url, data={})
    assert answer.status_code == 302
    assert [each.kind for each in all_papers()[len(before) :]] == [kind.value]


def test_printing_again_gives_the_same_bytes_with_a_chinese_name(
    cast: Cast, client: PageClient, clock: Clock
) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    made = issuing.issue(case, "closing_notice", by=cast.mediator, at=MONDAY_MORNING)
    url, content, number = f"/documents/{made.id}.pdf", made.content, made.number
    client.sign_in(cast.registrar)
    first = client.get(url)
    clock.advance(days=40)
    case.title = "改过的标题"
    db.session.commit()
    client.sign_in(cast.registrar)
    again = client.get(url)
    assert first.data == again.data == content
    disposition = first.headers["Content-Disposition"]
    assert disposition.startswith("inline")
    assert "filename*=UTF-8''" in disposition
    assert number == "〔2026〕东工调终第1号"
    assert client.get(f"{url}?save=1").headers["Content-Disposition"].startswith("attachment")
    verbs = db.session.scalars(select(AuditEntry.verb).where(AuditEntry.verb == "document.printed"))
    assert len(verbs.all()) == 3


def test_only_those_who_see_the_case_reach_its_papers(cast: Cast, client: PageClient) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    made = issuing.issue(case, "closing_notice", by=cast.mediator, at=MONDAY_MORNING)
    url = f"/documents/{made.id}.pdf"
    expected = {
        cast.city_supervisor: 200,
        cast.stranger: 404,
        cast.second_mediator: 404,
        cast.court_liaison: 403,
        cast.system_admin: 403,
        cast.audit_admin: 403,
    }
    for person, status in expected.items():
        answer = client.sign_in(person).get(url)
        assert answer.status_code == status, person
    client.sign_in(cast.registrar).page("/documents/999.pdf", status=404)
    client.page(f"/cases/{case.id}/documents/nonsense", status=404)


def test_who_sees_but_may_not_issue_is_turned_away(cast: Cast, client: PageClient) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    client.sign_in(cast.city_supervisor)
    client.page(address(case, "closing_notice"), status=403)
    assert client.get(f"{address(case, 'closing_notice')}/preview").status_code == 403
    client.sign_in(cast.stranger).page(address(case, "closing_notice"), status=404)


def test_a_damaged_paper_is_an_error_page_and_a_row_in_the_trail(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    made = issuing.issue(case, "closing_notice", by=cast.mediator, at=MONDAY_MORNING)
    made.sha256 = "0" * 64
    db.session.commit()
    answer = client.sign_in(cast.registrar).get(f"/documents/{made.id}.pdf")
    assert answer.status_code == 409
    assert "校验值不符" in answer.text
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert "document.damaged" in verbs
    assert "document.printed" not in verbs


def test_what_is_typed_is_printed_and_an_unprintable_character_is_named(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    url = address(case, "closing_notice")
    client.sign_in(cast.mediator)
    draft = client.post(f"{url}/preview", data={"issues": "是否拖欠三个月工资"})
    assert "是否拖欠三个月工资" in text_in(draft.data)
    for path in (url, f"{url}/preview"):
        refused = client.post(path, data={"issues": "姓名\ue000"})
        assert refused.status_code == 422
        assert "U+E000" in text_of(parsed(refused.text))
    assert all_papers() == []


def test_user_text_is_never_markup(cast: Cast, client: PageClient) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    client.sign_in(cast.mediator)
    nasty = '<b>欠薪<img src="/etc/passwd"><a href="javascript:1">x'
    draft = client.post(f"{address(case, 'closing_notice')}/preview", data={"issues": nasty})
    assert draft.status_code == 200
    assert "<b>欠薪" in text_in(draft.data)
    assert b"/URI" not in draft.data


def test_a_draft_agreement_is_previewed_but_has_no_button_to_issue(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    make_agreement(case)
    page = client.sign_in(cast.mediator).page(address(case, "agreement"))
    assert "现在只能预览" in text_of(page)
    assert client.get(f"{address(case, 'agreement')}/preview").mimetype == "application/pdf"
    assert client.post(address(case, "agreement"), data={}).status_code == 409


def test_unchanged_facts_offer_the_paper_already_issued(cast: Cast, client: PageClient) -> None:
    case = make_case(cast, state=S.SETTLED)
    make_agreement(case, state=AgreementState.SIGNING)
    url = address(case, "agreement")
    client.sign_in(cast.mediator)
    assert "已经出具过" not in text_of(client.page(url))
    assert client.post(url, data={}).status_code == 302
    assert "已经出具过" in text_of(client.page(url))
    client.post(url, data={})
    assert len(all_papers()) == 1


def test_the_record_of_the_chosen_session_is_printed(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    recorded(case)
    recorded(case)
    first = case.sessions[0].id
    url = address(case, "session_record")
    page = client.sign_in(cast.mediator).page(f"{url}?session={first}")
    chosen = [option for option in page.iter("option") if "selected" in option.attrib]
    assert [option.attrib["value"] for option in chosen] == [f"session:{first}"]
    assert client.post(url, data={"subject": f"session:{first}"}).status_code == 302
    assert all_papers()[0].facts["session_number"] == 1
    assert client.post(url, data={"subject": "session:999"}).status_code == 422


def test_the_case_page_lists_papers_and_says_why_others_wait(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    made = issuing.issue(case, "closing_notice", by=cast.mediator, at=MONDAY_MORNING)
    shown = text_of(client.sign_in(cast.mediator).page(f"/cases/{case.id}"))
    assert str(made.number) in shown
    assert made.sha256[:8] in shown
    assert "移送函：还没有办理移送仲裁" in shown


def test_the_case_page_groups_what_is_possible_by_parts_of_the_file(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    page = client.sign_in(cast.mediator).page(f"/cases/{case.id}")
    groups = {
        each.attrib["aria-label"]: text_of(each)
        for each in page.iter("div")
        if each.attrib.get("class") == "paper-stage"
    }
    assert list(groups) == ["登记受理", "告知与授权", "调解", "协议与履行", "申请与移送"]
    assert groups["调解"].split() == ["调解", "调查记录"]
    assert "工会劳动法律监督意见书" in groups["申请与移送"]
    assert "授权委托书" in groups["告知与授权"]
    assert "调解通知书：还没有安排调解会" in text_of(page)


def test_the_mediator_previews_the_decision_on_the_own_recusal_but_does_not_issue_it(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    url = address(case, "recusal_decision")
    shown = text_of(client.sign_in(cast.mediator).page(url))
    assert "不能决定自己的回避" in shown
    assert client.post(url, data={}).status_code == 409
    assert all_papers() == []
