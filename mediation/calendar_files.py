"""Calendar files (RFC 5545): what stands in a calendar in, the bytes of an .ics out.

The same entries make the same bytes, so that a calendar program sees what really changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Hejietai//Labour dispute mediation//ZH"
# How often a calendar program should ask; programs that know neither name ask when they like.
ASK_AGAIN_AFTER = timedelta(hours=1)
ZONE = ZoneInfo("Asia/Shanghai")
ZONE_OFFSET = timedelta(hours=8)
# Nine o'clock of the day before: an all-day event begins at midnight.
THE_DAY_BEFORE = timedelta(hours=-15)


@dataclass(frozen=True)
class Entry:
    """What every entry has: who it is for good, how often and when it changed, its line."""

    uid: str
    sequence: int
    changed_at: datetime
    summary: str


@dataclass(frozen=True)
class TimedEntry(Entry):
    """Something with a beginning and an end, at a place."""

    begins_at: datetime
    ends_at: datetime
    place: str
    is_cancelled: bool


@dataclass(frozen=True)
class DayEntry(Entry):
    """Something of a whole day, with an alarm the day before or without."""

    day: date
    is_provisional: bool
    has_alarm: bool


def write(name: str, entries: Iterable[TimedEntry | DayEntry]) -> bytes:
    """The bytes of the calendar file."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(
            _timed(entry) if isinstance(entry, TimedEntry) else _whole_day(entry)
        )
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    """China's time as it has been since 1992: one offset, no summer time."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))  # noqa: DTZ001  # local by definition
    standard.add("tzoffsetfrom", ZONE_OFFSET)
    standard.add("tzoffsetto", ZONE_OFFSET)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    zone.add_component(standard)
    return zone


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    changed_at = entry.changed_at.astimezone(UTC).replace(microsecond=0)
    # Without METHOD the stamp says when the entry was last revised (RFC 5545, 3.8.7.2).
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", entry.sequence)
    event.add("summary", entry.summary)
    event.add("class", "PRIVATE")
    return event


def _timed(entry: TimedEntry) -> Event:
    event = _event(entry)
    event.add("dtstart", entry.begins_at.astimezone(ZONE))
    event.add("dtend", entry.ends_at.astimezone(ZONE))
    event.add("location", entry.place)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _whole_day(entry: DayEntry) -> Event:
    event = _event(entry)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if entry.is_provisional else "CONFIRMED")
    if entry.has_alarm:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.summary)
        alarm.add("trigger", THE_DAY_BEFORE)
        event.add_component(alarm)
    return event
