"""Shares of a case: the list, sharing with a receiver for a purpose, reminding, taking back."""

from http import HTTPStatus

from flask import url_for

from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import Nothing, shape_of
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import ShareDetail
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.sharing import PURPOSES_BY_KIND, SharePurpose
from mediation.models import Organisation
from mediation.queries import cases, consents, given_shares, papers
from mediation.queries import shares as share_rows
from mediation.queries.given_shares import GivenShare
from mediation.services import sharing
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.guards import case_workers, requires
from mediation.web.shares.forms import RevokeForm, ShareForm

ShareTermsSent = shape_of(ShareForm, "ShareTermsSent")
ReasonOfRevoking = shape_of(RevokeForm, "ReasonOfRevoking")


class NewShare(ShareTermsSent):  # type: ignore[valid-type,misc]  # made from the form
    """To whom, what for, on which ground, what, until when."""

    receiver_id: int
    purpose: SharePurpose


@operation(
    "GET",
    "/cases/<int:case_id>/shares",
    scope=ApiScope.SHARES_READ,
    guard=case_workers,
    summary="本案的共享和使用情况",
    answer=Listing[ShareDetail],
)
def list_shares(case_id: int) -> Listing[ShareDetail]:
    """Every share of the case, newest first."""
    case = cases.get_for(me(), case_id)
    found = given_shares.given(case.id, clock.today())
    return Listing(items=[_share(each) for each in found], next=None)


def _share(given: GivenShare) -> ShareDetail:
    apart = {"receiver", "in_force", "used"}
    told = {name: getattr(given.share, name) for name in ShareDetail.model_fields.keys() - apart}
    return ShareDetail(
        **told,
        receiver=given.share.receiver.name,
        in_force=given.in_force,
        used=given.use.sentence,
    )


@operation(
    "POST",
    "/cases/<int:case_id>/shares",
    scope=ApiScope.SHARES_WRITE,
    guard=requires(Action.SHARE),
    summary="共享给一个单位：用途、依据、内容、有效期",
    body=NewShare,
    status=HTTPStatus.CREATED,
)
def share_case(case_id: int) -> str:
    """Open part of the case to one receiver."""
    user, at = me(), clock.now()
    case = cases.get_for(user, case_id)
    require(case, Action.SHARE, by=user, at=at)
    sent = body_of(NewShare)
    receiver = _receiver(sent.receiver_id)
    terms = sent.model_dump(exclude_none=True, exclude={"receiver_id", "purpose"})
    form = filled(ShareForm, terms)
    known = consents.for_share(case_id, receiver.id)
    liaisons = share_rows.liaisons_of(receiver)
    form.offer(sent.purpose, papers.shareable(case_id), known, liaisons)
    chosen = {"receiver_id": receiver.id, "purpose": sent.purpose}
    sharing.share(case, **chosen, **validated(form).terms(), by=user, at=at)
    return url_for("api.list_shares", case_id=case_id)


def _receiver(receiver_id: int) -> Organisation:
    for receiver in share_rows.possible_receivers(list(PURPOSES_BY_KIND)):
        if receiver.id == receiver_id:
            return receiver
    raise InvalidInput(FieldProblem("receiver_id", "没有这个可以共享的单位。"))


@operation(
    "POST",
    "/cases/<int:case_id>/shares/<int:share_id>/revoke",
    scope=ApiScope.SHARES_WRITE,
    guard=requires(Action.SHARE),
    summary="收回共享，对方立即不能再打开",
    body=ReasonOfRevoking,
)
def revoke_share(case_id: int, share_id: int) -> str:
    """Take a share back."""
    share = share_rows.of_case(me(), case_id, share_id)
    form = validated(filled(RevokeForm, body_of(ReasonOfRevoking)))
    sharing.revoke(share, reason=form.reason.data, by=me(), at=clock.now())
    return url_for("api.list_shares", case_id=case_id)


@operation(
    "POST",
    "/cases/<int:case_id>/shares/<int:share_id>/remind",
    scope=ApiScope.SHARES_WRITE,
    guard=requires(Action.SHARE),
    summary="催办，一天一次",
    body=Nothing,
)
def remind_share(case_id: int, share_id: int) -> str:
    """Ask the receiver again."""
    share = share_rows.of_case(me(), case_id, share_id)
    body_of(Nothing)
    sharing.remind(share, by=me(), at=clock.now())
    return url_for("api.list_shares", case_id=case_id)
