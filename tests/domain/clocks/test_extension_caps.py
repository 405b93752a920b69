"""Extensions: who may not, how far they reach, and that a cap counts in the unit of its rule."""

import pytest

from mediation.domain.clocks import Extension, check_extension, find_rule
from tests.domain.clocks.counting import CALENDAR, day, due


def test_an_extension_in_days_is_counted_and_rolls() -> None:
    deadline = due("K04", "2026-11-06", extensions=(Extension(days=7),))
    assert (deadline.safe_date, deadline.legal_date) == (day("2026-11-28"), day("2026-11-30"))
    assert deadline.extended_days == 7
    assert "双方当事人同意延长 7 日。" in deadline.trace


def test_an_extension_to_a_fixed_date_does_not_roll() -> None:
    deadline = due("K04", "2026-11-06", extensions=(Extension(until=day("2026-12-05")),))
    assert deadline.safe_date == deadline.legal_date == day("2026-12-05")
    assert deadline.extended_days == 14
    assert any("书面同意延长至 2026-12-05，星期六" in sentence for sentence in deadline.trace)


def test_an_extension_that_ends_earlier_shortens_nothing() -> None:
    deadline = due("K04", "2026-11-06", extensions=(Extension(until=day("2026-11-10")),))
    assert deadline.safe_date == day("2026-11-21")


@pytest.mark.parametrize("code", ["K01", "K03", "K11", "K14", "K15", "K17", "K27", "K33"])
def test_a_right_cannot_be_extended_by_agreement(code: str) -> None:
    with pytest.raises(ValueError, match="cannot be extended"):
        due(code, "2026-11-06", extensions=(Extension(days=1),))


@pytest.mark.parametrize(
    ("code", "until", "agreed_on", "problem"),
    [
        ("K04", "2026-11-30", "2026-11-20", None),
        ("K04", "2026-11-30", "2026-11-23", None),
        ("K04", "2026-11-30", "2026-11-24", "extension_late"),
        ("K04", "2026-11-23", "2026-11-20", "extension_backwards"),
        ("K04", "2027-11-30", "2026-11-20", None),
        ("K04", "2062-11-30", "2026-11-20", "extension_too_far"),
        ("K05", "2026-12-06", "2026-11-20", None),
        ("K05", "2026-12-07", "2026-11-20", "extension_too_long"),
        ("K15", "2026-11-30", "2026-11-20", "extension_not_allowed"),
    ],
)
def test_an_extension_is_asked_for_before_it_is_written(
    code: str, until: str, agreed_on: str, problem: str | None
) -> None:
    rule = find_rule(code, on=day("2026-11-06"))
    found = check_extension(
        rule,
        due(code, "2026-11-06"),
        until=day(until),
        agreed_on=day(agreed_on),
        calendar=CALENDAR,
    )
    assert (found.code if found else None) == problem
    assert found is None or found.sentence.endswith("。")


def extension_problem(code: str, start: str, until: str, *before: str) -> str | None:
    """What forbids to extend to a day, on the day after the start."""
    granted = [Extension(until=day(text)) for text in before]
    found = check_extension(
        find_rule(code, on=day(start)),
        due(code, start, extensions=granted),
        until=day(until),
        agreed_on=day(start),
        calendar=CALENDAR,
    )
    return found.code if found else None


def test_a_second_extension_counts_towards_the_cap() -> None:
    once = due("K05", "2026-11-06", extensions=(Extension(until=day("2026-12-01")),))
    assert once.extended_days == 10
    assert extension_problem("K05", "2026-11-06", "2026-12-06", "2026-12-01") is None
    late = extension_problem("K05", "2026-11-06", "2026-12-07", "2026-12-01")
    assert late == "extension_too_long"


@pytest.mark.parametrize(
    ("code", "start", "last_allowed", "too_long"),
    [
        # 33号令 arts. 76, 80: five more working days after 13 October are 14-16, 19, 20 October.
        ("K16", "2026-09-30", "2026-10-20", "2026-10-21"),
        # 监察条例 art. 17: thirty more working days after 28 May; 19 June is a holiday.
        ("K41", "2026-03-02", "2026-07-10", "2026-07-13"),
        # 调解仲裁法 art. 43: fifteen days, whatever days they are.
        ("K31", "2026-10-12", "2026-12-11", "2026-12-12"),
    ],
)
def test_a_cap_counts_in_the_unit_of_its_rule(
    code: str, start: str, last_allowed: str, too_long: str
) -> None:
    assert extension_problem(code, start, last_allowed) is None
    assert extension_problem(code, start, too_long) == "extension_too_long"


def test_an_extension_of_working_days_is_told_in_working_days() -> None:
    extended = due("K16", "2026-09-30", extensions=(Extension(until=day("2026-10-20")),))
    assert extended.extended_days == 5
    sentence = "仲裁委员会主任或者仲裁院负责人批准延长 5 个工作日，累计最多 5 个工作日。"
    assert sentence in extended.trace
    assert due("K16", "2026-09-30", extensions=(Extension(days=5),)).legal_date == day("2026-10-20")


def test_a_fixed_end_does_not_hang_on_a_notice_that_is_missing() -> None:
    extended = due("K04", "2026-12-10", extensions=(Extension(until=day("2027-01-02")),))
    assert extended.legal_date == day("2027-01-02")
    assert not extended.provisional
