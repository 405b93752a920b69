"""A mask left as it was shown means the number behind it, and nothing else does."""

from dataclasses import replace

import pytest

from mediation.domain.application import Application, RepresentativeData
from mediation.domain.errors import FieldChange
from mediation.domain.masked_entry import (
    masked,
    masked_change,
    restored,
    restored_account,
    restored_phone,
)
from mediation.domain.parties import Authority, RepresentativeKind
from tests.applications import LI_NUMBER, WANG_NUMBER, application, company, worker

ACCOUNT = "6222020200112233445"


@pytest.fixture
def registered() -> Application:
    lawyer = RepresentativeData(
        id=5,
        name="钱律师",
        kind=RepresentativeKind.LAWYER,
        authority=Authority.GENERAL,
        identity_number=LI_NUMBER,
        phone="13755556666",
    )
    wang = worker(
        id=1, identity_number=WANG_NUMBER, bank_account=ACCOUNT, representatives=(lawyer,)
    )
    return application(parties=(wang, company(id=2, phone="027-88886666")))


def changed(shown: Application, **fields: str) -> Application:
    return replace(shown, parties=(replace(shown.parties[0], **fields), *shown.parties[1:]))


def test_a_form_shows_no_number(registered: Application) -> None:
    shown = masked(registered)
    assert [party.phone for party in shown.parties] == ["138****1234", "027-****6666"]
    assert shown.parties[0].identity_number == "360***********0071"
    assert shown.parties[0].bank_account == "****3445"
    assert shown.parties[0].representatives[0].identity_number == "110***********002X"
    assert shown.parties[0].service_phone == "", "nothing is masked where nothing is"


def test_what_was_left_as_it_was_shown_comes_back_whole(registered: Application) -> None:
    assert restored(masked(registered), registered) == registered


def test_what_was_typed_anew_stays(registered: Application) -> None:
    typed = changed(masked(registered), phone="13900005678", bank_account="")
    found = restored(typed, registered).parties[0]
    assert (found.phone, found.bank_account) == ("13900005678", "")
    assert found.identity_number == WANG_NUMBER


def test_a_mask_comes_back_to_its_own_row_only(registered: Application) -> None:
    typed = changed(masked(registered), phone="027-****6666")
    assert restored(typed, registered).parties[0].phone == "027-****6666"
    new_row = changed(masked(registered), id=None)
    assert restored(new_row, registered).parties[0].phone == "138****1234"


def test_a_new_party_from_the_record_has_the_telephone_of_the_record() -> None:
    typed = application(parties=(worker(), company(employer_id=7, phone="027-****6666")))
    found = restored(typed, None, {7: "027-88886666"})
    assert found.parties[1].phone == "027-88886666"
    assert restored(typed, None, {8: "027-88886666"}).parties[1].phone == "027-****6666"


@pytest.mark.parametrize(
    ("known", "back"),
    [
        (["工行城东支行 6222020200112233445"], "工行城东支行 6222020200112233445"),
        (["工行城东支行 6222 0202 0011 2233 445"], "工行城东支行 6222 0202 0011 2233 445"),
        (["建行 6222020200112233445"], "工行城东支行 ****3445"),
        # Two accounts that look alike: nobody guesses with money.
        (
            ["工行城东支行 6222020200112233445", "工行城东支行 9999992233445"],
            "工行城东支行 ****3445",
        ),
        ([], "工行城东支行 ****3445"),
    ],
)
def test_an_account_comes_back_when_it_can_be_only_one(known: list[str], back: str) -> None:
    assert restored_account("工行城东支行 ****3445", known) == back


def test_a_telephone_of_an_account() -> None:
    assert restored_phone("138****1234", "13800001234") == "13800001234"
    assert restored_phone("138****9999", "13800001234") == "138****9999"
    assert restored_phone("", "13800001234") == ""
    assert restored_phone("13711112222", "") == "13711112222"


@pytest.mark.parametrize(
    ("label", "before", "after", "shown"),
    [
        ("申请人王秀兰·电话", "13800001234", "13911112222", ("138****1234", "139****2222")),
        ("申请人王秀兰·收件人电话", "（空）", "13911112222", ("（空）", "139****2222")),
        ("申请人王秀兰·证件号码", WANG_NUMBER, "（空）", ("360***********0071", "（空）")),
        ("申请人王秀兰·代理人证件号码", "", LI_NUMBER, ("", "110***********002X")),
        ("申请人王秀兰·收款账号", ACCOUNT, "", ("****3445", "")),
        ("申请人王秀兰·住所", "槐树街14号", "槐树街15号", ("槐树街14号", "槐树街15号")),
    ],
)
def test_changes_are_shown_masked(
    label: str, before: str, after: str, shown: tuple[str, str]
) -> None:
    found = masked_change(FieldChange(label, before, after))
    assert (found.before, found.after) == shown
