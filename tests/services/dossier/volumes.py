"""A case whose file can be bound, and the shortest way to bind it."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader
from sqlalchemy import select

from mediation.documents.facts.parties import BodyFacts
from mediation.documents.timeline import TimelineFacts, TimelineRowFacts
from mediation.documents.timeline import draw as draw_timeline
from mediation.domain.file_kinds import RULES, kind_of
from mediation.domain.jobs import JobState
from mediation.domain.sessions import NoteKind
from mediation.domain.volumes import Volume
from mediation.extensions import db, files
from mediation.models import Case, DossierBinding, Evidence, Job, Note, User
from mediation.services import job_worker
from mediation.services.dossier import binding
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.file_factories import make_evidence
from tests.services.paper_cases import issue, settled

NOW = MONDAY_MORNING
KINDS = ("rights_notice", "session_record", "agreement")


def filed(cast: Cast, *kinds: str, **changes: Any) -> Case:
    """A settled case with some issued papers."""
    case = settled(cast, **changes)
    for kind in kinds or KINDS:
        issue(case, kind, cast.mediator)
    return case


def pdf_saying(*lines: str) -> bytes:
    """A PDF from somewhere with these lines on it, long ones wrapped."""
    rows = tuple(
        TimelineRowFacts(day=NOW.date(), kind="办理", title=line, who="某人") for line in lines
    )
    facts = TimelineFacts(
        body=BodyFacts(name="某单位"),
        case_title="无关",
        rows=rows,
        printed_at=NOW,
        printed_by="某人",
    )
    return draw_timeline(facts)


def add_file(case: Case, by: User, content: bytes, name: str, **columns: Any) -> Evidence:
    """A file of the case of the kind that its name says."""
    made = make_evidence(case, by=by, content=content, name=name, **columns)
    kind = kind_of(name)
    assert kind is not None
    made.file.media_type = RULES[kind].media_type
    db.session.commit()
    return made


def add_note(case: Case, by: User, text: str, **columns: Any) -> Note:
    """A back-to-back note unless told otherwise."""
    usual = {"kind": NoteKind.VAULT, "written_at": NOW, "author_id": by.id}
    note = Note(case_id=case.id, text=text, **usual | columns)
    db.session.add(note)
    db.session.commit()
    return note


def job_of(case: Case, by: User, *, volume: Volume = Volume.MAIN, part: int = 1) -> Job:
    """Wish a binding and let the worker do it."""
    job = binding.wish(case, volume=volume, part=part, by=by, at=NOW)
    key = job.id
    job_worker.run_all(lambda: NOW)
    return db.session.get_one(Job, key)


def bind(case: Case, by: User, **what: Any) -> DossierBinding:
    """The newest binding, which must have been made."""
    before = db.session.scalar(select(DossierBinding.id).order_by(DossierBinding.id.desc())) or 0
    job = job_of(case, by, **what)
    assert job.state is JobState.DONE, job.sentence
    made = db.session.scalars(select(DossierBinding).order_by(DossierBinding.id.desc())).first()
    assert made is not None
    assert made.id > before
    return made


def refused(case: Case, by: User, **what: Any) -> str:
    """Why a volume was not bound; nothing is left of it."""
    bindings = select(DossierBinding.id)
    before, on_disk = len(db.session.scalars(bindings).all()), len(list(files.everything()))
    job = job_of(case, by, **what)
    assert job.state is JobState.FAILED
    assert len(db.session.scalars(bindings).all()) == before
    assert len(list(files.everything())) == on_disk
    return job.sentence or ""


def content_of(made: DossierBinding) -> bytes:
    """The bytes of a bound volume."""
    return files.get(made.file.name)


def reader_of(made: DossierBinding) -> PdfReader:
    """A bound volume, open."""
    return PdfReader(BytesIO(content_of(made)))


def pages_of(made: DossierBinding) -> list[str]:
    """The words of each page, without white space."""
    return ["".join((page.extract_text() or "").split()) for page in reader_of(made).pages]
