"""Cases from a file, a spreadsheet or JSON, as the fields of the page they would be typed on.

So a file is read by the same form as a page, and what is wrong is said in the same words.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.source_channels import SourceChannel

Fields = MultiDict[str, str]
MOST_CASES = 100
DEEPEST = 6
# What the columns of the template are called, and which field of the page each fills.
COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("转来方式", "channel", 18),
    ("程序", "entry_path", 20),
    ("案号", "docket", 26),
    ("来文文号或工单号", "letter_number", 20),
    ("来文日期", "letter_on", 12),
    ("案由", "cause", 18),
    ("联系人", "contact_name", 10),
    ("联系电话", "contact_phone", 14),
    ("申请人姓名", "applicants-0-name", 10),
    ("申请人身份证号", "applicants-0-identity_number", 22),
    ("申请人手机", "applicants-0-phone", 14),
    ("申请人住所", "applicants-0-address", 28),
    ("用人单位名称", "respondents-0-employer_name", 28),
    ("统一社会信用代码", "respondents-0-credit_code", 22),
    ("法定代表人", "respondents-0-legal_representative", 10),
    ("用人单位电话", "respondents-0-phone", 14),
    ("用人单位地址", "respondents-0-address", 28),
    ("请求类型", "claims-0-type", 16),
    ("请求金额", "claims-0-claimed", 12),
    ("事实", "facts", 40),
    ("理由", "reasons", 30),
    ("留言", "message", 20),
)
HEADINGS = tuple(heading for heading, _, _ in COLUMNS)
_CODES: dict[str, dict[str, str]] = {
    "channel": {each.label: each.value for each in SourceChannel},
    "entry_path": {each.label: each.value for each in EntryPath},
    "claims-0-type": {each.label: each.value for each in ClaimType},
}
# What a file or a program may leave unsaid.
USUAL = {
    "applicants-0-kind": "worker",
    "applicants-0-identity_kind": "resident_card",
    "respondents-0-kind": "employer",
    "respondents-0-side": "respondent",
    "claims-0-applicant": "0",
    "arbitration_status": "not_applied",
    "filing_date": "not_said",
}


def from_sheet(rows: Iterable[Sequence[str]]) -> list[Fields]:
    """One case a row below the headings; ValueError when this is another table."""
    found: list[Fields] = []
    is_below = False
    for cells in rows:
        stripped = [cell.strip() for cell in cells[: len(HEADINGS)]]
        if is_below and any(stripped):
            found.append(_of_cells(stripped))
        is_below = is_below or tuple(stripped) == HEADINGS
    if not is_below:
        raise ValueError("没有找到表头，请下载模板填写，不要改动表头。")
    return found


def _of_cells(cells: Sequence[str]) -> Fields:
    fields: Fields = MultiDict(USUAL)
    for (_, name, _), cell in zip(COLUMNS, cells, strict=False):
        if cell:
            fields[name] = _CODES.get(name, {}).get(cell, cell)
    return fields


def from_json(content: bytes) -> list[Fields]:
    """{"cases": [{field: value, "applicants": [{…}], …}]}; ValueError when it is anything else."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValueError("文件不是 JSON，请按说明导出后再上传。") from error
    cases = data.get("cases") if isinstance(data, Mapping) else None
    if not isinstance(cases, list) or not all(isinstance(each, Mapping) for each in cases):
        raise ValueError("JSON 里应当有名为 cases 的列表，一项一件案件。")
    return [_of_json(each) for each in cases]


def _of_json(case: Mapping[str, Any]) -> Fields:
    fields: Fields = MultiDict(USUAL)
    for name, value in _leaves(case, "", 0):
        fields.setlist(name, value)
    return fields


def _leaves(value: Any, name: str, depth: int) -> Iterable[tuple[str, list[str]]]:
    """The leaves of nested JSON under the names that a form gives them: applicants-0-name."""
    if depth > DEEPEST:
        raise ValueError("JSON 的层次太深。")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}-{key}" if name else str(key), depth + 1)
    elif isinstance(value, list) and any(isinstance(each, Mapping | list) for each in value):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{name}-{number}", depth + 1)
    elif isinstance(value, list):
        yield name, [_text(each) for each in value]
    elif value is not None and value is not False:
        yield name, [_text(value)]


def _text(value: Any) -> str:
    return "y" if value is True else str(value)


def as_text(cases: Sequence[Fields]) -> str:
    """The cases as the hidden field of the preview carries them."""
    return json.dumps([list(case.items(multi=True)) for case in cases], ensure_ascii=False)


def from_text(text: str) -> list[Fields]:
    """The cases that the preview carried; none when the field was tampered with."""
    try:
        found = [MultiDict((str(name), str(value)) for name, value in case)
                 for case in json.loads(text)]  # fmt: skip
    except (ValueError, TypeError, RecursionError):
        return []
    return found if len(found) <= MOST_CASES else []
