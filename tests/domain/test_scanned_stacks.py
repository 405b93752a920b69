"""What 骑缝码 tells of a stack: whole, swapped, missing, out of order, unread."""

from dataclasses import replace

from mediation.domain.edge_strips import Strips, agree, column
from mediation.domain.page_codes import PageMark
from mediation.domain.scanned_stacks import Sheet, judge, odd_sheets

OURS, OTHER = "2X9KM7PQRTWA", "2X9KM7PQRTWB"


def stack(code: str = OURS, count: int = 4) -> list[Sheet]:
    """The sheets of a paper as they were printed."""
    hashes = [f"{code}{number}" for number in range(1, count + 1)]
    columns = [column(code, said) for said in ("", *hashes)]
    return [
        Sheet(PageMark(code, place + 1, count), hashes[place], Strips(*columns[place : place + 2]))
        for place in range(count)
    ]


def test_a_stack_as_printed_is_whole() -> None:
    found = judge(stack())
    assert found.is_whole
    assert found.lines == ("骑缝码各页相接，共 4 张，没有发现换页。",)


def test_a_page_of_another_version_is_named() -> None:
    sheets = stack()
    sheets[2] = stack(OTHER)[2]
    found = judge(sheets)
    assert (found.swapped, found.parted) == ((3,), ())
    assert found.lines == ("第 3 张的骑缝码不对，不是这份文书的原页（被换过）。",)


def test_a_first_page_of_another_version_is_named() -> None:
    assert judge([stack(OTHER)[0], *stack()[1:]]).swapped == (1,)


def test_a_page_with_a_copied_code_is_named_by_its_columns() -> None:
    sheets = stack()
    sheets[1] = replace(sheets[1], strips=stack(OTHER)[1].strips)
    assert judge(sheets).swapped == (2,)
    assert odd_sheets(sheets, OURS) == (2,)
    assert odd_sheets(stack(), OURS) == ()


def test_without_a_seal_who_follows_on_neither_side_is_to_blame() -> None:
    sheets = [replace(sheet, text_hash=None) for sheet in stack()]
    sheets[2] = replace(sheets[2], strips=stack(OTHER)[2].strips)
    assert judge(sheets).swapped == (3,)


def test_a_missing_page_is_no_swapped_one() -> None:
    found = judge([*stack()[:1], *stack()[2:]])
    assert (found.swapped, found.parted) == ((), ((1, 2),))
    assert found.lines == ("第 1 张与第 2 张的骑缝码接不上：中间缺页，或者次序不对。",)


def test_pages_out_of_order_are_no_swapped_ones() -> None:
    one, two, three, four = stack()
    found = judge([one, three, two, four])
    assert (found.swapped, found.parted) == ((), ((1, 2), (2, 3), (3, 4)))


def test_what_was_not_read_is_told_and_blames_nobody() -> None:
    sheets = stack()
    sheets[1] = Sheet()
    found = judge(sheets)
    assert (found.swapped, found.parted, found.unread) == ((), (), (2,))
    assert found.lines == ("第 2 张的骑缝码没有读出，请把这几张摊开人工核对。",)
    assert not found.is_whole


def test_no_sheet_is_no_whole_stack() -> None:
    assert not judge([]).is_whole
    assert judge([]).lines == ("没有读到任何一页。",)


def test_specks_do_not_part_two_columns() -> None:
    one = column(OURS)
    specks = tuple(not filled if place in (3, 17) else filled for place, filled in enumerate(one))
    assert agree(one, specks)
    assert not agree(one, tuple(not filled for filled in one[:3]) + one[3:])
