"""送达: attempts to serve a paper, what came of them, and the confirmed addresses."""

from datetime import date
from http import HTTPStatus

from flask import url_for

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import operation
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.identifiers import mask_phone
from mediation.domain.paper_service import ServiceMethod, ServiceOutcome
from mediation.domain.sharing import PURPOSES_BY_KIND
from mediation.models import AddressConfirmation, Case
from mediation.queries import cases, papers, shares
from mediation.queries import paper_service as queries
from mediation.services import paper_service as services
from mediation.services import service_addresses as addresses
from mediation.web.guards import case_workers, requires
from mediation.web.serving.forms import (
    AddressForm,
    ResultForm,
    ServiceForm,
    VoidForm,
    WithdrawalForm,
)

SERVICE, ONE = "/cases/<int:case_id>/service", "/cases/<int:case_id>/service/<int:service_id>"
ADDRESSES = "/cases/<int:case_id>/service-addresses"
PaperServed = shape_of(ServiceForm, "PaperServed")
ServiceResult = shape_of(ResultForm, "ServiceResult")
ReasonOfVoidingService = shape_of(VoidForm, "ReasonOfVoidingService")
AddressConfirmed = shape_of(AddressForm, "AddressConfirmed")
AddressWithdrawn = shape_of(WithdrawalForm, "AddressWithdrawn")


class AttemptRow(Answer):
    """One attempt to serve one paper."""

    id: int
    document_id: int
    party_id: int | None
    organisation_id: int | None
    method: ServiceMethod
    sent_on: date
    sent_by: str
    outcome: ServiceOutcome
    served_on: date | None
    deemed_by: str | None
    received_by: str
    relation: str
    evidence_id: int | None
    is_void: bool
    void_reason: str | None


class ConfirmedAddress(Answer):
    """A 送达地址确认书."""

    id: int
    party_id: int
    confirmed_on: date
    recipient: str
    address: str
    phone: str
    accepts_electronic: bool
    withdrawn_on: date | None


class DeliveryRow(Answer):
    """One paper for one party: how it stands, and what to do next."""

    document_id: int
    party_id: int
    served_on: date | None
    next_step: str


class ServiceRead(Answer):
    """Everything that a case knows about service."""

    attempts: list[AttemptRow]
    addresses: list[ConfirmedAddress]
    deliveries: list[DeliveryRow]


@operation(
    "GET",
    SERVICE,
    scope=ApiScope.DOCUMENTS_READ,
    guard=case_workers,
    summary="送达：各次送达、送达地址确认书、还要送给谁",
    answer=ServiceRead,
)
def show_service(case_id: int) -> ServiceRead:
    """Attempts newest first; what is missing stands first among the deliveries."""
    found = queries.ledger_of(cases.get_for(me(), case_id))
    return ServiceRead(
        attempts=[AttemptRow.model_validate(each) for each in found.attempts],
        addresses=[_confirmed(each) for each in found.confirmations],
        deliveries=[
            DeliveryRow(
                document_id=each.paper.id,
                party_id=each.party.id,
                served_on=each.served_on,
                next_step=each.next_step,
            )
            for each in found.deliveries
        ],
    )


def _confirmed(row: AddressConfirmation) -> ConfirmedAddress:
    told = {name: getattr(row, name) for name in ConfirmedAddress.model_fields if name != "phone"}
    return ConfirmedAddress(**told, phone=mask_phone(row.phone))


def _recordable(case_id: int) -> Case:
    case = cases.get_for(me(), case_id)
    services.require_may_record(case, me())
    return case


def _address(case_id: int) -> str:
    return url_for("api.show_service", case_id=case_id)


@operation(
    "POST",
    SERVICE,
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=requires(Action.ISSUE_DOCUMENT),
    summary="登记送达：一份文书，一名或几名受送达人，方式和结果",
    body=PaperServed,
    status=HTTPStatus.CREATED,
)
def serve_paper(case_id: int) -> str:
    """Record that a paper was served, or sent."""
    case = _recordable(case_id)
    form = filled(ServiceForm, body_of(PaperServed), evidence_id=0, organisation_id=0)
    receivers = shares.possible_receivers(list(PURPOSES_BY_KIND))
    form.offer(papers.shareable(case.id), case.parties, receivers)
    form.offer_proofs(queries.proofs_of(case.id))
    typed = validated(form)
    services.serve(
        case,
        document_id=typed.document_id.data,
        party_ids=typed.party_ids.data or [],
        organisation_id=typed.organisation_id.data or None,
        sending=typed.sending(),
        result=typed.result(),
        **by_me(),
    )
    return _address(case_id)


@operation(
    "POST",
    f"{ONE}/outcome",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=requires(Action.ISSUE_DOCUMENT),
    summary="登记送达结果",
    body=ServiceResult,
)
def record_service_outcome(case_id: int, service_id: int) -> str:
    """Record what came of an attempt that was under way."""
    row, case = queries.get_for(me(), case_id, service_id), _recordable(case_id)
    form = filled(ResultForm, body_of(ServiceResult), evidence_id=0)
    form.offer_proofs(queries.proofs_of(case_id))
    services.record_outcome(row, case, result=validated(form).result(), **by_me())
    return _address(case_id)


@operation(
    "POST",
    f"{ONE}/void",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=requires(Action.ISSUE_DOCUMENT),
    summary="作废一次送达登记：写明原因",
    body=ReasonOfVoidingService,
)
def void_service(case_id: int, service_id: int) -> str:
    """Say that an entry was wrong, and why."""
    row, case = queries.get_for(me(), case_id, service_id), _recordable(case_id)
    form = validated(filled(VoidForm, body_of(ReasonOfVoidingService)))
    services.void(row, case, reason=form.reason.data or "", **by_me())
    return _address(case_id)


@operation(
    "POST",
    ADDRESSES,
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=requires(Action.ISSUE_DOCUMENT),
    summary="登记送达地址确认书",
    body=AddressConfirmed,
    status=HTTPStatus.CREATED,
)
def confirm_address(case_id: int) -> str:
    """Record a 送达地址确认书 that a party signed."""
    case = _recordable(case_id)
    form = filled(AddressForm, body_of(AddressConfirmed), evidence_id=0)
    form.offer(case.parties, queries.proofs_of(case.id))
    typed = validated(form)
    addresses.confirm_address(case, party_id=typed.party_id.data, told=typed.told(), **by_me())
    return _address(case_id)


@operation(
    "POST",
    f"{ADDRESSES}/<int:confirmation_id>/withdraw",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=requires(Action.ISSUE_DOCUMENT),
    summary="登记撤回送达地址确认",
    body=AddressWithdrawn,
)
def withdraw_address(case_id: int, confirmation_id: int) -> str:
    """Record that a party took its confirmation back."""
    row = queries.confirmation_for(me(), case_id, confirmation_id)
    case = _recordable(case_id)
    form = validated(filled(WithdrawalForm, body_of(AddressWithdrawn)))
    addresses.withdraw_address(row, case, withdrawn_on=form.withdrawn_on.data, **by_me())
    return _address(case_id)
