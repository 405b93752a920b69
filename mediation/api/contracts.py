"""移送契约: what a liaison's office is sent in a pack, to be read and agreed to."""

from datetime import datetime

from flask import url_for
from pydantic import Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, me
from mediation.api.form_shapes import Nothing
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.handoff import HandoffField
from mediation.domain.referrals import ReferralKind
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.queries import handoffs
from mediation.queries.handoffs import OfferedContract
from mediation.services.handoff import agreeing
from mediation.web.guards import liaisons


class ContractFieldRow(Answer):
    """A fact that goes with a pack."""

    code: HandoffField
    name: str
    group: FieldGroup | None
    required: bool


class ContractPaperRow(Answer):
    """A paper that goes with a pack."""

    kind: str
    required: bool


class ContractRow(Answer):
    """One version of a contract in its own words; code lists are code and words."""

    code: str
    version: int
    title: str
    referral: ReferralKind
    purpose: SharePurpose
    fields: list[ContractFieldRow] = Field(description="按约定的顺序")
    papers: list[ContractPaperRow] = Field(description="按约定的顺序")
    claim_types: dict[str, str]
    ending_reasons: dict[str, str]
    defects: dict[str, str]
    outcomes: dict[str, str]


class ContractOffered(Answer):
    """A version of a contract, for which organisation, and when it was agreed to."""

    organisation_id: int
    organisation: str
    agreed_at: datetime | None
    contract: ContractRow


@operation(
    "GET",
    "/desk/contracts",
    scope=ApiScope.DESK_READ,
    guard=liaisons,
    summary="移送契约：移送给本单位的案件带哪些内容、材料和代码",
    answer=Listing[ContractOffered],
)
def list_contracts() -> Listing[ContractOffered]:
    """Every version of the contracts of one's own office, the newest first."""
    found = [_offered(each) for each in handoffs.offered_to(me())]
    return Listing(items=found, next=None)


def _offered(offered: OfferedContract) -> ContractOffered:
    return ContractOffered(
        organisation_id=offered.receiver.id,
        organisation=offered.receiver.name,
        agreed_at=offered.agreed.agreed_at if offered.agreed else None,
        contract=ContractRow.model_validate(offered.contract),
    )


@operation(
    "POST",
    "/desk/contracts/<int:organisation_id>/<contract>/<int:version>",
    scope=ApiScope.DESK_WRITE,
    guard=liaisons,
    summary="认可一版移送契约，以后的交换包按它制作",
    body=Nothing,
)
def agree_to_contract(organisation_id: int, contract: str, version: int) -> str:
    """Agree to one version for one's office."""
    body_of(Nothing)
    agreeing.agree(organisation_id, contract, version, **by_me())
    return url_for("api.list_contracts")
