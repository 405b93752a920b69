"""Passages: sentences of a paper that an office may word otherwise, without a release.

A passage is plain text with named fields in braces, {申请人}. A field is replaced by its value and
by nothing else: there is no code, no format and no attribute in a passage, and what stands in a
value is never read as a field. Sums, dates and tables are facts and are no passages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mediation.documents.facts.keeping import FactsError
from mediation.documents.facts.parties import PaperFacts
from mediation.documents.fonts import INVISIBLE, missing_glyphs

LONGEST = 4_000
FIELD = re.compile(r"\{([^{}\n]*)\}")
BLANK_LINES = re.compile(r"\n[^\S\n]*\n[^\S\n]*\n")
OTHER_BRACES = frozenset("｛｝﹛﹜")


@dataclass(frozen=True)
class Passage:
    """A text as it is shipped; `required` names fields, or words that it must keep."""

    name: str  # the same for ever: the wording of an office is kept under it
    title: str
    text: str
    fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def say(facts: PaperFacts, passage: Passage, **values: str) -> str:
    """Return the passage in the office's words, or as it is shipped, with its fields filled."""
    if values.keys() != set(passage.fields):
        raise FactsError(f"{passage.name}: takes {passage.fields}, was given {tuple(values)}")
    return _filled(facts.wording.get(passage.name, passage.text), values, passage.name)


def _filled(text: str, values: Mapping[str, str], name: str) -> str:
    """Put the values in place of the fields in one pass."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise FactsError(f"{name}: no field {found[0]}")
        return values[found[1]]

    return FIELD.sub(value, text)


@lru_cache(maxsize=512)
def fits(passage: Passage, text: str) -> bool:
    """Whether a wording can still be used for a passage of this release."""
    return not problems(passage, text)


def problems(passage: Passage, text: str) -> tuple[str, ...]:
    """Return what keeps a wording from being used, each as a sentence that says what to do."""
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return ("文字不能为空，请写上内容，或者恢复为原来的文字。",)
    found = (_length(text), *_braces(text), *_fields(passage, text), *_content(passage, text))
    return tuple(each for each in (*found, *_characters(text), _blank_lines(text)) if each)


def _length(text: str) -> str:
    if len(text) <= LONGEST:
        return ""
    return f"文字不能超过{LONGEST}字，现在有{len(text)}字，请删减。"


def _braces(text: str) -> list[str]:
    rest = FIELD.sub("", text)
    found = []
    if "{" in rest or "}" in rest:
        found.append("花括号没有成对，字段要写成“{字段名称}”，请补上或者删去多出的花括号。")
    if OTHER_BRACES & set(text):
        found.append("字段要用半角花括号“{”和“}”，请把全角花括号改为半角。")
    return found


def _fields(passage: Passage, text: str) -> list[str]:
    unknown = [name for name in dict.fromkeys(FIELD.findall(text)) if name not in passage.fields]
    if not unknown:
        return []
    known = "、".join(f"{{{name}}}" for name in passage.fields)
    advice = f"这里可以用的字段是{known}，请改正" if known else "这里没有可以用的字段，请删去"
    return [f"没有字段{{{name}}}，{advice}。" for name in unknown]


def _content(passage: Passage, text: str) -> list[str]:
    """Return what must stand in the text and does not."""
    used, words, found = FIELD.findall(text), FIELD.sub("", text), []
    for each in passage.required:
        if each in passage.fields and each not in used:
            found.append(f"缺少必须有的字段{{{each}}}，请补上。")
        elif each not in passage.fields and each not in words:
            found.append(f"缺少必须有的内容“{each}”，请补上。")
    return found


def _characters(text: str) -> list[str]:
    """Return the characters that cannot be printed, those without ink by the line they are on."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        odd = dict.fromkeys(each for each in line if _has_no_ink(each))
        found += [f"第{number}行有不可见的字符（U+{ord(each):04X}），请删去。" for each in odd]
    visible = "".join(each for each in text if not _has_no_ink(each))
    return found + [each.sentence for each in missing_glyphs(visible)]


def _has_no_ink(character: str) -> bool:
    is_control = ord(character) < 0x20 and character != "\n"
    return is_control or 0x7F <= ord(character) < 0xA0 or character in INVISIBLE


def _blank_lines(text: str) -> str:
    return "有连续的空行，请只保留一行。" if BLANK_LINES.search(text) else ""
