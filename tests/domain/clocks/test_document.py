"""`docs/clocks.md` shows the table of periods as it is shipped, row for row."""

from pathlib import Path

from mediation.domain.clocks import RULES, ClockRule
from mediation.domain.clocks.national.names import NAMES

DOCUMENT = Path(__file__).parents[3] / "docs" / "clocks.md"
HEAD = "| 编号 | 期限 | 起算 | 终结于 | 可延长 | 依据 | 适用起算日 | 核对 |"


def table_row(rule: ClockRule) -> str:
    """One line of the table in the document."""
    stops = "、".join(sorted(event.label for event in rule.stops)) or "期满"
    cap = f"，最多 {rule.extension_cap} {rule.unit.label}" if rule.extension_cap else ""
    extension = f"{rule.extendable_by}{cap}" if rule.extendable_by else "不可"
    until = rule.valid_to.isoformat() if rule.valid_to else ""
    words = sum(bool(article.text) for article in rule.articles)
    sure = f"{rule.certainty.label}；条文 {words}/{len(rule.articles)}"
    cells = (
        *(rule.code, rule.full_title, rule.starts.label, stops, extension, rule.basis),
        *(f"{rule.valid_from.isoformat()}–{until}", sure),
    )
    return f"| {' | '.join(cells)} |"


def table() -> list[str]:
    """The whole table, in the order of the codes and newest version first."""
    rows = sorted(RULES, key=lambda rule: rule.valid_from, reverse=True)
    return [table_row(rule) for rule in sorted(rows, key=lambda rule: rule.code)]


def test_the_document_shows_every_row_of_the_table() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    first = lines.index(HEAD) + 2
    shown = [line for line in lines[first:] if line.startswith("| K")]
    assert shown == table(), "write the table anew:\n" + "\n".join(table())


def test_the_document_shows_the_first_name_of_every_period() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    missing = [code for code, names in NAMES.items() if f"{code} {names[0]}" not in text]
    assert not missing
