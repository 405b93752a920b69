"""What a court, commission or hotline must say when it sends a case in."""

from datetime import date

import pytest

from mediation.domain.calendar import national_calendar
from mediation.domain.entry_path import EntryPath
from mediation.domain.incoming import (
    CHANNELS_BY_KIND,
    FilingDate,
    IncomingRefusal,
    Letter,
    answer_due,
    letter_problems,
    paths_of,
    refusal_problems,
)
from mediation.domain.organisations import OrganisationKind
from mediation.domain.source_channels import SourceChannel

TODAY = date(2026, 11, 23)
C, P, K = SourceChannel, EntryPath, OrganisationKind


def letter(**changes: object) -> Letter:
    facts: dict[str, object] = {
        "channel": C.COURT_DELEGATED,
        "entry_path": P.COURT_DELEGATED_PAPER,
        "docket": "（2026）东0103诉前调4417号",
        "letter_on": TODAY,
        "contact_name": "高宁",
    }
    return Letter(**(facts | changes))  # type: ignore[arg-type]  # a test states what differs


def wrong(changed: Letter, sender: OrganisationKind = K.COURT) -> set[str]:
    return {each.field for each in letter_problems(changed, sender, TODAY)}


def test_a_whole_letter_of_a_court_has_nothing_wrong() -> None:
    assert not wrong(letter(term_days=30, return_by=date(2026, 12, 23)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"docket": ""}, "docket"),
        ({"contact_name": " "}, "contact_name"),
        ({"letter_on": date(2026, 11, 24)}, "letter_on"),
        ({"term_days": 0}, "term_days"),
        ({"term_days": 61}, "term_days"),
        ({"return_by": date(2026, 11, 22)}, "return_by"),
        ({"first_came_on": date(2026, 11, 24)}, "first_came_on"),
        ({"filing_date": FilingDate.KEPT}, "first_came_on"),
        ({"entry_path": P.COURT_ENTRUSTED_SUMMARY}, "entry_path"),
        ({"channel": C.LABOUR_INSPECTION, "entry_path": P.OWN_INTAKE}, "channel"),
        ({"cause": "争" * 101}, "cause"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(changes: dict[str, object], field: str) -> None:
    assert wrong(letter(**changes)) == {field}


def test_a_slip_of_the_hotline_needs_its_number_and_nobody_by_name() -> None:
    slip = letter(channel=C.HOTLINE_12345, entry_path=P.OWN_INTAKE, docket="", contact_name="")
    assert wrong(slip, K.UNION) == {"letter_number"}
    assert not wrong(letter(**vars(slip) | {"letter_number": "12345-88"}), K.UNION)


def test_every_channel_of_every_kind_has_a_path_and_mediators_have_none_of_a_court() -> None:
    for kind, channels in CHANNELS_BY_KIND.items():
        for channel in channels:
            assert paths_of(channel)
            if kind is not K.COURT:
                assert not any(path.from_court for path in paths_of(channel))
    assert set(CHANNELS_BY_KIND) == set(OrganisationKind)


def test_the_answer_is_due_after_three_working_days() -> None:
    # Friday to Wednesday; over National Day the week off does not count.
    assert answer_due(date(2026, 11, 20), national_calendar()) == date(2026, 11, 25)
    assert answer_due(date(2026, 9, 30), national_calendar()) > date(2026, 10, 8)


@pytest.mark.parametrize("refusal", list(IncomingRefusal))
def test_some_reasons_want_to_be_told(refusal: IncomingRefusal) -> None:
    needs = refusal.value in {"papers_missing", "already_here", "must_not_mediate", "other"}
    assert bool(list(refusal_problems(refusal, " "))) is needs
    assert not list(refusal_problems(refusal, "缺少送达地址确认书"))
