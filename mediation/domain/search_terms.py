"""Chinese search without a dictionary: texts and queries become grams that an index can hold.

A run of Chinese characters becomes its set of two-character grams and its last character (so
that one character is found as a prefix); letters and digits stay whole. The index finds a
superset: the caller rechecks hits with LIKE over `searchable` text.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mediation.domain.written_text import PLACEHOLDER, is_ideograph

# Postgres lexemes end at 2,046 bytes; nothing people look for is longer than this.
_LONGEST_WORD = 64
_LONGEST_QUERY = 100
# The name dot is left out, so that 买买提吐尔逊 finds 买买提·吐尔逊 and the other way round.
_NAME_DOTS = dict.fromkeys(map(ord, "\u00b7\u2022\u2027\u2219\u22c5\u30fb"))


@dataclass(frozen=True)
class Term:
    """One gram to look for, exactly or as the beginning of a gram; `or_else` is as good."""

    text: str
    is_prefix: bool
    or_else: str = ""


def searchable(text: str) -> str:
    """The form in which text is stored for the recheck and typed queries are compared with it."""
    folded = unicodedata.normalize("NFKC", text).translate(_NAME_DOTS).lower()
    # Lower case may compose again (J with a caron), so the form is fixed at the end.
    return unicodedata.normalize("NFKC", folded)


def grams(text: str) -> tuple[str, ...]:
    """The grams of a text for the index, each once, in order of appearance."""
    found: dict[str, None] = {}
    for run, is_chinese in _runs(searchable(text)):
        if is_chinese:
            found.update(dict.fromkeys(_pairs(run)))
            found[run[-1]] = None
        else:
            found[run[:_LONGEST_WORD]] = None
    return tuple(found)


def terms(query: str) -> tuple[Term, ...]:
    """What must all be found for a query; empty when it holds no letter, digit or character."""
    found: dict[Term, None] = {}
    for run, is_chinese in _runs(searchable(query[:_LONGEST_QUERY])):
        if not is_chinese or len(run) == 1:
            found[Term(run[:_LONGEST_WORD], is_prefix=True)] = None
        else:
            found.update(dict.fromkeys(Term(pair, is_prefix=False) for pair in _pairs(run)))
    return tuple(found)


def words(query: str) -> tuple[str, ...]:
    """The words of a query as typed between spaces, each to be rechecked with LIKE."""
    return tuple(dict.fromkeys(searchable(query[:_LONGEST_QUERY]).split()))


def fts5_match(looked_for: Sequence[Term]) -> str:
    """An FTS5 MATCH expression of quoted strings; without terms it matches nothing."""
    return " AND ".join(_either(term, _fts5, " OR ") for term in looked_for) or '""'


def tsquery(looked_for: Sequence[Term]) -> str:
    """A PostgreSQL tsquery of quoted lexemes, to be cast from text; empty matches nothing."""
    return " & ".join(_either(term, _lexeme, " | ") for term in looked_for)


def _either(term: Term, quoted: Callable[[str, bool], str], either: str) -> str:
    wanted = quoted(term.text, term.is_prefix)
    return f"({wanted}{either}{quoted(term.or_else, False)})" if term.or_else else wanted


def _fts5(text: str, is_prefix: bool) -> str:
    return '"' + text.replace('"', '""') + '"' + ("*" if is_prefix else "")


def _lexeme(text: str, is_prefix: bool) -> str:
    plain = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{plain}'" + (":*" if is_prefix else "")


def _pairs(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(len(run) - 1))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Split into runs of Chinese characters and runs of other letters, marks and digits."""
    run, run_is_chinese = "", False
    for sign in text:
        chinese = is_ideograph(sign) or sign == PLACEHOLDER
        wanted = chinese or unicodedata.category(sign)[0] in "LMN"
        if run and (not wanted or chinese != run_is_chinese):
            yield run, run_is_chinese
            run = ""
        if wanted:
            run, run_is_chinese = run + sign, chinese
    if run:
        yield run, run_is_chinese
