"""Issued papers: the list of a case, the kept bytes, and issuing one."""

from http import HTTPStatus

from flask import Response, url_for

from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import PDF, operation
from mediation.api.paging import Listing
from mediation.api.shapes import Paper
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import NotVisible
from mediation.domain.paper_words import USUAL
from mediation.domain.papers import PaperKind
from mediation.models import Document
from mediation.queries import cases, papers
from mediation.services import issuing, paper_store
from mediation.services.moving import require
from mediation.services.paper_facts.subjects import subjects_of
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.documents.forms import PaperForm
from mediation.web.guards import View, case_workers, requires
from mediation.web.pdf_answer import pdf_answer

PaperWords = shape_of(PaperForm, "PaperWords")


@operation(
    "GET",
    "/cases/<int:case_id>/documents",
    scope=ApiScope.DOCUMENTS_READ,
    guard=case_workers,
    summary="已出具的文书",
    answer=Listing[Paper],
)
def list_documents(case_id: int) -> Listing[Paper]:
    """Every paper of the case, in the order issued."""
    case = cases.get_for(me(), case_id)
    rows = [_paper(each.paper, each.replaced_by) for each in papers.of_case(case.id)]
    return Listing(items=rows, next=None)


def _paper(row: Document, replaced_by: str) -> Paper:
    told = {name: getattr(row, name) for name in Paper.model_fields if name != "replaced_by"}
    return Paper(**told, replaced_by=replaced_by)


@operation(
    "GET",
    "/documents/<int:document_id>",
    scope=ApiScope.DOCUMENTS_READ,
    guard=case_workers,
    summary="一份文书的编号、页数和哈希",
    answer=Paper,
)
def show_document(document_id: int) -> Paper:
    """One paper without its bytes."""
    found = papers.get_for(me(), document_id)
    newer = papers.replacing(found)
    return _paper(found, (newer.number or newer.title) if newer else "")


@operation(
    "GET",
    "/documents/<int:document_id>/pdf",
    scope=ApiScope.DOCUMENTS_READ,
    guard=case_workers,
    summary="文书的 PDF，每次都是出具时的原样",
    answer=bytes,
    media=PDF,
)
def fetch_pdf(document_id: int) -> Response:
    """The kept bytes; that they were fetched is written down."""
    found = papers.get_for(me(), document_id)
    name = found.file_name
    return pdf_answer(paper_store.printed(found, by=me(), at=clock.now()), name, save=True)


def _issuing(view: View) -> View:
    return requires(Action.ISSUE_DOCUMENT)(costly("paper", per_minute=60)(view))


@operation(
    "POST",
    "/cases/<int:case_id>/documents/<kind>",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=_issuing,
    summary="出具一种文书，只填该文书有的字段；内容没有变化的沿用已出具的",
    body=PaperWords,
    status=HTTPStatus.CREATED,
)
def issue_document(case_id: int, kind: str) -> str:
    """Issue a paper, or give the one that says the same."""
    user, at = me(), clock.now()
    case = cases.get_for(user, case_id)
    if kind not in set(PaperKind):
        raise NotVisible(f"没有“{kind[:40]}”这种文书。")
    require(case, Action.ISSUE_DOCUMENT, by=user, at=at)
    sent = body_of(PaperWords)
    # What the page shows in the form before anybody types.
    usual = {**USUAL.get(PaperKind(kind), {}), "summary": case.facts}
    form = filled(PaperForm, sent, **usual)
    form.keep(PaperKind(kind), subjects_of(case, PaperKind(kind)))
    extra = validated(form, sent).extra()
    made = issuing.issue(case, kind, by=user, at=at, extra=extra)
    return url_for("api.show_document", document_id=made.id)
