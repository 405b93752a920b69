"""What a court or commission has to know of each side before it takes an application.

Sources: 33号令 art. 29 (arbitration), 民诉法 arts. 124, 225 (complaint, order), 民诉解释 354
(confirmation), 执行规定 18 (enforcement). What is missing is named before anything is printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mediation.domain.parties import PartyKind


class Particular(StrEnum):
    """One thing to know of a party; the code is the name of its field on the page of intake."""

    SEX = "sex"
    BIRTH = "birth_on"
    IDENTITY = "identity_number"
    ADDRESS = "address"
    PHONE = "phone"
    LEADER = "legal_representative"
    LEADER_POST = "legal_representative_post"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]


_LABELS = {
    Particular.SEX: "性别",
    Particular.BIRTH: "出生日期",
    Particular.IDENTITY: "证件号码",
    Particular.ADDRESS: "住所",
    Particular.PHONE: "联系电话",
    Particular.LEADER: "法定代表人或者负责人",
    Particular.LEADER_POST: "法定代表人的职务",
}


@dataclass(frozen=True)
class FilingParty:
    """A party with what is known of it."""

    id: int
    name: str
    kind: PartyKind
    known: frozenset[Particular]


@dataclass(frozen=True)
class Missing:
    """What an application cannot do without, and nobody has entered yet."""

    party: FilingParty
    particular: Particular

    @property
    def words(self) -> str:
        """Whose what, '王秀兰的证件号码'."""
        return f"{self.party.name}的{self.particular.label}"


P = Particular
_REACHABLE = (P.ADDRESS, P.PHONE)
_PERSON, _COMPANY = (P.IDENTITY, *_REACHABLE), (*_REACHABLE, P.LEADER)
_IN_FULL = (P.SEX, P.BIRTH, *_PERSON)
# What is wanted of whoever applies and of the other side, each as a person and as an organisation.
Wanted = dict[PartyKind, tuple[Particular, ...]]
_APPLIES: Wanted = {PartyKind.WORKER: _PERSON, PartyKind.EMPLOYER: _COMPANY}
_SUES: Wanted = {PartyKind.WORKER: _IN_FULL, PartyKind.EMPLOYER: (*_COMPANY, P.LEADER_POST)}
_IS_SUED: Wanted = {PartyKind.WORKER: (P.ADDRESS,), PartyKind.EMPLOYER: (P.ADDRESS, P.LEADER)}
_JOINS: Wanted = {PartyKind.WORKER: _REACHABLE, PartyKind.EMPLOYER: _COMPANY}


@dataclass(frozen=True)
class FilingRule:
    """What one application wants of its two sides."""

    own: Wanted
    other: Wanted


JOINT = FilingRule(_JOINS, _JOINS)
ORDER = FilingRule(_APPLIES, _IS_SUED)
ENFORCEMENT = FilingRule(_APPLIES, _IS_SUED)
# 33号令 art. 29 names telephone and post of the respondent too.
ARBITRATION = FilingRule(
    _SUES, {PartyKind.WORKER: _REACHABLE, PartyKind.EMPLOYER: (*_COMPANY, P.LEADER_POST)}
)
SUIT = FilingRule(_SUES, _IS_SUED)


def missing(
    rule: FilingRule, own: Sequence[FilingParty], other: Sequence[FilingParty]
) -> tuple[Missing, ...]:
    """What is not known yet, party by party."""
    return (*_missing(rule.own, own), *_missing(rule.other, other))


def _missing(wanted: Wanted, parties: Sequence[FilingParty]) -> Iterator[Missing]:
    for party in parties:
        for particular in wanted[party.kind]:
            if particular not in party.known:
                yield Missing(party, particular)
