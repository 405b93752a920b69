"""What each interruption did to a limitation (调解仲裁法 art. 27(2); 17号令 art. 31)."""

from datetime import date

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import ClockEvent, ClockFacts, Happened, effects_on, started_clocks
from mediation.domain.entry_path import EntryPath

E = ClockEvent
CALENDAR = national_calendar()
TODAY = date(2026, 11, 23)


def effects(*events: Happened, code: str = "K27") -> list[tuple[ClockEvent, str]]:
    facts = ClockFacts(EntryPath.OWN_INTAKE, events)
    started = next(item for item in started_clocks(facts) if item.rule.code == code)
    found = effects_on(started, facts, calendar=CALENDAR, today=TODAY)
    return [(each.happened.event, each.words) for each in found]


def test_each_interruption_tells_from_which_day_to_which_the_end_moved() -> None:
    told = effects(
        Happened(E.INFRINGEMENT_KNOWN, date(2025, 9, 30)),
        Happened(E.AGREEMENT_BROKEN, date(2026, 6, 5)),
        Happened(E.CLAIM_MADE, date(2026, 3, 2)),
    )
    # 30 September 2026 is a Wednesday; 2 March 2027 a Tuesday; 5 June 2027 a Saturday.
    assert told == [
        (E.CLAIM_MADE, "仲裁时效中断，自次日重新计算，届满日由 2026-09-30 改为 2027-03-02。"),
        (E.AGREEMENT_BROKEN, "仲裁时效中断，自次日重新计算，届满日由 2027-03-02 改为 2027-06-07。"),
    ]


def test_what_came_before_the_start_or_after_the_end_does_nothing() -> None:
    told = effects(
        Happened(E.INFRINGEMENT_KNOWN, date(2024, 9, 30)),
        Happened(E.CLAIM_MADE, date(2024, 9, 30)),
        Happened(E.MEDIATION_APPLIED, date(2026, 11, 16)),
    )
    assert [words for _, words in told] == [
        "早于仲裁时效的起算日 2024-09-30，不影响计算。",
        "仲裁时效已于 2025-09-30 届满，不再中断。",
    ]


def test_an_interruption_of_another_party_is_none_of_this_clock() -> None:
    known = Happened(E.INFRINGEMENT_KNOWN, date(2026, 3, 2), party_id=1)
    other = Happened(E.CLAIM_MADE, date(2026, 6, 1), party_id=2)
    everybody = Happened(E.MEDIATION_APPLIED, date(2026, 11, 16))
    assert [event for event, _ in effects(known, other, everybody)] == [E.MEDIATION_APPLIED]
