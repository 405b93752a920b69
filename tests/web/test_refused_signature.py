"""A party will not sign: from the refusal to the notice that says so."""

from mediation.domain.case_flow import CaseState
from mediation.extensions import db
from tests.cast import Cast, sign_in
from tests.documents.reading import text_of as text_in
from tests.page_checks import PageClient, text_of
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, settled
from tests.services.paper_cases import issue
from tests.typed_forms import values_of_form
from tests.web.test_agreement_follow_up import url

WORDS = "被申请人负责人到场后拒绝盖章"


def test_a_refusal_ends_as_its_own_reason_and_the_notice_says_so(
    client: PageClient, cast: Cast
) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    sign_in(client, cast.mediator)
    told = {"reason": WORDS, "refused_on": "2026-11-23"}
    answer = client.post(url(case, "/refusal"), data=told)
    assert answer.headers["Location"] == f"/cases/{case.id}/steps/fail"
    page = client.page(answer.headers["Location"])
    form = next(each for each in page.iter("form") if each.get("action", "").endswith("/fail"))
    fields = values_of_form(form)
    assert fields["reason"] == ["refused_to_sign"]
    assert fields["note"] == [f"拒绝签章：{WORDS}"]
    assert fields["ended_on"] == ["2026-11-23"]
    options = [each.get("value") for each in form.iter("option")]
    assert options == ["refused_to_sign"], "no other reason is possible after an agreement"
    assert client.post(f"/cases/{case.id}/steps/fail", data=fields).status_code == 302
    db.session.expire_all()
    assert case.state is CaseState.UNSETTLED
    assert case.ending_reason == "refused_to_sign"
    notice = text_in(issue(case, "closing_notice", cast.mediator).content)
    assert "一方拒绝在协议上签章" in notice
    assert "一方拒绝在协议上签章" in text_of(client.page(f"/cases/{case.id}"))
    assert "未能达成协议" not in notice
