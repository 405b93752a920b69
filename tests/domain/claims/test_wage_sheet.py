"""The wage sheet: a row a person, and a sentence for everything that is wrong in one."""

from datetime import date

import pytest

from mediation.domain.claims.fact_sheet import FactSheet
from mediation.domain.claims.heads import Head
from mediation.domain.claims.wage_sheet import (
    Person,
    WageReading,
    columns_asked,
    filled_row,
    headings,
    months_before,
    read_wage_rows,
)

QUESTIONS = columns_asked((Head.SEVERANCE,))
MONTHS = months_before(date(2026, 3, 10))
HEAD = headings(QUESTIONS, MONTHS)
PEOPLE = [Person(11, "王秀兰"), Person(12, "李四")]


def row(key: str, name: str, **cells: str) -> list[str]:
    made = [key, name, *("" for _ in HEAD[2:])]
    for label, value in cells.items():
        made[HEAD.index(label)] = value
    return made


def read(*rows: list[str], head: list[str] | None = None) -> WageReading:
    return read_wage_rows([["说明"], head or HEAD, *rows], QUESTIONS, PEOPLE)


def sentences(reading: WageReading) -> list[tuple[int, str]]:
    return [(fault.number, fault.sentence) for fault in reading.faults]


def test_months_go_over_the_year_and_leave_out_the_last_one() -> None:
    assert MONTHS[0] == "2025-03"
    assert MONTHS[-1] == "2026-02"
    assert len(MONTHS) == 12


def test_only_facts_of_the_job_are_columns() -> None:
    names = {each.name for each in QUESTIONS}
    assert {"start", "end", "end_reason", "part_time"} <= names
    assert not names & {"monthly_wages", "local_min_wage", "paid", "claimed"}


def test_a_row_says_only_what_was_filled_in() -> None:
    filled = row("11", "王秀兰", 入职日期="2018-03-15", 非全日制用工="否")
    filled[HEAD.index("2026-02")] = "8000"
    (found,) = read(filled).rows
    assert (found.number, found.key) == (3, 11)
    assert found.common == {
        "start": "2018-03-15",
        "part_time": False,
        "monthly_wages": {"2026-02": "8000"},
    }


def test_a_choice_is_read_by_its_words() -> None:
    (found,) = read(row("11", "王秀兰", 离职原因="经济性裁员")).rows
    assert found.common == {"end_reason": "redundancy"}


def test_what_is_written_out_is_read_back() -> None:
    sheet = FactSheet(
        {
            "start": "2018-03-15",
            "end_reason": "redundancy",
            "part_time": True,
            "monthly_wages": {"2026-01": "7900"},
        }
    )
    written = filled_row(PEOPLE[0], sheet, QUESTIONS, MONTHS)
    (found,) = read(written).rows
    assert found.common == sheet.common


def test_every_faulty_row_is_told_by_its_number() -> None:
    reading = read(
        row("99", "王秀兰", 入职日期="2018-03-15"),
        row("11", "王秀英", 入职日期="2018-03-15"),
        row("12", "李四", 非全日制用工="也许", 离职原因="不想干了"),
        row("12", "李四", 入职日期="2019-01-01"),
        ["", "", ""],
        row("十二", "李四"),
    )
    assert not reading.rows
    told = sentences(reading)
    assert [number for number, _ in told] == [3, 4, 5, 5, 6, 8]
    assert "不是本案的申请人" in told[0][1]
    assert "是“王秀兰”，这里写的是“王秀英”" in told[1][1]
    assert told[2][1].startswith("离职原因：请从这些里面选一个")
    assert "请填写“是”或者“否”" in told[3][1]
    assert "在第 5 行已经填过" in told[4][1]


def test_a_heading_that_nobody_knows_is_a_fault_and_not_passed_over() -> None:
    reading = read(row("11", "王秀兰"), head=[*HEAD[:-1], "二月"])
    assert sentences(reading) == [(2, "不认识的表头“二月”。月份写成 2026-09，其余表头不要改动。")]


def test_another_table_is_refused() -> None:
    with pytest.raises(ValueError, match="没有找到表头"):
        read_wage_rows([["姓名", "工资"], ["王秀兰", "8000"]], QUESTIONS, PEOPLE)


def test_rows_in_which_nothing_is_filled_say_nothing() -> None:
    assert read(row("11", "王秀兰"), row("12", "李四")) == WageReading()
