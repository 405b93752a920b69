"""Issued papers: the list of a case, the kept bytes, and issuing one."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import Response, url_for

from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import ANY_FILE, PDF, operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer, Paper
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import NotVisible
from mediation.domain.file_kinds import RULES, FileKind
from mediation.domain.paper_signatures import SignatureState
from mediation.domain.paper_words import USUAL
from mediation.domain.papers import PaperKind
from mediation.domain.permissions import Right
from mediation.domain.supervision import rules_about
from mediation.models import Case, Document
from mediation.queries import cases, papers
from mediation.services import issuing, paper_store, papers_for_all, word_copies
from mediation.services.moving import require
from mediation.services.paper_facts.subjects import subjects_of
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.documents.forms import PaperForm
from mediation.web.file_answer import file_answer
from mediation.web.guards import View, case_workers, requires, requires_right
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
    made = issuing.issue(case, kind, by=user, at=at, extra=_extra(case, PaperKind(kind)))
    return url_for("api.show_document", document_id=made.id)


def _extra(case: Case, kind: PaperKind) -> Any:
    """What was sent for a paper, in the form of its page."""
    sent = body_of(PaperWords)
    # What the page shows in the form before anybody types.
    rules = "\n".join(rules_about(claim.type for claim in case.claims))
    usual = {"summary": case.facts, "rules": rules, **USUAL.get(kind, {})}
    form = filled(PaperForm, sent, **usual)
    form.keep(kind, subjects_of(case, kind))
    return validated(form, sent).extra()


@operation(
    "POST",
    "/cases/<int:case_id>/documents/<kind>/everybody",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=_issuing,
    summary="给每一名当事人出具同一种文书，并一起打印：转后台任务",
    body=PaperWords,
    status=HTTPStatus.CREATED,
)
def issue_to_everybody(case_id: int, kind: str) -> str:
    """Issue the paper to every party in the background."""
    case = cases.get_for(me(), case_id)
    if kind not in set(PaperKind):
        raise NotVisible(f"没有“{kind[:40]}”这种文书。")
    require(case, Action.ISSUE_DOCUMENT, by=me(), at=clock.now())
    extra, paper = _extra(case, PaperKind(kind)), PaperKind(kind)
    job = papers_for_all.wish(case, paper, extra=extra, by=me(), at=clock.now())
    return url_for("api.show_job", job_id=job.id)


def _copying(view: View) -> View:
    return requires_right(Right.COPY_PAPERS)(costly("paper", per_minute=60, reading=True)(view))


@operation(
    "GET",
    "/documents/<int:document_id>/word",
    scope=ApiScope.DOCUMENTS_READ,
    guard=_copying,
    summary="供编辑的副本（docx），标明不是文书",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_word_copy(document_id: int) -> Response:
    """A copy that may be edited, marked as no paper."""
    found = papers.get_for(me(), document_id)
    name = word_copies.name_of(found)
    content = word_copies.copy_of(found, by=me(), at=clock.now())
    return file_answer(content, name, RULES[FileKind.DOCX].media_type)


class SignatureRead(Answer):
    """The signature of the kept file as it is judged now."""

    state: SignatureState
    signer: str
    issuer: str
    signed_at: datetime | None
    is_stamped: bool


@operation(
    "GET",
    "/documents/<int:document_id>/signature",
    scope=ApiScope.DOCUMENTS_READ,
    guard=case_workers,
    summary="文书的电子签名：谁签、何时、是否仍与签名时一致",
    answer=SignatureRead,
)
def show_signature(document_id: int) -> SignatureRead:
    """Who signed the kept file, when, and whether it is still what was signed."""
    found = papers.get_for(me(), document_id)
    signature = paper_store.signature_viewed(found, by=me(), at=clock.now())
    return SignatureRead.model_validate(signature)
