"""Markup typed into any field that reaches paper is printed as typed, and nothing comes alive."""

import time
from itertools import pairwise
from typing import Any

import pytest

from mediation.documents import DOCUMENTS, UnprintableCharacter, from_json, to_json
from tests.documents.reading import page_texts, poppler_text, text_of
from tests.trust.markup import PAPERS, drawn, listener, liveliness, printed_paths

SECONDS = 2.0
PICTURE = "/usr/share/pixmaps/debian-logo.png"
PAYLOADS = (
    "<b>欠薪", "</b></i></para>", "<b><i>错</b></i>", "&foo;", "&amp;&lt;b&gt;&#65;&#x41;", "&",
    "<",     "<br/>", '<imgsrc="/etc/passwd"/>', f'<imgsrc="{PICTURE}"width="9"height="9"/>',
    '<img src="{url}"/>', '<imgsrc="{url}">', '<ahref="javascript:app.alert(1)">x</a>',
    '<ahref="{url}">x</a>', '<linkhref="http://evil.example">x</link>', '<aname="x"/>',
    "<fontcolor=[[[getattr(pow,Word('__globals__'))]]]>x</font>", "<fontsize=9999>x</font>",
    "<paraleftIndent=-9999>x</para>", "<paraalign=right>x</para>", "<seqid=x/>", "<greek>a</greek>",
    "<bullet>x</bullet>", "<ondrawname=x/>", "<indexitem=x/>", "<?xml?>", "<!--x-->",
    "<![CDATA[x]]>", '<!DOCTYPEa[<!ENTITYbSYSTEM"file:///etc/passwd">]>&b;', "<script>x</script>",
    "{{7*7}}", "${7*7}", "%s%(x)s%n", "{0}{url!r}", "\\(\\)\\\\", "(((", ")>>endobj", "endstream",
    "/URI(javascript:1)", "BT/F11TfET", "㐂龘", "'\"`",
)  # fmt: skip


def payloads(url: str) -> list[str]:
    return [payload.replace("{url}", url) for payload in PAYLOADS]


@pytest.mark.parametrize("kind", PAPERS)
def test_markup_in_every_field_is_printed_as_typed(kind: str) -> None:
    paths = printed_paths(kind)
    usual = liveliness(drawn(kind, {}))
    with listener() as (url, callers):
        for payload in payloads(url):
            marks = {path: f"{payload}№{place}№" for place, path in enumerate(paths)}
            content = drawn(kind, marks)
            pages = page_texts(content)
            lost = [path for path, word in marks.items() if not stands(squeezed(word), pages)]
            assert not lost, f"{payload!r} is not printed as typed in {lost}"
            assert liveliness(content) == usual, f"{payload!r} comes alive"
    assert not callers


def stands(word: str, pages: list[str]) -> bool:
    """Whether the word is read, be it over the end of a page."""
    cuts = range(len(word) + 1)
    return any(word in page for page in pages) or any(
        word[:cut] in page and word[cut:] in following
        for page, following in pairwise(pages)
        for cut in cuts
    )


def squeezed(word: str) -> str:
    return "".join(word.split())


def test_markup_is_looked_for_in_hundreds_of_fields() -> None:
    assert set(PAPERS) == set(DOCUMENTS)
    assert sum(len(printed_paths(kind)) for kind in PAPERS) > 350
    assert not any(liveliness(drawn(kind, {})) for kind in PAPERS)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_second_reader_copies_the_same_markup(kind: str) -> None:
    word = '<b>&foo;<imgsrc="/etc/passwd"/>{{7*7}}'
    paths = printed_paths(kind)
    # Each place has a word of its own: an address for service like the address is left out.
    marks = {path: f"{word}№{place}№" for place, path in enumerate(paths)}
    read = poppler_text(drawn(kind, marks))
    assert read.count("{{7*7}}") >= len(paths)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\u202e", "\ufffe", "\ud800"])
def test_what_has_no_sign_stops_the_print_by_name(character: str) -> None:
    for kind in PAPERS:
        for path in printed_paths(kind)[:3]:
            with pytest.raises(UnprintableCharacter):
                drawn(kind, {path: f"张{character}三"})


@pytest.mark.parametrize("kind", PAPERS)
def test_the_longest_text_in_one_piece_takes_two_seconds(kind: str) -> None:
    path = max(printed_paths(kind), key=lambda each: len(str(value_at(kind, each))))
    for piece in ("汉", "a", "<"):
        began = time.process_time()
        content = drawn(kind, {path: piece * 20_000})
        assert time.process_time() - began < SECONDS
        assert text_of(content).count(piece) >= 20_000


def value_at(kind: str, path: tuple[str | int, ...]) -> Any:
    value: Any = to_json(PAPERS[kind])
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize("kind", PAPERS)
def test_three_hundred_parties_are_named_or_counted_in_time(kind: str) -> None:
    plain = to_json(PAPERS[kind])
    many = {"applicants", "applicant_names", "parties"} & plain.keys()
    for name in many:
        plain[name] = [numbered(plain[name][0], number) for number in range(300)]
    facts = from_json(kind, plain)
    began = time.process_time()
    content = DOCUMENTS[kind].draw(facts)
    assert time.process_time() - began < SECONDS
    read = text_of(content)
    unnamed = [number for number in range(300) if f"王{number}号" not in read]
    assert not many or not unnamed or "王0号、王1号、王2号等三百人" in read


def numbered(party: Any, number: int) -> Any:
    name = f"王{number}号"
    return name if isinstance(party, str) else {**party, "name": name, "representatives": []}
