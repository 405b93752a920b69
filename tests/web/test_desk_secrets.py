"""What a share does not open never stands on the liaison's pages: canaries planted in a case."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from mediation.domain.sharing import FieldGroup
from mediation.models import Share
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.share_terms import grant
from tests.web.planted_case import BANK, ID_NUMBER, PHONE, SECRETS, SERVICE_PHONE, planted

Statements = Callable[[], AbstractContextManager[list[str]]]
TODAY = MONDAY_MORNING.date()
EVERYTHING = [group.value for group in FieldGroup]
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
    assert SERVICE_PHONE in shown, "with the contacts the telephone is shown in full"
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
