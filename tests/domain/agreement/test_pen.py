"""Strokes from a pad: what is taken, and the sentence for everything else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.pen import (
    BROKEN,
    LEAST_INK,
    LONGEST_TEXT,
    MOST_LINES,
    MOST_POINTS,
    NOTHING,
    TOO_LONG,
    TOO_SHORT,
    evidence_hash,
    ink_of,
    read_strokes,
)
from mediation.domain.errors import InvalidInput
from tests.pen import BEGAN, strokes, written

LINE = [[0, 0], [1000, 1000]]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


def sentence_for(text: str) -> str:
    with pytest.raises(InvalidInput) as error:
        read_strokes(text)
    (problem,) = error.value.problems
    assert problem.field == "strokes"
    return problem.sentence


def test_strokes_are_read_as_they_were_written() -> None:
    found = read_strokes(written())
    assert found.as_json() == {name: strokes()[name] for name in ("width", "height", "lines")}
    assert (found.began, found.ended) == (BEGAN, BEGAN + 4_200)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", NOTHING),
        ("  ", NOTHING),
        (written(lines=[]), NOTHING),
        (written(lines=[[], []]), NOTHING),
        ("{", BROKEN),
        ("[]", BROKEN),
        ("null", BROKEN),
        ("[" * 50_000, BROKEN),
        (written(lines="x"), BROKEN),
        (written(lines=["xy"]), BROKEN),
        (written(lines=[[1, 2]]), BROKEN),
        (written(lines=[[[1, 2, 3]]]), BROKEN),
        (written(lines=[[[1, 2.5]]]), BROKEN),
        (written(lines=[[[1, True]]]), BROKEN),
        (written(lines=[[[1, "2"]]]), BROKEN),
        (written(lines=[[[-1, 2]]]), BROKEN),
        (written(lines=[[[1, 1001]]]), BROKEN),
        (written(width=0), BROKEN),
        (written(width=1e9), BROKEN),
        (written(height=None), BROKEN),
        (written(began=-1), BROKEN),
        (written(ended=BEGAN - 1), BROKEN),
        (written(ended=BEGAN + 3_600_001), BROKEN),
        (written(began=10**20), BROKEN),
        (written(lines=[LINE] * (MOST_LINES + 1)), TOO_LONG),
        (written(lines=[[[1, 1]] * (MOST_POINTS + 1)]), TOO_LONG),
        (" " * LONGEST_TEXT + written(), TOO_LONG),
        (written(lines=[[[500, 500]]]), TOO_SHORT),
        (written(lines=[[[500, 500], [520, 510]]]), TOO_SHORT),
    ],
)
def test_what_is_no_signature_is_answered_with_a_sentence(text: str, sentence: str) -> None:
    assert sentence_for(text) == sentence


def test_the_most_that_fits_is_taken() -> None:
    assert len(read_strokes(written(lines=[LINE] * MOST_LINES)).lines) == MOST_LINES
    points = [[place % 1000, place // 1000] for place in range(MOST_POINTS)]
    assert len(read_strokes(written(lines=[points])).lines[0]) == MOST_POINTS


def test_ink_is_measured_by_the_shorter_side_of_the_pad() -> None:
    half = read_strokes(written(width=1000, height=400, lines=[[[0, 0], [200, 0]]]))
    assert ink_of(half) == pytest.approx(LEAST_INK)
    assert sentence_for(written(width=1000, height=400, lines=[[[0, 0], [199, 0]]])) == TOO_SHORT


@given(JUNK)
def test_no_junk_gets_further_than_a_sentence(junk: Any) -> None:
    assert sentence_for(json.dumps(junk) if junk is not None else "")
    assert sentence_for(written(lines=junk))


def test_the_hash_of_the_evidence_changes_with_every_part_of_it() -> None:
    drawn, traces = strokes(), {"sha256": "a", "document_id": 1}
    whole = evidence_hash(drawn, traces)
    assert evidence_hash(dict(reversed(drawn.items())), traces) == whole, "the order says nothing"
    assert evidence_hash({**drawn, "width": 901}, traces) != whole
    assert evidence_hash(drawn, {**traces, "document_id": 2}) != whole
