"""Address sheets and labels of the parties of a case, drawn from the addresses that count today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.documents import UnprintableCharacter
from mediation.documents.address_sheets import (
    LABELS_ON_A_SHEET,
    Recipient,
    Sender,
    draw_labels,
    draw_sheets,
)
from mediation.domain.errors import (
    ActionNotAllowed,
    FieldProblem,
    InvalidInput,
    NotVisible,
)
from mediation.domain.paper_prints import AddressForm
from mediation.domain.revealing import RevealReason
from mediation.models import Case, User
from mediation.queries.paper_prints import may_print
from mediation.queries.personal_numbers import person_key, secret_of
from mediation.queries.recipients import PostalAddress, postal_addresses
from mediation.services import revealing
from mediation.services.audit import audit, reference_of
from mediation.services.paper_prints import NO_RIGHT
from mediation.services.transaction import transaction


@dataclass(frozen=True)
class AddressWish:
    """Whose addresses, on what, from which label on, and whether with the telephone."""

    party_ids: Sequence[int]
    form: AddressForm
    first_label: int = 1
    with_phone: bool = False


def printed(case: Case, wish: AddressWish, *, by: User, at: datetime) -> bytes:
    """The PDF; the trail has whose addresses, and each telephone that is printed in full."""
    if not may_print(by, case):
        raise ActionNotAllowed(NO_RIGHT)
    chosen = _chosen(case, wish)
    with transaction():
        recipients = [_recipient(case, each, wish, by=by, at=at) for each in chosen]
        facts = {"parties": [each.party.id for each in chosen], "form": wish.form.value}
        subject = reference_of(case)
        audit("addresses.printed", by=by, at=at, subject=subject, case_id=case.id, data=facts)
        body = case.body
        sender = Sender(body.name, body.address or "", body.phone or "")
        try:
            if wish.form is AddressForm.LABELS:
                return draw_labels(recipients, sender, first=wish.first_label)
            return draw_sheets(recipients, sender)
        except UnprintableCharacter as error:
            raise InvalidInput(FieldProblem("parties", error.sentence)) from error


def _chosen(case: Case, wish: AddressWish) -> list[PostalAddress]:
    known = {each.party.id: each for each in postal_addresses(case)}
    if not set(wish.party_ids) <= set(known):
        raise NotVisible
    if not wish.party_ids:
        raise InvalidInput(FieldProblem("parties", "请至少选择一个收件人。"))
    if not 1 <= wish.first_label <= LABELS_ON_A_SHEET:
        sentence = f"请填写 1 到 {LABELS_ON_A_SHEET}，从左到右、从上到下数。"
        raise InvalidInput(FieldProblem("first_label", sentence))
    chosen = [each for key, each in known.items() if key in set(wish.party_ids)]
    without = "、".join(each.name for each in chosen if not each.address)
    if without:
        sentence = f"{without}没有登记地址，请先在案件登记里补填，或者不选。"
        raise InvalidInput(FieldProblem("parties", sentence))
    return chosen


def _recipient(
    case: Case, each: PostalAddress, wish: AddressWish, *, by: User, at: datetime
) -> Recipient:
    phone = ""
    if wish.with_phone and each.phone_field is not None:
        secret = secret_of(case, person_key(each.party), each.phone_field.value)
        phone = revealing.reveal(case, secret, RevealReason.SERVICE, "", by=by, at=at)
    return Recipient(each.name, each.address, each.postcode, phone, reference_of(case))
