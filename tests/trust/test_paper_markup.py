"""Markup typed into any field that reaches paper is printed as typed, and nothing comes alive."""

import time
from typing import Any

import pytest

from mediation.documents import DOCUMENTS, UnprintableCharacter, from_json, to_json
from tests.documents.reading import poppler_text
from tests.trust.markup import (
    PAPERS,
    among_others,
    culprits,
    drawn,
    listener,
    longest_field,
    printed_paths,
    printed_together,
    usual_liveliness,
)

SECONDS = 2.0
LONG, PIECES = 20_000, "汉a<"
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


@pytest.mark.parametrize("kind", PAPERS)
def test_markup_in_every_field_is_printed_as_typed(kind: str) -> None:
    with listener() as (url, callers):
        payloads = [payload.replace("{url}", url) for payload in PAYLOADS]
        for group in printed_together(kind):
            attacks = [(path, payload) for payload in payloads for path in group]
            assert culprits(kind, attacks) == [], "not printed as typed, or alive"
    assert not callers


def test_markup_is_looked_for_in_hundreds_of_fields() -> None:
    assert set(PAPERS) == set(DOCUMENTS)
    assert sum(len(printed_paths(kind)) for kind in PAPERS) > 900
    assert not any(usual_liveliness(kind) for kind in PAPERS)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\u202e", "\ufffe", "\ud800"])
def test_what_has_no_sign_stops_the_print_by_name(character: str) -> None:
    for kind in PAPERS:
        # A number may stand at the head of the second page alone, which these do not have.
        for path in [path for path in printed_paths(kind) if path != ("document_number",)][:3]:
            with pytest.raises(UnprintableCharacter):
                drawn(kind, among_others(kind, {path: f"张{character}三"}))


@pytest.mark.parametrize("kind", PAPERS)
def test_the_longest_text_in_one_piece_takes_two_seconds(kind: str) -> None:
    began = time.process_time()
    content = drawn(kind, {longest_field(kind): "".join(piece * LONG for piece in PIECES)})
    assert time.process_time() - began < SECONDS * len(PIECES)
    read = poppler_text(content)
    assert [piece for piece in PIECES if read.count(piece) < LONG] == []


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
    read = poppler_text(content)
    unnamed = [number for number in range(300) if f"王{number}号" not in read]
    assert not many or not unnamed or "王0号、王1号、王2号等三百人" in read


def numbered(party: Any, number: int) -> Any:
    name = f"王{number}号"
    return name if isinstance(party, str) else {**party, "name": name, "representatives": []}
