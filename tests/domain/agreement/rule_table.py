"""The table of all rules as docs/agreement.md keeps it; run as a module it writes it anew."""

from collections.abc import Iterator
from pathlib import Path

from mediation.domain.agreement.checks import RULES_BY_THEME, Rule

PAGE = Path(__file__).parents[3] / "docs" / "agreement.md"
BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->"


def table() -> str:
    """One line a rule, theme by theme."""
    lines = ["| code | severity | what must be so | article | one click |", "|---|---|---|---|---|"]
    for theme, rules in RULES_BY_THEME.items():
        lines.append(f"| **{theme}** | | | | |")
        lines += [line for rule in rules for line in _line(rule)]
    return "\n".join(lines) + "\n"


def _line(rule: Rule) -> Iterator[str]:
    severity = f"{rule.severity.label}{'，不得放行' if rule.is_firm else ''}"
    yield f"| `{rule.code}` | {severity} | {rule.name} | {rule.article} | {rule.offers} |"


def written() -> str:
    """The table as it stands on the page."""
    return PAGE.read_text().split(BEGIN)[1].split(END)[0]


if __name__ == "__main__":
    page = PAGE.read_text()
    head, tail = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}{table()}{END}{tail}")
