"""Forms show personal numbers masked; a mask that nobody touched means the number behind it.

So correcting an address sends nobody's identity number to a browser.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from mediation.domain.application import Application, PartyData, RepresentativeData
from mediation.domain.errors import FieldChange
from mediation.domain.identifiers import mask_accounts, mask_bank, mask_identity, mask_phone

Entry = TypeVar("Entry", PartyData, RepresentativeData)
Mask = Callable[[str], str]

PARTY_MASKS: dict[str, Mask] = {
    "identity_number": mask_identity,
    "phone": mask_phone,
    "service_phone": mask_phone,
    "bank_account": mask_bank,
}
REPRESENTATIVE_MASKS: dict[str, Mask] = {
    "identity_number": mask_identity,
    "phone": mask_phone,
}
# The ends of the labels under which changes are written down (domain.application_changes).
LABEL_MASKS: dict[str, Mask] = {
    "证件号码": mask_identity,
    "电话": mask_phone,
    "账号": mask_bank,
}


def masked(application: Application) -> Application:
    """What a form shows of an application."""
    parties = tuple(
        replace(
            _masked(party, PARTY_MASKS),
            representatives=tuple(
                _masked(each, REPRESENTATIVE_MASKS) for each in party.representatives
            ),
        )
        for party in application.parties
    )
    return replace(application, parties=parties)


def _masked(entry: Entry, masks: dict[str, Mask]) -> Entry:
    shown: dict[str, Any] = {name: mask(getattr(entry, name)) for name, mask in masks.items()}
    return replace(entry, **shown)


def restored(
    typed: Application,
    registered: Application | None = None,
    employer_phones: Mapping[int, str] | None = None,
) -> Application:
    """What was typed, with the number behind every mask that was left as it was shown.

    A new party that was chosen from the employers on record has the telephone of the record. A
    mask behind which there is nothing stays, and the check of the field refuses it.
    """
    known = {party.id: party for party in registered.parties} if registered else {}
    phones = employer_phones or {}
    parties = tuple(_restored_party(party, known.get(party.id), phones) for party in typed.parties)
    return replace(typed, parties=parties)


def _restored_party(
    typed: PartyData, known: PartyData | None, phones: Mapping[int, str]
) -> PartyData:
    party = _restored(typed, known, PARTY_MASKS)
    on_record = phones.get(party.employer_id or 0, "")
    if on_record and party.phone == mask_phone(on_record):
        party = replace(party, phone=on_record)
    people = {each.id: each for each in known.representatives} if known else {}
    return replace(
        party,
        representatives=tuple(
            _restored(each, people.get(each.id), REPRESENTATIVE_MASKS)
            for each in party.representatives
        ),
    )


def _restored(typed: Entry, known: Entry | None, masks: dict[str, Mask]) -> Entry:
    if known is None or known.id is None:
        return typed
    behind: dict[str, Any] = {
        name: getattr(known, name)
        for name, mask in masks.items()
        if getattr(typed, name) == mask(getattr(known, name))
    }
    return replace(typed, **behind)


def restored_account(typed: str, known: Iterable[str]) -> str:
    """The known account of which a line shows the mask; what was typed when it is not exactly one.

    A line of an agreement names bank and account together, so that the words around count too.
    """
    behind = {account for account in known if account and mask_accounts(account) == typed.strip()}
    return behind.pop() if len(behind) == 1 else typed


def restored_phone(typed: str, known: str) -> str:
    """The known telephone when its mask was left as it was, else what was typed."""
    return known if known and typed.strip() == mask_phone(known) else typed


def masked_change(change: FieldChange) -> FieldChange:
    """A change as people may read it: the values of personal numbers are masked."""
    for ending, mask in LABEL_MASKS.items():
        if change.label.endswith(ending):
            return FieldChange(change.label, _mask(change.before, mask), _mask(change.after, mask))
    return change


def _mask(text: str, mask: Mask) -> str:
    # （空） stands for nothing and hides nobody.
    return mask(text) if any(sign.isdigit() for sign in text) else text
