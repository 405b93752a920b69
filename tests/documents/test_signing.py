"""The signed copy: strokes where each person signs, the day beside them, the record behind."""

import re
from dataclasses import replace

import pytest

from mediation.documents import DOCUMENTS, UnprintableCharacter, from_json, to_json
from mediation.documents.facts import AgreementFacts, SignedFacts, StrokeFacts
from mediation.documents.geometry import MARGIN_LEFT, SIGNATURE_LABEL_WIDTH
from mediation.documents.ink import Room, ink
from mediation.documents.marks import InkMark, RuleMark, TextMark
from mediation.documents.signatures import signature_lines, take_signature
from tests.documents import sample_agreement
from tests.documents.reading import page_operators, page_texts, text_of
from tests.documents.sample_signing import SIGNED, STROKES, signed_agreement

ROOM = Room(100, 50, 104, 30)
LINE = "申请人王秀兰（签名、捺印）："
ROUND_PEN = re.compile(rb"q 0 0 0 RG 1 w 1 J 1 j \[\] 0 d")


def drawn(facts: AgreementFacts) -> bytes:
    return DOCUMENTS["signed_agreement"].draw(facts)


def pad(*lines: tuple[tuple[int, int], ...], width: int = 600, height: int = 200) -> StrokeFacts:
    return StrokeFacts(width=width, height=height, lines=lines)


def points(strokes: StrokeFacts) -> list[tuple[float, float]]:
    found = ink(strokes, ROOM)
    assert found
    return [point for stroke in found.strokes for point in stroke]


@pytest.mark.parametrize(
    "strokes",
    [
        STROKES,
        pad(((0, 0), (1000, 1000))),
        pad(((0, 500), (1000, 500))),
        pad(((500, 0), (500, 1000))),
        pad(((500, 500),)),
        pad(((0, 0), (1000, 1000)), width=0, height=0),
        pad(((0, 0), (1000, 1000)), width=200, height=900),
    ],
)
def test_strokes_stay_in_the_room_for_a_signature(strokes: StrokeFacts) -> None:
    for x, y in points(strokes):
        assert ROOM.x <= x <= ROOM.x + ROOM.width
        assert ROOM.y <= y <= ROOM.y + ROOM.height


def test_strokes_keep_their_shape() -> None:
    (left, top), (right, bottom) = points(pad(((100, 100), (400, 900))))
    assert (right - left) / (bottom - top) == pytest.approx(300 * 600 / (800 * 200))


def test_a_small_mark_is_not_blown_up_to_the_whole_line() -> None:
    (left, _), (right, _) = points(pad(((500, 500), (510, 500))))
    assert right - left < ROOM.width / 10


def test_an_empty_pad_draws_nothing() -> None:
    assert ink(pad(), ROOM) is None
    assert ink(pad(()), ROOM) is None


def test_ink_touches_neither_label_nor_date() -> None:
    long = replace(SIGNED[0], label="被申请人" + "超级无敌国际投资控股集团" * 4)
    for signed, label in ((SIGNED[0], LINE), (long, f"{long.label}（盖章）：")):
        (strip,) = signature_lines([label], [signed])
        (written,) = (mark for mark in strip.marks if isinstance(mark, InkMark))
        (rule,) = (mark for mark in strip.marks if isinstance(mark, RuleMark))
        texts = [mark for mark in strip.marks if isinstance(mark, TextMark)]
        xs = [x for stroke in written.strokes for x, _ in stroke]
        ys = [y for stroke in written.strokes for _, y in stroke]
        assert rule.x1 <= min(xs)
        assert max(xs) <= rule.x2
        assert min(ys) > 0
        assert max(ys) < rule.y1
        assert all(mark.x < rule.x1 or mark.x > rule.x2 for mark in texts)


def test_a_line_bears_the_day_it_was_signed() -> None:
    text = text_of(drawn(signed_agreement()))
    assert f"{LINE}2026年11月23日" in text
    assert "被申请人城东悦来酒店有限公司（盖章）：2026年11月24日" in text
    assert "调解员李敏（签名）：当面签署纸质件2026年11月24日" in text
    assert "记录人周宁（签名）：年月日" in text


