"""The data of a pack in its two faces: JSON for a program, a workbook for a person without one."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.domain.handoff.contracts import ContractField
from mediation.domain.handoff.manifest import written_json
from mediation.services.handoff.fields import Cell, Told
from mediation.services.handoff.readiness import Readiness
from mediation.spreadsheets import Column, Kind, Sheet, workbook

K = Kind
# What the rows of the fields are called in a workbook, and what their cells are.
COLUMNS: dict[str, Column] = {
    "name": Column("姓名、名称", width=26),
    "phone": Column("电话", width=16),
    "address": Column("地址", width=40),
    "side": Column("地位", width=12),
    "kind": Column("种类", width=16),
    "credit_code": Column("统一社会信用代码", width=22),
    "legal_representative": Column("法定代表人", width=12),
    "representatives": Column("代理人", width=16),
    "identity_kind": Column("证件种类", width=14),
    "identity_number": Column("号码", width=22),
    "service_name": Column("收件人", width=12),
    "started_on": Column("入职日期", K.DAY, 12),
    "ended_on": Column("离职、终结日期", K.DAY, 14),
    "post": Column("岗位", width=14),
    "monthly_wage": Column("月工资（元）", K.MONEY, 14),
    "number": Column("序号", K.COUNT, 8),
    "applicant": Column("申请人", width=12),
    "claim_type": Column("请求类型代码", width=18),
    "claim": Column("请求事项", width=18),
    "period_from": Column("期间起", K.DAY, 12),
    "period_to": Column("期间止", K.DAY, 12),
    "claimed": Column("金额（元）", K.MONEY, 14),
    "words": Column("说明", width=40),
    "status": Column("仲裁程序状态", width=16),
    "arbitration_number": Column("仲裁案号", width=24),
    "award_received_on": Column("收到裁决日期", K.DAY, 14),
    "form": Column("形式", width=16),
    "held_by": Column("由谁持有", width=18),
    "is_here": Column("是否已有", width=14),
    "must_produce": Column("举证责任提示", width=60),
    "held_on": Column("日期", K.DAY, 12),
    "mode": Column("方式", width=10),
    "state": Column("状态", width=14),
    "outcome": Column("结果", width=20),
    "fact": Column("内容", width=60),
    "code": Column("代码", width=18),
    "reason": Column("原因", width=40),
    "title": Column("期限", width=26),
    "rule": Column("规则", width=8),
    "start_on": Column("起算日", K.DAY, 12),
    "due_on": Column("届满日", K.DAY, 12),
    "safe_on": Column("稳妥办理日", K.DAY, 12),
    "trace": Column("计算过程", width=60),
}
LONGEST_TITLE = 31
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", "、"))


def as_json(readiness: Readiness, application: dict[str, object], papers: Sequence[str]) -> bytes:
    """data.json: the fields by their codes, the application as our own desks read it, the list."""
    contract = readiness.contract
    fields = {field.code.value: _plain_field(told) for field, told in readiness.told.items()}
    return written_json(
        {
            "contract": {"code": contract.code, "version": contract.version},
            "purpose": contract.purpose.value,
            "groups": sorted(group.value for group in readiness.groups),
            "ground": readiness.ground.words,
            "fields": fields,
            "application": application,
            "papers": list(papers),
        }
    )


def _plain_field(told: Told) -> Any:
    if isinstance(told.value, str):
        return told.value
    return [{name: _plain(cell) for name, cell in row.items()} for row in told.value]


def _plain(cell: Cell) -> str | int | None:
    if isinstance(cell, Decimal):
        return str(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def as_workbook(readiness: Readiness, papers: Sequence[str], watermark: str) -> bytes:
    """data.xlsx: the texts on one sheet, each table on one of its own, the papers on the last."""
    texts = [
        (field.name, told.value)
        for field, told in readiness.told.items()
        if isinstance(told.value, str)
    ]
    listed = list(enumerate(papers, 1))
    return workbook(
        [
            Sheet("要素", [Column("项目", width=20), Column("内容", width=90)], texts),
            *(_sheet(field, told) for field, told in readiness.told.items() if _has_rows(told)),
            Sheet("材料", [COLUMNS["number"], Column("材料", width=60)], listed),
        ],
        watermark=watermark,
    )


def _has_rows(told: Told) -> bool:
    return bool(told.value) and not isinstance(told.value, str)


def _sheet(field: ContractField, told: Told) -> Sheet:
    assert not isinstance(told.value, str), "a text has no table"
    names = list(told.value[0])
    rows = [[row[name] for name in names] for row in told.value]
    title = field.name.translate(_NOT_IN_A_TITLE)[:LONGEST_TITLE]
    return Sheet(title, [COLUMNS[name] for name in names], rows)
