"""Typed applications for tests: a test states only what differs."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.domain.application import Application, ClaimData, PartyData
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.parties import PartyKind, Side
from mediation.domain.source_channels import SourceChannel

# Synthetic numbers with right check signs.
WANG_NUMBER = "360426199101010071"
LI_NUMBER = "11010519491231002X"
HOTEL_CODE = "91350100M000100Y43"


def worker(name: str = "王秀兰", **changes: Any) -> PartyData:
    """A worker who applies."""
    facts = {"side": Side.APPLICANT, "kind": PartyKind.WORKER, "phone": "13800001234"}
    return PartyData(name=name, **(facts | changes))


def company(name: str = "城东悦来酒店有限公司", **changes: Any) -> PartyData:
    """An employer that answers."""
    facts = {"side": Side.RESPONDENT, "kind": PartyKind.EMPLOYER, "legal_representative": "冯建国"}
    return PartyData(name=name, **(facts | changes))


def wages(applicant: int = 0, amount: str | None = "12600.00", **changes: Any) -> ClaimData:
    """A claim for wages."""
    facts: dict[str, Any] = {"type": ClaimType.WAGES, "applicant": applicant}
    return ClaimData(claimed=Decimal(amount) if amount else None, **(facts | changes))


def application(**changes: Any) -> Application:
    """A worker at the desk with a claim for wages against a hotel."""
    facts: dict[str, Any] = {
        "entry_path": EntryPath.OWN_INTAKE,
        "source_channel": SourceChannel.VISIT,
        "received_on": date(2026, 11, 23),
        "arbitration_status": ArbitrationStatus.NOT_APPLIED,
        "facts": "2026年6月至9月在被申请人处做客房服务员，工资未付。",
        "parties": (worker(), company()),
        "claims": (wages(),),
    }
    return Application(**(facts | changes))
