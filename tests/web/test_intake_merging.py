"""Two people corrected one case: nothing of either is lost."""

import pytest
from werkzeug.datastructures import MultiDict

from mediation.web.intake.merging import base_of, merged

pytestmark = pytest.mark.postgresql

BASE = {
    "facts": "事实",
    "applicants-0-id": "1",
    "applicants-0-name": "王秀兰",
    "applicants-0-phone": "13800001234",
    "applicants-1-id": "2",
    "applicants-1-name": "罗桂芳",
    "claims-0-id": "5",
    "claims-0-applicant": "1",
    "claims-0-claimed": "9,180.00",
}


def joined(mine: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    typed = MultiDict(mine | {"base": base_of(MultiDict(BASE)), "version": "3"})
    result = dict(merged(typed, MultiDict(theirs)).items())
    assert result.pop("base") == base_of(MultiDict(theirs))
    return result


def test_what_i_did_not_touch_takes_their_value_and_what_i_typed_stays() -> None:
    theirs = BASE | {"applicants-0-phone": "13900005678", "facts": "新的事实"}
    mine = BASE | {"facts": "我的事实"}
    assert joined(mine, theirs) == BASE | {
        "applicants-0-phone": "13900005678",
        "facts": "我的事实",
    }


def test_a_field_they_emptied_is_emptied_unless_i_changed_it() -> None:
    theirs = {name: value for name, value in BASE.items() if name != "applicants-0-phone"}
    assert joined(BASE, theirs) == theirs
    mine = BASE | {"applicants-0-phone": "13911112222"}
    assert joined(mine, theirs) == mine


def test_a_party_and_a_claim_they_added_are_on_my_page_too() -> None:
    added = {
        "applicants-2-id": "7",
        "applicants-2-name": "常某",
        "claims-1-id": "8",
        "claims-1-applicant": "2",
        "claims-1-type": "wages",
    }
    mine = BASE | {"applicants-2-name": "新来的"}
    result = joined(mine, BASE | added)
    assert [result[f"applicants-{number}-name"] for number in range(4)] == [
        *("王秀兰", "罗桂芳", "新来的", "常某"),
    ]
    assert (result["claims-0-applicant"], result["claims-1-applicant"]) == ("1", "3")


def test_a_party_they_removed_goes_unless_i_changed_it() -> None:
    theirs = {
        "facts": "事实",
        "applicants-0-id": "2",
        "applicants-0-name": "罗桂芳",
        "claims-0-id": "5",
        "claims-0-applicant": "0",
        "claims-0-claimed": "9,180.00",
    }
    assert joined(BASE, theirs) == theirs
    mine = BASE | {"applicants-0-name": "王秀蘭"}
    assert joined(mine, theirs) == mine


def test_a_party_i_removed_does_not_come_back() -> None:
    mine = {
        name.replace("applicants-1", "applicants-0"): value
        for name, value in BASE.items()
        if not name.startswith("applicants-0")
    } | {"claims-0-applicant": "0"}
    assert joined(mine, BASE | {"facts": "新的事实"}) == mine | {"facts": "新的事实"}


def test_a_page_whose_base_is_nonsense_keeps_everything_typed() -> None:
    for nonsense in ("", "{", "[]", '{"facts": 3}', "null"):
        typed = MultiDict(BASE | {"base": nonsense})
        assert merged(typed, MultiDict(BASE))["facts"] == "事实"
