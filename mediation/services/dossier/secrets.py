"""What must not stand in the main volume of a case, and the words in it that are open anyway.

The texts are read here by the program alone, to compare them with the pages it has just bound;
nobody is shown them, and neither a sentence nor the trail repeats a word of them.
"""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.documents import DOCUMENTS
from mediation.domain.claim_types import ClaimType
from mediation.domain.dossier.leaks import SHEET_WINDOW, Secret, plain
from mediation.domain.papers import RULES, PaperKind
from mediation.domain.small_flows import AgreementState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Agreement, Case, Document, Evidence, Note, Party
from mediation.queries import overrides

SIGNED = {AgreementState.EFFECTIVE, AgreementState.REPLACED}


def typed_secrets(case: Case) -> Iterator[Secret]:
    """What somebody wrote for the office or for the mediator alone."""
    statement = select(Note).filter_by(case_id=case.id).options(joinedload(Note.author))
    for note in db.session.scalars(statement.order_by(Note.id)):
        name = f"{note.kind.label}（{note.author.name} {note.written_at.date().isoformat()}）"
        yield Secret(name, note.text, note.written_at)
    for agreement in case.agreements:
        yield from _overrides(agreement)


def _overrides(agreement: Agreement) -> Iterator[Secret]:
    for row in overrides.of_agreement(agreement.id).values():
        name = f"协议体检放行（{row.asked_by.name} {row.asked_at.date().isoformat()}）"
        yield Secret(name, row.reason, row.asked_at)
        if row.decision_note:
            yield Secret(name, row.decision_note, row.decided_at or row.asked_at)


def sheets_of(case: Case) -> list[Document]:
    """The papers of the side volume."""
    statement = select(Document).where(Document.case_id == case.id, Document.volume == Volume.SIDE)
    return list(db.session.scalars(statement.order_by(Document.id)))


def sheet_secrets(case: Case, paper: Document, words: str) -> Iterator[Secret]:
    """What tells a sheet of the side volume: its bytes, the code on its pages, any long line.

    Names and numbers are cut out of its lines first: every paper of the case has them.
    """
    name = f"副卷《{paper.title}》{paper.number or ''}"
    kept = frozenset({paper.sha256, paper.drawn_sha256 or paper.sha256})
    yield Secret(name, "", paper.issued_at, hashes=kept)
    if paper.page_code:
        yield Secret(name, paper.page_code, paper.issued_at)
    for known in sorted(_registered(case), key=len, reverse=True):
        words = words.replace(known, "\n")
    for line in words.splitlines():
        if len(plain(line)) >= SHEET_WINDOW:
            yield Secret(name, line, paper.issued_at, SHEET_WINDOW)


def side_files(case: Case) -> list[Evidence]:
    """The files of the side volume; one that was voided is no less internal."""
    statement = (
        select(Evidence)
        .where(Evidence.case_id == case.id, Evidence.volume == Volume.SIDE)
        .options(joinedload(Evidence.file, innerjoin=True))
    )
    return list(db.session.scalars(statement.order_by(Evidence.id)))


def file_secret(row: Evidence, words: str) -> Secret:
    """The words of an internal file, and its bytes: a picture has no words."""
    hashes = frozenset({row.file.sha256, row.file.original_sha256})
    return Secret(f"副卷材料“{row.name}”", words, row.added_at, hashes=hashes)


def open_words(case: Case) -> list[str]:
    """What is open whoever repeats it: registered facts, what was agreed, the words of forms."""
    return [*_registered(case), *_agreed(case), *_forms()]


def _registered(case: Case) -> list[str]:
    """Whom and what the case is about, as every paper of it may say."""
    about = [case.title, case.facts, case.reasons, case.number, case.body.name]
    about += [case.body.address, case.body.phone]
    for party in case.parties:
        about += _particulars(party)
    for claim in case.claims:
        about += [ClaimType(claim.type).label, claim.facts]
    return [text for text in about if text]


def _particulars(party: Party) -> list[str | None]:
    told = [party.name, party.address, party.phone, party.identity_number]
    told += [party.bank_name, party.bank_account]
    return told + [text for each in party.representatives for text in (each.name, each.phone)]


def _agreed(case: Case) -> Iterator[str]:
    """The clauses that both sides signed."""
    for agreement in case.agreements:
        if agreement.state in SIGNED:
            yield from (term.text for term in agreement.terms if term.text)


def _forms() -> Iterator[str]:
    """The sentences of the forms that go to parties."""
    for kind, module in DOCUMENTS.items():
        if RULES[PaperKind(kind)].volume is Volume.MAIN:
            yield from (passage.text for passage in module.PASSAGES)
