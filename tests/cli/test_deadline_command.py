"""`flask deadline`: one question as text or JSON, a file of questions, faults with exit code 2."""

import json
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.exc import OperationalError

from mediation.domain.clock_states import DayKind
from mediation.domain.entry_path import EntryPath
from mediation.extensions import db
from mediation.models import CalendarDay
from mediation.services.transaction import transaction
from tests.cli.test_commands import run


def ask(app: Flask, *arguments: str) -> Result:
    return run(app, "deadline", *arguments)


def ask_file(app: Flask, path: Path, content: Any) -> Result:
    file = path / "deadlines.json"
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    file.write_text(text, encoding="utf-8")
    return ask(app, "--file", str(file))


def item(key: str, rule: str, on: str, period: str = "") -> dict[str, str]:
    return {"id": key, "rule": rule, "event": "收到", "event_date": on, "period": period}


def test_one_question_is_answered_in_text(app: Flask) -> None:
    result = ask(app, "--rule", "起诉期15日", "--from", "2026-09-16")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[:3] == [
        "对非终局裁决起诉 15 日",
        "届满日：2026-10-08",
        "不计顺延：2026-10-01",
    ]
    assert lines[3] == "依据：《劳动争议调解仲裁法》第五十条。"
    assert lines[-1] == "第 15 日为 2026-10-01，星期四，法定节假日，顺延至第一个工作日 2026-10-08。"


def test_one_question_is_answered_in_json(app: Flask) -> None:
    result = ask(app, "--rule", "K33", "--from", "2025-09-16", "--json")
    found = json.loads(result.stdout)
    assert found["expected_last_day"] == "2025-10-09"
    assert found["no_roll_last_day"] == "2025-10-01"
    assert found["code"] == "K33"
    assert found["provisional"] is False
    assert all(isinstance(sentence, str) for sentence in found["trace"])


def test_a_provisional_date_says_so_in_both_ways(app: Flask) -> None:
    assert "（暂定）" in ask(app, "--rule", "K27", "--from", "2026-03-02").stdout
    found = json.loads(ask(app, "--rule", "K27", "--from", "2026-03-02", "--json").stdout)
    assert found["provisional"] is True


def test_the_way_a_case_came_chooses_the_article(app: Flask) -> None:
    paper = EntryPath.COURT_DELEGATED_PAPER.value
    result = ask(app, "--rule", "委派调解30日", "--from", "2026-11-02", "--entry-path", paper)
    assert "特邀调解的规定》第二十七条" in result.stdout


def test_the_calendar_of_the_office_counts(app: Flask) -> None:
    with transaction():
        db.session.add(CalendarDay(day=date(2026, 11, 23), kind=DayKind.REST, name="本单位停电"))
    result = ask(app, "--rule", "K04", "--from", "2026-11-06")
    assert "届满日：2026-11-24" in result.stdout


def test_without_a_database_the_calendar_of_the_nation_counts(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OperationalError("SELECT", {}, Exception("no such table"))

    monkeypatch.setattr(import_module("mediation.commands.deadline"), "working_calendar", refuse)
    result = ask(app, "--rule", "起诉期15日", "--from", "2025-09-16", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["expected_last_day"] == "2025-10-09"
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--rule", "foo", "--from", "2026-09-16"), "没有名为“foo”的期限。"),
        (("--rule", "起诉期15日", "--from", "2026-02-30"), "不是日历上有的日期"),
        (("--rule", "工伤认定", "--from", "2026-09-16"), "请写明是哪一个"),
        (("--rule", "起诉期15日"), "请写 --rule 和 --from"),
        ((), "请写 --rule 和 --from"),
    ],
)
def test_a_fault_is_a_sentence_and_exit_code_2(
    app: Flask, arguments: tuple[str, ...], sentence: str
) -> None:
    result = ask(app, *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.strip().endswith("。")
    assert result.stdout == ""


def test_a_file_is_answered_item_by_item(app: Flask, tmp_path: Path) -> None:
    result = ask_file(
        app,
        tmp_path,
        [
            item("DL-1", "起诉期15日", "2025-09-16", "15 calendar days"),
            item("DL-2", "司法确认 30日 (joint)", "D", "30 days, both parties"),
            item("DL-3", "仲裁受理5日", "2026-09-30", "5 days: calendar or working?"),
            item("DL-4", "上诉15日", "2026-11-02", "15 days"),
        ],
    )
    assert result.exit_code == 0, result.output
    first, second, third, fourth = json.loads(result.stdout)
    assert list(first)[:4] == ["id", "expected_last_day", "no_roll_last_day", "trace"]
    assert (first["id"], first["expected_last_day"]) == ("DL-1", "2025-10-09")
    assert second["expected_last_day"] == "D+30"
    assert third["alternatives"]["working_days"] == third["expected_last_day"] == "2026-10-13"
    assert "没有名为“上诉15日”的期限" in fourth["warning"]
    assert "warning" not in first
    assert "alternatives" not in first


def test_a_faulty_item_does_not_hold_up_the_others(app: Flask, tmp_path: Path) -> None:
    result = ask_file(
        app,
        tmp_path,
        [
            item("DL-1", "foo", "2026-09-16"),
            item("DL-2", "起诉期15日", "2026-02-30", "15 days"),
            "no object",
            {"id": "DL-3"},
            item("DL-4", "K33", "2026-09-16"),
        ],
    )
    assert result.exit_code == 2
    *faulty, sound = json.loads(result.stdout)
    assert [each["id"] for each in faulty] == ["DL-1", "DL-2", None, "DL-3"]
    assert all(set(each) == {"id", "error"} for each in faulty)
    assert all(each["error"].endswith("。") for each in faulty)
    assert sound["expected_last_day"] == "2026-10-08"


@pytest.mark.parametrize("content", ["{", "{}", "1", ""])
def test_a_file_of_another_shape_is_refused(app: Flask, tmp_path: Path, content: str) -> None:
    result = ask_file(app, tmp_path, content)
    assert result.exit_code == 2
    assert "deadlines.json" in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_refused(app: Flask, tmp_path: Path) -> None:
    assert ask(app, "--file", str(tmp_path / "none.json")).exit_code == 2
