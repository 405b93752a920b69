"""Shares of a case: the list, sharing with a receiver for a purpose, reminding, taking back."""

from datetime import datetime
from http import HTTPStatus

from flask import url_for

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import Nothing, Shape, shape_of
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer, ShareDetail
from mediation.domain import share_results
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.sharing import PURPOSES_BY_KIND, SharePurpose
from mediation.models import Organisation, ShareMessage
from mediation.queries import cases, consents, given_shares, looks, papers
from mediation.queries import shares as share_rows
from mediation.queries.given_shares import GivenShare
from mediation.services import audit, share_messages, sharing
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.desk.forms import MessageForm
from mediation.web.guards import case_workers, requires
from mediation.web.shares.forms import RevokeForm, ShareForm

ShareTermsSent = shape_of(ShareForm, "ShareTermsSent")
ReasonOfRevoking = shape_of(RevokeForm, "ReasonOfRevoking")
MessageSent = shape_of(MessageForm, "MessageSent")
ONE = "/cases/<int:case_id>/shares/<int:share_id>"


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
    apart = {"receiver", "in_force", "used", "answer_facts"}
    told = {name: getattr(given.share, name) for name in ShareDetail.model_fields.keys() - apart}
    return ShareDetail(
        **told,
        receiver=given.share.receiver.name,
        in_force=given.in_force,
        used=given.use.sentence,
        answer_facts=share_results.from_text(given.share.answer_facts),
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
    f"{ONE}/revoke",
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
    f"{ONE}/remind",
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


class ShareMessageRow(Answer):
    """What one office wrote to the other."""

    id: int
    author: str
    organisation: str
    text: str
    at: datetime
    in_main_volume: bool


class ShareRead(ShareDetail):
    """A share with what the two offices wrote under it."""

    messages: list[ShareMessageRow]


@operation(
    "GET",
    ONE,
    scope=ApiScope.SHARES_READ,
    guard=case_workers,
    summary="一项共享：使用情况、要求补正的材料、结果、留言",
    answer=ShareRead,
)
def show_share(case_id: int, share_id: int) -> ShareRead:
    """One share from the side of the case."""
    share = share_rows.of_case(me(), case_id, share_id)
    audit.viewed(share.case, what="case.share_viewed", **by_me())
    told = _share(given_shares.one(share, clock.today())).model_dump()
    messages = [_message(each) for each in given_shares.messages_of(share.id)]
    return ShareRead(**told, messages=messages)


def _message(row: ShareMessage) -> ShareMessageRow:
    names = ("id", "text", "at", "in_main_volume")
    author = row.author
    who = {"author": author.name, "organisation": author.organisation.name}
    return ShareMessageRow(**{name: getattr(row, name) for name in names}, **who)


@operation(
    "POST",
    f"{ONE}/messages",
    scope=ApiScope.SHARES_WRITE,
    guard=requires(Action.SHARE),
    summary="给接收单位留言",
    body=MessageSent,
)
def write_share_message(case_id: int, share_id: int) -> str:
    """Write to the receiver."""
    share = share_rows.of_case(me(), case_id, share_id)
    form = validated(filled(MessageForm, body_of(MessageSent)))
    share_messages.write(share, form.text.data or "", **by_me())
    return url_for("api.show_share", case_id=case_id, share_id=share_id)


class MessageChosen(Shape):
    """Whether a message goes into the main volume."""

    in_main_volume: bool


@operation(
    "POST",
    f"{ONE}/messages/<int:message_id>/file",
    scope=ApiScope.SHARES_WRITE,
    guard=requires(Action.SHARE),
    summary="把留言归入正卷，或者移出",
    body=MessageChosen,
)
def file_share_message(case_id: int, share_id: int, message_id: int) -> str:
    """Choose a message for the main volume, or take it out again."""
    share = share_rows.of_case(me(), case_id, share_id)
    chosen = body_of(MessageChosen).in_main_volume
    share_messages.choose(share, message_id, chosen=chosen, **by_me())
    return url_for("api.show_share", case_id=case_id, share_id=share_id)


class LookRow(Answer):
    """One look that somebody outside took, in plain words."""

    at: datetime
    who: str
    organisation: str
    purpose: str
    did: str


@operation(
    "GET",
    "/cases/<int:case_id>/looks",
    scope=ApiScope.SHARES_READ,
    guard=case_workers,
    summary="谁看过这件案件，逐次列出",
    answer=Listing[LookRow],
)
def list_looks(case_id: int) -> Listing[LookRow]:
    """谁看过我的案件, newest first."""
    case = cases.get_for(me(), case_id)
    audit.viewed(case, what="case.looks_listed", **by_me())
    rows = [LookRow.model_validate(each) for each in looks.looks_at(case_id)]
    return Listing(items=rows, next=None)
