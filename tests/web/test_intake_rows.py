"""Rows of the intake page as browsers send them: gaps closed, rows added, removed and pasted."""

import pytest
from werkzeug.datastructures import MultiDict

from mediation.domain.pasted_list import PastedPerson
from mediation.web.intake.rows import MOST_ROWS, tidied, with_people, with_row, without_row

Fields = MultiDict[str, str]


def plain(fields: Fields) -> dict[str, str]:
    return dict(fields.items())


def test_gaps_are_closed_and_claims_follow_their_applicant() -> None:
    typed = MultiDict(
        {
            "facts": "事实",
            "applicants-0-name": "王秀兰",
            "applicants-4-name": "罗桂芳",
            "claims-2-applicant": "4",
            "claims-7-applicant": "0",
        }
    )
    assert plain(tidied(typed)) == {
        "facts": "事实",
        "applicants-0-name": "王秀兰",
        "applicants-1-name": "罗桂芳",
        "claims-0-applicant": "1",
        "claims-1-applicant": "0",
    }


def test_a_claim_of_a_removed_applicant_asks_for_another() -> None:
    typed = MultiDict({"applicants-0-name": "王秀兰", "claims-0-applicant": "3"})
    assert tidied(typed)["claims-0-applicant"] == ""


def test_representatives_are_numbered_within_their_party() -> None:
    typed = MultiDict(
        {
            "applicants-3-representatives-2-name": "孙律师",
            "applicants-3-representatives-9-name": "钱律师",
            "respondents-1-representatives-4-name": "周律师",
        }
    )
    assert plain(tidied(typed)) == {
        "applicants-0-representatives-0-name": "孙律师",
        "applicants-0-representatives-1-name": "钱律师",
        "respondents-0-representatives-0-name": "周律师",
    }


def test_several_values_of_one_field_stay() -> None:
    typed = MultiDict([("applicants-2-tags", "migrant"), ("applicants-2-tags", "veteran")])
    assert tidied(typed).getlist("applicants-0-tags") == ["migrant", "veteran"]


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("applicants", "applicants-1-kind"),
        ("respondents", "respondents-0-kind"),
        ("claims", "claims-0-applicant"),
        ("applicants-0-representatives", "applicants-0-representatives-0-name"),
    ],
)
def test_a_row_is_added_at_the_end(group: str, name: str) -> None:
    grown = with_row(MultiDict({"applicants-0-name": "王秀兰"}), group)
    assert name in grown
    assert grown["applicants-0-name"] == "王秀兰"


@pytest.mark.parametrize("group", ["", "others", "facts", "applicants-0-name", "__class__"])
def test_other_groups_do_not_grow(group: str) -> None:
    typed = MultiDict({"applicants-0-name": "王秀兰"})
    assert with_row(typed, group) == typed


def test_rows_do_not_grow_without_end() -> None:
    typed: Fields = MultiDict({"applicants-0-name": "王秀兰"})
    for _ in range(MOST_ROWS + 5):
        typed = with_row(typed, "applicants")
    assert sum(name.endswith("-kind") for name in typed) == MOST_ROWS - 1


def test_what_only_a_program_could_send_is_left_out() -> None:
    typed = MultiDict((f"claims-{number}-facts", "多") for number in range(MOST_ROWS + 50))
    assert len(tidied(typed)) == MOST_ROWS


def test_a_row_is_removed_with_all_that_is_in_it_and_no_other() -> None:
    typed = MultiDict(
        {
            "applicants-1-name": "甲",
            "applicants-1-representatives-0-name": "孙律师",
            "applicants-10-name": "乙",
            "claims-0-applicant": "10",
        }
    )
    assert plain(without_row(typed, "applicants-1")) == {
        "applicants-0-name": "乙",
        "claims-0-applicant": "0",
    }


def test_rows_left_empty_are_not_saved_but_stay_on_the_page() -> None:
    typed = MultiDict(
        {
            "applicants-0-kind": "worker",
            "applicants-0-name": "王秀兰",
            "applicants-0-representatives-0-authority": "general",
            "applicants-0-representatives-0-name": " ",
            "applicants-1-kind": "worker",
            "applicants-1-name": "",
            "claims-0-applicant": "0",
            "claims-0-type": "wages",
            "claims-1-applicant": "0",
            "claims-1-type": "",
        }
    )
    assert plain(tidied(typed)) == plain(typed)
    assert plain(tidied(typed, for_saving=True)) == {
        "applicants-0-kind": "worker",
        "applicants-0-name": "王秀兰",
        "claims-0-applicant": "0",
        "claims-0-type": "wages",
    }


def test_a_row_that_is_registered_is_not_taken_for_an_empty_one() -> None:
    typed = MultiDict({"applicants-0-id": "7", "applicants-0-name": ""})
    assert plain(tidied(typed, for_saving=True)) == plain(typed)


def test_pasted_people_take_the_place_of_the_empty_row() -> None:
    blank = MultiDict({"applicants-0-kind": "worker", "applicants-0-name": "", "claims-0-type": ""})
    people = (PastedPerson("常某", amount="22000"), PastedPerson("罗桂芳", phone="13800001234"))
    grown = with_people(blank, people, "wages")
    assert grown["applicants-0-name"] == "常某"
    assert grown["applicants-1-phone"] == "13800001234"
    assert (grown["claims-0-applicant"], grown["claims-0-claimed"]) == ("0", "22000")
    assert "claims-1-applicant" not in grown


def test_pasted_people_follow_those_already_typed() -> None:
    typed = MultiDict({"applicants-0-kind": "worker", "applicants-0-name": "王秀兰"})
    grown = with_people(typed, (PastedPerson("常某", amount="22000"),), "overtime")
    assert grown["applicants-0-name"] == "王秀兰"
    assert grown["applicants-1-name"] == "常某"
    assert (grown["claims-0-applicant"], grown["claims-0-type"]) == ("1", "overtime")
