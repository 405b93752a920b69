"""Signing an agreement: who still has to, what was signed on paper, and the party that will not."""

from http import HTTPStatus

from flask import url_for
from pydantic import Field

from mediation.api.acting import by_me, case_for
from mediation.api.asking import body_of, file_form, filled, me, validated
from mediation.api.form_shapes import Shape, shape_of
from mediation.api.operations import FORM_DATA, operation, version_wanted
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import NotVisible
from mediation.models import Agreement, Case
from mediation.queries import cases
from mediation.queries.agreement_facts import agreement_of
from mediation.queries.signed_scans import ReturnedPaper, expected_papers
from mediation.services import signed_scans, signing
from mediation.services.expected_version import unchanged
from mediation.services.file_admission import Upload
from mediation.web import clock
from mediation.web.agreements.signatories import waiting
from mediation.web.agreements.signed_rows import sign_typed
from mediation.web.agreements.signing_forms import (
    RefusalForm,
    ScanForm,
    SignatureForm,
    SigningForm,
)
from mediation.web.costly import costly
from mediation.web.evidence.receiving import limits
from mediation.web.guards import View, case_workers, requires
from mediation.web.sanity import takes_files

SIGNATURES = "/cases/<int:case_id>/agreements/<int:draft_id>/signatures"
ReasonOfRefusing = shape_of(RefusalForm, "ReasonOfRefusing")


class SignatureSent(shape_of(SignatureForm, "SignatureFields")):  # type: ignore[misc]
    """One signature on paper; `key` is that of the list of who still has to sign."""

    key: str = Field(max_length=20)


class SignaturesSent(Shape):
    """One signature or several."""

    signatures: list[SignatureSent] = Field(min_length=1, max_length=600)


class SignatoryRow(Answer):
    """Somebody who still has to sign."""

    key: str
    label: str
    usual_signer: str


class PaperReturned(Answer):
    """A paper that is to come back signed; which of its pages are there and which are missing."""

    document_id: int
    title: str
    number: str | None
    pages: int
    missing: list[int]


class ScanSent(Shape):
    """One file of a signed paper, as multipart/form-data."""

    file: bytes


@operation(
    "GET",
    SIGNATURES,
    scope=ApiScope.AGREEMENTS_READ,
    guard=case_workers,
    summary="还没有签章的人",
    answer=Listing[SignatoryRow],
)
def list_signatories(case_id: int, draft_id: int) -> Listing[SignatoryRow]:
    """Everybody who still has to sign, the mediator and the seal last."""
    case = cases.get_for(me(), case_id)
    found = waiting(agreement_of(case, draft_id), me())
    return Listing(items=[SignatoryRow.model_validate(each) for each in found], next=None)


@operation(
    "POST",
    SIGNATURES,
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.SIGN_AGREEMENT),
    summary="登记纸上的签名和盖章",
    body=SignaturesSent,
    changes_version=True,
)
def record_signatures(case_id: int, draft_id: int) -> str:
    """Write down who signed the paper; the last one that the law asks for gives effect."""
    case, version = _to_sign(case_id, draft_id)
    form = validated(filled(SigningForm, body_of(SignaturesSent)))
    with unchanged(agreement_of(case, draft_id), version):
        sign_typed(case, form, **by_me())
    return url_for("api.show_agreement", case_id=case_id, draft_id=draft_id)


@operation(
    "POST",
    "/cases/<int:case_id>/agreements/<int:draft_id>/refusal",
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.SIGN_AGREEMENT),
    summary="登记拒绝签章：写明谁、为什么",
    body=ReasonOfRefusing,
    changes_version=True,
)
def refuse_signature(case_id: int, draft_id: int) -> str:
    """A party will not sign: the agreement is off."""
    case, version = _to_sign(case_id, draft_id)
    form = validated(filled(RefusalForm, body_of(ReasonOfRefusing)))
    told = {"reason": form.reason.data, "refused_on": form.refused_on.data}
    with unchanged(agreement_of(case, draft_id), version):
        signing.refuse(case, **told, **by_me())
    return url_for("api.show_agreement", case_id=case_id, draft_id=draft_id)


def _to_sign(case_id: int, draft_id: int) -> tuple[Case, int | None]:
    """The case whose agreement is signed now, and the version that was read of it."""
    case = cases.get_for(me(), case_id)
    found: Agreement = agreement_of(case, draft_id)
    version = version_wanted(found)
    case_for(case_id, Action.SIGN_AGREEMENT)
    if signing.signing_agreement(case).id != draft_id:
        raise NotVisible("要签的是另一份协议。")
    return case, version


@operation(
    "GET",
    "/cases/<int:case_id>/signed-scans",
    scope=ApiScope.AGREEMENTS_READ,
    guard=requires(Action.FILE_SCAN),
    summary="要收回签署件的文书，还缺哪几页",
    answer=Listing[PaperReturned],
)
def list_signed_scans(case_id: int) -> Listing[PaperReturned]:
    """The papers that are to come back signed, those of the agreement first."""
    case = case_for(case_id, Action.FILE_SCAN)
    return Listing(items=[_returned(each) for each in expected_papers(case)], next=None)


def _returned(row: ReturnedPaper) -> PaperReturned:
    paper = row.paper
    told = {"title": paper.title, "number": paper.number, "pages": paper.pages}
    return PaperReturned(document_id=paper.id, missing=list(row.missing), **told)


def _uploading(view: View) -> View:
    return requires(Action.FILE_SCAN)(takes_files(costly("upload", per_minute=30)(view)))


@operation(
    "POST",
    "/cases/<int:case_id>/signed-scans",
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=_uploading,
    summary="交回签署件的扫描件：multipart/form-data，文件在 file 中",
    body=ScanSent,
    takes=FORM_DATA,
    status=HTTPStatus.CREATED,
)
def file_signed_scan(case_id: int) -> str:
    """Keep one file of a signed paper; a page that is missing never keeps it out."""
    case = case_for(case_id, Action.FILE_SCAN)
    sent = validated(file_form(ScanForm)).sent[0]
    upload = Upload(sent.filename or "", sent.read())
    filed = signed_scans.file_scan(case, upload, limits=limits(), by=me(), at=clock.now())
    return url_for("api.show_evidence", evidence_id=filed.scan.evidence.id)
