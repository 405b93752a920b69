"""What a share does not open never stands on the liaison's pages: canaries planted in a case."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import select

from mediation.domain.sharing import OWN_CONSENT, FieldGroup
from mediation.extensions import db
from mediation.models import AuditEntry, Share, ShareView
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.share_terms import grant
from tests.web.planted_case import BANK, ID_NUMBER, PHONE, SECRETS, SERVICE_PHONE, planted

Statements = Callable[[], AbstractContextManager[list[str]]]
TODAY = MONDAY_MORNING.date()
# What wants no consent of its own, nor a purpose that needs to know who somebody is.
EVERYTHING = [
    group.value for group in FieldGroup if group not in OWN_CONSENT | {FieldGroup.IDENTITY}
]
PAPER = b"%PDF-1.4 the kept bytes"


def opened_page(client: PageClient, share: Share) -> str:
    return text_of(client.page(f"/desk/{share.id}"))


def test_a_share_of_everything_still_shows_no_secret(cast: Cast, client: PageClient) -> None:
    made = grant(planted(cast), cast.court, cast.mediator, field_groups=EVERYTHING)
    client.sign_in(cast.court_liaison)
    answer = client.get(f"/desk/{made.id}")
    for secret in SECRETS:
        assert secret not in answer.text, secret
    shown = text_of(parsed(answer.text))
    assert "110***********0038" in shown
    assert "136****4444" in shown, "with the contacts the telephone for service is shown, masked"
    assert SERVICE_PHONE not in answer.text
    assert PHONE not in answer.text, "nor in the words of the parties"
    assert "双方认可欠薪三个月" in shown
    assert "12,600.00" in shown


def test_only_the_groups_that_are_named_are_shown(cast: Cast, client: PageClient) -> None:
    case = planted(cast)
    made = grant(case, cast.court, cast.mediator, field_groups=["claims"])
    client.sign_in(cast.court_liaison)
    shown = opened_page(client, made)
    assert "12,600.00" in shown
    for hidden in (
        "王秀兰",
        "悦来酒店",
        PHONE,
        SERVICE_PHONE,
        "槐树街",
        "被拖欠工资",
        "欠薪三个月",
    ):
        assert hidden not in shown, hidden
    assert "王秀兰" not in text_of(client.page("/desk"))


def test_without_the_contacts_telephones_are_masked_everywhere(
    cast: Cast, client: PageClient
) -> None:
    made = grant(planted(cast), cast.court, cast.mediator, field_groups=["parties", "facts"])
    client.sign_in(cast.court_liaison)
    shown = opened_page(client, made)
    assert "王秀兰" in shown
    assert "139****2222" in shown
    for hidden in (PHONE, SERVICE_PHONE, "槐树街", ID_NUMBER, BANK):
        assert hidden not in shown, hidden


def test_a_draft_agreement_is_not_shown(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    make_agreement(case)
    made = grant(case, cast.court, cast.mediator, field_groups=["agreement", "performance"])
    client.sign_in(cast.court_liaison)
    shown = opened_page(client, made)
    assert "还没有签订协议" in shown
    assert "12,600.00" not in shown


def test_a_telephone_is_shown_in_full_for_a_reason(cast: Cast, client: PageClient) -> None:
    case = planted(cast)
    made = grant(case, cast.court, cast.mediator, field_groups=EVERYTHING)
    client.sign_in(cast.court_liaison)
    (link,) = [
        each.get("href") or ""
        for each in client.page(f"/desk/{made.id}").iter("a")
        if each.get("aria-label") == "查看王秀兰的电话"
    ]
    assert SERVICE_PHONE not in client.get(link).text
    assert client.post(link, data={}).status_code == 422
    answer = client.post(link, data={"reason": "service"})
    assert SERVICE_PHONE in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    db.session.expire_all()
    assert [view.what for view in db.session.scalars(select(ShareView))][-1] == "phone_revealed"
    entry = db.session.scalars(select(AuditEntry).filter_by(verb="person.revealed")).one()
    assert entry.case_id == case.id
    assert entry.data == {
        "share_id": made.id,
        "person": f"party-{case.applicants[0].id}",
        "field": "service_phone",
        "reason": "service",
    }


@pytest.mark.parametrize(
    ("groups", "field"),
    [
        (["parties", "facts"], "phone"),
        (EVERYTHING, "identity_number"),
        (EVERYTHING, "bank_account"),
    ],
)
def test_no_other_number_is_ever_shown(
    cast: Cast, client: PageClient, groups: list[str], field: str
) -> None:
    case = planted(cast)
    made = grant(case, cast.court, cast.mediator, field_groups=groups)
    client.sign_in(cast.court_liaison)
    url = f"/desk/{made.id}/people/party-{case.applicants[0].id}/{field}"
    assert client.get(url).status_code == 404
    assert client.post(url, data={"reason": "service"}).status_code == 404
    client.sign_in(cast.hr_liaison)
    assert client.post(url, data={"reason": "service"}).status_code == 404
