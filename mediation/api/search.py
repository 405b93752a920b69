"""The search box: cases for case workers, shares for liaisons; nothing that a page would hide."""

from typing import Any

from flask import url_for
from pydantic import BaseModel, ConfigDict, Field

from mediation.api.asking import me, query_of
from mediation.api.operations import operation
from mediation.api.paging import Listing, opaque, plain
from mediation.domain.api_tokens import ApiScope
from mediation.domain.roles import CASE_ROLES, LIAISON_ROLES
from mediation.queries import search, shares
from mediation.queries.keyset import read_key
from mediation.web import clock
from mediation.web.guards import requires_role


class SearchQuery(BaseModel):
    """What is looked for."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        min_length=1, max_length=60, description="案号、姓名、单位、手机尾号、拼音首字母"
    )
    after: str | None = Field(default=None, max_length=200, description="上一页给出的 next")


class Hit(BaseModel):
    """A case, or a share of one; `location` is where to read it."""

    location: str
    number: str | None
    title: str
    state: str


@operation(
    "GET",
    "/search",
    scope=ApiScope.SEARCH,
    guard=requires_role(*CASE_ROLES, *LIAISON_ROLES),
    summary="搜索：办案人员找案件，联络员找共享",
    answer=Listing[Hit],
    query=SearchQuery,
)
def find() -> Listing[Hit]:
    """What the box finds."""
    asked = query_of(SearchQuery)
    if me().roles & LIAISON_ROLES:
        found = shares.find(me(), asked.q, clock.today())
        return Listing(items=[_share(each) for each in found], next=None)
    hits = search.find(me(), asked.q, before_id=read_key(plain(asked.after)))
    after = opaque(str(hits.next_before)) if hits.next_before else None
    return Listing(items=[_case(each) for each in hits.rows], next=after)


def _case(row: Any) -> Hit:
    location = url_for("api.show_case", case_id=row.id)
    return Hit(location=location, number=row.number, title=row.title, state=row.state.value)


def _share(row: shares.FoundShare) -> Hit:
    location = url_for("api.show_shared", share_id=row.id)
    number, title = row.case.number, row.case.title
    return Hit(location=location, number=number, title=title, state=row.state.value)
