"""Packs that another office made, for tests: a test states only what differs."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from mediation.crypto import Keeper, KeyRing
from mediation.documents.facts.keeping import to_plain
from mediation.domain.application import Application
from mediation.domain.evidence import UploadLimits
from mediation.domain.handoff import Office, PackageKind
from mediation.domain.handoff.manifest import DATA, written_json
from mediation.domain.organisations import OrganisationKind
from mediation.services.handoff import archive
from mediation.services.handoff.archive import Package
from tests.applications import application
from tests.uploads.making import pdf

SENDER = Office("江北区劳动争议调解中心", OrganisationKind.MEDIATION_BODY)
RECEIVER = Office("城东区劳动人事争议仲裁委员会", OrganisationKind.ARBITRATION_COMMISSION)
CODE = "0123456789abcdef" * 2
MADE_AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
LIMITS = UploadLimits(file=1_000_000, files_per_case=9, per_case=10_000_000, everything=100_000_000)
FIELDS: dict[str, Any] = {
    "case_number": "北劳调〔2026〕7号",
    "body": [{"name": SENDER.name, "phone": "", "address": ""}],
    "applicants": [{"name": "王秀兰"}],
    "respondents": [{"name": "城东悦来酒店有限公司"}],
    "identity": [{"name": "王秀兰", "identity_number": "360426199101010071"}],
    "contacts": [{"name": "王秀兰", "phone": "13800001234"}],
    "employment": [{"name": "王秀兰", "post": "客房服务员"}],
    "claims": [{"claim": "拖欠工资", "claimed": "12600.00"}],
    "facts": "工资未付。",
    "reasons": "应当支付。",
    "arbitration_status": [{"status": "未申请"}],
    "evidence": [{"name": "工资条", "kind": "工资", "held_by": "王秀兰"}],
    "ending_reason": [{"code": "too_far_apart", "reason": "分歧较大，难以达成协议"}],
    "referral_reason": "双方对欠薪数额分歧较大。",
    "limitation": [
        {"title": "仲裁时效", "due_on": "2027-09-30", "safe_on": "2027-09-30", "state": "进行中"}
    ],
}
PAPERS = {"papers/01-移送函.pdf": pdf(), "papers/02-劳动争议调解申请书.pdf": pdf()}


def package(told: Application | None = None, **changes: Any) -> Package:
    """What a body sends on to a commission."""
    fields = FIELDS | changes.pop("fields", {})
    data = {
        "fields": fields,
        "application": to_plain(told or sent_on()),
        "papers": ["移送函", "劳动争议调解申请书"],
    }
    facts: dict[str, Any] = {
        "kind": PackageKind.PACK,
        "code": CODE,
        "made_at": MADE_AT,
        "sender": SENDER,
        "receiver": RECEIVER,
        "contract": "arbitration",
        "contract_version": 2,
        "files": {DATA: written_json(data), **changes.pop("papers", PAPERS)},
    }
    return Package(**(facts | changes))


def sent_on() -> Application:
    """A dispute as the other office has it: with keys of its own rows, which mean nothing here."""
    told = application()
    return replace(told, parties=tuple(replace(each, id=7, employer_id=9) for each in told.parties))


def carried(told: Application | None = None, **changes: Any) -> bytes:
    """Its bytes, signed with the key of this installation."""
    return archive.written(package(told, **changes)).content


def signed_by_a_stranger(**changes: Any) -> bytes:
    """The same, signed with a key that nobody knows."""
    kept, archive.keeper = archive.keeper, Keeper(KeyRing.new())
    try:
        return carried(**changes)
    finally:
        archive.keeper = kept
