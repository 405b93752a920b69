"""The pages of the papers around a session: what they offer before anything is typed."""

from datetime import date
from xml.etree.ElementTree import Element

import pytest

from mediation.extensions import db
from mediation.models import Document
from mediation.services import issuing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.suite_cases import collective, with_term


def by_id(page: Element, key: str) -> Element:
    (found,) = page.iterfind(f".//*[@id='{key}']")
    return found


def test_the_step_links_to_the_consent_and_is_filled_in_from_it(
    cast: Cast, client: PageClient
) -> None:
    case = with_term(cast)
    client.sign_in(cast.mediator)
    url = f"/cases/{case.id}/steps/extend"
    paper_url = f"/cases/{case.id}/documents/extension_consent"
    page = client.page(url)
    assert paper_url in {each.get("href") for each in page.iter("a")}
    assert by_id(page, "extended_to").get("value") in ("", None)
    until = date(2026, 12, 10)
    made = issuing.issue(
        case,
        "extension_consent",
        by=cast.mediator,
        at=MONDAY_MORNING,
        extra={"extended_to": until},
    )
    number = made.number
    page = client.sign_in(cast.mediator).page(url)
    assert by_id(page, "extended_to").get("value") == until.isoformat()
    words = by_id(page, "paper").get("value")
    assert number in words
    typed = {
        "agreed_on": "2026-11-23",
        "applicant_agrees": "y",
        "respondent_agrees": "y",
        "paper": words,
    }
    refused = client.post(url, data={**typed, "extended_to": "2026-12-11"})
    assert refused.status_code == 422
    assert "写明延长至 2026-12-10" in refused.text
    client.sign_in(cast.mediator)
    assert client.post(url, data={**typed, "extended_to": "2026-12-10"}).status_code == 302


@pytest.mark.parametrize("kind", ["supervision_reminder", "supervision_opinion"])
def test_a_letter_of_supervision_offers_rules_and_requests_to_change(
    cast: Cast, client: PageClient, kind: str
) -> None:
    case = make_case(cast)
    url = f"/cases/{case.id}/documents/{kind}"
    page = client.sign_in(cast.mediator).page(url)
    assert "第三十条" in text_of(by_id(page, "rules"))
    assert text_of(by_id(page, "requests")).strip()
    answer = client.post(url, data={"rules": "第一条", "requests": "改正", "summary": "欠薪"})
    assert answer.status_code == 302
    facts = db.session.query(Document).one().facts
    assert (facts["rules"], facts["requests"], facts["found"]) == (["第一条"], ["改正"], "欠薪")


def test_a_wrong_election_is_told_beside_its_field(cast: Cast, client: PageClient) -> None:
    case = collective(cast)
    url = f"/cases/{case.id}/documents/representative_election"
    client.sign_in(cast.mediator)
    answer = client.post(url, data={"elected": "王秀兰\n陌生人\n工友甲"})
    assert answer.status_code == 422
    assert "陌生人不是本案申请的劳动者" in text_of(parsed(answer.text))
    assert db.session.query(Document).count() == 0
