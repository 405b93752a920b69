"""A receiver agrees to a version of a contract: from then on, packs to it are made by that one."""

from datetime import datetime

from mediation.domain.errors import ActionNotPossible, NotVisible
from mediation.extensions import db
from mediation.models import HandoffContract, User
from mediation.queries import handoffs
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def agree(receiver_id: int, code: str, version: int, *, by: User, at: datetime) -> HandoffContract:
    """Agree for an organisation that this person answers for; NotVisible for any other."""
    with transaction():
        wanted = (receiver_id, code, version)
        for offered in handoffs.offered_to(by):
            contract = offered.contract
            if (offered.receiver.id, contract.code, contract.version) != wanted:
                continue
            if offered.agreed is not None:
                raise ActionNotPossible(f"贵单位已经认可“{contract.name}”，不需要再办。")
            made = HandoffContract(
                receiver_id=receiver_id,
                contract=code,
                contract_version=version,
                agreed_by_id=by.id,
                agreed_at=at,
            )
            db.session.add(made)
            facts = {"receiver": receiver_id, "contract": code, "version": version}
            audit("handoff.contract_agreed", by=by, at=at, subject=contract.name, data=facts)
            return made
        raise NotVisible
