"""Address sheets and labels of the parties of cases, drawn from the addresses that count today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

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


def printed(cases: Sequence[Case], wish: AddressWish, *, by: User, at: datetime) -> bytes:
    """The PDF; the trail has case by case whose addresses, and each telephone printed in full."""
    if not all(may_print(by, case) for case in cases):
        raise ActionNotAllowed(NO_RIGHT)
    chosen = _chosen(cases, wish)
    with transaction():
        recipients = [_recipient(each, wish, by=by, at=at) for each in chosen]
        for case, group in groupby(chosen, key=lambda each: each.case):
            facts = {"parties": [each.party.id for each in group], "form": wish.form.value}
            subject = reference_of(case)
            audit("addresses.printed", by=by, at=at, subject=subject, case_id=case.id, data=facts)
        return _drawn(recipients, _sender(chosen), wish)


def _chosen(cases: Sequence[Case], wish: AddressWish) -> list[PostalAddress]:
    known = postal_addresses(cases)
    wanted = set(wish.party_ids)
    if not wanted <= {each.party.id for each in known}:
        raise NotVisible
    if not wanted:
        raise InvalidInput(FieldProblem("parties", "请至少选择一个收件人。"))
    if not 1 <= wish.first_label <= LABELS_ON_A_SHEET:
        sentence = f"请填写 1 到 {LABELS_ON_A_SHEET}，从左到右、从上到下数。"
        raise InvalidInput(FieldProblem("first_label", sentence))
    chosen = [each for each in known if each.party.id in wanted]
    without = "、".join(each.name for each in chosen if not each.address)
    if without:
        sentence = f"{without}没有登记地址，请先在案件登记里补填，或者不选。"
        raise InvalidInput(FieldProblem("parties", sentence))
    return chosen


def _recipient(each: PostalAddress, wish: AddressWish, *, by: User, at: datetime) -> Recipient:
    phone = ""
    if wish.with_phone and each.phone_field is not None:
        secret = secret_of(each.case, person_key(each.party), each.phone_field.value)
        phone = revealing.reveal(each.case, secret, RevealReason.SERVICE, "", by=by, at=at)
    return Recipient(each.name, each.address, each.postcode, phone, reference_of(each.case))


def _sender(chosen: Sequence[PostalAddress]) -> Sender:
    body, *others = {each.case.body_id: each.case.body for each in chosen}.values()
    if others:
        raise InvalidInput(FieldProblem("parties", "所选案件属于不同的机构，请分开打印。"))
    return Sender(body.name, body.address or "", body.phone or "")


def _drawn(recipients: Sequence[Recipient], sender: Sender, wish: AddressWish) -> bytes:
    try:
        if wish.form is AddressForm.LABELS:
            return draw_labels(recipients, sender, first=wish.first_label)
        return draw_sheets(recipients, sender)
    except UnprintableCharacter as error:
        raise InvalidInput(FieldProblem("parties", error.sentence)) from error
