"""How numbers of cases and papers are written (law.md 7.5): a pattern with three fields."""

import re

CASE_PATTERN = "〔{year}〕{short}工调字第{serial:3}号"

# Letters have a sequence of their own; 工调函, 工调告, 工调终, 工调移 say what they are.
LETTER_PATTERN = "〔{year}〕{short}工调{word}第{serial}号"

_FIELD = re.compile(r"\{(year|short|word|serial(?::\d)?)\}")


def format_number(pattern: str, *, short_name: str, year: int, serial: int, word: str = "") -> str:
    """Fill a pattern. `{serial:3}` is padded with zeros to three digits; a longer one is whole."""

    def fill(match: re.Match[str]) -> str:
        name, _, width = match.group(1).partition(":")
        if name == "serial":
            return str(serial).zfill(int(width or 0))
        return {"year": str(year), "short": short_name, "word": word}[name]

    return _FIELD.sub(fill, pattern)


def pattern_problem(pattern: str) -> str | None:
    """Say what is wrong with a pattern, or None."""
    if "{year}" not in pattern or not re.search(r"\{serial(:\d)?\}", pattern):
        return "编号格式必须含有 {year} 和 {serial}，例如 〔{year}〕{short}工调字第{serial:3}号。"
    if re.sub(_FIELD, "", pattern).count("{"):
        return "编号格式只能使用 {year}、{short}、{serial} 或 {serial:3} 这几个字段。"
    return None
