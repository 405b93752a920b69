"""A list from a spreadsheet: matched by name, each line that cannot be used told by its number."""

from decimal import Decimal

import pytest

from mediation.domain.agreement.pasted_shares import read_shares

PEOPLE = ((1, "王秀兰"), (2, "李强"), (3, "阿卜杜拉·买买提"), (4, "王伟"), (5, "王伟"))


@pytest.mark.parametrize(
    "line",
    [
        "王秀兰\t12,600.00\t农行城东支行 6228480402564890018",
        "1\t王秀兰\t12600\t农行城东支行 6228480402564890018",
        "王秀兰 12600.00 农行城东支行 6228480402564890018",
        "王秀兰，12,600，农行城东支行 6228480402564890018",
        "1、 王秀兰 ￥12,600.00元 农行城东支行 6228480402564890018",
    ],
)
def test_a_line_is_read_however_its_cells_are_parted(line: str) -> None:
    read = read_shares(f"姓名\t金额\t账户\n\n{line}\n", PEOPLE)
    assert not read.problems
    (share,) = read.shares
    assert (share.payee_id, share.amount) == (1, Decimal("12600.00"))
    assert share.account == "农行城东支行 6228480402564890018"


def test_a_name_is_found_whatever_its_dot_and_an_account_may_be_missing() -> None:
    (share,) = read_shares("阿卜杜拉•买买提 300", PEOPLE).shares
    assert (share.payee_id, share.account) == (3, "")


def test_every_line_that_cannot_be_used_is_named() -> None:
    read = read_shares("张三 100\n王伟 100\n李强\n王秀兰 一百\n李强 5\n李强 6", PEOPLE)
    assert [share.payee_id for share in read.shares] == [2]
    told = "\n".join(read.problems)
    assert "第 1 行“张三”：本案没有这位收款人" in told
    assert "第 2 行“王伟”：本案有 2 位同名" in told
    assert "第 3 行“李强”：没有写金额" in told
    assert "第 4 行“王秀兰”：请用阿拉伯数字" in told
    assert "第 6 行“李强”：在名单里写了两次" in told


def test_nothing_pasted_is_told() -> None:
    assert read_shares(" \n姓名 金额", PEOPLE).problems == (
        "请粘贴名单，每行写姓名、金额、收款账户。",
    )
