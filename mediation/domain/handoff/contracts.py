"""移送契约: what each receiver wants to get, in which order, with which codes.

Each version of a contract is one data file beside this module, so that an office without this
program can read what was agreed. A version is never changed once an office agreed to it: what
changes is a new file, and the old one goes on being understood.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation.domain.evidence import EvidenceKind
from mediation.domain.handoff.refusal import PackRefused
from mediation.domain.organisations import OrganisationKind
from mediation.domain.papers import PaperKind
from mediation.domain.referrals import ReferralKind
from mediation.domain.sharing import FieldGroup, SharePurpose

FOLDER = Path(__file__).with_name("contracts")
NOT_KNOWN = "这个交换包依据的移送契约“{code}”本系统没有，请升级本系统，或请对方换用双方认可的契约。"
OTHER_VERSION = (
    "这个交换包依据移送契约“{title}”第 {version} 版，本系统只认识第 {known} 版。"
    "请升级本系统，或请对方用旧版重做。"
)


class HandoffField(StrEnum):
    """The facts of a case that a contract may ask for."""

    CASE_NUMBER = "case_number"
    BODY = "body"
    APPLICANTS = "applicants"
    RESPONDENTS = "respondents"
    IDENTITY = "identity"
    CONTACTS = "contacts"
    EMPLOYMENT = "employment"
    CLAIMS = "claims"
    FACTS = "facts"
    REASONS = "reasons"
    ARBITRATION_STATUS = "arbitration_status"
    EVIDENCE = "evidence"
    SESSIONS = "sessions"
    UNDISPUTED = "undisputed"
    ENDING_REASON = "ending_reason"
    REFERRAL_REASON = "referral_reason"
    LIMITATION = "limitation"
    CLOCKS = "clocks"


class FilledIn(StrEnum):
    """Where in the program something is filled in when it is missing."""

    APPLICATION = "application"
    EVIDENCE = "evidence"
    SESSIONS = "sessions"
    DATES = "dates"
    PAPERS = "papers"
    CONSENTS = "consents"
    REFERRAL = "referral"


class PaperSource(StrEnum):
    """Whether a paper is one that the body issued or one that somebody brought."""

    PAPER = "paper"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class ContractField:
    """A fact that the receiver wants; without a group it is open to whoever gets the pack."""

    code: HandoffField
    name: str
    group: FieldGroup | None
    required: bool
    filled_in: FilledIn


@dataclass(frozen=True)
class ContractPaper:
    """A paper that goes with the pack: must it be there, or goes it along when there is one."""

    kind: PaperKind | EvidenceKind
    required: bool

    @property
    def is_issued(self) -> bool:
        """Whether the body issued it, rather than somebody brought it."""
        return isinstance(self.kind, PaperKind)


# What a file of this kind tells besides the facts: a picture of an identity card, a bank account.
_GROUP_OF_EVIDENCE = {
    EvidenceKind.IDENTITY: FieldGroup.IDENTITY,
    EvidenceKind.WAGES: FieldGroup.BANK,
    EvidenceKind.INJURY: FieldGroup.HEALTH,
}


def group_of_evidence(kind: PaperKind | EvidenceKind) -> FieldGroup | None:
    """The group that must be open before a file of this kind leaves; None for the others."""
    return _GROUP_OF_EVIDENCE.get(kind) if isinstance(kind, EvidenceKind) else None


@dataclass(frozen=True, kw_only=True)
class Contract:
    """One version of what a receiver wants to get."""

    code: str
    version: int
    title: str
    receivers: tuple[OrganisationKind, ...]
    referral: ReferralKind
    purpose: SharePurpose
    legal_ground: str
    fields: tuple[ContractField, ...]
    papers: tuple[ContractPaper, ...]
    claim_types: Mapping[str, str]
    ending_reasons: Mapping[str, str]
    defects: Mapping[str, str]
    outcomes: Mapping[str, str]

    @property
    def name(self) -> str:
        """Title and version in one."""
        return f"{self.title}（第 {self.version} 版）"

    @property
    def key(self) -> str:
        """Code and version, as its file is named."""
        return f"{self.code}-{self.version}"

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        """The groups of facts that it opens, as a share would."""
        asked = {field.group for field in self.fields}
        return tuple(group for group in FieldGroup if group in asked)

    @property
    def sensitive_groups(self) -> frozenset[FieldGroup]:
        """The groups that its files tell of: they go along only when these are open."""
        return frozenset(
            group for paper in self.papers if (group := group_of_evidence(paper.kind)) is not None
        )

    def wants(self, code: HandoffField) -> bool:
        """Whether it asks for this fact at all."""
        return any(field.code is code for field in self.fields)


def known_contracts() -> tuple[Contract, ...]:
    """Every version that is understood here, by code and version."""
    return tuple(_all().values())


def newest(code: str) -> Contract:
    """The newest version of a contract; KeyError for a code that is none."""
    versions = [each for each in known_contracts() if each.code == code]
    if not versions:
        raise KeyError(code)
    return versions[-1]


def contract_for(code: str, version: int) -> Contract:
    """The version of a contract that a pack names; PackRefused when it is not known here."""
    found = _all().get((code, version))
    if found is not None:
        return found
    versions = [each for each in known_contracts() if each.code == code]
    if not versions:
        raise PackRefused("unknown_contract", NOT_KNOWN.format(code=code))
    known = "、".join(str(each.version) for each in versions)
    sentence = OTHER_VERSION.format(title=versions[-1].title, version=version, known=known)
    raise PackRefused("unknown_version", sentence)


@cache
def _all() -> Mapping[tuple[str, int], Contract]:
    files = sorted(FOLDER.glob("*.json"))
    found = [read_contract(json.loads(path.read_bytes())) for path in files]
    ordered = sorted(found, key=lambda each: (each.code, each.version))
    return MappingProxyType({(each.code, each.version): each for each in ordered})


def read_contract(data: Mapping[str, Any]) -> Contract:
    """A contract from its data; ValueError or KeyError names what is not known."""
    lists = data["lists"]
    return Contract(
        code=data["code"],
        version=data["version"],
        title=data["title"],
        receivers=tuple(OrganisationKind(each) for each in data["receivers"]),
        referral=ReferralKind(data["referral"]),
        purpose=SharePurpose(data["purpose"]),
        legal_ground=data["legal_ground"],
        fields=tuple(_field(each) for each in data["fields"]),
        papers=tuple(_paper(each) for each in data["papers"]),
        claim_types=MappingProxyType(lists["claim_types"]),
        ending_reasons=MappingProxyType(lists["ending_reasons"]),
        defects=MappingProxyType(lists["defects"]),
        outcomes=MappingProxyType(lists["outcomes"]),
    )


def _field(data: Mapping[str, Any]) -> ContractField:
    group = data["group"]
    return ContractField(
        code=HandoffField(data["code"]),
        name=data["name"],
        group=FieldGroup(group) if group else None,
        required=data["required"],
        filled_in=FilledIn(data["filled_in"]),
    )


def _paper(data: Mapping[str, Any]) -> ContractPaper:
    issued = PaperSource(data["source"]) is PaperSource.PAPER
    kinds = PaperKind if issued else EvidenceKind
    return ContractPaper(kind=kinds(data["kind"]), required=data["required"])
