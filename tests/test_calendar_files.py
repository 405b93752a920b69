"""Calendar files: read back by the library, and checked line by line without it."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mediation.calendar_files import DayEntry, TimedEntry, write

ZONE = ZoneInfo("Asia/Shanghai")
CHANGED = datetime(2026, 11, 20, 17, 30, 5, tzinfo=ZONE)
NASTY = '第二调解室;解放路1号,东门\\西门\n二楼 "201" : BEGIN:VEVENT'
LONG = "〔2026〕东工调字第1号 " + "很长的名称" * 40


def session(**changes: object) -> TimedEntry:
    values = {
        "uid": "a@x",
        "sequence": 3,
        "changed_at": CHANGED,
        "summary": "第1次调解会",
        "begins_at": datetime(2026, 11, 23, 9, 30, tzinfo=ZONE),
        "ends_at": datetime(2026, 11, 23, 11, 30, tzinfo=ZONE),
        "place": "第二调解室",
        "is_cancelled": False,
    }
    return TimedEntry(**values | changes)


def deadline(**changes: object) -> DayEntry:
    values = {
        "uid": "b@x",
        "sequence": 7,
        "changed_at": CHANGED,
        "summary": "调解期限届满",
        "day": date(2026, 12, 3),
        "is_provisional": False,
        "has_alarm": True,
    }
    return DayEntry(**values | changes)


def properties(content: bytes) -> list[tuple[str, str]]:
    """Name with parameters, and value, of every unfolded line: no library had a hand in it."""
    text = content.decode().replace("\r\n ", "").removesuffix("\r\n")
    pairs = [line.partition(":") for line in text.split("\r\n")]
    return [(name, value) for name, _, value in pairs]


def events_of(content: bytes) -> list[dict[str, str]]:
    """The properties of each event by name, without those of its alarms."""
    events, alarm = [], False
    for name, value in properties(content):
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
        elif value == "VALARM":
            alarm = name == "BEGIN"
        elif events and not alarm and name not in {"BEGIN", "END"}:
            assert name.split(";")[0] not in events[-1], f"{name} stands twice"
            events[-1][name.split(";")[0]] = value
    return events


def unescaped(value: str) -> str:
    """RFC 5545, 3.3.11."""
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)


@pytest.mark.parametrize("summary", ["第1次调解会", NASTY, LONG, "a" * 300, "𠮷" * 60])
def test_lines_end_and_fold_as_the_standard_says(summary: str) -> None:
    content = write("和解台", [session(summary=summary, place=NASTY), deadline(summary=summary)])
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"[^\r]\n|\r[^\n]", content)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        # Folded between characters, never inside one.
        line.decode()
    first, second = events_of(content)
    assert unescaped(first["SUMMARY"]) == unescaped(second["SUMMARY"]) == summary
    assert unescaped(first["LOCATION"]) == NASTY


def test_every_component_has_what_it_must_have() -> None:
    content = write("和解台", [session(), deadline()])
    lines = properties(content)
    assert lines[0] == ("BEGIN", "VCALENDAR")
    assert ("VERSION", "2.0") in lines
    assert any(name == "PRODID" and value for name, value in lines)
    opened: list[str] = []
    for name, value in lines:
        if name == "BEGIN":
            opened.append(value)
        elif name == "END":
            assert opened.pop() == value
    assert not opened
    for event in events_of(content):
        assert event.keys() >= {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "LAST-MODIFIED"}
        assert event["DTSTAMP"] == event["LAST-MODIFIED"] == "20261120T093005Z"


def test_a_time_names_its_zone_and_the_zone_stands_in_the_file() -> None:
    content = write("和解台", [session()])
    lines = properties(content)
    assert ("DTSTART;TZID=Asia/Shanghai", "20261123T093000") in lines
    assert ("DTEND;TZID=Asia/Shanghai", "20261123T113000") in lines
    for wanted in (("BEGIN", "VTIMEZONE"), ("TZID", "Asia/Shanghai"), ("TZOFFSETTO", "+0800")):
        assert wanted in lines
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=8)
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("is_cancelled", "status"), [(True, "CANCELLED"), (False, "CONFIRMED")])
def test_a_cancelled_session_says_so(is_cancelled: bool, status: str) -> None:
    (event,) = events_of(write("和解台", [session(is_cancelled=is_cancelled)]))
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == (status, "3", "a@x")


def test_a_deadline_is_a_whole_day_with_an_alarm_on_the_morning_before() -> None:
    content = write("和解台", [deadline()])
    lines = properties(content)
    assert ("DTSTART;VALUE=DATE", "20261203") in lines
    assert ("DTEND;VALUE=DATE", "20261204") in lines
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    midnight = datetime(2026, 12, 3, tzinfo=ZONE)
    assert midnight + alarm.decoded("trigger") == datetime(2026, 12, 2, 9, tzinfo=ZONE)


def test_a_provisional_date_is_tentative_and_a_right_has_no_alarm() -> None:
    content = write("和解台", [deadline(is_provisional=True, has_alarm=False)])
    (event,) = events_of(content)
    assert event["STATUS"] == "TENTATIVE"
    assert b"VALARM" not in content


def test_the_same_entries_make_the_same_bytes() -> None:
    assert write("和解台", [session(), deadline()]) == write("和解台", [session(), deadline()])


def test_an_empty_calendar_is_a_calendar() -> None:
    assert Calendar.from_ical(write("和解台", [])).walk("VEVENT") == []
