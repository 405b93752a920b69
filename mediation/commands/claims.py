"""`flask --app wsgi calculate …`: what the law gives for one claim, or for a file of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click

from mediation.domain.claims.reading.answers import answer
from mediation.domain.claims.reading.printing import as_plain, as_text
from mediation.domain.claims.reading.written_json import OBJECT_WANTED, read_json, read_object

_BAD_INPUT = 2


@click.command("calculate")
@click.argument("kind", required=False)
@click.option("--input", "given", help="The facts as a JSON object; see docs/claims.md.")
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSON list of items with id, kind and inputs; the answers come as a JSON list.",
)
@click.option("--json", "wants_json", is_flag=True, help="Answer with JSON instead of text.")
def calculate(kind: str | None, given: str | None, file: Path | None, wants_json: bool) -> None:
    """Compute KIND (经济补偿, severance, …) from --input, or every item of --file."""
    if file is not None and kind is None and given is None:
        _calculate_file(file)
    elif kind is not None and given is not None and file is None:
        _calculate_one(kind, given, wants_json)
    else:
        _refuse("请写 KIND 和 --input，或者只写 --file。")


def _calculate_one(kind: str, given: str, wants_json: bool) -> None:
    try:
        inputs = read_object(given)
    except ValueError as error:
        _refuse(str(error))
    result = answer(kind, inputs)
    if result.problems:
        _refuse(*(f"{name}：{sentence}" for name, sentence in result.problems.items()))
    click.echo(_dump(as_plain(result)) if wants_json else as_text(result))


def _calculate_file(file: Path) -> None:
    """Answer each item on its own; what is wrong with one stands in its own answer."""
    try:
        items = read_json(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        _refuse("文件不是 UTF-8 编码，请另存为 UTF-8。")
    except ValueError as error:
        _refuse(str(error))
    if isinstance(items, dict):
        items = items.get("items", [items])
    if not isinstance(items, list):
        _refuse("文件应当是一个 JSON 列表，每一项有 id、kind 和 inputs。")
    click.echo(_dump([_item(number, item) for number, item in enumerate(items, 1)]))


def _item(number: int, item: object) -> Mapping[str, object]:
    if not isinstance(item, dict):
        return _faulty(number, "item", "每一项请写成对象，有 id、kind 和 inputs。")
    kind, inputs = item.get("kind"), item.get("inputs", item.get("input"))
    name = item.get("id", number)
    if not isinstance(kind, str) or not kind.strip():
        return _faulty(name, "kind", "请写明要计算的项目，例如 经济补偿。")
    if not isinstance(inputs, dict):
        return _faulty(name, "inputs", OBJECT_WANTED)
    return {"id": name, "kind": kind, **as_plain(answer(kind, inputs))}


def _faulty(name: object, field: str, sentence: str) -> Mapping[str, object]:
    empty: dict[str, object] = {"result": {}, "warnings": [sentence], "steps": [], "articles": []}
    return {"id": name, **empty, "missing": [], "errors": {field: sentence}}


def _dump(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _refuse(*sentences: str) -> NoReturn:
    for sentence in sentences:
        click.echo(sentence, err=True)
    raise click.exceptions.Exit(_BAD_INPUT)
