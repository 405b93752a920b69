"""Checking one party of an application: everything that is wrong is found at once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.domain.addresses import check_address
from mediation.domain.application import EmploymentData, PartyData, RepresentativeData
from mediation.domain.field_notes import FieldNotes
from mediation.domain.identifiers import (
    IdentityKind,
    check_bank_account,
    check_credit_code,
    check_identity,
    check_phone,
)
from mediation.domain.identifiers.folding import looks_masked
from mediation.domain.money import to_fen
from mediation.domain.names import check_employer_name, check_person_name
from mediation.domain.parties import Authority, Side

LARGEST_FEN = 10**14
# Field, its label, and how long it may be.
PERSON_TEXTS = (("ethnicity", "民族", 20), ("occupation", "职业", 50))
EMPLOYER_TEXTS = (
    ("legal_representative", "法定代表人", 50),
    ("legal_representative_post", "法定代表人职务", 40),
)
CONTACT_TEXTS = (("service_name", "收件人", 50), ("bank_name", "开户行", 80))
REPRESENTATIVE_TEXTS = (
    ("powers", "代理权限说明", 300),
    ("identity_number", "证件号码", 40),
    ("workplace", "工作单位", 100),
)
MASKED = "号码有一部分被遮住了，请填写完整的证件号码。"
EMPLOYMENT_TEXTS = (("post", "岗位", 50), ("workplace", "工作地点", 100))


def check_party(party: PartyData, place: str, today: date, notes: FieldNotes) -> PartyData:
    """Check a party whose fields are named `place`-name; give its normal form."""
    if party.is_worker:
        checked = _check_worker(party, place, today, notes)
    else:
        checked = _check_employer(party, place, notes)
    checked = _check_contacts(checked, place, notes)
    if party.side is Side.APPLICANT:
        checked = replace(checked, respondent_role=None)
    representatives = tuple(
        _check_representative(each, f"{place}-representatives-{number}", notes)
        for number, each in enumerate(party.representatives)
    )
    return replace(checked, representatives=representatives)


def _check_worker(party: PartyData, place: str, today: date, notes: FieldNotes) -> PartyData:
    name = notes.take(f"{place}-name", check_person_name(party.name))
    texts = _texts(party, PERSON_TEXTS, place, notes)
    # What belongs to an employer is dropped: the page hides it when a worker is chosen.
    worker = replace(
        party,
        name=name,
        employer_id=None,
        credit_code="",
        legal_representative="",
        legal_representative_post="",
        nature=None,
        industry=None,
        employment=_check_employment(party.employment, place, today, notes),
        **texts,
    )
    if worker.birth_on and worker.birth_on > today:
        notes.problem(f"{place}-birth_on", "出生日期晚于今天，请核对。")
    return _check_identity(worker, place, today, notes)


def _check_identity(party: PartyData, place: str, today: date, notes: FieldNotes) -> PartyData:
    if not party.identity_number.strip():
        return replace(party, identity_number="", identity_kind=None)
    kind = party.identity_kind or IdentityKind.RESIDENT_CARD
    checked = check_identity(kind, party.identity_number, today)
    number = notes.take(f"{place}-identity_number", checked)
    # The number of the card decides over what was typed beside it.
    return replace(
        party,
        identity_kind=kind,
        identity_number=number,
        birth_on=checked.birth_date or party.birth_on,
        sex=checked.sex or party.sex,
    )


def _check_employer(party: PartyData, place: str, notes: FieldNotes) -> PartyData:
    name = notes.take(f"{place}-employer_name", check_employer_name(party.name))
    code = party.credit_code.strip()
    if code:
        code = notes.take(f"{place}-credit_code", check_credit_code(code))
    return replace(
        party,
        name=name,
        credit_code=code,
        sex=None,
        birth_on=None,
        ethnicity="",
        occupation="",
        identity_kind=None,
        identity_number="",
        tags=(),
        employment=EmploymentData(),
        **_texts(party, EMPLOYER_TEXTS, place, notes),
    )


def _check_contacts(party: PartyData, place: str, notes: FieldNotes) -> PartyData:
    checks = {
        "phone": check_phone,
        "service_phone": check_phone,
        "address": check_address,
        "service_address": check_address,
        "bank_account": check_bank_account,
    }
    values: dict[str, Any] = {
        name: notes.take(f"{place}-{name}", check(getattr(party, name)))
        if getattr(party, name).strip()
        else ""
        for name, check in checks.items()
    }
    return replace(party, **values, **_texts(party, CONTACT_TEXTS, place, notes))


def _check_representative(
    person: RepresentativeData, place: str, notes: FieldNotes
) -> RepresentativeData:
    name = notes.take(f"{place}-name", check_person_name(person.name))
    phone = person.phone.strip()
    if phone:
        phone = notes.take(f"{place}-phone", check_phone(phone))
    texts = _texts(person, REPRESENTATIVE_TEXTS, place, notes)
    if looks_masked(person.identity_number):
        notes.problem(f"{place}-identity_number", MASKED)
    if person.authority is Authority.SPECIAL and not texts["powers"]:
        # 民诉法 art. 62: a special authority names what may be admitted, waived or settled.
        notes.problem(
            f"{place}-powers",
            "特别授权请写明权限，例如“代为承认、变更、放弃请求，进行和解，签收文书”。",
        )
    return replace(person, name=name, phone=phone, **texts)


def _check_employment(
    job: EmploymentData, place: str, today: date, notes: FieldNotes
) -> EmploymentData:
    if job.started_on and job.started_on > today:
        notes.problem(f"{place}-started_on", "入职日期晚于今天，请核对。")
    if job.started_on and job.ended_on and job.ended_on < job.started_on:
        notes.problem(f"{place}-ended_on", "离职日期早于入职日期，请核对。")
    if job.monthly_wage is not None:
        check_sum(job.monthly_wage, f"{place}-monthly_wage", "月工资", notes)
    return replace(job, **_texts(job, EMPLOYMENT_TEXTS, place, notes))


def check_sum(amount: Decimal, name: str, label: str, notes: FieldNotes) -> None:
    """Refuse a sum that is negative or finer than 分."""
    try:
        fits = 0 <= to_fen(amount) < LARGEST_FEN
    except ValueError:
        fits = False
    if not fits:
        notes.problem(name, f"{label}应为 0 至 1 万亿元之间、最多两位小数的数，请核对。")


def _texts(
    source: object, fields: tuple[tuple[str, str, int], ...], place: str, notes: FieldNotes
) -> dict[str, Any]:
    return {
        name: notes.text(f"{place}-{name}", label, getattr(source, name), longest)
        for name, label, longest in fields
    }
