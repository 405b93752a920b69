"""`calculate`: one item as text or JSON, a file of items, bad input, no database."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from config import Testing
from mediation import create_app
from tests.clock import MONDAY_MORNING
from tests.domain.claims.items import PUBLISHED_CASES


@pytest.fixture
def bare_app(tmp_path: Path) -> Flask:
    """The application with a database that is not there."""
    missing = tmp_path / "nowhere" / "none.db"
    return create_app(
        Testing(
            SQLALCHEMY_DATABASE_URI=f"sqlite:///{missing}",
            NOW=MONDAY_MORNING,
            FILES_DIRECTORY=tmp_path,
            BACKUP_DIRECTORY=tmp_path,
        )
    )


def calculate(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["calculate", *arguments])


def answers(app: Flask, file: Path, items: object) -> list[dict[str, Any]]:
    file.write_text(items if isinstance(items, str) else json.dumps(items, ensure_ascii=False))
    result = calculate(app, "--file", str(file))
    assert result.exit_code == 0, result.output
    plain: list[dict[str, Any]] = json.loads(result.stdout)
    return plain


FACTS = '{"service_years": 2, "service_months": 6, "avg_wage_12m": "8000", "end_reason": "41条"}'


def test_one_item_is_answered_as_text(bare_app: Flask) -> None:
    result = calculate(bare_app, "经济补偿", "--input", FACTS)
    assert result.exit_code == 0, result.output
    assert "经济补偿：24,000.00 元" in result.output
    assert "8,000.00 元 × 3 个月 = 24,000.00 元。" in result.output
    assert "《劳动合同法》第四十七条" in result.output
    assert result.output.rstrip().endswith("仅供调解参考，不构成裁判依据。")


def test_one_item_is_answered_as_json(bare_app: Flask) -> None:
    result = calculate(bare_app, "severance", "--input", FACTS, "--json")
    plain = json.loads(result.stdout)
    assert plain["result"]["amount"] == "24000.00"
    assert plain["note"] == "仅供调解参考，不构成裁判依据。"


def test_an_item_that_lacks_something_says_what(bare_app: Flask) -> None:
    result = calculate(bare_app, "经济补偿", "--input", '{"service_years": 2}')
    assert result.exit_code == 0
    assert "经济补偿：见下" in result.output
    assert "平均工资（应发）" in result.output


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        (
            ["经济补偿", "--input", '{"start": "2020-02-30", "avg_wage_12m": "-5"}'],
            ["start：日期请写成", "avg_wage_12m：金额不能是负数"],
        ),
        (["经济补偿", "--input", "{"], ["不是有效的 JSON"]),
        (["经济补偿", "--input", "[1]"], ["请写成一个 JSON 对象"]),
        (["经济补偿", "--input", '{"avg_wage_12m": 1e999}'], ["avg_wage_12m："]),
        (["经济补偿", "--input", f'{{"avg_wage_12m": {"9" * 5000}}}'], ["不是有效的 JSON"]),
        (["经济补偿", "--input", "[" * 100000], ["不是有效的 JSON"]),
        (["没有这项", "--input", "{}"], ["可以算的有"]),
        (["经济补偿"], ["请写 KIND 和 --input"]),
        ([], ["请写 KIND 和 --input"]),
        (["--file", "nowhere.json"], ["nowhere.json"]),
    ],
)
def test_bad_input_is_a_sentence_per_field_and_exit_2(
    bare_app: Flask, arguments: list[str], sentences: list[str]
) -> None:
    result = calculate(bare_app, *arguments)
    assert result.exit_code == 2
    assert not result.stdout
    assert all(sentence in result.stderr for sentence in sentences)


def test_a_file_of_published_cases_is_answered_in_its_order(bare_app: Flask) -> None:
    result = calculate(bare_app, "--file", str(PUBLISHED_CASES))
    assert result.exit_code == 0
    cases = json.loads(PUBLISHED_CASES.read_text())
    plain = json.loads(result.stdout)
    assert [each["id"] for each in plain] == [case["id"] for case in cases]
    for each in plain:
        assert {"result", "warnings", "steps", "articles"} <= set(each)
        assert not each["errors"]


def test_one_bad_item_never_aborts_the_others(bare_app: Flask, tmp_path: Path) -> None:
    good = {"id": "A", "kind": "加付赔偿金", "inputs": {"unpaid": "10000"}}
    plain = answers(
        bare_app,
        tmp_path / "items.json",
        [
            {"id": "B", "kind": "经济补偿", "inputs": {"start": "昨天"}},
            {"id": "C", "kind": "没有这项", "inputs": {}},
            {"id": "D", "inputs": {}},
            {"id": "E", "kind": "经济补偿"},
            "F",
            good,
        ],
    )
    assert [each["id"] for each in plain] == ["B", "C", "D", "E", 5, "A"]
    assert plain[-1]["result"] == {"min": "5000.00", "max": "10000.00"}
    for each in plain[:-1]:
        assert each["errors"]
        assert each["warnings"]
        assert each["result"] == {}


@pytest.mark.parametrize("text", ["", "{", "3", '"x"'])
def test_a_file_that_is_no_list_is_refused(bare_app: Flask, tmp_path: Path, text: str) -> None:
    file = tmp_path / "items.json"
    file.write_text(text)
    assert calculate(bare_app, "--file", str(file)).exit_code == 2


def test_a_file_in_another_encoding_is_refused(bare_app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "items.json"
    file.write_bytes('["经济补偿"]'.encode("gb18030"))
    result = calculate(bare_app, "--file", str(file))
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_the_text_of_several_people_has_a_total(bare_app: Flask) -> None:
    people = (
        '{"monthly_wage": 5000, "employees": '
        '[{"name": "张某", "months": 2}, {"name": "李某", "months": 1}]}'
    )
    result = calculate(bare_app, "拖欠工资", "--input", people)
    assert "【张某】" in result.output
    assert "合计：15,000.00 元" in result.output
