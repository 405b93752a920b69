"""卷宗: what is in it and what it lacks, binding a part, reading and taking out what was bound."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import Response, url_for
from pydantic import Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, me
from mediation.api.form_shapes import Nothing
from mediation.api.operations import ANY_FILE, PDF, operation
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.dossier.access import Use
from mediation.domain.errors import NotVisible
from mediation.domain.volumes import Volume
from mediation.models import Case
from mediation.queries import cases, retention
from mediation.queries import dossier as queries
from mediation.queries.dossier_facts import completeness_of
from mediation.services.audit import reference_of
from mediation.services.dossier import binding, exporting, reading
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.dossier.page import part_rows
from mediation.web.file_answer import file_answer
from mediation.web.guards import View, case_workers, requires
from mediation.web.pdf_answer import pdf_answer


class WantedLine(Answer):
    """One line of the check-list, and whether it is met."""

    code: str
    stage: str
    basis: str
    is_met: bool
    mend: str = Field(description="怎样补上；已经有的为空")


class PieceRow(Answer):
    """A paper or a file in the catalogue of a part; its pages are empty before it was bound."""

    source: str
    id: int
    title: str
    number: str
    first_page: int | None
    last_page: int | None


class BindingRow(Answer):
    """A part that was bound into one file."""

    id: int
    pages: int
    sha256: str
    completeness: int
    bound_at: datetime


class PartRow(Answer):
    """One part of a volume that the account may open."""

    volume: Volume
    part: int
    label: str
    pieces: list[PieceRow]
    newest: BindingRow | None
    older: list[BindingRow]


class DossierRead(Answer):
    """The volumes that one may open, and what the file lacks."""

    completeness: int
    wanted: list[WantedLine]
    parts: list[PartRow]


@operation(
    "GET",
    "/cases/<int:case_id>/dossier",
    scope=ApiScope.DOCUMENTS_READ,
    guard=case_workers,
    summary="卷宗：目录、完整度、缺什么、已装订的",
    answer=DossierRead,
)
def show_dossier(case_id: int) -> DossierRead:
    """The catalogue of each part, and the check-list."""
    case = cases.get_for(me(), case_id)
    if retention.remains_of(case_id) is not None:
        raise NotVisible
    pieces, bindings = queries.pieces_of(case), queries.bindings_of(case.id)
    judged = completeness_of(case, today=clock.today(), pieces=pieces)
    return DossierRead(
        completeness=judged.score,
        wanted=[
            WantedLine(
                code=line.item.code,
                stage=line.item.stage.label,
                basis=line.item.basis,
                is_met=line.is_met,
                mend="" if line.is_met else line.mend,
            )
            for line in judged.lines
        ],
        parts=[
            _part(row)
            for volume in Volume
            if queries.may_use(me(), case, volume, Use.READ)
            for row in part_rows(case, me(), volume, pieces, bindings)
        ],
    )


def _part(row: dict[str, Any]) -> PartRow:
    newest = row["newest"]
    return PartRow(
        volume=row["volume"],
        part=row["part"],
        label=row["label"],
        pieces=[_piece(line) for line in row["lines"]],
        newest=BindingRow.model_validate(newest) if newest else None,
        older=[BindingRow.model_validate(each) for each in row["older"]],
    )


def _piece(line: queries.Line) -> PieceRow:
    piece, place = line.piece, line.place
    return PieceRow(
        source=piece.key.source.value,
        id=piece.key.id,
        title=piece.title,
        number=piece.number,
        first_page=place.first_page if place else None,
        last_page=place.last_page if place else None,
    )


def _binding(view: View) -> View:
    return requires(Action.ISSUE_DOCUMENT)(costly("bind", per_minute=6)(view))


@operation(
    "POST",
    "/cases/<int:case_id>/dossier/<volume>/<int:part>",
    scope=ApiScope.DOCUMENTS_WRITE,
    guard=_binding,
    summary="装订一册：转后台任务",
    body=Nothing,
    status=HTTPStatus.CREATED,
)
def bind_dossier(case_id: int, volume: str, part: int) -> str:
    """Put the binding of one part in the line; the job says how far it is."""
    case = cases.get_for(me(), case_id)
    if volume not in set(Volume):
        raise NotVisible(f"没有“{volume[:40]}”这一卷。")
    body_of(Nothing)
    job = binding.wish(case, volume=Volume(volume), part=part, **by_me())
    return url_for("api.show_job", job_id=job.id)


def _downloading(view: View) -> View:
    return case_workers(costly("download", per_minute=120, reading=True)(view))


@operation(
    "GET",
    "/dossier/<int:binding_id>/pdf",
    scope=ApiScope.DOCUMENTS_READ,
    guard=_downloading,
    summary="装订成册的 PDF，与装订时一样",
    answer=bytes,
    media=PDF,
)
def fetch_bound_volume(binding_id: int) -> Response:
    """A bound volume; who may not open it finds nothing here."""
    bound, case = queries.binding_for(me(), binding_id)
    name = reading.file_name(bound, case)
    return pdf_answer(reading.opened(bound, case, **by_me()), name, save=True)


def _exporting(view: View) -> View:
    return requires(Action.ARCHIVE)(costly("export", per_minute=5, reading=True)(view))


@operation(
    "GET",
    "/cases/<int:case_id>/dossier/export",
    scope=ApiScope.EXPORT,
    guard=_exporting,
    summary="归档包：全部卷册、目录和签名的清单，zip",
    answer=bytes,
    media=ANY_FILE,
)
def export_dossier(case_id: int) -> Response:
    """The whole file as a zip that proves itself."""
    case: Case = cases.get_for(me(), case_id)
    name = f"{reference_of(case)} 归档包.zip"
    return file_answer(exporting.export(case, **by_me()), name, "application/zip")
