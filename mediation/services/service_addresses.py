"""送达地址确认书: a party says where its papers go, and takes it back."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.domain.addresses import check_address
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.identifiers import check_phone, check_post_code
from mediation.domain.problems import Checked
from mediation.extensions import db
from mediation.models import AddressConfirmation, Case, Party, User
from mediation.queries import paper_service as queries
from mediation.services.case_log import record
from mediation.services.paper_service import require_may_record
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction


@dataclass(frozen=True)
class Told:
    """What a 送达地址确认书 says; `electronic` is one number or address a line."""

    confirmed_on: date
    recipient: str
    relation: str
    address: str
    postcode: str
    phone: str
    accepts_electronic: bool
    electronic: str
    evidence_id: int | None = None


def confirm_address(
    case: Case, *, party_id: int, told: Told, by: User, at: datetime
) -> AddressConfirmation:
    """Record a signed 送达地址确认书; it takes the place of an earlier one from its day on."""
    with transaction():
        require_may_record(case, by)
        party = _party(case, party_id)
        made = _made(case, party, told, by, at)
        db.session.add(made)
        # What other papers print as the address for service is what was confirmed last.
        party.service_address, party.service_name = made.address, made.recipient
        party.service_phone = made.phone
        party.accepts_e_service = made.accepts_electronic
        db.session.flush()
        electronic = "同意电子送达" if made.accepts_electronic else "不同意电子送达"
        note = in_brief(f"{party.side.label}{party.name}", electronic)
        data = {"confirmation_id": made.id}
        record(case, "address_confirmed", by=by, at=at, note=note, data=data)
    return made


def withdraw_address(
    row: AddressConfirmation, case: Case, *, withdrawn_on: date, by: User, at: datetime
) -> None:
    """Record that a party took its confirmation back; what was served before stays served."""
    with transaction():
        require_may_record(case, by)
        db.session.refresh(row, with_for_update={"of": AddressConfirmation})
        if row.withdrawn_on is not None:
            raise ActionNotPossible("这份送达地址确认书已经登记撤回。")
        row.withdrawn_on = happened(
            "withdrawn_on",
            withdrawn_on,
            today=at.date(),
            since=row.confirmed_on,
            since_what="确认之日",
        )
        db.session.flush()
        standing = queries.in_force(queries.confirmations_of(case.id), row.party_id)
        row.party.accepts_e_service = standing is not None and standing.accepts_electronic
        data = {"confirmation_id": row.id}
        record(case, "address_withdrawn", by=by, at=at, note=row.party.name, data=data)


def _party(case: Case, party_id: int) -> Party:
    for party in case.parties:
        if party.id == party_id:
            return party
    raise InvalidInput(FieldProblem("party_id", "请在列表中选择本案的当事人。"))


def _made(case: Case, party: Party, told: Told, by: User, at: datetime) -> AddressConfirmation:
    day = happened("confirmed_on", told.confirmed_on, today=at.date(), since=None, since_what="")
    postcode = _normal("postcode", check_post_code(told.postcode)) if told.postcode else ""
    proof = told.evidence_id
    if proof is not None and proof not in {each.id for each in queries.proofs_of(case.id)}:
        raise InvalidInput(FieldProblem("evidence_id", "请在列表中选择本案的材料。"))
    return AddressConfirmation(
        party=party,
        confirmed_on=day,
        recipient=told.recipient.strip() or party.name,
        relation=told.relation.strip(),
        address=_normal("address", check_address(told.address)),
        postcode=postcode,
        phone=_normal("phone", check_phone(told.phone)),
        accepts_electronic=told.accepts_electronic,
        electronic=_electronic(told),
        evidence_id=proof,
        recorded_by_id=by.id,
        recorded_at=at,
    )


def _electronic(told: Told) -> str:
    if not told.accepts_electronic:
        return ""
    ask = "同意电子送达的，请写明手机号、电子邮箱、传真或者微信号，一行一个。"
    return written_out("electronic", told.electronic, ask)


def _normal(field: str, checked: Checked) -> str:
    if checked.errors:
        raise InvalidInput(FieldProblem(field, checked.errors[0].sentence))
    return checked.value