def test_strokes_are_black_vectors_with_round_joins() -> None:
    assert [len(ROUND_PEN.findall(each)) for each in page_operators(drawn(signed_agreement()))] == [
        0, 0, 2, 0,
    ]  # fmt: skip


def test_the_record_says_who_how_when_where_and_what_such_a_signature_is() -> None:
    record = page_texts(drawn(signed_agreement()))[-1]
    for expected in (
        "签署记录",
        "1申请人王秀兰本人屏幕手写",
        "被申请人城东悦来酒店有限公司（孙芳签）",
        "15时20分",
        "9时05分",
        "线上（手机）",
        SIGNED[0].evidence[:16],
        "不是使用电子签名认证证书制作的电子签名",
        "《中华人民共和国电子签名法》第十三条",
    ):
        assert expected in record


def test_an_agreement_nobody_signed_on_a_screen_is_as_before() -> None:
    plain = sample_agreement.agreement()
    assert "签署记录" not in text_of(DOCUMENTS["agreement"].draw(plain))
    assert drawn(plain) != DOCUMENTS["agreement"].draw(plain), "the title says what copy it is"


def test_many_applicants_sign_in_the_annex() -> None:
    facts = sample_agreement.collective_agreement(40)
    signed = tuple(
        replace(SIGNED[0], label=f"申请人{each.name}", signer=each.name)
        for each in facts.applicants
    )
    content = drawn(replace(facts, signed=signed))
    inked = [len(ROUND_PEN.findall(each)) for each in page_operators(content)]
    assert sum(inked) == 40
    pages = page_texts(content)
    assert all("身份信息" in pages[index] for index, count in enumerate(inked) if count)
    assert sum("证据校验值" in page for page in pages) > 1, "the record goes over pages"


def test_namesakes_sign_in_turn() -> None:
    one, other = (replace(SIGNED[0], place=place) for place in "甲乙")
    waiting: list[SignedFacts] = [one, other]
    assert take_signature(LINE, waiting) == one
    assert take_signature(LINE, waiting) == other
    assert take_signature(LINE, waiting) is None


def test_a_longer_name_does_not_take_the_signature_of_a_shorter_one() -> None:
    assert take_signature("申请人王秀兰花（签名、捺印）：", list(SIGNED)) is None


def test_strokes_survive_being_kept() -> None:
    kept = to_json(signed_agreement())
    assert kept["signed"][0]["strokes"]["lines"][0][0] == [120, 300]
    assert from_json("signed_agreement", kept) == signed_agreement()


def test_facts_kept_before_there_were_signatures_still_print() -> None:
    kept = to_json(sample_agreement.agreement())
    del kept["signed"]
    rebuilt = from_json("agreement", kept)
    assert DOCUMENTS["agreement"].draw(rebuilt) == DOCUMENTS["agreement"].draw(
        sample_agreement.agreement()
    )


def test_what_is_told_of_a_signature_is_printed_as_typed_or_stops_the_print() -> None:
    odd = replace(SIGNED[0], place="<i>线上</i>")
    assert odd.place in text_of(drawn(signed_agreement(signed=(odd,))))
    with pytest.raises(UnprintableCharacter, match=r"U\+E000"):
        drawn(signed_agreement(signed=(replace(odd, place="线\ue000上"),)))


@pytest.mark.parametrize(
    ("label", "rows"),
    [
        ("调解员李敏（签名）：", ["调解员李敏（签名）："]),
        (
            "被申请人城东悦来酒店有限公司（签名或者盖章）：",
            ["被申请人城东悦来酒店有限公司", "（签名或者盖章）："],
        ),
        ("没有括号的很长很长很长很长很长很长很长的标签：", None),
    ],
)
def test_how_to_sign_is_never_torn_apart(label: str, rows: list[str] | None) -> None:
    (strip,) = signature_lines([label])
    lines: dict[float, str] = {}
    for mark in strip.marks:
        if isinstance(mark, TextMark) and mark.x < MARGIN_LEFT + SIGNATURE_LABEL_WIDTH:
            lines[mark.y] = lines.get(mark.y, "") + mark.text
    found = [lines[y] for y in sorted(lines)]
    assert "".join(found) == label
    assert rows is None or found == rows
