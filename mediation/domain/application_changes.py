"""What changed between two states of an application, field by field, in words people read."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from mediation.domain.application import Application, ClaimData, PartyData
from mediation.domain.errors import FieldChange
from mediation.domain.money import figures

CASE_LABELS = {
    "entry_path": "进入路径",
    "source_channel": "来源渠道",
    "sender_name": "来文单位",
    "sender_organisation_id": "来文机构",
    "sender_document_number": "来文文号",
    "sender_document_on": "来文日期",
    "received_on": "收到日期",
    "file_received_on": "收到材料日期",
    "is_oral": "口头申请",
    "arbitration_status": "仲裁情况",
    "arbitration_number": "仲裁文号",
    "award_received_on": "收到裁决日期",
    "infringed_on": "权利受侵害日期",
    "employment_ended_on": "劳动关系终止日期",
    "injured_on": "事故或诊断日期",
    "facts": "事实",
    "reasons": "理由",
}
PARTY_LABELS = {
    "side": "诉讼地位",
    "kind": "当事人类型",
    "respondent_role": "用工主体身份",
    "name": "姓名或名称",
    "sex": "性别",
    "birth_on": "出生日期",
    "ethnicity": "民族",
    "occupation": "职业",
    "identity_kind": "证件种类",
    "identity_number": "证件号码",
    "credit_code": "统一社会信用代码",
    "legal_representative": "法定代表人",
    "legal_representative_post": "法定代表人职务",
    "nature": "单位性质",
    "industry": "行业",
    "phone": "电话",
    "address": "住所",
    "service_address": "送达地址",
    "service_name": "收件人",
    "service_phone": "收件人电话",
    "accepts_e_service": "同意电子送达",
    "bank_account": "收款账号",
    "bank_name": "开户行",
    "tags": "特殊情况",
}
EMPLOYMENT_LABELS = {
    "started_on": "入职日期",
    "ended_on": "离职日期",
    "post": "岗位",
    "workplace": "工作地点",
    "monthly_wage": "月工资",
}
REPRESENTATIVE_LABELS = {
    "name": "代理人",
    "kind": "代理人身份",
    "authority": "代理权限",
    "powers": "权限说明",
    "identity_number": "代理人证件号码",
    "workplace": "代理人单位",
    "phone": "代理人电话",
}
CLAIM_LABELS = {
    "type": "请求类型",
    "period_from": "期间起",
    "period_to": "期间止",
    "facts": "请求说明",
    "claimed": "请求金额",
}
NOTHING = "（空）"

# Key → (label, text): the key joins the two states, the label is what people read.
Described = dict[tuple[Any, ...], tuple[str, str]]


def changes_between(before: Application, after: Application) -> tuple[FieldChange, ...]:
    """Every field that differs; rows are joined by their ids, rows without one are new."""
    old, new = _described(before), _described(after)
    keys = [*old, *(key for key in new if key not in old)]
    return tuple(
        FieldChange((new.get(key) or old[key])[0], _text(old, key), _text(new, key))
        for key in keys
        if _text(old, key) != _text(new, key)
    )


def merged(changes: list[FieldChange]) -> tuple[FieldChange, ...]:
    """Several changes of one field become one, from the first value to the last."""
    found: dict[str, FieldChange] = {}
    for change in changes:
        first = found.get(change.label, change)
        found[change.label] = FieldChange(change.label, first.before, change.after)
    return tuple(change for change in found.values() if change.before != change.after)


def _text(described: Described, key: tuple[Any, ...]) -> str:
    return described[key][1] if key in described else NOTHING


def _described(application: Application) -> Described:
    found: Described = {}
    for name, text in _values(application, CASE_LABELS):
        found[("case", name)] = (CASE_LABELS[name], text)
    for number, party in enumerate(application.parties):
        found.update(_party(party, number))
    for number, claim in enumerate(application.claims):
        found.update(_claim(claim, number, application))
    return found


def _party(party: PartyData, number: int) -> Iterator[tuple[tuple[Any, ...], tuple[str, str]]]:
    row = ("party", party.id if party.id is not None else f"new-{number}")
    who = f"{party.side.label}{party.name}"
    for name, text in _values(party, PARTY_LABELS):
        yield (*row, name), (f"{who}·{PARTY_LABELS[name]}", text)
    for name, text in _values(party.employment, EMPLOYMENT_LABELS):
        yield (*row, "job", name), (f"{who}·{EMPLOYMENT_LABELS[name]}", text)
    for place, person in enumerate(party.representatives):
        key = person.id if person.id is not None else f"new-{place}"
        for name, text in _values(person, REPRESENTATIVE_LABELS):
            yield (*row, "by", key, name), (f"{who}·{REPRESENTATIVE_LABELS[name]}", text)


def _claim(
    claim: ClaimData, number: int, application: Application
) -> Iterator[tuple[tuple[Any, ...], tuple[str, str]]]:
    row = ("claim", claim.id if claim.id is not None else f"new-{number}")
    label = f"请求事项 {number + 1}"
    applicants = application.applicants
    if 0 <= claim.applicant < len(applicants):
        yield (*row, "applicant"), (f"{label}·申请人", applicants[claim.applicant].name)
    for name, text in _values(claim, CLAIM_LABELS):
        yield (*row, name), (f"{label}·{CLAIM_LABELS[name]}", text)


def _values(source: Any, labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The labelled fields that are not empty, as text."""
    for each in fields(source):
        text = _written(getattr(source, each.name)) if each.name in labels else ""
        if text:
            yield each.name, text


def _written(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "是"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return figures(value)
    if isinstance(value, tuple):
        return "、".join(_written(each) for each in value)
    label = getattr(value, "label", None) if isinstance(value, StrEnum) else None
    return str(label or value)
