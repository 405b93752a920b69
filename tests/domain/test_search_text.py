"""Brackets are no obstacle to a search."""

import pytest

from mediation.domain.search_text import without_brackets


@pytest.mark.parametrize(
    "number",
    [
        "〔2026〕东工调字第213号",
        "（2026）东工调字第213号",
        "(2026)东工调字第213号",
        "[2026]东工调字第213号",
    ],
)
def test_a_number_is_the_same_in_any_brackets(number: str) -> None:
    assert without_brackets(number) == "2026东工调字第213号"


def test_other_signs_stay() -> None:
    assert without_brackets("买买提·吐尔逊 3M-中国") == "买买提·吐尔逊 3M-中国"
