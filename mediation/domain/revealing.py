"""Showing one personal number in full: which, to whom, and for what reason."""

import re
from collections.abc import Callable
from enum import StrEnum

from mediation.domain.identifiers import mask_bank, mask_identity, mask_phone
from mediation.domain.permissions import Relation
from mediation.domain.roles import Role

SHORTEST_NOTE = 4
LONGEST_NOTE = 100
# The daily work with a case is what needs a number; who steers from above or is shared with does
# not. A mediator sees it of the cases in charge, the desk and its supervisor of their own body.
REVEALERS = frozenset(
    {
        (Role.MEDIATOR, Relation.ASSIGNED),
        (Role.REGISTRAR, Relation.OWN_BODY),
        (Role.SUPERVISOR, Relation.OWN_BODY),
    }
)
_LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){5,}")


class SecretField(StrEnum):
    """A personal number that pages show masked; the value is the name of its column."""

    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    SERVICE_PHONE = "service_phone"
    BANK_ACCOUNT = "bank_account"

    @property
    def label(self) -> str:
        """The Chinese name of the number."""
        return _LABELS[self]

    def masked(self, number: str) -> str:
        """The number as pages show it."""
        return _MASKS[self](number)


_LABELS = {
    SecretField.IDENTITY_NUMBER: "证件号码",
    SecretField.PHONE: "联系电话",
    SecretField.SERVICE_PHONE: "收件人电话",
    SecretField.BANK_ACCOUNT: "收款账号",
}
_MASKS: dict[SecretField, Callable[[str], str]] = {
    SecretField.IDENTITY_NUMBER: mask_identity,
    SecretField.PHONE: mask_phone,
    SecretField.SERVICE_PHONE: mask_phone,
    SecretField.BANK_ACCOUNT: mask_bank,
}


class RevealReason(StrEnum):
    """What the number is needed for (个人信息保护法 art. 6: a clear and reasonable purpose)."""

    CONTACT = "contact"
    SERVICE = "service"
    IDENTIFY = "identify"
    PAYMENT = "payment"
    FILING = "filing"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese words."""
        return _REASONS[self]


_REASONS = {
    RevealReason.CONTACT: "联系当事人或者代理人",
    RevealReason.SERVICE: "送达文书",
    RevealReason.IDENTIFY: "当面核对身份",
    RevealReason.PAYMENT: "办理付款",
    RevealReason.FILING: "向法院、仲裁机构等提交材料",
    RevealReason.OTHER: "其他（请写明）",
}


def may_reveal(roles: frozenset[Role], relations: frozenset[Relation]) -> bool:
    """Whether somebody who stands so to a case may be shown a number of it."""
    return any((role, relation) in REVEALERS for role in roles for relation in relations)


def why_note_fails(reason: RevealReason, note: str) -> str:
    """What is wrong with the words beside a reason, or nothing."""
    if reason is RevealReason.OTHER and len(note.strip()) < SHORTEST_NOTE:
        return f"请写明用途，至少 {SHORTEST_NOTE} 个字。"
    if len(note.strip()) > LONGEST_NOTE:
        return f"最多 {LONGEST_NOTE} 个字，请删减。"
    return ""


def note_for_trail(note: str) -> str:
    """The words as the trail keeps them: administrators read it, so no long number stands there."""
    return _LONG_NUMBER.sub("****", note.strip())
