"""Every file of the corpus gets its verdict, with a sentence that says what to do."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mediation.domain.file_names import display_name
from mediation.uploads import Inspected, Refused, inspect, sandbox
from mediation.uploads.sandbox import inspect_apart
from tests.uploads.corpus import CORPUS
from tests.uploads.making import pdf, photograph
from tests.uploads.sample import Sample

BOMBS = [each for each in CORPUS if each.verdict in {"bomb", "too_many_pixels", "xml_entities"}]


Look = Callable[[str, bytes], Inspected]


def judged(sample: Sample, look: Look) -> tuple[str, str]:
    """The verdict, and the sentence that goes with a refusal."""
    try:
        look(display_name(sample.name), sample.content())
    except Refused as refusal:
        return refusal.code, refusal.sentence
    return "in", ""


@pytest.mark.parametrize("sample", CORPUS, ids=lambda sample: sample.what)
def test_a_file_gets_its_verdict(sample: Sample) -> None:
    verdict, sentence = judged(sample, inspect)
    assert verdict == sample.verdict
    assert verdict == "in" or re.search("[\u4e00-\u9fff].*。$", sentence)


def test_the_corpus_is_large_and_half_of_it_is_not_hopeless() -> None:
    assert len(CORPUS) >= 120
    assert sum(sample.verdict == "in" for sample in CORPUS) >= 25


@pytest.mark.parametrize("sample", BOMBS, ids=lambda sample: sample.what)
def test_a_bomb_is_refused_within_a_second(sample: Sample) -> None:
    content = sample.content()
    began = time.process_time()
    with pytest.raises(Refused):
        inspect(sample.name, content)
    assert time.process_time() - began < 1


APART = [
    each
    for each in CORPUS
    if each.what
    in {
        "a sound jpg",
        "a sound pdf",
        "a sound docx",
        "a sound txt",
        "macros",
        "half a PDF",
        "97 kB that become 100 MB",
        "a picture of 60000 × 60000",
        "launches",
        "HTML as pdf",
    }
]


@pytest.mark.parametrize("sample", APART, ids=lambda sample: sample.what)
def test_a_process_apart_says_the_same(sample: Sample) -> None:
    assert judged(sample, inspect_apart) == judged(sample, inspect)


def test_a_process_apart_gives_the_same_bytes() -> None:
    content = photograph(orientation=6)
    assert inspect_apart("现场.jpg", content) == inspect("现场.jpg", content)


@pytest.mark.parametrize("program", ["import time; time.sleep(60)", "raise SystemExit(3)", "x"])
def test_a_decoder_that_hangs_or_falls_takes_nothing_with_it(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child.py"
    child.write_text(program)
    monkeypatch.setattr(sandbox, "CHILD", child)
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    with pytest.raises(Refused) as refused:
        inspect_apart("a.pdf", pdf())
    assert refused.value.code == "too_hard"
