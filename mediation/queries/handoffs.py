"""交换包: what contract a receiver agreed to, the packs of a referral, what a liaison may fetch."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.domain.handoff import Contract, PackState, contract_for, known_contracts
from mediation.extensions import db
from mediation.models import (
    Case,
    HandoffContract,
    HandoffPack,
    Organisation,
    Referral,
    Share,
    User,
)
from mediation.queries.shares import receivers_of
from mediation.queries.visibility import visible_to

LEFT_US = (PackState.SENT, PackState.DEFECTIVE, PackState.ACCEPTED, PackState.REFUSED)


@dataclass(frozen=True)
class ChosenContract:
    """The contract that counts for a referral, and who agreed to it for the receiver."""

    contract: Contract
    agreed: HandoffContract | None


@dataclass(frozen=True)
class OfferedContract:
    """One version of a contract on the page of a receiver, and who agreed to it."""

    contract: Contract
    receiver: Organisation
    agreed: HandoffContract | None


def contract_of(referral: Referral) -> ChosenContract | None:
    """The newest version that the receiver agreed to, else the newest; None for kinds without."""
    fitting = [
        each
        for each in known_contracts()
        if each.referral is referral.kind and referral.receiver.kind in each.receivers
    ]
    if not fitting:
        return None
    agreed = _agreed([referral.receiver_id])
    for contract in reversed(fitting):
        if row := agreed.get((referral.receiver_id, contract.code, contract.version)):
            return ChosenContract(contract, row)
    return ChosenContract(fitting[-1], None)


def offered_to(user: User) -> list[OfferedContract]:
    """Every contract of the organisations that this liaison answers for, the newest first."""
    statement = select(Organisation).where(Organisation.id.in_(receivers_of(user)))
    receivers = list(db.session.scalars(statement.order_by(Organisation.id)))
    agreed = _agreed([each.id for each in receivers])
    return [
        OfferedContract(each, receiver, agreed.get((receiver.id, each.code, each.version)))
        for receiver in receivers
        for each in reversed(known_contracts())
        if receiver.kind in each.receivers
    ]


def _agreed(receiver_ids: list[int]) -> dict[tuple[int, str, int], HandoffContract]:
    statement = (
        select(HandoffContract)
        .where(HandoffContract.receiver_id.in_(receiver_ids))
        .options(joinedload(HandoffContract.agreed_by, innerjoin=True))
    )
    return {
        (row.receiver_id, row.contract, row.contract_version): row
        for row in db.session.scalars(statement)
    }


def packs_of(referral_id: int) -> list[HandoffPack]:
    """The packs of a referral, newest first."""
    statement = (
        select(HandoffPack)
        .where(HandoffPack.referral_id == referral_id)
        .options(
            joinedload(HandoffPack.made_by, innerjoin=True),
            joinedload(HandoffPack.file, innerjoin=True),
        )
        .order_by(HandoffPack.id.desc())
    )
    return list(db.session.scalars(statement))


def pack_for(user: User, case_id: int, pack_id: int, *, lock: bool = False) -> HandoffPack:
    """A pack of a case in sight, with its referral and file; NotVisible otherwise."""
    statement = (
        select(HandoffPack)
        .join(HandoffPack.case)
        .where(HandoffPack.id == pack_id, HandoffPack.case_id == case_id, visible_to(user))
        .options(
            joinedload(HandoffPack.file, innerjoin=True),
            joinedload(HandoffPack.referral, innerjoin=True).joinedload(
                Referral.receiver, innerjoin=True
            ),
            joinedload(HandoffPack.case, innerjoin=True).joinedload(Case.body, innerjoin=True),
        )
    )
    if lock:
        statement = statement.with_for_update(of=HandoffPack).execution_options(
            populate_existing=True
        )
    found = db.session.scalars(statement).unique().one_or_none()
    if found is None:
        raise NotVisible
    return found


def with_code(code: str, referral_id: int) -> HandoffPack | None:
    """The pack of a referral with this code, held until the transaction is over."""
    statement = (
        select(HandoffPack)
        .where(HandoffPack.code == code, HandoffPack.referral_id == referral_id)
        .with_for_update(of=HandoffPack)
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(statement).one_or_none()


def keys_of(receiver_id: int) -> set[str]:
    """The keys with which this receiver signed the receipts that were taken in."""
    statement = (
        select(HandoffPack.answered_with)
        .join(HandoffPack.referral)
        .where(Referral.receiver_id == receiver_id, HandoffPack.answered_with.is_not(None))
        .distinct()
    )
    return {key for key in db.session.scalars(statement) if key}


def packs_with(share: Share) -> list[HandoffPack]:
    """The packs that go with a share: same case, receiver and purpose, no more than it opens."""
    statement = (
        select(HandoffPack)
        .join(HandoffPack.referral)
        .where(
            HandoffPack.case_id == share.case_id,
            Referral.receiver_id == share.receiver_id,
            HandoffPack.state.in_(LEFT_US),
        )
        .options(joinedload(HandoffPack.file, innerjoin=True))
        .order_by(HandoffPack.id.desc())
    )
    return [pack for pack in db.session.scalars(statement) if _is_covered(pack, share)]


def _is_covered(pack: HandoffPack, share: Share) -> bool:
    contract = contract_for(pack.contract, pack.contract_version)
    opens = {group.value for group in contract.groups}
    return contract.purpose is share.purpose and opens <= set(share.field_groups)
