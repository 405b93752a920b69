"""What changed between two states of an application, in words."""

from dataclasses import replace
from decimal import Decimal

from mediation.domain.application_changes import changes_between, merged
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import FieldChange
from mediation.domain.worker_tags import WorkerTag
from tests.applications import application, company, wages, worker

BEFORE = application(
    parties=(worker(id=1), worker("罗桂芳", id=2), company(id=3)),
    claims=(wages(id=5), wages(1, "9180.00", id=6)),
)


def changes(**changed: object) -> list[tuple[str, str, str]]:
    found = changes_between(BEFORE, replace(BEFORE, **changed))
    return [(change.label, change.before, change.after) for change in found]


def test_the_same_has_no_changes() -> None:
    assert changes() == []


def test_codes_dates_and_ticks_are_written_as_people_read_them() -> None:
    found = changes(entry_path=EntryPath.COURT_DELEGATED_PAPER, is_oral=True)
    assert found == [
        ("进入路径", "自行受理", "法院委派（线下）"),
        ("口头申请", "（空）", "是"),
    ]


def test_a_party_is_joined_by_its_key_not_by_its_place() -> None:
    first, second, firm = BEFORE.parties
    moved = (replace(second, tags=(WorkerTag.MIGRANT, WorkerTag.UNION_MEMBER)), first, firm)
    claims = (replace(BEFORE.claims[0], applicant=1), replace(BEFORE.claims[1], applicant=0))
    assert changes(parties=moved, claims=(claims[0], claims[1])) == [
        ("申请人罗桂芳·特殊情况", "（空）", "农民工、工会会员")
    ]


def test_a_new_party_and_a_removed_one_are_told() -> None:
    first, _, firm = BEFORE.parties
    found = changes(parties=(first, worker("常某"), firm), claims=BEFORE.claims[:1])
    assert ("申请人罗桂芳·姓名或名称", "罗桂芳", "（空）") in found
    assert ("申请人常某·姓名或名称", "（空）", "常某") in found
    assert ("请求事项 2·请求金额", "9,180.00", "（空）") in found


def test_a_sum_is_written_with_its_decimals() -> None:
    claim = replace(BEFORE.claims[0], claimed=Decimal("12600.5"))
    assert changes(claims=(claim, BEFORE.claims[1])) == [
        ("请求事项 1·请求金额", "12,600.00", "12,600.50")
    ]


def test_several_changes_of_a_field_become_one_and_a_change_back_is_none() -> None:
    found = merged(
        [
            FieldChange("电话", "1", "2"),
            FieldChange("住所", "甲", "乙"),
            FieldChange("电话", "2", "3"),
            FieldChange("住所", "乙", "甲"),
        ]
    )
    assert found == (FieldChange("电话", "1", "3"),)
