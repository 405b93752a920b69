"""编号台账: of each series of a body in a year what was given, and what is missing and why."""

from pydantic import BaseModel, ConfigDict, Field

from mediation.api.asking import me, query_of
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.numbering import FIRST_YEAR, LAST_YEAR
from mediation.domain.roles import Role
from mediation.queries import number_ledger as queries
from mediation.web import clock
from mediation.web.guards import requires_role


class NumberQuery(BaseModel):
    """Whose numbers, of which year."""

    model_config = ConfigDict(extra="forbid")

    body: int | None = Field(default=None, ge=1, lt=2**31, description="调解组织，不写的为本单位")
    year: int | None = Field(default=None, ge=FIRST_YEAR, lt=LAST_YEAR, description="不写的为今年")


class NumbersMissing(Answer):
    """Serials one after the other that nothing bears; `reason` is null until somebody explains."""

    first: int
    last: int
    reason: str | None


class SeriesRow(Answer):
    """One series of the year."""

    series: str
    label: str
    first: str
    last: str
    given: int
    missing: list[NumbersMissing]
    unread: list[str] = Field(description="本年度的编号格式读不出的编号")


@operation(
    "GET",
    "/numbers",
    scope=ApiScope.CASES_READ,
    guard=requires_role(Role.REGISTRAR, Role.SUPERVISOR),
    summary="编号台账：各类编号、空号和说明",
    answer=Listing[SeriesRow],
    query=NumberQuery,
)
def list_numbers() -> Listing[SeriesRow]:
    """Every series that has begun, the cases first."""
    asked = query_of(NumberQuery)
    body = queries.body_for(me(), asked.body or me().organisation_id)
    rows = queries.ledger_of(body, asked.year or clock.today().year)
    return Listing(items=[_series(row) for row in rows], next=None)


def _series(row: queries.LedgerRow) -> SeriesRow:
    names = ("series", "label", "first", "last", "given", "unread")
    missing = [
        NumbersMissing(
            first=gap.first,
            last=gap.last,
            reason=gap.explanation.reason if gap.explanation else None,
        )
        for gap in row.gaps
    ]
    return SeriesRow(**{name: getattr(row, name) for name in names}, missing=missing)
