"""Logs: one event is one line, without numbers, secrets, queries or the words of an exception."""

import json
import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import IntegrityError

from config import Development
from mediation.domain.redaction import MASK, redacted
from mediation.logs import DailyFile, JsonLines, remove_before
from mediation.settings import BadSetting

SHANGHAI = ZoneInfo("Asia/Shanghai")


def line(message: str, *args: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("x", logging.INFO, __file__, 1, message, args, info)
    return JsonLines().format(record)


@pytest.mark.parametrize(
    "personal",
    [
        "110101199003070011",
        "11010119900307001X",
        "110101199003070 01x",
        "110101 19900307 0011",
        "１１０１０１１９９００３０７００１１",
        "110101900307001",
        "13800001234",
        "138 0000 1234",
        "138-0000-1234",
        "+8613800001234",
        "6222021234567890123",
        "6222 0212 3456 7890",
    ],
)
def test_numbers_of_people_are_taken_out(personal: str) -> None:
    told = redacted(f"前{personal}后")
    assert MASK in told
    assert not set("0123456789０１") & set(told.replace(MASK, ""))


@pytest.mark.parametrize(
    "plain",
    ["〔2026〕东工调字第001号", "2026-11-23T09:00:00", "12,600.00", "row 1234567890", "10.0.0.12"],
)
def test_other_numbers_stay(plain: str) -> None:
    assert redacted(plain) == plain


@pytest.mark.parametrize(
    "secret",
    [
        "password=hunter2",
        "Password: hunter2",
        '"token": "hunter2"',
        "cookie=hunter2",
        "密码：hunter2",
        "csrf_token=hunter2",
        "totp=hunter2",
        "GET /search?q=hunter2",
        "/cases?view=all&q=hunter2 HTTP/1.1",
    ],
)
def test_secrets_and_queries_are_taken_out(secret: str) -> None:
    assert "hunter2" not in redacted(secret)


@pytest.mark.parametrize("evil", ["a\nb", "a\r\nb", "a\x1b[31mb", "a\u2028b", "a\u202eb", "a\x00b"])
def test_one_event_is_one_line_whatever_it_holds(evil: str) -> None:
    written = line("typed %s", evil)
    assert len(written.splitlines()) == 1
    assert not set(evil) & set("\n\r\x1b\u2028\u202e\x00") & set(written)
    assert not set("\n\r\x1b\u2028\u202e\x00") & set(json.loads(written)["event"])


def test_an_exception_is_told_by_kind_and_place_never_by_its_words() -> None:
    name = "王秀兰"
    try:
        try:
            raise KeyError(f"{name} inner")
        except KeyError as inner:
            raise ValueError(f"{name} outer") from inner
    except ValueError as error:
        written = line("unhandled exception", error=error)
    assert name not in written
    told = json.loads(written)["error"]
    assert [each["kind"] for each in told] == ["builtins.ValueError", "builtins.KeyError"]
    assert "test_logs.py" in told[0]["at"][-1]


def test_an_error_of_the_database_tells_its_code_and_no_value() -> None:
    class Original(Exception):
        sqlstate = "23505"

    detail = Original("Key (phone)=(13800001234) already exists.")
    error = IntegrityError("INSERT INTO party", {"phone": "13800001234"}, detail)
    written = line("unhandled exception", error=error)
    assert "13800001234" not in written
    assert "INSERT" not in written
    assert json.loads(written)["error"][0]["sqlstate"] == "23505"


@pytest.fixture
def daily(tmp_path: Path) -> Iterator[DailyFile]:
    handler = DailyFile(tmp_path / "log" / "app.log")
    handler.setFormatter(JsonLines())
    yield handler
    handler.close()


def record_of(moment: datetime) -> logging.LogRecord:
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "told", (), None)
    record.created = moment.timestamp()
    return record


def test_each_day_has_its_file_and_earlier_days_are_removed(daily: DailyFile) -> None:
    first = datetime(2026, 11, 23, 23, 59, tzinfo=SHANGHAI)
    for days in (0, 1, 180):
        daily.emit(record_of(first + timedelta(days=days)))
    assert remove_before(daily.file, date(2026, 11, 24)) == 1
    names = sorted(path.name for path in daily.file.parent.iterdir())
    assert names == ["app-2026-11-24.log", "app-2027-05-22.log"]


def test_files_that_are_not_ours_stay(daily: DailyFile) -> None:
    daily.file.parent.mkdir()
    for name in ("app-notes.log", "other-2020-01-01.log", "app-2020-01-01-copy.log"):
        (daily.file.parent / name).touch()
    assert remove_before(daily.file, date(2026, 11, 23)) == 0
    assert len(list(daily.file.parent.iterdir())) == 3


def test_lines_of_two_processes_do_not_mix(daily: DailyFile) -> None:
    other = DailyFile(daily.file)
    other.setFormatter(JsonLines())
    moment = datetime(2026, 11, 23, tzinfo=SHANGHAI)
    for _ in range(50):
        daily.emit(record_of(moment))
        other.emit(record_of(moment))
    other.close()
    (file,) = daily.file.parent.iterdir()
    assert len([json.loads(each) for each in file.read_text().splitlines()]) == 100


@pytest.mark.parametrize(("name", "value"), [("LOG_LEVEL", "LOUD"), ("BACKUP_KEEP", "1")])
def test_settings_of_keeping_that_make_no_sense_stop_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment = {"SECRET_KEY": "x" * 40, "DATABASE_URL": "sqlite:////x", name: value}
    with pytest.raises(BadSetting, match=name):
        Development.from_environment(environment)


def test_times_of_the_log_are_in_utc() -> None:
    record = logging.makeLogRecord({"name": "x", "msg": "y", "created": 1_795_000_000.0})
    told = datetime.fromisoformat(json.loads(JsonLines().format(record))["time"])
    assert told.utcoffset() == timedelta(0)
    assert told.timestamp() == 1_795_000_000
