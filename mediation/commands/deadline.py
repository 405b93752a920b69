"""`flask --app wsgi deadline`: the last day of a period and why, for one question or a file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from mediation.commands.moment import now
from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import Answer, Question, Table, UnanswerableQuestion, answer
from mediation.domain.entry_path import EntryPath
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_rules import clock_rules

_PATHS = [path.value for path in EntryPath]
_KEYS = {"rule": "rule", "on": "event_date", "period": "period", "event": "event"}


class Refused(click.ClickException):
    """What cannot be answered: its sentence on the terminal, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """The sentence alone: it is Chinese and says what to do."""
        click.echo(self.message, err=True, file=file)


@click.command("deadline")
@click.option("--rule", "name", help="A code (K33), a title or a usual name (起诉期15日).")
@click.option("--from", "start", help="The day it starts, 2026-09-16.")
@click.option("--file", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("--region", default="", help="The division code whose own rules count, 3301.")
@click.option("--entry-path", type=click.Choice(_PATHS), help="How the case came in.")
@with_appcontext
def deadline(
    name: str | None,
    start: str | None,
    path: Path | None,
    as_json: bool,
    region: str,
    entry_path: str | None,
) -> None:
    """Print a last day, the day before it rolled, and the reasons."""
    if path is None and (name is None or start is None):
        raise Refused("请写 --rule 和 --from，或者写 --file。")
    table = _table(region, EntryPath(entry_path) if entry_path else None)
    if path is not None:
        _answer_file(path, table)
    elif name is not None and start is not None:
        try:
            found = answer(Question(name, start), table)
        except UnanswerableQuestion as refusal:
            raise Refused(refusal.sentence) from refusal
        click.echo(_as_json({"rule": name, **_fields(found)}) if as_json else _as_text(found))


def _table(region: str, entry_path: EntryPath | None) -> Table:
    """The office's calendar and rules; those of the nation where no database answers."""
    today = now().date()
    try:
        return Table(working_calendar(), today, clock_rules(), region, entry_path)
    except SQLAlchemyError:
        # Nobody needs an office to count a statutory date: the notices of the nation are shipped.
        return Table(national_calendar(), today, region=region, entry_path=entry_path)


def _answer_file(path: Path, table: Table) -> None:
    """Answer every item; one that cannot be answered leaves its sentence and exit code 2."""
    found = [_answer_item(item, table) for item in _items(path)]
    click.echo(_as_json(found))
    if any("error" in each for each in found):
        raise SystemExit(Refused.exit_code)


def _items(path: Path) -> Iterator[Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise Refused(f"{path.name} 不是 UTF-8 编码的 JSON 文件，请核对。") from error
    if not isinstance(content, list):
        raise Refused(f"{path.name} 应当是 JSON 列表，每项有 rule、event_date 和 period。")
    return iter(content)


def _answer_item(item: Any, table: Table) -> dict[str, Any]:
    if not isinstance(item, dict):
        return {"id": None, "error": "这一项不是 JSON 对象，请核对。"}
    known = {field: str(item.get(key) or "") for field, key in _KEYS.items()}
    question = Question(**known, basis=str(item.get("law_basis") or ""))
    try:
        return {"id": item.get("id"), **_fields(answer(question, table))}
    except UnanswerableQuestion as refusal:
        return {"id": item.get("id"), "error": refusal.sentence}


def _fields(found: Answer) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "expected_last_day": found.last_day,
        "no_roll_last_day": found.unrolled,
        "trace": list(found.trace),
        "code": found.code,
        "title": found.title,
        "provisional": found.provisional,
    }
    if found.warnings:
        fields["warning"] = "".join(found.warnings)
    if found.alternatives:
        fields["alternatives"] = found.alternatives
    return fields


def _as_text(found: Answer) -> str:
    provisional = "（暂定）" if found.provisional else ""
    lines = (
        found.title,
        f"届满日：{found.last_day}{provisional}",
        f"不计顺延：{found.unrolled}",
        *found.trace,
    )
    return "\n".join(lines)


def _as_json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
