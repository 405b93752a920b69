"""证据材料: taking files into a case, reading them, and saying that one does not count."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NoReturn

from sqlalchemy import select

from mediation.domain.case_flow import Action
from mediation.domain.dossier.catalogue import why_not_in
from mediation.domain.errors import (
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.evidence import (
    EvidenceForm,
    EvidenceKind,
    UploadLimits,
    adding_in,
    why_full,
)
from mediation.domain.file_kinds import ScanState
from mediation.domain.file_names import display_name
from mediation.domain.jobs import JobKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Evidence, StoredFile, User
from mediation.queries import evidence as evidence_rows
from mediation.services import file_admission, file_keeping, jobs
from mediation.services.audit import audit, reference_of
from mediation.services.file_admission import Admitted, Upload
from mediation.services.moving import move, require
from mediation.services.step_input import in_brief, written_out
from mediation.services.transaction import transaction
from mediation.uploads.refusal import Refused

FIELD = "files"
SCAN_AGAIN_AFTER = timedelta(minutes=2)
HELD_BACK = {
    ScanState.WAITING: "病毒检查服务暂时不可用，这个文件已隔离，检查通过后才能下载。请稍后再来。",
    ScanState.INFECTED: "这个文件检出病毒，已封存，不能下载。请让当事人重新提供。",
}


@dataclass(frozen=True)
class About:
    """What whoever adds a file says of it."""

    kind: EvidenceKind
    form: EvidenceForm
    volume: Volume
    party_id: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Added:
    """The row, and whether it was not there before."""

    evidence: Evidence
    is_new: bool


@dataclass(frozen=True)
class Entry:
    """The act by which a file enters its case, what is told of it, and the rows that go with it."""

    action: Action = Action.ADD_EVIDENCE
    told: str = ""
    beside: Callable[[Evidence], object] | None = None


def add(
    case: Case, upload: Upload, about: About, *, limits: UploadLimits, by: User, at: datetime
) -> Added:
    """Take a file into a case; a refusal leaves nothing but one row in the trail.

    Once the case is archived the file goes into a supplement of its volume.
    """
    action = adding_in(case.state)
    require(case, action, by=by, at=at)
    _require_own_party(case, about.party_id)
    if reason := why_not_in(about.kind, about.volume):
        raise InvalidInput(FieldProblem("volume", reason))
    taken = admitted(case, upload, limits=limits, by=by, at=at)
    return keep(case, taken, about, Entry(action), limits=limits, by=by, at=at)


def admitted(
    case: Case, upload: Upload, *, limits: UploadLimits, by: User, at: datetime
) -> Admitted:
    """Look at a file before anything is kept; InvalidInput and a row in the trail if refused."""
    try:
        return file_admission.looked_at(upload, limits)
    except Refused as refusal:
        _refuse(case, display_name(upload.name), upload.content, refusal, by=by, at=at)


def keep(
    case: Case,
    taken: Admitted,
    about: About,
    entry: Entry,
    *,
    limits: UploadLimits,
    by: User,
    at: datetime,
) -> Added:
    """Keep a file that was looked at; one of the same bytes is not kept twice."""
    try:
        with file_keeping.kept(
            taken.found.content,
            media_type=taken.found.media_type,
            at=at,
            original=taken.sent,
            scan=taken.scan,
            pages=taken.found.pages,
        ) as stored:
            made = _made(case, taken.name, about, by, at)
            added = _write(case, stored, made, entry, limits, by)
            if not added.is_new:
                file_keeping.discard(stored)
            return added
    except Refused as refusal:
        _refuse(case, taken.name, taken.sent, refusal, by=by, at=at)


def _require_own_party(case: Case, party_id: int | None) -> None:
    if party_id is not None and party_id not in {party.id for party in case.parties}:
        raise InvalidInput(FieldProblem("party_id", "请选择本案的当事人。"))


def _made(case: Case, name: str, about: About, by: User, at: datetime) -> Evidence:
    return Evidence(
        case_id=case.id,
        name=name,
        kind=about.kind,
        form=about.form,
        volume=about.volume,
        party_id=about.party_id,
        note=about.note.strip() or None,
        added_by_id=by.id,
        added_at=at,
    )


def _write(
    case: Case, stored: StoredFile, made: Evidence, entry: Entry, limits: UploadLimits, by: User
) -> Added:
    case_id, at = case.id, made.added_at
    with transaction():
        # One upload into a case after the other: counting and comparing need it.
        _lock(case_id)
        if same := evidence_rows.same_bytes(case.id, stored.original_sha256):
            return Added(same, is_new=False)
        _require_room(case, stored.size, limits)
        db.session.add(stored)
        db.session.flush()
        made.file_id = stored.id
        db.session.add(made)
        db.session.flush()
        if entry.beside:
            entry.beside(made)
        facts = {"evidence_id": made.id, "sha256": stored.original_sha256}
        note = in_brief(made.name, entry.told)
        move(case, entry.action, by=by, at=at, note=note, data=facts)
        if stored.scan is ScanState.WAITING:
            wish_scan(stored, at=at)
    return Added(made, is_new=True)


def _lock(case_id: int) -> None:
    """Wait for whoever is at work on this case; what was read of it before is read again."""
    db.session.expire_all()
    db.session.execute(select(Case.id).where(Case.id == case_id).with_for_update())


def _require_room(case: Case, size: int, limits: UploadLimits) -> None:
    number, case_bytes, everything = evidence_rows.room_taken(case.id)
    sentence = why_full(
        limits, size=size, case_files=number, case_bytes=case_bytes, all_bytes=everything
    )
    if sentence:
        raise Refused("full", sentence)


def wish_scan(stored: StoredFile, *, at: datetime) -> None:
    """Ask for another look at a file in quarantine."""
    jobs.wish(
        JobKind.SCAN_FILE,
        {"file_id": stored.id},
        title="检查隔离的文件",
        by=None,
        at=at,
        not_before=at + SCAN_AGAIN_AFTER,
    )


def _refuse(
    case: Case, name: str, content: bytes, refusal: Refused, *, by: User, at: datetime
) -> NoReturn:
    """Write down that something was kept out; the name of a file may name a person, so it stays
    out of the trail."""
    facts = {
        "code": refusal.code,
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
    }
    subject, case_id = reference_of(case), case.id
    with transaction():
        audit("evidence.refused", by=by, at=at, subject=subject, case_id=case_id, data=facts)
    raise InvalidInput(FieldProblem(FIELD, f"“{name}”：{refusal.sentence}"))


def opened(evidence: Evidence, case: Case, *, by: User, at: datetime) -> bytes:
    """The bytes of a file for somebody who sees its case; that it was opened is written down."""
    content = content_of(evidence, case, by=by, at=at)
    facts = {"evidence_id": evidence.id, "sha256": evidence.file.sha256}
    subject, case_id = reference_of(case), case.id
    with transaction():
        audit("evidence.downloaded", by=by, at=at, subject=subject, case_id=case_id, data=facts)
    return content


def content_of(evidence: Evidence, case: Case, *, by: User, at: datetime) -> bytes:
    """The bytes as they were kept; ActionNotPossible while they are held back or when damaged."""
    stored = evidence.file
    if not stored.scan.may_leave:
        raise ActionNotPossible(HELD_BACK[stored.scan])
    subject, case_id = reference_of(case), case.id
    return file_keeping.content_of(stored, subject=subject, by=by, at=at, case_id=case_id)


def void(evidence: Evidence, case: Case, *, reason: str, by: User, at: datetime) -> None:
    """Say that a file does not count; it stays, and so does who said so and why."""
    case_id = case.id
    with transaction():
        # Whoever comes second finds it void already.
        _lock(case_id)
        db.session.refresh(evidence)
        if evidence.is_void:
            raise ActionNotPossible("这份材料已经作废，不需要再办。")
        words = written_out("reason", reason, "请写明作废的原因，例如：传错案件、内容看不清。")
        evidence.voided_at, evidence.voided_by_id, evidence.void_reason = at, by.id, words
        note = in_brief(evidence.name, f"原因：{words}")
        facts = {"evidence_id": evidence.id}
        move(case, Action.VOID_EVIDENCE, by=by, at=at, note=note, data=facts)
