"""The filters of the list of cases: a form sent by GET, where nonsense narrows nothing."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from flask import request
from flask_login import current_user
from wtforms import DateField, Form, SelectField, StringField
from wtforms.validators import Optional

from mediation.domain.agreement.standing import Standing
from mediation.domain.case_flow import CaseState
from mediation.domain.claim_types import ClaimType
from mediation.domain.source_channels import SourceChannel
from mediation.queries.case_list import Due, Filters, View
from mediation.queries.keyset import read_key
from mediation.web.choices import choices_of, options

Kind = TypeVar("Kind", bound=StrEnum)


class FilterForm(Form):
    """One field a column."""

    q = StringField("案号、姓名、单位")
    state = SelectField("状态", choices=choices_of(CaseState, "全部"))
    standing = SelectField("履行", choices=choices_of(Standing, "全部"))
    channel = SelectField("来源", choices=choices_of(SourceChannel, "全部"))
    claim = SelectField("类型", choices=choices_of(ClaimType, "全部"))
    mediator = SelectField("调解员")
    due = SelectField("期限", choices=choices_of(Due, "全部"))
    received_from = DateField("收到日期起", [Optional()])
    received_to = DateField("收到日期止", [Optional()])

    def offer_mediators(self, mediators: Sequence[tuple[int, str]]) -> None:
        """The people whose cases may be picked out."""
        pairs = [(str(key), name) for key, name in mediators]
        self.mediator.choices = options([("", "全部"), *pairs])


def _member(kind: type[Kind], text: str | None) -> Kind | None:
    try:
        return kind(text) if text else None
    except ValueError:
        return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def read_filters(values: Mapping[str, str]) -> Filters:
    """The filters that an address asks for."""
    return Filters(
        view=_member(View, values.get("view")) or View.OPEN,
        state=_member(CaseState, values.get("state")),
        text=values.get("q", "").strip()[:60],
        channel=_member(SourceChannel, values.get("channel")) or "",
        claim_type=_member(ClaimType, values.get("claim")) or "",
        mediator_id=read_key(values.get("mediator")),
        owner_id=current_user.id if values.get("owner") == "me" else None,
        body_id=read_key(values.get("body")),
        due=_member(Due, values.get("due")),
        waiting={"1": True, "0": False}.get(values.get("waiting", "")),
        unassigned=values.get("unassigned") == "1",
        collective=values.get("collective") == "1",
        standing=_member(Standing, values.get("standing")),
        received_from=_day(values.get("received_from")),
        received_to=_day(values.get("received_to")),
    )


def address_of(filters: Filters) -> dict[str, Any]:
    """The parameters of the address that lists exactly these cases."""
    parts = {
        "view": filters.view.value if filters.view is not View.OPEN else None,
        "state": filters.state.value if filters.state else None,
        "q": filters.text or None,
        "channel": str(filters.channel) or None,
        "claim": str(filters.claim_type) or None,
        "mediator": filters.mediator_id,
        "owner": "me" if filters.owner_id else None,
        "body": filters.body_id,
        "due": filters.due.value if filters.due else None,
        "waiting": None if filters.waiting is None else int(filters.waiting),
        "unassigned": 1 if filters.unassigned else None,
        "collective": 1 if filters.collective else None,
        "standing": filters.standing.value if filters.standing else None,
        "received_from": filters.received_from and filters.received_from.isoformat(),
        "received_to": filters.received_to and filters.received_to.isoformat(),
    }
    return {name: value for name, value in parts.items() if value is not None}


def described(filters: Filters) -> str:
    """What the list is narrowed to, in words, for the head and for the printed page."""
    words = [
        f"含“{filters.text}”" if filters.text else "",
        filters.state.label if filters.state else "",
        SourceChannel(filters.channel).label if filters.channel else "",
        ClaimType(filters.claim_type).label if filters.claim_type else "",
        filters.due.label if filters.due else "",
        {True: "等别人的", False: "要处理的", None: ""}[filters.waiting],
        "我承办的" if filters.owner_id else "",
        "待指派" if filters.unassigned else "",
        "集体争议" if filters.collective else "",
        f"协议{filters.standing.label}" if filters.standing else "",
        f"{filters.received_from} 起收到" if filters.received_from else "",
        f"{filters.received_to} 前收到" if filters.received_to else "",
    ]
    return " · ".join(word for word in words if word)


def bound_form() -> FilterForm:
    """The form with what the address says."""
    return FilterForm(request.args)
