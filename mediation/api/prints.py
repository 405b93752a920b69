"""Printing: the log of who printed what, printing issued papers, and the addresses of parties."""

from datetime import date, datetime
from http import HTTPStatus

from flask import Response, url_for
from pydantic import BaseModel, ConfigDict, Field

from mediation.api.acting import Key, by_me
from mediation.api.asking import body_of, filled, me, query_of, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import PDF, operation
from mediation.api.paging import Listing, cursor_of, opaque
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed
from mediation.domain.paper_prints import AddressForm
from mediation.queries import cases
from mediation.queries import paper_prints as queries
from mediation.queries.paper_prints import LogFilters
from mediation.queries.recipients import postal_addresses
from mediation.services import address_prints
from mediation.services import paper_prints as services
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.form_keys import repeatable
from mediation.web.guards import View, case_workers, requires
from mediation.web.pdf_answer import pdf_answer
from mediation.web.prints.forms import AddressesForm, PrintForm

AddressesWanted = shape_of(AddressesForm, "AddressesWanted")


class PrintWanted(
    shape_of(PrintForm, "PrintFields", without=frozenset({"papers"}))  # type: ignore[misc]
):
    """Issued papers in the order of printing, of one case or of several."""

    papers: list[Key] = Field(max_length=1000)


class PrintQuery(BaseModel):
    """What the log is narrowed to."""

    model_config = ConfigDict(extra="forbid")

    case: int | None = Field(default=None, ge=1, lt=2**31)
    user: int | None = Field(default=None, ge=1, lt=2**31)
    first: date | None = None
    last: date | None = None
    after: str | None = Field(default=None, max_length=200, description="上一页给出的 next")


class PrintRow(Answer):
    """One print."""

    document_id: int
    case_id: int
    copies: int
    printed_by: str
    printed_at: datetime
    is_reprint: bool


@operation(
    "GET",
    "/prints",
    scope=ApiScope.DOCUMENTS_READ,
    guard=case_workers,
    summary="打印记录：谁在什么时候打印了哪份文书",
    answer=Listing[PrintRow],
    query=PrintQuery,
)
def list_prints() -> Listing[PrintRow]:
    """The log of the cases in sight, newest first."""
    asked = query_of(PrintQuery)
    filters = LogFilters(asked.case, asked.user, asked.first, asked.last)
    found = queries.log(me(), filters, cursor=cursor_of(asked.after, datetime))
    rows = [
        PrintRow(
            document_id=row.PaperPrint.document_id,
            case_id=row.Case.id,
            copies=row.PaperPrint.copies,
            printed_by=row.PaperPrint.printed_by.name,
            printed_at=row.PaperPrint.printed_at,
            is_reprint=row.is_reprint,
        )
        for row in found.rows
    ]
    return Listing(items=rows, next=opaque(found.next))


def _printing(view: View) -> View:
    return requires(Action.ISSUE_DOCUMENT)(costly("paper", per_minute=60)(view))


@operation(
    "POST",
    "/prints",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=_printing,
    summary="打印已出具的文书：少的立即取 PDF，多的转后台任务",
    body=PrintWanted,
    status=HTTPStatus.CREATED,
)
def print_papers() -> str:
    """Write a print down; its file is fetched at the address of the answer."""
    sent = body_of(PrintWanted)
    form = filled(PrintForm, {"copies": 1, **sent.model_dump(exclude_none=True)})
    form.offer(queries.for_print(me(), sent.papers))
    begun = services.begin(validated(form).typed(), **by_me())
    if begun.job is not None:
        return url_for("api.show_job", job_id=begun.job.id)
    both = {"both": 1} if form.on_both_sides.data else {}
    return url_for("api.fetch_print", batch=begun.batch, **both)


class SidesQuery(BaseModel):
    """How the sheets are printed."""

    model_config = ConfigDict(extra="forbid")

    both: int | None = Field(default=None, ge=0, le=1, description="1 双面")


def _fetching(view: View) -> View:
    return case_workers(costly("paper", per_minute=60, reading=True)(view))


@operation(
    "GET",
    "/prints/<batch>/pdf",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=_fetching,
    summary="刚才打印的文件，十五分钟内由本人取",
    answer=bytes,
    media=PDF,
    query=SidesQuery,
)
def fetch_print(batch: str) -> Response:
    """What was just printed, for whoever began it."""
    both = bool(query_of(SidesQuery).both)
    made = services.fetched(batch, on_both_sides=both, **by_me())
    return pdf_answer(made.content, made.name, save=True)


@operation(
    "POST",
    "/cases/<int:case_id>/addresses",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=lambda view: _printing(repeatable(view)),
    summary="打印收件人地址：标签或者信封",
    body=AddressesWanted,
    answer=bytes,
    media=PDF,
)
def print_addresses(case_id: int) -> Response:
    """The addresses that count, on labels or sheets."""
    case = cases.get_for(me(), case_id)
    if not queries.may_print(me(), case):
        raise ActionNotAllowed(services.NO_RIGHT)
    usual = {"form": AddressForm.LABELS.value, "first_label": 1}
    sent = body_of(AddressesWanted).model_dump(exclude_none=True)
    form = filled(AddressesForm, usual | sent)
    form.offer(postal_addresses([case]))
    content = address_prints.printed([case], validated(form).typed(), by=me(), at=clock.now())
    return pdf_answer(content, f"收件人地址 {case.number or ''}".strip(), save=True)
